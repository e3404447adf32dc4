//! Whether a graph that was changed still treats every case as before.
//!
//! Nothing here knows how graphs are simplified. Both graphs are played as games of tokens, and whoever sees steps,
//! decisions, events and ends, but no gateways, must not be able to tell them apart: branching bisimulation that keeps
//! endless silence (van Glabbeek, Weijland, Journal of the ACM 43, 1996), by refinement of signatures (Blom, Orzan, 2003).
//! Where there are too many states to be looked at all, cases made by chance are followed in both graphs at once.

mod blocks;
mod cases;
mod form;
mod game;
mod setting;
mod space;
#[cfg(test)]
mod tests;
mod writes;

use crate::process::Graph;

use game::Game;
use setting::Setting;
use space::Space;

pub use writes::Writes;

/// States of one graph that are looked at before cases made by chance must do.
pub const MOST_STATES: usize = 100_000;
/// Cases made by chance.
pub const CASES: usize = 10_000;

/// What was shown about two graphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Every case goes as before, for all states were compared.
    Everywhere {
        /// Those of the first graph.
        before: usize,
        /// Those of the second graph.
        after: usize,
    },
    /// So many cases made by chance go as before; there are too many states to compare all.
    ByChance {
        /// How many.
        cases: usize,
    },
    /// Some case goes differently, or something that people read is gone.
    Different,
}

/// Compares a graph with what it was changed to.
pub fn compare(before: &Graph, after: &Graph, writes: &Writes) -> Shown {
    compare_within(before, after, writes, MOST_STATES)
}

/// Compares two graphs, all states only if neither has more than so many.
pub fn compare_within(before: &Graph, after: &Graph, writes: &Writes, most: usize) -> Shown {
    if !form::stays(before, after) {
        return Shown::Different;
    }
    let mut setting = Setting::of([before, after], writes);
    let games = [before, after].map(|graph| Game::of(graph, &mut setting));
    let [old, new] = &games;
    let shown = match (Space::of(old, &mut setting, most), Space::of(new, &mut setting, most)) {
        (Some(one), Some(other)) if blocks::alike(&one, &other) => {
            let shown = Shown::Everywhere { before: one.len(), after: other.len() };
            (shown, one.taken)
        }
        (Some(_), Some(_)) => return Shown::Different,
        _ => match cases::follow(old, new, &mut setting, CASES) {
            Some(taken) => (Shown::ByChance { cases: CASES }, taken),
            None => return Shown::Different,
        },
    };
    let (shown, taken) = shown;
    if form::words_stay(before, after, &taken) { shown } else { Shown::Different }
}
