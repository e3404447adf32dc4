use std::collections::BTreeSet;

use thutuc::compile;
use thutuc::diagnostic::{Diagnostic, Format, Severity};
use thutuc::source::Sources;
use thutuc::text;

use super::Exit;
use super::arguments::{CheckOptions, Common};
use super::files::{self, Input};
use super::session;

/// `thutuc check`
pub fn run(common: &Common, options: &CheckOptions) -> Exit {
    let language = common.language();
    let mut input = match files::gather(&options.paths, common.catalog.as_deref()) {
        Ok(input) => input,
        Err(reason) => return session::refuse(reason.text(), language, Exit::NoInput),
    };
    if options.fix
        && let Err(reason) = fix(&mut input, common)
    {
        return session::refuse(reason.text(), language, Exit::Usage);
    }
    let compiled = compile::compile(&input.sources, session::options(common));
    let findings = asked_for(&input.asked, &input.sources, compiled.findings);
    let format: Format = options.format.into();
    session::print(&input.sources, &findings, format, common);
    if format == Format::Plain {
        let files = input.asked.len();
        let line = text!(en: "files: {files}, {counted}", vi: "số tệp: {files}, {counted}"; counted = session::counted(&findings));
        session::say(&line, language);
    }
    let worst = findings.iter().map(|finding| finding.severity).max();
    let limit: Option<Severity> = options.fail_on.into();
    if limit.is_some_and(|limit| worst >= Some(limit)) { Exit::Findings } else { Exit::Fine }
}

/// The findings in the files asked for; the others are judged when they are asked for themselves.
pub fn asked_for(asked: &BTreeSet<String>, sources: &Sources, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    findings.into_iter().filter(|finding| asked.contains(&sources.file(finding.span.file).path)).collect()
}

/// Applies the fixes and writes the files that became better.
fn fix(input: &mut Input, common: &Common) -> Result<(), files::Unwritable> {
    let fixed = compile::fix(&input.sources, session::options(common), |path| input.asked.contains(path));
    for path in &fixed.changed {
        let file = fixed.sources.find(path).map(|id| fixed.sources.file(id));
        if let (Some(file), Some(on_disk)) = (file, input.paths.get(path)) {
            files::replace(on_disk, &file.text)?;
        }
    }
    let (applied, files) = (fixed.applied, fixed.changed.len());
    session::say(
        &text!(en: "fixed: {applied}, in files: {files}", vi: "đã sửa: {applied}, trong số tệp: {files}"),
        common.language(),
    );
    input.sources = fixed.sources;
    Ok(())
}
