use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::GivenBy;
use crate::process::{BUILT_IN, KEYWORDS, Process};
use crate::{page, text};

/// A question whose answer changes nothing.
pub static ASKED_FOR_NOTHING: Check = Check {
    meta: Meta { name: "asked-for-nothing", page: page!() },
    levels: Levels::WARNING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let read = process.names_read();
    // The fields of the form are what is applied for; only the questions before it have to decide something.
    for question in &process.procedure.facts {
        let id = &question.id;
        let fact = process.meaning.fact(&id.value).unwrap_or(question);
        let by = fact.by.as_ref().map_or(GivenBy::Applicant, |by| by.value);
        // Of a name that cannot be declared, another rule speaks.
        let taken = BUILT_IN.contains(&id.value.as_str()) || KEYWORDS.contains(&id.value.as_str());
        if taken || fact.is.is_some() || by != GivenBy::Applicant || read.contains(&id.value) {
            continue;
        }
        findings
            .push(
                id.span,
                text!(
                    en: "the applicant is asked for `{id}`, but nothing reads the answer",
                    vi: "hỏi người nộp về `{id}` nhưng không chỗ nào dùng đến câu trả lời",
                ),
            )
            .help(text!(
                en: "use it in a `when`, a fee or a table, or take the question out",
                vi: "dùng nó trong `when`, mức phí hoặc bảng quyết định, hoặc bỏ câu hỏi",
            ));
    }
}
