//! Texts made by rule, so that their meaning is known or all ways to write a thing are there.

use super::compare::{Comparison, reason};
use super::{parse, tree};
use crate::examples::{below, read, shown};

/// Asserts that granit reads the same, or that the difference is permitted.
fn same_as_granit(text: &str) {
    let comparison = Comparison::of(text);
    if let Some(difference) = comparison.difference() {
        assert!(reason(&comparison).is_some(), "{text:?}: {difference}");
    }
}

/// How many keys: all numbers around the one at which duplicates are looked for in another way, and many.
fn widths() -> impl Iterator<Item = usize> {
    (1..=70).chain([100, 255, 256, 257, 1_000, 20_000])
}

/// Keys that are neither sorted nor of one length.
fn keys(number: usize) -> Vec<String> {
    (0..number).map(|index| format!("k{}{}", (index * 7_919) % number, "x".repeat(index % 5))).collect()
}

#[test]
fn wide_maps_keep_all_keys_in_their_order() {
    let mut made = 0;
    for keys in widths().map(keys) {
        let written: Vec<String> = keys.iter().map(|key| format!("{key}: v{key}")).collect();
        let (rows, inside) = (written.join("\n") + "\n", written.join(", "));
        for text in [
            rows.clone(),
            format!("a:\n- {}", rows.trim_end().replace('\n', "\n  ")),
            format!("[{{{inside}}}]"),
        ] {
            let tree = tree(&text);
            let mut node = &tree.root;
            while node.entries().len() != keys.len() || node.get("a").is_some() {
                node = node.items().first().or_else(|| node.get("a")).expect("something lies deeper");
            }
            let found: Vec<&str> = node.entries().iter().map(|entry| &*entry.key.value).collect();
            assert_eq!(found, keys);
            assert!(
                node.entries()
                    .iter()
                    .all(|entry| entry.value.text() == Some(&format!("v{}", &*entry.key.value)))
            );
            made += 1;
        }
        if keys.len() <= 100 {
            same_as_granit(&rows);
        }
    }
    println!("wide maps made: {made}");
}

#[test]
fn duplicates_are_found_wherever_they_stand() {
    let mut made = 0;
    for keys in widths().filter(|width| *width > 1 && *width <= 1_000).map(keys) {
        let last = keys.len() - 1;
        for (first, later) in [(0, last), (last - 1, last), (0, 1), (last / 2, last)] {
            if first == later {
                continue;
            }
            let mut keys = keys.clone();
            keys[later] = keys[first].clone();
            let rows: Vec<String> = keys.iter().map(|key| format!("{key}: 1")).collect();
            let quoted = rows[..later].join("\n") + &format!("\n\"{}\": 1\n", keys[later]);
            let texts = [
                rows.join("\n"),
                rows.join("\n") + "\n",
                rows.join("\r\n") + "\r\n",
                format!("a:\n  {}", rows.join("\n  ")),
                format!("- {}\n\n# cuối", rows.join("\n  ")),
                format!("{{{}}}", rows.join(", ")),
                format!("[{{{}}}", rows.join(", ")) + "]",
                if later == last { quoted } else { rows.join("\n") },
            ];
            for text in texts {
                let (_, findings) = parse(&text);
                let [finding] = findings.as_slice() else { panic!("{text:?}: {findings:?}") };
                assert_eq!(finding.rule, "duplicate-key", "{text:?}");
                let cut =
                    |start: u32, end: u32| text[start as usize..end as usize].trim_matches('"').to_owned();
                assert_eq!(cut(finding.span.start, finding.span.end), keys[later], "{text:?}");
                let other = finding.others[0].span;
                assert_eq!(cut(other.start, other.end), keys[first], "{text:?}");
                assert!(other.end <= finding.span.start, "{text:?}");
                made += 1;
            }
        }
    }
    println!("maps with one key twice made: {made}");
}

/// All ways to begin a block of text.
fn marks() -> Vec<String> {
    let mut marks = Vec::new();
    for sign in ["|", ">"] {
        for end in ["", "-", "+"] {
            for depth in ["", "1", "2", "4"] {
                marks.push(format!("{sign}{end}{depth}"));
                marks.push(format!("{sign}{depth}{end} # ghi chú"));
            }
        }
    }
    marks
}

/// Lines of which bodies are made, all of up to three of them.
const LINES: &[&str] = &[
    "",
    " ",
    "    ",
    "      ",
    "  một",
    "  hai ba ",
    "    bốn",
    "  \tnăm",
    "  # sáu",
    " bảy",
    "tám: 8",
    "# chín",
];

fn bodies(lines: &[&str]) -> Vec<String> {
    let mut bodies = vec![String::new()];
    for one in lines {
        bodies.push(format!("{one}\n"));
        for two in lines {
            bodies.push(format!("{one}\n{two}\n"));
            for three in lines {
                bodies.push(format!("{one}\n{two}\n{three}\n"));
            }
        }
    }
    bodies
}

/// Where a value can stand.
const PLACES: &[&str] = &["a: ", "- ", "--- ", "a:\n  b: ", "a:\n- b: ", "- - "];

#[test]
fn blocks_of_text_in_every_dress() {
    let all = crate::chance::looks_at_all();
    let mut made = 0;
    for (number, body) in bodies(LINES).iter().enumerate() {
        for (other, mark) in marks().iter().enumerate() {
            for (third, place) in PLACES.iter().enumerate() {
                if !all && (number + other * 7 + third * 11) % 23 != 0 {
                    continue;
                }
                let text = format!("{place}{mark}\n{body}");
                same_as_granit(&text);
                same_as_granit(text.trim_end_matches('\n'));
                made += 2;
            }
        }
    }
    println!("blocks of text made: {made}");
}

#[test]
fn blocks_of_text_as_the_standard_reads_them() {
    let read = |text: &str| tree(text).root.get("a").and_then(|node| node.text()).expect("a text").to_owned();
    assert_eq!(read("a: |\n  một\n    hai\n\n  ba\n\n"), "một\n  hai\n\nba\n");
    assert_eq!(read("a: |-\n  một\n\n"), "một");
    assert_eq!(read("a: |+\n  một\n\n\n"), "một\n\n\n");
    assert_eq!(read("a: >\n  một\n  hai\n\n  ba\n    bốn\n  năm\n"), "một hai\nba\n  bốn\nnăm\n");
    assert_eq!(read("a: >-\n\n  một\n\n\n  hai\n"), "\nmột\n\nhai");
    assert_eq!(read("a: |2\n    một\n   hai\n"), "  một\n hai\n");
    assert_eq!(read("a: |"), "");
    assert_eq!(read("a: >+\n\n\nb: 1"), "\n\n");
}

/// Pieces of bare and quoted texts over several lines.
const WORDS: &[&str] = &[
    "",
    "một",
    " hai",
    "  ba ",
    "   # bốn",
    "năm: 5",
    "\tsáu",
    "- bảy",
    "---",
    "  \"tám",
    "  'chín",
    "  mười\\",
];

#[test]
fn texts_over_several_lines() {
    let mut made = 0;
    for body in bodies(WORDS) {
        for place in PLACES {
            for (open, close) in
                [("x", ""), ("\"x", "\""), ("'x", "'"), ("[x", "]"), ("{x: y", "}"), ("{x", ": y}")]
            {
                let body = body.strip_suffix('\n').unwrap_or(&body);
                same_as_granit(&format!(
                    "{place}{open}{}{close}\n",
                    if body.is_empty() { "" } else { "\n" }.to_owned() + body
                ));
                made += 1;
            }
        }
    }
    println!("texts over several lines made: {made}");
}

#[test]
fn texts_over_several_lines_as_the_standard_reads_them() {
    let read = |text: &str| tree(text).root.get("a").and_then(|node| node.text()).expect("a text").to_owned();
    assert_eq!(read("a: một\n  hai\n\n\n  ba\n"), "một hai\n\nba");
    assert_eq!(read("a: một\n  - hai\n"), "một - hai");
    assert_eq!(read("a: \"một  \n\n  hai \\\n   ba\\\n\n   bốn\"\n"), "một\nhai ba\nbốn");
    assert_eq!(read("a: 'một\n\n\n  hai ''ba'''\n"), "một\n\nhai 'ba'");
    assert_eq!(read("a: \"  một \\t \n  hai\"\n"), "  một \t hai");
    assert_eq!(tree("một\n---x\nhai\n").root.text(), Some("một ---x hai"));
}

#[test]
fn escapes() {
    let read = |text: &str| tree(&format!("\"{text}\"")).root.text().expect("a text").to_owned();
    assert_eq!(
        read(r"\0\a\b\t\n\v\f\r\e\ \\\/\N\_\L\P"),
        "\0\u{7}\u{8}\t\n\u{b}\u{c}\r\u{1b} \\/\u{85}\u{a0}\u{2028}\u{2029}"
    );
    assert_eq!(read("\\\"\\\t"), "\"\t");
    assert_eq!(read(r"\x41\u1ea5\U0001F600"), "Aấ😀");
    assert_eq!(read(r"\ud83d\ude00"), "😀");
    assert_eq!(read(r"\uD83D\uDE00\uD83D\uDE01"), "😀😁");
    for wrong in [
        r"\ud83d",
        r"\ude00",
        r"\ud83d\u0041",
        r"\ud83dx",
        r"\ude00\ud83d",
        r"\Ud83d",
        r"\U0000d83d",
        r"\U00110000",
        r"\UFFFFFFFF",
        r"\xg0",
        r"\x4",
        r"\u123",
        r"\q",
        r"\đ",
        r"\'",
        r"\",
    ] {
        let (tree, findings) = parse(&format!("\"{wrong}\""));
        assert!(tree.is_none() && !findings.is_empty(), "{wrong}");
    }
}

#[test]
fn every_file_with_other_breaks() {
    let mut looked = 0;
    for path in below("catalog").into_iter().chain(below("examples")) {
        if path.extension().is_none_or(|extension| extension != "yaml") {
            continue;
        }
        let text = read(&shown(&path));
        let Some(whole) = parse(&text).0 else { continue };
        for other in [
            text.replace('\n', "\r\n"),
            text.replace('\n', "\r"),
            format!("\u{feff}{text}"),
            text.trim_end().into(),
        ] {
            let found = parse(&other).0.expect("a tree");
            assert_eq!(whole.root, found.root, "{}", path.display());
            let comments = |tree: &thutuc::yaml::Tree| {
                tree.comments.iter().map(|c| c.text.to_string()).collect::<Vec<_>>()
            };
            assert_eq!(comments(&whole), comments(&found), "{}", path.display());
            same_as_granit(&other);
            looked += 1;
        }
    }
    println!("files with other breaks looked at: {looked}");
}

#[test]
fn a_mark_of_byte_order_stands_in_front_only() {
    let text = "\u{feff}a: ấ # b\n";
    let tree = tree(text);
    let slice = |span: thutuc::source::Span| &text[span.start as usize..span.end as usize];
    assert_eq!(slice(tree.root.entries()[0].key.span), "a");
    assert_eq!(slice(tree.root.entries()[0].value.span), "ấ");
    assert_eq!(slice(tree.comments[0].span), "# b");
    for inside in ["a: \u{feff}b\n", "a: b\n\u{feff}c: d\n", "\"\u{feff}\"", "# \u{feff}\na: b\n"] {
        assert_eq!(parse(inside).1[0].rule, "not-readable", "{inside:?}");
    }
}
