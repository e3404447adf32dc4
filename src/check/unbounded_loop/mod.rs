use std::collections::{BTreeMap, BTreeSet};

use super::{Check, Findings, Levels, Run};
use crate::diagnostic::Text;
use crate::family::Meta;
use crate::model::{Id, Kind};
use crate::process::{Leap, NodeId, Process};
use crate::soundness::{answered, trapped};
use crate::source::Span;
use crate::{page, text};

/// A way back that may be taken without end.
pub static UNBOUNDED_LOOP: Check = Check {
    meta: Meta { name: "unbounded-loop", page: page!() },
    levels: Levels::WARNING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    if !process.is_whole() {
        return;
    }
    let ways = ways_round(process);
    for leap in process.leaps().iter().filter(|leap| leap.back) {
        if let Some(asked) = ways.get(&leap.jump.to.span) {
            let asks = leap.from.step.kind.value == Kind::Supplement;
            report(leap, if asks { Some(&leap.from.step.id) } else { *asked }, findings);
        }
    }
}

/// The uncounted flows on circles that can be left, by what is written, each with a supplement that the circle asks
/// for. A circle that cannot be left, by nobody or by some, is told as such.
fn ways_round(process: &Process) -> BTreeMap<Span, Option<&Id>> {
    let graph = process.graph();
    let reachable = graph.reachable();
    let leading_out = process.leading_out();
    let steps = process.steps().into_iter().map(|placed| placed.step);
    let asking = steps.filter(|step| step.kind.value == Kind::Supplement);
    let asking: BTreeMap<&str, &Id> = asking.map(|step| (step.id.as_str(), &step.id)).collect();
    let mut groups = graph.uncounted_loops();
    groups.retain(|group| group.iter().all(|id| reachable.contains(id) && leading_out.contains(id)));
    if groups.is_empty() {
        return BTreeMap::new();
    }
    let traps = trapped(process, &answered(process));
    groups.retain(|group| !traps.iter().any(|(nodes, _)| nodes.iter().all(|id| group.contains(id))));
    let mut ways = BTreeMap::new();
    for group in groups {
        let mut passed = group.iter().filter_map(|id| graph.node(*id).step.as_deref());
        let asked = passed.find_map(|step| asking.get(step).copied());
        let inside: BTreeSet<NodeId> = group.iter().copied().collect();
        let flows = group.iter().flat_map(|id| graph.leaving(*id));
        let round = flows.filter(|flow| inside.contains(&flow.to) && !flow.flow.guard.counts());
        ways.extend(round.map(|flow| (flow.flow.span, asked)));
    }
    ways
}

/// `asked` is the supplement that is asked for in each round, if one is.
fn report(leap: &Leap<'_>, asked: Option<&Id>, findings: &mut Findings<'_>) {
    let (from, to) = (&leap.from.step.id, &leap.to.step.id);
    let asks = asked == Some(from);
    let finding = findings.push(leap.jump.to.span, sentence(from, to, asks));
    let Some(asked) = asked else {
        finding.help(text!(
            en: "write `times:` beside it, and `exhausted:` with the step that follows the last round",
            vi: "ghi `times:` bên cạnh, và `exhausted:` là bước tiếp theo khi đã hết số lần",
        ));
        return;
    };
    let finding = if asks {
        finding
    } else {
        let here = text!(en: "each round asks for a supplement", vi: "mỗi vòng lại yêu cầu bổ sung");
        finding.also(asked.span, here)
    };
    finding.help(text!(
        en: "write `times:` on `{asked}`, and `exhausted:` with the step that follows the last request",
        vi: "ghi `times:` ở bước `{asked}`, và `exhausted:` là bước tiếp theo khi đã hết số lần",
    ));
}

fn sentence(from: &Id, to: &Id, asks: bool) -> Text {
    if asks {
        text!(
            en: "the case may come back from `{from}` to `{to}` without end: nothing says how often one may ask",
            vi: "hồ sơ có thể quay lại từ `{from}` về `{to}` không giới hạn: chưa quy định số lần yêu cầu bổ sung",
        )
    } else if from == to {
        text!(
            en: "`{from}` may be done again without end: nothing counts the rounds",
            vi: "bước `{from}` có thể làm lại không giới hạn: không có gì đếm số lần",
        )
    } else {
        text!(
            en: "the case may go back from `{from}` to `{to}` without end: nothing counts the rounds",
            vi: "hồ sơ có thể quay lại từ `{from}` về `{to}` không giới hạn: không có gì đếm số lần",
        )
    }
}
