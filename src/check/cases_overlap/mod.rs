use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Process;
use crate::{page, text};

/// A situation belongs to two cases.
pub static CASES_OVERLAP: Check = Check {
    meta: Meta { name: "cases-overlap", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let names = process.written_names();
    let mut situations = process.answers(&names);
    let rows: Vec<_> = process
        .procedure
        .cases
        .iter()
        .filter(|case| case.when.is_some())
        .filter_map(|case| Some((case, process.condition(&mut situations, case.when.as_ref())?)))
        .collect();
    for (index, (case, when)) in rows.iter().enumerate() {
        let twin = rows[..index]
            .iter()
            .find_map(|(other, before)| Some((other, situations.overlap(before, when).ok()??)));
        let Some((other, witness)) = twin else { continue };
        findings
            .push(
                case.id.span,
                text!(en: "when {witness}, it is this case and another one", vi: "khi {witness} thì vừa thuộc trường hợp này vừa thuộc trường hợp khác"),
            )
            .also(other.id.span, text!(en: "the other case", vi: "trường hợp kia"))
            .help(text!(
                en: "let the conditions exclude one another",
                vi: "viết các điều kiện loại trừ nhau",
            ));
    }
}
