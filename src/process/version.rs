//! One version of a procedure: as it holds where it is declared, and as it holds in each place with overlays of its own.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::calendar::Calendar;
use crate::diagnostic::Diagnostic;
use crate::model::{self, Procedure};
use crate::source::{FileId, Span};
use crate::yaml::Node;

use super::dating::on_day;
use super::layers::{Layer, Layered, When, lay_over};
use super::references::{Reference, references};
use super::{Dictionaries, Judged, Meaning, Process, lay_out};

/// A version with everything that is laid over it.
pub struct Version<'a> {
    /// Its file.
    pub file: FileId,
    /// What it declares.
    pub procedure: Arc<Procedure>,
    /// As it is written.
    pub root: Arc<Node>,
    /// When it is judged.
    pub judged: Judged,
    /// The overlays of the catalogue, in the order in which they are laid.
    pub layers: &'a [Layer<'a>],
    /// What its ids stand for.
    pub dictionaries: &'a Arc<Dictionaries>,
}

impl Version<'_> {
    /// Lays it out for every place in which it differs; with findings where an overlay makes a file of wrong shape.
    pub fn processes(self) -> (Vec<Process>, Vec<Diagnostic>) {
        let home = self.procedure.place.as_ref().map(|place| place.value.clone());
        let (mut processes, mut findings) = (Vec::new(), Vec::new());
        let (mut planned, mut misfits) = (Vec::new(), Vec::new());
        let places = self.places(home.as_deref()).into_iter().map(Some);
        for place in std::iter::once(None).chain(places) {
            let around = place.or(home.as_deref());
            let layered = self.laid_over(&self.root, around, When::On(self.judged.day));
            let later = When::After(self.judged.day, self.judged.last);
            let later = self.laid_over(&layered.root, around, later);
            if !later.applied.is_empty() {
                findings.extend(model::declare_again(&later.root).1);
            }
            planned.extend(later.applied);
            misfits.extend(later.misfits);
            if place.is_none_or(|place| layered.is_of(place)) {
                processes.extend(self.process(place.map(str::to_owned), layered, &mut findings));
            }
        }
        if let Some(first) = processes.first_mut() {
            first.planned = planned;
            first.misfits.extend(misfits);
        }
        (processes, findings)
    }

    fn reaching(&self) -> impl Iterator<Item = Layer<'_>> {
        self.layers.iter().copied().filter(|layer| layer.reaches(&self.procedure.procedure.value))
    }

    /// The places inside the one where it is declared that have overlays of their own.
    fn places(&self, home: Option<&str>) -> Vec<&str> {
        let around_home = home.map(|home| self.dictionaries.within(home)).unwrap_or_default();
        let is_inside = |place: &str| match home {
            None => true,
            Some(home) => !around_home.contains(&place) && self.dictionaries.within(place).contains(&home),
        };
        let mut places: Vec<&str> = self.reaching().filter_map(|layer| layer.place()).collect();
        places.retain(|place| is_inside(place));
        places.sort_unstable();
        places.dedup();
        places
    }

    /// A tree with the overlays of the country and of the places around one.
    fn laid_over<'r>(&self, root: &'r Node, place: Option<&str>, when: When) -> Layered<'r> {
        let around = place.map(|place| self.dictionaries.within(place)).unwrap_or_default();
        let is_here = |layer: &Layer<'_>| layer.place().is_none_or(|place| around.contains(&place));
        let here: Vec<Layer<'_>> = self.reaching().filter(is_here).collect();
        let (own, none) = (self.dictionaries.calendar(None), Calendar::default());
        lay_over(root, &here, when, own.unwrap_or(&none))
    }

    /// What the base names in rows that do not hold on the day.
    fn of_other_days(&self, now: &[Reference]) -> Vec<Reference> {
        let known: BTreeSet<(Span, &str)> = now.iter().map(|it| (it.span, it.id.as_str())).collect();
        let mut all = references(&self.procedure);
        all.retain(|it| !known.contains(&(it.span, it.id.as_str())));
        all
    }

    fn process(
        &self,
        place: Option<String>,
        layered: Layered<'_>,
        findings: &mut Vec<Diagnostic>,
    ) -> Option<Process> {
        let pruned = on_day(&layered.root, self.judged.day);
        let procedure = if pruned.is_some() || !layered.applied.is_empty() {
            let (procedure, found) = model::declare_again(pruned.as_ref().unwrap_or(&layered.root));
            findings.extend(found);
            Arc::new(procedure?)
        } else {
            Arc::clone(&self.procedure)
        };
        let root = match layered.root {
            Cow::Borrowed(_) => Arc::clone(&self.root),
            Cow::Owned(root) => Arc::new(root),
        };
        let now = references(&procedure);
        Some(Process {
            file: self.file,
            layout: lay_out(&procedure),
            meaning: Meaning::of(&procedure, self.dictionaries),
            references_of_other_days: self.of_other_days(&now),
            references: now,
            procedure,
            root,
            judged: self.judged,
            place,
            applied: layered.applied,
            planned: Vec::new(),
            misfits: layered.misfits,
            dictionaries: Arc::clone(self.dictionaries),
        })
    }
}
