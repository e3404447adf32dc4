//! What authors get to read: every fault of a file at once, each under its own words, in both languages.

use thutuc::diagnostic::Diagnostic;
use thutuc::source::{FileId, apply};

use super::{parse, tree};

/// A text, and per finding the beginning of its sentence and the words it stands under.
type Row = (&'static str, &'static [(&'static str, &'static str)]);

const COLON: &str = "a colon followed by a blank";
const BROKEN_OFF: &str = "this line is read as part of the value above";
const COLUMN: &str = "this key starts in a column";
const NO_COLON: &str = "this line has no colon";
const NO_DASH: &str = "this line stands among the items";
const LOST_ITEM: &str = "this item belongs to no list";
const LOST: &str = "the value above has ended";
const DASH_BEHIND_KEY: &str = "a list begins on the line of its key";
const BEHIND: &str = "behind a closing quotation mark";
const QUOTE: &str = "a quotation mark is not closed";
const ESCAPE: &str = "inside double quotes a backslash";
const BLOCK: &str = "words stand beside";
const EMPTY_LINE: &str = "an empty line is indented further";
const CHARACTER: &str = "a text cannot begin with";
const BRACKET: &str = "a bracket is opened and not closed";
const BRACKET_IN_TEXT: &str = "a bracket stands inside a text";
const CLOSING: &str = "this bracket closes nothing";
const COMMA: &str = "a comma or the closing bracket is missing";
const NO_ENTRY: &str = "nothing stands in front of this comma";
const INSIDE: &str = "this line stands inside brackets";
const DASH_INSIDE: &str = "a dash followed by a blank cannot stand";
const NO_BLANK: &str = "a blank is missing behind the colon";
const TAB: &str = "a tab stands where blanks are needed";
const TWICE: &str = "`";
const SLIP: &str = "the text of `";

const ROWS: &[Row] = &[
    ("a: Bước 1: nộp hồ sơ # một\nb: 1\n", &[(COLON, ":")]),
    ("a: Bước 1: nộp\n  hồ sơ\nb: Bước 2: trả\n", &[(COLON, ":"), (COLON, ":")]),
    ("- Bước 1: nộp: đơn\n- b\n", &[(COLON, ":")]),
    ("a: \"b\": c\nd: 1\n", &[(COLON, ":")]),
    ("a: một\n   b: 2\n   c: 3\nd: 4\n", &[(BROKEN_OFF, "b")]),
    ("a:\n    b: 1\n  c: 2\n    d: 3\ne: 4\n", &[(COLUMN, "c")]),
    ("a: \"một\"\n  b: 2\n  c: 3\nd: 4\n", &[(COLUMN, "b")]),
    ("  a: 1\nb: 2\nc: 3\n", &[(COLUMN, "b")]),
    ("a: 1\nmột hai\nb:2\n", &[(NO_COLON, "một hai"), (NO_BLANK, ":")]),
    ("a:\n  - b\n  c\n  d: 1\n  - e\n", &[(NO_DASH, "c"), (NO_DASH, "d")]),
    ("a: 1\n- b\n- c\nd: 1\n", &[(LOST_ITEM, "-")]),
    ("a:\n  - b\n - c\n  - d\ne: 1\n", &[(LOST_ITEM, "-")]),
    ("a: b # c\n  d\n  e\nf: 1\n", &[(LOST, "d")]),
    ("a: - b\n   - c\nd: 1\n", &[(DASH_BEHIND_KEY, "-")]),
    ("a: \"b\" c\nd: [e] f\n", &[(BEHIND, "c"), (BEHIND, "f")]),
    ("a: \"b\nc: \"d\"\ne: 'f\ng: 1\n", &[(QUOTE, "\""), (QUOTE, "'")]),
    ("a: \"b\n---\nc: 1\n", &[(QUOTE, "\""), ("a second document", "---")]),
    ("a: \"C:\\đơn\\x\\u12\"\nb: 1\n", &[(ESCAPE, "\\đ"), (ESCAPE, "\\x"), (ESCAPE, "\\u")]),
    ("a: > một\n  hai\nb: |x\nc: 1\n", &[(BLOCK, ">"), (BLOCK, "|")]),
    ("a: |\n     \n  một\nb: 1\n", &[(EMPTY_LINE, "   ")]),
    ("a: @b\nc: `d`\n%e: f\n", &[(CHARACTER, "@"), (CHARACTER, "`"), (CHARACTER, "%")]),
    ("a: [b, c\nd: {e: [f}\ng: 1\n", &[(BRACKET, "["), (BRACKET, "[")]),
    ("a: [b, {c: d]\ne: 1\n", &[(BRACKET, "{")]),
    ("a: b]\nc: ]\nd: [e}\nf: [g]]\n", &[(CLOSING, "]"), (CLOSING, "}"), (BEHIND, "]")]),
    ("a: [\"b\" c]\nd: {e: 'f' g: h}\n", &[(COMMA, "c"), (COMMA, "g")]),
    ("a: {b: Mẫu [01] mới, c: d}\n", &[(BRACKET_IN_TEXT, "[")]),
    ("a: [b,, c]\nd: {, e: f}\n", &[(NO_ENTRY, ","), (NO_ENTRY, ",")]),
    ("a:\n  b: [c,\n  d]\ne: [\n  f,\n]\n", &[(INSIDE, "d]")]),
    ("a: [- b, c]\n", &[(DASH_INSIDE, "-")]),
    ("{a:[b], c:{d: e}}\n", &[(NO_BLANK, ":"), (NO_BLANK, ":")]),
    ("a:\n\t- b\n\t- c\nd: 1\n", &[(TAB, "\t"), (TAB, "\t")]),
    ("-\ta: b\n", &[(TAB, "\t")]),
    ("-\t- b\n", &[(TAB, "\t")]),
    ("a: {b: Bước 1: nộp, c: d}\n", &[(COLON, ":")]),
    ("a: [b\nc: 1\nc: 2\nd: {e: f, g, h: i}\n", &[(BRACKET, "["), (TWICE, "c"), (SLIP, "f, g")]),
    ("{a: b, c, d: e, f, g, h: [i], j: \"k\", l, m: n}\n", &[(SLIP, "b, c"), (SLIP, "e, f, g")]),
    (
        "&a b: *c\n!d e: f\n? g\n: h\n<<: i\n[j]: k\n: l\n",
        &[
            ("anchors", "&a"),
            ("aliases", "*c"),
            ("tags", "!d"),
            ("keys behind a question mark", "?"),
            ("merge keys", "<<"),
            ("a key must", "[j]"),
            ("a key must", ":"),
        ],
    ),
    (
        "%YAML 1.2\n---\na: 1\n...\n...\n---\nb: 2\n",
        &[("directives", "%YAML 1.2"), ("`...` ends", "..."), ("a second document", "---")],
    ),
];

fn said(text: &str, findings: &[Diagnostic]) -> Vec<(String, String)> {
    let words =
        |finding: &Diagnostic| text[finding.span.start as usize..finding.span.end as usize].to_owned();
    findings.iter().map(|finding| (finding.sentence.en.clone(), words(finding))).collect()
}

#[test]
fn every_fault_is_reported_under_its_words() {
    for (text, expected) in ROWS {
        let (_, findings) = parse(text);
        let found = said(text, &findings);
        let fits = found.len() == expected.len()
            && found
                .iter()
                .zip(*expected)
                .all(|(found, expected)| found.0.starts_with(expected.0) && found.1 == expected.1);
        assert!(fits, "{text}\n{found:#?}");
    }
    println!("texts with faults looked at: {}", ROWS.len());
}

#[test]
fn a_file_without_value_is_empty() {
    for text in ["", "\n\n", "# ấ\n", "\u{feff}", "\u{feff}# ấ\n", "\r\n \r\n", "\t\n"] {
        let (tree, findings) = parse(text);
        let [finding] = findings.as_slice() else { panic!("{text:?}: {findings:?}") };
        assert!(tree.is_none() && finding.sentence.en == "the file is empty", "{text:?}");
        assert!(text.is_char_boundary(finding.span.end as usize), "{text:?}");
    }
}

#[test]
fn every_sentence_stands_in_both_languages() {
    for (text, _) in ROWS {
        for finding in parse(text).1 {
            let help = finding.help.as_ref().expect("what to do");
            let titles = finding.fix.iter().map(|fix| &fix.title);
            for said in [&finding.sentence, help].into_iter().chain(titles) {
                assert_ne!(said.en, said.vi);
                for words in [&said.en, &said.vi] {
                    assert!(!words.is_empty() && !words.ends_with(['.', '?', '!']), "{words}");
                }
            }
        }
    }
}

/// The text after its fixes have been applied until there are no more.
fn healed(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..4 {
        let findings = parse(&text).1;
        let edits: Vec<_> =
            findings.into_iter().filter_map(|finding| finding.fix).flat_map(|fix| fix.edits).collect();
        text = apply(&text, FileId(0), &edits);
    }
    text
}

#[test]
fn fixes_say_what_was_meant() {
    for (text, expected) in [
        ("a: Bước 1: nộp hồ sơ # một\n", "a: \"Bước 1: nộp hồ sơ\" # một\n"),
        ("- Bước 1: nộp: đơn\n", "- Bước 1: \"nộp: đơn\"\n"),
        ("a: {b: Bước 1: nộp, c: d}\n", "a: {b: \"Bước 1: nộp\", c: d}\n"),
        ("a: {b: Mẫu [01] mới, c: d}\n", "a: {b: \"Mẫu [01] mới\", c: d}\n"),
        ("a: \"Bộ\" Công an\n", "a: \"\\\"Bộ\\\" Công an\"\n"),
        ("a: [Mẫu 01] đơn\n", "a: \"[Mẫu 01] đơn\"\n"),
        ("a: @b\nc: `d`\n", "a: \"@b\"\nc: \"`d`\"\n"),
        ("a: \"C:\\đơn\"\n", "a: \"C:\\\\đơn\"\n"),
        ("b: 1\nc:d\n", "b: 1\nc: d\n"),
        ("a: > một\n", "a: \"> một\"\n"),
        ("a: |\n     \n   \n  một\n", "a: |\n  \n  \n  một\n"),
        ("a: [b,, c]\n", "a: [b, c]\n"),
        ("a:\n  b: [c,\n  d]\n", "a:\n  b: [c,\n   d]\n"),
        ("{a:[b]}\n", "{a: [b]}\n"),
        ("%YAML 1.2\n---\na: 1\n", "---\na: 1\n"),
        ("...\na: 1\n", "a: 1\n"),
    ] {
        let healed = healed(text);
        assert_eq!(healed, expected);
        assert!(parse(&healed).1.is_empty(), "{healed}");
    }
}

#[test]
fn no_fix_where_the_meaning_is_open() {
    for text in [
        "a: Bước 1: nộp\n  hồ sơ\n",
        "a: \"b\" c\n  d\n",
        "a: @b\n  c\n",
        "a: |x\n  b\n",
        "a: \"b\nc: 1\n",
        "a: [b\nc: 1\n",
        "a:\n\tb: 1\n",
        "a:\n  b: 1\n c: 2\n",
        "http://a\nb: 1\n",
    ] {
        let (_, findings) = parse(text);
        assert!(
            !findings.is_empty() && findings.iter().all(|finding| finding.fix.is_none()),
            "{text}: {findings:?}"
        );
    }
}

#[test]
fn a_file_with_a_hundred_faults_is_read_no_further() {
    let (tree, findings) = parse(&"a: @b\nc: ]\n".repeat(5_000));
    assert_eq!(findings.len(), 100);
    assert!(tree.is_none());
}

#[test]
fn with_faults_of_the_dialect_alone_there_is_a_tree() {
    assert_eq!(tree("a: {a: {a: 1}}\nb:\n  a: 1\n  b:\n  - a: 1\n  - a: 2\n").root.entries().len(), 2);
    for (text, expected) in [
        ("a: &b 1\nc: !d 2\n", r#"{"a":1,"c":2}"#),
        ("a: 1\na: 2\nb: 3\n", r#"{"a":1,"b":3}"#),
        ("a: {b: c, d, e: f}\n", r#"{"a":{"b":"c, d","e":"f"}}"#),
        ("<<: {x: 1}\na: 1\n", r#"{"a":1}"#),
        ("? a\n: b\nc: 1\n", r#"{"c":1}"#),
        ("a: 1\n---\nb: 2\n", r#"{"a":1}"#),
        ("{a, b}\n", r#"{"a":null,"b":null}"#),
    ] {
        let (tree, _) = parse(text);
        assert_eq!(tree.expect("a tree").root.to_json().to_string(), expected, "{text}");
    }
}
