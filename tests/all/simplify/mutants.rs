//! Every condition of every simplification is needed: without it a law breaks, and a graph shows how.

use std::fmt::Write;

use thutuc::process::{FlowId, Graph, NodeId};
use thutuc::simplify::{ALL, Simplification, Survey};

use super::generator::generate;
use super::laws::Observer;
use super::sketch::Sketch;

/// Graphs tried for each condition.
const TRIES: u64 = 60_000;

/// Why a change is not allowed, if one is made without a condition.
fn fault(member: &Simplification, condition: &str, sketch: &Sketch) -> Option<String> {
    let nodes: Vec<NodeId> = sketch.graph.nodes().map(|(id, _)| id).collect();
    nodes.into_iter().find_map(|node| {
        let mut after = sketch.graph.clone();
        let change = member.rewrite.at(&mut after, &Survey::default(), node, &[condition])?;
        if member.rewrite.at(&mut sketch.graph.clone(), &Survey::default(), node, &[]) == Some(change) {
            return None;
        }
        Observer::new(sketch).judge(member, &after).err()
    })
}

/// The witness without everything it does not need.
fn smallest(member: &Simplification, condition: &str, sketch: Sketch) -> Sketch {
    let mut small = sketch;
    loop {
        let nodes: Vec<NodeId> = small.graph.nodes().map(|(id, _)| id).collect();
        let flows: Vec<FlowId> = small.graph.flows().iter().map(|flow| flow.id).collect();
        let without = |change: &dyn Fn(&mut Graph)| {
            let mut less = small.clone();
            change(&mut less.graph);
            fault(member, condition, &less).is_some().then_some(less)
        };
        let less = nodes
            .iter()
            .find_map(|node| without(&|graph| graph.remove(*node)))
            .or_else(|| flows.iter().find_map(|flow| without(&|graph| graph.cut(*flow))));
        let Some(less) = less else { return small };
        small = less;
    }
}

#[test]
fn every_condition_is_needed() {
    let mut found = String::new();
    let mut idle = Vec::new();
    for member in ALL {
        for condition in member.rewrite.conditions() {
            let name = format!("{} without {condition}", member.meta.name);
            let sketches = (0..TRIES).map(|seed| (seed, generate(seed)));
            let mut broken = sketches.filter(|(_, sketch)| fault(member, condition, sketch).is_some());
            let Some((seed, sketch)) = broken.next() else {
                idle.push(name);
                continue;
            };
            let sketch = smallest(member, condition, sketch);
            let why = fault(member, condition, &sketch).expect("it still breaks");
            println!("{name} {seed}");
            writeln!(found, "# {name} (seed {seed}): {why}\n{}", sketch.text()).expect("a string");
        }
    }
    println!("{found}");
    assert!(idle.is_empty(), "no law breaks: {idle:#?}");
}
