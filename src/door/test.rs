use std::collections::BTreeSet;

use thutuc::compile;
use thutuc::diagnostic::{Diagnostic, Format, Severity};
use thutuc::run::{self, Rehearsal};
use thutuc::source::FileId;
use thutuc::text;

use super::Exit;
use super::arguments::{Common, TestFormat, TestOptions};
use super::check::asked_for;
use super::files;
use super::session;

/// `thutuc test`
pub fn run(common: &Common, options: &TestOptions) -> Exit {
    let language = common.language();
    let input = match files::gather(&options.paths, common.catalog.as_deref()) {
        Ok(input) => input,
        Err(reason) => return session::refuse(reason.text(), language, Exit::NoInput),
    };
    let compiled = compile::compile(&input.sources, session::options(common));
    let is_asked = |file| input.asked.contains(&input.sources.file(file).path);
    // A file that cannot be read holds scenarios that would silently not be run.
    let mut unread = asked_for(&input.asked, &input.sources, compiled.findings.clone());
    unread.retain(|finding| {
        let path = &input.sources.file(finding.span.file).path;
        finding.severity == Severity::Error && path.contains(".test.")
    });
    if !unread.is_empty() {
        session::print(&input.sources, &unread, Format::Plain, common);
        return Exit::Findings;
    }
    // Whoever names a procedure means the scenarios beside it.
    let cards = compiled.catalog.cards.iter().filter(|card| is_asked(card.file));
    let asked: BTreeSet<&str> = cards.map(|card| card.procedure.value.as_str()).collect();
    let beside = compiled.catalog.scenarios.iter();
    let beside = beside.filter(|filed| asked.contains(filed.value.tests_of.value.as_str()));
    let beside: BTreeSet<FileId> = beside.map(|filed| filed.file).collect();
    let rehearsals = compiled.rehearse(|file| is_asked(file) || beside.contains(&file));
    if rehearsals.iter().all(|rehearsal| rehearsal.tried.is_empty()) {
        let reason = text!(
            en: "there are no scenarios here; they stand in files `<id>.test.yaml` beside the procedures",
            vi: "ở đây không có tình huống nào; tình huống nằm trong tệp `<id>.test.yaml` cạnh thủ tục",
        );
        return session::refuse(&reason, language, Exit::NoInput);
    }
    match options.format {
        TestFormat::Plain => {
            let findings: Vec<Diagnostic> = rehearsals
                .iter()
                .flat_map(|rehearsal| &rehearsal.tried)
                .flat_map(run::Tried::findings)
                .collect();
            session::print(&input.sources, &findings, Format::Plain, common);
            if !findings.is_empty() {
                session::write("\n");
            }
            session::write(&run::summary(&rehearsals, language, options.missing));
        }
        TestFormat::Json => session::write(&run::json(&input.sources, &rehearsals)),
        TestFormat::Junit => session::write(&run::junit(&input.sources, &rehearsals, language)),
    }
    verdict(&rehearsals, options, common)
}

/// Whether every scenario passed and enough was covered.
fn verdict(rehearsals: &[Rehearsal], options: &TestOptions, common: &Common) -> Exit {
    let mut tried = rehearsals.iter().flat_map(|rehearsal| &rehearsal.tried);
    if tried.any(|tried| !tried.is_fine()) {
        return Exit::Findings;
    }
    let (seen, all) = run::covered(rehearsals);
    let Some(wanted) = options.fail_under else { return Exit::Fine };
    // Counts are small enough to be exact.
    #[expect(clippy::cast_precision_loss, reason = "a catalogue has fewer than 2^52 things to see")]
    let is_enough = seen as f64 * 100.0 >= wanted * all as f64;
    if is_enough {
        return Exit::Fine;
    }
    let share = run::share((seen, all));
    let reason = text!(
        en: "covered {share}, less than the {wanted} % asked for",
        vi: "mới phủ {share}, chưa đạt mức {wanted} % đã đặt",
    );
    session::refuse(&reason, common.language(), Exit::Findings)
}
