//! What is said of a procedure made by chance is what the clerk sees.

use std::collections::BTreeSet;

use rayon::prelude::*;
use thutuc::check::Profile;
use thutuc::compile::{Options, compile};
use thutuc::net::{Answer, Fault, Verdict, decide};
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

/// Rules that forbid a jump from branch to branch even where luck makes it sound.
const JUMPS: &[&str] = &["stuck-join", "jump-into-branch"];

fn made(seed: u64, number: u64) -> Written {
    let mut chance = Chance(seed.wrapping_mul(1_000_003) ^ number);
    let (steps, slips) = (1 + chance.below(8), chance.below(3));
    procedure(&mut chance, steps, slips)
}

/// What a batch of procedures came to.
#[derive(Default)]
struct Count {
    walked: usize,
    sound: usize,
    undecided: usize,
    strict: usize,
    failures: Vec<String>,
}

fn difference(written: &Written, process: &Process, seen: &Seen, verdict: &Verdict) -> Option<String> {
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
    let drawing = Drawing::of(&process.layout);
    let all = ids(&written.steps);
    let never: BTreeSet<&String> = all.iter().filter(|id| !seen.done.contains(*id)).collect();
    let dead = verdict.dead.iter().filter_map(|dead| drawing.nodes[dead.node]);
    let dead: BTreeSet<&String> = dead.map(|id| &process.graph().node(id).id).collect();
    let dead: BTreeSet<&String> = all.iter().filter(|id| dead.contains(id)).collect();
    (verdict.knows_dead && never != dead).then(|| format!("never done: {never:?}, said {dead:?}"))
}

#[test]
fn the_clerk_agrees_on_every_random_procedure() {
    let seed = chance::seed(1);
    let count = if chance::looks_at_all() { ALL } else { SOME };
    println!("seed {seed}, {count} procedures");
    let batches: Vec<u64> = (0..count.div_ceil(BATCH)).collect();
    let counts: Vec<Count> =
        batches.into_par_iter().map(|batch| judge(seed, batch * BATCH..(batch + 1) * BATCH)).collect();
    let sum = |of: fn(&Count) -> usize| counts.iter().map(of).sum::<usize>();
    let (walked, sound, undecided) = (sum(|it| it.walked), sum(|it| it.sound), sum(|it| it.undecided));
    let strict = sum(|it| it.strict);
    println!(
        "{walked} walked, {sound} of them sound, {strict} of these with a jump that the language forbids"
    );
    println!("{undecided} not decided");
    let failures: Vec<String> = counts.into_iter().flat_map(|it| it.failures).collect();
    let shown = failures[..failures.len().min(5)].join("\n\n");
    assert!(failures.is_empty(), "{} differences\n{shown}", failures.len());
    assert!(undecided * 100 <= walked, "{undecided} of {walked} not decided");
}

fn judge(seed: u64, numbers: std::ops::Range<u64>) -> Count {
    let all: Vec<(u64, Written)> = numbers.map(|number| (number, made(seed, number))).collect();
    let mut files = examples::dictionaries();
    for (number, written) in &all {
        let text = examples::whole(&written.yaml());
        let text = text.replacen("procedure: xac-nhan-noi-cu-tru", &format!("procedure: p{number}"), 1);
        files.push(File::new(format!("p{number}.yaml"), text.into_bytes()));
    }
    let sources = Sources::new(files);
    let compiled = compile(&sources, Options { day: examples::DAY, profile: Profile::Draft });
    let mut count = Count::default();
    for (number, written) in &all {
        let name = format!("p{number}");
        let file = sources.find(&format!("{name}.yaml"));
        let found = compiled.findings.iter().filter(|finding| Some(finding.span.file) == file);
        let found: Vec<&str> = found.map(|finding| finding.rule).collect();
        let processes = compiled.versions(&name);
        let Some(process) = processes.first() else {
            count.failures.push(format!("{number}: not laid out: {found:?}\n{}", written.yaml()));
            continue;
        };
        if let Some(seen) = walk(written, MOST)
            && let Some(failure) = count.compare(written, process, &seen, &found)
        {
            count.failures.push(format!("{number}: {failure}\n{}", written.yaml()));
        }
    }
    count
}

impl Count {
    fn compare(
        &mut self,
        written: &Written,
        process: &Process,
        seen: &Seen,
        found: &[&str],
    ) -> Option<String> {
        let verdict = decide(&Drawing::of(&process.layout).plan);
        let is_sound = !seen.doubled && !seen.lost && seen.done.len() == ids(&written.steps).len();
        self.walked += 1;
        self.sound += usize::from(is_sound);
        self.undecided += usize::from(verdict.answer == Answer::Undecided);
        if let Some(difference) = difference(written, process, seen, &verdict) {
            return Some(difference);
        }
        let told: Vec<&&str> = found.iter().filter(|rule| RULES.contains(rule)).collect();
        let is_told = !told.is_empty();
        if is_sound && is_told && told.iter().all(|rule| JUMPS.contains(rule)) {
            self.strict += 1;
            return None;
        }
        let is_decided = verdict.answer != Answer::Undecided;
        (is_told == is_sound && is_decided && process.is_whole())
            .then(|| format!("{seen:?}, but the findings are {found:?}"))
    }
}
