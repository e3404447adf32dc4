//! From elements to plans.

use std::collections::BTreeMap;

use super::elements::Tag;
use super::{Element, Model, Refused, Scope};
use crate::net::Kind;

/// What is a step whatever it does.
const STEPS: [&str; 11] = [
    "task",
    "userTask",
    "serviceTask",
    "sendTask",
    "receiveTask",
    "manualTask",
    "scriptTask",
    "businessRuleTask",
    "callActivity",
    "intermediateCatchEvent",
    "intermediateThrowEvent",
];

/// Processes within processes.
const SCOPES: [&str; 3] = ["process", "subProcess", "transaction"];

/// What is not judged.
const OUTSIDE: [&str; 4] = ["inclusiveGateway", "complexGateway", "adHocSubProcess", "callChoreography"];

/// Every process and sub-process.
pub fn scopes(tags: &[Tag]) -> Model {
    let mut maker = Maker::new(tags);
    for at in 0..tags.len() {
        maker.scope(at);
    }
    for at in 0..tags.len() {
        maker.node(at);
    }
    for at in 0..tags.len() {
        maker.boundary(at);
    }
    for at in 0..tags.len() {
        maker.flow(at);
    }
    maker.links();
    maker.model.scopes.retain(|scope| !scope.nodes.is_empty());
    maker.model
}

struct Maker<'t> {
    tags: &'t [Tag],
    model: Model,
    /// The scope that an element is, by its number.
    scopes: BTreeMap<usize, usize>,
    /// Scope and node, by id.
    nodes: BTreeMap<&'t str, (usize, usize)>,
    children: Vec<Vec<usize>>,
}

impl<'t> Maker<'t> {
    fn new(tags: &'t [Tag]) -> Self {
        let mut children = vec![Vec::new(); tags.len()];
        for (at, tag) in tags.iter().enumerate() {
            if let Some(parent) = tag.parent {
                children[parent].push(at);
            }
        }
        Self { tags, model: Model::default(), scopes: BTreeMap::new(), nodes: BTreeMap::new(), children }
    }

    fn has(&self, at: usize, child: &str) -> bool {
        self.children[at].iter().any(|at| self.tags[*at].name == child)
    }

    fn refuse(&mut self, at: usize) {
        let tag = &self.tags[at];
        self.model.refused.push(Refused { tag: tag.name.clone(), span: tag.span.clone() });
    }

    fn scope(&mut self, at: usize) {
        let tag = &self.tags[at];
        if SCOPES.contains(&tag.name.as_str()) {
            let Element { name, .. } = element(tag);
            self.model.scopes.push(Scope { name, ..Scope::default() });
            self.scopes.insert(at, self.model.scopes.len() - 1);
        } else if OUTSIDE.contains(&tag.name.as_str()) {
            self.refuse(at);
        }
    }

    fn node(&mut self, at: usize) {
        let tag = &self.tags[at];
        let Some(scope) = tag.parent.and_then(|parent| self.scopes.get(&parent)).copied() else { return };
        let is_step = STEPS.contains(&tag.name.as_str()) || SCOPES.contains(&tag.name.as_str());
        let beside =
            tag.get("isForCompensation") == Some("true") || tag.get("triggeredByEvent") == Some("true");
        let kind = match tag.name.as_str() {
            _ if beside => return,
            "startEvent" => Kind::Start,
            "endEvent" if ENDS_ALL.iter().any(|child| self.has(at, child)) => Kind::Terminate,
            "endEvent" => Kind::End,
            "exclusiveGateway" | "eventBasedGateway" => Kind::Exclusive,
            "parallelGateway" => Kind::Parallel,
            _ if is_step => Kind::Step,
            _ => return,
        };
        self.add(at, scope, kind);
    }

    fn add(&mut self, at: usize, scope: usize, kind: Kind) {
        let tag = &self.tags[at];
        let node = self.model.scopes[scope].plan.node(kind);
        self.model.scopes[scope].nodes.push(element(tag));
        if let Some(id) = tag.get("id") {
            self.nodes.insert(id, (scope, node));
        }
    }

    fn boundary(&mut self, at: usize) {
        let tag = &self.tags[at];
        if tag.name != "boundaryEvent" || self.has(at, "compensateEventDefinition") {
            return;
        }
        let host = tag.get("attachedToRef").and_then(|id| self.nodes.get(id)).copied();
        let Some((scope, host)) = host else { return self.refuse(at) };
        let interrupting = tag.get("cancelActivity") != Some("false");
        self.add(at, scope, Kind::Boundary { host, interrupting });
    }

    fn flow(&mut self, at: usize) {
        let tag = &self.tags[at];
        let end = |name: &str| tag.get(name).and_then(|id| self.nodes.get(id)).copied();
        match (tag.name.as_str(), end("sourceRef"), end("targetRef")) {
            ("sequenceFlow", Some((scope, from)), Some((other, to))) if scope == other => {
                self.model.scopes[scope].plan.flow(from, to);
            }
            // A message to or from a pool that is not drawn out comes from the surroundings.
            ("sequenceFlow", ..) | ("messageFlow", Some(_), Some(_)) => self.refuse(at),
            _ => {}
        }
    }

    /// A link is a flow in disguise, to every catch of the same name in the same scope.
    fn links(&mut self) {
        let (mut throws, mut catches) = (Vec::new(), Vec::new());
        for (at, tag) in self.tags.iter().enumerate() {
            let list = match tag.name.as_str() {
                "intermediateThrowEvent" => &mut throws,
                "intermediateCatchEvent" => &mut catches,
                _ => continue,
            };
            if let (Some(name), Some(node)) = (self.link(at), tag.get("id").and_then(|id| self.nodes.get(id)))
            {
                list.push(((node.0, name), node.1));
            }
        }
        for (link, from) in throws {
            for (_, to) in catches.iter().filter(|(other, _)| *other == link) {
                self.model.scopes[link.0].plan.flow(from, *to);
            }
        }
    }

    /// The name of a link: that of its definition, or that of its event where the definition has none.
    fn link(&self, at: usize) -> Option<&'t str> {
        let mut definitions = self.children[at].iter().map(|at| &self.tags[*at]);
        let definition = definitions.find(|tag| tag.name == "linkEventDefinition")?;
        let named = |tag: &'t Tag| tag.get("name").filter(|name| !name.is_empty());
        Some(named(definition).or_else(|| named(&self.tags[at])).unwrap_or_default())
    }
}

/// Ends that take every token of their scope.
const ENDS_ALL: [&str; 3] = ["terminateEventDefinition", "errorEventDefinition", "cancelEventDefinition"];

fn element(tag: &Tag) -> Element {
    let id = tag.get("id").unwrap_or_default().to_owned();
    let name = tag.get("name").filter(|name| !name.trim().is_empty()).unwrap_or(&id).to_owned();
    Element { id, name, tag: tag.name.clone(), span: tag.span.clone() }
}
