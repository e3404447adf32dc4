use super::{Check, Findings, Levels, Run};
use crate::diagnostic::Severity;
use crate::family::Meta;
use crate::process::Process;
use crate::{page, text};

/// A decision of announcement was signed after what it announces took effect.
pub static ANNOUNCED_AFTER_EFFECT: Check = Check {
    meta: Meta { name: "announced-after-effect", page: page!() },
    levels: Levels { import: Some(Severity::Advice), ..Levels::WARNING },
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let Some(announced) = process.announced() else { return };
    let Some(effect) = process.takes_effect(announced) else { return };
    let signed = announced.signed.value;
    if signed <= effect {
        return;
    }
    findings
        .push(
            announced.signed.span,
            text!(
                en: "signed on {signed}, after what is announced took effect on {effect}",
                vi: "ký ngày {signed}, sau khi quy định đã có hiệu lực từ ngày {effect}",
            ),
        )
        .help(text!(
            en: "check both dates; if they are right, note why the announcement came late",
            vi: "xem lại hai ngày; nếu đúng thì ghi chú lý do công bố muộn",
        ));
}
