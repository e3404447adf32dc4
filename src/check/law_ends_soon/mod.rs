use super::{Check, Findings, Levels, Run};
use crate::calendar::{Date, days_between};
use crate::family::Meta;
use crate::process::{Catalog, Process, citations};
use crate::{page, text};

/// A law that is cited, or an overlay, ends within sixty days.
pub static LAW_ENDS_SOON: Check = Check {
    meta: Meta { name: "law-ends-soon", page: page!() },
    levels: Levels::ADVICE,
    run: Run::Several(&[Run::Process(run), Run::Catalog(overlays)]),
};

/// How many days ahead the end is said.
const AHEAD: i64 = 60;

fn is_near(end: Date, day: Date) -> bool {
    (0..=AHEAD).contains(&days_between(day, end))
}

fn run(process: &Process, findings: &mut Findings<'_>) {
    if !process.judged.in_force {
        return;
    }
    for cited in citations(&process.procedure) {
        let Some(law) = process.dictionaries.laws.get(&cited.law) else { continue };
        let Some(until) = law.until.as_ref().map(|until| until.value) else { continue };
        // What an overlay cites is said once, at the overlay.
        let own = cited.spans.iter().find(|span| span.file == process.file);
        let Some(span) = own.filter(|_| is_near(until, process.judged.day)) else { continue };
        let (id, number) = (&law.id.value, &law.number.value);
        findings
            .push(
                *span,
                text!(
                    en: "`{id}` ({number}) ends on {until}",
                    vi: "`{id}` ({number}) hết hiệu lực sau ngày {until}",
                ),
            )
            .help(text!(
                en: "prepare the next version with the law that will hold then",
                vi: "chuẩn bị phiên bản tiếp theo với văn bản sẽ có hiệu lực khi đó",
            ));
    }
}

fn overlays(catalog: &Catalog, findings: &mut Findings<'_>) {
    for overlay in catalog.overlays.iter().map(|filed| &filed.value) {
        let Some(until) = overlay.until.as_ref().filter(|until| is_near(until.value, catalog.day)) else {
            continue;
        };
        let (id, last) = (&overlay.overlay.value, until.value);
        findings
            .push(
                until.span,
                text!(
                    en: "what `{id}` changes ends on {last}; then every procedure is again as it was",
                    vi: "những gì `{id}` thay đổi hết áp dụng sau ngày {last}; khi đó các thủ tục trở lại như cũ",
                ),
            )
            .help(text!(
                en: "check whether the law is prolonged or taken over for good, and tell those who file",
                vi: "xem quy định có được kéo dài hoặc chuyển thành quy định lâu dài không, và báo trước cho người \
                     nộp hồ sơ",
            ));
    }
}
