use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::{Process, Target, references};
use crate::{page, text};

/// A body is named that does not exist yet or no longer.
pub static AGENCY_CLOSED: Check = Check {
    meta: Meta { name: "agency-closed", page: page!() },
    levels: Levels::RISING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let day = process.judged.day;
    for reference in references(&process.procedure).into_iter().filter(|it| it.target == Target::Agency) {
        let Some(agency) = process.dictionaries.agencies.get(&reference.id) else { continue };
        let (id, name) = (&reference.id, &agency.name.value);
        let begins = agency.from.as_ref().filter(|from| from.value > day);
        let ended = agency.until.as_ref().filter(|until| until.value < day);
        let sentence = match (begins, ended) {
            (Some(from), _) => text!(
                en: "`{id}` ({name}) exists from {from} only",
                vi: "`{id}` ({name}) đến ngày {from} mới có",
                from = from.value,
            ),
            (_, Some(until)) => text!(
                en: "`{id}` ({name}) existed until {until} only",
                vi: "`{id}` ({name}) chỉ còn đến hết ngày {until}",
                until = until.value,
            ),
            (None, None) => continue,
        };
        findings
            .push(reference.span, sentence)
            .also(agency.id.span, text!(en: "declared here", vi: "khai báo ở đây"))
            .help(text!(
                en: "name the body that does this on {day}",
                vi: "ghi cơ quan làm việc này vào ngày {day}",
            ));
    }
}
