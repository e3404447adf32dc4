use std::io::Write;

use thutuc::check;
use thutuc::compile::{self, Options};
use thutuc::diagnostic::{self, Diagnostic, Format, Language, Report, RuleInfo, Severity};
use thutuc::text;

use super::Exit;
use super::arguments::{CheckOptions, Common};
use super::files::{self, Input};

/// `thutuc check`
pub fn run(common: &Common, options: &CheckOptions) -> Exit {
    let language = common.language();
    let input = match files::gather(&options.paths, common.catalog.as_deref()) {
        Ok(input) => input,
        Err(reason) => return refuse(reason.sentence(language), language),
    };
    let compiled =
        compile::compile(&input.sources, Options { day: common.day(), profile: common.profile.into() });
    let findings: Vec<Diagnostic> =
        compiled.findings.into_iter().filter(|finding| input.asked.contains(&finding.span.file)).collect();
    let format: Format = options.format.into();
    print(&input, &findings, format, common);
    if format == Format::Plain {
        summary(&input, &findings, language);
    }
    let worst = findings.iter().map(|finding| finding.severity).max();
    let limit: Option<Severity> = options.fail_on.into();
    if limit.is_some_and(|limit| worst >= Some(limit)) { Exit::Findings } else { Exit::Fine }
}

#[expect(clippy::print_stderr, reason = "the command line is where printing happens")]
fn refuse(reason: &str, language: Language) -> Exit {
    let word = Severity::Error.word();
    eprintln!("{}: {reason}", word.get(language));
    Exit::NoInput
}

fn print(input: &Input, findings: &[Diagnostic], format: Format, common: &Common) {
    let rules: Vec<RuleInfo> = check::ALL
        .iter()
        .map(|check| RuleInfo {
            name: check.meta.name,
            summary: check.meta.page.summary(),
            page_url: None,
            severity: check.levels.under(common.profile.into()).unwrap_or(Severity::Advice),
        })
        .collect();
    let report =
        Report { sources: &input.sources, findings, rules: &rules, version: env!("CARGO_PKG_VERSION") };
    let options = diagnostic::Options { color: common.colors(), width: 100, unicode: true };
    let text = diagnostic::render(&report, format, common.language(), options);
    // A reader that went away (`| head`) is no fault of ours.
    let _ = std::io::stdout().write_all(text.as_bytes());
}

#[expect(clippy::print_stderr, reason = "the command line is where printing happens")]
fn summary(input: &Input, findings: &[Diagnostic], language: Language) {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings, advice) =
        (count(Severity::Error), count(Severity::Warning), count(Severity::Advice));
    let files = input.asked.len();
    let line = text!(
        en: "{files} files: {errors} errors, {warnings} warnings, {advice} pieces of advice",
        vi: "{files} tệp: {errors} lỗi, {warnings} cảnh báo, {advice} gợi ý",
    );
    eprintln!("{}", line.get(language));
}
