use std::path::Path;

use thutuc::compile;
use thutuc::diagnostic::{Format, Severity};
use thutuc::export::drawing::{self, Comparison, Mark, Marks};
use thutuc::process::Process;
use thutuc::process::words::Words;
use thutuc::proof::Budget;
use thutuc::simplify::Report;
use thutuc::soundness;
use thutuc::source::Sources;
use thutuc::text;

use super::Exit;
use super::arguments::{Common, GraphFormat, GraphOptions, SimplifyFormat, SimplifyOptions};
use super::check::asked_for;
use super::files;
use super::session;

/// `thutuc graph`
pub fn graph(common: &Common, options: &GraphOptions) -> Exit {
    let language = common.language();
    match process_of(common, &options.file) {
        Err(exit) => exit,
        Ok((process, _)) => {
            let draw = match options.format {
                GraphFormat::Svg => drawing::svg,
                GraphFormat::Dot => drawing::dot,
                GraphFormat::Mermaid => drawing::mermaid,
            };
            let marks = if options.fault { fault(&process) } else { Marks::default() };
            session::write(&draw(&process, process.graph(), language, &marks));
            Exit::Fine
        }
    }
}

/// The run that shows what is wrong.
fn fault(process: &Process) -> Marks {
    let (nodes, flows) = soundness::run(process);
    Marks {
        run: nodes.into_iter().map(|id| process.graph().node(id).id.clone()).collect(),
        flows: flows.into_iter().map(|flow| (flow, Mark::Run)).collect(),
        ..Marks::default()
    }
}

/// `thutuc simplify`
pub fn simplify(common: &Common, options: &SimplifyOptions) -> Exit {
    let language = common.language();
    let (process, sources) = match process_of(common, &options.file) {
        Err(exit) => return exit,
        Ok(found) => found,
    };
    let proved = compile::proved(&process, Budget::USUAL);
    let before = process.graph();
    let name = |id: &str, language| {
        let words = Words::new(&process, language).node(before.node(before.find(id)?));
        (!words.is_empty()).then_some(words)
    };
    let key = process.key();
    let report = Report { procedure: &key, before, proved: &proved, sources: &sources, name: &name };
    session::write(&match options.format {
        SimplifyFormat::Plain => report.plain(language),
        SimplifyFormat::Json => report.json(),
        SimplifyFormat::Svg => {
            let (summary, shown, reasons) = (&report.summary(), &*proved.told(), &*report.sentences());
            let after = &proved.graph;
            Comparison { process: &process, before, after, summary, shown, reasons }.svg(language)
        }
    });
    if proved.refused.is_empty() { Exit::Fine } else { Exit::Fault }
}

/// The procedure of a file, with all files around it; what keeps it from being read is printed.
pub fn process_of(common: &Common, file: &Path) -> Result<(Process, Sources), Exit> {
    let language = common.language();
    let input = files::gather(&[file.to_owned()], common.catalog.as_deref())
        .map_err(|reason| session::refuse(reason.text(), language, Exit::NoInput))?;
    let compiled = compile::compile(&input.sources, session::options(common));
    let is_asked = |file| input.asked.contains(&input.sources.file(file).path);
    if let Some(card) = compiled.catalog.cards.iter().find(|card| is_asked(card.file)) {
        let mut versions = compiled.versions(&card.procedure.value).into_iter();
        let found = versions.find(|process| process.place.is_none() && process.file == card.file);
        let process = found.expect("what has a card can be laid out");
        return Ok((process, input.sources));
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
