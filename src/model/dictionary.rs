//! Dictionaries: agencies, papers, laws, registers, calendars, fields and places that several procedures name.

use serde::Deserialize;

use super::fact::{Fact, Table};
use super::procedure::Level;
use super::{Basis, Id, Rows};
use crate::calendar::{Date, Duration, Opening};
use crate::source::Spanned;

/// One dictionary file; all files of one kind are read together.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Dictionary {
    /// Name of the file.
    pub dictionary: Id,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// Bodies, units, posts.
    #[serde(default)]
    pub agencies: Rows<Agency>,
    /// Papers.
    #[serde(default)]
    pub documents: Rows<Paper>,
    /// Legal documents.
    #[serde(default)]
    pub laws: Rows<Law>,
    /// Databases of the state.
    #[serde(default)]
    pub registers: Rows<Register>,
    /// Working calendars.
    #[serde(default)]
    pub calendars: Rows<CalendarRow>,
    /// Shared fields.
    #[serde(default)]
    pub fields: Rows<Fact>,
    /// Decision tables of money.
    #[serde(default)]
    pub fee_schedules: Rows<Table>,
    /// Territories.
    #[serde(default)]
    pub places: Rows<Place>,
    /// Fields of law.
    #[serde(default)]
    pub sectors: Rows<Entry>,
    /// Kinds of applicant.
    #[serde(default)]
    pub applicants: Rows<Entry>,
    /// Default currency.
    pub currency: Option<Spanned<String>>,
    /// Country code.
    pub country: Option<Spanned<String>>,
    /// Default language.
    pub language: Option<Spanned<String>>,
    /// Default calendar.
    pub calendar: Option<Id>,
}

words! {
    /// What an agency is.
    AgencyKind {
        /// A body.
        Body = "body",
        /// A unit of a body.
        Unit = "unit",
        /// A post.
        Post = "post",
        /// A one-stop centre.
        Centre = "centre",
        /// A company.
        Company = "company",
        /// A person outside the administration.
        Person = "person",
    }
}

/// A body, a unit, or a post.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Agency {
    /// Id.
    pub id: Id,
    /// Name shown to people.
    pub name: Spanned<String>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day: a code that was closed by a merger.
    pub until: Option<Spanned<Date>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// Published code (Decision 20/2020/QĐ-TTg).
    pub code: Option<Spanned<String>>,
    /// What it is.
    pub kind: Option<Spanned<AgencyKind>>,
    /// Level of government.
    pub level: Option<Spanned<Level>>,
    /// Where.
    pub place: Option<Id>,
    /// Stands for every body of its kind.
    pub generic: Option<Spanned<bool>>,
    /// The body it belongs to.
    pub part_of: Option<Id>,
}

/// A paper of the dictionary.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Paper {
    /// Id.
    pub id: Id,
    /// Name shown to people.
    pub name: Spanned<String>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day: the paper exists no longer.
    pub until: Option<Spanned<Date>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// Published code.
    pub code: Option<Spanned<String>>,
    /// Other codes.
    #[serde(default)]
    pub codes: Vec<Spanned<String>>,
    /// Law id and form number.
    pub form: Option<Spanned<String>>,
    /// Who issues it.
    pub issuer: Option<Id>,
    /// How long it is valid.
    pub validity: Option<Spanned<Duration>>,
    /// Data it proves.
    #[serde(default)]
    pub proves: Vec<Id>,
    /// Data items in which the state holds the same.
    #[serde(default)]
    pub held: Vec<Id>,
    /// The procedure of which it is the result.
    pub issued_by: Option<Id>,
}

impl Paper {
    /// The law and the number of its form, `nd-148-2024 mau-01`; none if its form does not name both.
    pub fn numbered_form(&self) -> Option<(&str, &str)> {
        numbered_form(&self.form.as_ref()?.value)
    }
}

/// The id of a law, in which there is a number, and the number of a form behind it.
pub fn numbered_form(form: &str) -> Option<(&str, &str)> {
    let (law, number) = form.split_once(' ')?;
    let id = law.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    let dated = law.contains('-') && law.bytes().any(|byte| byte.is_ascii_digit());
    (id && dated && !law.starts_with("mau") && !number.trim().is_empty()).then_some((law, number))
}

words! {
    /// Rank of a legal document.
    LawKind {
        /// Luật.
        Law = "law",
        /// Bộ luật.
        Code = "code",
        /// Nghị quyết.
        Resolution = "resolution",
        /// Nghị định.
        Decree = "decree",
        /// Thông tư.
        Circular = "circular",
        /// Thông tư liên tịch.
        JointCircular = "joint-circular",
        /// Quyết định.
        Decision = "decision",
        /// Điều ước quốc tế.
        Treaty = "treaty",
    }
}

/// A legal document.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Law {
    /// Id.
    pub id: Id,
    /// Title.
    pub name: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// First day in force.
    pub from: Option<Spanned<Date>>,
    /// Last day in force.
    pub until: Option<Spanned<Date>>,
    /// Number as printed.
    pub number: Spanned<String>,
    /// Rank.
    pub kind: Option<Spanned<LawKind>>,
    /// Who issued it.
    pub issuer: Option<Id>,
    /// Day of adoption.
    pub adopted: Option<Spanned<Date>>,
    /// Laws it amends.
    #[serde(default)]
    pub amends: Vec<Id>,
    /// Laws it replaces.
    #[serde(default)]
    pub replaces: Vec<Id>,
    /// Address of its text.
    pub url: Option<Spanned<String>>,
}

/// A database of the state.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Register {
    /// Id.
    pub id: Id,
    /// Name shown to people.
    pub name: Spanned<String>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// Who keeps it.
    pub owner: Option<Id>,
    /// Data offered.
    #[serde(default)]
    pub data: Rows<DataItem>,
}

/// A data item of a register.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DataItem {
    /// Id.
    pub id: Id,
    /// Name shown to people.
    pub name: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
    /// From when the owner has declared it usable.
    pub published: Option<Spanned<Date>>,
    /// Whom or what it covers.
    pub scope: Option<Spanned<String>>,
}

impl DataItem {
    /// From when it can be looked up, as far as that is said: it must be in force and declared usable.
    pub fn offered_from(&self) -> Option<&Spanned<Date>> {
        self.from.iter().chain(&self.published).max()
    }

    /// Whether it can be looked up on a day; what is not said is no hindrance.
    pub fn is_offered(&self, day: Date) -> bool {
        self.offered_from().is_none_or(|first| first.value <= day)
            && self.until.as_ref().is_none_or(|last| day <= last.value)
    }
}

/// A working calendar.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CalendarRow {
    /// Id.
    pub id: Id,
    /// Name shown to people.
    pub name: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// Where it holds.
    pub place: Option<Id>,
    /// Days of the week that are off.
    pub weekend: Vec<Spanned<Weekday>>,
    /// Holidays.
    #[serde(default)]
    pub holidays: Rows<Holiday>,
    /// Days off worked instead.
    #[serde(default)]
    pub working: Vec<Spanned<Date>>,
    /// Office hours.
    pub hours: Vec<Spanned<Opening>>,
}

words! {
    /// A day of the week.
    Weekday {
        /// Monday.
        Monday = "mon",
        /// Tuesday.
        Tuesday = "tue",
        /// Wednesday.
        Wednesday = "wed",
        /// Thursday.
        Thursday = "thu",
        /// Friday.
        Friday = "fri",
        /// Saturday.
        Saturday = "sat",
        /// Sunday.
        Sunday = "sun",
    }
}

/// A holiday.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Holiday {
    /// The day.
    pub date: Spanned<Date>,
    /// Its name.
    pub name: Option<Spanned<String>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
}

words! {
    /// What a territory is.
    PlaceLevel {
        /// A country.
        Country = "country",
        /// A province.
        Province = "province",
        /// A commune.
        Commune = "commune",
    }
}

/// A territory.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Place {
    /// Id.
    pub id: Id,
    /// Name shown to people.
    pub name: Spanned<String>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// Published code.
    pub code: Option<Spanned<String>>,
    /// The territory it lies in.
    pub within: Option<Id>,
    /// What it is.
    pub level: Option<Spanned<PlaceLevel>>,
    /// Traits used by laws.
    #[serde(default)]
    pub traits: Vec<Id>,
}

/// A field of law or a kind of applicant.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Entry {
    /// Id.
    pub id: Id,
    /// Name shown to people.
    pub name: Spanned<String>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
    /// Published code.
    pub code: Option<Spanned<String>>,
}
