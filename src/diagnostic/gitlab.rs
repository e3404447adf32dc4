use std::io::{self, Write};

use serde_json::{Value, json};

use super::fingerprint::fingerprints;
use super::json::write_value;
use super::lines::Index;
use super::{Diagnostic, Language, Report, Severity};

/// A Code Quality report, which GitLab compares with that of the target branch.
pub(super) fn write(
    out: &mut dyn Write,
    report: &Report<'_>,
    index: &Index<'_>,
    language: Language,
) -> io::Result<()> {
    let names = fingerprints(report, index);
    let issues =
        report.findings.iter().zip(names).map(|(finding, name)| issue(finding, &name, index, language));
    write_value(out, &issues.collect::<Vec<Value>>())
}

fn issue(finding: &Diagnostic, fingerprint: &str, index: &Index<'_>, language: Language) -> Value {
    let place = index.place(finding.span);
    json!({
        "description": finding.sentence.get(language),
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": match finding.severity {
            Severity::Advice => "info",
            Severity::Warning => "minor",
            Severity::Error => "major",
        },
        "location": { "path": place.path, "lines": { "begin": place.start.line } },
    })
}
