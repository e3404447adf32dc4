//! All versions of one procedure: read, laid out and judged together.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::diagrams::is_diagram;
use super::reading::{Found, runs};
use crate::calendar::Date;
use crate::check::{Findings, Profile, Run};
use crate::diagnostic::Diagnostic;
use crate::model::{self, Declaration, Procedure};
use crate::process::{self, Card, Catalog, Layer, Process, Version, Versions};
use crate::source::{FileId, Sources, Span};
use crate::yaml::{self, Tree};

/// A file of a procedure that has been read.
pub type Read = (FileId, Tree, Procedure);

/// All versions of one procedure: files still to be read, and those that are.
#[derive(Default)]
pub struct Group {
    /// Still to be read.
    pub files: Vec<FileId>,
    /// Those that are.
    pub read: Vec<Read>,
}

/// Files that say `procedure:` at the beginning of a line, by what stands behind it; and all others.
pub fn by_procedure(sources: &Sources) -> (BTreeMap<String, Group>, Vec<FileId>) {
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    let mut rest = Vec::new();
    for (id, file) in sources.iter().filter(|(_, file)| !is_diagram(file)) {
        match procedure_id(&file.text) {
            Some(name) => groups.entry(name).or_default().files.push(id),
            None => rest.push(id),
        }
    }
    (groups, rest)
}

/// The id behind `procedure:`, seen without reading the whole file.
fn procedure_id(text: &str) -> Option<String> {
    let value = text.lines().find_map(|line| line.strip_prefix("procedure:"))?;
    let word = value.split('#').next().unwrap_or_default();
    Some(word.trim().trim_matches(['"', '\'']).to_owned())
}

/// Where each procedure is declared first.
pub fn first_places(groups: &BTreeMap<String, Group>) -> Vec<(String, Span)> {
    let places = groups.iter().filter_map(|(id, group)| {
        let read = group.read.iter().map(|(file, ..)| *file);
        Some((id.clone(), Span::new(group.files.iter().copied().chain(read).min()?, 0, 0)))
    });
    places.collect()
}

impl Group {
    /// Reads, lays out and judges.
    pub fn compile(
        mut self,
        sources: &Sources,
        catalog: &Catalog,
        layers: &[Layer<'_>],
        profile: Profile,
    ) -> (Vec<Card>, Found) {
        let mut found = Found::default();
        for file in std::mem::take(&mut self.files) {
            if let Some((tree, Declaration::Procedure(procedure))) = found.read(file, sources, profile) {
                self.read.push((file, tree, *procedure));
            }
        }
        let (processes, findings) = lay_out(self.read, catalog, layers, catalog.day);
        found.findings.extend(findings);
        found.findings.extend(processes.iter().flat_map(|process| process.meaning.findings.iter().cloned()));
        if let Some(first) = processes.first() {
            let versions = catalog.beside(&first.procedure.procedure.value, &processes);
            judge(&versions, sources, profile, &mut found.findings);
        }
        (processes.iter().map(Card::of).collect(), found)
    }

    /// Reads and lays out what has been judged before.
    pub fn lay_out(
        mut self,
        sources: &Sources,
        catalog: &Catalog,
        layers: &[Layer<'_>],
        day: Date,
    ) -> Vec<Process> {
        for file in self.files {
            let Some(tree) = yaml::read(file, sources.file(file)).0 else { continue };
            if let Some(Declaration::Procedure(procedure)) = model::declare(&tree).0 {
                self.read.push((file, tree, *procedure));
            }
        }
        lay_out(self.read, catalog, layers, day).0
    }
}

fn lay_out(
    mut read: Vec<Read>,
    catalog: &Catalog,
    layers: &[Layer<'_>],
    day: Date,
) -> (Vec<Process>, Vec<Diagnostic>) {
    read.sort_by_key(|(file, _, procedure)| (procedure.from.value, *file));
    let dated: Vec<(FileId, &Procedure)> = read.iter().map(|(file, _, it)| (*file, it)).collect();
    let judged = process::judge(&dated, day);
    let dictionaries = &catalog.dictionaries;
    let (mut processes, mut findings) = (Vec::new(), Vec::new());
    for (file, tree, procedure) in read {
        let (procedure, root) = (Arc::new(procedure), Arc::new(tree.root));
        let version = Version { file, procedure, root, judged: judged[&file], layers, dictionaries };
        let (more, found) = version.processes();
        processes.extend(more);
        findings.extend(found);
    }
    (processes, findings)
}

fn judge(versions: &Versions<'_>, sources: &Sources, profile: Profile, findings: &mut Vec<Diagnostic>) {
    for (check, run) in runs(profile) {
        let mut findings = Findings::of(check, sources, findings);
        match run {
            Run::Process(run) => versions.processes.iter().for_each(|process| run(process, &mut findings)),
            Run::Versions(run) => run(versions, &mut findings),
            _ => {}
        }
    }
}
