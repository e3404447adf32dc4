use std::collections::BTreeSet;

use super::{Check, Findings, Levels, Run};
use crate::diagnostic::Text;
use crate::family::Meta;
use crate::process::{FlowId, FlowRef, Guard, NodeId, Process};
use crate::soundness::{Answered, answered};
use crate::source::Span;
use crate::{page, text};

/// What was answered before decides a way already.
pub static WAY_NEVER: Check = Check {
    meta: Meta { name: "way-never", page: page!() },
    levels: Levels::WARNING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    if !process.is_whole() {
        return;
    }
    let all = answered(process);
    if all.is_empty() {
        return;
    }
    let reached: BTreeSet<NodeId> = all.iter().flat_map(|one| one.reached.iter().copied()).collect();
    let taken: BTreeSet<FlowId> = all.iter().flat_map(taken).collect();
    for way in process.graph().flows() {
        if reached.contains(&way.from) && !taken.contains(&way.id) && !is_of_channel(process, &way) {
            report(process, &all, &way, findings);
        }
    }
}

/// The flows that cases with some answers take.
fn taken(one: &Answered) -> Vec<FlowId> {
    let flows = one.graph.flows();
    flows.iter().filter(|way| one.reached.contains(&way.from)).map(|way| way.id).collect()
}

/// Whether it skips a step that is done on the only channel there is: to say so again harms nobody.
fn is_of_channel(process: &Process, way: &FlowRef<'_>) -> bool {
    let ways = process.graph().leaving(way.from);
    let of_channel = |guard: &Guard| matches!(guard, Guard::When { formula: None, .. });
    way.flow.guard == Guard::Otherwise && ways.iter().any(|other| of_channel(&other.flow.guard))
}

fn report(process: &Process, all: &[Answered], way: &FlowRef<'_>, findings: &mut Findings<'_>) {
    let mut finding = findings.push(place(&way.flow.guard, way.flow.span), sentence(process, way));
    for earlier in deciding(process, all, way) {
        finding = finding.also(
            earlier,
            text!(en: "only cases that meet this come there", vi: "chỉ hồ sơ thỏa điều kiện này mới đến đó"),
        );
    }
    finding.help(text!(
        en: "take the condition out if it was decided before, or correct the one that is wrong",
        vi: "bỏ điều kiện nếu đã quyết định từ trước, hoặc sửa điều kiện ghi nhầm",
    ));
}

fn sentence(process: &Process, way: &FlowRef<'_>) -> Text {
    if way.flow.guard != Guard::Otherwise {
        return text!(
            en: "no case that comes here meets this condition",
            vi: "không hồ sơ nào đến đây mà thỏa điều kiện này",
        );
    }
    let ways = process.graph().leaving(way.from);
    if ways.len() == 2 && ways.iter().any(|other| other.flow.span == way.flow.span && other.id != way.id) {
        return text!(
            en: "every case that comes here meets this condition",
            vi: "hồ sơ nào đến đây cũng thỏa điều kiện này",
        );
    }
    text!(
        en: "no case is left for this way: the other conditions cover all that come here",
        vi: "không còn hồ sơ nào đi lối này: các điều kiện kia đã gồm mọi hồ sơ đến đây",
    )
}

fn place(guard: &Guard, otherwise: Span) -> Span {
    match guard {
        Guard::When { formula: Some(span), .. } | Guard::Outcome { formula: Some(span), .. } => *span,
        _ => otherwise,
    }
}

/// The conditions without which no case comes to a way.
fn deciding(process: &Process, all: &[Answered], way: &FlowRef<'_>) -> BTreeSet<Span> {
    let graph = process.graph();
    let conditions = graph.flows().into_iter().filter(|other| {
        let is_read = matches!(
            other.flow.guard,
            Guard::When { formula: Some(_), .. } | Guard::Outcome { formula: Some(_), .. }
        );
        is_read && other.from != way.from
    });
    let decides = |other: &FlowRef<'_>| {
        let (open, closed): (Vec<&Answered>, Vec<&Answered>) =
            all.iter().partition(|one| one.graph.flow(other.id).is_some());
        let comes = |one: &&Answered| one.reached.contains(&way.from);
        open.iter().any(comes) && !closed.is_empty() && !closed.iter().any(comes)
    };
    let deciding = conditions.filter(decides);
    deciding.map(|other| place(&other.flow.guard, other.flow.span)).collect()
}
