use std::collections::BTreeSet;

use thutuc::compile::{self, Compilation};
use thutuc::diagnostic::{Diagnostic, Format, Severity};
use thutuc::run::{self, Rehearsal};
use thutuc::source::{FileId, Sources};
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
    let beside = beside(&compiled, is_asked);
    let rehearsals = compiled.rehearse(|file| is_asked(file) || beside.contains(&file));
    if rehearsals.iter().all(|rehearsal| rehearsal.tried.is_empty()) {
        let reason = text!(
            en: "there are no scenarios here; they stand in files `<id>.test.yaml` beside the procedures",
            vi: "ở đây không có tình huống nào; tình huống nằm trong tệp `<id>.test.yaml` cạnh thủ tục",
        );
        return session::refuse(&reason, language, Exit::NoInput);
    }
    print(&input.sources, &rehearsals, options, common);
    verdict(&rehearsals, options, common)
}

/// The scenarios beside procedures that were named: whoever names a procedure means them too.
fn beside(compiled: &Compilation<'_>, is_asked: impl Fn(FileId) -> bool) -> BTreeSet<FileId> {
    let cards = compiled.catalog.cards.iter().filter(|card| is_asked(card.file));
    let asked: BTreeSet<&str> = cards.map(|card| card.procedure.value.as_str()).collect();
    let scenarios = compiled.catalog.scenarios.iter();
    let own = scenarios.filter(|filed| asked.contains(filed.value.tests_of.value.as_str()));
    own.map(|filed| filed.file).collect()
}

fn print(sources: &Sources, rehearsals: &[Rehearsal], options: &TestOptions, common: &Common) {
    let language = common.language();
    match options.format {
        TestFormat::Plain => {
            let findings: Vec<Diagnostic> = rehearsals
                .iter()
                .flat_map(|rehearsal| &rehearsal.tried)
                .flat_map(run::Tried::findings)
                .collect();
            session::print(sources, &findings, Format::Plain, common);
            if !findings.is_empty() {
                session::write("\n");
            }
            session::write(&run::summary(rehearsals, language, options.missing));
        }
        TestFormat::Json => session::write(&run::json(sources, rehearsals)),
        TestFormat::Junit => session::write(&run::junit(sources, rehearsals, language)),
    }
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
