use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Process;
use crate::{page, text};

/// Nothing says that a decision of announcement was published, and its time has passed.
pub static UNPUBLISHED: Check = Check {
    meta: Meta { name: "unpublished", page: page!() },
    levels: Levels::STRICT,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let Some(announced) = process.announced().filter(|announced| announced.row.published.is_none()) else {
        return;
    };
    let Some(calendar) = process.calendar() else { return };
    let (signed, day) = (announced.signed.value, process.judged.day);
    let allowed = announced.days_to_publish();
    if calendar.working_days_between(signed, day) <= allowed {
        return;
    }
    findings
        .push(
            announced.row.decision.span,
            text!(
                en: "nothing says that this decision, signed on {signed}, was published",
                vi: "chưa ghi ngày công khai của quyết định ký ngày {signed} này",
            ),
        )
        .help(text!(
            en: "write `published:`; {allowed} working days were allowed",
            vi: "ghi `published:`; thời hạn công khai là {allowed} ngày làm việc",
        ));
}
