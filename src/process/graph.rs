//! A procedure as a graph of BPMN elements. Nothing outside this room sees how it is stored.

mod lookup;
mod search;

use std::collections::BTreeMap;

use petgraph::stable_graph::{EdgeIndex, NodeIndex, StableDiGraph};
use petgraph::visit::EdgeRef;
use petgraph::{Direction, Incoming, Outgoing};

use super::knowledge::Knowledge;
use crate::calendar::Duration;
use crate::model::{ChannelName, Ends};
use crate::source::Span;

/// A node of a graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NodeId(NodeIndex);

/// A flow of a graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FlowId(EdgeIndex);

/// What a node is, in the words of BPMN.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeKind {
    /// The case begins.
    Start,
    /// The case ends; without an outcome only a side way (a notice) does.
    End {
        /// With what.
        ends: Option<Ends>,
        /// Takes every other token too: a terminate event.
        stops_all: bool,
    },
    /// Somebody works.
    Task(TaskKind),
    /// Another procedure runs.
    Call {
        /// Its id.
        procedure: String,
    },
    /// XOR: one way in, one way out.
    Exclusive,
    /// AND: all ways.
    Parallel,
    /// The first of the events behind it.
    EventBased,
    /// An event is awaited.
    Catch(Trigger),
    /// A timer on a task.
    Boundary {
        /// The task; the split of a consultation stands for everything up to its join.
        host: NodeId,
        /// Whether the work is taken away.
        interrupting: bool,
        /// What fires it.
        trigger: Trigger,
    },
    /// An event that takes the case out of whatever it is in.
    Interrupt {
        /// The event.
        trigger: Trigger,
        /// Until this time has passed since the filing.
        within: Option<Duration>,
        /// Until this step is finished.
        until_step: Option<String>,
    },
}

impl NodeKind {
    /// Whether it is a gateway.
    pub fn is_gateway(&self) -> bool {
        matches!(self, Self::Exclusive | Self::Parallel | Self::EventBased)
    }

    /// Whether a timer can sit on it.
    pub fn may_be_timed(&self) -> bool {
        matches!(self, Self::Task(_) | Self::Call { .. } | Self::Parallel)
    }

    /// Whether a case can begin here.
    pub fn is_entry(&self) -> bool {
        matches!(self, Self::Start | Self::Interrupt { .. })
    }

    /// Whether a case or a side way ends here.
    pub fn is_end(&self) -> bool {
        matches!(self, Self::End { .. })
    }

    /// Whether the case ends here.
    pub fn ends_case(&self) -> bool {
        matches!(self, Self::End { ends: Some(_), .. })
    }
}

/// Who works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskKind {
    /// A person.
    User,
    /// A system: a register or a portal.
    Service,
    /// Something is sent.
    Send,
}

/// What an event waits for.
#[derive(Clone, Debug, PartialEq)]
pub enum Trigger {
    /// A message.
    Message {
        /// Its name.
        event: String,
        /// Who sends it.
        sender: Option<String>,
    },
    /// A time from the entry.
    After(Duration),
    /// The limit of the step, which depends on facts.
    Limit,
    /// The opening of the day in a date fact.
    Date(String),
}

/// When a flow is taken.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Guard {
    /// Always.
    #[default]
    Always,
    /// When an expression is true and the channel is one of these.
    When {
        /// Place of the expression.
        formula: Option<Span>,
        /// Channels; none means any.
        channels: Vec<ChannelName>,
    },
    /// When a person decides so; an expression may say when that is offered.
    Outcome {
        /// Id of the decision.
        outcome: String,
        /// Place of the expression.
        formula: Option<Span>,
    },
    /// As long as a counter is below a number; taking it adds one.
    Below {
        /// The counter, named after the row that counts.
        counter: String,
        /// The number.
        times: u32,
    },
    /// When no other way out of the gateway is taken: the default flow.
    Otherwise,
}

impl Guard {
    /// Whether it counts how often the flow is taken.
    pub fn counts(&self) -> bool {
        matches!(self, Self::Below { .. })
    }
}

/// A node: what it is, who does it, and what in the file made it.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Unique in the graph: the id of a step, or one with a part behind a dot (`kiem-tra.ways`).
    pub id: String,
    /// What it is.
    pub kind: NodeKind,
    /// The step it belongs to.
    pub step: Option<String>,
    /// Who does it.
    pub lane: Option<String>,
    /// What is shown on it.
    pub name: String,
    /// What in the file made it.
    pub span: Span,
}

/// A flow from one node to another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flow {
    /// When it is taken.
    pub guard: Guard,
    /// What is shown on it.
    pub name: Option<String>,
    /// What in the file made it: the id that it jumps to, otherwise the row or step that it leaves.
    pub span: Span,
}

#[derive(Clone, Debug)]
struct Edge {
    flow: Flow,
    /// Flows leave a node in the order in which they were written.
    order: usize,
}

/// One flow with both its ends.
#[derive(Clone, Copy, Debug)]
pub struct FlowRef<'a> {
    /// The flow.
    pub id: FlowId,
    /// Where it begins.
    pub from: NodeId,
    /// Where it leads.
    pub to: NodeId,
    /// When it is taken.
    pub flow: &'a Flow,
}

/// Nodes and flows.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    inner: StableDiGraph<Node, Edge>,
    written: usize,
    /// The timers on each node that has any.
    timers: BTreeMap<NodeId, Vec<NodeId>>,
    /// The events that may come at any time.
    anytime: Vec<NodeId>,
    known: Knowledge,
}

impl Graph {
    /// Adds a node; one that is a timer or an event at any time stays so.
    pub fn add(&mut self, node: Node) -> NodeId {
        let kind = node.kind.clone();
        let id = NodeId(self.inner.add_node(node));
        match kind {
            NodeKind::Boundary { host, .. } => self.timers.entry(host).or_default().push(id),
            NodeKind::Interrupt { .. } => self.anytime.push(id),
            _ => {}
        }
        id
    }

    /// Adds a flow behind those that leave `from` already.
    pub fn connect(&mut self, from: NodeId, to: NodeId, flow: Flow) -> FlowId {
        self.written += 1;
        FlowId(self.inner.add_edge(from.0, to.0, Edge { flow, order: self.written }))
    }

    /// A node.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.inner[id.0]
    }

    /// A node, to be changed.
    pub fn node_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.inner[id.0]
    }

    /// A flow, to be changed.
    pub fn flow_mut(&mut self, id: FlowId) -> &mut Flow {
        &mut self.inner[id.0].flow
    }

    /// Every node, in the order added.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        self.inner.node_indices().map(|index| (NodeId(index), &self.inner[index]))
    }

    /// The node of that id.
    pub fn find(&self, id: &str) -> Option<NodeId> {
        self.nodes().find(|(_, node)| node.id == id).map(|(found, _)| found)
    }

    /// Every flow, in the order written.
    pub fn flows(&self) -> Vec<FlowRef<'_>> {
        let mut edges: Vec<EdgeIndex> = self.inner.edge_indices().collect();
        edges.sort_by_key(|edge| self.inner[*edge].order);
        edges.into_iter().filter_map(|edge| self.flow_ref(edge)).collect()
    }

    fn flow_ref(&self, edge: EdgeIndex) -> Option<FlowRef<'_>> {
        let (from, to) = self.inner.edge_endpoints(edge)?;
        let flow = &self.inner[edge].flow;
        Some(FlowRef { id: FlowId(edge), from: NodeId(from), to: NodeId(to), flow })
    }

    fn beside(&self, id: NodeId, direction: Direction) -> Vec<FlowRef<'_>> {
        let mut edges: Vec<_> =
            self.inner.edges_directed(id.0, direction).map(|edge| (edge.weight().order, edge.id())).collect();
        edges.sort_unstable();
        edges.into_iter().filter_map(|(_, edge)| self.flow_ref(edge)).collect()
    }

    /// The flows that leave a node, in the order written.
    pub fn leaving(&self, id: NodeId) -> Vec<FlowRef<'_>> {
        self.beside(id, Outgoing)
    }

    /// The flows that enter a node, in the order written.
    pub fn entering(&self, id: NodeId) -> Vec<FlowRef<'_>> {
        self.beside(id, Incoming)
    }

    /// Leads a flow to another node.
    pub fn redirect(&mut self, flow: FlowId, to: NodeId) {
        let Some((from, _)) = self.inner.edge_endpoints(flow.0) else { return };
        if let Some(edge) = self.inner.remove_edge(flow.0) {
            self.inner.add_edge(from, to.0, edge);
        }
    }

    /// Lets a flow begin at another node.
    pub fn detach(&mut self, flow: FlowId, from: NodeId) {
        let Some((_, to)) = self.inner.edge_endpoints(flow.0) else { return };
        if let Some(edge) = self.inner.remove_edge(flow.0) {
            self.inner.add_edge(from.0, to, edge);
        }
    }

    /// Takes a flow away.
    pub fn cut(&mut self, flow: FlowId) {
        self.inner.remove_edge(flow.0);
    }

    /// Removes a node with its flows and the timers on it.
    pub fn remove(&mut self, id: NodeId) {
        let mut waiting = vec![id];
        while let Some(id) = waiting.pop() {
            waiting.extend(self.timers.remove(&id).unwrap_or_default());
            match self.inner.remove_node(id.0).map(|node| node.kind) {
                Some(NodeKind::Boundary { host, .. }) => self.forget_timer(id, host),
                Some(NodeKind::Interrupt { .. }) => self.anytime.retain(|event| *event != id),
                _ => {}
            }
        }
    }

    /// Removes a node and leads everything that entered it to `target`.
    pub fn bypass(&mut self, id: NodeId, target: NodeId) {
        let entering: Vec<FlowId> = self.entering(id).iter().map(|flow| flow.id).collect();
        for flow in entering {
            self.redirect(flow, target);
        }
        self.remove(id);
    }

    /// Number of nodes and flows.
    pub fn size(&self) -> (usize, usize) {
        (self.inner.node_count(), self.inner.edge_count())
    }
}
