use super::{Check, Findings, Levels, Run};
use crate::calendar::{Date, read_date};
use crate::family::Meta;
use crate::model::OnlineLevel;
use crate::process::Process;
use crate::{page, text};

/// A procedure that is online in part only, without saying why.
pub static PARTIAL_WITHOUT_REASON: Check = Check {
    meta: Meta { name: "partial-without-reason", page: page!() },
    levels: Levels::RISING,
    run: Run::Process(run),
};

/// Decree 224/2026, article 14, asks for a published reason from this day on.
fn demanded_from() -> Date {
    read_date("2026-07-01").expect("a day of the calendar")
}

fn run(process: &Process, findings: &mut Findings<'_>) {
    let Some(online) = process.procedure.channels.as_ref().and_then(|channels| channels.online.as_ref())
    else {
        return;
    };
    let Some(level) = online.level.as_ref().filter(|level| level.value == OnlineLevel::Partial) else {
        return;
    };
    if online.reason.is_some() || process.judged.day < demanded_from() {
        return;
    }
    findings
        .push(
            level.span,
            text!(
                en: "only part of the procedure is online, and no reason is given",
                vi: "thủ tục chỉ trực tuyến một phần mà không nêu lý do",
            ),
        )
        .help(text!(
            en: "add `reason: presence`, `field-check`, `incident` or `technical`; from 1 July 2026 it must be published",
            vi: "thêm `reason: presence`, `field-check`, `incident` hoặc `technical`; từ 01/7/2026 phải công khai lý do",
        ));
}
