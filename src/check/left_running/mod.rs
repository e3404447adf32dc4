use std::collections::BTreeSet;

use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::{Id, Step};
use crate::process::{NodeKind, Placed, Process};
use crate::source::Span;
use crate::{page, text};

/// The case ends in one branch while others are still at work.
pub static LEFT_RUNNING: Check = Check {
    meta: Meta { name: "left-running", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    if !process.is_whole() {
        return;
    }
    let graph = process.graph();
    let reachable = graph.reachable();
    let mut told = BTreeSet::new();
    for (step, parallel) in inside(process) {
        let ends = graph.nodes().filter(|(id, node)| {
            let runs_on = matches!(node.kind, NodeKind::End { ends: Some(_), stops_all: false });
            runs_on && node.step.as_deref() == Some(step) && reachable.contains(id)
        });
        for (id, node) in ends {
            if told.insert(id) {
                report(step, node.span, &parallel.id, findings);
            }
        }
    }
}

/// The steps in branches and those that a branch jumps out to, each with the innermost `parallel` of which another
/// branch may still run then.
fn inside(process: &Process) -> Vec<(&str, &Step)> {
    let steps = process.steps();
    let several = |placed: &Placed<'_>| {
        let around = placed.branches.iter().rev().filter_map(|(parallel, _)| process.step(parallel));
        around.map(|step| &step.value).find(|step| step.branches.len() > 1)
    };
    let own = steps.iter().map(|placed| (placed, placed));
    let leaps = process.leaps();
    let outside = leaps.iter().filter(|leap| leap.leaves().is_some()).map(|leap| (&leap.to, &leap.from));
    own.chain(outside).filter_map(|(step, branch)| Some((step.step.id.as_str(), several(branch)?))).collect()
}

fn report(step: &str, span: Span, parallel: &Id, findings: &mut Findings<'_>) {
    findings
        .push(
            span,
            text!(
                en: "the case ends at `{step}` while another branch of `{parallel}` may still be at work",
                vi: "hồ sơ kết thúc ở `{step}` trong khi nhánh khác của `{parallel}` có thể còn đang xử lý",
            ),
        )
        .also(parallel.span, text!(en: "the branches begin here", vi: "các nhánh bắt đầu từ đây"))
        .help(text!(
            en: "end the branch with `next: join`, or the whole case with an `end` or `refuse` that has `stops-all: true`",
            vi: "kết thúc nhánh bằng `next: join`, hoặc kết thúc cả hồ sơ bằng bước `end`, `refuse` có `stops-all: true`",
        ));
}
