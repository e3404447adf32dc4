//! A trace is followed on the graph by a replayer that shares nothing with the walk: tokens on nodes, flows that exist,
//! conditions that hold.

use std::collections::BTreeMap;

use thutuc::expression::{Value, holds};
use thutuc::process::{Graph, Guard, NodeId, NodeKind, Process};
use thutuc::run::{Event, Situation, Trace, What, Why};
use thutuc::source::Span;

use super::{rehearsed, searched};
use crate::catalog::on;
use crate::examples::DAY;

struct Replay<'a> {
    process: &'a Process,
    graph: &'a Graph,
    situation: Situation<'a>,
    /// Tokens at nodes; of joins, by the node they came from.
    tokens: BTreeMap<(String, String), usize>,
    /// Ways out of splits that a token must still take.
    owed: BTreeMap<String, Vec<String>>,
    counted: BTreeMap<String, u32>,
    ended: bool,
}

/// Follows a trace; says where it cannot be.
fn replay(process: &Process, trace: &Trace) -> Result<(), String> {
    let mut replay = Replay {
        process,
        graph: process.graph(),
        situation: trace.case.filed(process).situation,
        tokens: BTreeMap::from([(("start".to_owned(), String::new()), 1)]),
        owed: BTreeMap::new(),
        counted: BTreeMap::new(),
        ended: false,
    };
    for (index, event) in trace.events.iter().enumerate() {
        replay.step(event).map_err(|error| format!("event {index} {event:?}: {error}"))?;
    }
    if trace.ends.is_some() != replay.ended {
        return Err("the end is not the end".into());
    }
    let ordered = trace.events.windows(2).all(|pair| {
        let key = |event: &Event| (event.at.date, event.at.hour_or_midnight());
        key(&pair[0]) <= key(&pair[1])
    });
    if ordered { Ok(()) } else { Err("time goes back".into()) }
}

impl Replay<'_> {
    fn node(&self, id: &str) -> Result<NodeId, String> {
        self.graph.find(id).ok_or_else(|| format!("there is no node {id}"))
    }

    fn kind(&self, id: &str) -> Result<NodeKind, String> {
        Ok(self.graph.node(self.node(id)?).kind.clone())
    }

    fn here(&self, id: &str) -> usize {
        self.tokens.iter().filter(|((node, _), _)| node == id).map(|(_, count)| count).sum()
    }

    fn take(&mut self, id: &str) -> Result<(), String> {
        let key = self
            .tokens
            .iter()
            .find(|((node, _), count)| node == id && **count > 0)
            .map(|(key, _)| key.clone());
        let key = key.ok_or_else(|| format!("no token at {id}"))?;
        *self.tokens.get_mut(&key).expect("found") -= 1;
        Ok(())
    }

    fn put(&mut self, id: &str, from: &str) {
        *self.tokens.entry((id.to_owned(), from.to_owned())).or_default() += 1;
    }

    fn step(&mut self, event: &Event) -> Result<(), String> {
        match &event.what {
            What::Moved { to, why } => self.moved(&event.node, to, why),
            What::Wrote { fact, value } => {
                self.situation.set(fact, value.clone());
                Ok(())
            }
            What::Decided { outcome } => {
                let step = event.step.clone().unwrap_or_default().replace('-', "_");
                self.situation.set(format!("{step}.outcome"), Value::text(outcome));
                Ok(())
            }
            What::Passed { interrupting } => self.passed(&event.node, *interrupting),
            What::Interrupted { .. } => {
                self.tokens.clear();
                self.owed.clear();
                self.put(&event.node, "");
                Ok(())
            }
            What::Ended { .. } => {
                self.ended = true;
                self.take(&event.node)
            }
            What::Begun { .. } | What::Arrived { .. } => {
                if self.here(&event.node) == 0 {
                    Err("nobody is here".into())
                } else {
                    Ok(())
                }
            }
            What::Missed { .. } | What::Done => Ok(()),
        }
    }

    fn passed(&mut self, timer: &str, interrupting: bool) -> Result<(), String> {
        let NodeKind::Boundary { host, interrupting: own, .. } = self.kind(timer)? else {
            return if self.here(timer) > 0 { Ok(()) } else { Err("nobody waits here".into()) };
        };
        if own != interrupting {
            return Err("another kind of timer".into());
        }
        let host = self.graph.node(host).clone();
        if interrupting && host.kind == NodeKind::Parallel {
            let nodes = self.graph.nodes().filter(|(_, node)| node.step == host.step);
            let ids: Vec<String> = nodes.map(|(_, node)| node.id.clone()).collect();
            self.tokens.retain(|(node, _), _| !ids.contains(node));
        } else if interrupting {
            self.take(&host.id)?;
        }
        self.put(timer, "");
        Ok(())
    }

    fn moved(&mut self, from: &str, to: &str, why: &Why) -> Result<(), String> {
        let node = self.node(from)?;
        let ways = self.graph.leaving(node);
        let is_this = |guard: &Guard| match (why, guard) {
            (Why::Always, Guard::Always) | (Why::Otherwise, Guard::Otherwise) => true,
            (Why::Holds(span), Guard::When { formula, .. }) => span == formula,
            (Why::Outcome(id), Guard::Outcome { outcome, .. }) => id == outcome,
            (Why::Below(name, _), Guard::Below { counter, .. }) => name == counter,
            _ => false,
        };
        let found = ways.iter().any(|way| self.graph.node(way.to).id == to && is_this(&way.flow.guard));
        if !found {
            return Err("there is no such flow".into());
        }
        self.allowed(node, why)?;
        let kind = self.kind(from)?;
        if kind == NodeKind::Parallel {
            self.through_parallel(node, from, to)?;
        } else {
            self.take(from)?;
        }
        self.put(to, from);
        Ok(())
    }

    /// An AND takes a token from every way in and gives one to every way out.
    fn through_parallel(&mut self, node: NodeId, from: &str, to: &str) -> Result<(), String> {
        if self.owed.get(from).is_none_or(Vec::is_empty) {
            for way in self.graph.entering(node) {
                let key = (from.to_owned(), self.graph.node(way.from).id.clone());
                let count = self.tokens.get_mut(&key).filter(|count| **count > 0);
                *count.ok_or_else(|| format!("{from} does not wait for {}", key.1))? -= 1;
            }
            let ways = self.graph.leaving(node);
            let all = ways.iter().map(|way| self.graph.node(way.to).id.clone()).collect();
            self.owed.insert(from.to_owned(), all);
        }
        let owed = self.owed.get_mut(from).expect("put in above");
        let place = owed.iter().position(|id| id == to).ok_or("this branch has begun already")?;
        owed.remove(place);
        Ok(())
    }

    /// Whether the way may be taken: its condition holds, and no other where it is the rest.
    fn allowed(&mut self, node: NodeId, why: &Why) -> Result<(), String> {
        for way in self.graph.leaving(node) {
            match (&way.flow.guard, why) {
                (Guard::When { formula, channels }, Why::Holds(span)) if formula == span => {
                    let own = self.situation.channel().map(str::to_owned);
                    let on_channel = channels.is_empty()
                        || channels.iter().any(|channel| Some(channel.word()) == own.as_deref());
                    if !on_channel || !self.holds(*formula) {
                        return Err("the condition does not hold".into());
                    }
                }
                (Guard::When { formula, channels }, Why::Otherwise)
                    if channels.is_empty() && self.holds(*formula) =>
                {
                    return Err("another way is open".into());
                }
                (Guard::Below { counter, times }, Why::Below(name, round)) if counter == name => {
                    let count = self.counted.entry(counter.clone()).or_default();
                    *count += 1;
                    if *count != *round || *count > *times {
                        return Err(format!("round {count} of {times}"));
                    }
                }
                (Guard::Below { counter, times }, Why::Otherwise)
                    if self.counted.get(counter).copied().unwrap_or_default() < *times =>
                {
                    return Err("rounds are left".into());
                }
                (Guard::Outcome { outcome, formula }, Why::Outcome(id))
                    if outcome == id && !self.holds(*formula) =>
                {
                    return Err("the outcome is not offered".into());
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn holds(&self, formula: Option<Span>) -> bool {
        let typed = formula.and_then(|span| self.process.meaning.at_span(span));
        typed.is_none_or(|typed| holds(typed, &self.situation) == Ok(true))
    }
}

#[test]
fn every_trace_is_followed_on_the_graph() {
    let mut followed = 0;
    for searched in searched() {
        rehearsed(&searched.around, &searched.text, |_, rehearsals| {
            for tried in rehearsals.iter().flat_map(|rehearsal| &rehearsal.tried) {
                let trace = tried.trace.as_ref().expect("it was walked");
                if let Err(error) = replay(&searched.process, trace) {
                    panic!("{} {}: {error}", searched.process.key(), tried.name.value);
                }
                followed += 1;
            }
        });
    }
    let compiled = on(DAY);
    for rehearsal in compiled.rehearse(|_| true) {
        for tried in &rehearsal.tried {
            let Some(trace) = &tried.trace else { continue };
            let processes = compiled.versions_on(&rehearsal.procedure, trace.case.received.date);
            let process = processes.iter().find(|process| process.judged.in_force).expect("in force");
            if let Err(error) = replay(process, trace) {
                panic!("{} {}: {error}", rehearsal.procedure, tried.name.value);
            }
            followed += 1;
        }
    }
    println!("{followed} traces looked at");
}

#[test]
fn a_trace_that_is_wrong_is_not_followed() {
    let searched = &searched()[0];
    rehearsed(&searched.around, &searched.text, |_, rehearsals| {
        let trace = rehearsals[0].tried[0].trace.clone().expect("it was walked");
        let moves = trace.events.iter().enumerate();
        let moves =
            moves.filter(|(_, event)| matches!(event.what, What::Moved { .. })).map(|(index, _)| index);
        for index in moves {
            let mut shorter = trace.clone();
            shorter.events.remove(index);
            assert!(replay(&searched.process, &shorter).is_err(), "without move {index}");
        }
    });
}
