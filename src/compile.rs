//! The corridor: read → declare → lay out → check.

mod fix;
mod simplified;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::calendar::Date;
use crate::check::{self, Check, Findings, Profile, Run, Suppressions};
use crate::diagnostic::Diagnostic;
use crate::export::{self, Exporter, Files};
use crate::model::{self, Declaration, Dictionary, Overlay, Procedure};
use crate::process::{self, Catalog, Dictionaries, Filed, Layer, Process, Version};
use crate::simplify::Change;
use crate::source::{FileId, Sources, Span};
use crate::yaml::{self, Tree};

pub use fix::{Fixed, fix};
pub use simplified::simplified;

/// How a catalogue is compiled.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The day asked for.
    pub day: Date,
    /// How strictly it is judged.
    pub profile: Profile,
}

/// A compiled catalogue and what was found in it.
#[derive(Clone, Debug, Default)]
pub struct Compilation {
    /// Everything that could be read.
    pub catalog: Catalog,
    /// What was found, by place, then by rule.
    pub findings: Vec<Diagnostic>,
}

/// Compiles a catalogue. A file that cannot be read reports all it can and drops out; the others go on.
pub fn compile(sources: &Sources, options: Options) -> Compilation {
    let (mut groups, rest) = by_procedure(sources);
    let mut surroundings = surroundings(sources, &rest, options);
    for (file, tree, procedure) in std::mem::take(&mut surroundings.stray) {
        let group = groups.entry(procedure.procedure.value.clone()).or_default();
        group.read.push((file, tree, procedure));
    }
    Arc::make_mut(&mut surroundings.catalog.dictionaries).procedures.extend(first_places(&groups));
    let layers: Vec<Layer<'_>> =
        surroundings.layers.iter().map(|(_, tree, overlay)| Layer { overlay, root: &tree.root }).collect();
    let dictionaries = &surroundings.catalog.dictionaries;
    let groups: Vec<Group> = groups.into_values().collect();
    let compiled: Vec<(Vec<Process>, Found)> = groups
        .into_par_iter()
        .map(|group| group.compile(sources, &layers, dictionaries, options.day))
        .collect();
    let mut catalog = surroundings.catalog;
    let mut found = surroundings.found;
    for (processes, more) in compiled {
        catalog.processes.extend(processes);
        found.add(more);
    }
    for (check, run) in runs() {
        if let Run::Catalog(run) = run {
            run(&catalog, &mut Findings::of(check, sources, &mut found.findings));
        }
    }
    let findings = check::suppress(found.suppressions, found.findings);
    Compilation { catalog, findings: graded(findings, options.profile) }
}

/// Every check with each of the things it looks at.
fn runs() -> impl Iterator<Item = (&'static Check, &'static Run)> {
    check::ALL.iter().flat_map(|check| check.run.each().iter().map(move |run| (*check, run)))
}

/// Findings, and what authors allow.
#[derive(Default)]
struct Found {
    findings: Vec<Diagnostic>,
    suppressions: Vec<Suppressions>,
}

impl Found {
    fn add(&mut self, more: Self) {
        self.findings.extend(more.findings);
        self.suppressions.extend(more.suppressions);
    }

    /// Reads a file, runs the checks on its text, and decodes it.
    fn read(&mut self, id: FileId, sources: &Sources) -> Option<(Tree, Declaration)> {
        let file = sources.file(id);
        let (tree, findings) = yaml::read(id, file);
        self.findings.extend(findings);
        let tree = tree?;
        for (check, run) in runs() {
            if let Run::Tree(run) = run {
                run(&tree, file, &mut Findings::of(check, sources, &mut self.findings));
            }
        }
        let (declaration, shape) = model::declare(&tree);
        self.findings.extend(shape);
        // A file that drops out is not judged, so nothing can be said of what it allows.
        let declaration = declaration?;
        self.suppressions.push(Suppressions::of(&tree, file));
        Some((tree, declaration))
    }
}

/// All versions of one procedure: files still to be read, and those that are.
#[derive(Default)]
struct Group {
    files: Vec<FileId>,
    read: Vec<(FileId, Tree, Procedure)>,
}

/// Files that say `procedure:` at the beginning of a line, by what stands behind it; and all others.
fn by_procedure(sources: &Sources) -> (BTreeMap<String, Group>, Vec<FileId>) {
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    let mut rest = Vec::new();
    for (id, file) in sources.iter() {
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

fn first_places(groups: &BTreeMap<String, Group>) -> Vec<(String, Span)> {
    let places = groups.iter().filter_map(|(id, group)| {
        let read = group.read.iter().map(|(file, ..)| *file);
        Some((id.clone(), Span::new(group.files.iter().copied().chain(read).min()?, 0, 0)))
    });
    places.collect()
}

/// What is known before any procedure is read.
struct Surroundings {
    catalog: Catalog,
    layers: Vec<(FileId, Tree, Overlay)>,
    /// Procedures in files that hide their first key.
    stray: Vec<(FileId, Tree, Procedure)>,
    found: Found,
}

fn surroundings(sources: &Sources, files: &[FileId], options: Options) -> Surroundings {
    let read: Vec<_> = files
        .par_iter()
        .map(|id| {
            let mut found = Found::default();
            (*id, found.read(*id, sources), found)
        })
        .collect();
    let mut dictionaries: Vec<Dictionary> = Vec::new();
    let mut incomplete = false;
    let mut all = Surroundings {
        catalog: Catalog { day: options.day, ..Catalog::default() },
        layers: Vec::new(),
        stray: Vec::new(),
        found: Found::default(),
    };
    for (file, read, found) in read {
        all.found.add(found);
        let Some((tree, declaration)) = read else {
            incomplete |= sources.file(file).text.lines().any(|line| line.starts_with("dictionary:"));
            continue;
        };
        match declaration {
            Declaration::Dictionary(value) => dictionaries.push(*value),
            Declaration::Overlay(value) => all.layers.push((file, tree, *value)),
            Declaration::Scenarios(value) => all.catalog.scenarios.push(Filed { file, value: *value }),
            Declaration::Translation(value) => all.catalog.translations.push(Filed { file, value: *value }),
            Declaration::Procedure(value) => all.stray.push((file, tree, *value)),
        }
    }
    let mut dictionaries = Dictionaries::new(dictionaries);
    dictionaries.incomplete = incomplete;
    all.layers.sort_by_cached_key(|(_, _, overlay)| process::rank(overlay, &dictionaries));
    all.catalog.overlays =
        all.layers.iter().map(|(file, _, overlay)| Filed { file: *file, value: overlay.clone() }).collect();
    all.catalog.dictionaries = Arc::new(dictionaries);
    all
}

impl Group {
    /// Compiles all versions of one procedure.
    fn compile(
        mut self,
        sources: &Sources,
        layers: &[Layer<'_>],
        dictionaries: &Arc<Dictionaries>,
        day: Date,
    ) -> (Vec<Process>, Found) {
        let mut found = Found::default();
        for file in self.files {
            if let Some((tree, Declaration::Procedure(procedure))) = found.read(file, sources) {
                self.read.push((file, tree, *procedure));
            }
        }
        self.read.sort_by_key(|(file, _, procedure)| (procedure.from.value, *file));
        let dated: Vec<(FileId, &Procedure)> = self.read.iter().map(|(file, _, it)| (*file, it)).collect();
        let judged = process::judge(&dated, day);
        let mut processes = Vec::new();
        for (file, tree, procedure) in self.read {
            let (root, judged) = (&tree.root, judged[&file]);
            let version = Version { file, procedure, root, judged, layers, dictionaries };
            let (more, findings) = version.processes();
            processes.extend(more);
            found.findings.extend(findings);
        }
        found.findings.extend(processes.iter().flat_map(|process| process.meaning.findings.iter().cloned()));
        for (check, run) in runs() {
            if let Run::Process(run) = run {
                for process in &processes {
                    run(process, &mut Findings::of(check, sources, &mut found.findings));
                }
            }
        }
        (processes, found)
    }
}

/// Findings with their level under a profile, by place, each once.
fn graded(findings: Vec<Diagnostic>, profile: Profile) -> Vec<Diagnostic> {
    let mut graded: Vec<Diagnostic> = findings
        .into_iter()
        .filter_map(|mut finding| {
            let level =
                check::find(finding.rule).map_or(Some(finding.severity), |check| check.levels.under(profile));
            finding.severity = level?;
            Some(finding)
        })
        .collect();
    graded.sort_by(|one, other| {
        let key = |finding: &Diagnostic| (finding.span.file, finding.span.start, finding.rule);
        key(one).cmp(&key(other)).then_with(|| one.sentence.cmp(&other.sentence))
    });
    graded.dedup();
    graded
}

/// A build: what was written, and what was simplified on the way.
#[derive(Debug, Default)]
pub struct Build {
    /// How many procedures were exported.
    pub procedures: usize,
    /// What was simplified, by procedure.
    pub changes: Vec<(String, Vec<Change>)>,
}

/// Simplifies every procedure in force and hands each file of the exporters to `put`, procedure by procedure.
pub fn export<E: Send + From<export::Error>>(
    catalog: &Catalog,
    exporters: &[&'static Exporter],
    mut put: impl FnMut(&str, &[u8]) -> Result<(), E>,
    progress: impl Fn() + Sync,
) -> Result<Build, E> {
    let in_force: Vec<&Process> = catalog.in_force().collect();
    let mut build = Build { procedures: in_force.len(), changes: Vec::new() };
    for part in in_force.chunks(PART) {
        let done: Vec<_> = part
            .par_iter()
            .map(|process| {
                let result = export_one(process, catalog, exporters);
                progress();
                result
            })
            .collect();
        for result in done {
            let (key, changes, files) = result.map_err(E::from)?;
            if !changes.is_empty() {
                build.changes.push((key, changes));
            }
            files.into_iter().try_for_each(|(path, content)| put(&path, &content))?;
        }
    }
    for exporter in exporters {
        if let export::Run::Catalog(run) = exporter.run {
            let mut files = Files::default();
            run(catalog, &mut files).map_err(E::from)?;
            files.into_iter().try_for_each(|(path, content)| put(&path, &content))?;
        }
    }
    Ok(build)
}

/// Files are written while others are made, this many procedures at a time, so that memory stays flat.
const PART: usize = 64;

fn export_one(
    process: &Process,
    catalog: &Catalog,
    exporters: &[&'static Exporter],
) -> Result<(String, Vec<Change>, Files), export::Error> {
    let (graph, changes) = simplified(process);
    let mut process = process.clone();
    process.layout.graph = graph;
    let mut files = Files::default();
    for exporter in exporters {
        if let export::Run::Process(run) = exporter.run {
            run(&process, catalog, &mut files)?;
        }
    }
    Ok((process.key(), changes, files))
}
