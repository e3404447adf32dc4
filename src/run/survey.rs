//! Everything there is to see in a procedure, looked up once, and what a case sees of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::expression::{Typed, Values, evaluate, holds};
use crate::model::{Ends, Formula};
use crate::process::{Guard, NodeKind, Process, Site, Wanted, sites};
use crate::source::Span;

use super::Situation;
use super::boundary::{self, Boundary};
use super::coverage::Item;
use super::trace::{Trace, What, Why};

/// A condition that a survey looks at.
#[derive(Clone, Debug)]
pub(super) struct Place<'a> {
    pub formula: &'a Formula,
    pub typed: &'a Typed,
    given: Vec<&'a Typed>,
    per: Option<&'a str>,
    after_end: bool,
    /// The step whose limits it decides.
    step: Option<&'a str>,
}

/// Everything there is to see in a procedure.
#[derive(Clone, Debug)]
pub struct Survey<'a> {
    pub(super) process: &'a Process,
    pub(super) places: Vec<Place<'a>>,
    pub(super) boundaries: Vec<Boundary<'a>>,
    /// Ways that have alternatives.
    ways: BTreeSet<(String, String, Why)>,
    tables: Vec<&'a str>,
}

impl<'a> Survey<'a> {
    /// Looks through a procedure.
    pub fn of(process: &'a Process) -> Self {
        let mut on_flows: BTreeSet<Span> = BTreeSet::new();
        for way in process.graph().flows() {
            if let Guard::When { formula, .. } | Guard::Outcome { formula, .. } = &way.flow.guard {
                on_flows.extend(*formula);
            }
        }
        let limits = limits_of_steps(process);
        let all: Vec<Site<'a>> = sites(&process.procedure);
        let is_when =
            |site: &&Site<'a>| site.wanted == Wanted::Condition && !on_flows.contains(&site.formula.span);
        let places = all.iter().filter(is_when).filter_map(|site| place(process, site, &limits)).collect();
        let own = process.procedure.tables.iter().map(|table| table.id.value.as_str());
        let read = process.meaning.tables.keys().map(String::as_str);
        let read = read.filter(|name| process.meaning.reads(name));
        let mut tables: Vec<&str> = own.chain(read).collect();
        tables.sort_unstable();
        tables.dedup();
        let boundaries = boundary::of(process, &all, &tables);
        Self { process, places, boundaries, ways: ways(process), tables }
    }

    /// Everything, in the order of the file.
    pub fn items(&self) -> Vec<Item> {
        let steps = self.process.steps();
        let mut items: Vec<Item> =
            steps.iter().map(|placed| Item::Step(placed.step.id.value.clone())).collect();
        let graph = self.process.graph();
        for way in graph.flows() {
            let node = graph.node(way.from);
            if let (Guard::Outcome { outcome, .. }, Some(step)) = (&way.flow.guard, &node.step) {
                items.push(Item::Outcome(step.clone(), outcome.clone()));
            }
        }
        items
            .extend(self.ways.iter().map(|(from, to, why)| Item::Way(from.clone(), to.clone(), why.clone())));
        for name in &self.tables {
            let rows = self.process.meaning.tables.get(*name).map_or(0, |table| table.rows.len());
            items.extend((0..rows).map(|row| Item::Row((*name).to_owned(), row)));
        }
        for place in &self.places {
            items.extend([true, false].map(|truth| Item::When(place.formula.span, truth)));
        }
        items.extend(self.boundaries.iter().map(|boundary| Item::Boundary(boundary.span, boundary.edge)));
        items.sort();
        items.dedup();
        items
    }

    /// The tables that are read.
    pub(super) fn tables(&self) -> impl Iterator<Item = &'a str> {
        self.tables.iter().copied()
    }

    /// What one case saw, from its filing to its end.
    pub fn seen(&self, filed: &Situation<'_>, trace: &Trace) -> BTreeSet<Item> {
        let mut seen = self.walked(trace);
        let mut begun: BTreeSet<&str> = BTreeSet::new();
        for event in &trace.events {
            if let (What::Begun { .. }, Some(step)) = (&event.what, &event.step) {
                begun.insert(step);
            }
        }
        self.looked(filed, None, &BTreeSet::new(), &mut seen);
        let mut last = filed.clone();
        if !trace.outlook.facts.is_empty() {
            last.answers.clone_from(&trace.outlook.facts);
        }
        self.looked(&last, trace.ends, &begun, &mut seen);
        seen
    }

    /// What is seen on the way.
    pub(super) fn walked(&self, trace: &Trace) -> BTreeSet<Item> {
        let mut seen = BTreeSet::new();
        for event in &trace.events {
            match (&event.what, &event.step) {
                (What::Begun { .. }, Some(step)) => {
                    seen.insert(Item::Step(step.clone()));
                }
                (What::Moved { why: Why::Outcome(outcome), .. }, Some(step)) => {
                    seen.insert(Item::Outcome(step.clone(), outcome.clone()));
                }
                (What::Moved { to, why }, _) => {
                    let why = plain(why);
                    let key = (event.node.clone(), to.clone(), why);
                    if self.ways.contains(&key) {
                        seen.insert(Item::Way(key.0, key.1, key.2));
                    }
                }
                _ => {}
            }
        }
        seen
    }

    /// What is seen of conditions, tables and bounds in one situation.
    pub(super) fn looked(
        &self,
        situation: &Situation<'_>,
        ends: Option<Ends>,
        begun: &BTreeSet<&str>,
        seen: &mut BTreeSet<Item>,
    ) {
        for place in &self.places {
            let is_time = place.step.is_none_or(|step| begun.contains(step));
            let is_over = !place.after_end || ends.is_some() || !place.typed.reads("outcome");
            if is_time && is_over {
                let truths = truths(place, situation);
                seen.extend(truths.into_iter().map(|truth| Item::When(place.formula.span, truth)));
            }
        }
        for name in &self.tables {
            let Some(table) = self.process.meaning.tables.get(*name) else { continue };
            if let Ok(Some(Some(row))) = situation.row(table) {
                seen.insert(Item::Row((*name).to_owned(), row));
            }
        }
        for boundary in &self.boundaries {
            if boundary.is_at(situation) {
                seen.insert(Item::Boundary(boundary.span, boundary.edge));
            }
        }
    }
}

/// The conditions of limits of steps, with the step.
fn limits_of_steps(process: &Process) -> BTreeMap<Span, &str> {
    let steps = process.steps().into_iter().map(|placed| placed.step);
    let limits = steps.flat_map(|step| step.limits.iter().map(move |limit| (step, limit)));
    limits.filter_map(|(step, limit)| Some((limit.when.as_ref()?.span, step.id.value.as_str()))).collect()
}

fn place<'a>(process: &'a Process, site: &Site<'a>, limits: &BTreeMap<Span, &'a str>) -> Option<Place<'a>> {
    Some(Place {
        formula: site.formula,
        typed: process.meaning.at(site.formula)?,
        given: site.given.iter().filter_map(|given| process.meaning.at(given)).collect(),
        per: site.per,
        after_end: site.after_end,
        step: limits.get(&site.formula.span).copied(),
    })
}

/// Whether a condition is looked at in a situation, and what it is then; for a list, in each of its rows.
fn truths(place: &Place<'_>, situation: &Situation<'_>) -> Vec<bool> {
    let truth = |situation: &Situation<'_>| {
        let is_looked_at = place.given.iter().all(|given| holds(given, situation) == Ok(true));
        is_looked_at.then(|| holds(place.typed, situation).ok()).flatten()
    };
    let Some(list) = place.per else { return truth(situation).into_iter().collect() };
    match situation.value(list) {
        Ok(Some(crate::expression::Value::List(rows))) => {
            rows.iter().filter_map(|row| truth(&situation.inside(row))).collect()
        }
        _ => Vec::new(),
    }
}

/// What an expression is worth in a situation, if anything.
pub(super) fn worth(typed: &Typed, situation: &Situation<'_>) -> Option<crate::expression::Value> {
    evaluate(typed, situation).ok()
}

/// The reason of a way without what differs from round to round.
fn plain(why: &Why) -> Why {
    match why {
        Why::Below(counter, _) => Why::Below(counter.clone(), 0),
        other => other.clone(),
    }
}

/// Every way that has an alternative, decisions apart.
fn ways(process: &Process) -> BTreeSet<(String, String, Why)> {
    let graph = process.graph();
    let mut found = BTreeSet::new();
    for way in graph.flows() {
        let (from, to) = (graph.node(way.from), graph.node(way.to));
        let has_other = match from.kind {
            NodeKind::Exclusive | NodeKind::EventBased => graph.splits(way.from),
            NodeKind::Boundary { .. } | NodeKind::Interrupt { .. } => true,
            _ => false,
        };
        let why = match &way.flow.guard {
            Guard::Outcome { .. } => continue,
            Guard::Always => Why::Always,
            Guard::Otherwise => Why::Otherwise,
            Guard::Below { counter, .. } => Why::Below(counter.clone(), 0),
            Guard::When { formula, .. } => Why::Holds(*formula),
        };
        if has_other {
            found.insert((from.id.clone(), to.id.clone(), why));
        }
    }
    found
}
