use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::Id;
use crate::process::{NodeId, Process};
use crate::{page, text};

/// A circle that no case can leave.
pub static NO_WAY_OUT: Check =
    Check { meta: Meta { name: "no-way-out", page: page!() }, levels: Levels::ERROR, run: Run::Process(run) };

fn run(process: &Process, findings: &mut Findings<'_>) {
    if !process.is_whole() {
        return;
    }
    let graph = process.graph();
    let reachable = graph.reachable();
    let leading_out = process.leading_out();
    let mut traps = graph.loops();
    traps.retain(|group| group.iter().all(|id| reachable.contains(id) && !leading_out.contains(id)));
    for group in &traps {
        // Of circles that lead into one another the last is told.
        let ahead = graph.ahead(group.clone(), |_| false);
        if !traps.iter().any(|other| other != group && ahead.contains(&other[0])) {
            report(process, group, findings);
        }
    }
}

fn report(process: &Process, group: &[NodeId], findings: &mut Findings<'_>) {
    let inside = |id: &str| group.iter().any(|node| process.graph().node(*node).step.as_deref() == Some(id));
    let steps = process.steps();
    let caught: Vec<&Id> = steps.iter().map(|placed| &placed.step.id).filter(|id| inside(id)).collect();
    let Some((first, others)) = caught.split_first() else { return };
    let names: Vec<String> = others.iter().map(|id| format!("`{id}`")).collect();
    let names = names.join(", ");
    let mut finding = findings.push(
        first.span,
        if others.is_empty() {
            text!(
                en: "a case that comes to `{first}` never leaves it",
                vi: "hồ sơ đến `{first}` thì không bao giờ ra khỏi bước này",
            )
        } else {
            text!(
                en: "a case that comes to `{first}` never ends: from there and from {names} nothing leads out",
                vi: "hồ sơ đến `{first}` thì không bao giờ kết thúc: từ đó và từ {names} không có lối nào ra",
            )
        },
    );
    for leap in process.leaps().iter().filter(|leap| leap.back && inside(&leap.from.step.id)) {
        finding = finding.also(leap.jump.to.span, text!(en: "back again", vi: "quay lại từ đây"));
    }
    finding.help(text!(
        en: "let one of these steps lead on to a step that ends the case",
        vi: "cho một trong các bước này dẫn đến bước kết thúc hồ sơ",
    ));
}
