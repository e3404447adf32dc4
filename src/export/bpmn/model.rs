//! What a BPMN 2.0 file says, before it is text: pools, lanes, nodes, flows and messages. Dialects of engines add to it.

use crate::export::drawing::Outline;

/// One file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Definitions {
    /// Id of the process, and of the file.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its documentation.
    pub documentation: String,
    /// The lanes, by actor.
    pub lanes: Vec<Lane>,
    /// Nodes and flows.
    pub body: Body,
    /// Actors that only send or get messages.
    pub partners: Vec<Partner>,
    /// Messages between them and nodes of the process.
    pub message_flows: Vec<MessageFlow>,
    /// Messages that nodes send or await.
    pub messages: Vec<Message>,
}

/// A lane.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lane {
    /// Its id.
    pub id: String,
    /// The name of the actor.
    pub name: String,
}

/// A pool of which only the name is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Partner {
    /// Its id.
    pub id: String,
    /// The name of the actor.
    pub name: String,
}

/// A message on its way between a partner and a node.
#[derive(Clone, Debug, PartialEq)]
pub struct MessageFlow {
    /// Its id.
    pub id: String,
    /// Index of the partner.
    pub partner: usize,
    /// Id of the node.
    pub node: String,
    /// Whether the node sends.
    pub is_sent: bool,
}

/// A message.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Its id.
    pub id: String,
    /// The name by which engines know it.
    pub name: String,
}

/// The nodes and flows of a process or sub-process.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// The nodes.
    pub nodes: Vec<Node>,
    /// The flows.
    pub flows: Vec<Flow>,
}

/// A node.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Its id.
    pub id: String,
    /// What is shown on it.
    pub name: String,
    /// Its documentation.
    pub documentation: String,
    /// Index of its lane.
    pub lane: usize,
    /// What it is.
    pub kind: Kind,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A start event; with an event only in an event sub-process.
    Start(Option<Event>),
    /// An end event.
    End {
        /// Ends everything that is going on around it.
        terminates: bool,
    },
    /// A task of a person.
    UserTask,
    /// A task of a system.
    ServiceTask,
    /// A task that sends a message.
    SendTask {
        /// Id of the message.
        message: String,
    },
    /// Another process.
    Call {
        /// Its id.
        process: String,
    },
    /// A gateway.
    Gateway {
        /// Which.
        gateway: Gateway,
        /// Id of the default flow.
        default: Option<String>,
    },
    /// An event that is awaited.
    Catch(Event),
    /// An event on a task.
    Boundary {
        /// Id of the task.
        host: String,
        /// Whether the task is taken away.
        interrupting: bool,
        /// The event.
        event: Event,
    },
    /// Nodes inside a node.
    SubProcess {
        /// Begun by an event inside, whatever goes on around it.
        is_event: bool,
        /// The nodes inside, with flows.
        body: Body,
        /// The actors inside; `Node::lane` of the nodes inside is an index into them.
        lanes: Vec<Lane>,
    },
}

/// A gateway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gateway {
    /// One way.
    Exclusive,
    /// All ways.
    Parallel,
    /// The way of the first event.
    EventBased,
}

/// What is awaited.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A message.
    Message {
        /// Its id.
        message: String,
    },
    /// A length of time: ISO 8601, or the name of a variable in `${ }`.
    Duration(String),
    /// A date: the name of a variable in `${ }`.
    Date(String),
}

/// A flow.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    /// Its id.
    pub id: String,
    /// What is shown on it.
    pub name: Option<String>,
    /// Its documentation.
    pub documentation: String,
    /// Id of the node it leaves.
    pub from: String,
    /// Id of the node it enters.
    pub to: String,
    /// When it is taken, in our own language.
    pub condition: Option<String>,
}

impl Node {
    /// Its outline in a drawing.
    pub fn outline(&self) -> Outline {
        match self.kind {
            Kind::Gateway { .. } => Outline::Diamond,
            Kind::Start(_) | Kind::End { .. } | Kind::Catch(_) | Kind::Boundary { .. } => Outline::Circle,
            _ => Outline::Box,
        }
    }

    /// Whether somebody works on it.
    pub fn is_work(&self) -> bool {
        matches!(self.kind, Kind::UserTask | Kind::ServiceTask | Kind::SendTask { .. } | Kind::Call { .. })
    }

    /// The nodes inside.
    pub fn inside(&self) -> Option<&Body> {
        match &self.kind {
            Kind::SubProcess { body, .. } => Some(body),
            _ => None,
        }
    }

    /// Whether it is an event sub-process.
    pub fn is_event_sub_process(&self) -> bool {
        matches!(self.kind, Kind::SubProcess { is_event: true, .. })
    }
}
