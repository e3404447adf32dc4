use std::collections::{BTreeMap, BTreeSet};

use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::Step;
use crate::process::{NodeId, NodeKind, Placed, Process};
use crate::soundness::reached;
use crate::source::Span;
use crate::{page, text};

/// A step to which no case can come.
pub static UNREACHABLE: Check = Check {
    meta: Meta { name: "unreachable", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    if !process.is_whole() {
        return;
    }
    let graph = process.graph();
    let reachable = reached(process);
    let bodies: BTreeMap<&str, NodeId> = graph.nodes().map(|(id, node)| (node.id.as_str(), id)).collect();
    let mut told = BTreeSet::new();
    for placed in process.steps() {
        let Some(&body) = bodies.get(placed.step.id.as_str()) else { continue };
        if reachable.contains(&body) || told.contains(&body) {
            continue;
        }
        // What only follows this step is reached when this one is.
        told.extend(graph.ahead([body], |_| false));
        if !is_told_elsewhere(process, &placed, &reachable) {
            report(process, &placed, &reachable, findings);
        }
    }
}

/// Whether a step leads here in a way that never is taken for a reason that is reported at that way.
fn is_told_elsewhere(process: &Process, placed: &Placed<'_>, reachable: &BTreeSet<NodeId>) -> bool {
    let is_reached =
        |step: &Step| process.graph().find(&step.id.value).is_some_and(|id| reachable.contains(&id));
    let mut leaps = process.leaps().into_iter().filter(|leap| leap.jump.key != "exhausted");
    leaps.any(|leap| leap.to.step.id == placed.step.id && is_reached(leap.from.step))
}

fn report(process: &Process, placed: &Placed<'_>, reachable: &BTreeSet<NodeId>, findings: &mut Findings<'_>) {
    let id = &placed.step.id;
    let mut finding = findings
        .push(id.span, text!(en: "no case can come to `{id}`", vi: "không hồ sơ nào đến được bước `{id}`"));
    if let Some(parallel) = placed.before.filter(|before| is_joined_never(process, before, reachable)) {
        let (before, name) = (parallel.id.span, &parallel.id);
        finding = finding.also(
            before,
            text!(
                en: "the branches of `{name}` never all come to their end",
                vi: "các nhánh của `{name}` không bao giờ cùng đi đến cuối",
            ),
        );
    } else if let Some(before) = placed.before {
        let before_id = &before.id;
        finding = finding.also(
            leads_away(before),
            text!(
                en: "`{before_id}` stands before it and leads elsewhere",
                vi: "`{before_id}` đứng ngay trước nhưng chuyển hồ sơ đi nơi khác",
            ),
        );
    }
    for leap in process.leaps().iter().filter(|leap| leap.to.step.id == *id && leap.jump.key == "exhausted") {
        finding = finding.also(
            leap.jump.to.span,
            text!(
                en: "named here, but nothing is counted: `times` is missing",
                vi: "có nêu ở đây nhưng không đếm gì: thiếu `times`",
            ),
        );
    }
    finding.help(text!(
        en: "write `next: {id}` where the case shall go to it, or take the step out",
        vi: "ghi `next: {id}` ở nơi cần chuyển hồ sơ đến, hoặc bỏ bước này",
    ));
}

/// Whether the branches of a step begin and are never all done.
fn is_joined_never(process: &Process, step: &Step, reachable: &BTreeSet<NodeId>) -> bool {
    let graph = process.graph();
    let nodes = graph.nodes().filter(|(_, node)| node.step.as_deref() == Some(step.id.as_str()));
    let gateways = nodes.filter(|(_, node)| matches!(node.kind, NodeKind::Parallel));
    let (begun, never): (Vec<NodeId>, Vec<NodeId>) =
        gateways.map(|(id, _)| id).partition(|id| reachable.contains(id));
    !begun.is_empty() && !never.is_empty()
}

/// What leads a case away from the step that stands next.
fn leads_away(step: &Step) -> Span {
    let ends = step.ends.as_ref().map(|ends| ends.span);
    let own = ends.or(step.next.as_ref().or(step.back_to.as_ref()).map(|to| to.span));
    let rows = step.choose.first().map(|row| row.next.span).or(step.outcomes.first().map(|row| row.id.span));
    own.or(rows).or(step.first.first().map(|row| row.span)).unwrap_or(step.kind.span)
}
