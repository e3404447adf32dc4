//! Laws of fixes. They are held against every example of a fault in the pages (`pages.rs`), and against the catalogue with
//! a fault put into each of its files by chance.

use std::collections::BTreeMap;

use rayon::prelude::*;
use thutuc::check::Profile;
use thutuc::compile::{Fixed, Options, compile, fix};
use thutuc::model;
use thutuc::source::{Edit, File, FileId, Sources, Span, apply};
use thutuc::yaml::{self, Entry, Node};

use crate::catalog::sources;
use crate::chance::Chance;
use crate::examples::{DAY, dictionaries, files};

/// A law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Law {
    /// No rule finds more in a file than before, but for what was hidden in a file that could not be read.
    NothingWorse,
    /// Where something was changed, more can be read or less is found.
    Better,
    /// The files that changed are those that are named, and all may be changed.
    NamedAndAllowed,
    /// What has been fixed is not fixed further.
    TwiceIsOnce,
}

/// Something that fixes files, of which the last argument says whether they may be changed.
type Fixer = fn(&Sources, Options, &dyn Fn(&str) -> bool) -> Fixed;

fn ours(sources: &Sources, options: Options, may_change: &dyn Fn(&str) -> bool) -> Fixed {
    fix(sources, options, may_change)
}

/// How often each rule finds something in each file.
type Counts = BTreeMap<(FileId, &'static str), usize>;

fn counts(sources: &Sources, options: Options) -> Counts {
    let mut counts = Counts::new();
    for finding in compile(sources, options).findings {
        *counts.entry((finding.span.file, finding.rule)).or_default() += 1;
    }
    counts
}

fn can_be_read(sources: &Sources, id: FileId) -> bool {
    yaml::read(id, sources.file(id)).0.is_some_and(|tree| model::declare(&tree).0.is_some())
}

/// What a fixer did, held against every law.
fn judge(
    tool: Fixer,
    sources: &Sources,
    options: Options,
    may_change: &dyn Fn(&str) -> bool,
) -> Result<Fixed, (Law, String)> {
    let demand = |holds: bool, law, what: String| if holds { Ok(()) } else { Err((law, what)) };
    let fixed = tool(sources, options, may_change);
    let differ = sources.iter().filter(|(id, file)| fixed.sources.file(*id).text != file.text);
    let differ: Vec<FileId> = differ.map(|(id, _)| id).collect();
    let paths: Vec<&str> = differ.iter().map(|id| sources.file(*id).path.as_str()).collect();
    let allowed = paths.iter().all(|path| may_change(path));
    demand(allowed && paths == fixed.changed, Law::NamedAndAllowed, format!("{paths:?}"))?;
    if differ.is_empty() {
        return Ok(fixed);
    }
    let opened: Vec<FileId> = differ
        .into_iter()
        .filter(|id| !can_be_read(sources, *id) && can_be_read(&fixed.sources, *id))
        .collect();
    let uncovered =
        Sources::new(sources.iter().map(|(id, file)| {
            if opened.contains(&id) { fixed.sources.file(id).clone() } else { file.clone() }
        }));
    let [before, uncovered, after] =
        [sources, &uncovered, &fixed.sources].map(|sources| counts(sources, options));
    let found = |counts: &Counts, key| counts.get(key).copied().unwrap_or_default();
    let worse = after.iter().find(|(key, count)| **count > found(&before, key).max(found(&uncovered, key)));
    demand(worse.is_none(), Law::NothingWorse, format!("{worse:?}"))?;
    let total = |counts: &Counts| counts.values().sum::<usize>();
    demand(!opened.is_empty() || total(&after) < total(&before), Law::Better, String::new())?;
    let again = tool(&fixed.sources, options, may_change).changed;
    demand(again.is_empty(), Law::TwiceIsOnce, format!("{again:?}"))?;
    Ok(fixed)
}

/// Fixes an example of a page, of which only its own files may be changed; the law that breaks, if one does.
pub fn broken_by_example(example: &str, profile: Profile) -> Option<String> {
    let own = files(example);
    let paths: Vec<String> = own.iter().map(|file| file.path.clone()).collect();
    let beside = dictionaries().into_iter().filter(|file| !paths.contains(&file.path));
    let sources = Sources::new(own.into_iter().chain(beside));
    let options = Options { day: DAY, profile };
    let judged = judge(ours, &sources, options, &|path| paths.iter().any(|own| own == path));
    judged.err().map(|broken| format!("{broken:?}"))
}

/// How many times faults are put into the catalogue; with `THUTUC_ALL`, as `tests/run` sets it, more often.
const TURNS: [u64; 2] = [3, 56];

/// Keys whose values are names of something.
const NAMES: &[&str] = &["by", "document", "exhausted", "law", "next", "produces", "register", "step", "to"];

/// The keys of a file and the names in it.
fn words(root: &Node) -> Vec<Span> {
    let mut found = Vec::new();
    let mut waiting = vec![root];
    while let Some(node) = waiting.pop() {
        for Entry { key, value } in node.entries() {
            found.push(key.span);
            let is_name = NAMES.contains(&&*key.value) && value.text().is_some();
            found.extend(is_name.then_some(value.span));
            waiting.push(value);
        }
        waiting.extend(node.items());
    }
    found
}

/// The catalogue with a word misspelt in each file.
fn faulty(sources: &Sources, chance: &mut Chance) -> Sources {
    with(sources, |id, file| {
        let tree = yaml::read(id, file).0.expect("the catalogue is in order");
        let word = *chance.one(&words(&tree.root));
        apply(&file.text, id, &[Edit::replace(word, format!("{}z", file.slice(word)))])
    })
}

#[test]
fn fixes_of_faults_in_the_catalogue_keep_the_laws() {
    let sources = sources();
    let options = Options { day: DAY, profile: Profile::Draft };
    let turns = TURNS[usize::from(crate::chance::looks_at_all())];
    let restored: Vec<(usize, usize, usize)> = (0..turns)
        .into_par_iter()
        .map(|turn| {
            let faulty = faulty(sources, &mut Chance(turn));
            let fixed = judge(ours, &faulty, options, &|_| true)
                .unwrap_or_else(|broken| panic!("turn {turn}: {broken:?}"));
            let texts = sources.iter().map(|(id, file)| {
                [&faulty, &fixed.sources].map(|sources| sources.file(id).text != file.text)
            });
            let texts: Vec<[bool; 2]> = texts.collect();
            let was = texts.iter().filter(|[was, _]| *was).count();
            let is = texts.iter().filter(|[_, is]| *is).count();
            (was, was - is, fixed.refused)
        })
        .collect();
    let sum = |part: fn(&(usize, usize, usize)) -> usize| restored.iter().map(part).sum::<usize>();
    let (faulty, restored, refused) = (sum(|it| it.0), sum(|it| it.1), sum(|it| it.2));
    println!(
        "{faulty} faults made in the catalogue, {restored} files as they were after fixing, {refused} fixes taken back"
    );
    assert!(restored * 10 > faulty * 8, "hardly anything is put right");
}

/// Sources in which these texts stand in the place of some files.
fn with(sources: &Sources, mut text: impl FnMut(FileId, &File) -> String) -> Sources {
    Sources::new(sources.iter().map(|(id, file)| File { text: text(id, file), ..file.clone() }))
}

/// Says what it changed.
fn claims(before: &Sources, after: Sources) -> Fixed {
    let differs = before.iter().filter(|(id, file)| after.file(*id).text != file.text);
    let changed: Vec<String> = differs.map(|(_, file)| file.path.clone()).collect();
    Fixed { applied: changed.len(), changed, sources: after, refused: 0 }
}

fn looks_once(sources: &Sources, options: Options, may_change: &dyn Fn(&str) -> bool) -> Fixed {
    let findings = compile(sources, options).findings.into_iter();
    let edits: Vec<Edit> = findings.filter_map(|it| it.fix).flat_map(|fix| fix.edits).collect();
    let fixed =
        with(
            sources,
            |id, file| {
                if may_change(&file.path) { apply(&file.text, id, &edits) } else { file.text.clone() }
            },
        );
    claims(sources, fixed)
}

fn adds(line: &str, sources: &Sources, may_change: &dyn Fn(&str) -> bool) -> Fixed {
    let fixed =
        with(
            sources,
            |_, file| {
                if may_change(&file.path) { file.text.clone() + line } else { file.text.clone() }
            },
        );
    claims(sources, fixed)
}

/// What puts nothing right, and the law that finds it out.
const IMPOSTORS: &[(&str, Fixer, Law)] = &[
    ("looks once", looks_once, Law::TwiceIsOnce),
    ("writes a remark", |sources, _, may_change| adds("# sửa\n", sources, may_change), Law::Better),
    (
        "puts faults in",
        |sources, _, may_change| adds("sai: 1\nsai-nua: 2\n", sources, may_change),
        Law::NothingWorse,
    ),
    ("writes where it may not", |sources, options, _| fix(sources, options, |_| true), Law::NamedAndAllowed),
];

#[test]
fn every_law_can_fail() {
    // The step that is misspelt is seen when the key is put right.
    let example = "
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: kiem-tra, kind: check, by: can-bo-dang-ky-cu-tru, nex: traa}
  - {id: tra, kind: return, by: cong-an-xa, to: applicant}
";
    let sources = Sources::new(files(example).into_iter().chain(dictionaries()));
    let options = Options { day: DAY, profile: Profile::Draft };
    let own = |path: &str| path == "vi-du.yaml";
    let fixed = judge(ours, &sources, options, &own).expect("ours keeps the laws");
    // The third: the step looks up the register that it forgets in this example.
    assert_eq!((fixed.applied, fixed.refused), (3, 0));
    for (name, impostor, law) in IMPOSTORS {
        let may_change: &dyn Fn(&str) -> bool = if *law == Law::NamedAndAllowed { &|_| false } else { &own };
        let found = judge(*impostor, &sources, options, may_change).expect_err(name);
        assert_eq!(found.0, *law, "{name}: {}", found.1);
    }
}
