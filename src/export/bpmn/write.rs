//! A file as XML. Children stand in the order of the schema: every function here writes one type of it.

use std::collections::BTreeMap;

use super::diagram::Diagram;
use super::model::{Body, Definitions, Event, Flow, Gateway, Kind, Lane, Node};
use crate::export::xml::Element;

/// The language of our own expressions.
pub const EXPRESSIONS: &str = "urn:thutuc:expression:1";

/// The whole file.
pub fn definitions(definitions: &Definitions, diagram: &Diagram) -> Element {
    let messages = definitions
        .messages
        .iter()
        .map(|message| Element::new("message").with("id", &message.id).with("name", &message.name));
    Element::new("definitions")
        .with("xmlns", "http://www.omg.org/spec/BPMN/20100524/MODEL")
        .with("xmlns:bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI")
        .with("xmlns:dc", "http://www.omg.org/spec/DD/20100524/DC")
        .with("xmlns:di", "http://www.omg.org/spec/DD/20100524/DI")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .with("id", format!("definitions_{}", definitions.id))
        .with("name", &definitions.name)
        .with("targetNamespace", "urn:thutuc:procedure")
        .with("expressionLanguage", EXPRESSIONS)
        .with("exporter", env!("CARGO_PKG_NAME"))
        .with("exporterVersion", env!("CARGO_PKG_VERSION"))
        .children(messages)
        .child(collaboration(definitions))
        .child(process(definitions))
        .child(diagram.element())
}

/// Ids that cannot be those of nodes, since a name made of an id never ends so.
pub(super) fn collaboration_id(definitions: &Definitions) -> String {
    format!("collaboration_{}_", definitions.id)
}

/// The id of the pool of the procedure.
pub(super) fn pool_id(definitions: &Definitions) -> String {
    format!("pool_{}_", definitions.id)
}

fn collaboration(definitions: &Definitions) -> Element {
    let pool = Element::new("participant")
        .with("id", pool_id(definitions))
        .with("name", &definitions.name)
        .with("processRef", &definitions.id);
    let partners = definitions
        .partners
        .iter()
        .map(|partner| Element::new("participant").with("id", &partner.id).with("name", &partner.name));
    let flows = definitions.message_flows.iter().map(|flow| {
        let partner = &definitions.partners[flow.partner].id;
        let (from, to) = if flow.is_sent { (&flow.node, partner) } else { (partner, &flow.node) };
        Element::new("messageFlow").with("id", &flow.id).with("sourceRef", from).with("targetRef", to)
    });
    Element::new("collaboration")
        .with("id", collaboration_id(definitions))
        .child(pool)
        .children(partners)
        .children(flows)
}

fn process(definitions: &Definitions) -> Element {
    Element::new("process")
        .with("id", &definitions.id)
        .with("name", &definitions.name)
        .with("isExecutable", false)
        .children(documentation(&definitions.documentation))
        .children(lane_set(&definitions.id, &definitions.lanes, &definitions.body))
        .children(body(&definitions.body))
}

fn documentation(text: &str) -> Option<Element> {
    (!text.is_empty()).then(|| Element::new("documentation").text(text))
}

fn lane_set(id: &str, lanes: &[Lane], body: &Body) -> Option<Element> {
    let elements = lanes.iter().enumerate().map(|(index, lane)| {
        let inside = body.nodes.iter().filter(|node| node.lane == index);
        Element::new("lane")
            .with("id", &lane.id)
            .with("name", &lane.name)
            .children(inside.map(|node| Element::new("flowNodeRef").text(&node.id)))
    });
    let set = Element::new("laneSet").with("id", format!("lanes_{id}_")).children(elements);
    (!lanes.is_empty()).then_some(set)
}

fn body(body: &Body) -> Vec<Element> {
    let mut ways: BTreeMap<&str, (Vec<&str>, Vec<&str>)> = BTreeMap::new();
    for flow in &body.flows {
        ways.entry(&flow.to).or_default().0.push(&flow.id);
        ways.entry(&flow.from).or_default().1.push(&flow.id);
    }
    let nodes = body.nodes.iter().map(|it| node(it, &ways.remove(it.id.as_str()).unwrap_or_default()));
    let mut elements: Vec<Element> = nodes.collect();
    elements.extend(body.flows.iter().map(flow));
    elements
}

fn node(node: &Node, (incoming, outgoing): &(Vec<&str>, Vec<&str>)) -> Element {
    let element = Element::new(name(&node.kind)).with("id", &node.id).with_some("name", Some(&node.name));
    let element = attributes(element, node, incoming.len(), outgoing.len())
        .children(documentation(&node.documentation))
        .children(incoming.iter().map(|id| Element::new("incoming").text(id)))
        .children(outgoing.iter().map(|id| Element::new("outgoing").text(id)));
    match &node.kind {
        Kind::Start(Some(event)) | Kind::Catch(event) | Kind::Boundary { event, .. } => {
            element.child(event_definition(event, &node.id))
        }
        Kind::End { terminates: true } => {
            element.child(Element::new("terminateEventDefinition").with("id", format!("{}_event_", node.id)))
        }
        Kind::SubProcess { body: inside, .. } => element.children(body(inside)),
        _ => element,
    }
}

fn name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Start(_) => "startEvent",
        Kind::End { .. } => "endEvent",
        Kind::UserTask => "userTask",
        Kind::ServiceTask => "serviceTask",
        Kind::SendTask { .. } => "sendTask",
        Kind::Call { .. } => "callActivity",
        Kind::Gateway { gateway: Gateway::Exclusive, .. } => "exclusiveGateway",
        Kind::Gateway { gateway: Gateway::Parallel, .. } => "parallelGateway",
        Kind::Gateway { gateway: Gateway::EventBased, .. } => "eventBasedGateway",
        Kind::Catch(_) => "intermediateCatchEvent",
        Kind::Boundary { .. } => "boundaryEvent",
        Kind::SubProcess { .. } => "subProcess",
    }
}

fn attributes(element: Element, node: &Node, incoming: usize, outgoing: usize) -> Element {
    match &node.kind {
        Kind::Start(Some(_)) => element.with("isInterrupting", true),
        Kind::SendTask { message } => element.with("messageRef", message),
        Kind::Call { process } => element.with("calledElement", process),
        Kind::Gateway { default, .. } => {
            let direction = match (incoming > 1, outgoing > 1) {
                (true, true) => "Mixed",
                (false, true) => "Diverging",
                (true, false) => "Converging",
                (false, false) => "Unspecified",
            };
            element.with("gatewayDirection", direction).with_some("default", default.as_deref())
        }
        Kind::Boundary { host, interrupting, .. } => {
            element.with("attachedToRef", host).with("cancelActivity", interrupting)
        }
        Kind::SubProcess { is_event: true, .. } => element.with("triggeredByEvent", true),
        _ => element,
    }
}

fn event_definition(event: &Event, id: &str) -> Element {
    let id = format!("{id}_event_");
    let expression =
        |name: &'static str, text: &str| Element::new(name).with("xsi:type", "tFormalExpression").text(text);
    match event {
        Event::Message { message } => {
            Element::new("messageEventDefinition").with("id", id).with("messageRef", message)
        }
        Event::Duration(time) => {
            Element::new("timerEventDefinition").with("id", id).child(expression("timeDuration", time))
        }
        Event::Date(day) => {
            Element::new("timerEventDefinition").with("id", id).child(expression("timeDate", day))
        }
    }
}

fn flow(flow: &Flow) -> Element {
    let condition = flow.condition.as_ref().map(|condition| {
        Element::new("conditionExpression")
            .with("xsi:type", "tFormalExpression")
            .with("language", EXPRESSIONS)
            .text(condition)
    });
    Element::new("sequenceFlow")
        .with("id", &flow.id)
        .with_some("name", flow.name.as_deref())
        .with("sourceRef", &flow.from)
        .with("targetRef", &flow.to)
        .children(documentation(&flow.documentation))
        .children(condition)
}
