//! Laws that hold for every member of a family without its author lifting a finger.

pub mod fixes;

use std::collections::BTreeMap;

use rayon::prelude::*;
use thutuc::check::Profile;
use thutuc::compile::{Options, compile};
use thutuc::process::Graph;
use thutuc::simplify::{ALL, Simplification, apply, simplify};

use crate::catalog::sources;
use crate::chance::Chance;
use crate::examples::DAY;
use crate::simplify::generator::{GRAPHS, generate};
use crate::simplify::laws::{Law, Observer, smallest};
use crate::simplify::likeness::{FEW, Likeness};
use crate::simplify::rough::{roughen, sketch};
use crate::simplify::sketch::{Sketch, draw};

/// How often each simplification was applied, and how often each comparison came to what.
type Tally = BTreeMap<String, usize>;

/// Applies everything, twice and in other orders, and compares with the graph as it was.
fn whole(sketch: &Sketch, observer: &mut Observer, turn: u64) -> Result<(), Law> {
    let mut once = sketch.graph.clone();
    simplify(&mut once);
    if !simplify(&mut once.clone()).is_empty() {
        return Err(Law::TwiceIsOnce);
    }
    let mut compare = |graph: &Graph| match observer.compare(graph) {
        Likeness::Different => Err(Law::LooksTheSame),
        _ => Ok(()),
    };
    compare(&once)?;
    let drawn = |graph: &Graph| draw(graph, &|span| span.start.to_string());
    let mut order: Vec<&Simplification> = ALL.to_vec();
    order.rotate_left(usize::try_from(turn).unwrap_or(0) % ALL.len());
    for _ in 0..2 {
        order.reverse();
        let mut other = sketch.graph.clone();
        apply(&order, &mut other);
        if drawn(&other) != drawn(&once) {
            compare(&other)?;
        }
    }
    Ok(())
}

/// Makes every change one by one and holds it against every law.
fn step_by_step(sketch: &Sketch, observer: &mut Observer, tally: &mut Tally) -> Result<(), (String, Law)> {
    let mut graph = sketch.graph.clone();
    while let Some(change) = ALL.iter().find_map(|member| member.run(&mut graph)) {
        let likeness = observer.judge(change.name, &graph).map_err(|law| (change.name.to_owned(), law))?;
        *tally.entry(change.name.to_owned()).or_default() += 1;
        *tally.entry(format!("{likeness:?}")).or_default() += 1;
    }
    Ok(())
}

/// Holds everything that is done to a graph against every law.
fn judge(sketch: &Sketch, turn: u64, most: usize) -> Result<Tally, (String, Law)> {
    let mut tally = Tally::new();
    let mut observer = Observer::new(sketch, most);
    whole(sketch, &mut observer, turn).map_err(|law| ("everything at once".to_owned(), law))?;
    step_by_step(sketch, &mut observer, &mut tally)?;
    Ok(tally)
}

#[test]
fn simplifications_change_nothing_anybody_can_observe() {
    let judged: Vec<Tally> = (0..GRAPHS)
        .into_par_iter()
        .map(|seed| {
            let sketch = generate(seed);
            judge(&sketch, seed, FEW).unwrap_or_else(|(name, law)| {
                let small = smallest(sketch, |sketch| judge(sketch, seed, FEW).is_err());
                panic!("graph {seed}, {name}: {law:?}\n{}", small.text());
            })
        })
        .collect();
    let tally = together(judged);
    println!("{GRAPHS} graphs: {tally:?}");
    let count = |key: &str| tally.get(key).copied().unwrap_or_default();
    assert!(count("Unknown") * 10 < count("Same"), "too many graphs are too large to be judged");
    let unused: Vec<&str> =
        ALL.iter().map(|member| member.meta.name).filter(|name| !tally.contains_key(*name)).collect();
    assert_eq!(unused, [""; 0], "never applied");
}

/// States beyond which nothing is said of a procedure.
const MANY: usize = 100_000;
/// Rough forms of each procedure.
const FORMS: u64 = 4;
/// Superfluous parts put into each.
const PARTS: usize = 8;

#[test]
fn they_change_nothing_in_the_catalogue_either_as_it_is_and_made_rough() {
    let sources = sources();
    let compiled = compile(sources, Options { day: DAY, profile: Profile::Draft });
    let sketches: Vec<(String, Sketch)> =
        compiled.in_force().map(|process| (process.key(), sketch(&process, sources))).collect();
    let forms: Vec<(&String, &Sketch, u64)> =
        sketches.iter().flat_map(|(key, sketch)| (0..=FORMS).map(move |form| (key, sketch, form))).collect();
    let judged = forms.into_par_iter().map(|(key, sketch, form)| {
        let parts = if form == 0 { 0 } else { PARTS };
        let rough = roughen(sketch, parts, Chance(form));
        let tally = judge(&rough, form, MANY)
            .unwrap_or_else(|(name, law)| panic!("{key}, form {form}, {name}: {law:?}\n{}", rough.text()));
        let [smooth, small] = [&rough, sketch].map(|sketch| {
            let mut graph = sketch.graph.clone();
            simplify(&mut graph);
            graph.size()
        });
        assert_eq!(smooth, small, "{key}, form {form} is not smooth again\n{}", rough.text());
        tally
    });
    let tally = together(judged.collect());
    println!("{} procedures, each in {} forms: {tally:?}", sketches.len(), FORMS + 1);
    assert!(!tally.contains_key("Unknown"), "a procedure is too large to be judged");
}

/// The sum of tallies.
fn together(tallies: Vec<Tally>) -> Tally {
    let mut all = Tally::new();
    for (key, count) in tallies.into_iter().flatten() {
        *all.entry(key).or_default() += count;
    }
    all
}
