//! `thutuc verdict`: one line for each model that others drew.

#![expect(clippy::disallowed_methods, reason = "the door opens files and holds the clock")]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use rayon::prelude::*;
use thutuc::import::bpmn::{self, Model};
use thutuc::net::{Answer, Fault, Verdict, decide};
use thutuc::text;

use super::Exit;
use super::arguments::{Common, VerdictFormat, VerdictOptions};
use super::session;

/// Files larger than this are not models that people drew.
const MOST_BYTES: u64 = 100_000_000;

/// One line: path, verdict, what is wrong, markings looked at, microseconds without reading.
struct Line {
    path: String,
    answer: &'static str,
    reasons: String,
    states: usize,
    microseconds: u128,
}

/// `thutuc verdict`
pub fn run(common: &Common, options: &VerdictOptions) -> Exit {
    let mut files = Vec::new();
    for path in &options.paths {
        models(path, &mut files);
    }
    if files.is_empty() {
        let reason = text!(en: "there is no .bpmn file there", vi: "ở đó không có tệp .bpmn nào");
        return session::refuse(&reason, common.language(), Exit::NoInput);
    }
    let all = || files.par_iter().map(|path| line(path)).collect();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(options.jobs.unwrap_or_default()).build();
    let lines: Vec<Line> = pool.map_or_else(|_| all(), |pool| pool.install(all));
    session::write(&match options.format {
        VerdictFormat::Tsv => tsv(&lines),
        VerdictFormat::Json => json(&lines),
    });
    if lines.iter().any(|line| line.answer == "unsound") { Exit::Findings } else { Exit::Fine }
}

fn tsv(lines: &[Line]) -> String {
    let mut out = String::from("path\tverdict\treasons\tstates\tmicroseconds\n");
    for Line { path, answer, reasons, states, microseconds } in lines {
        let _ = writeln!(out, "{path}\t{answer}\t{reasons}\t{states}\t{microseconds}");
    }
    out
}

fn json(lines: &[Line]) -> String {
    let rows = lines.iter().map(|Line { path, answer, reasons, states, microseconds }| {
        serde_json::json!({
            "path": path,
            "verdict": answer,
            "reasons": reasons,
            "states": states,
            "microseconds": u64::try_from(*microseconds).unwrap_or(u64::MAX),
        })
    });
    format!("{:#}\n", serde_json::Value::Array(rows.collect()))
}

/// A file that was named, or every `.bpmn` file in a folder, by name.
fn models(path: &Path, found: &mut Vec<PathBuf>) {
    if !path.is_dir() {
        found.push(path.to_owned());
        return;
    }
    let mut waiting = vec![path.to_owned()];
    let mut inside = Vec::new();
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                waiting.push(path);
            } else if path.extension().is_some_and(|extension| extension == "bpmn") {
                inside.push(path);
            }
        }
    }
    inside.sort();
    found.extend(inside);
}

fn line(path: &Path) -> Line {
    let shown = path.to_string_lossy().replace(['\t', '\n', '\r'], " ");
    let outside = |reasons: String| Line {
        path: shown.clone(),
        answer: "outside",
        reasons,
        states: 0,
        microseconds: 0,
    };
    let length =
        std::fs::metadata(path).map_or(0, |metadata| if metadata.is_file() { metadata.len() } else { 0 });
    let text = if length <= MOST_BYTES { std::fs::read(path).ok() } else { None };
    let Some(text) = text.filter(|_| length > 0).and_then(|bytes| String::from_utf8(bytes).ok()) else {
        return outside("unreadable".to_owned());
    };
    let model = match bpmn::read(&text) {
        Ok(model) => model,
        Err(broken) => return outside(format!("no XML from line {}", line_of(&text, broken.at))),
    };
    if !model.refused.is_empty() || model.scopes.is_empty() {
        return outside(refusals(&model, &text));
    }
    let begun = Instant::now();
    let verdicts: Vec<Verdict> = model.scopes.iter().map(|scope| decide(&scope.plan)).collect();
    let microseconds = begun.elapsed().as_micros();
    let states = verdicts.iter().map(|verdict| verdict.states).sum();
    Line { path: shown, answer: answer(&verdicts), reasons: faults(&verdicts), states, microseconds }
}

fn line_of(text: &str, at: usize) -> usize {
    text[..text.floor_char_boundary(at)].matches('\n').count() + 1
}

fn refusals(model: &Model, text: &str) -> String {
    let mut told: Vec<String> = model
        .refused
        .iter()
        .map(|it| format!("{} at line {}", it.tag, line_of(text, it.span.start)))
        .collect();
    told.dedup();
    if told.is_empty() { "no process".to_owned() } else { told.join(", ") }
}

/// The worst answer of all processes and sub-processes.
fn answer(verdicts: &[Verdict]) -> &'static str {
    let has = |answer| verdicts.iter().any(|verdict| verdict.answer == answer);
    match (has(Answer::Unsound), has(Answer::Undecided)) {
        (true, _) => "unsound",
        (false, true) => "undecided",
        (false, false) => "sound",
    }
}

fn faults(verdicts: &[Verdict]) -> String {
    let mut faults: Vec<Fault> = verdicts.iter().flat_map(|verdict| verdict.faults.iter().copied()).collect();
    faults.sort_unstable();
    faults.dedup();
    let words = faults.into_iter().map(|fault| match fault {
        Fault::Doubled => "doubled-token",
        Fault::Deadlock => "deadlock",
        Fault::Livelock => "livelock",
        Fault::Dead => "dead",
    });
    words.collect::<Vec<_>>().join(",")
}
