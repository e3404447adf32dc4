use super::{Check, Findings, Levels, Reported, Run};
use crate::family::Meta;
use crate::model::{Id, Step};
use crate::process::Process;
use crate::source::Span;
use crate::{page, text};

/// Two keys say where the case goes, or none of two that must.
pub static TWO_EXITS: Check =
    Check { meta: Meta { name: "two-exits", page: page!() }, levels: Levels::ERROR, run: Run::Process(run) };

fn run(process: &Process, findings: &mut Findings<'_>) {
    for placed in process.steps() {
        let step = placed.step;
        let rows = step.outcomes.iter().filter_map(|row| Some((row.ends.as_ref()?.span, row.next.as_ref()?)));
        let races = step.first.iter().filter_map(|row| Some((row.ends.as_ref()?.span, row.next.as_ref()?)));
        let own = step.ends.iter().filter_map(|ends| Some((ends.span, step.next.as_ref()?)));
        for (ends, next) in own.chain(rows).chain(races) {
            end_and_next(ends, next, findings);
        }
        ways(step, findings);
    }
    for row in &process.procedure.anytime {
        match (&row.ends, &row.next) {
            (Some(ends), Some(next)) => end_and_next(ends.span, next, findings),
            (None, None) => nowhere(&row.event, findings),
            _ => {}
        }
    }
}

/// What a step writes beside its `outcomes` or `choose`.
fn ways(step: &Step, findings: &mut Findings<'_>) {
    let decided = step.outcomes.first().map(|row| row.id.span);
    let chosen = step.choose.first().map(|row| row.next.span);
    if let (Some(decided), Some(chosen)) = (decided, chosen) {
        beside(step, chosen, decided, findings).help(text!(
            en: "keep one: `outcomes` where a person decides, `choose` where facts do",
            vi: "chỉ giữ một: `outcomes` khi do người quyết định, `choose` khi do dữ kiện quyết định",
        ));
    }
    let Some(first) = decided.or(chosen) else { return };
    if let Some(next) = &step.next {
        beside(step, next.span, first, findings).help(text!(
            en: "keep one; an outcome that goes to `{next}` says so in its own row",
            vi: "chỉ giữ một; kết luận nào chuyển đến `{next}` thì ghi `next` ngay ở dòng đó",
        ));
    }
}

fn beside<'f>(step: &Step, span: Span, other: Span, findings: &'f mut Findings<'_>) -> Reported<'f> {
    let id = &step.id;
    findings
        .push(
            span,
            text!(
                en: "`{id}` says in two ways where the case goes",
                vi: "bước `{id}` ghi nơi hồ sơ chuyển đến theo hai cách",
            ),
        )
        .also(other, text!(en: "the other way", vi: "cách kia"))
}

fn end_and_next(ends: Span, next: &Id, findings: &mut Findings<'_>) {
    findings
        .push(
            ends,
            text!(
                en: "the case cannot both end here and go on to `{next}`",
                vi: "hồ sơ không thể vừa kết thúc ở đây vừa chuyển đến `{next}`",
            ),
        )
        .also(next.span, text!(en: "it goes on here", vi: "chuyển tiếp ở đây"))
        .help(text!(en: "keep `ends` or `next`", vi: "chỉ giữ `ends` hoặc `next`"));
}

fn nowhere(event: &Id, findings: &mut Findings<'_>) {
    findings
        .push(
            event.span,
            text!(
                en: "nothing says where the case goes after `{event}`",
                vi: "chưa ghi hồ sơ đi đâu sau `{event}`",
            ),
        )
        .help(text!(
            en: "write `ends:` with how the case ends, or `next:` with the step at which it goes on",
            vi: "ghi `ends:` là cách hồ sơ kết thúc, hoặc `next:` là bước đi tiếp",
        ));
}
