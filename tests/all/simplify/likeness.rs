//! Whether two graphs look the same to everybody who sees labels only: branching bisimulation that keeps divergence (a
//! circle of silent steps is not the same as standing still), by refinement of signatures.
//!
//! Where a graph has too many states nothing is said, and the laws count how often that happens.

use std::collections::BTreeMap;

use petgraph::algo::tarjan_scc;
use petgraph::graph::DiGraph;
use thutuc::process::Graph;

use super::explorer::{SILENT, Setting, Space, explore};

/// States beyond which nothing is said of a graph made by chance.
pub const FEW: usize = 2_000;

/// What a comparison says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// Nobody can tell them apart.
    Same,
    /// Somebody can.
    Different,
    /// Too large to say.
    Unknown,
}

/// How a graph looks; nothing is kept of one that is too large.
pub struct Looks(Option<Faces>);

/// Looks at a graph of at most so many states.
pub fn look(graph: &Graph, setting: &mut Setting, most: usize) -> Looks {
    let space = explore(graph, setting, most);
    Looks((!space.cut).then(|| Faces::of(&space).told_apart()))
}

impl Looks {
    /// Compares with another graph looked at in the same setting.
    pub fn compare(&self, other: &Self) -> Likeness {
        let (Some(one), Some(other)) = (&self.0, &other.0) else { return Likeness::Unknown };
        let shift = one.all.len();
        let shifted = other.all.iter().map(|face| Face {
            steps: face.steps.iter().map(|(label, to)| (*label, to + shift)).collect(),
            circles: face.circles,
        });
        let all: Vec<Face> = one.all.iter().cloned().chain(shifted).collect();
        let blocks = blocks(&all);
        if blocks[one.first] == blocks[other.first + shift] { Likeness::Same } else { Likeness::Different }
    }
}

/// What of a case can be told apart: states that reach each other silently, taken as one.
#[derive(Clone, Debug, Default)]
struct Face {
    /// Steps out of it, sorted: the label, and where it leads.
    steps: Vec<(u32, usize)>,
    /// Whether it can go on for ever without a label.
    circles: bool,
}

/// Faces so ordered that silent steps lead to earlier ones.
struct Faces {
    all: Vec<Face>,
    /// That of the first state.
    first: usize,
}

impl Faces {
    fn of(space: &Space) -> Self {
        let mut silent = DiGraph::<(), ()>::new();
        let states: Vec<_> = space.steps.iter().map(|_| silent.add_node(())).collect();
        for (state, steps) in space.steps.iter().enumerate() {
            for (_, to) in steps.iter().filter(|(label, _)| *label == SILENT) {
                silent.add_edge(states[state], states[*to], ());
            }
        }
        let groups = tarjan_scc(&silent);
        let mut group_of = vec![0; space.steps.len()];
        for (number, group) in groups.iter().enumerate() {
            for state in group {
                group_of[state.index()] = number;
            }
        }
        let mut all = vec![Face::default(); groups.len()];
        for (state, steps) in space.steps.iter().enumerate() {
            let own = group_of[state];
            let steps = steps.iter().map(|(label, to)| (*label, group_of[*to]));
            all[own].circles |= steps.clone().any(|step| step == (SILENT, own));
            all[own].add(steps, own);
        }
        Self { all, first: group_of[0] }
    }

    /// Each once.
    fn told_apart(&self) -> Self {
        let blocks = blocks(&self.all);
        // The first face of a block has no silent step inside it. So those of its silent steps that lead elsewhere lead to
        // blocks whose first faces are earlier, and the order holds again.
        let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
        for block in &blocks {
            let next = numbers.len();
            numbers.entry(*block).or_insert(next);
        }
        let mut all = vec![Face::default(); numbers.len()];
        for (face, block) in self.all.iter().zip(&blocks) {
            let number = numbers[block];
            let steps = face.steps.iter().map(|(label, to)| (*label, numbers[&blocks[*to]]));
            all[number].circles |= face.circles;
            all[number].add(steps, number);
        }
        Self { all, first: numbers[&blocks[self.first]] }
    }
}

impl Face {
    /// Takes in steps, but not those that stay in it; it has the number `own`.
    fn add(&mut self, steps: impl Iterator<Item = (u32, usize)>, own: usize) {
        self.steps.extend(steps.filter(|step| *step != (SILENT, own)));
        self.steps.sort_unstable();
        self.steps.dedup();
    }
}

/// The block of a face, whether it can go on for ever, and what can be seen next.
type Signature = (usize, bool, Vec<(u32, usize)>);

/// The block of each face: faces in one block look the same for ever.
fn blocks(faces: &[Face]) -> Vec<usize> {
    let mut blocks = vec![0; faces.len()];
    let mut count = 1;
    loop {
        let mut signatures: Vec<Signature> = Vec::with_capacity(faces.len());
        for (number, face) in faces.iter().enumerate() {
            let mut circles = face.circles;
            let mut seen = Vec::with_capacity(face.steps.len());
            for (label, to) in &face.steps {
                if *label == SILENT && blocks[*to] == blocks[number] {
                    circles |= signatures[*to].1;
                    seen.extend_from_slice(&signatures[*to].2);
                } else {
                    seen.push((*label, blocks[*to]));
                }
            }
            seen.sort_unstable();
            seen.dedup();
            signatures.push((blocks[number], circles, seen));
        }
        let mut numbers: BTreeMap<Signature, usize> = BTreeMap::new();
        for (block, signature) in blocks.iter_mut().zip(signatures) {
            let next = numbers.len();
            *block = *numbers.entry(signature).or_insert(next);
        }
        if numbers.len() == count {
            return blocks;
        }
        count = numbers.len();
    }
}

#[test]
fn what_can_be_told_apart_is_told_apart() {
    let space = |steps: &[(usize, u32, usize)]| {
        let mut space = Space { steps: vec![Vec::new(); 6], ..Space::default() };
        for (from, label, to) in steps {
            space.steps[*from].push((*label, *to));
        }
        Looks(Some(Faces::of(&space).told_apart()))
    };
    let same = |one: &[_], other: &[_]| space(one).compare(&space(other)) == Likeness::Same;
    // A silent step before or behind a label, or a choice made twice, cannot be seen.
    assert!(same(&[(0, 1, 1)], &[(0, SILENT, 1), (1, 1, 2), (2, SILENT, 3)]));
    assert!(same(&[(0, 1, 1), (0, 1, 2), (1, 2, 3), (2, 2, 4)], &[(0, 1, 1), (1, 2, 2)]));
    // When a choice is made can be seen.
    assert!(!same(&[(0, 1, 1), (0, 1, 2), (1, 2, 3), (2, 3, 4)], &[(0, 1, 1), (1, 2, 2), (1, 3, 3)]));
    assert!(!same(&[(0, SILENT, 1), (1, 2, 2), (0, 3, 3)], &[(0, 2, 1), (0, 3, 2)]));
    // So can whether the case stands still or turns round.
    assert!(!same(&[(0, 1, 1), (1, SILENT, 1)], &[(0, 1, 1)]));
    assert!(same(&[(0, 1, 1), (1, SILENT, 2), (2, SILENT, 1)], &[(0, 1, 1), (1, SILENT, 1)]));
}
