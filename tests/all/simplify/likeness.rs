//! Whether two graphs look the same to everybody who sees labels only.
//!
//! Up to [`MOST_STATES`] states each: branching bisimulation that keeps divergence (a circle of silent steps is not the
//! same as standing still), by refinement of signatures. Beyond that: the sets of label sequences of at most
//! [`LONGEST`] labels. Where even those are too many, nothing is said, and the laws count how often that happens.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::algo::tarjan_scc;
use petgraph::graph::DiGraph;
use thutuc::process::Graph;

use super::explorer::{SILENT, Setting, Space, explore};

/// States beyond which sequences are compared instead.
const MOST_STATES: usize = 800;
/// Labels in the sequences that are compared then.
const LONGEST: usize = 4;
/// States looked at for that.
const MOST_FOR_SEQUENCES: usize = 2_000;

/// What a comparison says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// Bisimilar.
    Same,
    /// The same sequences as far as looked at.
    SameSequences,
    /// Told apart.
    Different,
    /// Too large to say.
    Unknown,
}

/// How a graph looks.
pub struct Looks {
    space: Space,
    /// The sequences of labels, where there are too many states.
    sequences: Option<BTreeSet<Vec<u32>>>,
}

/// Looks at a graph.
pub fn look(graph: &Graph, setting: &mut Setting) -> Looks {
    let space = explore(graph, setting, MOST_STATES);
    if !space.cut || space.crowded {
        return Looks { space, sequences: None };
    }
    let space = explore(graph, setting, MOST_FOR_SEQUENCES);
    let sequences = if space.cut { None } else { sequences(&space) };
    Looks { space: Space { cut: true, ..space }, sequences }
}

impl Looks {
    /// Compares with another graph looked at in the same setting.
    pub fn compare(&self, other: &Self) -> Likeness {
        if !self.space.cut && !other.space.cut {
            let same = bisimilar(&[&self.space, &other.space]);
            return if same { Likeness::Same } else { Likeness::Different };
        }
        match (self.sequences(), other.sequences()) {
            (Some(one), Some(other)) if one == other => Likeness::SameSequences,
            (Some(_), Some(_)) => Likeness::Different,
            _ => Likeness::Unknown,
        }
    }

    fn sequences(&self) -> Option<BTreeSet<Vec<u32>>> {
        if self.space.cut { self.sequences.clone() } else { sequences(&self.space) }
    }
}

/// States that reach each other silently, taken as one.
struct Cluster {
    /// Steps out of it.
    steps: BTreeSet<(u32, usize)>,
    /// Whether it can go on for ever without a label.
    circles: bool,
}

/// Clusters so ordered that silent steps lead to earlier ones, and the cluster of the first state of each space.
fn clusters(spaces: &[&Space; 2]) -> (Vec<Cluster>, [usize; 2]) {
    let offset = spaces[0].steps.len();
    let all = spaces[0].steps.iter().map(|steps| (0, steps));
    let all: Vec<_> = all.chain(spaces[1].steps.iter().map(|steps| (offset, steps))).collect();
    let mut silent = DiGraph::<(), ()>::new();
    let states: Vec<_> = all.iter().map(|_| silent.add_node(())).collect();
    for (state, (shift, steps)) in all.iter().enumerate() {
        for (_, to) in steps.iter().filter(|(label, _)| *label == SILENT) {
            silent.add_edge(states[state], states[to + shift], ());
        }
    }
    let groups = tarjan_scc(&silent);
    let mut group_of = vec![0; all.len()];
    for (number, group) in groups.iter().enumerate() {
        group.iter().for_each(|state| group_of[state.index()] = number);
    }
    let mut clusters = Vec::new();
    for (number, group) in groups.iter().enumerate() {
        let mut cluster = Cluster { steps: BTreeSet::new(), circles: false };
        for state in group {
            let (shift, steps) = all[state.index()];
            for (label, to) in steps {
                let target = group_of[to + shift];
                if *label == SILENT && target == number {
                    cluster.circles = true;
                } else {
                    cluster.steps.insert((*label, target));
                }
            }
        }
        clusters.push(cluster);
    }
    (clusters, [group_of[0], group_of[offset]])
}

type Signature = (usize, bool, BTreeSet<(u32, usize)>);

fn bisimilar(spaces: &[&Space; 2]) -> bool {
    let (clusters, [one, other]) = clusters(spaces);
    let mut blocks = vec![0; clusters.len()];
    let mut count = 1;
    loop {
        let mut signatures: Vec<Signature> = Vec::new();
        let mut numbers: BTreeMap<Signature, usize> = BTreeMap::new();
        for (number, cluster) in clusters.iter().enumerate() {
            let mut signature = (blocks[number], cluster.circles, BTreeSet::new());
            for (label, to) in &cluster.steps {
                if *label == SILENT && blocks[*to] == blocks[number] {
                    signature.1 |= signatures[*to].1;
                    signature.2.extend(signatures[*to].2.iter().copied());
                } else {
                    signature.2.insert((*label, blocks[*to]));
                }
            }
            signatures.push(signature);
        }
        let next = signatures.into_iter().map(|signature| {
            let fresh = numbers.len();
            *numbers.entry(signature).or_insert(fresh)
        });
        blocks = next.collect();
        if blocks[one] != blocks[other] {
            return false;
        }
        if numbers.len() == count {
            return true;
        }
        count = numbers.len();
    }
}

/// Every sequence of labels up to a length; none if there are too many.
fn sequences(space: &Space) -> Option<BTreeSet<Vec<u32>>> {
    let mut all: BTreeSet<Vec<u32>> = BTreeSet::new();
    let mut level: BTreeMap<Vec<u32>, BTreeSet<usize>> = BTreeMap::new();
    level.insert(Vec::new(), silently(space, &BTreeSet::from([0])));
    for _ in 0..LONGEST {
        let mut next: BTreeMap<Vec<u32>, BTreeSet<usize>> = BTreeMap::new();
        for (sequence, states) in &level {
            for (label, to) in states.iter().flat_map(|state| &space.steps[*state]) {
                if *label != SILENT {
                    let longer = [sequence.as_slice(), &[*label]].concat();
                    next.entry(longer).or_default().insert(*to);
                }
            }
        }
        all.extend(level.into_keys());
        level = next.into_iter().map(|(key, states)| (key, silently(space, &states))).collect();
        if level.len() > 20_000 {
            return None;
        }
    }
    all.extend(level.into_keys());
    Some(all)
}

fn silently(space: &Space, states: &BTreeSet<usize>) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut waiting: Vec<usize> = states.iter().copied().collect();
    while let Some(state) = waiting.pop() {
        if found.insert(state) {
            let silent = space.steps[state].iter().filter(|(label, _)| *label == SILENT);
            waiting.extend(silent.map(|(_, to)| *to));
        }
    }
    found
}
