use std::collections::BTreeSet;

use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::{Id, Step};
use crate::process::{Graph, Guard, NodeId, NodeKind, Process, sites};
use crate::source::Span;
use crate::{page, text};

/// What an agency has found out is replaced before anybody has used it.
pub static OVERWRITTEN: Check = Check {
    meta: Meta { name: "overwritten", page: page!() },
    levels: Levels::WARNING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    if !process.is_whole() {
        return;
    }
    for fact in process.facts_of_agency().map(|fact| &fact.id) {
        let writers = process.writers(&fact.value);
        if writers.len() < 2 {
            continue;
        }
        let readers = readers(process, &fact.value);
        for writer in &writers {
            if let Some(next) = replaced_unread(process, fact, writer, &readers) {
                report(fact, writer, next, findings);
            }
        }
    }
}

/// The nodes at which a fact is read: behind gateways by the conditions, at steps by the papers due there, and by all
/// else when the case ends.
fn readers(process: &Process, fact: &str) -> BTreeSet<NodeId> {
    let graph = process.graph();
    let read: BTreeSet<Span> = sites(&process.procedure)
        .iter()
        .filter(|site| process.reads(site.formula).iter().any(|(name, _)| name == fact))
        .map(|site| site.formula.span)
        .collect();
    let mut found = BTreeSet::new();
    let mut on_the_way = BTreeSet::new();
    for way in graph.flows() {
        if let Guard::When { formula: Some(span), .. } | Guard::Outcome { formula: Some(span), .. } =
            way.flow.guard
            && read.contains(&span)
        {
            found.insert(way.from);
            on_the_way.insert(span);
        }
    }
    for asked in process.papers() {
        let Some(step) = asked.step().and_then(|step| graph.find(step)) else { continue };
        for condition in asked.conditions().filter(|condition| read.contains(&condition.span)) {
            found.insert(step);
            on_the_way.insert(condition.span);
        }
    }
    let in_tables =
        process.meaning.tables.values().any(|table| table.inputs.iter().any(|input| input == fact));
    if in_tables || read.iter().any(|span| !on_the_way.contains(span)) {
        found.extend(graph.nodes().filter(|(_, node)| node.kind.ends_case()).map(|(id, _)| id));
    }
    found
}

/// The step that writes a fact again, if no way from where it was written comes to a reader first.
fn replaced_unread<'p>(
    process: &'p Process,
    fact: &Id,
    writer: &Step,
    readers: &BTreeSet<NodeId>,
) -> Option<&'p Step> {
    let graph = process.graph();
    let writers = process.writers(&fact.value);
    let replaces = |id: NodeId| {
        let node = graph.node(id);
        let is_work = matches!(node.kind, NodeKind::Task(_) | NodeKind::Call { .. });
        writers.iter().copied().find(|step| is_work && node.step.as_deref() == Some(step.id.as_str()))
    };
    let ahead = ahead(graph, writer, |id| readers.contains(&id) || replaces(id).is_some());
    if ahead.iter().any(|id| readers.contains(id)) {
        return None;
    }
    let next = ahead.iter().find_map(|id| replaces(*id))?;
    process.step(next.id.as_str()).map(|step| &step.value)
}

/// Where cases come to behind the work of a step, up to the first nodes that stop them.
fn ahead(graph: &Graph, writer: &Step, stop: impl Fn(NodeId) -> bool) -> BTreeSet<NodeId> {
    let Some(task) = graph.find(writer.id.as_str()) else { return BTreeSet::new() };
    let first = graph.leaving(task).into_iter().map(|way| way.to);
    graph.ahead(first.collect::<Vec<NodeId>>(), stop)
}

fn report(fact: &Id, writer: &Step, next: &Step, findings: &mut Findings<'_>) {
    let place = |step: &Step| step.writes.iter().find(|written| *written == fact).map(|it| it.span);
    let (Some(here), Some(there)) = (place(writer), place(next)) else { return };
    let (step, again) = (&writer.id, &next.id);
    findings
        .push(
            here,
            text!(
                en: "`{fact}` is written in `{step}` and written again in `{again}` before anything reads it",
                vi: "`{fact}` được ghi ở `{step}` rồi ghi lại ở `{again}` trước khi có chỗ nào dùng đến",
            ),
        )
        .also(there, text!(en: "written again here", vi: "ghi lại ở đây"))
        .help(text!(
            en: "write it once, read it in between, or keep both as two facts",
            vi: "chỉ ghi một lần, dùng đến nó ở giữa, hoặc tách thành hai dữ kiện",
        ));
}
