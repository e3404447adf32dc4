use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::GivenBy;
use crate::process::Process;
use crate::{page, text};

/// A choice with one option only.
pub static CHOICE_OF_ONE: Check = Check {
    meta: Meta { name: "choice-of-one", page: page!() },
    levels: Levels::WARNING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    for fact in &process.meaning.facts {
        let asked = fact.is.is_none() && fact.by.as_ref().is_none_or(|by| by.value == GivenBy::Applicant);
        // What was taken over from the dictionary is chosen there.
        let [only] = fact.options.as_slice() else { continue };
        if !asked || fact.like.is_some() {
            continue;
        }
        let id = &fact.id;
        findings
            .push(
                only.id.span,
                text!(
                    en: "`{id}` offers this option only, so there is nothing to choose",
                    vi: "`{id}` chỉ có một lựa chọn này nên không có gì để chọn",
                ),
            )
            .help(text!(
                en: "add the other options, make it `type: boolean`, or take the question out",
                vi: "thêm các lựa chọn còn lại, đổi thành `type: boolean`, hoặc bỏ câu hỏi",
            ));
    }
}
