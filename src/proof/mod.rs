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

use std::collections::BTreeSet;

use crate::process::{FlowId, Graph};

use game::Game;
use setting::Setting;
use space::Space;

pub use writes::Writes;

/// How much is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// States of one graph, beyond which cases made by chance must do.
    pub states: usize,
    /// Cases made by chance.
    pub cases: usize,
}

impl Budget {
    /// What is spent on one procedure.
    pub const USUAL: Self = Self { states: 100_000, cases: 10_000 };
}

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
pub fn compare(before: &Graph, after: &Graph, writes: &Writes, budget: Budget) -> Shown {
    if !form::stays(before, after) {
        return Shown::Different;
    }
    let mut setting = Setting::of([before, after], writes);
    let games = [before, after].map(|graph| Game::of(graph, &mut setting));
    match played(&games, &mut setting, budget) {
        Some((shown, taken)) if form::words_stay(before, after, &taken) => shown,
        _ => Shown::Different,
    }
}

/// What is shown by playing both games, with the ways out of choices that cases took; nothing where they differ.
fn played(games: &[Game; 2], setting: &mut Setting<'_>, budget: Budget) -> Option<(Shown, BTreeSet<FlowId>)> {
    let [old, new] = games;
    let before = Space::of(old, setting, budget.states);
    let after = before.as_ref().and_then(|_| Space::of(new, setting, budget.states));
    if let (Some(one), Some(other)) = (before, after) {
        let shown = Shown::Everywhere { before: one.len(), after: other.len() };
        return blocks::alike(&one, &other).then_some((shown, one.taken));
    }
    let taken = cases::follow(old, new, setting, budget.cases)?;
    Some((Shown::ByChance { cases: budget.cases }, taken))
}
