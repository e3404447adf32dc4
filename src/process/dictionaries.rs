//! What several procedures name: all dictionary files of a catalogue, read together.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::calendar::{Calendar, Date, Opening};
use crate::model::{
    Agency, CalendarRow, DataItem, Dictionary, Entry, Fact, Id, Law, Paper, Place, Register, Rows, Table,
    Weekday,
};
use crate::source::{Span, Spanned, Words, nearest};

/// Rows by their ids; of two with one id the first is kept and the second noted.
#[derive(Clone, Debug)]
pub struct Index<T> {
    rows: BTreeMap<String, Spanned<T>>,
    /// Ids that stand twice: the later place and the first.
    pub twice: Vec<(Id, Span)>,
}

impl<T> Default for Index<T> {
    fn default() -> Self {
        Self { rows: BTreeMap::new(), twice: Vec::new() }
    }
}

impl<T> Index<T> {
    fn add(&mut self, rows: Rows<T>, id: impl Fn(&T) -> &Id) {
        for row in rows {
            let name = id(&row).clone();
            if let Some(first) = self.rows.get(&name.value) {
                self.twice.push((name, id(first).span));
            } else {
                self.rows.insert(name.value, row);
            }
        }
    }

    /// The row of an id.
    pub fn get(&self, id: &str) -> Option<&Spanned<T>> {
        self.rows.get(id)
    }

    /// Whether there is such a row.
    pub fn has(&self, id: &str) -> bool {
        self.rows.contains_key(id)
    }

    /// The id that `word` most likely means.
    pub fn nearest(&self, word: &str) -> Option<&str> {
        nearest(word, self.rows.keys().map(String::as_str))
    }

    /// Every row, by id.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Spanned<T>)> {
        self.rows.iter().map(|(id, row)| (id.as_str(), row))
    }
}

/// All dictionaries of a catalogue.
#[derive(Clone, Debug, Default)]
pub struct Dictionaries {
    /// Bodies, units, posts.
    pub agencies: Index<Agency>,
    /// Papers.
    pub papers: Index<Paper>,
    /// Legal documents.
    pub laws: Index<Law>,
    /// Databases of the state.
    pub registers: Index<Register>,
    /// Working calendars as they are declared.
    pub calendars: Index<CalendarRow>,
    /// Shared fields.
    pub fields: Index<Fact>,
    /// Decision tables of money.
    pub fee_schedules: Index<Table>,
    /// Territories.
    pub places: Index<Place>,
    /// Fields of law.
    pub sectors: Index<Entry>,
    /// Kinds of applicant.
    pub applicants: Index<Entry>,
    /// Ids of all procedures of the catalogue, each with the place of its first declaration.
    pub procedures: BTreeMap<String, Span>,
    near_procedures: OnceLock<Words>,
    /// Whether a file of theirs could not be read, so that what is not here may well be declared.
    pub incomplete: bool,
    /// Default currency.
    pub currency: Option<String>,
    /// Default language.
    pub language: Option<String>,
    /// Default calendar.
    pub calendar: Option<Id>,
    built: BTreeMap<String, Calendar>,
    changed_by: BTreeMap<String, Vec<String>>,
    /// Every `register.item`.
    data: BTreeSet<String>,
}

impl Dictionaries {
    /// Puts the files together.
    pub fn new(files: impl IntoIterator<Item = Dictionary>) -> Self {
        let mut all = Self::default();
        for file in files {
            all.agencies.add(file.agencies, |row| &row.id);
            all.papers.add(file.documents, |row| &row.id);
            all.laws.add(file.laws, |row| &row.id);
            all.registers.add(file.registers, |row| &row.id);
            all.calendars.add(file.calendars, |row| &row.id);
            all.fields.add(file.fields, |row| &row.id);
            all.fee_schedules.add(file.fee_schedules, |row| &row.id);
            all.places.add(file.places, |row| &row.id);
            all.sectors.add(file.sectors, |row| &row.id);
            all.applicants.add(file.applicants, |row| &row.id);
            all.currency = all.currency.or(file.currency.map(|it| it.value));
            all.language = all.language.or(file.language.map(|it| it.value));
            all.calendar = all.calendar.or(file.calendar);
        }
        for (id, register) in all.registers.iter() {
            all.data.extend(register.data.iter().map(|item| format!("{id}.{}", item.id.value)));
        }
        let built = all.calendars.iter().map(|(id, row)| (id.to_owned(), build(row)));
        all.built = built.collect();
        for (id, law) in all.laws.iter() {
            for changed in law.amends.iter().chain(&law.replaces) {
                all.changed_by.entry(changed.value.clone()).or_default().push(id.to_owned());
            }
        }
        all
    }

    /// The procedure that `word` most likely means.
    pub fn nearest_procedure(&self, word: &str) -> Option<&str> {
        let words = || self.procedures.keys().map(String::as_str).collect();
        self.near_procedures.get_or_init(words).nearest(word)
    }

    /// Every id that stands twice in dictionaries of one kind: the later place and the first.
    pub fn twice(&self) -> Vec<&(Id, Span)> {
        let lists = [
            &self.agencies.twice,
            &self.papers.twice,
            &self.laws.twice,
            &self.registers.twice,
            &self.calendars.twice,
            &self.fields.twice,
            &self.fee_schedules.twice,
            &self.places.twice,
            &self.sectors.twice,
            &self.applicants.twice,
        ];
        lists.into_iter().flatten().collect()
    }

    /// The working calendar of an id, or the country's.
    pub fn calendar(&self, id: Option<&str>) -> Option<&Calendar> {
        let id = id.or(self.calendar.as_ref().map(|id| id.value.as_str()))?;
        self.built.get(id)
    }

    /// The laws that amend or replace a law.
    pub fn changed_by(&self, law: &str) -> impl Iterator<Item = &Spanned<Law>> {
        self.changed_by.get(law).into_iter().flatten().filter_map(|id| self.laws.get(id))
    }

    /// The law in force on a day that replaces another.
    pub fn successor(&self, law: &str, day: Date) -> Option<&Spanned<Law>> {
        let replaces = |later: &&Spanned<Law>| later.replaces.iter().any(|id| id.value == law);
        let begun = |later: &&Spanned<Law>| later.from.as_ref().is_some_and(|from| from.value <= day);
        self.changed_by(law).filter(replaces).find(begun)
    }

    /// The name people know an agency by; of the two built-in actors, the word for them in Vietnamese.
    pub fn actor<'a>(&'a self, id: &'a str) -> &'a str {
        match id {
            "applicant" => "Người nộp hồ sơ",
            "public" => "Công chúng",
            _ => self.agencies.get(id).map_or(id, |agency| &agency.name.value),
        }
    }

    /// Whether an agency or a built-in actor has this id.
    pub fn has_actor(&self, id: &str) -> bool {
        matches!(id, "applicant" | "public") || self.agencies.has(id)
    }

    /// The name of a paper, or its id.
    pub fn paper<'a>(&'a self, id: &'a str) -> &'a str {
        self.papers.get(id).map_or(id, |paper| &paper.name.value)
    }

    /// The data item `register.item`.
    pub fn data(&self, item: &str) -> Option<&Spanned<DataItem>> {
        let (register, data) = item.split_once('.')?;
        self.registers.get(register)?.data.iter().find(|row| row.id.value == data)
    }

    /// Whether there is a data item `register.item`.
    pub fn has_data(&self, item: &str) -> bool {
        self.data.contains(item)
    }

    /// Every data item as `register.item`.
    pub fn data_items(&self) -> impl Iterator<Item = &str> {
        self.data.iter().map(String::as_str)
    }

    /// A place and those it lies within, from the inside out.
    pub fn within<'a>(&'a self, place: &'a str) -> Vec<&'a str> {
        let mut chain = Vec::new();
        let mut next = Some(place);
        while let Some(id) = next {
            if chain.contains(&id) {
                break;
            }
            chain.push(id);
            next = self.places.get(id).and_then(|place| place.within.as_ref()).map(|id| id.value.as_str());
        }
        chain
    }
}

fn build(row: &CalendarRow) -> Calendar {
    use crate::calendar::Weekday as Day;
    let weekend = row.weekend.iter().map(|day| match day.value {
        Weekday::Monday => Day::Monday,
        Weekday::Tuesday => Day::Tuesday,
        Weekday::Wednesday => Day::Wednesday,
        Weekday::Thursday => Day::Thursday,
        Weekday::Friday => Day::Friday,
        Weekday::Saturday => Day::Saturday,
        Weekday::Sunday => Day::Sunday,
    });
    let holidays = row.holidays.iter().map(|holiday| {
        let name = holiday.name.as_ref().map(|name| name.value.clone()).unwrap_or_default();
        (holiday.date.value, name)
    });
    let hours: Vec<Opening> = row.hours.iter().map(|hours| hours.value).collect();
    Calendar::new(weekend, holidays, row.working.iter().map(|day| day.value), hours)
}
