use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::Part;
use crate::process::Process;
use crate::{page, text};

/// A part that the law demands of every procedure is not there.
pub static PART_MISSING: Check = Check {
    meta: Meta { name: "part-missing", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

/// The parts that every procedure has (Decree 63/2010, article 8, a to g); the schema sees to the name.
pub const ALWAYS: [Part; 6] =
    [Part::Steps, Part::Channels, Part::Documents, Part::Limits, Part::Applicants, Part::Bodies];

fn run(process: &Process, findings: &mut Findings<'_>) {
    let procedure = &process.procedure;
    for part in ALWAYS {
        // Of what is denied, `part-denied` speaks; of what is not known, `part-unknown`.
        if process.says(part) || procedure.leaves_open(part) || procedure.denies(part) {
            continue;
        }
        let (word, term) = (part.word(), part.term());
        findings
            .push(
                procedure.procedure.span,
                text!(
                    en: "nothing is said about `{word}` ({term}), a part that every procedure has",
                    vi: "chưa ghi `{word}` ({term}), bộ phận mà thủ tục nào cũng phải có";
                    term = term
                ),
            )
            .help(text!(
                en: "write `{word}:`; if it is not known, write `unknown: [{word}]`",
                vi: "ghi `{word}:`; nếu chưa biết thì ghi `unknown: [{word}]`",
            ));
    }
}
