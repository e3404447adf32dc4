use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::OnlineLevel;
use crate::process::Process;
use crate::{page, text};

/// A reason for being online in part only, where the procedure is not said to be so.
pub static REASON_WITHOUT_PARTIAL: Check = Check {
    meta: Meta { name: "reason-without-partial", page: page!() },
    levels: Levels::WARNING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let Some(channels) = &process.procedure.channels else { return };
    for channel in [&channels.direct, &channels.online, &channels.postal].into_iter().flatten() {
        let partial = channel.level.as_ref().is_some_and(|level| level.value == OnlineLevel::Partial);
        let Some(reason) = channel.reason.as_ref().filter(|_| !partial) else { continue };
        let word = reason.value.word();
        findings
            .push(
                reason.span,
                text!(
                    en: "`{word}` is a reason for being online in part only, but `level: partial` is not written",
                    vi: "`{word}` là lý do chỉ trực tuyến một phần, nhưng không ghi `level: partial`",
                ),
            )
            .help(text!(
                en: "write `level: partial`, or take the reason out",
                vi: "ghi `level: partial`, hoặc bỏ lý do",
            ));
    }
}
