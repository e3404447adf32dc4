use std::io::{self, Write};

use super::lines::Index;
use super::{Diagnostic, Language, Severity, Text, github, gitlab, json, junit, plain, sarif};
use crate::source::Sources;

/// Everything that is to be printed.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// All files that were read.
    pub sources: &'a Sources,
    /// What was found, in the order in which it shall be read.
    pub findings: &'a [Diagnostic],
    /// The rules that were asked.
    pub rules: &'a [RuleInfo],
    /// Version of the compiler.
    pub version: &'a str,
}

/// What a format may say about a rule, whether or not it found anything.
#[derive(Clone, Debug)]
pub struct RuleInfo {
    /// Name of the rule, in kebab-case.
    pub name: &'static str,
    /// What it looks for, in one sentence.
    pub summary: Text,
    /// Address of its page.
    pub page_url: Option<String>,
    /// How much its findings matter when nothing else is said.
    pub severity: Severity,
}

/// A format in which findings are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people at a terminal.
    #[default]
    Plain,
    /// For programs: everything that is known, in both languages.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
    /// Code Quality report of GitLab.
    Gitlab,
    /// `JUnit` XML, one test case for each file.
    Junit,
}

/// What the terminal can show; only [`Format::Plain`] asks.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Whether colours are shown.
    pub color: bool,
    /// Columns of a line.
    pub width: usize,
    /// Whether lines are drawn with more than ASCII.
    pub unicode: bool,
}

/// Prints a report, finding by finding, so that the longest costs no memory.
pub fn write(
    out: &mut dyn Write,
    report: &Report<'_>,
    format: Format,
    language: Language,
    options: Options,
) -> io::Result<()> {
    let index = Index::new(report.sources, report.findings);
    match format {
        Format::Plain => plain::write(out, report, &index, language, options),
        Format::Json => json::write(out, report, &index),
        Format::Sarif => sarif::write(out, report, &index, language),
        Format::Github => github::write(out, report, &index, language),
        Format::Gitlab => gitlab::write(out, report, &index, language),
        Format::Junit => junit::write(out, report, &index, language),
    }
}

/// A report as text.
pub fn render(report: &Report<'_>, format: Format, language: Language, options: Options) -> String {
    let mut out = Vec::new();
    write(&mut out, report, format, language, options).expect("memory takes every byte");
    String::from_utf8(out).expect("every format writes text")
}
