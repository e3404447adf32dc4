//! What the lists say of each procedure.

use rayon::prelude::*;

use super::paged::Item;
use super::{Role, bodies};
use crate::calendar::Date;
use crate::diagnostic::Language;
use crate::export::site::address::Address;
use crate::export::site::facts::LONGEST;
use crate::export::site::law::laws_of;
use crate::export::site::money::Worked;
use crate::export::site::notice::is_new;
use crate::export::site::page::Page;
use crate::export::site::words::{Tongue, Words, lower_first, words};
use crate::model::Level;
use crate::process::{Catalog, Process};

/// One procedure as lists know it.
pub struct Entry {
    /// The act.
    pub name: Words,
    /// Its page.
    pub address: Address,
    /// National or provincial code.
    pub code: String,
    /// Field of law.
    pub field: String,
    /// The lowest level of government that carries it out.
    pub level: Level,
    /// Its bodies.
    pub bodies: Vec<(Role, String)>,
    /// The laws it rests on.
    pub laws: Vec<String>,
    /// Life events.
    pub life_events: Vec<String>,
    /// Its first day, if that is news.
    pub news: Option<Date>,
    time: Words,
    money: Words,
    online: bool,
}

/// The procedures in force in the whole country, as far as they are published in a language.
pub fn entries(catalog: &Catalog, language: Language) -> Vec<Entry> {
    let all: Vec<&Process> = catalog.in_force().filter(|process| process.place.is_none()).collect();
    all.par_iter()
        .filter_map(|process| {
            let tongues = Tongue::of(process, catalog);
            let tongue = tongues.into_iter().find(|tongue| tongue.language() == language)?;
            Some(entry(process, catalog, tongue))
        })
        .collect()
}

fn entry(process: &Process, catalog: &Catalog, tongue: Tongue<'_>) -> Entry {
    let page = Page::new(process, catalog, tongue);
    let procedure = &process.procedure;
    let worked = Worked::of(&page);
    let one = |said: Vec<Words>| {
        let alone = said.len() == 1;
        let whole = page.tongue.either(said).begin(lower_first);
        let short = alone || whole.plain().chars().count() <= LONGEST;
        if short { whole } else { words!(page.tongue, "tùy trường hợp", "it depends") }
    };
    let named =
        procedure.bodies.iter().flat_map(|all| bodies(all)).map(|(role, id)| (role, id.value.clone()));
    let lowest = [Level::Commune, Level::Province, Level::Ministry, Level::Other];
    let level = lowest.into_iter().find(|level| procedure.levels.iter().any(|own| own.value == *level));
    Entry {
        name: page.title(),
        address: page.here.clone(),
        code: procedure.code.value.clone(),
        field: procedure.field.value.clone(),
        level: level.unwrap_or(Level::Other),
        bodies: named.collect(),
        laws: laws_of(process, catalog),
        life_events: procedure.life_events.iter().map(|event| event.value.clone()).collect(),
        news: is_new(process, catalog.day).then_some(procedure.from.value),
        time: one(worked.time(&page)),
        money: one(worked.amount(&page)),
        online: procedure.channels.as_ref().is_some_and(|channels| channels.online.is_some()),
    }
}

impl Entry {
    /// The line of the procedure in a list: time, money, whether online, code.
    pub fn item(&self, tongue: &Tongue<'_>) -> Item {
        let time = words!(tongue, "Thời hạn: {time}", "Time: {time}", time = self.time.clone());
        let money = words!(tongue, "Phí: {money}", "Fee: {money}", money = self.money.clone());
        let online = if self.online {
            words!(tongue, "nộp trực tuyến được", "can be done online")
        } else {
            Words::default()
        };
        let parts = [time, money, online, Words::from(self.code.as_str())];
        Item { name: self.name.clone(), to: self.address.clone(), more: Words::join(parts, " · ") }
    }
}
