//! Single nodes.

use std::collections::BTreeMap;

use super::Builder;
use crate::calendar::{Duration, Unit};
use crate::export::bpmn::ids::name_of;
use crate::export::bpmn::model::{Event, Gateway, Kind, Node};
use crate::export::bpmn::words as said;
use crate::process::{GraphNode, NodeId, NodeKind, TaskKind, Trigger};

impl Builder<'_> {
    pub(super) fn node(&mut self, id: NodeId, named: &BTreeMap<NodeId, String>) -> Node {
        let node = self.graph.node(id);
        let kind = self.kind(node, named);
        Node {
            id: named[&id].clone(),
            name: self.words.node(node),
            documentation: said::node(node, self.words),
            lane: self.lane(id),
            kind,
        }
    }

    fn kind(&mut self, node: &GraphNode, named: &BTreeMap<NodeId, String>) -> Kind {
        let gateway = |gateway| Kind::Gateway { gateway, default: None };
        match &node.kind {
            NodeKind::Start => Kind::Start(None),
            NodeKind::Interrupt { trigger, .. } => Kind::Start(Some(self.event(trigger, node))),
            NodeKind::End { stops_all, .. } => Kind::End { terminates: *stops_all },
            NodeKind::Task(TaskKind::User) => Kind::UserTask,
            NodeKind::Task(TaskKind::Service) => Kind::ServiceTask,
            NodeKind::Task(TaskKind::Send) => Kind::SendTask { message: self.message(&node.id) },
            NodeKind::Call { procedure } => Kind::Call { process: name_of(procedure) },
            NodeKind::Exclusive => gateway(Gateway::Exclusive),
            NodeKind::Parallel => gateway(Gateway::Parallel),
            NodeKind::EventBased => gateway(Gateway::EventBased),
            NodeKind::Catch(trigger) => Kind::Catch(self.event(trigger, node)),
            NodeKind::Boundary { host, interrupting, trigger } => Kind::Boundary {
                host: named.get(host).cloned().unwrap_or_default(),
                interrupting: *interrupting,
                event: self.event(trigger, node),
            },
        }
    }

    pub(super) fn event(&mut self, trigger: &Trigger, node: &GraphNode) -> Event {
        match trigger {
            Trigger::Message { event, .. } => Event::Message { message: self.message(event) },
            Trigger::After(time) => Event::Duration(iso(*time).unwrap_or_else(|| variable(&node.id))),
            Trigger::Limit => Event::Duration(variable(&node.id)),
            Trigger::Date(fact) => Event::Date(format!("${{{fact}}}")),
        }
    }
}

/// The variable that holds a length of time which BPMN cannot count.
fn variable(id: &str) -> String {
    format!("${{han_{}}}", name_of(id))
}

/// A duration of the calendar as ISO 8601, with weeks in days, which all engines read; none for working time.
pub fn iso(time: Duration) -> Option<String> {
    let amount = time.thousandths() / 1000;
    match time.unit() {
        Unit::Minutes => Some(format!("PT{amount}M")),
        Unit::Hours => Some(format!("PT{amount}H")),
        Unit::Days => Some(format!("P{amount}D")),
        Unit::Weeks => Some(format!("P{}D", 7 * amount)),
        Unit::Months => Some(format!("P{amount}M")),
        Unit::Years => Some(format!("P{amount}Y")),
        Unit::WorkingHours | Unit::WorkingDays | Unit::SameDay | Unit::SameWorkingDay => None,
    }
}
