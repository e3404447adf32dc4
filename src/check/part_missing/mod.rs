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
        // A procedure may ask for no paper; that it has no limit or no applicant cannot be.
        let may_be_none = part == Part::Documents;
        if process.says(part) || procedure.leaves_open(part) || may_be_none && procedure.denies(part) {
            continue;
        }
        let denied = procedure.none.iter().find(|denied| denied.value == part);
        let (word, term) = (part.word(), part.term());
        let (span, sentence) = match denied {
            Some(denied) => (
                denied.span,
                text!(
                    en: "`{word}` ({term}) cannot be `none`: every procedure has this part",
                    vi: "`{word}` ({term}) không thể là `none`: thủ tục nào cũng có bộ phận này";
                    term = term
                ),
            ),
            None => (
                procedure.procedure.span,
                text!(
                    en: "nothing is said about `{word}` ({term}), a part that every procedure has",
                    vi: "chưa ghi `{word}` ({term}), bộ phận mà thủ tục nào cũng phải có";
                    term = term
                ),
            ),
        };
        findings.push(span, sentence).help(text!(
            en: "write `{word}:`; if it is not known, write `unknown: [{word}]`",
            vi: "ghi `{word}:`; nếu chưa biết thì ghi `unknown: [{word}]`",
        ));
    }
}
