//! What pages say of procedures that are not their own: of each a card, and an entry for the lists. Both are small, made
//! while the procedure is at hand, and kept when it is gone; nothing else on the site looks at another procedure.

use super::address::Address;
use super::facts::LONGEST;
use super::law::laws_of;
use super::lists::{Role, bodies};
use super::money::{Worked, as_told};
use super::notice::is_new;
use super::page::Page;
use super::words::{Tongue, Words, lower_first, upper_first, words};
use crate::calendar::Date;
use crate::diagnostic::Language;
use crate::model::Level;
use crate::process::{self, Catalog};

/// What a procedure is called, and where its pages stand.
#[derive(Clone, Debug)]
pub struct Card {
    /// National or provincial code.
    pub code: String,
    /// The act, in the language of the catalogue.
    pub act: String,
    /// The place for which the page is.
    pub place: Option<String>,
    address: Address,
    english: Option<English>,
}

/// The page in English.
#[derive(Clone, Debug)]
struct English {
    /// The act, if it was translated.
    act: Option<String>,
    address: Address,
}

impl Card {
    /// What pages say of a procedure.
    pub fn of(card: &process::Card, catalog: &Catalog) -> Self {
        let (code, place) = (card.code.as_str(), card.place.as_deref());
        let address = |language| Address::procedure(&card.procedure, code, place, language);
        let translation = catalog.translation(&card.procedure, "en");
        let english = translation.map(|translation| {
            let name = translation.texts.iter().find(|(path, _)| path.value == "name");
            English { act: name.map(|(_, text)| act(&text.value)), address: address(Language::En) }
        });
        Self {
            code: code.to_owned(),
            act: act(&card.name.value),
            place: card.place.clone(),
            address: address(Language::Vi),
            english,
        }
    }

    /// Another procedure that is in force in the whole country.
    pub fn find(id: &str, catalog: &Catalog) -> Option<Self> {
        catalog.find(id).map(|card| Self::of(card, catalog))
    }

    /// The name in the language of a page, without a link.
    pub fn name(&self, tongue: &Tongue<'_>) -> Words {
        let translated = self.english.as_ref().and_then(|english| english.act.as_deref());
        match translated.filter(|_| tongue.is_english()) {
            Some(act) => Words::from(act),
            None => tongue.foreign(&self.act),
        }
    }

    /// The page in a language, or else in that of the catalogue.
    pub fn address(&self, language: Language) -> &Address {
        let english = self.english.as_ref().filter(|_| language == Language::En);
        english.map_or(&self.address, |english| &english.address)
    }
}

/// The act in an official name: `Thủ tục đăng ký khai sinh` is about `Đăng ký khai sinh`.
pub fn act(name: &str) -> String {
    let name = name.trim();
    let lower = lower_first(name);
    let rest = lower.strip_prefix("thủ tục ").map_or(name, str::trim_start);
    upper_first(if rest.is_empty() { name } else { rest })
}

/// One procedure as lists in one language know it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The id of the procedure.
    pub id: String,
    /// The act.
    pub name: Words,
    /// Its page.
    pub address: Address,
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
    /// How long it takes, what it costs, whether it can be done online.
    pub facts: Words,
}

impl Entry {
    /// The entry of a procedure of which the page is at hand.
    pub fn of(page: &Page<'_>) -> Self {
        let procedure = &page.process.procedure;
        let named = procedure.bodies.iter().flat_map(|all| bodies(all));
        let lowest = [Level::Commune, Level::Province, Level::Ministry, Level::Other];
        let level = lowest.into_iter().find(|level| procedure.levels.iter().any(|own| own.value == *level));
        Self {
            id: procedure.procedure.value.clone(),
            name: page.title(),
            address: page.here.clone(),
            field: procedure.field.value.clone(),
            level: level.unwrap_or(Level::Other),
            bodies: named.map(|(role, id)| (role, id.value.clone())).collect(),
            laws: laws_of(page.process, page.catalog),
            life_events: procedure.life_events.iter().map(|event| event.value.clone()).collect(),
            news: is_new(page.process, page.catalog.day).then_some(procedure.from.value),
            facts: facts(page),
        }
    }
}

/// The line of a procedure in a list: time, money, whether online, code.
fn facts(page: &Page<'_>) -> Words {
    let (procedure, tongue) = (&page.process.procedure, &page.tongue);
    let worked = Worked::of(page);
    let short = |said: Vec<Words>| {
        let alone = said.len() == 1;
        let whole = as_told(said, tongue);
        let fits = alone || whole.plain().chars().count() <= LONGEST;
        if fits { whole } else { words!(tongue, "tùy trường hợp", "it depends") }
    };
    let time = words!(tongue, "Thời hạn: {time}", "Time: {time}", time = short(worked.time(page)));
    let money = words!(tongue, "Phí: {money}", "Fee: {money}", money = short(worked.amount(page)));
    let online = procedure.channels.as_ref().is_some_and(|channels| channels.online.is_some());
    let online = online.then(|| words!(tongue, "nộp trực tuyến được", "can be done online"));
    let code = Words::from(procedure.code.value.as_str());
    Words::join([time, money, online.unwrap_or_default(), code], " · ")
}
