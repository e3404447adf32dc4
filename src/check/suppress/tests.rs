use super::{Suppressions, suppress};
use crate::diagnostic::{Diagnostic, Text};
use crate::source::{File, FileId, Span};
use crate::yaml::read;

const FILE: FileId = FileId(3);

/// What is left of one finding of a rule at each of these words, and what is said of the comments themselves.
fn left(text: &str, rule: &'static str, words: &[&str]) -> (Vec<String>, Vec<String>) {
    let file = File::new("thu.yaml", text.into());
    let (tree, _) = read(FILE, &file);
    let suppressions = Suppressions::of(&tree.expect("a tree"), &file);
    let at = |word: &str| {
        let start = text.find(word).unwrap_or_else(|| panic!("{word} in {text}"));
        Diagnostic::new(rule, Span::new(FILE, start, start + word.len()), Text::default())
    };
    let kept = suppress([suppressions], words.iter().map(|word| at(word)).collect());
    let (findings, comments): (Vec<_>, Vec<_>) = kept.into_iter().partition(|finding| finding.rule == rule);
    let findings = findings.iter().map(|finding| file.slice(finding.span).to_owned()).collect();
    (findings, comments.into_iter().map(|finding| finding.sentence.en).collect())
}

#[track_caller]
fn assert_left(text: &str, words: &[&str], expected: &[&str]) {
    let (findings, comments) = left(text, "dead-end", words);
    assert_eq!(findings, expected, "{text}");
    assert_eq!(comments, [""; 0], "{text}");
}

#[track_caller]
fn assert_said(comment: &str, expected: &str) {
    let (findings, comments) = left(&format!("a: 1 # {comment}\n"), "dead-end", &["a"]);
    assert_eq!(findings, ["a"], "{comment}");
    assert_eq!(comments, [expected], "{comment}");
}

#[test]
fn at_the_end_of_a_line_it_is_about_the_line() {
    let text = "mot: 1\nhai: {ba: 2} # cho phép: dead-end — chờ Nghị định mới\nbon: 3\n";
    assert_left(text, &["mot", "hai", "ba", "bon"], &["mot", "bon"]);
}

#[test]
fn above_a_row_it_is_about_the_row_and_no_other() {
    for comment in ["# allow: dead-end — reason", "#allow: dead-end: reason", "# cho phép: dead-end - lý do"]
    {
        let text = format!(
            "steps:\n  {comment}\n  - id: mot\n    by: ubnd\n  - id: hai\n  {comment}\n\n  - {{id: ba,\n     by: xa}}\n  - id: bon\n"
        );
        let words = ["mot", "ubnd", "hai", "ba", "xa", "bon"];
        assert_left(&text, &words, &["hai", "bon"]);
    }
}

#[test]
fn above_a_key_it_is_about_the_key_and_what_stands_under_it() {
    let text = "mot: 1\n# allow: dead-end — reason\nclock:\n  hai: 2\n  ba: 3\nbon: 4\n";
    assert_left(text, &["mot", "clock", "hai", "ba", "bon"], &["mot", "bon"]);
    let text = "clock:\n  # allow: dead-end — reason\n  hai: 2\n  ba: 3\n";
    assert_left(text, &["clock", "hai", "ba"], &["clock", "ba"]);
}

#[test]
fn at_the_head_of_a_file_it_is_about_all_of_it() {
    let text = "# Nguồn: cổng\n# cho phép: dead-end — lý do\nmot: 1\nhai:\n  - ba\n";
    assert_left(text, &["mot", "hai", "ba"], &[]);
}

#[test]
fn letters_put_together_from_parts_are_the_same_letters() {
    let text = "mot: 1 # cho phe\u{301}p: dead-end — lý do\n";
    assert_left(text, &["mot"], &[]);
}

#[test]
fn another_rule_at_the_same_place_is_not_allowed() {
    let (findings, comments) = left("mot: 1 # allow: dead-end — reason\n", "unknown-id", &["mot"]);
    assert_eq!(findings, ["mot"]);
    assert_eq!(comments, ["nothing here needs `dead-end` to be allowed any more"]);
}

#[test]
fn two_comments_may_allow_two_rules_of_one_row() {
    let text = "a:\n  # allow: dead-end — one\n  # allow: unknown-id — two\n  - mot\n";
    let (findings, comments) = left(text, "unknown-id", &["mot"]);
    assert_eq!(findings.len(), 0);
    assert_eq!(comments, ["nothing here needs `dead-end` to be allowed any more"]);
}

#[test]
fn comments_that_allow_nothing_are_said() {
    assert_said("allow: dead-end", "`dead-end` is allowed here without a reason");
    assert_said("cho phép: dead-end —", "`dead-end` is allowed here without a reason");
    assert_said("allow: dead-edn — reason", "there is no rule `dead-edn` to allow");
    assert_said("allow: dead-end, unknown-id — reason", "several rules are allowed in one comment");
    assert_said("allow dead-end — reason", "this comment allows nothing: the colon is missing");
    for rule in super::FIRM {
        let expected = format!("`{rule}` cannot be allowed: such a file is not read as it is meant");
        assert_said(&format!("allow: {rule} — reason"), &expected);
    }
    let text = "a: 1 # allow that the source is silent\n";
    assert_eq!(left(text, "dead-end", &["a"]).1, [""; 0]);
}

#[test]
fn a_comment_behind_everything_is_about_nothing() {
    let (findings, comments) = left("mot: 1\n# allow: dead-end — reason\n", "dead-end", &["mot"]);
    assert_eq!(findings, ["mot"]);
    assert_eq!(comments.len(), 1);
}
