//! The program's own proof against the witness of these tests, which shares nothing with it.

use std::collections::BTreeMap;

use rayon::prelude::*;
use thutuc::process::Graph;
use thutuc::proof::{Shown, Writes, compare_within};
use thutuc::simplify::{ALL, simplify};

use super::generator::{GRAPHS, generate};
use super::laws::Observer;
use super::likeness::{FEW, Likeness};
use super::sketch::Sketch;

/// What the program shows about a graph and what it was changed to.
pub fn shown(sketch: &Sketch, after: &Graph) -> Shown {
    compare_within(&sketch.graph, after, &Writes(sketch.writes.clone()), FEW)
}

/// Holds each change, and all together, against both.
fn judge(sketch: &Sketch) -> BTreeMap<String, usize> {
    let mut tally = BTreeMap::new();
    let mut count = |before: &Sketch, after: &Graph| {
        let shown = shown(before, after);
        assert_ne!(shown, Shown::Different, "{}", before.text());
        let kind = match shown {
            Shown::Everywhere { .. } => "everywhere",
            Shown::ByChance { .. } => "by chance",
            Shown::Different => "different",
        };
        let witness = Observer::new(before, FEW).compare(after);
        *tally.entry(format!("{kind}, {witness:?}")).or_default() += 1;
        assert_ne!(witness, Likeness::Different);
    };
    let mut graph = sketch.graph.clone();
    simplify(&mut graph);
    count(sketch, &graph);
    let mut before = sketch.clone();
    loop {
        let mut after = before.graph.clone();
        if ALL.iter().find_map(|member| member.run(&mut after)).is_none() {
            return tally;
        }
        count(&before, &after);
        before.graph = after;
    }
}

#[test]
fn the_proof_says_of_every_change_what_the_witness_says() {
    let judged: Vec<_> = (0..GRAPHS).into_par_iter().map(|seed| judge(&generate(seed))).collect();
    let mut all: BTreeMap<String, usize> = BTreeMap::new();
    for (key, count) in judged.into_iter().flatten() {
        *all.entry(key).or_default() += count;
    }
    println!("{GRAPHS} graphs: {all:?}");
}
