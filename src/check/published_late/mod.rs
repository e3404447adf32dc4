use super::{Check, Findings, Levels, Run};
use crate::diagnostic::Severity;
use crate::family::Meta;
use crate::process::Process;
use crate::{page, text};

/// A decision of announcement was published too long after its signature.
pub static PUBLISHED_LATE: Check = Check {
    meta: Meta { name: "published-late", page: page!() },
    levels: Levels { import: Some(Severity::Advice), ..Levels::WARNING },
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let Some(announced) = process.announced() else { return };
    let Some(published) = &announced.row.published else { return };
    let Some(calendar) = process.calendar() else { return };
    let signed = announced.signed.value;
    let (took, allowed) =
        (calendar.working_days_between(signed, published.value), announced.days_to_publish());
    if took <= allowed {
        return;
    }
    findings
        .push(
            published.span,
            text!(
                en: "published {took} working days after it was signed on {signed}; at most {allowed} are allowed",
                vi: "công khai sau ngày ký ({signed}) {took} ngày làm việc; chậm nhất là {allowed} ngày làm việc",
            ),
        )
        .also(announced.signed.span, text!(en: "signed here", vi: "ngày ký"))
        .help(text!(
            en: "check both dates; if they are right, note why the publication came late",
            vi: "xem lại hai ngày; nếu đúng thì ghi chú lý do công khai muộn",
        ));
}
