//! Reads one file, runs the checks on its text, and decodes it.

use crate::check::{self, Check, Findings, Profile, Run, Suppressions};
use crate::diagnostic::Diagnostic;
use crate::model::{self, Declaration};
use crate::source::{FileId, Sources};
use crate::yaml::{self, Tree};

/// Every check that a profile asks for, with each of the things it looks at.
pub fn runs(profile: Profile) -> impl Iterator<Item = (&'static Check, &'static Run)> {
    let wanted = check::ALL.iter().filter(move |check| check.levels.under(profile).is_some());
    wanted.flat_map(|check| check.run.each().iter().map(move |run| (*check, run)))
}

/// Findings, and what authors allow.
#[derive(Default)]
pub struct Found {
    /// What was found.
    pub findings: Vec<Diagnostic>,
    /// What authors allow, by file.
    pub suppressions: Vec<Suppressions>,
}

impl Found {
    /// Takes over what was found elsewhere.
    pub fn add(&mut self, more: Self) {
        self.findings.extend(more.findings);
        self.suppressions.extend(more.suppressions);
    }

    /// Reads a file, runs the checks on its text, and decodes it.
    pub fn read(&mut self, id: FileId, sources: &Sources, profile: Profile) -> Option<(Tree, Declaration)> {
        let file = sources.file(id);
        let (tree, findings) = yaml::read(id, file);
        self.findings.extend(findings);
        let tree = tree?;
        for (check, run) in runs(profile) {
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
