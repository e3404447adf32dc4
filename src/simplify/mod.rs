//! The tidiers: rewrites of the graph that change nothing anybody can observe, one folder each.

mod apply;
mod describe;
mod proved;
mod questions;
mod report;
mod rule;
mod survey;
mod words;

use crate::diagnostic::Text;
use crate::family::Meta;
use crate::process::Graph;
use crate::source::Span;

pub use apply::{apply, simplify};
pub use proved::{Proved, proved};
pub use report::Report;
pub use rule::{Condition, Rewrite, Rule};
pub use survey::Survey;

/// A rewrite of the graph.
pub struct Simplification {
    /// Name and pages.
    pub meta: Meta,
    /// Where it can be made, when nothing is lost by it, and how.
    pub rewrite: &'static dyn Rewrite,
}

impl Simplification {
    /// Makes one change, if there is one to make.
    pub fn run(&self, graph: &mut Graph) -> Option<Change> {
        let nodes: Vec<_> = graph.nodes().map(|(id, _)| id).collect();
        let survey = Survey::default();
        nodes.into_iter().find_map(|node| self.rewrite.at(graph, &survey, node, &[]))
    }
}

/// One change that was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The simplification.
    pub name: &'static str,
    /// What in the file made the part that is gone.
    pub span: Span,
    /// What was done and why nothing is lost; ids of steps stand between backticks.
    pub reason: Text,
    /// Ids of the nodes that are gone.
    pub removed: Vec<String>,
    /// Number of nodes and flows that are left.
    pub left: (usize, usize),
}

mod doubled_flow;
mod empty_branch;
mod equal_ends;
mod gateway_with_one_way;
mod idle_counter;
mod merge_into_merge;
mod nested_gateway;
mod never_taken;
mod unreachable_part;

/// Every simplification, by name.
pub static ALL: &[&Simplification] = &[
    &doubled_flow::DOUBLED_FLOW,
    &empty_branch::EMPTY_BRANCH,
    &equal_ends::EQUAL_ENDS,
    &gateway_with_one_way::GATEWAY_WITH_ONE_WAY,
    &idle_counter::IDLE_COUNTER,
    &merge_into_merge::MERGE_INTO_MERGE,
    &nested_gateway::NESTED_GATEWAY,
    &never_taken::NEVER_TAKEN,
    &unreachable_part::UNREACHABLE_PART,
];

/// The simplification of a name.
pub fn find(name: &str) -> Option<&'static Simplification> {
    ALL.iter().copied().find(|simplification| simplification.meta.name == name)
}
