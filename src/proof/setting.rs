//! What two graphs that are compared have in common: conditions, channels, counters, and the numbers of what is seen.

use std::collections::{BTreeMap, BTreeSet};

use super::Writes;
use crate::model::ChannelName;
use crate::process::{Graph, Guard, Knowledge};
use crate::source::Span;

/// What is not seen.
pub const SILENT: u32 = 0;

/// Conditions beyond which not every combination of them is looked at.
const MANY: usize = 16;

/// What is asked of a case, and by which numbers it is known.
pub struct Setting<'a> {
    /// Conditions, in order.
    pub formulas: Vec<Span>,
    /// Channels by which a case may come.
    pub channels: Vec<ChannelName>,
    /// Counters, each with the number above which counting on makes no difference.
    pub counters: BTreeMap<String, u8>,
    never: Vec<usize>,
    complete: Vec<Vec<usize>>,
    writes: &'a Writes,
    seen: BTreeMap<String, u32>,
    answered: BTreeMap<(u32, Vec<u8>), u32>,
}

impl<'a> Setting<'a> {
    /// The setting of both graphs; what is known is known of the first.
    pub fn of(graphs: [&Graph; 2], writes: &'a Writes) -> Self {
        let mut formulas = BTreeSet::new();
        let mut counters: BTreeMap<String, u8> = BTreeMap::new();
        let mut asks_channels = false;
        for way in graphs.iter().flat_map(|graph| graph.flows()) {
            match &way.flow.guard {
                Guard::When { formula, channels } => {
                    formulas.extend(*formula);
                    asks_channels |= !channels.is_empty();
                }
                Guard::Outcome { formula, .. } => formulas.extend(*formula),
                Guard::Below { counter, times } => {
                    let most = counters.entry(counter.clone()).or_default();
                    *most = (*most).max(u8::try_from(*times).unwrap_or(u8::MAX));
                }
                Guard::Always | Guard::Otherwise => {}
            }
        }
        let known = graphs[0].known();
        let mut channels = known.channels();
        channels.truncate(if asks_channels { channels.len() } else { 1 });
        let formulas: Vec<Span> = formulas.into_iter().collect();
        let (never, complete) = presumed(&formulas, known);
        let (seen, answered) = (BTreeMap::new(), BTreeMap::new());
        Self { formulas, channels, counters, never, complete, writes, seen, answered }
    }

    /// The place of a condition.
    pub fn formula(&self, span: Span) -> Option<usize> {
        self.formulas.binary_search(&span).ok()
    }

    /// The conditions that a step changes.
    pub fn written_by(&self, step: Option<&String>) -> Vec<usize> {
        let spans = step.and_then(|step| self.writes.0.get(step)).into_iter().flatten();
        let places: BTreeSet<usize> = spans.filter_map(|span| self.formula(*span)).collect();
        places.into_iter().collect()
    }

    /// Whether a case may be like this.
    pub fn allows(&self, facts: &[u8]) -> bool {
        self.never.iter().all(|formula| facts[*formula] == 0)
            && self.complete.iter().all(|group| group.iter().any(|formula| facts[*formula] == 1))
    }

    /// Every kind of case that differs from this one at some conditions; nothing where there are too many.
    pub fn variants(&self, facts: &[u8], at: &[usize]) -> Option<Vec<Vec<u8>>> {
        if at.len() > MANY {
            return None;
        }
        let all = (0..1_usize << at.len()).map(|choice| {
            let mut other = facts.to_vec();
            at.iter()
                .enumerate()
                .for_each(|(bit, formula)| other[*formula] = u8::from(choice >> bit & 1 == 1));
            other
        });
        Some(all.filter(|other| self.allows(other)).collect())
    }

    /// A kind of case that chance made, so changed that it is allowed.
    pub fn allowed(&self, mut facts: Vec<u8>, chance: u64) -> Vec<u8> {
        self.never.iter().for_each(|formula| facts[*formula] = 0);
        for group in &self.complete {
            let open: Vec<usize> =
                group.iter().copied().filter(|formula| !self.never.contains(formula)).collect();
            if !open.is_empty() && group.iter().all(|formula| facts[*formula] == 0) {
                let pick = usize::try_from(chance % open.len() as u64).unwrap_or_default();
                facts[open[pick]] = 1;
            }
        }
        facts
    }

    /// The number of what is seen.
    pub fn seen(&mut self, words: String) -> u32 {
        let next = number(self.seen.len() + self.answered.len() + 1);
        *self.seen.entry(words).or_insert(next)
    }

    /// The number of what is seen together with what conditions have come to.
    pub fn answered(&mut self, seen: u32, answers: Vec<u8>) -> u32 {
        let next = number(self.seen.len() + self.answered.len() + 1);
        *self.answered.entry((seen, answers)).or_insert(next)
    }
}

/// What is known, by the places of conditions.
fn presumed(formulas: &[Span], known: &Knowledge) -> (Vec<usize>, Vec<Vec<usize>>) {
    let place = |span: &Span| formulas.binary_search(span).ok();
    let never = known.never.iter().filter_map(place).collect();
    let groups = known.complete.iter().map(|group| group.iter().map(place).collect::<Option<Vec<usize>>>());
    (never, groups.flatten().collect())
}

/// A number of a state, of something seen, or of a block.
pub fn number(at: usize) -> u32 {
    u32::try_from(at).expect("fewer than 2^32")
}
