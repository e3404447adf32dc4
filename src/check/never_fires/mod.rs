use std::cmp::Ordering;

use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::Kind;
use crate::process::{Deadline, Process, deadlines, filings};
use crate::source::Span;
use crate::{page, text};

/// A time is set at which nothing can happen any more.
pub static NEVER_FIRES: Check = Check {
    meta: Meta { name: "never-fires", page: page!() },
    levels: Levels::WARNING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let calendar = process.calendar().cloned().unwrap_or_default();
    let filings = filings(&process.procedure);
    for placed in process.steps() {
        let step = placed.step;
        let deadlines = deadlines(step);
        for late in &deadlines {
            let is_earlier = |other: &&Deadline<'_>| other.compare(late, &calendar) == Some(Ordering::Less);
            if let Some(early) = deadlines.iter().find(is_earlier) {
                after_another(&step.id, late.span, early.span, findings);
            }
        }
        let Some(late) = &step.late else { continue };
        if filings.iter().any(|filing| filing.id == step.id) {
            on_filing(late.span, findings);
        } else if step.within.is_none() && step.kind.value != Kind::Supplement {
            without_time(late.span, findings);
        }
    }
}

fn after_another(id: &str, late: Span, early: Span, findings: &mut Findings<'_>) {
    findings
        .push(
            late,
            text!(
                en: "this time never comes: the case has left `{id}` by then",
                vi: "mốc này không bao giờ đến: khi đó hồ sơ đã rời bước `{id}`",
            ),
        )
        .also(early, text!(en: "this one comes first", vi: "mốc này đến trước"))
        .help(text!(
            en: "leave one of the two out, or let this one come first",
            vi: "bỏ một trong hai mốc, hoặc đặt mốc này sớm hơn",
        ));
}

fn on_filing(late: Span, findings: &mut Findings<'_>) {
    findings
        .push(
            late,
            text!(
                en: "nobody waits for the filing: before it there is no case",
                vi: "không ai chờ lần nộp đầu tiên: trước đó chưa có hồ sơ",
            ),
        )
        .help(text!(
            en: "leave `late` out; `within` by itself says until when one may apply",
            vi: "bỏ `late`; chỉ cần `within` là biết nộp được đến khi nào",
        ));
}

fn without_time(late: Span, findings: &mut Findings<'_>) {
    findings
        .push(
            late,
            text!(
                en: "the case never goes this way: nothing says when the applicant is late",
                vi: "hồ sơ không bao giờ đi lối này: chưa ghi khi nào là quá hạn",
            ),
        )
        .help(text!(
            en: "write `within:` with the time the applicant has, or leave `late` out",
            vi: "ghi `within:` là thời hạn cho người nộp, hoặc bỏ `late`",
        ));
}
