//! Inputs made to hurt: whatever their shape, a file of the largest size is read in one go, without recursion.

use std::time::{Duration, Instant};

use rayon::prelude::*;
use thutuc::yaml::MAX_BYTES;

use super::mutate::PIECES;
use super::parse;

/// How many bytes an input has, and far more time than a slow machine needs for it without optimisation; what looks at
/// a line or a file again for each of its parts takes far longer.
fn size() -> (usize, Duration) {
    let all = crate::chance::looks_at_all();
    if all { (MAX_BYTES, Duration::from_secs(15)) } else { (MAX_BYTES / 8, Duration::from_secs(2)) }
}

/// Units that have brought other readers to their knees, beside those that mutants are made of.
const UNITS: &[&str] = &[
    "a: b\n",
    "a:\n",
    "- a\n",
    "- - a\n",
    "? a\n: b\n",
    "[a, ",
    "{a: ",
    "{a: b, c, ",
    "b, ",
    "a: b, ",
    "[a]: ",
    "\"a\n",
    "'a\n",
    "- \"\n",
    "- '\n",
    "a: [\n",
    "a: {\n",
    "]\n",
    "}\n",
    "[}",
    "{]",
    "a: |\n",
    "a: >2\n",
    " |\n",
    "- |\n \n",
    "a: b\n\n\n",
    "a\n",
    "a\n\n",
    " \n",
    "\t\n",
    "a: #\n",
    "# a\n",
    "a # b\n",
    "a:b\n",
    "a: b: c\n",
    "[a: b: ",
    "a #",
    "a :",
    "\"\\x",
    "\"\\\n",
    "''",
    "\\\"",
    "%a\n",
    "&a\n",
    "!a ",
    "a: *b\n",
    "--- a\n",
    "...\na\n",
    "<<: a\n",
    "\r",
    "\r\n",
    "ấ",
    "\u{2028}",
    "a: ấ\n",
    "  a: b\n c: d\n",
    "   - a\n - b\n",
    "a: 1\n b: 2\n",
];

fn read_within(limit: Duration, text: &str, shown: &str) {
    let started = Instant::now();
    let (tree, findings) = parse(text);
    let spent = started.elapsed();
    assert!(spent < limit, "{} bytes of {shown:?} take {spent:?}", text.len());
    assert!(findings.len() <= 100, "{shown:?}: {} findings", findings.len());
    drop(tree);
}

fn repeated(unit: &str, bytes: usize) -> String {
    unit.repeat(bytes / unit.len())
}

/// What stands in front: so the rest is read as rows, as a value, inside brackets or quotes, or as a block of text.
const BEGINNINGS: &[&str] = &["", "a: ", "- ", "[", "{", "a: [", "\"", "'", "a: |\n", "a: >\n ", "# "];

#[test]
fn a_megabyte_of_one_thing_takes_one_look() {
    let (bytes, limit) = size();
    let units: Vec<&str> = PIECES.iter().chain(UNITS).copied().collect();
    units.par_iter().for_each(|unit| {
        for beginning in BEGINNINGS {
            let text = format!("{beginning}{}", repeated(unit, bytes - 10));
            read_within(limit, &text, &format!("{beginning}, then {unit}"));
        }
    });
    println!("hostile inputs looked at: {}, of {bytes} bytes", units.len() * BEGINNINGS.len());
}

#[test]
fn a_megabyte_in_order_takes_one_look() {
    let (bytes, limit) = size();
    let made = |row: &dyn Fn(usize) -> String| (0..bytes / 36).map(row).collect::<String>();
    let rows = made(&|index| format!("k{index}: v\n"));
    let inside = made(&|index| format!("k{index}: v, "));
    let words = made(&|index| format!("{index} word\n  "));
    for text in [
        rows.clone(),
        format!("a:\n  {}", rows.trim_end().replace('\n', "\n  ")),
        format!("{{{inside}}}"),
        format!("[{inside}]"),
        format!("[{}]", made(&|index| format!("w{index}, "))),
        format!("[{}]", made(&|_| "[], ".to_owned())),
        format!("- {words}"),
        format!("- \"{words}\""),
        format!("- '{words}'"),
        format!("- >\n  {words}"),
        format!("[{words}]"),
        made(&|index| format!("- k{index}: [a, {{b: c}}] # d\n\n")),
    ] {
        assert!(parse(&text).1.is_empty(), "{}", &text[..60]);
        read_within(limit, &text, &text[..60]);
    }
}

#[test]
fn two_things_by_turns_take_one_look() {
    let all = crate::chance::looks_at_all();
    let bytes = if all { 20_000 } else { 4_000 };
    let units: Vec<&str> = PIECES.iter().chain(UNITS).copied().collect();
    units.par_iter().for_each(|one| {
        for other in &units {
            let limit = Duration::from_secs(4);
            read_within(limit, &repeated(&format!("{one}{other}"), bytes), &format!("{one}{other}"));
            let half = repeated(one, bytes / 2) + &repeated(other, bytes / 2);
            read_within(limit, &half, &format!("{one}, then {other}"));
        }
    });
    println!("hostile pairs looked at: {}, of {bytes} bytes", 2 * units.len() * units.len());
}

#[test]
fn a_hundred_thousand_levels_are_one_finding() {
    let levels = 100_000;
    let deeper = |unit: &str| unit.repeat(levels);
    let stairs = |unit: &str| (0..1_300).map(|level| " ".repeat(level) + unit).collect::<String>();
    for text in [
        deeper("["),
        deeper("{a: "),
        deeper("[{a: "),
        deeper("- "),
        deeper("- - "),
        stairs("a:\n"),
        stairs("-\n"),
    ] {
        let (tree, findings) = parse(&text);
        assert!(tree.is_none());
        let sentences: Vec<&str> = findings.iter().map(|finding| finding.sentence.en.as_str()).collect();
        assert_eq!(sentences, ["brackets or lists are nested too deeply"], "{}", &text[..20]);
    }
}

#[test]
fn as_many_levels_as_are_allowed_are_read() {
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("- ", "")] {
        let text = open.repeat(255) + "x" + &close.repeat(255);
        let (tree, findings) = parse(&text);
        assert!(findings.is_empty(), "{open}: {findings:?}");
        let mut depth = 0;
        tree.expect("a tree").root.walk(&mut |_| depth += 1);
        assert_eq!(depth, 256);
        assert!(!parse(&(open.repeat(256) + "x" + &close.repeat(256))).1.is_empty());
    }
}
