//! Cases made by chance, each followed in two games at once.
//!
//! Whoever has seen the same in both must have the same before him: what may be seen next, and what he is left with where
//! nothing more happens unseen. That is weaker than comparing all states: it tells games apart on the ways that were gone
//! and one step beside them.

use std::collections::BTreeSet;

use super::Setting;
use super::game::{Answers, Crowded, Game, Step};
use crate::net::table::scatter;
use crate::process::FlowId;

/// Things seen of one case after which it is not followed further.
const LONGEST: usize = 200;
/// States between which nothing is seen, beyond which a case is not followed further.
const WIDEST: usize = 500;

/// Follows cases; the ways that were taken in the first game, or nothing where a difference was seen.
pub fn follow(one: &Game, other: &Game, setting: &mut Setting<'_>, cases: usize) -> Option<BTreeSet<FlowId>> {
    let mut taken = BTreeSet::new();
    for case in 0..cases as u64 {
        let mut chance = Chance { seed: scatter(case), drawn: 0 };
        if !goes_alike(one, other, setting, &mut chance, &mut taken) {
            return None;
        }
    }
    Some(taken)
}

/// Numbers that follow from a seed.
struct Chance {
    seed: u64,
    drawn: u64,
}

impl Chance {
    fn next(&mut self) -> u64 {
        self.drawn += 1;
        scatter(self.seed ^ scatter(self.drawn))
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % most.max(1) as u64).unwrap_or_default()
    }

    fn facts(&mut self, setting: &Setting<'_>) -> Vec<u8> {
        let facts = setting.formulas.iter().map(|_| u8::from(self.next() & 1 == 1)).collect();
        setting.allowed(facts, self.next())
    }
}

fn goes_alike(
    one: &Game,
    other: &Game,
    setting: &mut Setting<'_>,
    chance: &mut Chance,
    taken: &mut BTreeSet<FlowId>,
) -> bool {
    let facts = chance.facts(setting);
    let channel = chance.below(setting.channels.len());
    let mut boards = [one, other].map(|game| BTreeSet::from([game.beginning(&facts, channel)]));
    for _ in 0..LONGEST {
        let drawn = chance.facts(setting);
        let [old, new] = &mut boards;
        let Ok(before) = View::of(one, std::mem::take(old), setting, &drawn) else { return true };
        let Ok(after) = View::of(other, std::mem::take(new), setting, &drawn) else { return true };
        taken.extend(&before.taken);
        if before.next() != after.next() || before.left != after.left {
            return false;
        }
        let next: Vec<u32> = before.next().into_iter().collect();
        if next.is_empty() {
            return true;
        }
        let seen = next[chance.below(next.len())];
        boards = [before, after].map(|view| view.behind(seen));
    }
    true
}

/// What somebody has before him who sees no silent steps.
#[derive(Default)]
struct View {
    steps: Vec<Step>,
    /// What may be seen where nothing more happens unseen.
    left: BTreeSet<BTreeSet<u32>>,
    taken: BTreeSet<FlowId>,
}

impl View {
    fn of(
        game: &Game,
        boards: BTreeSet<Vec<u8>>,
        setting: &mut Setting<'_>,
        drawn: &[u8],
    ) -> Result<Self, Crowded> {
        let mut view = Self::default();
        let mut waiting: Vec<Vec<u8>> = boards.iter().cloned().collect();
        let mut known = boards;
        while let Some(board) = waiting.pop() {
            let (silent, seen): (Vec<Step>, Vec<Step>) =
                game.steps(&board, setting, Answers::Drawn(drawn))?.into_iter().partition(Game::is_silent);
            if silent.is_empty() {
                view.left.insert(seen.iter().map(|step| step.seen).collect());
            }
            view.taken.extend(silent.iter().chain(&seen).filter_map(|step| step.way));
            view.steps.extend(seen);
            for step in silent {
                if known.insert(step.board.clone()) {
                    waiting.push(step.board);
                }
            }
            if known.len() > WIDEST {
                return Err(Crowded);
            }
        }
        Ok(view)
    }

    fn next(&self) -> BTreeSet<u32> {
        self.steps.iter().map(|step| step.seen).collect()
    }

    fn behind(self, seen: u32) -> BTreeSet<Vec<u8>> {
        self.steps.into_iter().filter(|step| step.seen == seen).map(|step| step.board).collect()
    }
}
