//! What most commands begin and end with: reading the input, printing findings, counting them.

use std::io::{BufWriter, Write};

use thutuc::check;
use thutuc::compile::Options;
use thutuc::diagnostic::{self, Diagnostic, Format, Language, Report, RuleInfo, Severity, Text};
use thutuc::source::Sources;
use thutuc::text;

use super::Exit;
use super::arguments::Common;

/// How the catalogue is compiled.
pub fn options(common: &Common) -> Options {
    Options { day: common.day(), profile: common.profile.into() }
}

/// The day on which the catalogue is looked at, and whose it is: the library has no clock.
pub fn day(common: &Common) -> Text {
    let day = common.day();
    match common.as_of {
        Some(_) => text!(en: "as of {day}", vi: "xét theo ngày {day}"),
        None => text!(en: "as of today, {day}", vi: "xét theo hôm nay, {day}"),
    }
}

/// Says on standard error why nothing was done.
#[expect(clippy::print_stderr, reason = "the command line is where printing happens")]
pub fn refuse(reason: &Text, language: Language, exit: Exit) -> Exit {
    eprintln!("{}: {}", Severity::Error.word().get(language), reason.get(language));
    exit
}

/// Says on standard error what is wrong with the arguments.
#[expect(clippy::print_stderr, reason = "the command line is where printing happens")]
pub fn complain(reason: &str) {
    eprint!("{reason}");
}

/// Says something on standard error, where it does not mix with output for programs.
#[expect(clippy::print_stderr, reason = "the command line is where printing happens")]
pub fn say(text: &Text, language: Language) {
    eprintln!("{}", text.get(language));
}

/// Writes to standard output; a reader that went away (`| head`) is no fault of ours.
pub fn write(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Prints findings in a format.
pub fn print(sources: &Sources, findings: &[Diagnostic], format: Format, common: &Common) {
    let rules: Vec<RuleInfo> = check::ALL
        .iter()
        .map(|check| RuleInfo {
            name: check.meta.name,
            summary: check.meta.page.summary(),
            page_url: None,
            severity: check.levels.under(common.profile.into()).unwrap_or(Severity::Advice),
        })
        .collect();
    let report = Report { sources, findings, rules: &rules, version: env!("CARGO_PKG_VERSION") };
    let options = diagnostic::Options { color: common.colors(), width: Common::width(), unicode: true };
    let mut out = BufWriter::new(std::io::stdout().lock());
    let _ =
        diagnostic::write(&mut out, &report, format, common.language(), options).and_then(|()| out.flush());
}

/// How many findings of each level there are, in words.
pub fn counted(findings: &[Diagnostic]) -> Text {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings, advice) =
        (count(Severity::Error), count(Severity::Warning), count(Severity::Advice));
    text!(
        en: "errors: {errors}, warnings: {warnings}, advice: {advice}",
        vi: "lỗi: {errors}, cảnh báo: {warnings}, gợi ý: {advice}",
    )
}
