use serde::Deserialize;

use super::{Core, Style, Tree, Words, core, decode, read, search};
use crate::diagnostic::Diagnostic;
use crate::source::{File, FileId, Spanned, apply};

fn parse(text: &str) -> (Option<Tree>, Vec<Diagnostic>) {
    read(FileId(0), &File::new("thu.yaml", text.into()))
}

fn rules(text: &str) -> Vec<(&'static str, String)> {
    parse(text)
        .1
        .iter()
        .map(|finding| (finding.rule, text[finding.span.start as usize..finding.span.end as usize].into()))
        .collect()
}

fn tree(text: &str) -> Tree {
    let (tree, findings) = parse(text);
    assert!(findings.is_empty(), "{findings:?}");
    tree.expect("a tree")
}

#[test]
fn core_schema_of_yaml_1_2() {
    for text in ["no", "on", "1_000", "12:30", "2026-01-05", "15h00", "1.2.3", "0x", "+0x1", "1e", "-", "."] {
        assert_eq!(core(text), Core::Text(text), "{text}");
    }
    assert_eq!(core("012"), Core::Integer(12));
    assert_eq!(core("1.001193"), Core::Float(1.001_193));
    assert_eq!(core("0o14"), Core::Integer(12));
    assert_eq!(core("true"), Core::Boolean(true));
    assert_eq!(core(""), Core::Null);
    assert_eq!(core("~"), Core::Null);
}

#[test]
fn spans_are_bytes_of_the_words_themselves() {
    let text = "name: Đăng ký\nsteps:\n  - {id: nộp, by: 'ai đó'}\n  - id: trả\n";
    let tree = tree(text);
    let slice = |pointer: &str| {
        let span = tree.root.at(pointer).expect("a node").span;
        &text[span.start as usize..span.end as usize]
    };
    assert_eq!(slice("/name"), "Đăng ký");
    assert_eq!(slice("/steps/0"), "{id: nộp, by: 'ai đó'}");
    assert_eq!(slice("/steps/0/by"), "'ai đó'");
    assert_eq!(slice("/steps/1"), "id: trả");
    assert_eq!(
        tree.root.at("/steps/0/by").and_then(|node| node.scalar()).map(|s| s.style),
        Some(Style::Quoted)
    );
}

#[test]
fn a_block_of_text_begins_at_its_mark() {
    let text = "a:\n  text: >- # a > b\n    một\n    hai\n\nb: 1\n";
    let tree = tree(text);
    let node = tree.root.at("/a/text").expect("a node");
    assert_eq!(node.text(), Some("một hai"));
    assert!(text[node.span.start as usize..node.span.end as usize].ends_with("hai"));
    let plain = "a: |\n  một\nb: 1\n";
    let span = self::tree(plain).root.at("/a").expect("a node").span;
    assert_eq!(&plain[span.start as usize..span.end as usize], "|\n  một");
}

#[test]
fn comments_are_kept() {
    let text = "# đầu\na: 1 # cuối dòng\n";
    let tree = tree(text);
    let comments: Vec<&str> = tree.comments.iter().map(|comment| &*comment.text).collect();
    assert_eq!(comments, [" đầu", " cuối dòng"]);
}

#[test]
fn a_sentence_with_a_comma_in_braces_is_one_finding_and_the_fix_heals_it() {
    let text = "steps:\n  - {id: du, name: Đầy đủ, hợp lệ, đúng hạn, next: x}\n";
    let (tree, findings) = parse(text);
    let tree = tree.expect("a tree");
    assert_eq!(tree.root.at("/steps/0/name").and_then(|node| node.text()), Some("Đầy đủ, hợp lệ, đúng hạn"));
    let rules: Vec<_> = findings.iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, ["unquoted-comma"]);
    let edits = &findings[0].fix.as_ref().expect("a fix").edits;
    let healed = apply(text, FileId(0), edits);
    assert_eq!(healed, "steps:\n  - {id: du, name: \"Đầy đủ, hợp lệ, đúng hạn\", next: x}\n");
    assert!(parse(&healed).1.is_empty());
}

#[test]
fn a_sentence_with_a_colon_offers_quotes() {
    let text = "steps:\n  - id: a\n    name: Bước 1: nộp hồ sơ\n";
    let (_, findings) = parse(text);
    assert_eq!(findings[0].rule, "yaml-syntax");
    let edits = &findings[0].fix.as_ref().expect("a fix").edits;
    let healed = apply(text, FileId(0), edits);
    assert!(healed.contains("name: \"Bước 1: nộp hồ sơ\""), "{healed}");
    assert!(parse(&healed).1.is_empty());
}

#[test]
fn outside_the_dialect() {
    assert_eq!(rules("a: &x 1\nb: 2\n"), [("yaml-dialect", "&x".to_owned())]);
    assert_eq!(rules("a: *x\n"), [("yaml-dialect", "*x".to_owned())]);
    assert_eq!(rules("a: 1\n---\nb: 2\n")[0].0, "yaml-dialect");
    assert_eq!(rules("a: 1\na: 2\n"), [("duplicate-key", "a".to_owned())]);
    assert_eq!(rules("<<: 1\n"), [("yaml-dialect", "<<".to_owned())]);
    assert_eq!(rules("? [a]\n: 2\n")[0].0, "yaml-dialect");
    assert_eq!(rules("a: !!str 1\n")[0].0, "yaml-dialect");
}

#[test]
fn bad_files_are_findings() {
    let first =
        |bytes: Vec<u8>| read(FileId(0), &File::new("x", bytes)).1.first().map(|finding| finding.rule);
    assert_eq!(first(b"".to_vec()), Some("yaml-syntax"));
    assert_eq!(first(b"a: \xff\n".to_vec()), Some("not-readable"));
    assert_eq!(first(b"a: \0\n".to_vec()), Some("not-readable"));
    assert_eq!(first(vec![b'a'; super::MAX_BYTES + 1]), Some("not-readable"));
    assert_eq!(first("[".repeat(100_000).into_bytes()), Some("yaml-syntax"));
    assert_eq!(first("- ".repeat(100_000).into_bytes()), Some("yaml-syntax"));
    assert_eq!(first(b"a: \"x\n".to_vec()), Some("yaml-syntax"));
    assert_eq!(first(b"a: [1, 2\n".to_vec()), Some("yaml-syntax"));
    assert_eq!(first("\u{feff}a: 1\r\nb: 2\r\n".into()), None);
}

#[derive(Deserialize)]
struct Row {
    id: Spanned<String>,
    times: Option<Spanned<u32>>,
}

#[derive(Deserialize)]
struct Whole {
    rows: Vec<Spanned<Row>>,
}

#[test]
fn decoding_keeps_places() {
    let text = "rows: [{id: đơn, times: 2}, {id: b}]";
    let tree = tree(text);
    let whole: Whole = decode(&tree.root).expect("fits");
    let span = whole.rows[0].id.span;
    assert_eq!(&text[span.start as usize..span.end as usize], "đơn");
    assert_eq!(whole.rows[0].times.as_ref().map(|times| times.value), Some(2));
    assert_eq!(whole.rows[1].span.len(), "{id: b}".len());
    let error = decode::<Whole>(&self::tree("rows: [{id: a, times: x}]").root).err().expect("no number");
    assert_eq!(error.span.map(|span| span.start), Some(22));
}

#[test]
fn searching_eight_at_a_time_finds_what_looking_at_each_byte_finds() {
    let letters = b"a:#,[]{}\x80\xff;\"Z[{";
    let mut state = 1_u32;
    let mut letter = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        if state >> 29 == 0 {
            letters[(state >> 16) as usize % letters.len()]
        } else {
            b'a' + (state >> 27) as u8 % 8
        }
    };
    for length in (0..80).cycle().take(20_000) {
        let text: Vec<u8> = (0..length).map(|_| letter()).collect();
        let first = |marks: &[u8]| text.iter().position(|byte| marks.contains(byte));
        assert_eq!(search::outside(&text), first(b":#"), "{text:?}");
        assert_eq!(search::inside(&text), first(b":#,[]{}"), "{text:?}");
    }
}

#[test]
fn words_are_compared_as_text() {
    let tree = tree("a: bc\nb: \"bc\"\nc: |-\n  bc\nd: bd\n");
    let text = |key: &str| tree.root.get(key).and_then(|node| node.scalar()).expect("a text").text.clone();
    assert_eq!(text("a"), text("b"));
    assert_eq!(text("a"), text("c"));
    assert!(text("a") < text("d"));
    assert_eq!(Words::from("bc"), text("a"));
    assert_eq!(format!("{} {:?}", text("a"), text("b")), "bc \"bc\"");
}

#[test]
fn a_tree_outlives_its_file() {
    let file = File::new("a", "a: [b, 'c']\n".into());
    let (tree, _) = read(FileId(0), &file);
    drop(file);
    assert_eq!(tree.expect("a tree").root.to_json().to_string(), r#"{"a":["b","c"]}"#);
}
