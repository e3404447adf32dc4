//! Every condition of every simplification is needed, and every law can fail: on the graphs that the laws are tested on,
//! a simplification without the condition breaks a law. So does each impostor below, which is no simplification at all.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use rayon::prelude::*;
use thutuc::process::{Graph, NodeId, NodeKind};
use thutuc::proof::Shown;
use thutuc::simplify::{ALL, Simplification, Survey, simplify};

use super::generator::{GRAPHS, generate};
use super::laws::{Law, Observer};
use super::likeness::FEW;
use super::proof::shown;
use super::sketch::Sketch;
use Law::{
    GatewaysGather, JoinOrSplit, LeadsOn, LooksTheSame, Smaller, TheRestStays, TwiceIsOnce, WordsStay,
};

/// Which law breaks first where a condition is not asked.
const MUTANTS: &[(&str, &str, Law)] = &[
    ("doubled-flow", "no-token-lost", LooksTheSame),
    ("doubled-flow", "frees-no-join", LooksTheSame),
    ("doubled-flow", "decisions-stay", LooksTheSame),
    ("doubled-flow", "same-formula", LooksTheSame),
    ("doubled-flow", "covered", LooksTheSame),
    ("doubled-flow", "nothing-else-to-take", LooksTheSame),
    ("doubled-flow", "counter-of-its-own", LooksTheSame),
    ("doubled-flow", "same-words", WordsStay),
    ("empty-branch", "both-parallel", WordsStay),
    ("empty-branch", "one-way-in", LeadsOn),
    ("empty-branch", "one-way-out", LooksTheSame),
    ("equal-ends", "same-outcome", LooksTheSame),
    ("equal-ends", "same-reach", LooksTheSame),
    ("equal-ends", "same-lane", LooksTheSame),
    ("equal-ends", "same-words", LooksTheSame),
    ("equal-ends", "not-awaited", LooksTheSame),
    ("gateway-with-one-way", "one-way-in", LooksTheSame),
    ("gateway-with-one-way", "one-way-out", LooksTheSame),
    ("gateway-with-one-way", "open-way", LooksTheSame),
    ("gateway-with-one-way", "not-before-an-event", LooksTheSame),
    ("gateway-with-one-way", "no-timer", LooksTheSame),
    ("gateway-with-one-way", "not-awaited", LooksTheSame),
    ("idle-counter", "one-way-in", GatewaysGather),
    ("idle-counter", "only-counts", LooksTheSame),
    ("idle-counter", "counter-of-its-own", LooksTheSame),
    ("idle-counter", "no-circle", LooksTheSame),
    ("idle-counter", "no-split", LooksTheSame),
    ("idle-counter", "enough-rounds", LooksTheSame),
    ("idle-counter", "frees-no-join", LooksTheSame),
    ("merge-into-merge", "same-kind", LooksTheSame),
    ("merge-into-merge", "inner-joins", LooksTheSame),
    ("merge-into-merge", "one-way-out", WordsStay),
    ("merge-into-merge", "open-way", LooksTheSame),
    ("merge-into-merge", "outer-joins", JoinOrSplit),
    ("merge-into-merge", "no-timer", LooksTheSame),
    ("merge-into-merge", "not-awaited", LooksTheSame),
    ("nested-gateway", "same-kind", LooksTheSame),
    ("nested-gateway", "one-way-in", LeadsOn),
    ("nested-gateway", "outer-splits", JoinOrSplit),
    ("nested-gateway", "inner-leads-on", LooksTheSame),
    ("nested-gateway", "no-timer", LooksTheSame),
    ("nested-gateway", "not-awaited", LooksTheSame),
    ("nested-gateway", "default-between", LooksTheSame),
    ("nested-gateway", "channels-in-front", LooksTheSame),
    ("nested-gateway", "facts-behind", LooksTheSame),
    ("nested-gateway", "a-channel-left", LooksTheSame),
    ("nested-gateway", "words-once", WordsStay),
    ("never-taken", "leaves-a-choice", LooksTheSame),
    ("never-taken", "cannot-be-taken", LooksTheSame),
    ("never-taken", "another-way-out", LeadsOn),
    ("never-taken", "frees-no-join", LooksTheSame),
    ("unreachable-part", "no-case-comes", LooksTheSame),
    ("unreachable-part", "frees-no-join", LooksTheSame),
    ("unreachable-part", "not-awaited", LooksTheSame),
];

/// The first law that a change breaks that is made at a node without asking a condition.
fn broken_at(member: &Simplification, condition: &str, sketch: &Sketch, node: NodeId) -> Option<Law> {
    let mut after = sketch.graph.clone();
    let change = member.rewrite.at(&mut after, &Survey::default(), node, &[condition])?;
    let usual = member.rewrite.at(&mut sketch.graph.clone(), &Survey::default(), node, &[]);
    if usual == Some(change) {
        return None;
    }
    let broken = Observer::new(sketch, FEW).judge(member.meta.name, &after).err();
    // The program's own proof must find out everything that the laws find out.
    let is_shown = broken.is_some() && shown(sketch, &after) != Shown::Different;
    assert!(!is_shown, "{} without {condition}: nothing found\n{}", member.meta.name, sketch.text());
    broken
}

fn broken(member: &Simplification, condition: &str, sketch: &Sketch) -> Option<Law> {
    let nodes: Vec<NodeId> = sketch.graph.nodes().map(|(id, _)| id).collect();
    nodes.into_iter().find_map(|node| broken_at(member, condition, sketch, node))
}

#[test]
fn every_condition_is_needed() {
    let sketches = sketches();
    let conditions: Vec<(&Simplification, &'static str)> = ALL
        .iter()
        .flat_map(|member| member.rewrite.conditions().into_iter().map(move |condition| (*member, condition)))
        .collect();
    let found: Vec<Mutant> = conditions
        .into_par_iter()
        .map(|(member, condition)| {
            let mut graphs = sketches.iter().enumerate();
            let first = graphs.find_map(|(seed, sketch)| Some((seed, broken(member, condition, sketch)?)));
            Mutant { member: member.meta.name, condition, first }
        })
        .collect();
    for Mutant { member, condition, first } in &found {
        match first {
            Some((seed, law)) => println!("{member} without {condition}: {law:?} breaks on graph {seed}"),
            None => println!("{member} without {condition}: no law breaks"),
        }
    }
    let row = |mutant: &Mutant| (mutant.member, mutant.condition, mutant.first.map(|(_, law)| law));
    let rows: BTreeSet<_> = found.iter().map(row).collect();
    let listed: BTreeSet<_> =
        MUTANTS.iter().map(|(member, condition, law)| (*member, *condition, Some(*law))).collect();
    assert_eq!(rows, listed, "found {:#?}, listed {:#?}", &rows - &listed, &listed - &rows);
    println!("{} mutants, each found out", found.len());
}

/// A simplification that does not ask one of its conditions, and the first graph on which a law breaks.
struct Mutant {
    member: &'static str,
    condition: &'static str,
    first: Option<(usize, Law)>,
}

/// What pretends to be a simplification; it says whether it claims to have changed something.
type Impostor = fn(&mut Graph) -> bool;

/// Impostors, each with the law that finds it out.
const IMPOSTORS: &[(&str, Impostor, Law)] = &[
    ("claims a change and makes none", |_| true, Smaller),
    ("gives the work to another body", reassigns, TheRestStays),
    ("goes over the graph once only", one_pass, TwiceIsOnce),
];

fn reassigns(graph: &mut Graph) -> bool {
    let changed = ALL.iter().any(|member| member.run(graph).is_some());
    let works = graph.nodes().find(|(_, node)| matches!(node.kind, NodeKind::Task(_))).map(|(id, _)| id);
    if let Some(works) = works {
        graph.node_mut(works).lane = Some("noi-khac".to_owned());
    }
    changed && works.is_some()
}

fn one_pass(graph: &mut Graph) -> bool {
    let nodes: Vec<NodeId> = graph.nodes().map(|(id, _)| id).collect();
    let mut changed = false;
    for node in nodes {
        let survey = Survey::default();
        let change =
            |graph: &mut Graph, member: &&Simplification| member.rewrite.at(graph, &survey, node, &[]);
        while graph.contains(node) && ALL.iter().any(|member| change(graph, member).is_some()) {
            changed = true;
        }
    }
    changed
}

/// The law that finds an impostor out, if one does on this graph.
fn found_out(impostor: Impostor, sketch: &Sketch) -> Option<Law> {
    let mut after = sketch.graph.clone();
    if !impostor(&mut after) {
        return None;
    }
    let broken = Observer::new(sketch, FEW).judge("never-taken", &after).err();
    broken.or_else(|| (!simplify(&mut after).is_empty()).then_some(TwiceIsOnce))
}

#[test]
fn every_law_can_fail() {
    let sketches = sketches();
    let mut broken: BTreeSet<Law> = MUTANTS.iter().map(|(.., law)| *law).collect();
    for (name, impostor, law) in IMPOSTORS {
        let found = sketches.iter().find_map(|sketch| found_out(*impostor, sketch));
        assert_eq!(found, Some(*law), "{name}");
        broken.insert(*law);
    }
    assert_eq!(broken, BTreeSet::from(Law::ALL), "a law that nothing breaks is not tested");
}

fn sketches() -> &'static [Sketch] {
    static SKETCHES: OnceLock<Vec<Sketch>> = OnceLock::new();
    SKETCHES.get_or_init(|| (0..GRAPHS).map(generate).collect())
}
