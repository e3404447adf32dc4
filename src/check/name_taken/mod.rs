use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::{Fact, Id};
use crate::process::{BUILT_IN, KEYWORDS, Process};
use crate::{page, text};

/// A declared name that means something else already.
pub static NAME_TAKEN: Check =
    Check { meta: Meta { name: "name-taken", page: page!() }, levels: Levels::ERROR, run: Run::Process(run) };

fn run(process: &Process, findings: &mut Findings<'_>) {
    let procedure = &process.procedure;
    let fields = procedure.form.iter().flat_map(|form| &form.sections).flat_map(|section| &section.fields);
    let mut waiting: Vec<&Fact> = procedure.facts.iter().chain(fields).map(|fact| &fact.value).collect();
    while let Some(fact) = waiting.pop() {
        judge(&fact.id, findings);
        waiting.extend(fact.of.iter().map(|field| &field.value));
    }
    procedure.tables.iter().for_each(|table| judge(&table.id, findings));
}

fn judge(id: &Id, findings: &mut Findings<'_>) {
    let sentence = if BUILT_IN.contains(&id.as_str()) {
        text!(
            en: "`{id}` means the same in every file and cannot be declared",
            vi: "`{id}` có nghĩa chung trong mọi tệp, không khai báo lại được",
        )
    } else if KEYWORDS.contains(&id.as_str()) {
        text!(
            en: "`{id}` is a word of expressions and cannot be a name",
            vi: "`{id}` là từ dùng để viết biểu thức, không thể làm tên",
        )
    } else {
        return;
    };
    findings.push(id.span, sentence).help(text!(en: "choose another name", vi: "chọn một tên khác"));
}
