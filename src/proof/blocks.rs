//! Whether two games look the same for ever.

use super::setting::{SILENT, number};
use super::space::Space;
use crate::net::table::{Table, scatter};

/// Whether nobody can tell two games apart who sees what is not silent.
pub fn alike(one: &Space, other: &Space) -> bool {
    let both = Both { one, other };
    let (group_of, count) = both.silent_circles();
    let groups = Groups::of(&both, &group_of, count);
    let blocks = groups.blocks();
    let block = |state: usize| blocks[group_of[state] as usize];
    block(0) == block(one.len())
}

/// The states of both games, one behind the other.
struct Both<'a> {
    one: &'a Space,
    other: &'a Space,
}

/// Marks a state that was not met yet.
const NEW: u32 = u32::MAX;

impl Both<'_> {
    fn len(&self) -> usize {
        self.one.len() + self.other.len()
    }

    fn step(&self, state: usize, at: usize) -> Option<(u32, usize)> {
        let first = self.one.len();
        if state < first {
            self.one.steps(state).get(at).map(|(seen, to)| (*seen, *to as usize))
        } else {
            self.other.steps(state - first).get(at).map(|(seen, to)| (*seen, *to as usize + first))
        }
    }

    /// States that reach each other unseen, as groups; silent steps lead to groups with smaller numbers. Without recursion,
    /// as the way may be long (Tarjan, SIAM Journal on Computing 1, 1972).
    fn silent_circles(&self) -> (Vec<u32>, usize) {
        let mut walk = Walk {
            low: vec![NEW; self.len()],
            group: vec![NEW; self.len()],
            open: Vec::new(),
            met: 0,
            groups: 0,
        };
        let mut path: Vec<(usize, usize)> = Vec::new();
        for begin in 0..self.len() {
            if walk.low[begin] == NEW {
                path.push(walk.enter(begin));
            }
            while let Some((state, at)) = path.last_mut() {
                let (from, step) = (*state, self.step(*state, *at));
                *at += 1;
                match step {
                    Some((SILENT, to)) if walk.low[to] == NEW => path.push(walk.enter(to)),
                    Some((SILENT, to)) => walk.look_back(from, to),
                    Some(_) => {}
                    None => {
                        path.pop();
                        walk.leave(from, path.last().map(|(before, _)| *before));
                    }
                }
            }
        }
        (walk.group, walk.groups as usize)
    }
}

/// A walk along silent steps.
struct Walk {
    /// When a state was met, later the earliest that can be reached from it.
    low: Vec<u32>,
    group: Vec<u32>,
    /// States without a group, each with when it was met.
    open: Vec<(usize, u32)>,
    met: u32,
    groups: u32,
}

impl Walk {
    fn enter(&mut self, state: usize) -> (usize, usize) {
        self.low[state] = self.met;
        self.open.push((state, self.met));
        self.met += 1;
        (state, 0)
    }

    fn look_back(&mut self, from: usize, to: usize) {
        if self.group[to] == NEW {
            self.low[from] = self.low[from].min(self.low[to]);
        }
    }

    fn leave(&mut self, state: usize, before: Option<usize>) {
        let low = self.low[state];
        let first = self.open.iter().rposition(|(open, _)| *open == state);
        if let Some(first) = first.filter(|first| self.open[*first].1 == low) {
            for (open, _) in self.open.drain(first..) {
                self.group[open] = self.groups;
            }
            self.groups += 1;
        }
        if let Some(before) = before {
            self.look_back(before, state);
        }
    }
}

/// States that reach each other unseen, taken as one.
struct Groups {
    /// What is seen, and the group behind it: sorted, each once, none that stays unseen in its group.
    steps: Vec<Vec<(u32, u32)>>,
    /// Whether it can go on for ever unseen.
    circles: Vec<bool>,
}

/// What a group looks like: what may be seen next, and whether it can go on unseen for ever.
#[derive(Default)]
struct Signatures {
    pairs: Vec<(u32, u32)>,
    ends: Vec<usize>,
    circles: Vec<bool>,
}

impl Groups {
    fn of(both: &Both<'_>, group_of: &[u32], count: usize) -> Self {
        let mut groups = Self { steps: vec![Vec::new(); count], circles: vec![false; count] };
        for (state, own) in group_of.iter().enumerate() {
            let steps = (0..).map_while(|at| both.step(state, at));
            for (seen, to) in steps.map(|(seen, to)| (seen, group_of[to])) {
                if (seen, to) == (SILENT, *own) {
                    groups.circles[*own as usize] = true;
                } else {
                    groups.steps[*own as usize].push((seen, to));
                }
            }
        }
        for steps in &mut groups.steps {
            steps.sort_unstable();
            steps.dedup();
        }
        groups
    }

    /// The block of each group: groups in one block look the same for ever.
    fn blocks(&self) -> Vec<u32> {
        let mut blocks = vec![0; self.steps.len()];
        let mut count = 1;
        loop {
            let signatures = self.signatures(&blocks);
            let next = signatures.tell_apart(&blocks);
            let told = next.iter().max().map_or(0, |most| most + 1);
            if told == count {
                return next;
            }
            (blocks, count) = (next, told);
        }
    }

    fn signatures(&self, blocks: &[u32]) -> Signatures {
        let mut all = Signatures::default();
        let mut own: Vec<(u32, u32)> = Vec::new();
        for (group, steps) in self.steps.iter().enumerate() {
            let mut circles = self.circles[group];
            own.clear();
            for (seen, to) in steps {
                let to = *to as usize;
                if *seen == SILENT && blocks[to] == blocks[group] {
                    circles |= all.circles[to];
                    own.extend_from_slice(all.pairs_of(to));
                } else {
                    own.push((*seen, blocks[to]));
                }
            }
            own.sort_unstable();
            own.dedup();
            all.pairs.extend_from_slice(&own);
            all.ends.push(all.pairs.len());
            all.circles.push(circles);
        }
        all
    }
}

impl Signatures {
    fn pairs_of(&self, group: usize) -> &[(u32, u32)] {
        let start = group.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.pairs[start..self.ends[group]]
    }

    /// New blocks: groups of one block that look the same. Numbers that are made of signatures only say where to look.
    fn tell_apart(&self, blocks: &[u32]) -> Vec<u32> {
        let mut known = Table::for_about(blocks.len());
        let mut firsts: Vec<usize> = Vec::new();
        let mut told = Vec::with_capacity(blocks.len());
        for (group, block) in blocks.iter().enumerate() {
            let looks = |group: usize| (blocks[group], self.circles[group], self.pairs_of(group));
            let begin = u64::from(*block) << 1 | u64::from(self.circles[group]);
            let hash = self.pairs_of(group).iter().fold(scatter(begin), |sum, (seen, to)| {
                scatter(sum ^ (u64::from(*seen) << 32 | u64::from(*to)))
            });
            let new = number(firsts.len());
            let met = known.find_or_keep(hash, new, |other| looks(firsts[other as usize]) == looks(group));
            if met.is_none() {
                firsts.push(group);
            }
            told.push(met.unwrap_or(new));
        }
        told
    }
}
