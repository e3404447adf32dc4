use std::io::{self, Write};

use serde::{Serialize, Serializer};

use super::lines::{self, Index};
use super::{Diagnostic, Report, Text};
use crate::source;

/// For programs: everything that is known, in both languages.
pub(super) fn write(out: &mut dyn Write, report: &Report<'_>, index: &Index<'_>) -> io::Result<()> {
    write_value(out, &Document { version: 1, findings: Findings { findings: report.findings, index } })
}

/// A value as JSON, indented, with a newline at the end.
pub(super) fn write_value(mut out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut out, value)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    findings: Findings<'a>,
}

/// A list whose rows are made while they are written.
struct Findings<'a> {
    findings: &'a [Diagnostic],
    index: &'a Index<'a>,
}

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.findings.iter().map(|finding| Finding::new(finding, self.index)))
    }
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    severity: &'static str,
    place: Place<'a>,
    sentence: Sentence<'a>,
    help: Option<Sentence<'a>>,
    others: Vec<Other<'a>>,
    fix: Option<Fix<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    story: Option<Story<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    proposals: Vec<Fix<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    path: &'a str,
    span: Span,
    start: Position,
    end: Position,
}

/// Offsets of the first byte and of the one after the last.
#[derive(Serialize)]
struct Span {
    start: usize,
    end: usize,
}

/// Both from 1; the column in characters.
#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Sentence<'a> {
    vi: &'a str,
    en: &'a str,
}

#[derive(Serialize)]
struct Other<'a> {
    place: Place<'a>,
    sentence: Sentence<'a>,
}

/// How it comes about: the sentence, and what happens, in order.
#[derive(Serialize)]
struct Story<'a> {
    sentence: Sentence<'a>,
    steps: Vec<Other<'a>>,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: Sentence<'a>,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    place: Place<'a>,
    text: &'a str,
}

impl<'a> Finding<'a> {
    fn new(finding: &'a Diagnostic, index: &Index<'a>) -> Self {
        let place = |span| Place::from(index.place(span));
        let other =
            |label: &'a super::Label| Other { place: place(label.span), sentence: (&label.text).into() };
        let edit = |edit: &'a source::Edit| Edit { place: place(edit.span), text: &edit.text };
        let fix = |fix: &'a super::Fix| Fix {
            title: (&fix.title).into(),
            edits: fix.edits.iter().map(edit).collect(),
        };
        Self {
            rule: finding.rule,
            severity: finding.severity.name(),
            place: place(finding.span),
            sentence: (&finding.sentence).into(),
            help: finding.help.as_ref().map(Sentence::from),
            others: finding.others.iter().map(other).collect(),
            fix: finding.fix.as_ref().map(fix),
            story: finding.story.as_ref().map(|story| Story {
                sentence: (&story.told).into(),
                steps: story.steps.iter().map(other).collect(),
            }),
            proposals: finding.proposals.iter().map(fix).collect(),
        }
    }
}

impl<'a> From<lines::Place<'a>> for Place<'a> {
    fn from(place: lines::Place<'a>) -> Self {
        Self {
            path: place.path,
            span: Span { start: place.bytes.0, end: place.bytes.1 },
            start: place.start.into(),
            end: place.end.into(),
        }
    }
}

impl From<source::Position> for Position {
    fn from(position: source::Position) -> Self {
        Self { line: position.line, column: position.column }
    }
}

impl<'a> From<&'a Text> for Sentence<'a> {
    fn from(text: &'a Text) -> Self {
        Self { vi: &text.vi, en: &text.en }
    }
}
