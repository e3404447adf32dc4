//! `# cho phép: dead-end — lý do` and `# allow: dead-end — reason`: findings an author has thought about.

use crate::diagnostic::Diagnostic;
use crate::source::{File, Span, nearest};
use crate::text;
use crate::yaml::{Comment, Node, Tree, Value};

const WORDS: [&str; 2] = ["cho phép:", "allow:"];

/// The suppressions of one file.
#[derive(Clone, Debug, Default)]
pub struct Suppressions {
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
        let mut all = Self::default();
        for comment in &tree.comments {
            all.read(comment, tree, file);
        }
        all
    }

    fn read(&mut self, comment: &Comment, tree: &Tree, file: &File) {
        let text = comment.text.trim();
        let Some(rest) = WORDS.iter().find_map(|word| text.strip_prefix(word)) else { return };
        let rest = rest.trim_start();
        let end = rest.find(|c: char| c.is_whitespace()).unwrap_or(rest.len());
        let rule = rest[..end].trim_end_matches([',', ':', ';']);
        let reason =
            rest[end..].trim_matches(|c: char| c.is_whitespace() || matches!(c, '—' | '–' | '-' | ':'));
        if super::find(rule).is_none() {
            self.findings.push(unknown_rule(rule, comment.span));
        } else if reason.is_empty() {
            self.findings.push(without_reason(rule, comment.span));
        } else {
            let scope = scope(comment, tree, file);
            self.rows.push(Suppression { rule: rule.to_owned(), comment: comment.span, scope, used: false });
        }
    }
}

/// What a comment is about: its own line; or what begins on the next line; or, at the head of a file, all of it.
fn scope(comment: &Comment, tree: &Tree, file: &File) -> Span {
    let start = comment.span.start as usize;
    let line_start = file.text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    if !file.text[line_start..start].trim().is_empty() {
        return Span::new(comment.span.file, line_start, start);
    }
    if comment.span.start < tree.root.span.start {
        return Span { start: 0, end: u32::MAX, ..comment.span };
    }
    let mut below: Option<Span> = None;
    let mut look = |span: Span| {
        let nearer = below
            .is_none_or(|best| span.start < best.start || (span.start == best.start && span.end > best.end));
        if span.start > comment.span.end && nearer {
            below = Some(span);
        }
    };
    tree.root.walk(&mut |node: &Node| {
        look(node.span);
        if let Value::Map(entries) = &node.value {
            entries.iter().for_each(|entry| look(entry.key.span.to(entry.value.span)));
        }
    });
    below.unwrap_or(comment.span)
}

/// Takes away the findings that are allowed, and reports suppressions that are not in order.
pub fn suppress(mut suppressions: Suppressions, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(findings.len());
    for finding in findings {
        let allowed = suppressions.rows.iter_mut().find(|row| {
            row.rule == finding.rule
                && row.scope.file == finding.span.file
                && (row.scope.start..=row.scope.end).contains(&finding.span.start)
        });
        match allowed {
            Some(row) => row.used = true,
            None => kept.push(finding),
        }
    }
    kept.append(&mut suppressions.findings);
    kept.extend(suppressions.rows.iter().filter(|row| !row.used).map(unused));
    kept
}

fn unknown_rule(rule: &str, span: Span) -> Diagnostic {
    let finding = Diagnostic::new(
        "suppression",
        span,
        text!(en: "there is no rule `{rule}` to allow", vi: "không có quy tắc `{rule}` để cho phép"),
    );
    match nearest(rule, super::ALL.iter().map(|check| check.meta.name)) {
        Some(near) => {
            finding.help(text!(en: "the nearest rule is `{near}`", vi: "quy tắc gần nhất là `{near}`"))
        }
        None => finding.help(text!(
            en: "`thutuc rules` lists the rules",
            vi: "xem danh sách quy tắc bằng `thutuc rules`",
        )),
    }
}

fn without_reason(rule: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        "suppression",
        span,
        text!(
            en: "`{rule}` is allowed here without a reason",
            vi: "ở đây cho phép `{rule}` mà không nêu lý do",
        ),
    )
    .help(text!(
        en: "write the reason behind a dash: `# allow: {rule} — reason`",
        vi: "ghi lý do sau dấu gạch: `# cho phép: {rule} — lý do`",
    ))
}

fn unused(row: &Suppression) -> Diagnostic {
    Diagnostic::new(
        "suppression",
        row.comment,
        text!(
            en: "nothing here needs `{rule}` to be allowed any more",
            vi: "ở đây không còn gì cần cho phép `{rule}`",
            rule = row.rule,
        ),
    )
    .help(text!(en: "take the comment away", vi: "bỏ ghi chú này đi"))
}
