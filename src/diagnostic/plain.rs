use std::fmt;
use std::io::{self, Write};

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode, ThemeCharacters, ThemeStyles};

use super::cut::{TAB, harmless_text};
use super::excerpt::{Excerpts, Mark};
use super::lines::Index;
use super::{Diagnostic, Language, Options, Report, Severity};
use crate::text;

/// Columns beside the text of a line: its number, the bar, and arrows of a span of several lines.
const GUTTER: usize = 12;

/// Narrower terminals break our lines themselves.
const NARROWEST: usize = 40;

/// Other places that are drawn; more would hide the finding.
const OTHERS: usize = 8;

/// For people at a terminal: each finding with the lines it is about.
pub(super) fn write(
    out: &mut dyn Write,
    report: &Report<'_>,
    index: &Index<'_>,
    language: Language,
    options: Options,
) -> io::Result<()> {
    let width = options.width.max(NARROWEST);
    let handler = GraphicalReportHandler::new_themed(theme(options))
        .with_width(width)
        .with_urls(false)
        .with_context_lines(1)
        .tab_width(TAB);
    for (number, finding) in report.findings.iter().enumerate() {
        let mut text = String::from(if number > 0 { "\n" } else { "" });
        let drawn = Drawn::new(finding, index, language, width - GUTTER);
        let handler = match footer(finding, language) {
            Some(footer) => handler.clone().with_footer(footer),
            None => handler.clone(),
        };
        handler.render_report(&mut text, &drawn).expect("every label lies in an excerpt");
        if !text.ends_with('\n') {
            text.push('\n');
        }
        out.write_all(text.as_bytes())?;
    }
    Ok(())
}

fn theme(options: Options) -> GraphicalTheme {
    GraphicalTheme {
        characters: if options.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() },
        styles: if options.color { ThemeStyles::ansi() } else { ThemeStyles::none() },
    }
}

/// What stands below the excerpts: places that are not drawn, an example, what to do, and what can be done by itself.
fn footer(finding: &Diagnostic, language: Language) -> Option<String> {
    let mut lines: Vec<String> = Vec::new();
    let more = finding.others.len().saturating_sub(OTHERS);
    if more > 0 {
        let rest = text!(en: "other places not shown here: {more}", vi: "số vị trí khác không hiển thị ở đây: {more}");
        lines.push(rest.get(language).to_owned());
    }
    if let Some(story) = &finding.story {
        let word = text!(en: "for example", vi: "ví dụ");
        lines.push(format!("{}: {}", word.get(language), story.told.get(language)));
    }
    if let Some(help) = &finding.help {
        let word = text!(en: "what to do", vi: "cách xử lý");
        lines.push(format!("{}: {}", word.get(language), help.get(language)));
    }
    if let Some(fix) = &finding.fix {
        let word = text!(en: "done by `thutuc check --fix`", vi: "sửa tự động bằng `thutuc check --fix`");
        lines.push(format!("{}: {}", word.get(language), fix.title.get(language)));
    }
    for proposal in &finding.proposals {
        let word = text!(en: "tried, and it works", vi: "đã thử và được");
        lines.push(format!("{}: {}", word.get(language), proposal.title.get(language)));
    }
    (!lines.is_empty()).then(|| harmless_text(&lines.join("\n")))
}

/// A finding in one language, as miette wants it.
#[derive(Debug)]
struct Drawn {
    head: String,
    sentence: String,
    severity: Severity,
    excerpts: Excerpts,
}

impl Drawn {
    fn new(finding: &Diagnostic, index: &Index<'_>, language: Language, room: usize) -> Self {
        let own = Mark { span: finding.span, text: None };
        let others = finding
            .others
            .iter()
            .take(OTHERS)
            .map(|label| Mark { span: label.span, text: Some(harmless_text(label.text.get(language))) });
        let marks = std::iter::once(own).chain(others).collect();
        Self {
            head: format!("{} [{}]", finding.severity.word().get(language), finding.rule),
            sentence: harmless_text(finding.sentence.get(language)),
            severity: finding.severity,
            excerpts: Excerpts::new(index, marks, room),
        }
    }
}

impl fmt::Display for Drawn {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.sentence)
    }
}

impl std::error::Error for Drawn {}

impl miette::Diagnostic for Drawn {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.head))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Advice => miette::Severity::Advice,
            Severity::Warning => miette::Severity::Warning,
            Severity::Error => miette::Severity::Error,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.excerpts)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.excerpts.labels()))
    }
}
