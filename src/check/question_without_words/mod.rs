use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::{Fact, GivenBy};
use crate::process::Process;
use crate::{page, text};

/// A question that the applicant cannot read: it has neither `ask` nor `name`.
pub static QUESTION_WITHOUT_WORDS: Check = Check {
    meta: Meta { name: "question-without-words", page: page!() },
    levels: Levels::WARNING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let mut waiting: Vec<&Fact> = process.meaning.facts.iter().rev().collect();
    while let Some(fact) = waiting.pop() {
        waiting.extend(fact.of.iter().rev().map(|row| &row.value));
        let asked = fact.is.is_none() && fact.by.as_ref().is_none_or(|by| by.value == GivenBy::Applicant);
        if !asked || fact.ask.is_some() || fact.name.is_some() {
            continue;
        }
        let id = &fact.id;
        findings
            .push(
                id.span,
                text!(
                    en: "the applicant would read `{id}`: the question has no words",
                    vi: "người nộp sẽ chỉ thấy `{id}`: câu hỏi này chưa có lời",
                ),
            )
            .help(text!(
                en: "write the question as `ask`, or the name of the field as `name`",
                vi: "ghi câu hỏi vào `ask`, hoặc tên trường vào `name`",
            ));
    }
}
