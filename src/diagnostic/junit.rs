use std::collections::BTreeMap;
use std::io::{self, Write};

use super::lines::Index;
use super::{Diagnostic, Language, Report, Severity};
use crate::source::FileId;
use crate::text;

/// `JUnit` XML: every file is a test, and one with an error fails.
///
/// All errors of a file stand in one `failure`, since most readers show only the first of several.
pub(super) fn write(
    out: &mut dyn Write,
    report: &Report<'_>,
    index: &Index<'_>,
    language: Language,
) -> io::Result<()> {
    let mut by_file: BTreeMap<FileId, Vec<&Diagnostic>> = BTreeMap::new();
    for finding in report.findings {
        by_file.entry(finding.span.file).or_default().push(finding);
    }
    let failures = by_file.values().filter(|findings| findings.iter().any(|finding| fails(finding))).count();
    let counts =
        format!(r#"name="thutuc" tests="{}" failures="{failures}" errors="0""#, report.sources.len());
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(out, "<testsuites {counts}>")?;
    writeln!(out, "  <testsuite {counts} skipped=\"0\">")?;
    for (file, source) in report.sources.iter() {
        let findings = by_file.get(&file).map_or(&[][..], Vec::as_slice);
        write_case(out, &source.path, findings, index, language)?;
    }
    writeln!(out, "  </testsuite>\n</testsuites>")
}

fn fails(finding: &Diagnostic) -> bool {
    finding.severity == Severity::Error
}

fn write_case(
    out: &mut dyn Write,
    path: &str,
    findings: &[&Diagnostic],
    index: &Index<'_>,
    language: Language,
) -> io::Result<()> {
    write!(out, "    <testcase classname=\"thutuc\" name=\"{}\"", attribute(path))?;
    if findings.is_empty() {
        return writeln!(out, "/>");
    }
    writeln!(out, ">")?;
    let (errors, others): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        findings.iter().copied().partition(|finding| fails(finding));
    if let Some(first) = errors.first() {
        let message = attribute(&message(first, errors.len() - 1, language));
        let list = content(&list(&errors, index, language));
        writeln!(out, "      <failure message=\"{message}\" type=\"{}\">{list}</failure>", first.rule)?;
    }
    if !others.is_empty() {
        writeln!(out, "      <system-out>{}</system-out>", content(&list(&others, index, language)))?;
    }
    writeln!(out, "    </testcase>")
}

/// The first sentence, and how many there are beside it.
fn message(first: &Diagnostic, more: usize, language: Language) -> String {
    let sentence = first.sentence.get(language);
    if more == 0 {
        return sentence.to_owned();
    }
    let beside = text!(en: "(and {more} more)", vi: "(và {more} lỗi khác)");
    format!("{sentence} {}", beside.get(language))
}

/// The findings one below the other, each with its place.
fn list(findings: &[&Diagnostic], index: &Index<'_>, language: Language) -> String {
    let mut lines = Vec::new();
    for finding in findings {
        let place = index.place(finding.span);
        let (word, message) = (finding.severity.word(), finding.message(language).replace('\n', "\n  "));
        lines.push(format!(
            "{}:{}:{}: {} [{}]: {message}\n",
            place.path,
            place.start.line,
            place.start.column,
            word.get(language),
            finding.rule
        ));
    }
    lines.concat()
}

/// Text between tags.
pub(crate) fn content(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&apos;",
            '\r' => out += "&#13;",
            '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'.. => out.push(character),
            _ => out.push(char::REPLACEMENT_CHARACTER), // XML cannot say it at all
        }
    }
    out
}

/// Text between quotes, where a reader would turn line breaks into spaces.
pub(crate) fn attribute(text: &str) -> String {
    content(text).replace('\n', "&#10;").replace('\t', "&#9;")
}
