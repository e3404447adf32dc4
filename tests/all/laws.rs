//! Laws that hold for every member of a family without its author lifting a finger.

use std::collections::BTreeMap;

use thutuc::process::Graph;
use thutuc::simplify::{ALL, Simplification, apply, simplify};

use crate::simplify::generator::generate;
use crate::simplify::laws::Observer;
use crate::simplify::likeness::Likeness;
use crate::simplify::sketch::{Sketch, draw};

const GRAPHS: usize = 2_000;

/// Applies everything, twice and in other orders, and compares with the graph as it was.
fn whole(sketch: &Sketch, observer: &mut Observer, turn: usize) -> Result<(), String> {
    let mut once = sketch.graph.clone();
    simplify(&mut once);
    if simplify(&mut once.clone()) != [] {
        return Err("twice is not once".into());
    }
    if observer.compare(&once) == Likeness::Different {
        return Err("the whole can be told apart".into());
    }
    let drawn = |graph: &Graph| draw(graph, &|span| span.start.to_string());
    let mut order: Vec<&Simplification> = ALL.to_vec();
    order.rotate_left(turn % ALL.len());
    for _ in 0..2 {
        order.reverse();
        let mut other = sketch.graph.clone();
        apply(&order, &mut other);
        if drawn(&other) != drawn(&once) && observer.compare(&other) == Likeness::Different {
            return Err(format!("another order of the members can be told apart: turn {turn}"));
        }
    }
    Ok(())
}

/// Makes every change one by one and holds it against every law.
fn step_by_step(
    sketch: &Sketch,
    observer: &mut Observer,
    tally: &mut BTreeMap<String, usize>,
) -> Result<(), String> {
    let mut graph = sketch.graph.clone();
    while let Some((member, _)) = ALL.iter().find_map(|member| Some((member, member.run(&mut graph)?))) {
        let name = member.meta.name;
        let likeness = observer.judge(member, &graph).map_err(|why| format!("{name}: {why}"))?;
        *tally.entry(name.to_owned()).or_default() += 1;
        *tally.entry(format!("{likeness:?}")).or_default() += 1;
    }
    Ok(())
}

#[test]
fn simplifications_change_nothing_anybody_can_observe() {
    let mut tally = BTreeMap::new();
    for seed in 0..GRAPHS {
        let sketch = generate(seed as u64);
        let mut observer = Observer::new(&sketch);
        let verdict = whole(&sketch, &mut observer, seed);
        if let Err(why) = verdict.and_then(|()| step_by_step(&sketch, &mut observer, &mut tally)) {
            panic!("seed {seed}: {why}\n{}", sketch.text());
        }
    }
    println!("{tally:#?}");
}
