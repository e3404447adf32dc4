use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::{Kind, Step};
use crate::process::{Placed, Process, onward_outcomes};
use crate::source::{Span, Spanned};
use crate::{page, text};

/// A case is refused because the refusal happens to stand next.
pub static FALLS_INTO_REFUSAL: Check = Check {
    meta: Meta { name: "falls-into-refusal", page: page!() },
    levels: Levels::WARNING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let steps = process.steps();
    for (index, placed) in steps.iter().enumerate() {
        let behind = behind(&steps[index..], placed);
        let Some(refusal) = behind.last().filter(|last| is_refusal(last)) else { continue };
        let skipped: Vec<&str> = behind[..behind.len() - 1].iter().map(|step| step.id.as_str()).collect();
        for span in falls(placed.step) {
            report(&placed.step.id, span, refusal, &skipped, findings);
        }
    }
}

/// The steps behind one in its list that a case may come to by falling: those that may be skipped, and the one behind.
fn behind<'a>(all: &[Placed<'a>], placed: &Placed<'a>) -> Vec<&'a Spanned<Step>> {
    let list = all.iter().filter(|other| other.branches == placed.branches).map(|other| other.step);
    let mut found = Vec::new();
    for step in list.skip(1) {
        found.push(step);
        if !is_guarded(step) {
            break;
        }
    }
    found
}

fn is_guarded(step: &Step) -> bool {
    step.when.is_some() || !step.channels.is_empty()
}

/// A refusal with a condition is reached because the condition holds.
fn is_refusal(step: &Step) -> bool {
    step.kind.value == Kind::Refuse && !is_guarded(step)
}

/// The ways out of a step that name no step and no end.
fn falls(step: &Step) -> Vec<Span> {
    let leads_on = step.next.is_some() || step.ends.is_some() || step.kind.ends().is_some();
    if leads_on || !step.choose.is_empty() || matches!(step.kind.value, Kind::Supplement | Kind::End) {
        return Vec::new();
    }
    if !step.outcomes.is_empty() {
        return onward_outcomes(step).iter().map(|row| row.id.span).collect();
    }
    if step.first.is_empty() {
        return vec![step.id.span];
    }
    let rows = step.first.iter().filter(|row| row.next.is_none() && row.ends.is_none());
    rows.map(|row| row.span).collect()
}

fn report(from: &str, span: Span, refusal: &Step, skipped: &[&str], findings: &mut Findings<'_>) {
    let to = &refusal.id;
    let sentence = if let Some(skipped) = skipped.first() {
        text!(
            en: "when `{skipped}` is skipped, the case falls from `{from}` into the refusal `{to}`",
            vi: "khi bỏ qua `{skipped}`, hồ sơ rơi từ `{from}` vào bước từ chối `{to}`",
        )
    } else {
        text!(
            en: "the case falls from `{from}` into the refusal `{to}`, only because it stands next",
            vi: "hồ sơ rơi từ `{from}` vào bước từ chối `{to}` chỉ vì bước này đứng ngay sau",
        )
    };
    findings
        .push(span, sentence)
        .also(to.span, text!(en: "here the case is refused", vi: "hồ sơ bị từ chối ở đây"))
        .help(text!(
            en: "write `next:` with the step that follows; if the refusal is meant, `next: {to}`",
            vi: "ghi `next:` kèm bước tiếp theo; nếu đúng là từ chối thì ghi `next: {to}`",
        ));
}
