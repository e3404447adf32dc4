use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::Part;
use crate::process::Process;
use crate::{page, text};

/// A part that some procedures have is neither there, nor declared not to exist, nor not known.
pub static PART_UNSAID: Check = Check {
    meta: Meta { name: "part-unsaid", page: page!() },
    levels: Levels::RISING,
    run: Run::Process(run),
};

/// Parts that belong to a procedure where it has them (Decree 63/2010, article 8, h). Of fees `fees-unsaid` speaks, of
/// forms `form-unsaid`.
const SOMETIMES: [Part; 2] = [Part::Conditions, Part::Results];

fn run(process: &Process, findings: &mut Findings<'_>) {
    let procedure = &process.procedure;
    for part in SOMETIMES {
        if process.says(part) || procedure.denies(part) || procedure.leaves_open(part) {
            continue;
        }
        let (word, term) = (part.word(), part.term());
        findings
            .push(
                procedure.procedure.span,
                text!(
                    en: "nothing is said about `{word}` ({term}), not even that there are none",
                    vi: "chưa nói gì về `{word}` ({term}), kể cả việc không có";
                    term = term
                ),
            )
            .help(text!(
                en: "write `{word}:`; if there are none, `none: [{word}]`; if it is not known, `unknown: [{word}]`",
                vi: "ghi `{word}:`; nếu không có thì ghi `none: [{word}]`; nếu chưa biết thì ghi `unknown: [{word}]`",
            ));
    }
}
