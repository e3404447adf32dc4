//! Applying safe fixes: what is changed is compiled again, and kept only if it became better.

use std::collections::{BTreeMap, BTreeSet};

use super::{Options, compile};
use crate::diagnostic::Diagnostic;
use crate::model;
use crate::source::{File, FileId, Sources, apply};
use crate::yaml;

/// At most this many rounds; a fix may uncover another finding, but not for ever.
const ROUNDS: usize = 10;

/// What fixing came to.
#[derive(Clone, Debug, Default)]
pub struct Fixed {
    /// All files, changed or not.
    pub sources: Sources,
    /// Paths of the files that changed.
    pub changed: Vec<String>,
    /// How many fixes were applied.
    pub applied: usize,
    /// How many were taken back because something else would have broken.
    pub refused: usize,
}

/// Applies every fix in the files that `may_change`, round by round.
pub fn fix(sources: &Sources, options: Options, may_change: impl Fn(&str) -> bool) -> Fixed {
    let mut work = Work {
        fixed: Fixed { sources: sources.clone(), ..Fixed::default() },
        options,
        findings: compile(sources, options).findings,
        given_up: BTreeSet::new(),
    };
    for _ in 0..ROUNDS {
        let proposals = work.proposals(&may_change);
        if proposals.is_empty() {
            break;
        }
        if !work.open(&proposals) {
            work.improve(proposals);
        }
    }
    work.fixed.changed.sort();
    work.fixed
}

/// The new text of each file for which fixes are offered, and how many.
type Proposals = BTreeMap<FileId, (String, usize)>;

/// How far fixing has come.
struct Work {
    fixed: Fixed,
    options: Options,
    /// What is found now.
    findings: Vec<Diagnostic>,
    /// Files whose fixes would make something worse.
    given_up: BTreeSet<FileId>,
}

impl Work {
    fn proposals(&self, may_change: impl Fn(&str) -> bool) -> Proposals {
        let sources = &self.fixed.sources;
        let mut edits: BTreeMap<FileId, (Vec<_>, usize)> = BTreeMap::new();
        for finding in &self.findings {
            let (Some(fix), file) = (&finding.fix, finding.span.file) else { continue };
            let in_one_file = fix.edits.iter().all(|edit| edit.span.file == file);
            if in_one_file && !self.given_up.contains(&file) && may_change(&sources.file(file).path) {
                let (all, count) = edits.entry(file).or_default();
                all.extend(fix.edits.iter().cloned());
                *count += 1;
            }
        }
        edits
            .into_iter()
            .map(|(file, (edits, count))| (file, (apply(&sources.file(file).text, file, &edits), count)))
            .filter(|(file, (text, _))| *text != sources.file(*file).text)
            .collect()
    }

    /// Keeps the proposals by which a file can be read that could not be; whether there are any. What cannot be read hides
    /// what is wrong in it and elsewhere, so such a file is better whatever is found then.
    fn open(&mut self, proposals: &Proposals) -> bool {
        let opens = |(id, (text, _)): &(&FileId, &(String, usize))| {
            let file = self.fixed.sources.file(**id);
            !can_be_read(**id, file) && can_be_read(**id, &File { text: text.clone(), ..file.clone() })
        };
        let opened: Proposals =
            proposals.iter().filter(opens).map(|(id, proposal)| (*id, proposal.clone())).collect();
        if opened.is_empty() {
            return false;
        }
        let sources = with(&self.fixed.sources, &opened);
        let findings = compile(&sources, self.options).findings;
        self.keep(&opened, sources, findings);
        true
    }

    /// Keeps the proposals that make nothing worse: all together, or else one by one.
    fn improve(&mut self, proposals: Proposals) {
        if proposals.len() > 1 && self.try_out(&proposals) {
            return;
        }
        for (file, proposal) in proposals {
            if !self.try_out(&Proposals::from([(file, proposal)])) {
                self.fixed.refused += 1;
                self.given_up.insert(file);
            }
        }
    }

    /// Keeps proposals if by all of them together no rule finds more in any file.
    fn try_out(&mut self, proposals: &Proposals) -> bool {
        let sources = with(&self.fixed.sources, proposals);
        let findings = compile(&sources, self.options).findings;
        let before = counted(&self.findings);
        let better = counted(&findings)
            .into_iter()
            .all(|(key, count)| count <= before.get(&key).copied().unwrap_or_default());
        if better {
            self.keep(proposals, sources, findings);
        }
        better
    }

    fn keep(&mut self, proposals: &Proposals, sources: Sources, findings: Vec<Diagnostic>) {
        for (file, (_, count)) in proposals {
            self.fixed.applied += count;
            let path = sources.file(*file).path.clone();
            if !self.fixed.changed.contains(&path) {
                self.fixed.changed.push(path);
            }
        }
        (self.fixed.sources, self.findings) = (sources, findings);
    }
}

/// Whether a file does not drop out.
fn can_be_read(id: FileId, file: &File) -> bool {
    yaml::read(id, file).0.is_some_and(|tree| model::declare(&tree).0.is_some())
}

fn with(sources: &Sources, texts: &Proposals) -> Sources {
    Sources::new(sources.iter().map(|(id, file)| match texts.get(&id) {
        Some((text, _)) => File { text: text.clone(), ..file.clone() },
        None => file.clone(),
    }))
}

/// How often each rule finds something in each file.
fn counted(findings: &[Diagnostic]) -> BTreeMap<(FileId, &'static str), usize> {
    let mut counted = BTreeMap::new();
    for finding in findings {
        *counted.entry((finding.span.file, finding.rule)).or_default() += 1;
    }
    counted
}
