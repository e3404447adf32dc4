//! Diagrams that others drew, judged by the same rules as procedures.

use crate::diagnostic::{Fix, Text};
use crate::import::bpmn::{Element, Model, Scope};
use crate::net::{Answer, Fault, Kind, Verdict, decide};
use crate::soundness::{Shown, Spot, Way, Worded, show};
use crate::source::{Edit, File, FileId, Span};
use crate::text;

/// A diagram that was read.
pub struct Drawn<'a> {
    /// Its file.
    pub id: FileId,
    /// The text it was read from.
    pub file: &'a File,
    /// What it consists of.
    pub model: &'a Model,
    /// The verdict on each of its scopes; none where a part of it cannot be judged.
    pub verdicts: Vec<Verdict>,
}

impl<'a> Drawn<'a> {
    /// A diagram with its verdicts.
    pub fn new(id: FileId, file: &'a File, model: &'a Model) -> Self {
        let judged = if model.refused.is_empty() { &model.scopes[..] } else { &[] };
        let verdicts = judged.iter().map(|scope| decide(&scope.plan)).collect();
        Self { id, file, model, verdicts }
    }

    /// Where an element stands.
    pub fn span(&self, element: &Element) -> Span {
        Span::new(self.id, element.span.start, element.span.end)
    }

    /// The worst fault of each scope whose worst fault is this one, as the shortest run shows it.
    pub fn with(&self, fault: Fault) -> Vec<(Worded<'a>, Shown)> {
        let scopes = self.model.scopes.iter().zip(&self.verdicts);
        let unsound = scopes.filter(|(_, verdict)| verdict.answer == Answer::Unsound);
        let shown = unsound.filter_map(|(scope, _)| {
            let worded = self.worded(scope);
            let shown = show(&worded)?;
            (shown.fault == fault).then_some((worded, shown))
        });
        shown.collect()
    }

    /// A plan with the names in the file; a flow into a join is named after what it comes from.
    fn worded(&self, scope: &'a Scope) -> Worded<'a> {
        let name = |element: &Element| {
            let name = element.name.split_whitespace().collect::<Vec<_>>().join(" ");
            text!(en: "«{name}»", vi: "«{name}»")
        };
        let nodes: Vec<Spot> =
            scope.nodes.iter().map(|it| Spot { name: name(it), span: self.span(it) }).collect();
        let flows = scope.plan.flows.iter();
        let flows = flows.map(|flow| Way { answer: Text::default(), branch: nodes[flow.from].name.clone() });
        Worded { plan: &scope.plan, flows: flows.collect(), nodes }
    }

    /// Gateways that make a scope sound when they are drawn as the other kind, each tried.
    pub fn gateways(&self, worded: &Worded<'_>) -> Vec<Fix> {
        let scope = self.model.scopes.iter().find(|scope| std::ptr::eq(&raw const scope.plan, worded.plan));
        let Some(scope) = scope else { return Vec::new() };
        let tried = scope.plan.nodes.iter().enumerate().filter_map(|(node, kind)| {
            let other = match kind {
                Kind::Exclusive => Kind::Parallel,
                Kind::Parallel => Kind::Exclusive,
                _ => return None,
            };
            let mut plan = scope.plan.clone();
            plan.nodes[node] = other;
            let heals = decide(&plan).answer == Answer::Sound;
            heals.then(|| self.redrawn(&scope.nodes[node], &worded.nodes[node].name, other)).flatten()
        });
        tried.take(MOST_FIXES).collect()
    }

    /// Writes a gateway as the other kind, in its start tag and in its end tag.
    fn redrawn(&self, element: &Element, name: &Text, kind: Kind) -> Option<Fix> {
        let (new, word) = match kind {
            Kind::Parallel => ("parallelGateway", text!(en: "parallel (AND)", vi: "song song (AND)")),
            _ => ("exclusiveGateway", text!(en: "exclusive (XOR)", vi: "loại trừ (XOR)")),
        };
        let tag = element.tag.as_str();
        let start = element.span.start + self.file.text.get(element.span.clone())?.find(tag)?;
        let mut edits = vec![Edit::replace(Span::new(self.id, start, start + tag.len()), new)];
        if !self.file.text[element.span.clone()].ends_with("/>") {
            let behind = &self.file.text[element.span.end..];
            let close = behind.match_indices(tag).find(|(at, _)| is_closing(&behind[..*at]))?.0;
            let close = element.span.end + close;
            edits.push(Edit::replace(Span::new(self.id, close, close + tag.len()), new));
        }
        Some(Fix {
            title: text!(en: "draw {name} as {word}", vi: "vẽ {name} thành cổng {word}"; name = name; word = word),
            edits,
        })
    }
}

/// Changes that are offered for one fault.
const MOST_FIXES: usize = 3;

/// Whether what stands before a name opens a closing tag, with or without prefix.
fn is_closing(before: &str) -> bool {
    before
        .rsplit_once("</")
        .is_some_and(|(_, prefix)| prefix.is_empty() || prefix.ends_with(':') && !prefix.contains('>'))
}
