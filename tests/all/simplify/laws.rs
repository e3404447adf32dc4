//! What holds for every change, whatever made it.

use std::collections::{BTreeMap, BTreeSet};

use thutuc::process::{FlowId, Graph, GraphNode, NodeId, NodeKind};
use thutuc::source::Span;

use super::explorer::Setting;
use super::likeness::{Likeness, Looks, look};
use super::sketch::Sketch;

/// A law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Law {
    /// The graph gets smaller.
    Smaller,
    /// What remains is what it was, and keeps its id and its place in the file.
    TheRestStays,
    /// No gateway begins to join and split at once.
    JoinOrSplit,
    /// Only gateways and ends gather ways.
    GatewaysGather,
    /// What led on leads on.
    LeadsOn,
    /// What is written on the ways out of a choice can still be read.
    WordsStay,
    /// Nobody who sees steps, decisions, events and ends can tell the difference.
    LooksTheSame,
    /// What has been simplified is not simplified further.
    TwiceIsOnce,
}

impl Law {
    pub const ALL: [Self; 8] = [
        Self::Smaller,
        Self::TheRestStays,
        Self::JoinOrSplit,
        Self::GatewaysGather,
        Self::LeadsOn,
        Self::WordsStay,
        Self::LooksTheSame,
        Self::TwiceIsOnce,
    ];
}

/// Somebody who looks at a graph and at everything it is simplified to.
pub struct Observer {
    setting: Setting,
    before: Graph,
    looks: Looks,
    most: usize,
}

impl Observer {
    /// Looks at a graph for the first time, if it has no more than so many states.
    pub fn new(sketch: &Sketch, most: usize) -> Self {
        let mut setting = Setting::of(&sketch.graph, &sketch.writes);
        let looks = look(&sketch.graph, &mut setting, most);
        Self { setting, before: sketch.graph.clone(), looks, most }
    }

    /// Compares a graph with the one seen last.
    pub fn compare(&mut self, after: &Graph) -> Likeness {
        self.looks.compare(&look(after, &mut self.setting, self.most))
    }

    /// Holds a change of some name against every law and goes on from there.
    pub fn judge(&mut self, name: &str, after: &Graph) -> Result<Likeness, Law> {
        check_form(&self.before, after, may_lose_words(name))?;
        let looks = look(after, &mut self.setting, self.most);
        let likeness = self.looks.compare(&looks);
        if likeness == Likeness::Different {
            return Err(Law::LooksTheSame);
        }
        self.looks = looks;
        self.before = after.clone();
        Ok(likeness)
    }
}

/// Whether a simplification takes away what no case ever sees, and the words on it.
fn may_lose_words(name: &str) -> bool {
    ["never-taken", "unreachable-part", "idle-counter"].contains(&name)
}

/// Every law that can be seen in the graphs as they stand.
fn check_form(before: &Graph, after: &Graph, dead_words: bool) -> Result<(), Law> {
    let (nodes, flows) = before.size();
    let (left, ways) = after.size();
    let demand = |holds: bool, law| if holds { Ok(()) } else { Err(law) };
    demand(left <= nodes && ways <= flows && left + ways < nodes + flows, Law::Smaller)?;
    demand(the_rest_stays(before, after), Law::TheRestStays)?;
    form_stays(before, after)?;
    demand(dead_words || words_stay(before, after), Law::WordsStay)
}

fn the_rest_stays(before: &Graph, after: &Graph) -> bool {
    let nodes: BTreeMap<NodeId, &GraphNode> = before.nodes().collect();
    let places: BTreeMap<FlowId, Span> =
        before.flows().into_iter().map(|flow| (flow.id, flow.flow.span)).collect();
    after.nodes().all(|(id, node)| nodes.get(&id) == Some(&node))
        && after.flows().into_iter().all(|flow| places.get(&flow.id) == Some(&flow.flow.span))
}

fn form_stays(before: &Graph, after: &Graph) -> Result<(), Law> {
    let count = |graph: &Graph, id| (graph.entering(id).len(), graph.leaving(id).len());
    for (id, node) in after.nodes() {
        let (was, is) = (count(before, id), count(after, id));
        let is_mixed = |(entering, leaving): (usize, usize)| entering > 1 && leaving > 1;
        if is_mixed(is) && !is_mixed(was) {
            return Err(Law::JoinOrSplit);
        }
        let gathers = node.kind.is_gateway() || node.kind.is_end();
        if !gathers && is.0 > was.0.max(1) {
            return Err(Law::GatewaysGather);
        }
        if was.1 > 0 && is.1 == 0 {
            return Err(Law::LeadsOn);
        }
    }
    Ok(())
}

fn words_stay(before: &Graph, after: &Graph) -> bool {
    let kept: BTreeSet<String> =
        after.flows().into_iter().filter_map(|flow| flow.flow.name.clone()).collect();
    before.flows().into_iter().all(|flow| {
        let tells = before.node(flow.from).kind == NodeKind::Exclusive && before.leaving(flow.from).len() > 1;
        !tells || flow.flow.name.as_ref().is_none_or(|words| kept.contains(words))
    })
}

/// The graph of a fault without everything that the fault does not need.
pub fn smallest(sketch: Sketch, is_faulty: impl Fn(&Sketch) -> bool) -> Sketch {
    let mut small = sketch;
    loop {
        let nodes: Vec<NodeId> = small.graph.nodes().map(|(id, _)| id).collect();
        let flows: Vec<FlowId> = small.graph.flows().iter().map(|flow| flow.id).collect();
        let without = |change: &dyn Fn(&mut Graph)| {
            let mut less = small.clone();
            change(&mut less.graph);
            is_faulty(&less).then_some(less)
        };
        let less = nodes
            .iter()
            .find_map(|node| without(&|graph| graph.remove(*node)))
            .or_else(|| flows.iter().find_map(|flow| without(&|graph| graph.cut(*flow))));
        let Some(less) = less else { return small };
        small = less;
    }
}
