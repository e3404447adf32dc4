//! Every state of a game.

use std::collections::BTreeSet;

use super::Setting;
use super::game::{Answers, Crowded, Game, Step};
use super::setting::number;
use crate::net::table::{Table, scatter};
use crate::process::FlowId;

/// Steps for each state that may be kept; of more, nothing is said.
const STEPS: usize = 50;

/// States, and what leads from each to which; the first is that before anything is known of the case.
pub struct Space {
    /// What is seen, and the state behind it.
    steps: Vec<(u32, u32)>,
    /// Where the steps of each state begin; one more than there are states.
    starts: Vec<usize>,
    /// The ways out of choices that some case takes.
    pub taken: BTreeSet<FlowId>,
}

impl Space {
    /// Looks at every state; nothing where there are more than so many.
    pub fn of(game: &Game, setting: &mut Setting<'_>, most: usize) -> Option<Self> {
        let mut search =
            Search { known: Table::for_about(1_000), boards: Vec::new(), size: game.size(), states: 1 };
        let mut space = Self { steps: Vec::new(), starts: vec![0], taken: BTreeSet::new() };
        space.begin(game, setting, &mut search, most).ok()?;
        let mut at = 1;
        while at < search.states {
            let board = search.board(at).to_vec();
            for step in game.steps(&board, setting, Answers::All).ok()? {
                space.taken.extend(step.way);
                space.steps.push((step.seen, search.meet(&step)));
            }
            space.starts.push(space.steps.len());
            at += 1;
            if search.states > most || space.steps.len() / STEPS > most {
                return None;
            }
        }
        Some(space)
    }

    /// A case of every kind begins.
    fn begin(
        &mut self,
        game: &Game,
        setting: &mut Setting<'_>,
        search: &mut Search,
        most: usize,
    ) -> Result<(), Crowded> {
        let all: Vec<usize> = (0..setting.formulas.len()).collect();
        let kinds = setting.variants(&vec![0; all.len()], &all).ok_or(Crowded)?;
        if kinds.len() * setting.channels.len() > most {
            return Err(Crowded);
        }
        for facts in kinds {
            for channel in 0..setting.channels.len() {
                let seen = setting.seen(format!("begins {facts:?} by {channel}"));
                let step = Step { seen, way: None, board: game.beginning(&facts, channel) };
                self.steps.push((seen, search.meet(&step)));
            }
        }
        self.starts.push(self.steps.len());
        Ok(())
    }

    /// How many states there are.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// What leads on from a state.
    pub fn steps(&self, at: usize) -> &[(u32, u32)] {
        &self.steps[self.starts[at]..self.starts[at + 1]]
    }
}

/// The boards met so far.
struct Search {
    known: Table,
    boards: Vec<u8>,
    size: usize,
    states: usize,
}

impl Search {
    /// The board of a state; the first state has none.
    fn board(&self, at: usize) -> &[u8] {
        &self.boards[(at - 1) * self.size..at * self.size]
    }

    fn meet(&mut self, step: &Step) -> u32 {
        let new = number(self.states);
        let (boards, size) = (&self.boards, self.size);
        let is_same = |other: u32| boards[(other as usize - 1) * size..][..size] == step.board;
        let met = self.known.find_or_keep(hash(&step.board), new, is_same);
        met.unwrap_or_else(|| {
            self.boards.extend_from_slice(&step.board);
            self.states += 1;
            new
        })
    }
}

/// A number for a board; two boards may share one.
fn hash(board: &[u8]) -> u64 {
    let part = |bytes: &[u8]| bytes.iter().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
    board.chunks(8).fold(0, |sum, bytes| scatter(sum ^ part(bytes)))
}
