//! The corridor: read → declare → lay out → check.

mod build;
mod diagrams;
mod fix;
mod group;
mod reading;
mod rehearsal;
mod simplified;
mod surroundings;
#[cfg(test)]
mod tests;
mod versions;

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::calendar::Date;
use crate::check::{self, Findings, Profile, Run};
use crate::diagnostic::Diagnostic;
use crate::process::{Card, Catalog, Layer};
use crate::source::{FileId, Sources};
use crate::yaml::Tree;

use group::Group;
use reading::{Found, runs};

pub use build::Build;
pub use fix::{Fixed, fix};
pub use simplified::{proved, simplified};

/// Procedures that a thread takes at once: few, so that all threads end together.
const ONE_GO: usize = 16;

/// How a catalogue is compiled.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The day asked for.
    pub day: Date,
    /// How strictly it is judged.
    pub profile: Profile,
}

/// A compiled catalogue and what was found in it.
#[derive(Clone, Debug)]
pub struct Compilation<'a> {
    /// Everything that could be read; of procedures, their cards.
    pub catalog: Catalog,
    /// What was found, by place, then by rule.
    pub findings: Vec<Diagnostic>,
    sources: &'a Sources,
    /// The overlays of the catalogue as they are written.
    layers: Vec<Tree>,
}

/// Compiles a catalogue. A file that cannot be read reports all it can and drops out; the others go on.
///
/// A procedure is given up as soon as it has been judged; [`Compilation::versions`] lays it out anew.
pub fn compile(sources: &Sources, options: Options) -> Compilation<'_> {
    let (mut groups, rest) = group::by_procedure(sources);
    let mut around = surroundings::read(sources, &rest, options);
    for (file, tree, procedure) in std::mem::take(&mut around.stray) {
        groups.entry(procedure.procedure.value.clone()).or_default().read.push((file, tree, procedure));
    }
    Arc::make_mut(&mut around.catalog.dictionaries).procedures.extend(group::first_places(&groups));
    let layers = layers(&around.catalog, &around.layers);
    let groups: Vec<Group> = groups.into_values().collect();
    let compiled: Vec<(Vec<Card>, Found)> = groups
        .into_par_iter()
        .with_max_len(ONE_GO)
        .map(|group| group.compile(sources, &around.catalog, &layers, options.profile))
        .collect();
    let (mut catalog, mut found, mut cards) = (around.catalog, around.found, Vec::new());
    for (more, judged) in compiled {
        cards.extend(more);
        found.add(judged);
    }
    catalog.file(cards);
    for (check, run) in runs(options.profile) {
        if let Run::Catalog(run) = run {
            run(&catalog, &mut Findings::of(check, sources, &mut found.findings));
        }
    }
    found.findings.extend(diagrams::judge(sources, options.profile));
    let findings = check::suppress(found.suppressions, found.findings, options.profile);
    Compilation { catalog, findings: graded(findings, options.profile), sources, layers: around.layers }
}

/// Each overlay with its tree.
fn layers<'a>(catalog: &'a Catalog, trees: &'a [Tree]) -> Vec<Layer<'a>> {
    let both = catalog.overlays.iter().zip(trees);
    both.map(|(filed, tree)| Layer { overlay: &filed.value, root: &tree.root }).collect()
}

impl Compilation<'_> {
    /// Keeps of the catalogue the procedures that have a version in certain files.
    pub fn only(&mut self, is_wanted: impl Fn(FileId) -> bool) {
        let wanted = self.catalog.cards.iter().filter(|card| is_wanted(card.file));
        let ids: BTreeSet<String> = wanted.map(|card| card.procedure.value.clone()).collect();
        self.catalog.cards.retain(|card| ids.contains(&card.procedure.value));
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
