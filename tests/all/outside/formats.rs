//! What CI systems read, on real output: each form by the shape that its system publishes.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::run;
use crate::examples::read;

fn findings(format: &str) -> String {
    let ended = run(["check", "examples/wrong", "catalog", "--format", format]);
    assert_eq!(ended.code, Some(1), "{}", ended.err);
    ended.out
}

#[test]
fn sarif_is_valid() {
    // A bracket too many in a pattern of theirs, which this validator does not overlook.
    let schema = read("tests/data/sarif-2.1.0.schema.json").replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}?$");
    let schema: Json = serde_json::from_str(&schema).expect("JSON");
    let report: Json = serde_json::from_str(&findings("sarif")).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let faults: Vec<String> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
    assert_eq!(faults, [""; 0]);
    let results = report.pointer("/runs/0/results").and_then(Json::as_array).expect("results");
    println!("SARIF with {} results: valid", results.len());
    assert!(results.len() > 30);
}

/// `::error file=…,line=…,endLine=…,col=…,endColumn=…,title=…::message`, as GitHub's workflow commands have it.
#[test]
fn github_commands_have_their_shape() {
    let text = findings("github");
    let words = ["file", "line", "endLine", "col", "endColumn", "title"];
    for line in text.lines() {
        let (head, message) = line.strip_prefix("::").and_then(|line| line.split_once("::")).expect(line);
        let (level, properties) = head.split_once(' ').expect(line);
        assert!(["error", "warning", "notice"].contains(&level), "{line}");
        assert!(!message.trim().is_empty(), "{line}");
        for property in properties.split(',') {
            let (word, value) = property.split_once('=').expect(line);
            assert!(words.contains(&word), "{line}");
            assert!(
                word == "file" || word == "title" || value.parse::<u32>().is_ok_and(|at| at > 0),
                "{line}"
            );
        }
        assert!(properties.contains("file=") && properties.contains("line="), "{line}");
    }
    assert!(text.lines().count() > 30);
}

/// The keys and values that GitLab's Code Quality report requires; fingerprints name one finding each.
#[test]
fn gitlab_issues_have_their_shape() {
    let issues: Json = serde_json::from_str(&findings("gitlab")).expect("JSON");
    let issues = issues.as_array().expect("a list");
    let mut names = BTreeSet::new();
    for issue in issues {
        for key in ["description", "check_name", "fingerprint"] {
            assert!(issue[key].as_str().is_some_and(|text| !text.is_empty()), "{issue}");
        }
        let severity = issue["severity"].as_str().expect("a severity");
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&severity), "{issue}");
        let path = issue["location"]["path"].as_str().expect("a path");
        assert!(!path.starts_with(['.', '/']) && !path.contains('\\'), "{issue}");
        assert!(issue["location"]["lines"]["begin"].as_u64().is_some_and(|line| line > 0), "{issue}");
        assert!(names.insert(issue["fingerprint"].as_str().expect("a name").to_owned()), "twice: {issue}");
    }
    assert!(issues.len() > 30);
}

#[test]
fn junit_is_one_suite_whose_counts_agree() {
    let root = crate::xml::parse(&findings("junit"));
    let all = root.all();
    let failures = all.iter().filter(|element| element.name == "failure").count();
    assert!(failures > 20, "{failures}");
    assert_eq!(root.get("failures").and_then(|count| count.parse().ok()), Some(failures));
}
