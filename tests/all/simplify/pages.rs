//! Every page is a test: *Before* is simplified as the page says, *Unchanged* is left alone; and each condition has an
//! example that would be changed without it, so that somebody could tell the difference.

use std::collections::BTreeSet;

use insta::Settings;
use thutuc::check::Profile;
use thutuc::diagnostic::Language;
use thutuc::process::{Knowledge, NodeId};
use thutuc::simplify::{ALL, Change, Simplification, Survey, simplify};
use thutuc::source::Span;

use super::laws::Observer;
use super::likeness::FEW;
use super::sketch::{Sketch, draw, parse};
use crate::examples::{below, compile_example, files, root, shown};

/// An example of a page.
struct Example {
    /// The heading of the part it stands in.
    part: &'static str,
    /// The condition it is about, if any.
    condition: Option<&'static str>,
    text: &'static str,
    is_sketch: bool,
}

fn examples(member: &Simplification, language: Language) -> Vec<Example> {
    let page = member.meta.page.get(language);
    let mut found = Vec::new();
    let (mut part, mut condition) = ("", None);
    let mut rest = page;
    while let Some((line, behind)) = rest.split_once('\n') {
        rest = behind;
        if let Some(heading) = line.strip_prefix("## ") {
            (part, condition) = (heading, None);
        } else if let Some(heading) = line.strip_prefix("### ") {
            condition = Some(heading.trim_matches('`'));
        } else if let Some(kind) = line.strip_prefix("```") {
            let (text, behind) = rest.split_once("\n```").expect("a closed fence");
            found.push(Example { part, condition, text, is_sketch: kind == "graph" });
            rest = behind;
        }
    }
    found
}

/// A graph with names for its formulas.
struct Read {
    sketch: Sketch,
    name: Box<dyn Fn(Span) -> String>,
}

fn read(example: &Example) -> Read {
    if example.is_sketch {
        let sketch = parse(example.text);
        let names = sketch.clone();
        return Read { sketch, name: Box::new(move |span| names.name(span)) };
    }
    let (sources, compiled) = compile_example(&files(example.text), Profile::Draft);
    let process = compiled.in_force().next().expect("the example is a procedure");
    let mut graph = process.graph().clone();
    graph.learn(Knowledge::of(&process));
    let name = move |span: Span| sources.file(span.file).slice(span).to_owned();
    Read { sketch: graph.into(), name: Box::new(name) }
}

fn nodes(sketch: &Sketch) -> Vec<NodeId> {
    sketch.graph.nodes().map(|(id, _)| id).collect()
}

#[test]
fn before_is_simplified_and_by_nothing_else() {
    let mut failures = Vec::new();
    for member in ALL {
        let shown = examples(member, Language::En).into_iter().filter(|example| example.part == "Before");
        for (index, example) in shown.enumerate() {
            let read = read(&example);
            let mut graph = read.sketch.graph.clone();
            for other in ALL {
                let finds = other.run(&mut graph.clone()).is_some();
                if finds != (other.meta.name == member.meta.name) {
                    failures.push(format!(
                        "{}, before {}: {}: {finds}",
                        member.meta.name,
                        index + 1,
                        other.meta.name
                    ));
                }
            }
            let before = draw(&graph, &read.name);
            let changes = simplify(&mut graph);
            snapshot(member, index, &changes, &difference(&before, &draw(&graph, &read.name)));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

/// What was changed and why, and the graph before and after, beside the page.
fn snapshot(member: &Simplification, index: usize, changes: &[Change], difference: &str) {
    let told = changes
        .iter()
        .map(|Change { name, reason, .. }| format!("{name}\n  en: {}\n  vi: {}\n", reason.en, reason.vi));
    let text: String = told.collect();
    let mut settings = Settings::new();
    settings.set_snapshot_path(root().join(folder(member)));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let number = if index == 0 { String::new() } else { format!("-{}", index + 1) };
    settings.bind(|| insta::assert_snapshot!(format!("changes{number}"), format!("{text}\n{difference}")));
}

fn folder(member: &Simplification) -> String {
    format!("src/simplify/{}", member.meta.name.replace('-', "_"))
}

/// Two drawings in one: `-` stands before what is gone, `+` before what is new.
fn difference(before: &str, after: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let mut common = vec![vec![0; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let skipped = common[i + 1][j].max(common[i][j + 1]);
            common[i][j] = if old[i] == new[j] { common[i + 1][j + 1] + 1 } else { skipped };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut lines = Vec::new();
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            lines.push(format!("  {}", old[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || i < old.len() && common[i + 1][j] >= common[i][j + 1] {
            lines.push(format!("- {}", old[i]));
            i += 1;
        } else {
            lines.push(format!("+ {}", new[j]));
            j += 1;
        }
    }
    lines.join("\n")
}

#[test]
fn unchanged_is_left_alone() {
    let mut failures = Vec::new();
    for member in ALL {
        let shown = examples(member, Language::En).into_iter().filter(|example| example.part == "Unchanged");
        for example in shown {
            let Read { sketch, .. } = read(&example);
            let name = format!("{}, unchanged, {:?}", member.meta.name, example.condition);
            let changes = simplify(&mut sketch.graph.clone());
            if changes.iter().any(|change| change.name == member.meta.name) {
                failures.push(format!("{name}: {changes:#?}"));
            }
            if let Some(condition) = example.condition {
                failures.extend(not_needed(member, condition, &sketch).map(|why| format!("{name}: {why}")));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Why an example does not show that a condition is needed.
fn not_needed(member: &Simplification, condition: &str, sketch: &Sketch) -> Option<String> {
    let changed: Vec<_> = nodes(sketch)
        .into_iter()
        .filter_map(|node| {
            let mut after = sketch.graph.clone();
            member.rewrite.at(&mut after, &Survey::default(), node, &[condition]).map(|_| after)
        })
        .collect();
    if changed.is_empty() {
        return Some("it would not be changed without the condition either".into());
    }
    let breaks =
        changed.iter().any(|after| Observer::new(sketch, FEW).judge(member.meta.name, after).is_err());
    (!breaks).then(|| "nobody could tell the difference".into())
}

#[test]
fn pages_are_complete() {
    let mut failures = Vec::new();
    for member in ALL {
        let name = member.meta.name;
        let conditions: BTreeSet<&str> = member.rewrite.conditions().into_iter().collect();
        let pages = [Language::En, Language::Vi].map(|language| examples(member, language));
        for (language, page) in [Language::En, Language::Vi].into_iter().zip(&pages) {
            let titled = member.meta.page.get(language).starts_with(&format!("# {name}\n"));
            let explained: BTreeSet<&str> = page.iter().filter_map(|example| example.condition).collect();
            if !titled || explained != conditions {
                failures.push(format!("{name}: title {titled}, explained {explained:?} of {conditions:?}"));
            }
        }
        let [en, vi] = pages.map(|page| {
            let parts = |example: Example| (example.part, example.condition, example.text);
            page.into_iter().map(parts).collect::<Vec<_>>()
        });
        let translated = [("Before", "Trước"), ("Unchanged", "Giữ nguyên")];
        let same = en.len() == vi.len()
            && en
                .iter()
                .zip(&vi)
                .all(|(en, vi)| translated.contains(&(en.0, vi.0)) && (en.1, en.2) == (vi.1, vi.2));
        if !same || !en.iter().any(|example| example.0 == "Before") {
            failures.push(format!("{name}: the two pages show different examples, or none"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_folder_is_a_member_and_every_member_a_folder() {
    let mut folders: Vec<String> = below("src/simplify")
        .iter()
        .filter_map(|path| {
            let shown = shown(path);
            let folder = shown.strip_prefix("src/simplify/")?.strip_suffix("/mod.rs")?.to_owned();
            Some(folder.replace('_', "-"))
        })
        .collect();
    folders.sort();
    let names: Vec<&str> = ALL.iter().map(|member| member.meta.name).collect();
    assert_eq!(folders, names, "a folder is not listed in `ALL`, or `ALL` is not in the order of names");
}
