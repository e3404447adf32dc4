//! One case walking through a laid out graph: tokens on flows, work, waits and timers.
//!
//! Everything that can happen without waiting happens first, token by token; then comes what is due earliest: an answer
//! that is known beforehand, or a time that runs out. Of two at the same moment the answer wins.

mod anytime;
mod guide;
mod moves;
mod parallel;
mod rest;
mod time;
mod work;

use std::collections::{BTreeMap, BTreeSet};

use crate::calendar::{Calendar, Moment};
use crate::model::{Ends, Step};
use crate::process::{FlowId, Graph, GraphNode, NodeId, NodeKind, Process};
use crate::source::Spanned;

use super::clock::{Log, Told as Said};
use super::trace::{Charge, Event, Outlook, Problem, Sheet, Trace, What, Why};
use super::{Brought, Dossier, FeeWorth, Situation, bring, promise, total};
pub use guide::{Deed, Guide, Offer, Open, Plan};
use parallel::Scope;
use rest::Rest;

/// Things that may happen to one case before it is given up.
const LONGEST: usize = 2_000;

/// Sends a case through a procedure; what the procedure leaves to people the guide says.
pub fn walk(dossier: &Dossier<'_>, guide: &mut dyn Guide) -> Trace {
    let mut walk = Walk::new(dossier, guide);
    let problem = walk.run().err();
    walk.finish(problem)
}

/// A place in the case at which something goes on.
#[derive(Clone, Debug, Default)]
pub(super) struct Token {
    /// The parallel steps it is in, outermost first: the split and the number of its visit.
    inside: Vec<(NodeId, usize)>,
    /// Its place in the order of the file.
    place: Vec<u32>,
    /// The outcome that was decided and not yet acted on.
    decided: Option<String>,
}

/// A case under way.
pub(super) struct Walk<'a, 'g> {
    dossier: &'g Dossier<'a>,
    process: &'a Process,
    graph: &'a Graph,
    calendar: Calendar,
    guide: &'g mut dyn Guide,
    situation: Situation<'a>,
    /// The steps by id, and the node at which each begins.
    steps: BTreeMap<&'a str, &'a Spanned<Step>>,
    begins: BTreeMap<&'a str, NodeId>,
    now: Moment,
    /// Tokens about to enter nodes, the next one last.
    moving: Vec<(Token, FlowId)>,
    resting: Vec<Rest>,
    /// Tokens that wait at AND joins, by the flow on which they came.
    arrived: BTreeMap<FlowId, Vec<Token>>,
    scopes: Vec<Scope>,
    counters: BTreeMap<String, u32>,
    /// The next number at each place in the order of the file.
    numbers: BTreeMap<Vec<u32>, u32>,
    visits: BTreeMap<NodeId, usize>,
    finished: BTreeSet<&'a str>,
    filed: Option<Moment>,
    interrupted: bool,
    clock: Log,
    events: Vec<Event>,
    ends: Option<Ends>,
}

impl<'a, 'g> Walk<'a, 'g> {
    fn new(dossier: &'g Dossier<'a>, guide: &'g mut dyn Guide) -> Self {
        let process = dossier.situation.process();
        let graph = process.graph();
        let placed = process.steps();
        let steps: BTreeMap<&str, &Spanned<Step>> =
            placed.iter().map(|placed| (placed.step.id.as_str(), placed.step)).collect();
        let mut begins = BTreeMap::new();
        for (id, node) in graph.nodes().filter(|(_, node)| node.kind != NodeKind::Exclusive) {
            if let Some(step) = &node.step {
                begins.entry(step.as_str()).or_insert(id);
            }
        }
        Self {
            dossier,
            process,
            graph,
            calendar: process.calendar().cloned().unwrap_or_default(),
            guide,
            situation: dossier.situation.clone(),
            steps,
            begins,
            now: dossier.case.received,
            moving: Vec::new(),
            resting: Vec::new(),
            arrived: BTreeMap::new(),
            scopes: Vec::new(),
            counters: BTreeMap::new(),
            numbers: BTreeMap::new(),
            visits: BTreeMap::new(),
            finished: BTreeSet::new(),
            filed: None,
            interrupted: false,
            clock: Log::default(),
            events: Vec::new(),
            ends: None,
        }
    }

    fn run(&mut self) -> Result<(), Problem> {
        let start = self.graph.nodes().find(|(_, node)| node.kind == NodeKind::Start);
        let (start, _) = start.ok_or(Problem::Endless)?;
        let begins_with_filing =
            self.process.procedure.steps.iter().any(|step| step.kind.value == crate::model::Kind::Submit);
        if !begins_with_filing {
            self.file();
        }
        self.leave(start, Token::default())?;
        while self.ends.is_none() {
            if self.events.len() > LONGEST {
                return Err(Problem::Endless);
            }
            if self.interrupt_at_once()? {
                continue;
            }
            match self.moving.pop() {
                Some((token, flow)) => self.enter(token, flow)?,
                None => self.wait()?,
            }
        }
        Ok(())
    }

    /// The case is filed; the clock may start here.
    fn file(&mut self) {
        if self.filed.is_none() {
            self.filed = Some(self.now);
            self.clock.0.push((self.now, Said::Filed));
        }
    }

    fn node(&self, id: NodeId) -> &'a GraphNode {
        self.graph.node(id)
    }

    /// The step a node belongs to.
    fn step(&self, id: NodeId) -> Option<&'a Spanned<Step>> {
        let step = self.node(id).step.as_deref()?;
        self.steps.get(step).copied()
    }

    fn step_name(&self, id: NodeId) -> String {
        let node = self.node(id);
        node.step.as_ref().unwrap_or(&node.id).clone()
    }

    fn note(&mut self, node: NodeId, place: &[u32], what: What) {
        let GraphNode { id, step, .. } = self.node(node);
        let event = Event { at: self.now, node: id.clone(), step: step.clone(), what, place: place.to_vec() };
        self.events.push(event);
    }

    /// The next number at a place in the order of the file.
    fn number(&mut self, place: &[u32]) -> Vec<u32> {
        let next = self.numbers.entry(place.to_vec()).or_default();
        *next += 1;
        let mut numbered = place.to_vec();
        numbered.push(*next);
        numbered
    }

    fn finish(mut self, mut problem: Option<Problem>) -> Trace {
        if let Some(ends) = self.ends {
            self.situation.set("outcome", crate::expression::Value::text(ends.word()));
        }
        let outlook = self.outlook().unwrap_or_else(|failure| {
            problem.get_or_insert(Problem::Unreadable(failure));
            Outlook::default()
        });
        Trace {
            procedure: self.process.procedure.procedure.value.clone(),
            case: self.dossier.case.clone(),
            asks: self.dossier.asks.clone(),
            events: self.events,
            ends: self.ends,
            problem,
            outlook,
        }
    }

    /// What the case comes to, as things stand.
    fn outlook(&self) -> Result<Outlook, crate::expression::Failure> {
        let missing: Vec<&str> = self.dossier.case.missing.iter().map(String::as_str).collect();
        let papers = bring(&self.situation, &missing)?;
        let fees = total(&self.situation)?;
        let promise = promise(&self.situation)?;
        let words = promise.as_ref().and_then(|promise| promise.row.event.as_ref());
        Ok(Outlook {
            facts: self.situation.answers.clone(),
            papers: papers.iter().map(sheet).collect(),
            fees: fees.rows.iter().map(charge).collect(),
            sums: fees.sums.into_values().collect(),
            known: Some(fees.known),
            limit_in_words: words.map(|words| words.value.clone()),
            limit: promise.and_then(|promise| promise.limit),
            due: self.clock.due(&self.situation, &self.calendar)?,
        })
    }

    /// The way a token goes on.
    fn go(&mut self, token: Token, flow: FlowId, why: Why) {
        let Some(way) = self.graph.flow(flow) else { return };
        let to = self.node(way.to).id.clone();
        self.note(way.from, &token.place, What::Moved { to, why });
        self.moving.push((token, flow));
    }
}

fn sheet(paper: &Brought<'_>) -> Sheet {
    let copies = paper.copies.map(ToString::to_string);
    Sheet { document: paper.document.to_owned(), copies, mode: paper.mode }
}

fn charge(row: &FeeWorth<'_>) -> Charge {
    let reduction = row.discount.map(|discount| match (&discount.off, &discount.to) {
        (Some(off), _) => off.value.clone(),
        (None, Some(to)) => to.value.to_string(),
        (None, None) => String::new(),
    });
    Charge { fee: row.fee.id.value.clone(), known: row.known, sum: row.sum.clone(), reduction }
}
