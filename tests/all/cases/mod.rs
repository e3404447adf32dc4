//! Cases: found for every procedure, run as scenarios, replayed by somebody else, and caught when they are wrong.

mod command;
mod mutated;
mod random;
mod replay;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use thutuc::check::{self, Profile};
use thutuc::compile::{Compilation, Options, compile};
use thutuc::process::Process;
use thutuc::run::cases::{self, Cases};
use thutuc::run::{Item, Rehearsal};
use thutuc::source::{File, FileId, Sources};

use crate::catalog::{on, sources};
use crate::examples::{DAY, dictionaries, read};

/// Everything that can happen in flows, in one procedure; the patterns of the language and some more.
const PATTERNS: &str = include_str!("patterns.yaml");

/// A procedure with the cases found for it, and the files around it.
struct Searched {
    process: Process,
    found: Cases,
    text: String,
    around: Vec<File>,
}

/// Every procedure of the catalogue in force, the tutorial, and the patterns, each searched once.
fn searched() -> &'static [Searched] {
    static SEARCHED: OnceLock<Vec<Searched>> = OnceLock::new();
    SEARCHED.get_or_init(|| {
        // Scenarios that people wrote would add to what the cases see.
        let catalog = sources().iter().map(|(_, file)| file.clone());
        let catalog: Vec<File> = catalog.filter(|file| !file.path.ends_with(".test.yaml")).collect();
        let mut all = search(&catalog);
        let mut around = dictionaries();
        around.push(File::new("bai-hoc.yaml", read("examples/first/xac-nhan-cu-tru.yaml").into_bytes()));
        around.push(File::new("mau.yaml", PATTERNS.as_bytes().to_vec()));
        all.extend(search(&around));
        assert_eq!(all.len(), 14, "every procedure can be read");
        all
    })
}

fn search(around: &[File]) -> Vec<Searched> {
    let sources = Sources::new(around.to_vec());
    let compiled = compile(&sources, Options { day: DAY, profile: Profile::Draft });
    let searched = compiled.in_force().map(|process| {
        let found = cases::cases(&process, DAY);
        let text = cases::file(&process, &found, DAY);
        Searched { process, found, text, around: around.to_vec() }
    });
    searched.collect()
}

/// Behind every other file, so that places in those stay the same.
const LAST: &str = "zz.test.yaml";

/// Calls `judge` with the scenarios of a test file, run with the files around it.
fn rehearsed<T>(around: &[File], text: &str, judge: impl FnOnce(&Compilation<'_>, &[Rehearsal]) -> T) -> T {
    let mut files = around.to_vec();
    files.push(File::new(LAST, text.as_bytes().to_vec()));
    let sources = Sources::new(files);
    let compiled = compile(&sources, Options { day: DAY, profile: Profile::Draft });
    let own = sources.find(LAST);
    let rehearsals = compiled.rehearse(|file: FileId| Some(file) == own);
    judge(&compiled, &rehearsals)
}

#[test]
fn every_case_found_passes_and_together_they_see_what_was_promised() {
    let (mut number, mut seen) = (0, 0);
    for Searched { process, found, text, around } in searched() {
        let key = process.key();
        rehearsed(around, text, |compiled, rehearsals| {
            let own = compiled.findings.iter().filter(|finding| finding.rule == "unknown-in-test");
            assert_eq!(own.count(), 0, "{key}");
            let [rehearsal] = rehearsals else { panic!("{key}: one procedure") };
            for tried in &rehearsal.tried {
                assert!(tried.is_fine(), "{key} {}: {:#?}", tried.name.value, tried.mismatches);
            }
            assert_eq!(rehearsal.tried.len(), found.cases.len(), "{key}");
            let missing: Vec<&Item> = rehearsal.coverage.missing().collect();
            let unseen: Vec<&Item> = found.unseen.iter().map(|(item, _)| item).collect();
            assert_eq!(missing, unseen, "{key}");
            number += rehearsal.tried.len();
            seen += rehearsal.coverage.total().0;
        });
    }
    println!("{number} cases made, {seen} things seen by them");
}

#[test]
fn no_case_is_needless() {
    for Searched { process, found, .. } in searched() {
        let all: BTreeSet<&Item> = found.coverage.all.iter().collect();
        for index in 0..found.cases.len() {
            let others = found.cases.iter().enumerate().filter(|(other, _)| *other != index);
            let others: BTreeSet<&Item> = others.flat_map(|(_, case)| &case.seen).collect();
            let mut own = found.cases[index].seen.iter().filter(|item| all.contains(item));
            assert!(own.any(|item| !others.contains(item)), "{}: case {}", process.key(), index + 1);
        }
    }
}

#[test]
fn everything_in_the_patterns_is_reached() {
    let patterns = searched().iter().find(|it| it.process.key() == "mau-luong-viec").expect("the patterns");
    let unseen: Vec<String> = patterns
        .found
        .unseen
        .iter()
        .map(|(item, why)| format!("{}: {}", thutuc::run::item(&patterns.process, item).en, why.en))
        .collect();
    assert_eq!(unseen, Vec::<String>::new());
}

#[test]
fn what_is_not_seen_has_a_reason_that_is_certain() {
    let vague = "no case was found within the bounds of the search";
    for Searched { process, found, .. } in searched() {
        for (item, why) in &found.unseen {
            let words = thutuc::run::item(process, item).en;
            println!("{}: {words}: {}", process.key(), why.en);
            assert_ne!(why.en, vague, "{}: {words}", process.key());
        }
    }
}

#[test]
fn the_same_cases_are_found_again() {
    let Searched { process, text, .. } = &searched()[0];
    assert_eq!(cases::file(process, &cases::cases(process, DAY), DAY), *text);
}

/// Scenarios in the catalogue that expect a finding of a rule that does not exist; none when every rule is there.
fn awaits_a_rule(sources: &Sources, rehearsal: &Rehearsal) -> bool {
    rehearsal.tried.iter().filter(|tried| !tried.is_fine()).all(|tried| {
        tried.mismatches.iter().all(|mismatch| check::find(sources.slice(mismatch.span)).is_none())
    })
}

#[test]
fn the_scenarios_of_the_catalogue_pass() {
    let compiled = on(DAY);
    let rehearsals = compiled.rehearse(|_| true);
    let tried: usize = rehearsals.iter().map(|rehearsal| rehearsal.tried.len()).sum();
    for rehearsal in &rehearsals {
        assert!(awaits_a_rule(sources(), rehearsal), "{}: {:#?}", rehearsal.procedure, rehearsal.tried);
    }
    println!("{tried} scenarios looked at");
    assert!(tried >= 40);
}
