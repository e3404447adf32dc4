use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::fingerprint::fingerprints;
use super::json::write_value;
use super::lines::{Index, Place};
use super::{Diagnostic, Fix, Language, Report, RuleInfo, Severity, Story};
use crate::source::{Edit, FileId};
use crate::text;

/// Name under which a result keeps its fingerprint; another way of taking it needs another number.
const FINGERPRINT: &str = "ruleFileLine/v1";

/// SARIF 2.1.0, for code scanning.
pub(super) fn write(
    out: &mut dyn Write,
    report: &Report<'_>,
    index: &Index<'_>,
    language: Language,
) -> io::Result<()> {
    let numbers: BTreeMap<&str, usize> =
        report.rules.iter().enumerate().map(|(number, rule)| (rule.name, number)).collect();
    let results: Vec<Value> = report
        .findings
        .iter()
        .zip(fingerprints(report, index))
        .map(|(finding, fingerprint)| {
            let number = numbers.get(finding.rule).copied();
            result(finding, number, &fingerprint, index, language)
        })
        .collect();
    let tag = match language {
        Language::Vi => "vi",
        Language::En => "en",
    };
    let report = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "thutuc",
                "version": report.version,
                "language": tag,
                "rules": report.rules.iter().map(|rule| descriptor(rule, language)).collect::<Vec<_>>(),
            } },
            "language": tag,
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    write_value(out, &report)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Advice => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// What is said about a rule; GitHub does not show one without a full description and a help text.
fn descriptor(rule: &RuleInfo, language: Language) -> Value {
    let summary = rule.summary.get(language);
    let name = rule.name;
    let help = text!(
        en: "Run `thutuc explain {name}` to read about this rule.",
        vi: "Chạy `thutuc explain {name}` để đọc giải thích về quy tắc này."
    );
    let mut value = json!({
        "id": name,
        "shortDescription": { "text": summary },
        "fullDescription": { "text": summary },
        "help": { "text": help.get(language) },
        "defaultConfiguration": { "level": level(rule.severity) },
    });
    if let Some(url) = &rule.page_url {
        value["helpUri"] = json!(url);
    }
    value
}

fn result(
    finding: &Diagnostic,
    number: Option<usize>,
    fingerprint: &str,
    index: &Index<'_>,
    language: Language,
) -> Value {
    let mut value = json!({ "ruleId": finding.rule });
    if let Some(number) = number {
        value["ruleIndex"] = json!(number);
    }
    value["level"] = json!(level(finding.severity));
    value["message"] = json!({ "text": finding.message(language) });
    value["locations"] = json!([{ "physicalLocation": location(&index.place(finding.span)) }]);
    if !finding.others.is_empty() {
        let related = finding.others.iter().enumerate().map(|(number, label)| {
            json!({
                "id": number,
                "physicalLocation": location(&index.place(label.span)),
                "message": { "text": label.text.get(language) },
            })
        });
        value["relatedLocations"] = related.collect();
    }
    if let Some(story) = &finding.story {
        value["codeFlows"] = flow(story, index, language);
    }
    value["partialFingerprints"] = json!({ FINGERPRINT: fingerprint });
    let fixes: Vec<Value> =
        finding.fix.iter().chain(&finding.proposals).map(|fix| change(fix, index, language)).collect();
    if !fixes.is_empty() {
        value["fixes"] = json!(fixes);
    }
    value
}

/// The run of a story, so that a viewer can go through it step by step.
fn flow(story: &Story, index: &Index<'_>, language: Language) -> Value {
    let steps = story.steps.iter().map(|step| {
        json!({ "location": {
            "physicalLocation": location(&index.place(step.span)),
            "message": { "text": step.text.get(language) },
        } })
    });
    json!([{
        "message": { "text": story.told.get(language) },
        "threadFlows": [{ "locations": steps.collect::<Vec<_>>() }],
    }])
}

fn location(place: &Place<'_>) -> Value {
    json!({ "artifactLocation": { "uri": uri(place.path) }, "region": region(place) })
}

/// The end of a region is the place after its last character, in columns and in bytes.
fn region(place: &Place<'_>) -> Value {
    json!({
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
        "byteOffset": place.bytes.0,
        "byteLength": place.bytes.1 - place.bytes.0,
    })
}

fn change(fix: &Fix, index: &Index<'_>, language: Language) -> Value {
    let mut files: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    for edit in &fix.edits {
        files.entry(edit.span.file).or_default().push(edit);
    }
    let changes = files.iter().map(|(file, edits)| {
        let replacements = edits.iter().map(|edit| {
            json!({ "deletedRegion": region(&index.place(edit.span)), "insertedContent": { "text": edit.text } })
        });
        json!({
            "artifactLocation": { "uri": uri(index.lines(*file).path()) },
            "replacements": replacements.collect::<Vec<_>>(),
        })
    });
    json!({
        "description": { "text": fix.title.get(language) },
        "artifactChanges": changes.collect::<Vec<_>>(),
    })
}

/// A path as a relative reference: every byte that is neither unreserved nor `/` is written as its number.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let piece = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    path.bytes().map(piece).collect()
}
