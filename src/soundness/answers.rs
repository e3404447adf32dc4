//! A procedure walked through with every combination of answers that its conditions tell apart.
//!
//! Only conditions over what cannot change after the filing are read; any other may come out either way.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::expression::{Condition, Kind, Region, Value, Witness};
use crate::model::GivenBy;
use crate::process::{FlowId, FlowRef, Graph, Guard, NodeId, Process, Then};
use crate::source::Span;

/// Combinations of answers that are walked through; of more, nothing is said.
const MOST: usize = 1_000;

/// What becomes of the cases with some answers.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The answers, those that play a part.
    pub answers: Witness,
    /// The graph without the ways that these answers close.
    pub graph: Graph,
    /// The nodes that such cases come to.
    pub reached: BTreeSet<NodeId>,
}

/// The cases of a procedure by their answers; nothing where no condition can be read, or where there are too many.
pub fn answered(process: &Process) -> Vec<Answered> {
    let guards = guards(process);
    if guards.is_empty() {
        return Vec::new();
    }
    let names = process.written_names();
    let mut situations = process.situations(&names);
    let conditions: Vec<Condition> = guards
        .iter()
        .filter_map(|guard| {
            let formula = match guard.formula {
                Some(span) => situations.condition(process.meaning.at_span(span)?),
                None => Condition::all([]),
            };
            let channels = guard.channels.iter().map(|name| Value::text(*name));
            let channels =
                (!guard.channels.is_empty()).then(|| situations.row([("channel", Region::of(channels))]));
            Some(Condition::all([Some(formula), channels].into_iter().flatten()))
        })
        .collect();
    if conditions.len() != guards.len() {
        return Vec::new();
    }
    let mut told: BTreeMap<Vec<bool>, Witness> = BTreeMap::new();
    let visited = situations.visit(&conditions, |combination| {
        told.entry(combination.holds.clone()).or_insert_with(|| combination.answers.clone());
        if told.len() > MOST { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    if visited.is_err() || told.len() > MOST {
        return Vec::new();
    }
    told.into_iter().map(|(holds, answers)| walked(process.graph(), &guards, &holds, answers)).collect()
}

/// The circles that only cases with certain answers never leave, each with such answers.
pub fn trapped(process: &Process, all: &[Answered]) -> Vec<(Vec<NodeId>, Witness)> {
    let mut found: Vec<(Vec<NodeId>, Witness)> = Vec::new();
    let leading_out = process.leading_out();
    for Answered { answers, graph, reached } in all {
        let stops =
            graph.nodes().filter(|(id, node)| node.kind.is_gateway() && graph.leaving(*id).is_empty());
        let falls = process.layout.falls_out.iter().map(|fall| fall.from);
        let mut out = graph.ending();
        out.extend(graph.behind(stops.map(|(id, _)| id).chain(falls)));
        for group in graph.loops() {
            let is_caught =
                group.iter().all(|id| reached.contains(id) && !out.contains(id) && leading_out.contains(id));
            if is_caught && !found.iter().any(|(known, _)| *known == group) {
                let answers = deciding(process, graph, &group, answers);
                found.push((group, answers));
            }
        }
    }
    found
}

/// Of some answers, those that close ways out of a circle.
fn deciding(process: &Process, left: &Graph, group: &[NodeId], answers: &Witness) -> Witness {
    let mut names: BTreeSet<String> = BTreeSet::new();
    for way in group.iter().flat_map(|id| process.graph().leaving(*id)) {
        if left.flow(way.id).is_some() {
            continue;
        }
        let ways = process.graph().leaving(way.from);
        for guard in ways.iter().map(|way| &way.flow.guard) {
            if let Guard::When { channels, .. } = guard
                && !channels.is_empty()
            {
                names.insert("channel".to_owned());
            }
            if let Guard::When { formula: Some(span), .. } | Guard::Outcome { formula: Some(span), .. } =
                guard
                && let Some(typed) = process.meaning.at_span(*span)
            {
                typed.each_name(&mut |name, _| {
                    names.insert(name.to_owned());
                });
            }
        }
    }
    let of = answers.answers.iter().filter(|given| names.iter().any(|name| given.is_about(name)));
    Witness { answers: of.cloned().collect() }
}

/// A flow whose condition can be read.
struct Readable {
    flow: FlowId,
    from: NodeId,
    formula: Option<Span>,
    channels: Vec<&'static str>,
}

fn guards(process: &Process) -> Vec<Readable> {
    let mut known = Constants { process, known: BTreeMap::new() };
    let flows = process.graph().flows().into_iter();
    let guards = flows.filter_map(|way| {
        let (formula, channels) = match &way.flow.guard {
            Guard::When { formula, channels } => {
                (*formula, channels.iter().map(|name| name.word()).collect())
            }
            Guard::Outcome { formula: Some(formula), .. } => (Some(*formula), Vec::new()),
            _ => return None,
        };
        Some(Readable { flow: way.id, from: way.from, formula, channels })
    });
    guards.filter(|guard| guard.formula.is_none_or(|span| known.are_read_by(span))).collect()
}

/// What does not change after the filing.
struct Constants<'p> {
    process: &'p Process,
    known: BTreeMap<String, bool>,
}

impl Constants<'_> {
    fn are_read_by(&mut self, formula: Span) -> bool {
        let Some(typed) = self.process.meaning.at_span(formula) else { return false };
        let mut names = Vec::new();
        typed.each_name(&mut |name, _| names.push(name.to_owned()));
        names.iter().all(|name| self.is_constant(name))
    }

    fn is_constant(&mut self, name: &str) -> bool {
        let name = name.split('.').next().unwrap_or(name);
        if let Some(known) = self.known.get(name) {
            return *known;
        }
        // What depends on itself is reported as such.
        self.known.insert(name.to_owned(), false);
        let is_constant = self.look(name);
        self.known.insert(name.to_owned(), is_constant);
        is_constant
    }

    fn look(&mut self, name: &str) -> bool {
        let meaning = &self.process.meaning;
        let Some(known) = meaning.names.names.get(name) else { return false };
        match known.kind {
            Kind::Row => true,
            Kind::BuiltIn => !matches!(name, "outcome" | "missing"),
            Kind::Outcome | Kind::Column => false,
            Kind::Table => meaning.tables.get(name).is_some_and(|table| {
                let worth = table
                    .rows
                    .iter()
                    .filter_map(|row| if let Then::Worth(typed) = &row.then { Some(typed) } else { None });
                let mut read: Vec<String> = table.inputs.clone();
                worth.for_each(|typed| typed.each_name(&mut |name, _| read.push(name.to_owned())));
                read.iter().all(|name| self.is_constant(name))
            }),
            Kind::Fact | Kind::Computed => {
                let Some(fact) = meaning.fact(name) else { return false };
                let is_given = fact.by.as_ref().is_none_or(|by| by.value != GivenBy::Agency);
                let is = fact.is.as_ref().map(|is| is.span);
                is_given && self.process.writers(name).is_empty() && is.is_none_or(|is| self.are_read_by(is))
            }
        }
    }
}

/// The graph with the ways closed that these answers close, and where cases come to then.
fn walked(graph: &Graph, guards: &[Readable], holds: &[bool], answers: Witness) -> Answered {
    let truth: BTreeMap<FlowId, bool> =
        guards.iter().zip(holds).map(|(guard, holds)| (guard.flow, *holds)).collect();
    let mut closed: Vec<FlowId> = truth.iter().filter(|(_, holds)| !**holds).map(|(flow, _)| *flow).collect();
    for gateway in guards.iter().map(|guard| guard.from).collect::<BTreeSet<NodeId>>() {
        let ways = graph.leaving(gateway);
        let is_taken = |way: &FlowRef<'_>| {
            truth.get(&way.id) == Some(&true) && matches!(way.flow.guard, Guard::When { .. })
        };
        if ways.iter().any(is_taken) {
            closed.extend(ways.iter().filter(|way| way.flow.guard == Guard::Otherwise).map(|way| way.id));
        }
    }
    let mut graph = graph.clone();
    for flow in closed {
        graph.cut(flow);
    }
    let reached = graph.reachable();
    Answered { answers, graph, reached }
}
