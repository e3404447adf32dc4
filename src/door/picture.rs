use std::path::Path;

use thutuc::compile;
use thutuc::diagnostic::{Format, Severity};
use thutuc::export::drawing::{self, Marks};
use thutuc::process::Process;
use thutuc::text;

use super::Exit;
use super::arguments::{Common, GraphFormat, GraphOptions, SimplifyOptions};
use super::check::asked_for;
use super::files;
use super::session;

/// `thutuc graph`
pub fn graph(common: &Common, options: &GraphOptions) -> Exit {
    let language = common.language();
    match process_of(common, &options.file) {
        Err(exit) => exit,
        Ok(process) => {
            let draw = match options.format {
                GraphFormat::Svg => drawing::svg,
                GraphFormat::Dot => drawing::dot,
                GraphFormat::Mermaid => drawing::mermaid,
            };
            session::write(&draw(&process, process.graph(), language, &Marks::default()));
            Exit::Fine
        }
    }
}

/// `thutuc simplify`
pub fn simplify(_common: &Common, _options: &SimplifyOptions) -> Exit {
    Exit::Fault
}

/// The procedure of a file; what keeps it from being read is printed.
fn process_of(common: &Common, file: &Path) -> Result<Process, Exit> {
    let language = common.language();
    let input = files::gather(&[file.to_owned()], common.catalog.as_deref())
        .map_err(|reason| session::refuse(reason.text(), language, Exit::NoInput))?;
    let compiled = compile::compile(&input.sources, session::options(common));
    let found = compiled.catalog.processes.into_iter().find(|process| {
        process.place.is_none() && input.asked.contains(&input.sources.file(process.file).path)
    });
    if let Some(process) = found {
        return Ok(process);
    }
    let mut findings = asked_for(&input.asked, &input.sources, compiled.findings);
    findings.retain(|finding| finding.severity == Severity::Error);
    session::print(&input.sources, &findings, Format::Plain, common);
    let path = file.display();
    let reason = text!(
        en: "`{path}` holds no procedure that can be laid out",
        vi: "`{path}` không có thủ tục nào dựng được thành quy trình",
    );
    let exit = if findings.is_empty() { Exit::Usage } else { Exit::Findings };
    Err(session::refuse(&reason, language, exit))
}
