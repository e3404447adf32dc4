//! Faults put into every procedure of the catalogue: each is found, told, and each change that is offered takes it away.

use std::fmt::Write;

use insta::Settings;
use rayon::prelude::*;
use thutuc::check::Profile;
use thutuc::compile::{Compilation, Options, compile};
use thutuc::diagnostic::{self, Diagnostic, Format, Language, Report, render};
use thutuc::model::Kind;
use thutuc::process::Process;
use thutuc::source::{File, Sources, apply};

use crate::catalog;
use crate::examples::{DAY, dictionaries, root};

/// A fault: its name, the rule that finds it, what is put behind the filing, and what is put at the end of the list.
///
/// In both, `BY` stands for somebody at the agency, and `NEXT` for the step that follows the filing.
struct Fault {
    name: &'static str,
    rule: &'static str,
    inside: &'static str,
    behind: &'static str,
}

const fn fault(name: &'static str, rule: &'static str, inside: &'static str, behind: &'static str) -> Fault {
    Fault { name, rule, inside, behind }
}

const FAULTS: &[Fault] = &[
    fault(
        "a branch is left",
        "stuck-join",
        "{id: gieo, kind: parallel, branches: [{id: mot, steps: [{id: gieo-xem, kind: check, by: BY, outcomes: [{id: dat}, {id: sai, next: NEXT}]}]}, {id: hai, steps: [{id: gieo-ghi, kind: issue, by: BY}]}]}",
        "",
    ),
    fault(
        "a branch is left when time runs out",
        "stuck-join",
        "{id: gieo, kind: parallel, branches: [{id: mot, steps: [{id: gieo-xem, kind: check, by: BY, overdue: [{after: 3 days, next: gieo-huy}]}]}, {id: hai, steps: [{id: gieo-ghi, kind: issue, by: BY}]}]}",
        "{id: gieo-huy, kind: end, ends: lapsed}",
    ),
    fault(
        "the case ends in one branch",
        "left-running",
        "{id: gieo, kind: parallel, branches: [{id: mot, steps: [{id: gieo-xem, kind: check, by: BY, outcomes: [{id: dat, next: join}, {id: sai, next: gieo-huy}]}, {id: gieo-huy, kind: end, ends: stopped}]}, {id: hai, steps: [{id: gieo-ghi, kind: issue, by: BY}]}]}",
        "",
    ),
    fault(
        "a join is entered past its beginning",
        "jump-into-branch",
        "{id: gieo-xem, kind: check, by: BY, outcomes: [{id: dat}, {id: gap, next: gieo-ghi}]} | {id: gieo, kind: parallel, branches: [{id: mot, steps: [{id: gieo-so, kind: issue, by: BY}]}, {id: hai, steps: [{id: gieo-ghi, kind: issue, by: BY}]}]}",
        "",
    ),
    fault(
        "a branch is left for another when time runs out",
        "stuck-join",
        "{id: gieo, kind: parallel, branches: [{id: mot, steps: [{id: gieo-so, kind: issue, by: BY, overdue: [{after: 3 days, next: gieo-ghi}]}]}, {id: hai, steps: [{id: gieo-ghi, kind: issue, by: BY}]}]}",
        "",
    ),
    fault(
        "two branches refuse",
        "runs-twice",
        "{id: gieo, kind: parallel, branches: [{id: mot, steps: [{id: gieo-xem, kind: check, by: BY, outcomes: [{id: dat}, {id: sai, next: gieo-huy}]}]}, {id: hai, steps: [{id: gieo-so, kind: check, by: BY, outcomes: [{id: co}, {id: khong, next: gieo-huy}]}]}]}",
        "{id: gieo-huy, kind: refuse, by: BY, stops-all: true}",
    ),
    fault(
        "a circle without a way out",
        "no-way-out",
        "{id: gieo-xem, kind: check, by: BY, outcomes: [{id: dat}, {id: sai, next: gieo-vong}]}",
        "{id: gieo-vong, kind: appraise, by: BY, next: gieo-vong}",
    ),
    fault(
        "a circle that some never leave",
        "no-way-out",
        "{id: gieo-xem, kind: check, by: BY, choose: [{when: received < 2030-01-01, next: gieo-lai}, {next: NEXT}]} | {id: gieo-lai, kind: appraise, by: BY, next: gieo-xem}",
        "",
    ),
    fault(
        "a circle that nothing counts",
        "unbounded-loop",
        "{id: gieo-xem, kind: check, by: BY, outcomes: [{id: dat}, {id: sai, next: gieo-xem}]}",
        "",
    ),
    fault("a flow is dropped in front of a step", "unreachable", "", "{id: gieo-huy, kind: refuse, by: BY}"),
    fault(
        "a join never fires",
        "unreachable",
        "{id: gieo, kind: parallel, branches: [{id: mot, steps: [{id: gieo-so, kind: issue, by: BY}, {id: gieo-huy, kind: end, ends: stopped, stops-all: true}]}, {id: hai, steps: [{id: gieo-ghi, kind: issue, by: BY}]}]}",
        "",
    ),
    fault(
        "a flow is dropped behind a step",
        "dead-end",
        "{id: gieo-xem, kind: check, by: BY, outcomes: [{id: dat}, {id: sai, next: gieo-cuoi}]}",
        "{id: gieo-cuoi, kind: notify, by: BY, to: applicant}",
    ),
    fault(
        "a flow leads nowhere",
        "unknown-step",
        "{id: gieo-xem, kind: check, by: BY, outcomes: [{id: dat}, {id: sai, next: khong-co-dau}]}",
        "",
    ),
    fault(
        "a guard leaves a gap",
        "ways-gap",
        "{id: gieo-xem, kind: check, by: BY, outcomes: [{id: dat}, {id: sai}]} | {id: gieo, kind: appraise, by: BY, choose: [{when: gieo_xem.outcome = \"dat\", next: NEXT}]}",
        "",
    ),
    fault(
        "guards overlap",
        "ways-overlap",
        "{id: gieo-xem, kind: check, by: BY, outcomes: [{id: dat}, {id: sai}]} | {id: gieo, kind: appraise, by: BY, choose: [{when: gieo_xem.outcome = \"dat\", next: NEXT}, {when: gieo_xem.outcome = \"dat\" or gieo_xem.outcome = \"sai\", next: gieo-ghi}, {next: NEXT}]} | {id: gieo-ghi, kind: issue, by: BY}",
        "",
    ),
    fault(
        "a guard contradicts an earlier one",
        "way-never",
        "{id: gieo-xem, kind: check, by: BY, when: received < 2030-01-01, choose: [{when: received >= 2031-01-01, next: gieo-ghi}, {next: NEXT}]} | {id: gieo-ghi, kind: issue, by: BY, when: received < 2030-01-01}",
        "",
    ),
    fault(
        "an event is never sent",
        "endless-wait",
        "{id: gieo-cho, kind: wait, first: [{event: khong-ai-gui, sender: applicant}]}",
        "",
    ),
    fault(
        "two timers fire at once",
        "two-timers",
        "{id: gieo-xem, kind: check, by: BY, overdue: [{after: 3 days, next: NEXT}, {after: 3 days, next: gieo-huy}]}",
        "{id: gieo-huy, kind: end, ends: lapsed}",
    ),
];

/// A procedure with faults put in: behind its filing and at the end of its steps.
fn seeded(process: &Process, text: &str, fault: &Fault) -> String {
    let steps = &process.procedure.steps;
    let filing = steps.iter().rposition(|step| step.kind.value == Kind::Submit).unwrap_or_default();
    let next = &steps[filing + 1].id.value;
    let by = steps.iter().filter_map(|step| step.by.as_ref()).find(|by| by.value != "applicant");
    let by = &by.expect("somebody works on it").value;
    let written = |parts: &str| {
        let rows = parts.split(" | ").filter(|part| !part.is_empty());
        rows.fold(String::new(), |mut out, row| {
            let _ = writeln!(out, "  - {}", row.replace("BY", by).replace("NEXT", next));
            out
        })
    };
    // A row begins with the line of its dash; behind the last, the list ends.
    let line_of = |at: usize| text[..at].rfind('\n').map_or(0, |at| at + 1);
    let before_next = line_of(steps[filing + 1].id.span.start as usize);
    let last = steps.last().expect("there are steps").span.end as usize;
    let end = text[last..].find('\n').map_or(text.len(), |at| last + at + 1);
    let (head, middle, tail) = (&text[..before_next], &text[before_next..end], &text[end..]);
    format!("{head}{}{middle}{}{tail}", written(fault.inside), written(fault.behind))
}

fn compiled(files: &[File]) -> (&'static Sources, Compilation<'static>) {
    let sources: &'static Sources = Box::leak(Box::new(Sources::new(files.to_vec())));
    (sources, compile(sources, Options { day: DAY, profile: Profile::Draft }))
}

/// The findings of a rule in a file.
fn of<'f>(findings: &'f [Diagnostic], sources: &Sources, path: &str, rule: &str) -> Vec<&'f Diagnostic> {
    let file = sources.find(path);
    findings.iter().filter(|finding| Some(finding.span.file) == file && finding.rule == rule).collect()
}

#[test]
fn each_fault_is_found_in_every_procedure() {
    let (sources, before) = (catalog::sources(), catalog::on(DAY));
    let mut processes: Vec<Process> =
        before.catalog.cards.iter().flat_map(|card| before.versions(&card.procedure.value)).collect();
    processes.retain(|process| process.place.is_none());
    let jobs: Vec<(usize, &Process)> =
        processes.iter().flat_map(|process| (0..FAULTS.len()).map(move |fault| (fault, process))).collect();
    let told: Vec<Result<usize, String>> = jobs
        .par_iter()
        .map(|(number, process)| {
            let path = &sources.file(process.file).path;
            let known = of(&before.findings, sources, path, FAULTS[*number].rule).len();
            judge(&FAULTS[*number], process, path, known)
        })
        .collect();
    let failures: Vec<&String> = told.iter().filter_map(|result| result.as_ref().err()).collect();
    let tried: usize = told.iter().flatten().sum();
    println!(
        "{} faults in {} procedures: {} found, {tried} changes that were offered tried again",
        FAULTS.len(),
        processes.len(),
        told.len() - failures.len()
    );
    let shown: Vec<&str> = failures.iter().take(10).map(|failure| failure.as_str()).collect();
    assert!(failures.is_empty(), "{} of {} failed\n{}", failures.len(), told.len(), shown.join("\n"));
}

/// Whether a fault is found, and gone after each change that is offered; how many changes were tried.
fn judge(fault: &Fault, process: &Process, path: &str, known: usize) -> Result<usize, String> {
    let mut files = dictionaries();
    let file = files.len();
    let text = seeded(process, &catalog::sources().file(process.file).text, fault);
    files.push(File::new(path, text.clone().into_bytes()));
    let (sources, after) = compiled(&files);
    let found = of(&after.findings, sources, path, fault.rule);
    if found.len() <= known {
        let all: Vec<&str> = after.findings.iter().map(|finding| finding.rule).collect();
        return Err(format!("{path}: `{}` is not found: {all:?}", fault.name));
    }
    if path == SHOWN {
        snapshot(fault, sources, &after.findings, path);
    }
    let mut tried = 0;
    for change in found.iter().flat_map(|finding| finding.fix.iter().chain(&finding.proposals)) {
        let id = sources.find(path).expect("compiled above");
        files[file] = File::new(path, apply(&text, id, &change.edits).into_bytes());
        let (sources, healed) = compiled(&files);
        let left = of(&healed.findings, sources, path, fault.rule).len();
        if left >= found.len() {
            return Err(format!("{path}: `{}` is still there after `{}`", fault.name, change.title.en));
        }
        tried += 1;
    }
    Ok(tried)
}

/// The procedure whose findings are shown.
const SHOWN: &str = "catalog/ho-tich/dang-ky-khai-sinh.yaml";

/// The findings as people see them, beside the tests.
fn snapshot(fault: &Fault, sources: &Sources, findings: &[Diagnostic], path: &str) {
    let own: Vec<Diagnostic> = of(findings, sources, path, fault.rule).into_iter().cloned().collect();
    let mut settings = Settings::new();
    settings.set_snapshot_path(root().join("tests/all/seeded"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for (language, code) in [(Language::Vi, "vi"), (Language::En, "en")] {
        let report = Report { sources, findings: &own, rules: &[], version: "0" };
        let options = diagnostic::Options { color: false, width: 100, unicode: true };
        let text = render(&report, Format::Plain, language, options);
        let name = format!("{}.{code}", fault.name.replace(' ', "-"));
        settings.bind(|| insta::assert_snapshot!(name, text));
    }
}
