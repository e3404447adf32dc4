use std::path::Path;
use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};
use thutuc::compile::{self, Build};
use thutuc::diagnostic::{Format, Severity, Text};
use thutuc::export::{self, Exporter};
use thutuc::process::Catalog;
use thutuc::text;

use super::Exit;
use super::arguments::{BuildOptions, Common};
use super::files;
use super::output::{Output, Unwritable, Written};
use super::session;

/// Why a build came to nothing.
enum Failure {
    Unwritable(Unwritable),
    Ours(export::Error),
}

impl From<Unwritable> for Failure {
    fn from(reason: Unwritable) -> Self {
        Self::Unwritable(reason)
    }
}

impl From<export::Error> for Failure {
    fn from(fault: export::Error) -> Self {
        Self::Ours(fault)
    }
}

/// `thutuc build`
pub fn run(common: &Common, options: &BuildOptions) -> Exit {
    let started = Instant::now();
    let language = common.language();
    let exporters = match chosen(&options.only) {
        Ok(exporters) => exporters,
        Err(reason) => return session::refuse(&reason, language, Exit::Usage),
    };
    let input = match files::gather(&options.paths, common.catalog.as_deref()) {
        Ok(input) => input,
        Err(reason) => return session::refuse(reason.text(), language, Exit::NoInput),
    };
    let compiled = compile::compile(&input.sources, session::options(common));
    let serious: Vec<_> =
        compiled.findings.iter().filter(|finding| finding.severity == Severity::Error).cloned().collect();
    if !serious.is_empty() {
        session::print(&input.sources, &serious, Format::Plain, common);
        let line = text!(
            en: "nothing was written, because there are errors; {counted}",
            vi: "chưa ghi gì vì còn lỗi; {counted}";
            counted = session::counted(&compiled.findings)
        );
        session::say(&line, language);
        return Exit::Findings;
    }
    match write(&compiled.catalog, &exporters, &options.out) {
        Ok((build, written)) => {
            let line = summary(&build, written, &compiled.findings, started);
            session::say(&line, language);
            Exit::Fine
        }
        Err(Failure::Unwritable(reason)) => session::refuse(reason.text(), language, Exit::Usage),
        Err(Failure::Ours(fault)) => session::refuse(
            &text!(
                en: "this is a fault of thutuc, please report it: {fault}",
                vi: "đây là lỗi của thutuc, xin hãy báo lại: {fault}",
            ),
            language,
            Exit::Fault,
        ),
    }
}

fn chosen(only: &[String]) -> Result<Vec<&'static Exporter>, Text> {
    let names: Vec<&str> = export::ALL.iter().map(|exporter| exporter.meta.name).collect();
    if let Some(unknown) = only.iter().find(|name| !names.contains(&name.as_str())) {
        let names = names.join(", ");
        return Err(text!(
            en: "there is no export `{unknown}`; there are {names}",
            vi: "không có định dạng xuất `{unknown}`; hiện có {names}",
        ));
    }
    let wanted =
        |exporter: &&&Exporter| only.is_empty() || only.iter().any(|name| name == exporter.meta.name);
    Ok(export::ALL.iter().filter(wanted).copied().collect())
}

fn write(
    catalog: &Catalog,
    exporters: &[&'static Exporter],
    out: &Path,
) -> Result<(Build, Written), Failure> {
    let mut output = Output::begin(out)?;
    let bar = progress(catalog.in_force().count());
    let build = compile::export::<Failure>(
        catalog,
        exporters,
        |path, content| Ok(output.put(path, content)?),
        || bar.inc(1),
    )?;
    bar.finish_and_clear();
    Ok((build, output.finish()?))
}

/// A bar on standard error while many procedures are written; nothing where no terminal is.
fn progress(procedures: usize) -> ProgressBar {
    const MANY: usize = 200;
    if procedures < MANY {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len}").expect("our own template");
    ProgressBar::new(u64::try_from(procedures).unwrap_or(u64::MAX)).with_style(style)
}

fn summary(
    build: &Build,
    written: Written,
    findings: &[thutuc::diagnostic::Diagnostic],
    started: Instant,
) -> Text {
    let procedures = build.procedures;
    let simplified: usize = build.changes.iter().map(|(_, changes)| changes.len()).sum();
    let Written { files, changed } = written;
    let seconds = started.elapsed().as_secs_f64();
    text!(
        en: "procedures: {procedures}, {counted}, simplified: {simplified}, files: {files} ({changed} new or \
             changed), seconds: {seconds:.2}",
        vi: "thủ tục: {procedures}, {counted}, rút gọn: {simplified}, tệp: {files} ({changed} mới hoặc thay đổi), \
             giây: {seconds:.2}";
        counted = session::counted(findings)
    )
}
