//! The reader that a ministry's own scripts have: what we read in order, it reads to the same values or not at all.

use rayon::prelude::*;
use serde_json::Value as Json;

use super::mutants::{CASES, TEXTS, mutant, number, seed};
use super::parse;

/// How the two readers got on with a text that ours finds in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Same,
    ItRefuses,
    Differs,
}

/// The reason of a difference, and how it is told.
type Permitted = (&'static str, fn(&str) -> bool);

/// Where the other reader, which follows YAML 1.1, may read something else: the check `read-differently` tells authors.
const PERMITTED: &[Permitted] = &[
    ("it adds no break behind a block of text that ends with the file", |text| {
        !text.ends_with(['\n', '\r']) && text.contains(['|', '>'])
    }),
    ("it takes `#` in the first column for a comment where a block of text is the whole document", |text| {
        text.contains(['|', '>']) && text.lines().any(|line| line.starts_with('#'))
    }),
    ("it takes a number that begins with a zero for text", |text| {
        let is_such = |word: &str| {
            word.len() > 1 && word.starts_with('0') && word.bytes().all(|byte| byte.is_ascii_digit())
        };
        text.split(|c: char| !c.is_ascii_alphanumeric()).any(is_such)
    }),
    ("it takes `---` for text behind a mark of byte order", |text| text.starts_with("\u{feff}---")),
    ("it breaks lines at separators of Unicode", |text| text.contains(['\u{2028}', '\u{2029}'])),
    ("it takes a question mark in front of a word in brackets for `? key`", |text| {
        text.contains('?') && text.contains(['[', '{'])
    }),
];

fn end(text: &str) -> Option<End> {
    let (tree, findings) = parse(text);
    let tree = tree.filter(|_| findings.is_empty())?;
    Some(match serde_yaml::from_str::<Json>(text) {
        Err(_) => End::ItRefuses,
        Ok(json) if json == tree.root.to_json() => End::Same,
        Ok(_) => End::Differs,
    })
}

#[test]
fn files_are_read_alike() {
    let ends: Vec<Option<End>> = TEXTS.iter().map(|text| end(text)).collect();
    assert!(ends.iter().all(|end| end.is_none_or(|end| end == End::Same)), "{ends:?}");
}

#[test]
fn what_is_in_order_is_read_alike_or_not_at_all() {
    let (number, seed) = (number() / 4, seed() + 3);
    let mutants: Vec<String> = (0..number).into_par_iter().map(|index| mutant(seed, index)).collect();
    let texts: Vec<&String> = CASES.iter().chain(&mutants).collect();
    let ends: Vec<(&String, End)> =
        texts.into_par_iter().filter_map(|text| Some((text, end(text)?))).collect();
    let count = |sought: End| ends.iter().filter(|(_, end)| *end == sought).count();
    println!(
        "mutants and cases in order looked at with another reader: {} alike, {} refused by it, {} different",
        count(End::Same),
        count(End::ItRefuses),
        count(End::Differs)
    );
    let is_permitted = |text: &str| PERMITTED.iter().any(|(_, holds)| holds(text));
    let different: Vec<&String> = ends
        .iter()
        .filter(|(text, end)| *end == End::Differs && !is_permitted(text))
        .map(|(text, _)| *text)
        .collect();
    assert!(different.is_empty(), "{different:#?}");
}
