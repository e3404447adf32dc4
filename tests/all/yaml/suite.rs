//! The YAML Test Suite: invalid texts are refused, valid ones inside the dialect read as it says, and those outside
//! are listed by reason.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::Value as Json;
use thutuc::diagnostic::Diagnostic;
use thutuc::yaml::{Node, Style, Value};

use super::parse;
use crate::examples::read;

/// Why valid texts are outside the dialect, by the first finding, and how many there are.
const OUTSIDE: &[(&str, usize)] = &[
    ("a key is left out", 7),
    ("a key is no text", 5),
    ("a second document", 11),
    ("a tab in front of content", 3),
    ("anchors", 24),
    ("directives", 19),
    ("end of no document", 1),
    ("keys behind a question mark", 22),
    ("nothing in the file", 5),
    ("tags", 26),
];

const INSIDE: usize = 185;
const INVALID: usize = 94;

fn cases() -> Vec<Json> {
    serde_json::from_str(&read("tests/data/yaml-test-suite.json")).expect("JSON")
}

fn string<'a>(case: &'a Json, key: &str) -> &'a str {
    case[key].as_str().unwrap_or_default()
}

/// The events of the suite without what our tree does not keep: kinds of quotes and blocks, marks of documents.
fn expected(events: &str) -> String {
    let mut lines = String::new();
    for line in events.lines().map(str::trim_start) {
        let line = match line.split_at_checked(4) {
            Some(("+MAP" | "+SEQ", _)) => line[..4].to_owned(),
            Some(("-MAP" | "-SEQ", _)) => line.to_owned(),
            Some(("=VAL", value)) => {
                let style = match value.as_bytes()[1] {
                    b'\'' => '"',
                    b'>' => '|',
                    other => char::from(other),
                };
                format!("=VAL {style}{}", &value[2..])
            }
            _ => continue,
        };
        lines += &line;
        lines.push('\n');
    }
    lines
}

/// Our tree as events of the suite.
fn events(node: &Node, lines: &mut String) {
    match &node.value {
        Value::Scalar(scalar) => {
            let style = match scalar.style {
                Style::Plain => ':',
                Style::Quoted => '"',
                Style::Block => '|',
            };
            let _ = writeln!(lines, "=VAL {style}{}", escaped(&scalar.text));
        }
        Value::List(items) => {
            *lines += "+SEQ\n";
            for item in items {
                events(item, lines);
            }
            *lines += "-SEQ\n";
        }
        Value::Map(entries) => {
            *lines += "+MAP\n";
            for entry in entries {
                // Keys are texts whichever way they are written; the suite tells the way, our tree only the place.
                let _ = writeln!(lines, "=VAL ?{}", escaped(&entry.key.value));
                events(&entry.value, lines);
            }
            *lines += "-MAP\n";
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('\n', "\\n")
        .replace('\t', "\\t")
        .replace('\r', "\\r")
        .replace('\u{8}', "\\b")
}

/// The same events with `?` as the style of keys, as [`events`] writes them.
fn without_styles_of_keys(expected: &str) -> String {
    let mut open: Vec<Option<bool>> = Vec::new();
    let mut lines = String::new();
    for line in expected.lines() {
        let is_key = open.last().copied().flatten() == Some(true);
        let opens = line.starts_with('+');
        if !line.starts_with('-')
            && let Some(Some(next_is_key)) = open.last_mut()
        {
            *next_is_key = !*next_is_key;
        }
        if opens {
            open.push((line == "+MAP").then_some(true));
        } else if line.starts_with('-') {
            open.pop();
        }
        let _ = match line.strip_prefix("=VAL ") {
            Some(value) if is_key => writeln!(lines, "=VAL ?{}", &value[1..]),
            _ => writeln!(lines, "{line}"),
        };
    }
    lines
}

/// Why a valid text is refused, with what must then be seen in its events or its text.
fn reason(finding: &Diagnostic, text: &str) -> (&'static str, &'static str) {
    let words = &text[finding.span.start as usize..finding.span.end as usize];
    if finding.sentence.en.starts_with("a second document") {
        return ("a second document", "+DOC");
    }
    match (finding.rule, words.chars().next()) {
        ("yaml-dialect", Some('&')) => ("anchors", " &"),
        ("yaml-dialect", Some('*')) => ("aliases", "=ALI"),
        ("yaml-dialect", Some('!')) => ("tags", " <"),
        ("yaml-dialect", Some('?')) => ("keys behind a question mark", "+MAP"),
        ("yaml-dialect", Some(':')) => ("a key is left out", "=VAL :\n"),
        ("yaml-dialect", Some('[' | '{')) => ("a key is no text", "+MAP"),
        ("yaml-dialect", Some('%')) => ("directives", "+DOC"),
        ("yaml-dialect", Some('.')) => ("end of no document", "+STR"),
        ("yaml-syntax", Some('\t')) => ("a tab in front of content", "+DOC"),
        _ if finding.sentence.en.starts_with("the file is empty") => ("nothing in the file", "-STR"),
        _ => panic!("refused for no reason that is known: {} in {text:?}", finding.sentence.en),
    }
}

#[test]
fn the_suite_of_the_yaml_organisation() {
    let (mut inside, mut invalid) = (0, 0);
    let mut outside: BTreeMap<&str, usize> = OUTSIDE.iter().map(|(reason, _)| (*reason, 0)).collect();
    for case in cases() {
        let (id, text, tree) = (string(&case, "id"), string(&case, "yaml"), string(&case, "tree"));
        let (found, findings) = parse(text);
        if case["fail"] == true {
            assert!(!findings.is_empty(), "{id} is invalid and was read: {text:?}");
            invalid += 1;
            continue;
        }
        if let Some(first) = findings.first() {
            let (reason, sign) = reason(first, text);
            assert!(tree.contains(sign), "{id}: {reason}, but there is none in {tree}");
            *outside.entry(reason).or_default() += 1;
            continue;
        }
        let mut ours = String::new();
        events(&found.expect("a tree without findings").root, &mut ours);
        assert_eq!(ours, without_styles_of_keys(&expected(tree)), "{id}: {text:?}");
        inside += 1;
    }
    println!(
        "cases of the YAML Test Suite looked at: {invalid} invalid refused, {inside} equal, outside: {outside:?}"
    );
    assert_eq!((invalid, inside), (INVALID, INSIDE));
    assert_eq!(outside, OUTSIDE.iter().copied().collect());
}

#[test]
fn a_case_read_wrongly_is_noticed() {
    let folded_one_break_too_many = "+STR\n +DOC\n  =VAL :a\\nb\n -DOC\n-STR\n";
    let mut ours = String::new();
    events(&parse("a\nb\n").0.expect("a tree").root, &mut ours);
    assert_ne!(ours, without_styles_of_keys(&expected(folded_one_break_too_many)));
}
