//! `# cho phép: dead-end — lý do` and `# allow: dead-end — reason`: findings an author has thought about.

mod said;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::Profile;
use crate::diagnostic::Diagnostic;
use crate::source::{File, FileId, Span};
use crate::yaml::{Comment, Node, Tree, Value};

const WORDS: [&str; 2] = ["cho phép", "allow"];

/// How they begin, however their marks are stored.
const BEGINNINGS: [&str; 2] = ["cho ph", "allow"];

/// Rules that say that a file could not be taken over as it is: what nobody can read, nobody can allow.
const FIRM: [&str; 7] = [
    "duplicate-key",
    "not-readable",
    "shape",
    "suppression",
    "unquoted-comma",
    "yaml-dialect",
    "yaml-syntax",
];

/// The suppressions of one file.
#[derive(Clone, Debug)]
pub struct Suppressions {
    file: FileId,
    rows: Vec<Suppression>,
    findings: Vec<Diagnostic>,
}

#[derive(Clone, Debug)]
struct Suppression {
    rule: String,
    comment: Span,
    /// The bytes in which findings of the rule are allowed.
    scope: Span,
    used: bool,
}

impl Suppressions {
    /// Reads them from the comments of a file.
    pub fn of(tree: &Tree, file: &File) -> Self {
        let mut all = Self { file: tree.root.span.file, rows: Vec::new(), findings: Vec::new() };
        for comment in &tree.comments {
            all.read(comment, tree, file);
        }
        all
    }

    fn read(&mut self, comment: &Comment, tree: &Tree, file: &File) {
        let text = comment.text.trim();
        if !BEGINNINGS.iter().any(|letters| text.starts_with(letters)) {
            return;
        }
        let text: String = text.nfc().collect();
        let behind = WORDS.iter().find_map(|word| text.strip_prefix(word));
        let Some(behind) = behind.map(str::trim_start) else { return };
        let Some(row) = behind.strip_prefix(':') else {
            let first = behind.split_whitespace().next().unwrap_or_default();
            if super::find(first).is_some() {
                self.findings.push(said::without_colon(comment.span));
            }
            return;
        };
        let row = row.trim_start();
        let end = row.find(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':')).unwrap_or(row.len());
        let (rule, rest) = row.split_at(end);
        let reason = rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, '—' | '–' | '-' | ':'));
        let finding = if super::find(rule).is_none() {
            said::unknown_rule(rule, comment.span)
        } else if FIRM.contains(&rule) {
            said::firm(rule, comment.span)
        } else if rest.starts_with([',', ';']) {
            said::several_rules(comment.span)
        } else if reason.is_empty() {
            said::without_reason(rule, comment.span)
        } else {
            let scope = scope(comment, tree, file);
            let row = Suppression { rule: rule.to_owned(), comment: comment.span, scope, used: false };
            self.rows.push(row);
            return;
        };
        self.findings.push(finding);
    }
}

/// What a comment is about: its own line; or the row or key that begins next; or, at the head of a file, all of it.
fn scope(comment: &Comment, tree: &Tree, file: &File) -> Span {
    let start = comment.span.start as usize;
    let line_start = file.text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    if !file.text[line_start..start].trim().is_empty() {
        return Span::new(comment.span.file, line_start, start);
    }
    if comment.span.start < tree.root.span.start {
        return Span { start: 0, end: u32::MAX, ..comment.span };
    }
    let mut next: Option<Span> = None;
    let mut look = |span: Span| {
        let nearer = next.is_none_or(|best| (span.start, best.end) < (best.start, span.end));
        if span.start > comment.span.end && nearer {
            next = Some(span);
        }
    };
    tree.root.walk(&mut |node: &Node| match &node.value {
        Value::Map(entries) => entries.iter().for_each(|entry| look(entry.key.span.to(entry.value.span))),
        Value::List(items) => items.iter().for_each(|item| look(item.span)),
        Value::Scalar(_) => {}
    });
    next.unwrap_or(comment.span)
}

/// Takes away the findings that are allowed, and reports suppressions that are not in order.
///
/// What a check that a profile does not ask for would have found is not known, so nothing is said of those that allow it.
pub fn suppress(
    suppressions: impl IntoIterator<Item = Suppressions>,
    findings: Vec<Diagnostic>,
    profile: Profile,
) -> Vec<Diagnostic> {
    let mut files: BTreeMap<FileId, Suppressions> =
        suppressions.into_iter().map(|suppressions| (suppressions.file, suppressions)).collect();
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(findings.len());
    for finding in findings {
        let rows = files.get_mut(&finding.span.file).into_iter().flat_map(|file| &mut file.rows);
        let mut allowed = false;
        for row in rows.filter(|row| row.allows(&finding)) {
            row.used = true;
            allowed = true;
        }
        if !allowed {
            kept.push(finding);
        }
    }
    let is_asked =
        |row: &Suppression| super::find(&row.rule).is_some_and(|check| check.levels.under(profile).is_some());
    for file in files.into_values() {
        kept.extend(file.findings);
        let unused = file.rows.iter().filter(|row| !row.used && is_asked(row));
        kept.extend(unused.map(|row| said::unused(&row.rule, row.comment)));
    }
    kept
}

impl Suppression {
    fn allows(&self, finding: &Diagnostic) -> bool {
        self.rule == finding.rule && (self.scope.start..=self.scope.end).contains(&finding.span.start)
    }
}
