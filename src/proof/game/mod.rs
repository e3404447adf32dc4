//! A graph as a game: a board of small numbers, and moves on it.
//!
//! Tokens stand on flows and at work that goes on. Who decides, what happens and when is left open: all that may come is a
//! move. A condition keeps what it came to until a step that writes its facts is done.

mod layout;
mod moves;
mod scope;
mod words;

use crate::process::{FlowId, Graph};

use super::Setting;
use super::setting::SILENT;
use layout::Layout;
use moves::Maker;

/// Tokens in one place beyond which nobody counts.
const CROWD: u8 = 3;

/// A graph made ready to be played.
pub struct Game {
    layout: Layout,
    moves: Vec<Move>,
    /// Moves by the first place from which they take.
    by_place: Vec<Vec<usize>>,
    /// Moves that take nothing.
    free: Vec<usize>,
    scopes: Vec<Scope>,
    /// What tokens at the start come to.
    begins: Move,
}

/// Everything up to the join of a split with timers.
struct Scope {
    /// Where tokens in it stand.
    places: Vec<usize>,
    /// What is noted about it while there are any.
    marks: Vec<usize>,
}

/// One thing that may happen.
#[derive(Clone, Default)]
struct Move {
    takes: Vec<usize>,
    /// Marks that must be there.
    needs: Vec<usize>,
    /// Marks that must not.
    bars: Vec<usize>,
    asks: Asks,
    empties: Vec<usize>,
    /// A counter, and the number above which it is not counted on.
    counts: Option<(usize, u8)>,
    puts: Vec<usize>,
    marks: Vec<usize>,
    /// Conditions that may come to something else.
    writes: Vec<usize>,
    seen: u32,
    /// The way out of a choice that is taken.
    way: Option<FlowId>,
}

/// What a move asks about the case.
#[derive(Clone, Default)]
enum Asks {
    #[default]
    Nothing,
    /// Whether it is still open.
    Open,
    /// Whether this holds.
    Holds(Question),
    /// Whether none of these holds.
    None(Vec<Question>),
}

/// What stands on a way out of a choice.
#[derive(Clone, Default)]
struct Question {
    /// The place of a condition.
    formula: Option<usize>,
    /// Channels; none means any.
    channels: Vec<u8>,
    /// A counter and the number it must be below.
    below: Option<(usize, u32)>,
}

/// What conditions come to when they are written anew.
#[derive(Clone, Copy)]
pub enum Answers<'a> {
    /// Anything.
    All,
    /// What chance says.
    Drawn(&'a [u8]),
}

/// Something that happened, and the board behind it.
pub struct Step {
    /// What was seen.
    pub seen: u32,
    /// The way out of a choice that was taken.
    pub way: Option<FlowId>,
    /// What is next.
    pub board: Vec<u8>,
}

/// There are more tokens or answers than one cares to follow.
pub struct Crowded;

impl Game {
    /// The game of a graph.
    pub fn of(graph: &Graph, setting: &mut Setting<'_>) -> Self {
        let layout = Layout::of(graph, setting);
        let Maker { moves, scopes, begins, .. } = Maker::of(graph, &layout, setting);
        let mut by_place = vec![Vec::new(); layout.size];
        let mut free = Vec::new();
        for (at, it) in moves.iter().enumerate() {
            it.takes.first().map_or(&mut free, |place| &mut by_place[*place]).push(at);
        }
        Self { layout, moves, by_place, free, scopes, begins }
    }

    /// Bytes of a board.
    pub fn size(&self) -> usize {
        self.layout.size
    }

    /// A case at the start.
    pub fn beginning(&self, facts: &[u8], channel: usize) -> Vec<u8> {
        let mut board = vec![0; self.layout.size];
        board[..facts.len()].copy_from_slice(facts);
        board[self.layout.channel] = u8::try_from(channel).unwrap_or_default();
        self.begins.change(&mut board);
        board
    }

    /// Everything that may happen next.
    pub fn steps(
        &self,
        board: &[u8],
        setting: &mut Setting<'_>,
        answers: Answers<'_>,
    ) -> Result<Vec<Step>, Crowded> {
        let mut found = Vec::new();
        let taken =
            self.layout.tokens().filter(|place| board[*place] > 0).flat_map(|place| &self.by_place[place]);
        for at in taken.chain(&self.free) {
            let it = &self.moves[*at];
            if !self.can(it, board) {
                continue;
            }
            let mut next = board.to_vec();
            it.change(&mut next);
            self.close(&mut next);
            if it.puts.iter().any(|place| next[*place] > CROWD) {
                return Err(Crowded);
            }
            it.answer(next, setting, answers, &mut found)?;
        }
        Ok(found)
    }

    fn can(&self, it: &Move, board: &[u8]) -> bool {
        let is_set = |place: &usize| board[*place] > 0;
        it.takes.iter().all(is_set)
            && it.needs.iter().all(is_set)
            && !it.bars.iter().any(is_set)
            && match &it.asks {
                Asks::Nothing => true,
                Asks::Open => self.layout.open().any(|place| board[place] > 0),
                Asks::Holds(question) => self.holds(question, board),
                Asks::None(questions) => !questions.iter().any(|question| self.holds(question, board)),
            }
    }

    fn holds(&self, question: &Question, board: &[u8]) -> bool {
        let Question { formula, channels, below } = question;
        formula.is_none_or(|formula| board[formula] == 1)
            && (channels.is_empty() || channels.contains(&board[self.layout.channel]))
            && below.is_none_or(|(counter, times)| u32::from(board[counter]) < times)
    }

    /// What was noted about a parallel step is forgotten when no token is left in it.
    fn close(&self, board: &mut [u8]) {
        for Scope { places, marks } in &self.scopes {
            if places.iter().all(|place| board[*place] == 0) {
                for mark in marks {
                    board[*mark] = 0;
                }
            }
        }
    }

    /// Whether something happened that nobody sees.
    pub fn is_silent(step: &Step) -> bool {
        step.seen == SILENT
    }
}

impl Move {
    fn change(&self, board: &mut [u8]) {
        self.takes.iter().for_each(|place| board[*place] -= 1);
        self.empties.iter().for_each(|place| board[*place] = 0);
        if let Some((counter, most)) = self.counts {
            board[counter] = board[counter].saturating_add(1).min(most);
        }
        self.puts.iter().for_each(|place| board[*place] += 1);
        self.marks.iter().for_each(|place| board[*place] = 1);
    }

    /// Writes conditions anew, in every way that may be.
    fn answer(
        &self,
        board: Vec<u8>,
        setting: &mut Setting<'_>,
        answers: Answers<'_>,
        found: &mut Vec<Step>,
    ) -> Result<(), Crowded> {
        if self.writes.is_empty() {
            found.push(Step { seen: self.seen, way: self.way, board });
            return Ok(());
        }
        let facts = &board[..setting.formulas.len()];
        let variants = match answers {
            Answers::All => setting.variants(facts, &self.writes).ok_or(Crowded)?,
            Answers::Drawn(drawn) => {
                let mut other = facts.to_vec();
                self.writes.iter().for_each(|formula| other[*formula] = drawn[*formula]);
                vec![if setting.allows(&other) { other } else { facts.to_vec() }]
            }
        };
        for facts in variants {
            let seen =
                setting.answered(self.seen, self.writes.iter().map(|formula| facts[*formula]).collect());
            let mut next = board.clone();
            next[..facts.len()].copy_from_slice(&facts);
            found.push(Step { seen, way: self.way, board: next });
        }
        Ok(())
    }
}
