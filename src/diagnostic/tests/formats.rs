use std::collections::BTreeSet;

use insta::assert_snapshot;
use serde_json::Value;

use super::sample::{PLAIN, findings, print, report_of, sources, span_of};
use crate::diagnostic::{Diagnostic, Format, Language, Options, Severity, render};
use crate::source::{File, Sources};
use crate::text;

fn check(name: &str, printed: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| assert_snapshot!(name, printed));
}

#[test]
fn every_format_prints_the_same_findings() {
    let formats = [
        ("json", Format::Json),
        ("sarif", Format::Sarif),
        ("github", Format::Github),
        ("gitlab", Format::Gitlab),
        ("junit", Format::Junit),
    ];
    check("plain", &print(Format::Plain, Language::Vi, PLAIN));
    for (name, format) in formats {
        check(name, &print(format, Language::Vi, PLAIN));
    }
}

#[test]
fn the_terminal_may_lack_colours_signs_and_room() {
    let colourful = Options { color: true, ..PLAIN };
    check("plain-colour", &print(Format::Plain, Language::Vi, colourful));
    let ascii = Options { unicode: false, width: 40, ..PLAIN };
    check("plain-ascii-en", &print(Format::Plain, Language::En, ascii));
}

#[test]
fn only_colour_brings_control_characters() {
    let steers = |text: &str| text.chars().any(|character| character.is_control() && character != '\n');
    assert!(steers(&print(Format::Plain, Language::Vi, Options { color: true, ..PLAIN })));
    assert!(!steers(&print(Format::Plain, Language::Vi, PLAIN)));
}

#[test]
fn a_vietnamese_reader_meets_no_english() {
    for format in [Format::Plain, Format::Sarif, Format::Github, Format::Gitlab, Format::Junit] {
        let printed = print(format, Language::Vi, PLAIN);
        for english in ["Error:", "Warning:", "Advice:", "help:", "more)", "step", "the "] {
            assert!(!printed.contains(english), "{format:?} says {english:?}");
        }
    }
}

#[test]
fn an_english_reader_meets_no_vietnamese_words_of_ours() {
    for format in [Format::Plain, Format::Sarif, Format::Github, Format::Gitlab, Format::Junit] {
        let printed = print(format, Language::En, PLAIN);
        for vietnamese in ["lỗi", "cảnh báo", "gợi ý", "cách xử lý", "sửa tự động", "quy tắc"]
        {
            assert!(!printed.contains(vietnamese), "{format:?} says {vietnamese:?}");
        }
    }
}

#[test]
fn nothing_found_is_still_a_document() {
    let sources = sources();
    let report = report_of(&sources, &[]);
    let print = |format| render(&report, format, Language::Vi, PLAIN);
    assert_eq!(print(Format::Plain), "");
    assert_eq!(print(Format::Github), "");
    assert_eq!(print(Format::Gitlab), "[]\n");
    assert_eq!(print(Format::Json), "{\n  \"version\": 1,\n  \"findings\": []\n}\n");
    assert!(print(Format::Junit).contains(r#"tests="4" failures="0""#));
    assert_eq!(faults_of_sarif(&print(Format::Sarif)), Vec::<String>::new());
}

/// What the official schema finds wrong.
fn faults_of_sarif(document: &str) -> Vec<String> {
    let schema = include_str!("../../../tests/data/sarif-2.1.0.schema.json");
    // A bracket too many in a pattern of theirs, which this validator does not overlook.
    let schema = schema.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}?$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let document: Value = serde_json::from_str(document).unwrap();
    validator.iter_errors(&document).map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}

#[test]
fn sarif_obeys_the_official_schema() {
    for language in [Language::Vi, Language::En] {
        assert_eq!(faults_of_sarif(&print(Format::Sarif, language, PLAIN)), Vec::<String>::new());
    }
    let broken = print(Format::Sarif, Language::Vi, PLAIN).replace("\"startLine\": 10", "\"startLine\": 0");
    assert!(!faults_of_sarif(&broken).is_empty(), "the schema must be able to find a fault");
}

#[test]
fn sarif_leads_from_results_to_rules() {
    let document: Value = serde_json::from_str(&print(Format::Sarif, Language::Vi, PLAIN)).unwrap();
    let run = &document["runs"][0];
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), findings(&sources()).len());
    for result in results {
        let Some(number) = result["ruleIndex"].as_u64() else { continue };
        let rule = &run["tool"]["driver"]["rules"][usize::try_from(number).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
    }
    assert_eq!(results.iter().filter(|result| result["ruleIndex"].is_null()).count(), 5);
}

/// The fingerprints that `GitLab` and SARIF print for some findings.
fn fingerprints(sources: &Sources, findings: &[Diagnostic]) -> Vec<String> {
    let report = report_of(sources, findings);
    let issues = render(&report, Format::Gitlab, Language::Vi, PLAIN);
    let issues: Vec<Value> = serde_json::from_str(&issues).unwrap();
    let sarif: Value = serde_json::from_str(&render(&report, Format::Sarif, Language::En, PLAIN)).unwrap();
    let names: Vec<String> =
        issues.iter().map(|issue| issue["fingerprint"].as_str().unwrap().to_owned()).collect();
    for (number, name) in names.iter().enumerate() {
        let result = &sarif["runs"][0]["results"][number];
        assert_eq!(result["partialFingerprints"]["ruleFileLine/v1"], Value::from(name.as_str()));
    }
    names
}

#[test]
fn fingerprints_are_unique_and_outlive_new_lines_above() {
    let text = "a: Một\nb: Hai\n  b: Hai\nb: Hai\n";
    let found = |text: &str, path: &str| {
        let sources = Sources::new([File::new(path, text.into())]);
        let find = |rule, number| {
            let sentence = text!(en: "twice", vi: "hai lần");
            Diagnostic::new(rule, span_of(&sources, path, "Hai", number), sentence)
        };
        let findings =
            [find("twice", 0), find("twice", 1), find("twice", 2), find("twice", 0), find("other", 0)];
        fingerprints(&sources, &findings)
    };
    let names = found(text, "a.yaml");
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), 5, "{names:?}");
    assert_eq!(names, found(&format!("# mới\n\n{text}"), "a.yaml"));
    let elsewhere = found(text, "b.yaml");
    assert!(names.iter().all(|name| !elsewhere.contains(name)));
}

/// A finding whose file, rule and sentence hold everything that formats must escape.
fn awkward(format: Format) -> String {
    let path = "a:b, 100%&\"<x>.yaml";
    let sources = Sources::new([File::new(path, "ten: một\nhai: ba".into())]);
    let sentence = text!(
        en: "50 % of <b> & \"c\"\nsecond, third: fourth\r\u{1}",
        vi: "50 % của <b> & \"c\"\nhai, ba: bốn\r\u{1}"
    );
    let whole = span_of(&sources, path, "một\nhai", 0);
    let mut finding = Diagnostic::new("awkward", whole, sentence);
    finding.severity = if format == Format::Junit { Severity::Error } else { Severity::Advice };
    render(&report_of(&sources, &[finding]), format, Language::Vi, PLAIN)
}

#[test]
fn github_commands_are_escaped() {
    let expected = "::notice file=a%3Ab%2C 100%25&\"<x>.yaml,line=1,endLine=2,title=awkward\
                    ::50 %25 của <b> & \"c\"%0Ahai, ba: bốn%0D\u{1}\n";
    assert_eq!(awkward(Format::Github), expected);
}

#[test]
fn sarif_paths_are_references() {
    let document = awkward(Format::Sarif);
    assert!(document.contains(r#""uri": "a%3Ab%2C%20100%25%26%22%3Cx%3E.yaml""#), "{document}");
    assert_eq!(faults_of_sarif(&document), Vec::<String>::new());
}

#[test]
fn junit_is_xml_that_reads_back() {
    use quick_xml::events::Event;
    let document = awkward(Format::Junit);
    let mut reader = quick_xml::Reader::from_str(&document);
    let mut messages = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Start(tag) if tag.name().as_ref() == "failure" => {
                let message = tag.try_get_attribute("message").unwrap().unwrap();
                messages.push(message.value.into_owned());
            }
            _ => {}
        }
    }
    let message = quick_xml::escape::unescape(&messages[0]).unwrap().into_owned();
    assert_eq!(messages.len(), 1);
    assert_eq!(message, "50 % của <b> & \"c\"\nhai, ba: bốn\r\u{fffd}");
}
