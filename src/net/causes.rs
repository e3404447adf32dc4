//! Why a run went wrong: what waits for what, and which step of it decided that.

use std::collections::{BTreeMap, BTreeSet};

use super::Step;
use super::plan::{Kind, Plan};
use super::replay::{Claim, Marking, replay};

/// A join that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The join.
    pub join: usize,
    /// Flows that have come.
    pub come: Vec<usize>,
    /// Flows that have not.
    pub missing: Vec<usize>,
    /// Whether it ends a block that was entered past its split.
    pub is_unopened: bool,
}

/// The joins at which tokens wait, or that a block still worked on would end with.
pub fn waiting(plan: &Plan, marking: &Marking) -> Vec<Waiting> {
    let ways = plan.ways();
    let joins = (0..plan.nodes.len()).filter(|node| plan.nodes[*node] == Kind::Parallel);
    let waiting = joins.filter_map(|join| {
        let (come, missing): (Vec<usize>, Vec<usize>) =
            ways[join].into.iter().partition(|flow| marking.flows.contains_key(flow));
        let block = plan.blocks.iter().find(|(_, end)| *end == join);
        let is_open = block.is_some_and(|(split, _)| marking.blocks.contains_key(split));
        let is_unopened = block.is_some() && !is_open;
        let waits = if come.is_empty() { is_open } else { is_unopened || !missing.is_empty() };
        waits.then_some(Waiting { join, come, missing, is_unopened })
    });
    waiting.collect()
}

/// The last step behind which a flow that is waited for was out of reach.
pub fn choice(plan: &Plan, waiting: &[Waiting], markings: &[Marking]) -> Option<usize> {
    let decided = waiting.iter().flat_map(|it| it.missing.iter().map(move |flow| (it.join, *flow)));
    let decided = decided.filter_map(|(join, flow)| {
        let reach = leading_to(plan, flow, join);
        let in_reach = markings.iter().rposition(|marking| is_in_reach(plan, marking, &reach))?;
        (in_reach + 1 < markings.len()).then_some(in_reach)
    });
    decided.max()
}

/// From where ways lead on.
struct Reach {
    /// By node.
    nodes: Vec<bool>,
    /// Blocks, by their splits, that an event takes away and leads there.
    hosts: BTreeSet<usize>,
}

/// From where ways lead to a flow that do not pass a join.
fn leading_to(plan: &Plan, flow: usize, join: usize) -> Reach {
    let ways = plan.ways();
    let mut reach = Reach { nodes: vec![false; plan.nodes.len()], hosts: BTreeSet::new() };
    let mut waiting = vec![plan.flows[flow].from];
    while let Some(node) = waiting.pop() {
        if node == join || std::mem::replace(&mut reach.nodes[node], true) {
            continue;
        }
        waiting.extend(ways[node].into.iter().map(|flow| plan.flows[*flow].from));
        if let Some(host) = plan.nodes[node].host() {
            if plan.nodes[node].takes_away() {
                reach.hosts.insert(host);
            }
            waiting.push(host);
        }
    }
    reach
}

fn is_in_reach(plan: &Plan, marking: &Marking, reach: &Reach) -> bool {
    let mut heads = marking.flows.keys().map(|flow| plan.flows[*flow].to);
    !marking.is_begun
        || heads.any(|node| reach.nodes[node])
        || marking.inside.keys().any(|node| reach.nodes[*node])
        || marking.blocks.keys().any(|split| reach.hosts.contains(split))
}

/// The step from which both tokens of a doubled place come.
pub fn fork(plan: &Plan, run: &[Step]) -> Option<usize> {
    let (earlier, later) = both(plan, run)?;
    (0..run.len()).rev().find(|at| earlier[*at] && later[*at])
}

/// The steps without which there would be no second token, if they are a run by themselves.
pub fn needed(plan: &Plan, run: &[Step], claim: Claim) -> Vec<Step> {
    let Some((earlier, later)) = both(plan, run) else { return run.to_vec() };
    let kept = run.iter().enumerate().filter(|(at, _)| earlier[*at] || later[*at]);
    let kept: Vec<Step> = kept.map(|(_, step)| step.clone()).collect();
    if replay(plan, &kept, claim).is_ok() { kept } else { run.to_vec() }
}

/// The steps that each of the two tokens comes from.
fn both(plan: &Plan, run: &[Step]) -> Option<(Vec<bool>, Vec<bool>)> {
    let last = run.len().checked_sub(1)?;
    let (parents, first) = origins(plan, run);
    Some((past(&parents, first?), past(&parents, last)))
}

/// What a token lies on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    Flow(usize),
    Node(usize),
    End(usize),
}

/// For each step, those whose tokens it takes; and the step that gave the first of the two tokens.
fn origins(plan: &Plan, run: &[Step]) -> (Vec<Vec<usize>>, Option<usize>) {
    let ways = plan.ways();
    let hosts: BTreeSet<usize> = plan.nodes.iter().filter_map(|kind| kind.host()).collect();
    let mut given: BTreeMap<Spot, usize> = BTreeMap::new();
    let mut parents = Vec::new();
    let mut first = None;
    for (at, step) in run.iter().enumerate() {
        let mut own: Vec<usize> =
            step.takes.iter().filter_map(|flow| given.remove(&Spot::Flow(*flow))).collect();
        let host = plan.nodes[step.node].host().unwrap_or(step.node);
        if step.takes.is_empty() {
            own.extend(given.get(&Spot::Node(host)));
        }
        let begins = hosts.contains(&step.node) && (!step.takes.is_empty() || own.is_empty());
        let is_over = step.gives.is_empty() && ways[step.node].out.is_empty() && !begins;
        parents.push(own);
        let ends = is_over.then_some(Spot::End(step.node));
        let rests = (step.gives.is_empty() && !is_over).then_some(Spot::Node(step.node));
        for spot in step.gives.iter().map(|flow| Spot::Flow(*flow)).chain(ends).chain(rests) {
            let before = given.insert(spot, at);
            let goes_on = matches!(spot, Spot::Node(_)) && step.takes.is_empty();
            if at + 1 == run.len() && !goes_on {
                first = first.or(before);
            }
        }
    }
    (parents, first)
}

fn past(parents: &[Vec<usize>], of: usize) -> Vec<bool> {
    let mut is_past = vec![false; parents.len()];
    let mut waiting = vec![of];
    while let Some(at) = waiting.pop() {
        if !std::mem::replace(&mut is_past[at], true) {
            waiting.extend(&parents[at]);
        }
    }
    is_past
}
