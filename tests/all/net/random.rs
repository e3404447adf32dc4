//! Verdicts on processes made by chance are those of an exhaustive walk.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use thutuc::net::{Answer, Claim, Dead, Fault, Kind, Plan, Verdict, decide, explain, replay};

use super::generator::process;
use super::oracle::{Truth, walk};
use crate::chance::{self, Chance};

const SOME: u64 = 3_000;
const ALL: u64 = 100_000;

/// States behind which a walk is given up, and the process with it.
const MOST: usize = 3_000;

/// The process of a number.
pub fn made(seed: u64, number: u64) -> Plan {
    let mut chance = Chance(seed.wrapping_mul(1_000_003) ^ number);
    let (steps, slips) = (1 + chance.below(10), chance.below(4));
    process(&mut chance, steps, slips)
}

/// Nodes that never ran, and whether a way of another one was never gone.
fn dead(plan: &Plan, truth: &Truth) -> (BTreeSet<usize>, bool) {
    let ran: BTreeSet<usize> = truth.ran.iter().map(|(node, ..)| *node).collect();
    let came: BTreeSet<usize> = truth.ran.iter().filter_map(|(_, came, _)| *came).collect();
    let left: BTreeSet<usize> = truth.ran.iter().filter_map(|(_, _, left)| *left).collect();
    let mut way = false;
    for (number, flow) in plan.flows.iter().enumerate() {
        way |= ran.contains(&flow.to) && plan.nodes[flow.to] != Kind::Parallel && !came.contains(&number);
        way |=
            ran.contains(&flow.from) && plan.nodes[flow.from] == Kind::Exclusive && !left.contains(&number);
    }
    ((0..plan.nodes.len()).filter(|node| !ran.contains(node)).collect(), way)
}

/// What is wrong with a verdict.
fn difference(plan: &Plan, truth: &Truth, verdict: &Verdict) -> Option<String> {
    let has = |fault| verdict.faults.contains(&fault);
    if truth.doubled.is_some() != has(Fault::Doubled) {
        return Some(format!("doubled: {:?}", truth.doubled));
    }
    if truth.doubled.is_some() {
        return None;
    }
    if truth.stuck.is_some() != has(Fault::Deadlock) {
        return Some(format!("stuck: {:?}", truth.stuck));
    }
    if truth.lost.is_some() != (has(Fault::Deadlock) || has(Fault::Livelock)) {
        return Some(format!("lost: {:?}", truth.lost));
    }
    let (nodes, way) = dead(plan, truth);
    let said: BTreeSet<usize> =
        verdict.dead.iter().filter(|it| it.flow.is_none()).map(|it| it.node).collect();
    let said_way = verdict.dead.iter().any(|Dead { flow, .. }| flow.is_some());
    if verdict.knows_dead && (nodes != said || way != said_way) {
        return Some(format!("dead: {nodes:?} {way}, said {said:?} {said_way}"));
    }
    let is_sound = truth.lost.is_none() && nodes.is_empty() && !way;
    let answer = if is_sound { Answer::Sound } else { Answer::Unsound };
    (verdict.answer != answer).then(|| format!("{answer:?}"))
}

/// What is wrong with the run that shows a fault.
fn untold(plan: &Plan, truth: &Truth) -> Option<String> {
    let told = explain(plan);
    let expected = match (truth.doubled, truth.stuck, truth.lost) {
        (Some(steps), ..) => Some((Fault::Doubled, steps)),
        (None, Some(steps), _) => Some((Fault::Deadlock, steps)),
        (None, None, Some(steps)) => Some((Fault::Livelock, steps)),
        (None, None, None) => None,
    };
    let said = told.as_ref().map(|it| (it.fault, it.shortest.unwrap_or(usize::MAX)));
    if said != expected {
        return Some(format!("run: {expected:?}, said {said:?}"));
    }
    let told = told?;
    let claim = match (told.fault, told.circle) {
        (Fault::Doubled, _) => Claim::Doubled,
        (_, Some(from)) => Claim::Circle(from),
        _ => Claim::Stuck,
    };
    let seen = replay(plan, &told.run, claim);
    let is_decided = told.fault == Fault::Livelock
        || told.decided.is_some()
        || told.waiting.len() > 1 // they wait for each other
        || told.waiting.iter().any(|it| it.is_unopened && it.missing.is_empty());
    (seen.is_err() || !is_decided).then(|| format!("run: {seen:?}, decided {:?}, {told:?}", told.decided))
}

#[test]
fn verdicts_are_those_of_an_exhaustive_walk() {
    let number = if chance::looks_at_all() { ALL } else { SOME };
    let seed = chance::seed(2026);
    let ends: Vec<(&str, Option<String>)> = (0..number)
        .into_par_iter()
        .map(|at| {
            let plan = made(seed, at);
            let Some(truth) = walk(&plan, MOST) else { return ("too large", None) };
            let verdict = decide(&plan);
            let wrong = difference(&plan, &truth, &verdict).or_else(|| untold(&plan, &truth));
            let kind = match verdict.faults.first() {
                None => "sound",
                Some(Fault::Doubled) => "doubled",
                Some(Fault::Deadlock) => "deadlock",
                Some(Fault::Livelock) => "livelock",
                Some(Fault::Dead) => "dead",
            };
            (kind, wrong.map(|wrong| format!("{at}: {wrong}\n{verdict:?}\n{plan:?}")))
        })
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (kind, _) in &ends {
        *counts.entry(kind).or_default() += 1;
    }
    println!("processes made: {number}, seed {seed}: {counts:?}");
    let wrong: Vec<&String> = ends.iter().filter_map(|(_, wrong)| wrong.as_ref()).collect();
    println!("wrong: {}", wrong.len());
    assert!(
        wrong.is_empty(),
        "{} wrong, such as\n{}",
        wrong.len(),
        wrong.iter().min_by_key(|it| it.len()).expect("one")
    );
}
