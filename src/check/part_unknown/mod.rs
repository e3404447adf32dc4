use super::part_missing::ALWAYS;
use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Process;
use crate::{page, text};

/// A part that the law demands of every procedure is not known.
pub static PART_UNKNOWN: Check = Check {
    meta: Meta { name: "part-unknown", page: page!() },
    levels: Levels::RISING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    for open in process.procedure.unknown.iter().filter(|open| ALWAYS.contains(&open.value)) {
        let (word, term) = (open.value.word(), open.value.term());
        findings
            .push(
                open.span,
                text!(
                    en: "`{word}` ({term}) is not known, and every procedure has this part",
                    vi: "chưa biết `{word}` ({term}), mà thủ tục nào cũng phải có bộ phận này";
                    term = term
                ),
            )
            .help(text!(
                en: "find it in the law, write `{word}:`, and take it out of `unknown`",
                vi: "tra trong văn bản, ghi `{word}:`, rồi bỏ khỏi `unknown`",
            ));
    }
}
