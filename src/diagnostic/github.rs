use std::io::{self, Write};

use super::lines::Index;
use super::{Diagnostic, Language, Report, Severity};

/// Workflow commands, one line for each finding; GitHub shows them beside the changed lines.
pub(super) fn write(
    out: &mut dyn Write,
    report: &Report<'_>,
    index: &Index<'_>,
    language: Language,
) -> io::Result<()> {
    report.findings.iter().try_for_each(|finding| out.write_all(command(finding, index, language).as_bytes()))
}

fn command(finding: &Diagnostic, index: &Index<'_>, language: Language) -> String {
    let name = match finding.severity {
        Severity::Advice => "notice",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let place = index.place(finding.span);
    let (start, end) = (place.start, place.end);
    let lines = format!("line={},endLine={}", start.line, end.line);
    // GitHub drops columns that lie in two lines, with a complaint in the log.
    let columns = if start.line == end.line {
        format!(",col={},endColumn={}", start.column, end.column)
    } else {
        String::new()
    };
    let (file, title) = (property(place.path), property(finding.rule));
    format!("::{name} file={file},{lines}{columns},title={title}::{}\n", data(&finding.message(language)))
}

/// Escapes what would end the command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes what would end a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
