//! A case as a scenario of a test file: tried out as it is written, then written with what came out.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::calendar::{Date, Moment};
use crate::diagnostic::Language;
use crate::model::{self, Declaration, Scenario};
use crate::process::Process;
use crate::run::{Case, Deed, Item, Survey, Told, Trace, slips_of, walk};
use crate::source::{File, FileId};
use crate::text;
use crate::yaml;

use super::Cases;
use super::explore::{Found, Row};
use super::writing::{expected, flow, given, quoted};

/// How a file begins that was written by the search.
pub(super) const HEAD: &str = "# thutuc cases";

/// A case that came out again as it was found.
#[derive(Clone, Debug)]
pub(super) struct Replayed {
    pub case: Case,
    pub rows: Vec<Row>,
    pub trace: Trace,
    pub seen: BTreeSet<Item>,
}

/// How the moments of what happens are written.
#[derive(Clone, Copy, Debug)]
enum Times {
    /// Only where something is late.
    Needed,
    /// Whenever time has passed since the filing.
    Always,
    /// A day later than that, so that an answer is not taken for one to an earlier question.
    Later,
}

/// Tries a case out as a test file says it; none if a test file cannot say it.
pub(super) fn replay(survey: &Survey<'_>, found: &Found) -> Option<Replayed> {
    [Times::Needed, Times::Always, Times::Later].into_iter().find_map(|times| {
        let rows: Vec<Row> = found.happens.iter().map(|row| timed(survey, found, row, times)).collect();
        let replayed = try_out(survey, &found.case, rows)?;
        let same = replayed.trace.path().into_iter().eq(found.path.iter().map(String::as_str));
        (same && found.seen.is_subset(&replayed.seen)).then_some(replayed)
    })
}

fn timed(survey: &Survey<'_>, found: &Found, row: &Row, times: Times) -> Row {
    let mut row = row.clone();
    let waited = row.done > found.case.received && row.step.is_some();
    row.at = match times {
        Times::Needed => row.at,
        _ if row.at.is_some() || !waited => row.at,
        Times::Always => Some(row.done),
        Times::Later => {
            let calendar = survey.process.calendar();
            let next = row.done.date.tomorrow().ok();
            let day = next.and_then(|next| calendar.map_or(Some(next), |it| it.next_working(next).ok()));
            day.map(Moment::from)
        }
    };
    row
}

fn try_out(survey: &Survey<'_>, case: &Case, rows: Vec<Row>) -> Option<Replayed> {
    let process = survey.process;
    let text = format!(
        "tests-of: {}\ntests:\n  - name: \"\"\n{}    expect: {{}}\n",
        process.procedure.procedure.value,
        body(case, &rows)
    );
    let scenario = read(text)?;
    let dossier = Case::of(process, &scenario).filed(process);
    let mut told = Told::new(process, &scenario);
    let trace = walk(&dossier, &mut told);
    told.left_over(&trace);
    let is_clean = told.faults.is_empty()
        && trace.problem.is_none()
        && slips_of(process, &scenario, &dossier, &trace).is_empty();
    let seen = survey.seen(&dossier.situation, &trace);
    is_clean.then(|| Replayed { case: dossier.case.clone(), rows, trace, seen })
}

/// The one scenario of a test file.
fn read(text: String) -> Option<Scenario> {
    let file = File { path: "cases.test.yaml".into(), text, broken: false };
    let tree = yaml::read(FileId(0), &file).0?;
    match model::declare(&tree).0? {
        Declaration::Scenarios(scenarios) => scenarios.tests.first().map(|row| row.value.clone()),
        _ => None,
    }
}

/// What is filed and what happens.
fn body(case: &Case, rows: &[Row]) -> String {
    let mut out = given(case);
    if let Some(place) = &case.place {
        let _ = writeln!(out, "    place: {place}");
    }
    let _ = writeln!(out, "    received: {}", case.received);
    if !rows.is_empty() {
        out += "    happens:\n";
    }
    for row in rows {
        let mut keys = Vec::new();
        keys.extend(row.step.as_ref().map(|step| format!("step: {step}")));
        match &row.does {
            Deed::Done => {}
            Deed::Outcome(outcome) => keys.push(format!("outcome: {outcome}")),
            Deed::Event(event) => keys.push(format!("event: {event}")),
        }
        keys.extend(row.at.map(|at| format!("at: {}", said(at))));
        if !row.sets.is_empty() {
            let sets: Vec<String> =
                row.sets.iter().map(|(fact, value)| format!("{fact}: {}", flow(value))).collect();
            keys.push(format!("sets: {{{}}}", sets.join(", ")));
        }
        let _ = writeln!(out, "      - {{{}}}", keys.join(", "));
    }
    out
}

/// A moment as a file can say it: the end of a day is the beginning of the next.
fn said(at: Moment) -> String {
    let ends = at.hour == Some(crate::calendar::Hour::END_OF_DAY);
    match at.date.tomorrow() {
        Ok(next) if ends => format!("{next} 00h00"),
        _ => at.to_string(),
    }
}

/// The lines of a scenario; `fresh` is what it is the first to show.
pub(super) fn scenario(process: &Process, replayed: &Replayed, number: usize, fresh: &[&Item]) -> String {
    let language = language(process);
    let name = super::naming::name(process, replayed, number, language);
    let note = super::naming::note(process, replayed, fresh, language);
    format!(
        "  - name: {}\n    note: >-\n{note}{}    expect:\n{}",
        quoted(&name),
        body(&replayed.case, &replayed.rows),
        expected(&replayed.trace)
    )
}

/// The language of the country.
fn language(process: &Process) -> Language {
    match process.dictionaries.language.as_deref() {
        Some("en") => Language::En,
        _ => Language::Vi,
    }
}

/// The file of all cases.
pub(super) fn file(process: &Process, cases: &Cases, day: Date) -> String {
    let head = text!(
        en: "written by the program as of {day}; is replaced when it is written again",
        vi: "chương trình viết, xét theo ngày {day}; lần viết sau sẽ thay tệp này",
    );
    let id = &process.procedure.procedure.value;
    let mut out = format!("{HEAD}: {}\ntests-of: {id}\ntests:\n", head.get(language(process)));
    for case in &cases.cases {
        out += &case.yaml;
    }
    out
}
