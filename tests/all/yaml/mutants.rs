//! Texts of the catalogue, of the examples and of the YAML Test Suite, each changed in a few places: our reader and
//! granit read the same, or both refuse, or the difference is one of those permitted.
//!
//! A plain `cargo test` looks at twenty thousand, with `THUTUC_ALL=1` at a million; `THUTUC_SEED` chooses others.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rayon::prelude::*;
use serde_json::Value as Json;
use thutuc::source::{FileId, Span, apply};

use super::compare::{Comparison, PERMITTED, reason};
use super::mutate::{mutate, window};
use super::parse;
use crate::chance::{self, Chance};
use crate::examples::{below, read, shown};

const SOME: u64 = 20_000;
const ALL: u64 = 1_000_000;
const SEED: u64 = 2026;

pub static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let paths = below("catalog").into_iter().chain(below("examples"));
    let paths = paths.filter(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    paths.map(|path| read(&shown(&path))).collect()
});

pub static CASES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let cases: Vec<Json> = serde_json::from_str(&read("tests/data/yaml-test-suite.json")).expect("JSON");
    cases.iter().map(|case| case["yaml"].as_str().expect("a text").to_owned()).collect()
});

pub fn number() -> u64 {
    if chance::looks_at_all() { ALL } else { SOME }
}

pub fn seed() -> u64 {
    chance::seed(SEED)
}

/// One mutant: the same for the same seed and index, whichever core makes it.
pub fn mutant(seed: u64, index: u64) -> String {
    let mut chance = Chance(seed.wrapping_mul(1_000_003) ^ index);
    chance.next();
    let base = if chance.below(3) == 0 {
        CASES[chance.below(CASES.len())].clone()
    } else {
        window(&TEXTS[chance.below(TEXTS.len())], &mut chance)
    };
    mutate(&base, &mut chance)
}

/// How a comparison ended.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Same,
    BothRefuse,
    Permitted(&'static str),
    Wrong(String),
}

fn end(text: &str) -> End {
    let comparison = Comparison::of(text);
    match comparison.difference() {
        None if comparison.ours.1.is_empty() => End::Same,
        None => End::BothRefuse,
        Some(difference) => match reason(&comparison) {
            Some(reason) => End::Permitted(reason),
            None => End::Wrong(format!("{text:?}\n    {difference}")),
        },
    }
}

#[test]
fn mutants_are_read_as_granit_reads_them() {
    let (number, seed) = (number(), seed());
    let ends: Vec<End> = (0..number).into_par_iter().map(|index| end(&mutant(seed, index))).collect();
    let mut counts: BTreeMap<&End, usize> = BTreeMap::new();
    for end in &ends {
        *counts.entry(end).or_default() += 1;
    }
    let count = |end: &End| counts.get(end).copied().unwrap_or(0);
    println!(
        "mutants of texts, seed {seed}: {number} made, {} read the same, {} refused by both",
        count(&End::Same),
        count(&End::BothRefuse)
    );
    for (reason, _) in PERMITTED {
        println!("mutants read differently, {}: {reason}", count(&End::Permitted(reason)));
    }
    let wrong: Vec<&str> = counts
        .keys()
        .filter_map(|end| if let End::Wrong(difference) = end { Some(difference.as_str()) } else { None })
        .collect();
    assert!(
        wrong.is_empty(),
        "seed {seed}: {} differ, such as\n{}",
        wrong.len(),
        wrong[..wrong.len().min(5)].join("\n")
    );
}

#[test]
fn files_as_they_are_read_as_granit_reads_them() {
    for text in TEXTS.iter().chain(CASES.iter()) {
        if let End::Wrong(difference) = end(text) {
            panic!("{difference}");
        }
    }
}

/// Whether a span can be cut out of a text.
fn is_sound(text: &str, span: Span) -> bool {
    text.get(span.start as usize..span.end as usize).is_some()
}

fn check_places(text: &str) {
    let (tree, findings) = parse(text);
    let mut spans: Vec<Span> = findings.iter().map(|finding| finding.span).collect();
    spans.extend(findings.iter().flat_map(|finding| finding.others.iter().map(|other| other.span)));
    let edits = findings.iter().filter_map(|finding| finding.fix.as_ref()).flat_map(|fix| &fix.edits);
    spans.extend(edits.map(|edit| edit.span));
    if let Some(tree) = &tree {
        spans.extend(tree.comments.iter().map(|comment| comment.span));
        tree.root.walk(&mut |node| {
            let children = node.items().iter().map(|item| item.span);
            let entries = node.entries().iter().map(|entry| entry.key.span.to(entry.value.span));
            for child in children.chain(entries) {
                assert!(node.span.contains(child), "{text:?}: {child:?} is outside of {:?}", node.span);
            }
            spans.push(node.span);
        });
    }
    for span in spans {
        assert!(is_sound(text, span), "{text:?}: {span:?} cuts a character or lies outside");
    }
}

#[test]
fn places_of_mutants_are_whole_characters_inside_the_text() {
    let (number, seed) = (number() / 4, seed() + 1);
    (0..number).into_par_iter().for_each(|index| check_places(&mutant(seed, index)));
    println!("mutants whose places were looked at: {number}, seed {seed}");
}

/// Whether the fix of the one finding of a text leaves none; nothing for texts with more findings or without a fix.
fn is_healed(text: &str) -> Option<bool> {
    let (_, findings) = parse(text);
    let [finding] = findings.as_slice() else { return None };
    let healed = apply(text, FileId(0), &finding.fix.as_ref()?.edits);
    Some(parse(&healed).1.is_empty())
}

#[test]
fn fixes_heal_mutants() {
    let (number, seed) = (number() / 4, seed() + 2);
    let ends: Vec<bool> =
        (0..number).into_par_iter().filter_map(|index| is_healed(&mutant(seed, index))).collect();
    let healed = ends.iter().filter(|healed| **healed).count();
    println!(
        "mutants with one finding that has a fix: {} made, {healed} healed by it, seed {seed}",
        ends.len()
    );
    // Behind the fault that is put right there may stand another one.
    assert!(healed * 100 >= ends.len() * 97, "{healed} of {} are healed", ends.len());
}
