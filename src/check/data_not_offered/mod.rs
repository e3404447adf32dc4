use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Process;
use crate::source::Span;
use crate::{page, text};

/// Data shall replace a paper or fill in an answer, but its register does not offer it yet, or no longer.
pub static DATA_NOT_OFFERED: Check = Check {
    meta: Meta { name: "data-not-offered", page: page!() },
    levels: Levels::WARNING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    for replaced in process.replaced() {
        if let Some(data) = &replaced.by.data {
            judge(process, &replaced.item(), data.span, findings);
        }
    }
    for prefill in process.meaning.facts.iter().filter_map(|fact| fact.prefill.as_ref()) {
        judge(process, &prefill.value, prefill.span, findings);
    }
}

fn judge(process: &Process, name: &str, span: Span, findings: &mut Findings<'_>) {
    let Some(item) = process.dictionaries.data(name) else { return };
    let day = process.judged.day;
    if let Some(first) = item.offered_from().filter(|first| first.value > day) {
        findings
            .push(
                span,
                text!(
                    en: "`{name}` is offered from {first} on, not yet on {day}",
                    vi: "`{name}` từ {first} mới khai thác được, ngày {day} thì chưa",
                ),
            )
            .also(first.span, text!(en: "the register says so here", vi: "cơ sở dữ liệu ghi ở đây"))
            .help(text!(
                en: "write `from: {first}` beside `register`, or take the replacement out until then",
                vi: "ghi `from: {first}` cạnh `register`, hoặc chưa khai thác thay giấy tờ cho đến ngày đó",
            ));
    } else if let Some(last) = item.until.as_ref().filter(|last| last.value < day) {
        findings
            .push(
                span,
                text!(
                    en: "`{name}` was offered until {last} only",
                    vi: "`{name}` chỉ khai thác được đến hết {last}",
                ),
            )
            .also(last.span, text!(en: "the register says so here", vi: "cơ sở dữ liệu ghi ở đây"))
            .help(text!(
                en: "name the data item that took its place, or ask for the paper",
                vi: "ghi mục dữ liệu đã thay nó, hoặc yêu cầu giấy tờ",
            ));
    }
}
