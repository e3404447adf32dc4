//! Dictionaries: agencies, papers, laws, registers, calendars, fields and places that several procedures name.

use serde::Deserialize;

use super::{Basis, CalendarRow, Fact, Id, Law, Level, Place, Register, Rows, Table};
use crate::calendar::{Date, Duration};
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
