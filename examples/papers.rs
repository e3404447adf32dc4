//! What every page must show for every set of answers, as JSON, told by the interpreter: the browser test compares.
//!
//! `cargo run --example papers -- 2026-08-28 > papers.json` reads the folder `catalog`.

#![expect(
    dead_code,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "an example reads files, prints, and shares helpers with the tests"
)]

#[path = "../tests/all/site/expected.rs"]
mod expected;
#[path = "../tests/all/site/html.rs"]
mod html;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use expected::{Line, Question, checked, every_answer, lines, must_hide, questions, situations};
use serde_json::{Value, json};
use thutuc::calendar::Date;
use thutuc::check::Profile;
use thutuc::compile::{Compilation, Options, compile};
use thutuc::export::{ALL, Error};
use thutuc::process::Process;
use thutuc::source::{File, Sources};

fn main() {
    let day = std::env::args().nth(1).and_then(|day| day.parse::<Date>().ok()).expect("a day: 2026-08-28");
    let sources = sources();
    let compiled = compile(&sources, Options { day, profile: Profile::Draft });
    let files = files(&compiled);
    let mut pages = Vec::new();
    for process in &compiled.in_force().collect::<Vec<_>>() {
        let place = process.place.as_ref().map(|place| format!("{place}/")).unwrap_or_default();
        let path = format!("thu-tuc/{}/{place}index.html", process.procedure.code.value);
        let page = html::read(&files[&format!("site/{path}")]);
        let (questions, lines) = (questions(&page), lines(&page));
        if questions.is_empty() {
            continue;
        }
        let sets: Vec<Value> = every_answer(&questions)
            .iter()
            .map(|answers| set(process, &questions, &lines, answers))
            .collect();
        let all: Vec<&str> = lines.iter().map(|line| line.id.as_str()).collect();
        pages.push(json!({"page": path, "lines": all, "sets": sets}));
    }
    println!("{}", Value::Array(pages));
}

/// The radio buttons of one set of answers, and the lines that must be seen.
fn set(process: &Process, questions: &[Question], lines: &[Line], answers: &[usize]) -> Value {
    let cases = situations(process, questions, answers);
    let hidden: BTreeMap<&str, bool> =
        lines.iter().map(|line| (line.id.as_str(), must_hide(process, line, &cases))).collect();
    let is_seen = |line: &&Line| {
        let around = line.inside.iter().map(String::as_str);
        !around.chain([line.id.as_str()]).any(|id| hidden.get(id).copied().unwrap_or(false))
    };
    let seen: Vec<&str> = lines.iter().filter(is_seen).map(|line| line.id.as_str()).collect();
    json!({"checked": checked(questions, answers), "seen": seen})
}

/// Every file of the catalogue.
fn sources() -> Sources {
    let mut found = Vec::new();
    let mut waiting = vec![PathBuf::from("catalog")];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).expect("the folder `catalog` is here") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|extension| extension == "yaml") {
                found.push(path);
            }
        }
    }
    found.sort();
    let file = |path: PathBuf| File::new(path.to_string_lossy(), fs::read(&path).expect("a file"));
    Sources::new(found.into_iter().map(file))
}

/// The files of the site.
fn files(compiled: &Compilation<'_>) -> BTreeMap<String, String> {
    let site: Vec<_> = ALL.iter().copied().filter(|exporter| exporter.meta.name == "site").collect();
    let mut files = BTreeMap::new();
    let put = |path: &str, content: &[u8]| -> Result<(), Error> {
        files.insert(path.to_owned(), String::from_utf8_lossy(content).into_owned());
        Ok(())
    };
    compiled.export(&site, put, || {}).expect("the site is written");
    files
}
