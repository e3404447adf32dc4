//! How far a case has come.

use super::setting::Facts;

/// Tokens on one flow beyond which a graph is not looked at.
const CROWD: u8 = 3;

/// A number that fits, since the graphs are small.
pub fn small(number: usize) -> u8 {
    u8::try_from(number).expect("a small graph")
}

/// Tokens, counters and facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Tokens on each flow.
    pub flows: Vec<u8>,
    /// Work that has begun, with the notices already sent about it as bits.
    pub work: Vec<(u8, u8)>,
    /// Splits with timers whose parallel step has begun, with the notices sent about it as bits.
    pub notices: Vec<(u8, u8)>,
    /// How often each counter has counted.
    pub counters: Vec<u8>,
    /// The formulas that are true.
    pub facts: Facts,
    /// The channel of the case.
    pub channel: u8,
    /// Whether a token stands where nothing follows.
    pub stuck: bool,
    /// Whether an event at any time has come.
    pub interrupted: bool,
    /// Steps done that such an event waits for, as bits.
    pub done: u8,
}

impl State {
    /// The state in bytes, which are faster to compare; two states of one graph differ if these do.
    pub fn key(&self) -> Vec<u8> {
        let flags = u8::from(self.stuck) | u8::from(self.interrupted) << 1;
        let mut key = Vec::with_capacity(64);
        key.extend_from_slice(&self.flows);
        key.extend_from_slice(&self.counters);
        key.extend_from_slice(&self.facts.to_le_bytes());
        key.extend_from_slice(&[self.channel, flags, self.done, small(self.work.len())]);
        for (node, sent) in self.work.iter().chain(&self.notices) {
            key.extend_from_slice(&[*node, *sent]);
        }
        key
    }

    /// Whether the case goes on.
    pub fn is_open(&self) -> bool {
        self.stuck || !self.work.is_empty() || self.flows.iter().any(|count| *count > 0)
    }

    /// Whether there are more tokens than one cares to follow.
    pub fn is_crowded(&self) -> bool {
        self.flows.iter().any(|count| *count > CROWD) || self.work.len() > 2 * usize::from(CROWD)
    }

    /// Takes every token away.
    pub fn clear(&mut self) {
        self.flows.fill(0);
        self.work.clear();
        self.notices.clear();
        self.stuck = false;
    }

    /// Begins work at a node.
    pub fn begin(&mut self, node: u8) {
        self.work.push((node, 0));
        self.work.sort_unstable();
    }

    /// The notices sent about the parallel step of a split.
    pub fn sent(&self, split: u8) -> u8 {
        self.notices.iter().find(|(node, _)| *node == split).map_or(0, |(_, sent)| *sent)
    }

    /// Notes what has been sent about the parallel step of a split.
    pub fn note(&mut self, split: u8, sent: u8) {
        self.notices.retain(|(node, _)| *node != split);
        self.notices.push((split, sent));
        self.notices.sort_unstable();
    }
}
