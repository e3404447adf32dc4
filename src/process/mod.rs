//! A procedure laid out as a graph, with everything its ids stand for.

mod dictionaries;
mod graph;
mod knowledge;
mod lay_out;
mod layers;
mod references;
mod steps;

use std::sync::Arc;

use crate::calendar::{Calendar, Date};
use crate::model::{Id, Overlay, Procedure, Scenarios, Step, Translation};
use crate::source::{FileId, Spanned};

pub use dictionaries::{Dictionaries, Index};
pub use graph::{
    Flow, FlowId, FlowRef, Graph, Guard, Node as GraphNode, NodeId, NodeKind, TaskKind, Trigger,
};
pub use knowledge::Knowledge;
pub use lay_out::{Fall, FallsOut, JOIN, Layout, lay_out};
pub use layers::{Applied, Deed, Judged, Layer, Layered, Misfit, holds, judge, lay_over, on_day};
pub use references::{Reference, Target, references};
pub use steps::{Jump, Placed, jumps, placed};

/// One version of a procedure, for one place, on one day, laid out.
#[derive(Clone, Debug)]
pub struct Process {
    /// The file of the base.
    pub file: FileId,
    /// What it declares, after overlays, with the rows of the day.
    pub procedure: Procedure,
    /// The day on which it is judged, and whether it is in force on the day asked for.
    pub judged: Judged,
    /// The place whose overlays are laid over it.
    pub place: Option<String>,
    /// What overlays did to it.
    pub applied: Vec<Applied>,
    /// What in overlays did not fit.
    pub misfits: Vec<Misfit>,
    /// What its ids stand for.
    pub dictionaries: Arc<Dictionaries>,
    /// Its graph, and what leads nowhere.
    pub layout: Layout,
}

impl Process {
    /// Its id, with the place it was laid over for behind an `@`.
    pub fn key(&self) -> String {
        match &self.place {
            Some(place) => format!("{}@{place}", self.procedure.procedure.value),
            None => self.procedure.procedure.value.clone(),
        }
    }

    /// The graph.
    pub fn graph(&self) -> &Graph {
        &self.layout.graph
    }

    /// Every step in the order written, branches included.
    pub fn steps(&self) -> Vec<Placed<'_>> {
        placed(&self.procedure)
    }

    /// The step of an id.
    pub fn step(&self, id: &str) -> Option<&Spanned<Step>> {
        self.steps().into_iter().map(|placed| placed.step).find(|step| step.id.value == id)
    }

    /// The calendar by which its limits are counted.
    pub fn calendar(&self) -> Option<&Calendar> {
        let named = self.procedure.clock.as_ref().and_then(|clock| clock.calendar.as_ref());
        self.dictionaries.calendar(named.map(|id| id.value.as_str()))
    }

    /// Whether every jump leads to a step that exists, so that the graph says what was meant.
    pub fn is_whole(&self) -> bool {
        self.layout.missing.is_empty()
    }
}

/// A file that is laid over procedures or stands beside them.
#[derive(Clone, Debug)]
pub struct Filed<T> {
    /// The file.
    pub file: FileId,
    /// What it declares.
    pub value: T,
}

/// Everything at once.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// What ids stand for.
    pub dictionaries: Arc<Dictionaries>,
    /// Every version of every procedure, by id, place and first day.
    pub processes: Vec<Process>,
    /// Overlays, by layer.
    pub overlays: Vec<Filed<Overlay>>,
    /// Scenarios.
    pub scenarios: Vec<Filed<Scenarios>>,
    /// Translations.
    pub translations: Vec<Filed<Translation>>,
    /// The day asked for.
    pub day: Date,
}

impl Catalog {
    /// The processes in force on the day asked for.
    pub fn in_force(&self) -> impl Iterator<Item = &Process> {
        self.processes.iter().filter(|process| process.judged.in_force)
    }

    /// The process of a procedure that is in force, in the whole country.
    pub fn find(&self, id: &str) -> Option<&Process> {
        self.in_force().find(|process| process.procedure.procedure.value == id && process.place.is_none())
    }

    /// The translation of a procedure.
    pub fn translation(&self, id: &Id, language: &str) -> Option<&Translation> {
        let found = self.translations.iter().map(|filed| &filed.value);
        found
            .filter(|translation| translation.language.value == language)
            .find(|translation| translation.translation_of == *id)
    }
}
