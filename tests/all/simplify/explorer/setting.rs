//! What two graphs that are compared share: facts, channels, counters, and the numbers of the labels.

use std::collections::BTreeMap;

use thutuc::model::ChannelName;
use thutuc::process::{Graph, Guard, Knowledge};
use thutuc::source::Span;

/// Which formulas are true, as bits.
pub type Facts = u16;

/// What a graph and everything it is simplified to have in common.
#[derive(Debug)]
pub struct Setting {
    pub formulas: Vec<Span>,
    pub channels: Vec<ChannelName>,
    /// Counters, each with the highest number it is compared with.
    pub counters: Vec<(String, u8)>,
    /// Every set of values the formulas can have together, as bits.
    pub valuations: Vec<Facts>,
    writes: BTreeMap<String, Vec<Span>>,
    labels: BTreeMap<String, u32>,
}

impl Setting {
    /// The setting of a graph; `writes` says which formulas change when a step is done.
    pub fn of(graph: &Graph, writes: &BTreeMap<String, Vec<Span>>) -> Self {
        let mut setting = Self {
            formulas: Vec::new(),
            channels: graph.known().channels(),
            counters: Vec::new(),
            valuations: Vec::new(),
            writes: writes.clone(),
            labels: BTreeMap::new(),
        };
        let mut asks_channels = false;
        let mut counters: BTreeMap<String, u8> = BTreeMap::new();
        for flow in graph.flows() {
            match &flow.flow.guard {
                Guard::When { formula, channels } => {
                    setting.formulas.extend(*formula);
                    asks_channels |= !channels.is_empty();
                }
                Guard::Outcome { formula, .. } => setting.formulas.extend(*formula),
                Guard::Below { counter, times } => {
                    let most = counters.entry(counter.clone()).or_default();
                    *most = (*most).max(u8::try_from(*times).unwrap_or(u8::MAX));
                }
                Guard::Always | Guard::Otherwise => {}
            }
        }
        setting.formulas.sort();
        setting.formulas.dedup();
        setting.counters = counters.into_iter().collect();
        setting.channels.truncate(if asks_channels { 3 } else { 1 });
        setting.valuations = setting.possible(graph.known());
        setting
    }

    fn possible(&self, known: &Knowledge) -> Vec<Facts> {
        let holds =
            |value: Facts, formula: &Span| self.bit(*formula).is_some_and(|bit| value >> bit & 1 == 1);
        let is_known = |group: &&std::collections::BTreeSet<Span>| {
            group.iter().all(|formula| self.bit(*formula).is_some())
        };
        (0..1 << self.formulas.len())
            .filter(|value| !known.never.iter().any(|formula| holds(*value, formula)))
            .filter(|value| {
                let mut groups = known.complete.iter().filter(is_known);
                groups.all(|group| group.iter().any(|formula| holds(*value, formula)))
            })
            .collect()
    }

    /// The bit of a formula.
    pub fn bit(&self, formula: Span) -> Option<usize> {
        self.formulas.iter().position(|known| *known == formula)
    }

    /// The place of a counter.
    pub fn counter(&self, name: &str) -> usize {
        self.counters.iter().position(|(known, _)| known == name).expect("counters only vanish")
    }

    /// The bits of the formulas that a step changes when it is done.
    pub fn written_by(&self, step: Option<&String>) -> Facts {
        let written = step.and_then(|step| self.writes.get(step)).into_iter().flatten();
        written.filter_map(|formula| self.bit(*formula)).map(|bit| 1 << bit).sum()
    }

    /// What the facts may be once these are written anew.
    pub fn after(&self, facts: Facts, written: Facts) -> Vec<Facts> {
        if written == 0 {
            return vec![facts];
        }
        let others_stay = |value: &Facts| value & !written == facts & !written;
        self.valuations.iter().copied().filter(others_stay).collect()
    }

    /// The number of a label; 0 is silence.
    pub fn label(&mut self, words: String) -> u32 {
        let next = u32::try_from(self.labels.len()).expect("few labels") + 1;
        *self.labels.entry(words).or_insert(next)
    }
}
