//! A procedure laid out as a graph, with everything its ids stand for.

mod announcement;
mod beside;
mod catalog;
mod data_flow;
mod dating;
mod dictionaries;
mod formulas;
mod graph;
mod knowledge;
mod lay_out;
mod layers;
mod names;
mod papers;
mod references;
mod said;
mod situations;
mod steps;
mod timers;
mod translation;
mod typed;
mod version;
pub mod words;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::calendar::Calendar;
use crate::model::{Procedure, Step};
use crate::source::{FileId, Spanned};
use crate::yaml::Node;

pub use announcement::{Announced, working_days_before};
pub use beside::references_beside;
pub use catalog::{Card, Catalog, Filed, Versions};
pub use dating::{Judged, Window, holds, judge, on_day};
pub use dictionaries::{Dictionaries, Index};
pub use formulas::{Site, Wanted, place, sites};
pub use graph::{
    Flow, FlowId, FlowRef, Graph, Guard, Node as GraphNode, NodeId, NodeKind, TaskKind, Trigger,
};
pub use knowledge::Knowledge;
pub use lay_out::{Fall, FallsOut, JOIN, Layout, lay_out};
pub use layers::{Applied, Deed, Layer, Layered, Misfit, Unfit, When, element, lay_over, nearest_path, rank};
pub use names::{BUILT_IN, CHANNELS, KEYWORDS};
pub use papers::{Asked, Replaced};
pub use references::{Cited, Reference, Target, citations, references};
pub use steps::{
    Jump, Leap, Placed, Within, filings, jumps, leaps, onward_outcomes, placed, refusing_outcomes,
};
pub use timers::{Deadline, deadlines};
pub use translation::{digest, texts};
pub use typed::{Meaning, Then, TypedRow, TypedTable, written};
pub use version::Version;

/// One version of a procedure, for one place, on one day, laid out.
#[derive(Clone, Debug)]
pub struct Process {
    /// The file of the base.
    pub file: FileId,
    /// What it declares, after overlays, with the rows of the day.
    pub procedure: Arc<Procedure>,
    /// As it is written, after overlays, with the rows of every day.
    pub root: Arc<Node>,
    /// The day on which it is judged, and whether it is in force on the day asked for.
    pub judged: Judged,
    /// The place whose overlays are laid over it.
    pub place: Option<String>,
    /// What overlays did to it.
    pub applied: Vec<Applied>,
    /// What overlays of any place will do to it later; only at the one for where it is declared.
    pub planned: Vec<Applied>,
    /// What in overlays did not fit.
    pub misfits: Vec<Misfit>,
    /// What its ids stand for.
    pub dictionaries: Arc<Dictionaries>,
    /// Its graph, and what leads nowhere.
    pub layout: Layout,
    /// Its facts, and its expressions with their types.
    pub meaning: Meaning,
    /// Every place where it names something by its id.
    pub references: Vec<Reference>,
    /// The same in rows of other days.
    pub references_of_other_days: Vec<Reference>,
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

    /// Every paper that is asked, with what the groups around it say.
    pub fn papers(&self) -> Vec<Asked<'_>> {
        papers::papers(&self.procedure)
    }

    /// Every row or group of papers that data replaces.
    pub fn replaced(&self) -> Vec<Replaced<'_>> {
        papers::replaced(&self.procedure)
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

    /// Whether the applicant is asked which case it is: no case says when it holds, and something depends on it.
    pub fn asks_case(&self) -> bool {
        let cases = &self.procedure.cases;
        !cases.is_empty() && cases.iter().all(|case| case.when.is_none()) && self.meaning.reads("case")
    }

    /// Whether every jump leads to one step that exists, so that the graph says what was meant.
    pub fn is_whole(&self) -> bool {
        self.layout.missing.is_empty() && self.layout.twice.is_empty()
    }

    /// Every node from which the case can end, or get to where nothing follows; the latter is reported as such.
    pub fn leading_out(&self) -> BTreeSet<NodeId> {
        let falls = self.layout.falls_out.iter().map(|fall| fall.from);
        let mut leading = self.graph().ending();
        leading.extend(self.graph().behind(falls));
        leading
    }

    /// Every jump from step to step, with both its ends.
    pub fn leaps(&self) -> Vec<Leap<'_>> {
        leaps(&self.procedure)
    }

    /// Calls of other procedures.
    pub fn calls(&self) -> Vec<&Spanned<Step>> {
        let steps = self.steps().into_iter().map(|placed| placed.step);
        steps.filter(|step| step.procedure.is_some()).collect()
    }
}
