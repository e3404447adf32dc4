//! Applying safe fixes: what is changed is compiled again, and kept only if it became better.

use std::collections::BTreeMap;

use super::{Options, compile};
use crate::diagnostic::Diagnostic;
use crate::source::{File, FileId, Sources, apply};

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
    let mut fixed = Fixed { sources: sources.clone(), ..Fixed::default() };
    let mut given_up: Vec<String> = Vec::new();
    let mut findings = compile(&fixed.sources, options).findings;
    for _ in 0..ROUNDS {
        let proposals = proposals(&fixed.sources, &findings, |path| {
            may_change(path) && !given_up.iter().any(|other| other == path)
        });
        if proposals.is_empty() {
            break;
        }
        let tried = with(&fixed.sources, &proposals);
        let after = compile(&tried, options).findings;
        let worse = worse_files(&tried, &findings, &after);
        let kept: BTreeMap<FileId, (String, usize)> = proposals
            .iter()
            .filter(|(file, _)| !worse.contains(&fixed.sources.file(**file).path))
            .map(|(file, proposal)| (*file, proposal.clone()))
            .collect();
        fixed.refused += proposals.len() - kept.len();
        given_up.extend(worse);
        fixed.applied += kept.values().map(|(_, count)| count).sum::<usize>();
        for file in kept.keys() {
            let path = fixed.sources.file(*file).path.clone();
            if !fixed.changed.contains(&path) {
                fixed.changed.push(path);
            }
        }
        let all_kept = kept.len() == proposals.len();
        fixed.sources = if all_kept { tried } else { with(&fixed.sources, &kept) };
        findings = if all_kept { after } else { compile(&fixed.sources, options).findings };
    }
    fixed.changed.sort();
    fixed
}

/// The new text of each file for which fixes are offered, and how many.
fn proposals(
    sources: &Sources,
    findings: &[Diagnostic],
    may_change: impl Fn(&str) -> bool,
) -> BTreeMap<FileId, (String, usize)> {
    let mut edits: BTreeMap<FileId, (Vec<_>, usize)> = BTreeMap::new();
    for finding in findings {
        let Some(fix) = &finding.fix else { continue };
        let in_one_file = fix.edits.iter().all(|edit| edit.span.file == finding.span.file);
        if in_one_file && may_change(&sources.file(finding.span.file).path) {
            let (all, count) = edits.entry(finding.span.file).or_default();
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

fn with(sources: &Sources, texts: &BTreeMap<FileId, (String, usize)>) -> Sources {
    Sources::new(sources.iter().map(|(id, file)| match texts.get(&id) {
        Some((text, _)) => File { text: text.clone(), ..file.clone() },
        None => file.clone(),
    }))
}

/// Paths of the files in which there is now more of some rule than before.
fn worse_files(sources: &Sources, before: &[Diagnostic], after: &[Diagnostic]) -> Vec<String> {
    let count = |findings: &[Diagnostic]| {
        let mut count: BTreeMap<(FileId, &'static str), usize> = BTreeMap::new();
        for finding in findings {
            *count.entry((finding.span.file, finding.rule)).or_default() += 1;
        }
        count
    };
    let before = count(before);
    let mut worse: Vec<String> = count(after)
        .into_iter()
        .filter(|(key, number)| *number > before.get(key).copied().unwrap_or(0))
        .map(|((file, _), _)| sources.file(file).path.clone())
        .collect();
    worse.dedup();
    worse
}
