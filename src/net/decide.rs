//! The verdict: whether every case can end, once, whatever it meets on its way.

use super::lay::lay;
use super::plan::Plan;
use super::reduce::Reduction;
use super::space::{Ground, Limits, Space};
use super::{Net, Transition};

/// What is known of a process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Every case can end, nothing runs twice at once, and everything can run.
    Sound,
    /// Something of this is not so.
    Unsound,
    /// The search was given up.
    Undecided,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// A flow or an end gets a second token: what follows runs twice.
    Doubled,
    /// A case can come to where nothing goes on though it has not ended.
    Deadlock,
    /// A case can come to where it goes on for ever.
    Livelock,
    /// Something can never run.
    Dead,
}

/// A verdict.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// What is known.
    pub answer: Answer,
    /// What is wrong, worst first. Behind a second token nothing else is looked for but what can never run.
    pub faults: Vec<Fault>,
    /// Nodes and branches that can never run.
    pub dead: Vec<Dead>,
    /// Whether everything that is not in `dead` was shown to run.
    pub knows_dead: bool,
    /// Markings of the reduced net that were looked at.
    pub states: usize,
}

/// A node, or the way into or out of a gateway, that can never run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dead {
    /// The node.
    pub node: usize,
    /// Its flow, if the node itself can run.
    pub flow: Option<usize>,
}

/// Markings of a reduced net that are looked at before the search is given up.
pub const MOST_STATES: usize = 1_000_000;

/// Markings of a whole net that are looked at to show what can run.
pub const MOST_WITNESSES: usize = 100_000;

/// Decides a process.
pub fn decide(plan: &Plan) -> Verdict {
    let net = lay(plan);
    let reduction = Reduction::of(&net);
    let ground = Ground::of_kernel(&net, &reduction);
    let limits = Limits { markings: MOST_STATES, tokens: MOST_STATES * 16, is_hasty: true };
    let space = Space::explore(&ground, limits);
    let mut faults = Vec::new();
    if space.doubled.is_some() {
        faults.push(Fault::Doubled);
    } else if space.is_whole {
        if space.stuck(&ground).is_some() {
            faults.push(Fault::Deadlock);
        } else if space.lost(&ground).is_some() {
            faults.push(Fault::Livelock);
        }
    }
    let is_known = space.is_whole || space.doubled.is_some();
    let (dead, knows_dead) = if is_known { dead(plan, &net, faults.is_empty()) } else { (Vec::new(), false) };
    if !dead.is_empty() {
        faults.push(Fault::Dead);
    }
    let answer = match (is_known, faults.is_empty(), knows_dead) {
        (false, ..) | (true, true, false) => Answer::Undecided,
        (true, true, true) => Answer::Sound,
        (true, false, _) => Answer::Unsound,
    };
    Verdict { answer, faults, dead, knows_dead, states: space.len() }
}

/// What can never run, and whether all else is shown to run.
///
/// Where every case can end and nothing is emptied, a token on a flow moves on, and only the node behind the flow can take
/// it: all that tokens can be sent towards can run. Elsewhere what runs is shown by running it.
fn dead(plan: &Plan, net: &Net, is_sound: bool) -> (Vec<Dead>, bool) {
    let may_run = reachable(net);
    let empties = net.transitions.iter().any(|it| it.empties.is_some());
    if is_sound && !empties {
        return (unrun(plan, net, &may_run), true);
    }
    let limits = Limits { markings: MOST_WITNESSES, tokens: MOST_WITNESSES * 100, is_hasty: false };
    let space = Space::explore(&Ground::of(net), limits);
    if space.is_whole && space.doubled.is_none() {
        let runs: Vec<bool> =
            (0..net.transitions.len()).map(|at| space.runs.get(at) == Some(&true)).collect();
        return (unrun(plan, net, &runs), true);
    }
    (unrun(plan, net, &may_run), false)
}

/// Transitions that tokens can be sent towards.
fn reachable(net: &Net) -> Vec<bool> {
    let mut consumers = vec![Vec::new(); net.places.len()];
    let mut lacking: Vec<usize> = net.transitions.iter().map(|it| it.pre.len()).collect();
    for (at, transition) in net.transitions.iter().enumerate() {
        transition.pre.iter().for_each(|place| consumers[*place as usize].push(at));
    }
    let mut is_met: Vec<bool> = net.places.iter().map(|place| place.marked).collect();
    let mut waiting: Vec<usize> = (0..net.places.len()).filter(|place| is_met[*place]).collect();
    let mut runs = vec![false; net.transitions.len()];
    while let Some(place) = waiting.pop() {
        for at in &consumers[place] {
            lacking[*at] -= 1;
            if lacking[*at] == 0 {
                runs[*at] = true;
                for next in &net.transitions[*at].post {
                    if !std::mem::replace(&mut is_met[*next as usize], true) {
                        waiting.push(*next as usize);
                    }
                }
            }
        }
    }
    runs
}

/// Nodes of which no transition runs, and ways of the others that do not.
fn unrun(plan: &Plan, net: &Net, runs: &[bool]) -> Vec<Dead> {
    let mut lives = vec![false; plan.nodes.len()];
    for (transition, runs) in net.transitions.iter().zip(runs) {
        if let Some(node) = transition.node {
            lives[node] |= runs;
        }
    }
    let nodes = (0..plan.nodes.len()).filter(|node| !lives[*node]);
    let mut dead: Vec<Dead> = nodes.map(|node| Dead { node, flow: None }).collect();
    for (at, (Transition { node, .. }, runs)) in net.transitions.iter().zip(runs).enumerate() {
        let Some(node) = node.filter(|node| !runs && lives[*node]) else { continue };
        let step = net.step(at).expect("it has a node");
        let flow = step.takes.first().or(step.gives.first()).copied();
        dead.push(Dead { node, flow });
    }
    dead.sort_unstable();
    dead.dedup();
    dead
}
