//! The shortest run that shows a fault.

use std::collections::BTreeMap;

use super::causes::{self, Waiting};
use super::decide::{Fault, MOST_STATES, MOST_WITNESSES};
use super::lay::lay;
use super::plan::Plan;
use super::reduce::{How, Reduction};
use super::replay::{Claim, Marking, replay};
use super::space::{Ground, Limits, Space};
use super::{Net, Step};

/// A fault with the run that shows it.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// What is wrong.
    pub fault: Fault,
    /// What happens, up to the fault; where a case goes on for ever, once around.
    pub run: Vec<Step>,
    /// Where in the run the circle begins.
    pub circle: Option<usize>,
    /// Tokens before the first step and behind each.
    pub markings: Vec<Marking>,
    /// The step that decided it: the choice behind which it was too late, or the fork from which the two tokens come.
    pub decided: Option<usize>,
    /// Joins that wait for ever.
    pub waiting: Vec<Waiting>,
    /// Visible steps to where the fault can no longer be avoided, if no run shows it with fewer.
    pub shortest: Option<usize>,
}

/// What a search found: transitions of the net, up to where the fault is there or cannot be avoided any more.
struct Way {
    transitions: Vec<u32>,
    is_shortest: bool,
}

/// How far the whole net is searched for the way with the fewest visible steps.
const WHOLE: Limits = Limits { markings: MOST_WITNESSES, tokens: MOST_WITNESSES * 100, is_hasty: false };

/// Shows the worst fault of a process; nothing where no case gets stuck, runs on, or does something twice.
pub fn explain(plan: &Plan) -> Option<Explanation> {
    let net = lay(plan);
    let ground = Ground::of(&net);
    let space = Space::explore(&ground, WHOLE);
    let way = if space.is_whole { found(&ground, &space, true) } else { lifted(&net) }?;
    let shortest = way.is_shortest.then(|| visible(&net, &way.transitions));
    let (fault, transitions, circle) = to_its_end(&ground, way);
    let steps = |list: &[u32]| list.iter().filter_map(|at| net.step(*at as usize)).collect::<Vec<Step>>();
    let (run, circle) = (steps(&transitions), circle.map(|at| steps(&transitions[..at]).len()));
    let claim = match (fault, circle) {
        (Fault::Doubled, _) => Claim::Doubled,
        (_, Some(from)) => Claim::Circle(from),
        _ => Claim::Stuck,
    };
    let run =
        if shortest.is_none() && fault == Fault::Doubled { causes::needed(plan, &run, claim) } else { run };
    let markings = replay(plan, &run, claim).expect("what was found on the net happens in the process");
    let waiting = causes::waiting(plan, markings.last().expect("one at least"));
    let decided = match fault {
        Fault::Doubled => causes::fork(plan, &run),
        Fault::Deadlock => causes::choice(plan, &waiting, &markings),
        Fault::Livelock | Fault::Dead => None,
    };
    Some(Explanation { fault, run, circle, markings, decided, waiting, shortest })
}

fn visible(net: &Net, transitions: &[u32]) -> usize {
    transitions.iter().filter(|at| net.transitions[**at as usize].is_visible).count()
}

fn found(ground: &Ground, space: &Space, is_shortest: bool) -> Option<Way> {
    if let Some((at, last)) = space.doubled {
        let mut transitions = space.way(at);
        transitions.push(last);
        return Some(Way { transitions, is_shortest });
    }
    let at = space.stuck(ground).or_else(|| space.lost(ground))?;
    Some(Way { transitions: space.way(at), is_shortest })
}

/// A way found on the reduced net, told in transitions of the whole one.
fn lifted(net: &Net) -> Option<Way> {
    let reduction = Reduction::of(net);
    let ground = Ground::of_kernel(net, &reduction);
    let limits = Limits { markings: MOST_STATES, tokens: MOST_STATES * 16, is_hasty: true };
    let space = Space::explore(&ground, limits);
    let is_known = space.is_whole || space.doubled.is_some();
    let way = if is_known { found(&ground, &space, false)? } else { return None };
    let mut transitions = Vec::new();
    let mut waiting: Vec<u32> = way.transitions.into_iter().rev().collect();
    while let Some(at) = waiting.pop() {
        match reduction.transitions[at as usize].how {
            How::Own(own) => transitions.push(own),
            How::Then(first, second) => waiting.extend([second, first]),
        }
    }
    Some(Way { transitions, ..way })
}

/// Goes on until the fault is there for everybody to see: a second token, nothing that goes on, a circle.
///
/// Gives what it is, the transitions, and where among them the circle begins.
fn to_its_end(ground: &Ground, way: Way) -> (Fault, Vec<u32>, Option<usize>) {
    let mut marking = ground.beginning().to_vec();
    let mut done = Vec::new();
    for transition in way.transitions {
        done.push(transition);
        match ground.fire(&marking, transition) {
            Some(next) => marking = next,
            None => return (Fault::Doubled, done, None),
        }
    }
    let mut met: BTreeMap<Vec<u32>, usize> = BTreeMap::new();
    while met.len() < MOST_WITNESSES {
        if let Some(before) = met.insert(marking.clone(), done.len()) {
            return (Fault::Livelock, done, Some(before));
        }
        let Some(transition) = ground.ready(&marking) else { break };
        done.push(transition);
        match ground.fire(&marking, transition) {
            Some(next) => marking = next,
            None => return (Fault::Doubled, done, None),
        }
    }
    (Fault::Deadlock, done, None)
}
