//! What is said of a procedure made by chance is what the clerk sees.

use std::collections::BTreeSet;

use jiff::civil::date;
use rayon::prelude::*;
use thutuc::check::Profile;
use thutuc::compile::{Options, compile};
use thutuc::net::{Answer, Fault, decide};
use thutuc::process::Process;
use thutuc::soundness::Drawing;
use thutuc::source::{File, Sources};

use super::clerk::{Seen, walk};
use super::written::{Written, ids, procedure};
use crate::chance::{self, Chance};
use crate::examples;

const SOME: u64 = 500;
const ALL: u64 = 20_000;

/// Procedures that are compiled together.
const BATCH: u64 = 250;

/// States behind which the clerk gives up, and the procedure with him.
const MOST: usize = 20_000;

/// Rules that say where a procedure is not sound.
const RULES: &[&str] =
    &["stuck-join", "left-running", "jump-into-branch", "no-way-out", "runs-twice", "unreachable"];

fn made(seed: u64, number: u64) -> Written {
    let mut chance = Chance(seed.wrapping_mul(1_000_003) ^ number);
    let (steps, slips) = (1 + chance.below(8), chance.below(3));
    procedure(&mut chance, steps, slips)
}

fn difference(written: &Written, process: &Process, seen: &Seen) -> Option<String> {
    let drawing = Drawing::of(&process.layout);
    let verdict = decide(&drawing.plan);
    let has = |fault| verdict.faults.contains(&fault);
    if seen.doubled != has(Fault::Doubled) {
        return Some(format!("doubled: {}, said {:?}", seen.doubled, verdict.faults));
    }
    if seen.doubled {
        return None;
    }
    if seen.stuck != has(Fault::Deadlock) || seen.lost != (has(Fault::Deadlock) || has(Fault::Livelock)) {
        return Some(format!("{seen:?}, said {:?}", verdict.faults));
    }
    let never: BTreeSet<String> =
        ids(&written.steps).into_iter().filter(|id| !seen.done.contains(id)).collect();
    let dead = verdict.dead.iter().filter_map(|dead| drawing.nodes[dead.node]);
    let dead: BTreeSet<String> = dead.map(|id| process.graph().node(id).id.clone()).collect();
    let dead: BTreeSet<String> = ids(&written.steps).into_iter().filter(|id| dead.contains(id)).collect();
    if never != dead {
        return Some(format!("never done: {never:?}, said {dead:?}"));
    }
    let is_sound = !seen.lost && never.is_empty();
    let answer = verdict.answer == Answer::Sound;
    (is_sound && !answer && verdict.dead.iter().all(|dead| dead.flow.is_none()))
        .then(|| format!("sound, said {verdict:?}"))
}

#[test]
fn the_clerk_agrees_on_every_random_procedure() {
    let seed = chance::seed(1);
    let count = if chance::looks_at_all() { ALL } else { SOME };
    println!("seed {seed}, {count} procedures");
    let batches: Vec<u64> = (0..count.div_ceil(BATCH)).collect();
    let results: Vec<(usize, usize, usize, Vec<String>)> =
        batches.into_par_iter().map(|batch| judge(seed, batch * BATCH..(batch + 1) * BATCH)).collect();
    let walked: usize = results.iter().map(|it| it.0).sum();
    let sound: usize = results.iter().map(|it| it.1).sum();
    let strict: usize = results.iter().map(|it| it.2).sum();
    let failures: Vec<String> = results.into_iter().flat_map(|it| it.3).collect();
    println!("{walked} walked, {sound} sound, {strict} sound but against the rules of the language");
    assert!(
        failures.is_empty(),
        "{} differences\n{}",
        failures.len(),
        failures[..failures.len().min(5)].join("\n\n")
    );
}

fn judge(seed: u64, numbers: std::ops::Range<u64>) -> (usize, usize, usize, Vec<String>) {
    let all: Vec<(u64, Written)> = numbers.map(|number| (number, made(seed, number))).collect();
    let mut files = examples::dictionaries();
    for (number, written) in &all {
        let text = examples::whole(&written.yaml());
        let text = text.replacen("procedure: xac-nhan-noi-cu-tru", &format!("procedure: p{number}"), 1);
        files.push(File::new(format!("p{number}.yaml"), text.into_bytes()));
    }
    let sources = Sources::new(files);
    let compiled = compile(&sources, Options { day: date(2026, 8, 28), profile: Profile::Draft });
    let (mut walked, mut sound, mut strict, mut failures) = (0, 0, 0, Vec::new());
    for (number, written) in &all {
        let name = format!("p{number}");
        let processes = compiled.versions(&name);
        let file = sources.find(&format!("{name}.yaml"));
        let found: Vec<&str> =
            compiled.findings.iter().filter(|it| Some(it.span.file) == file).map(|it| it.rule).collect();
        let Some(process) = processes.first() else {
            failures.push(format!("{number}: not laid out: {found:?}\n{}", written.yaml()));
            continue;
        };
        let Some(seen) = walk(written, MOST) else { continue };
        walked += 1;
        let is_told = found.iter().any(|rule| RULES.contains(rule));
        let is_sound = !seen.doubled && !seen.lost && seen.done.len() == ids(&written.steps).len();
        sound += usize::from(is_sound);
        strict += usize::from(is_sound && is_told);
        let silent =
            (!is_sound && !is_told && process.is_whole()).then(|| format!("not told: {seen:?}, {found:?}"));
        if let Some(difference) = difference(written, process, &seen).or(silent) {
            failures.push(format!("{number}: {difference}\n{}", written.yaml()));
        }
    }
    (walked, sound, strict, failures)
}
