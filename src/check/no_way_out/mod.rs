use super::causes::{finding, tell};
use super::{Check, Findings, Levels, Run};
use crate::diagnostic::Diagnostic;
use crate::expression::Witness;
use crate::family::Meta;
use crate::model::Id;
use crate::process::{NodeId, Process};
use crate::soundness::{How, answered, trapped};
use crate::source::Span;
use crate::{page, text};

/// A circle that no case can leave.
pub static NO_WAY_OUT: Check =
    Check { meta: Meta { name: "no-way-out", page: page!() }, levels: Levels::ERROR, run: Run::Process(run) };

fn run(process: &Process, findings: &mut Findings<'_>) {
    tell(process, findings, |how, span| {
        let How::Trap { nodes } = how else { return None };
        trap(process, nodes, span)
    });
    if process.is_whole() {
        for (nodes, answers) in trapped(process, &answered(process)) {
            with_answers(process, &nodes, &answers, findings);
        }
    }
}

/// A circle that only cases with certain answers never leave.
fn with_answers(process: &Process, nodes: &[NodeId], answers: &Witness, findings: &mut Findings<'_>) {
    let steps = process.steps();
    let inside =
        |id: &Id| nodes.iter().any(|node| process.graph().node(*node).step.as_deref() == Some(id.as_str()));
    let Some(first) = steps.iter().map(|placed| &placed.step.id).find(|id| inside(id)) else { return };
    findings
        .push(
            first.span,
            text!(
                en: "when {answers}, a case that comes to `{first}` never ends",
                vi: "khi {answers}, hồ sơ đến `{first}` thì không bao giờ kết thúc",
            ),
        )
        .help(text!(
            en: "give such cases a way out of the circle too",
            vi: "mở cho những hồ sơ này một lối ra khỏi vòng lặp",
        ));
}

fn trap(process: &Process, nodes: &[NodeId], span: Span) -> Option<Diagnostic> {
    let inside = |id: &str| nodes.iter().any(|node| process.graph().node(*node).step.as_deref() == Some(id));
    let steps = process.steps();
    let caught: Vec<&Id> = steps.iter().map(|placed| &placed.step.id).filter(|id| inside(id)).collect();
    let (first, others) = caught.split_first()?;
    let names: Vec<String> = others.iter().map(|id| format!("`{id}`")).collect();
    let names = names.join(", ");
    let sentence = if others.is_empty() {
        text!(
            en: "a case that comes to `{first}` never leaves it",
            vi: "hồ sơ đến `{first}` thì không bao giờ ra khỏi bước này",
        )
    } else {
        text!(
            en: "a case that comes to `{first}` never ends: from there and from {names} nothing leads out",
            vi: "hồ sơ đến `{first}` thì không bao giờ kết thúc: từ đó và từ {names} không có lối nào ra",
        )
    };
    let back = process.leaps().into_iter().filter(|leap| leap.back && inside(&leap.from.step.id));
    let told = back.fold(finding(span, sentence), |told, leap| {
        told.also(leap.jump.to.span, text!(en: "back again", vi: "quay lại từ đây"))
    });
    Some(told.help(text!(
        en: "let one of these steps lead on to a step that ends the case",
        vi: "cho một trong các bước này dẫn đến bước kết thúc hồ sơ",
    )))
}
