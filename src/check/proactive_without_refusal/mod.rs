use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::Ends;
use crate::process::Process;
use crate::{page, text};

/// A service that starts by itself and that nobody can refuse.
pub static PROACTIVE_WITHOUT_REFUSAL: Check = Check {
    meta: Meta { name: "proactive-without-refusal", page: page!() },
    levels: Levels::RISING,
    run: Run::Process(run),
};

/// From this level on the service is carried out without being asked for (Decree 224/2026, articles 16 and 17).
const BY_ITSELF: u32 = 4;

fn run(process: &Process, findings: &mut Findings<'_>) {
    let procedure = &process.procedure;
    let Some(level) = procedure.proactive.as_ref().filter(|level| level.value >= BY_ITSELF) else { return };
    let refuses = procedure.anytime.iter().any(|row| {
        let by_applicant = row.sender.as_ref().is_none_or(|sender| sender.value == "applicant");
        let ends = row.ends.as_ref().map(|ends| ends.value);
        by_applicant
            && (row.next.is_some() || matches!(ends, Some(Ends::Withdrawn | Ends::Stopped | Ends::Refused)))
    });
    if refuses {
        return;
    }
    findings
        .push(
            level.span,
            text!(
                en: "a service of level {level} is carried out by itself, and nothing here lets the person refuse it",
                vi: "dịch vụ chủ động mức {level} được tự động thực hiện, mà ở đây không có cách nào để người dân từ \
                     chối",
            ),
        )
        .help(text!(
            en: "add to `anytime:` an event of the applicant that ends the case or leads back to what was before",
            vi: "ghi vào `anytime:` một sự kiện của người dân để kết thúc hồ sơ hoặc trở lại như trước",
        ));
}
