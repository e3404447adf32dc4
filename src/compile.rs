//! The corridor: read → declare → lay out → check.

mod fix;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::calendar::{Calendar, Date};
use crate::check::{self, Findings, Profile, Run, Suppressions};
use crate::diagnostic::Diagnostic;
use crate::export::{self, Exporter, Files};
use crate::model::{self, Declaration, Dictionary, Overlay, Procedure};
use crate::process::{self, Catalog, Dictionaries, Filed, Judged, Layer, Process};
use crate::simplify::{self, Change};
use crate::source::{File, FileId, Sources, Span};
use crate::yaml::{self, Node, Tree};

pub use fix::{Fixed, fix};

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
    let (groups, rest) = by_procedure(sources);
    let mut surroundings = surroundings(sources, &rest, options);
    Arc::make_mut(&mut surroundings.catalog.dictionaries).procedures.extend(first_places(&groups));
    let mut groups = groups;
    for (file, tree, procedure) in std::mem::take(&mut surroundings.stray) {
        let group = groups.entry(procedure.procedure.value.clone()).or_default();
        group.1.push((file, tree, procedure));
    }
    let groups: Vec<Group> = groups.into_values().collect();
    let compiled: Vec<(Vec<Process>, Vec<Diagnostic>)> =
        groups.into_par_iter().map(|group| surroundings.group(sources, group)).collect();
    let mut catalog = surroundings.catalog;
    let mut findings = surroundings.findings;
    for (processes, found) in compiled {
        catalog.processes.extend(processes);
        findings.extend(found);
    }
    catalog.index();
    for check in check::ALL {
        if let Run::Catalog(run) = check.run {
            run(&catalog, &mut Findings::of(check, &mut findings));
        }
    }
    Compilation { catalog, findings: graded(findings, options.profile) }
}

type Group = (Vec<FileId>, Vec<(FileId, Tree, Procedure)>);

/// Files that say `procedure:` at the beginning of a line, by what stands behind it; and all others.
fn by_procedure(sources: &Sources) -> (BTreeMap<String, Group>, Vec<FileId>) {
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    let mut rest = Vec::new();
    for (id, file) in sources.iter() {
        match procedure_id(&file.text) {
            Some(name) => groups.entry(name).or_default().0.push(id),
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
    let files = groups.iter().filter_map(|(id, (files, _))| Some((id.clone(), *files.first()?)));
    files.map(|(id, file)| (id, Span::new(file, 0, 0))).collect()
}

/// What is known before any procedure is read.
struct Surroundings {
    options: Options,
    catalog: Catalog,
    layers: Vec<(FileId, Tree, Overlay)>,
    /// Procedures in files that hide their first key.
    stray: Vec<(FileId, Tree, Procedure)>,
    findings: Vec<Diagnostic>,
}

/// A file read and its declaration.
struct Read {
    tree: Tree,
    declaration: Declaration,
}

/// Reads a file, runs the checks on its text, and decodes it.
fn read(id: FileId, file: &File) -> (Option<Read>, Vec<Diagnostic>) {
    let (tree, mut findings) = yaml::read(id, file);
    let Some(tree) = tree else { return (None, findings) };
    for check in check::ALL {
        if let Run::Tree(run) = check.run {
            run(&tree, file, &mut Findings::of(check, &mut findings));
        }
    }
    let (declaration, shape) = model::declare(&tree);
    findings.extend(shape);
    (declaration.map(|declaration| Read { tree, declaration }), findings)
}

fn surroundings(sources: &Sources, files: &[FileId], options: Options) -> Surroundings {
    let read: Vec<_> = files.par_iter().map(|id| (*id, read(*id, sources.file(*id)))).collect();
    let mut dictionaries: Vec<Dictionary> = Vec::new();
    let mut all = Surroundings {
        options,
        catalog: Catalog { day: options.day, ..Catalog::default() },
        layers: Vec::new(),
        stray: Vec::new(),
        findings: Vec::new(),
    };
    for (file, (read, findings)) in read {
        let suppressions =
            read.as_ref().map(|read| Suppressions::of(&read.tree, sources.file(file))).unwrap_or_default();
        all.findings.extend(check::suppress(suppressions, findings));
        let Some(Read { tree, declaration }) = read else { continue };
        match declaration {
            Declaration::Dictionary(value) => dictionaries.push(*value),
            Declaration::Overlay(value) => all.layers.push((file, tree, *value)),
            Declaration::Scenarios(value) => all.catalog.scenarios.push(Filed { file, value: *value }),
            Declaration::Translation(value) => all.catalog.translations.push(Filed { file, value: *value }),
            Declaration::Procedure(value) => all.stray.push((file, tree, *value)),
        }
    }
    let dictionaries = Dictionaries::new(dictionaries);
    all.layers.sort_by_cached_key(|(_, _, overlay)| {
        let place = overlay.place.as_ref().map_or("", |place| place.value.as_str());
        let depth = if place.is_empty() { 0 } else { dictionaries.within(place).len() };
        (depth, overlay.from.value, overlay.overlay.value.clone())
    });
    all.catalog.overlays =
        all.layers.iter().map(|(file, _, overlay)| Filed { file: *file, value: overlay.clone() }).collect();
    all.catalog.dictionaries = Arc::new(dictionaries);
    all
}

impl Surroundings {
    /// Compiles all versions of one procedure.
    fn group(&self, sources: &Sources, (files, mut versions): Group) -> (Vec<Process>, Vec<Diagnostic>) {
        let mut findings = Vec::new();
        let mut suppressions = BTreeMap::new();
        for file in files {
            let (read, found) = read(file, sources.file(file));
            findings.extend(found);
            if let Some(Read { tree, declaration: Declaration::Procedure(procedure) }) = read {
                suppressions.insert(file, Suppressions::of(&tree, sources.file(file)));
                versions.push((file, tree, *procedure));
            }
        }
        versions.sort_by_key(|(file, _, procedure)| (procedure.from.value, *file));
        let dated: Vec<(FileId, &Procedure)> = versions.iter().map(|(file, _, it)| (*file, it)).collect();
        let judged = process::judge(&dated, self.options.day);
        let mut processes = Vec::new();
        for (file, tree, procedure) in versions {
            let judged = judged[&file];
            processes.extend(self.version(file, &tree.root, procedure, judged, &mut findings));
        }
        for process in &processes {
            findings.extend(process.meaning.findings.iter().cloned());
            for check in check::ALL {
                if let Run::Process(run) = check.run {
                    run(process, &mut Findings::of(check, &mut findings));
                }
            }
        }
        for suppressions in suppressions.into_values() {
            findings = check::suppress(suppressions, findings);
        }
        (processes, findings)
    }

    /// One version: as it holds in the whole country, and as it holds in each place with overlays of its own.
    fn version(
        &self,
        file: FileId,
        root: &Node,
        procedure: Procedure,
        judged: Judged,
        findings: &mut Vec<Diagnostic>,
    ) -> Vec<Process> {
        let id = procedure.procedure.value.clone();
        let layers: Vec<Layer<'_>> = self
            .layers
            .iter()
            .map(|(_, tree, overlay)| Layer { overlay, root: &tree.root })
            .filter(|layer| layer.holds_on(judged.day) && layer.reaches(&id))
            .collect();
        let mut places: Vec<Option<String>> = layers
            .iter()
            .filter_map(|layer| layer.overlay.place.as_ref())
            .map(|id| Some(id.value.clone()))
            .collect();
        places.sort();
        places.dedup();
        places.insert(0, None);
        let mut procedure = Some(procedure);
        let mut processes = Vec::new();
        for place in places {
            let over = self.laid_over(root, &layers, place.as_deref(), judged.day);
            let changes_here = over.applied.iter().any(|applied| applied.place.is_some());
            if place.is_some() && !changes_here {
                continue;
            }
            let pruned = process::on_day(&over.root, judged.day);
            let changed = pruned.is_some() || !over.applied.is_empty();
            let declared = if changed {
                let tree = Tree { root: pruned.unwrap_or(over.root), comments: Vec::new() };
                let (declaration, found) = model::declare(&tree);
                findings.extend(found);
                match declaration {
                    Some(Declaration::Procedure(procedure)) => *procedure,
                    _ => continue,
                }
            } else if let Some(procedure) = procedure.take() {
                procedure
            } else {
                continue;
            };
            processes.push(Process {
                file,
                layout: process::lay_out(&declared),
                meaning: process::Meaning::of(&declared, &self.catalog.dictionaries),
                procedure: declared,
                judged,
                place,
                applied: over.applied,
                misfits: over.misfits,
                dictionaries: Arc::clone(&self.catalog.dictionaries),
            });
        }
        processes
    }

    fn laid_over(
        &self,
        root: &Node,
        layers: &[Layer<'_>],
        place: Option<&str>,
        day: Date,
    ) -> process::Layered {
        let dictionaries = &self.catalog.dictionaries;
        let around = place.map(|place| dictionaries.within(place)).unwrap_or_default();
        let here: Vec<Layer<'_>> = layers
            .iter()
            .copied()
            .filter(|layer| match &layer.overlay.place {
                None => true,
                Some(place) => around.contains(&place.value.as_str()),
            })
            .collect();
        let calendar = dictionaries.calendar(None).cloned().unwrap_or_else(Calendar::default);
        process::lay_over(root, &here, day, &calendar)
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
            files.into_parts().try_for_each(|(path, content)| put(&path, &content))?;
        }
    }
    for exporter in exporters {
        if let Some(run) = exporter.run.catalog() {
            let mut files = Files::default();
            run(catalog, &mut files).map_err(E::from)?;
            files.into_parts().try_for_each(|(path, content)| put(&path, &content))?;
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
    let mut process = process.clone();
    let changes = simplify::simplify(&mut process.layout.graph);
    let mut files = Files::default();
    for exporter in exporters {
        if let Some(run) = exporter.run.process() {
            run(&process, catalog, &mut files)?;
        }
    }
    Ok((process.key(), changes, files))
}
