//! One version of a procedure: as it holds where it is declared, and as it holds in each place with overlays of its own.

use std::sync::Arc;

use crate::calendar::Calendar;
use crate::diagnostic::Diagnostic;
use crate::model::{self, Procedure};
use crate::source::FileId;
use crate::yaml::{Node, Tree};

use super::dating::on_day;
use super::layers::{Layer, Layered, When, lay_over};
use super::{Dictionaries, Judged, Meaning, Process, lay_out};

/// A version with everything that is laid over it.
pub struct Version<'a> {
    /// Its file.
    pub file: FileId,
    /// What it declares.
    pub procedure: Procedure,
    /// As it is written.
    pub root: &'a Node,
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
        let mut findings = Vec::new();
        let home = self.procedure.place.as_ref().map(|place| place.value.clone());
        let mut processes: Vec<Process> = Vec::new();
        let layered = self.laid_over(home.as_deref(), When::On(self.judged.day));
        let planned = self.planned(&layered.root, &mut findings);
        if let Some(mut process) = self.process(None, layered, &mut findings) {
            process.misfits.extend(planned.misfits);
            process.planned = planned.applied;
            processes.push(process);
        }
        for place in self.places(home.as_deref()) {
            let layered = self.laid_over(Some(place), When::On(self.judged.day));
            let is_own = |other: &Option<String>| other.as_deref() == Some(place);
            let applies = layered.applied.iter().any(|applied| is_own(&applied.place));
            if applies || layered.misfits.iter().any(|misfit| is_own(&misfit.place)) {
                processes.extend(self.process(Some(place.to_owned()), layered, &mut findings));
            }
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

    fn calendar(&self) -> Calendar {
        self.dictionaries.calendar(None).cloned().unwrap_or_default()
    }

    /// The tree with the overlays of the country and of the places around this one.
    fn laid_over(&self, place: Option<&str>, when: When) -> Layered {
        let around = place.map(|place| self.dictionaries.within(place)).unwrap_or_default();
        let here: Vec<Layer<'_>> = self
            .reaching()
            .filter(|layer| layer.place().is_none_or(|place| around.contains(&place)))
            .collect();
        lay_over(self.root, &here, when, &self.calendar())
    }

    /// What overlays of any place will do to it while it lasts.
    fn planned(&self, root: &Node, findings: &mut Vec<Diagnostic>) -> Layered {
        let layers: Vec<Layer<'_>> = self.reaching().collect();
        let planned =
            lay_over(root, &layers, When::After(self.judged.day, self.judged.last), &self.calendar());
        if !planned.applied.is_empty() {
            let tree = Tree { root: planned.root.clone(), comments: Vec::new() };
            findings.extend(model::declare_again(&tree).1);
        }
        planned
    }

    fn process(
        &self,
        place: Option<String>,
        layered: Layered,
        findings: &mut Vec<Diagnostic>,
    ) -> Option<Process> {
        let pruned = on_day(&layered.root, self.judged.day);
        let procedure = if pruned.is_some() || !layered.applied.is_empty() {
            let root = pruned.unwrap_or_else(|| layered.root.clone());
            let (procedure, found) = model::declare_again(&Tree { root, comments: Vec::new() });
            findings.extend(found);
            procedure?
        } else {
            self.procedure.clone()
        };
        Some(Process {
            file: self.file,
            layout: lay_out(&procedure),
            meaning: Meaning::of(&procedure, self.dictionaries),
            procedure,
            root: layered.root,
            judged: self.judged,
            place,
            applied: layered.applied,
            planned: Vec::new(),
            misfits: layered.misfits,
            dictionaries: Arc::clone(self.dictionaries),
        })
    }
}
