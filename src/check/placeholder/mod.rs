use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Process;
use crate::{page, text};

/// A decision of announcement whose number is still to be filled in.
pub static PLACEHOLDER: Check = Check {
    meta: Meta { name: "placeholder", page: page!() },
    levels: Levels::RISING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    for decision in process.procedure.announced.iter().map(|row| &row.decision) {
        if is_number(&decision.value) {
            continue;
        }
        findings
            .push(
                decision.span,
                text!(
                    en: "`{decision}` stands here for a number still to be filled in",
                    vi: "`{decision}` chỉ là số điền tạm, chưa phải số quyết định thật",
                ),
            )
            .help(text!(
                en: "write the number of the decision; if it is not known, take the row away and write \
                     `unknown: [announced]`",
                vi: "ghi số quyết định; nếu chưa biết thì bỏ dòng này và ghi `unknown: [announced]`",
            ));
    }
}

/// Whether this can be the number of a decision: `163/QĐ-BTP`, `QĐ/9-BCA`, but not `Demo/QĐ-BCA` or `QĐ/0001-BTP`.
fn is_number(decision: &str) -> bool {
    let folded = decision.to_lowercase();
    let words = ["demo", "test", "thử", "xxx"];
    let mut digits =
        folded.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).peekable();
    let any = digits.peek().is_some();
    any && digits.all(|run| !run.starts_with("000")) && !words.iter().any(|word| folded.contains(word))
}
