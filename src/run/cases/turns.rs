//! Turns that a walk can take, and in which order they are tried.

use std::collections::{BTreeSet, VecDeque};

/// A point at which the walk could have gone otherwise.
#[derive(Clone, Debug)]
pub(super) struct Turn {
    /// The node of the graph.
    pub node: String,
    /// Which rounds are counted.
    pub rounds: String,
    /// Where the case stands.
    pub state: String,
    /// What can be done, in words.
    pub options: Vec<String>,
    /// What is done.
    pub chosen: usize,
}

impl Turn {
    /// An option in this place; in this place and round; and in this state.
    fn keys(&self, option: usize) -> [String; 3] {
        let Self { node, rounds, state, options, .. } = self;
        let word = &options[option];
        let bare = word.split(SETS).next().unwrap_or(word);
        [format!("{node} {bare}"), format!("{node} {rounds} {bare}"), format!("{node} {state} {word}")]
    }
}

/// What parts an option from the facts that are written with it.
pub(super) const SETS: char = '|';

/// Ways still to be taken: those first that do something nobody did there, then those that do it in another round, then
/// those that do it in another state.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    tried: BTreeSet<String>,
    queues: [VecDeque<(Vec<usize>, [String; 3])>; 3],
    begun: bool,
}

impl Waiting {
    /// The turns of the next walk.
    pub fn next(&mut self) -> Option<Vec<usize>> {
        if !std::mem::replace(&mut self.begun, true) {
            return Some(Vec::new());
        }
        for tier in 0..3 {
            while let Some((prefix, keys)) = self.queues[tier].pop_front() {
                // By now somebody may have done it there.
                if tier < 2 && self.tried.contains(&keys[tier]) {
                    self.queues[tier + 1].push_back((prefix, keys));
                    continue;
                }
                if self.tried.contains(&keys[2]) {
                    continue;
                }
                self.tried.extend(keys);
                return Some(prefix);
            }
        }
        None
    }

    /// Notes what a walk did, and what it could have done instead.
    pub fn branch(&mut self, turns: &[Turn], known: usize) {
        let taken: Vec<usize> = turns.iter().map(|turn| turn.chosen).collect();
        for (depth, turn) in turns.iter().enumerate().skip(known) {
            self.tried.extend(turn.keys(turn.chosen));
            for option in (0..turn.options.len()).filter(|option| *option != turn.chosen) {
                let keys = turn.keys(option);
                if !self.tried.contains(&keys[2]) {
                    let mut prefix = taken[..depth].to_vec();
                    prefix.push(option);
                    self.queues[0].push_back((prefix, keys));
                }
            }
        }
    }
}
