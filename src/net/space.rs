//! Every marking of a net, by the number of visible steps that lead there.

use super::reduce::Reduction;
use super::table::{Table, scatter};
use super::{List, Net};

/// A net made ready to be walked through.
pub struct Ground {
    moves: Vec<Move>,
    /// Moves by the first place they take from; moves that take nothing never run.
    first: Vec<Vec<u32>>,
    is_sink: Vec<bool>,
    begin: Vec<u32>,
    emptied: Vec<Vec<u32>>,
}

struct Move {
    pre: List,
    post: List,
    empties: Option<usize>,
    weight: u32,
    /// The transition it stands for.
    transition: u32,
}

impl Ground {
    /// The net as it is.
    pub fn of(net: &Net) -> Self {
        let moves = net.transitions.iter().enumerate().map(|(at, it)| Move {
            pre: it.pre.clone(),
            post: it.post.clone(),
            empties: it.empties,
            weight: u32::from(it.is_visible),
            transition: super::lay::number(at),
        });
        let begin = (0..net.places.len()).filter(|place| net.places[*place].marked);
        Self::new(
            moves.collect(),
            net.places.iter().map(super::Place::is_sink).collect(),
            begin.map(super::lay::number).collect(),
            net.emptied.clone(),
        )
    }

    /// What is left of a net.
    pub fn of_kernel(net: &Net, reduction: &Reduction) -> Self {
        let (places, transitions) = reduction.kernel();
        let renumber = |list: &[u32]| -> Vec<u32> {
            let known = list.iter().filter_map(|place| places.binary_search(place).ok());
            known.map(super::lay::number).collect()
        };
        let moves = transitions.iter().map(|at| {
            let it = &reduction.transitions[*at as usize];
            Move {
                pre: renumber(&it.pre).into(),
                post: renumber(&it.post).into(),
                empties: it.empties,
                weight: it.weight,
                transition: *at,
            }
        });
        let place = |place: &u32| &reduction.places[*place as usize];
        let begin = (0..places.len()).filter(|at| place(&places[*at]).is_marked);
        Self::new(
            moves.collect(),
            places.iter().map(|it| place(it).is_sink).collect(),
            begin.map(super::lay::number).collect(),
            net.emptied.iter().map(|set| renumber(set)).collect(),
        )
    }

    fn new(moves: Vec<Move>, is_sink: Vec<bool>, begin: Vec<u32>, emptied: Vec<Vec<u32>>) -> Self {
        let mut first = vec![Vec::new(); is_sink.len()];
        for (at, it) in moves.iter().enumerate() {
            if let Some(place) = it.pre.first() {
                first[*place as usize].push(super::lay::number(at));
            }
        }
        Self { moves, first, is_sink, begin, emptied }
    }

    /// The places with a token at the beginning.
    pub fn beginning(&self) -> &[u32] {
        &self.begin
    }

    /// The marking behind a transition, or nothing where a place would get a second token.
    pub fn fire(&self, marking: &[u32], transition: u32) -> Option<Vec<u32>> {
        let mut next = Vec::new();
        self.after(marking, &self.moves[transition as usize], &mut next).then_some(next)
    }

    /// The first transition that can run.
    pub fn ready(&self, marking: &[u32]) -> Option<u32> {
        let moves = marking.iter().flat_map(|place| &self.first[*place as usize]);
        let can_run = |at: &&u32| {
            let pre = &self.moves[**at as usize].pre;
            pre.iter().all(|place| marking.binary_search(place).is_ok())
        };
        moves.copied().filter(|at| can_run(&at)).min()
    }

    /// Whether a case may end like this: tokens at ends only, and one at least.
    pub fn is_final(&self, marking: &[u32]) -> bool {
        !marking.is_empty() && marking.iter().all(|place| self.is_sink[*place as usize])
    }

    /// The marking behind a move, or nothing where a place would get a second token.
    fn after(&self, marking: &[u32], it: &Move, next: &mut Vec<u32>) -> bool {
        next.clear();
        let emptied = it.empties.map_or(&[][..], |set| &self.emptied[set]);
        let stays =
            |place: &&u32| it.pre.binary_search(place).is_err() && emptied.binary_search(place).is_err();
        next.extend(marking.iter().filter(stays));
        for place in &it.post {
            match next.binary_search(place) {
                Ok(_) => return false,
                Err(at) => next.insert(at, *place),
            }
        }
        true
    }
}

/// How far a search goes.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Markings that are looked at.
    pub markings: usize,
    /// Tokens that are remembered.
    pub tokens: usize,
    /// Whether the first second token is enough, however long the way to it.
    pub is_hasty: bool,
}

/// Markings that were met, and what was found.
pub struct Space {
    tokens: Vec<u32>,
    /// Where the tokens of each marking begin; one more than there are markings.
    starts: Vec<usize>,
    /// Visible steps to each marking.
    steps: Vec<u32>,
    /// The marking before, and the transition behind it.
    before: Vec<(u32, u32)>,
    edges: Vec<(u32, u32)>,
    is_stuck: Vec<bool>,
    /// Transitions that can run.
    pub runs: Vec<bool>,
    /// The marking from which, and the transition by which, a place gets its second token.
    pub doubled: Option<(u32, u32)>,
    /// Whether the search went as far as it had to: everywhere, or to the nearest second token.
    pub is_whole: bool,
}

const NONE: u32 = u32::MAX;

impl Space {
    /// Looks at every marking, those with few visible steps first, up to the first second token.
    pub fn explore(ground: &Ground, limits: Limits) -> Self {
        let moves = ground.moves.iter().map(|it| it.transition as usize + 1).max().unwrap_or(0);
        let mut space = Self {
            tokens: Vec::new(),
            starts: vec![0],
            steps: Vec::new(),
            before: Vec::new(),
            edges: Vec::new(),
            is_stuck: Vec::new(),
            runs: vec![false; moves],
            doubled: None,
            is_whole: true,
        };
        Search { ground, space: &mut space, known: Table::for_about(64), rows: Vec::new(), nearest: NONE }
            .run(limits);
        space
    }

    /// Number of markings.
    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// The places with a token.
    pub fn marking(&self, at: u32) -> &[u32] {
        &self.tokens[self.starts[at as usize]..self.starts[at as usize + 1]]
    }

    /// The transitions that lead to a marking.
    pub fn way(&self, to: u32) -> Vec<u32> {
        let mut way = Vec::new();
        let mut at = to;
        while self.before[at as usize].0 != NONE {
            let (before, by) = self.before[at as usize];
            way.push(by);
            at = before;
        }
        way.reverse();
        way
    }

    /// The nearest marking in which nothing can go on though the case has not ended.
    pub fn stuck(&self, ground: &Ground) -> Option<u32> {
        let all = 0..super::lay::number(self.len());
        let stuck = all.filter(|at| self.is_stuck[*at as usize] && !ground.is_final(self.marking(*at)));
        stuck.min_by_key(|at| (self.steps[*at as usize], *at))
    }

    /// The nearest marking from which no end can be reached.
    pub fn lost(&self, ground: &Ground) -> Option<u32> {
        let finishes = self.finishing(ground);
        let all = 0..super::lay::number(self.len());
        let lost = all.filter(|at| !finishes[*at as usize]);
        lost.min_by_key(|at| (self.steps[*at as usize], *at))
    }

    /// Which markings can still end.
    fn finishing(&self, ground: &Ground) -> Vec<bool> {
        let mut starts = vec![0_usize; self.len() + 2];
        for (_, to) in &self.edges {
            starts[*to as usize + 2] += 1;
        }
        for at in 2..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut back = vec![0; self.edges.len()];
        for (from, to) in &self.edges {
            let at = &mut starts[*to as usize + 1];
            back[*at] = *from;
            *at += 1;
        }
        let mut finishes = vec![false; self.len()];
        let mut waiting = Vec::new();
        for at in 0..super::lay::number(self.len()) {
            if ground.is_final(self.marking(at)) {
                finishes[at as usize] = true;
                waiting.push(at);
            }
        }
        while let Some(at) = waiting.pop() {
            for from in &back[starts[at as usize]..starts[at as usize + 1]] {
                if !std::mem::replace(&mut finishes[*from as usize], true) {
                    waiting.push(*from);
                }
            }
        }
        finishes
    }
}

struct Search<'s> {
    ground: &'s Ground,
    space: &'s mut Space,
    known: Table,
    /// Markings by their distance, each perhaps several times.
    rows: Vec<Vec<u32>>,
    /// Visible steps to the nearest second token.
    nearest: u32,
}

impl Search<'_> {
    fn run(mut self, limits: Limits) {
        let begin = self.ground.begin.clone();
        self.meet(&begin, (NONE, NONE), 0);
        let mut is_done: Vec<bool> = Vec::new();
        let mut distance = 0;
        while distance < self.rows.len() && super::lay::number(distance) <= self.nearest {
            let mut next = 0;
            while let Some(at) = self.rows[distance].get(next).copied() {
                next += 1;
                is_done.resize(self.space.len(), false);
                let is_far = self.space.steps[at as usize] as usize != distance;
                if is_far || std::mem::replace(&mut is_done[at as usize], true) {
                    continue;
                }
                self.leave(at);
                let is_over = self.space.len() > limits.markings || self.space.tokens.len() > limits.tokens;
                if is_over || (limits.is_hasty && self.space.doubled.is_some()) {
                    self.space.is_whole = false;
                    return;
                }
            }
            distance += 1;
        }
    }

    fn leave(&mut self, at: u32) {
        let ground = self.ground;
        let marking = self.space.marking(at).to_vec();
        let mut next = Vec::with_capacity(marking.len() + 4);
        let mut is_stuck = true;
        for place in &marking {
            for number in &ground.first[*place as usize] {
                let it = &ground.moves[*number as usize];
                if !it.pre.iter().all(|place| marking.binary_search(place).is_ok()) {
                    continue;
                }
                is_stuck = false;
                self.space.runs[it.transition as usize] = true;
                let steps = self.space.steps[at as usize] + it.weight;
                if ground.after(&marking, it, &mut next) {
                    let to = self.meet(&next, (at, it.transition), steps);
                    self.space.edges.push((at, to));
                } else if steps < self.nearest {
                    self.nearest = steps;
                    self.space.doubled = Some((at, it.transition));
                }
            }
        }
        self.space.is_stuck[at as usize] = is_stuck;
    }

    /// The number of a marking, new or met before; a shorter way to it is kept.
    fn meet(&mut self, marking: &[u32], before: (u32, u32), steps: u32) -> u32 {
        let hash = marking.iter().fold(0_u64, |sum, place| sum.wrapping_add(scatter(u64::from(*place))));
        let new = super::lay::number(self.space.len());
        let space = &*self.space;
        let met = self.known.find_or_keep(hash, new, |other| space.marking(other) == marking);
        if let Some(at) = met {
            if steps < self.space.steps[at as usize] {
                self.space.steps[at as usize] = steps;
                self.space.before[at as usize] = before;
                self.row(steps).push(at);
            }
            return at;
        }
        self.space.tokens.extend_from_slice(marking);
        self.space.starts.push(self.space.tokens.len());
        self.space.steps.push(steps);
        self.space.before.push(before);
        self.space.is_stuck.push(false);
        self.row(steps).push(new);
        new
    }

    fn row(&mut self, steps: u32) -> &mut Vec<u32> {
        let steps = steps as usize;
        if self.rows.len() <= steps {
            self.rows.resize(steps + 1, Vec::new());
        }
        &mut self.rows[steps]
    }
}
