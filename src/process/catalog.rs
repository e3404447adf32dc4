//! A catalogue as a whole: what its procedures share, what stands beside them, and a card of each.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Dictionaries, Judged, Process};
use crate::calendar::Date;
use crate::model::{Id, Overlay, Scenarios, Status, Translation};
use crate::source::{FileId, Spanned};
use crate::yaml::Node;

/// A file that is laid over procedures or stands beside them.
#[derive(Clone, Debug)]
pub struct Filed<T> {
    /// The file.
    pub file: FileId,
    /// What it declares.
    pub value: T,
}

/// Everything at once. Of procedures it holds cards only, so that ten thousand of them need little room.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// What ids stand for.
    pub dictionaries: Arc<Dictionaries>,
    /// Every version of every procedure, by id, first day and place.
    pub cards: Vec<Card>,
    /// Overlays, by layer.
    pub overlays: Vec<Filed<Overlay>>,
    /// Scenarios, by procedure.
    pub scenarios: Vec<Filed<Scenarios>>,
    /// Translations, by procedure and language.
    pub translations: Vec<Filed<Translation>>,
    /// Interlinked procedures in force, by the id of each procedure that they join.
    pub joined: BTreeMap<String, Vec<String>>,
    /// The day asked for.
    pub day: Date,
}

/// What others may ask about one version of a procedure.
#[derive(Clone, Debug)]
pub struct Card {
    /// The file of the base.
    pub file: FileId,
    /// Its id.
    pub procedure: Id,
    /// Its code.
    pub code: Spanned<String>,
    /// Its official name.
    pub name: Spanned<String>,
    /// The place whose overlays are laid over it.
    pub place: Option<String>,
    /// First day.
    pub from: Spanned<Date>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
    /// Life of this version.
    pub status: Option<Status>,
    /// The day on which it is judged, and whether it is in force on the day asked for.
    pub judged: Judged,
    /// The procedure of which it is a variant.
    pub variant_of: Option<Id>,
    /// The procedures that it joins.
    pub members: Vec<Id>,
    /// The procedures that its steps call.
    pub calls: Vec<Id>,
    /// The ids of the papers it asks for.
    pub papers: Vec<String>,
}

impl Card {
    /// The card of a process.
    pub fn of(process: &Process) -> Self {
        let procedure = &process.procedure;
        Self {
            file: process.file,
            procedure: procedure.procedure.clone(),
            code: procedure.code.clone(),
            name: procedure.name.clone(),
            place: process.place.clone(),
            from: procedure.from.clone(),
            until: procedure.until.clone(),
            status: procedure.status.as_ref().map(|status| status.value),
            judged: process.judged,
            variant_of: procedure.variant_of.clone(),
            members: procedure.members.clone(),
            calls: process.calls().into_iter().filter_map(|step| step.procedure.clone()).collect(),
            papers: process.papers_asked().into_iter().map(str::to_owned).collect(),
        }
    }
}

impl Catalog {
    /// Brings what stands beside procedures into the order in which it is looked up.
    pub fn sort_beside(&mut self) {
        self.scenarios.sort_by_cached_key(|filed| filed.value.tests_of.value.clone());
        self.translations.sort_by_cached_key(|filed| {
            (filed.value.translation_of.value.clone(), filed.value.language.value.clone())
        });
    }

    /// All versions of a procedure, with what stands beside it.
    pub fn beside<'a>(&'a self, id: &str, processes: &'a [Process]) -> Versions<'a> {
        Versions { processes, scenarios: self.scenarios_of(id), translations: self.translations_of(id) }
    }

    /// Puts in the cards.
    pub fn file(&mut self, mut cards: Vec<Card>) {
        cards.sort_by(|one, other| {
            let key = |card: &Card| (card.from.value, card.file);
            let same_id = one.procedure.value.cmp(&other.procedure.value);
            same_id.then_with(|| key(one).cmp(&key(other))).then_with(|| one.place.cmp(&other.place))
        });
        let mut joined: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for card in cards.iter().filter(|card| card.judged.in_force && card.place.is_none()) {
            for member in &card.members {
                joined.entry(member.value.clone()).or_default().push(card.procedure.value.clone());
            }
        }
        self.joined = joined;
        self.cards = cards;
    }

    /// The cards of those in force on the day asked for.
    pub fn in_force(&self) -> impl Iterator<Item = &Card> {
        self.cards.iter().filter(|card| card.judged.in_force)
    }

    /// The cards of every version of a procedure, by first day, places included.
    pub fn versions(&self, id: &str) -> &[Card] {
        equal(&self.cards, |card| card.procedure.value.as_str(), id)
    }

    /// The card of a procedure that is in force, in the whole country.
    pub fn find(&self, id: &str) -> Option<&Card> {
        self.versions(id).iter().find(|card| card.judged.in_force && card.place.is_none())
    }

    /// The scenarios of a procedure.
    pub fn scenarios_of(&self, id: &str) -> &[Filed<Scenarios>] {
        equal(&self.scenarios, |filed| filed.value.tests_of.value.as_str(), id)
    }

    /// The translations of a procedure, by language.
    pub fn translations_of(&self, id: &str) -> &[Filed<Translation>] {
        equal(&self.translations, |filed| filed.value.translation_of.value.as_str(), id)
    }

    /// The translation of a procedure into a language.
    pub fn translation(&self, id: &str, language: &str) -> Option<&Translation> {
        let all = self.translations_of(id).iter().map(|filed| &filed.value);
        all.into_iter().find(|translation| translation.language.value == language)
    }
}

/// The stretch of a sorted list in which a key is this one.
fn equal<'a, T>(all: &'a [T], key: impl Fn(&T) -> &str, wanted: &str) -> &'a [T] {
    let start = all.partition_point(|one| key(one) < wanted);
    let behind = all[start..].partition_point(|one| key(one) == wanted);
    &all[start..start + behind]
}

/// All versions of one procedure, with what stands beside it.
#[derive(Clone, Copy, Debug)]
pub struct Versions<'a> {
    /// By first day, each followed by the places in which it differs.
    pub processes: &'a [Process],
    /// Its scenarios.
    pub scenarios: &'a [Filed<Scenarios>],
    /// Its translations.
    pub translations: &'a [Filed<Translation>],
}

impl<'a> Versions<'a> {
    /// The versions as they hold where they are declared.
    pub fn declared(&self) -> impl Iterator<Item = &'a Process> {
        self.processes.iter().filter(|process| process.place.is_none())
    }

    /// What is written in each, by first day, places included.
    pub fn written(&self) -> impl DoubleEndedIterator<Item = &'a Node> {
        self.processes.iter().map(|process| &*process.root)
    }

    /// What is written in the version in force, or in the newest.
    pub fn current(&self) -> Option<&'a Node> {
        let in_force = self.declared().find(|process| process.judged.in_force);
        in_force.or(self.processes.last()).map(|process| &*process.root)
    }
}
