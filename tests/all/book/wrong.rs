//! The tour of findings: the real program finds in each file of `examples/wrong` what the name of the file says.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use rayon::prelude::*;
use serde_json::Value as Json;

use crate::examples::{below, read, root, shown};

const FOLDER: &str = "examples/wrong";

/// The files of the tour, with the rules they are named after.
fn files() -> Vec<(String, String)> {
    let paths = below(FOLDER).into_iter().filter(|path| path.extension().is_some_and(|it| it == "yaml"));
    paths.map(|path| (shown(&path), stem(&path))).collect()
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// What the program prints about a file under the profile in which every finding is an error, and its exit code.
fn run(file: &str, format: &str) -> (String, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_thutuc"))
        .current_dir(root())
        .args(["check", file, "--format", format, "--as-of", "2026-08-28", "--profile", "strict"])
        .output()
        .expect("the program starts");
    (String::from_utf8(output.stdout).expect("UTF-8"), output.status.code())
}

fn rules(sarif: &str) -> BTreeSet<String> {
    let sarif: Json = serde_json::from_str(sarif).expect("JSON");
    let results = sarif.pointer("/runs/0/results").and_then(Json::as_array).expect("results");
    results.iter().filter_map(|result| result["ruleId"].as_str()).map(str::to_owned).collect()
}

#[test]
fn each_file_of_the_tour_has_the_fault_it_is_named_after() {
    let results: Vec<_> =
        files().into_par_iter().map(|(path, rule)| (run(&path, "sarif"), path, rule)).collect();
    let mut failures = Vec::new();
    let mut looked_at = 0;
    for ((sarif, exit), path, rule) in results {
        let found = rules(&sarif);
        looked_at += 1;
        if exit != Some(1) || found.iter().collect::<Vec<_>>() != [&rule] {
            failures.push(format!("{path}: {found:?}, exit {exit:?}"));
        }
    }
    println!("{looked_at} files of the tour looked at");
    assert!(looked_at >= 15 && failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_format_names_the_fault() {
    let (path, rule) =
        files().into_iter().find(|(_, rule)| rule == "dead-end").expect("the tour shows dead ends");
    for format in ["plain", "json", "sarif", "github", "gitlab", "junit"] {
        let (text, exit) = run(&path, format);
        assert!(text.contains(&rule) && exit == Some(1), "{format}: exit {exit:?}\n{text}");
    }
}

#[test]
fn each_file_says_first_what_is_wrong() {
    for (path, _) in files() {
        let text = read(&path);
        let first = text.lines().next().unwrap_or_default();
        assert!(first.starts_with("# ") && first.contains(" · "), "{path} begins with `{first}`");
    }
}
