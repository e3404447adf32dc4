//! Examples of the book: complete files, keys laid over the tutorial, and lists of steps laid over a frame. An example
//! is clean, or says in comments such as `# stuck-join: …` which rules find something in it.

use std::collections::BTreeSet;

use thutuc::check::{self, Profile};
use thutuc::source::File;

use super::{Fence, Page, fences, pages};
use crate::examples::{below, compile_example, files, read, shown};

/// Where things are declared that only examples of the book name.
const BESIDE: &str = "tests/data/book";

/// The procedure under which lists of steps are laid.
const FRAME: &str = "tests/data/book/khung.yaml";

/// Words that begin a comment and name no rule.
const NO_RULES: [&str; 4] = ["file", "without", "allow", "cho phép"];

fn beside() -> Vec<File> {
    let paths = below(BESIDE).into_iter().map(|path| shown(&path)).filter(|path| path != FRAME);
    paths.map(|path| File::new(path.clone(), read(&path).into_bytes())).collect()
}

fn own_files(fence: &Fence) -> Vec<File> {
    if fence.before != "<!-- steps -->" {
        return files(&fence.text);
    }
    let steps: String = fence.text.lines().flat_map(|line| ["  ", line, "\n"]).collect();
    let whole = read(FRAME) + "\nsteps:\n" + &steps;
    vec![File::new("vi-du.yaml", whole.into_bytes())]
}

/// The rules that an example names in its comments.
fn named(example: &str) -> BTreeSet<&str> {
    let comments = example.lines().filter_map(|line| Some(line.split_once("# ")?.1));
    let words = comments.filter_map(|comment| Some(comment.split_once(": ")?.0));
    words
        .filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'))
        .filter(|word| !NO_RULES.contains(word))
        .collect()
}

/// The rules that find something in an example.
fn found(own: &[File]) -> BTreeSet<&'static str> {
    let all: Vec<File> = own.iter().cloned().chain(beside()).collect();
    let (sources, compiled) = compile_example(&all, Profile::Draft);
    let own: Vec<_> = own.iter().filter_map(|file| sources.find(&file.path)).collect();
    let findings = compiled.findings.into_iter();
    findings.filter(|finding| own.contains(&finding.span.file)).map(|finding| finding.rule).collect()
}

#[test]
fn every_example_compiles_as_it_says() {
    let mut failures = Vec::new();
    let (mut clean, mut wrong) = (0, 0);
    for Page { path, own, .. } in pages() {
        let examples = fences(&own).into_iter().filter(|fence| fence.language == "yaml");
        for (index, fence) in examples.enumerate() {
            let (named, found) = (named(&fence.text), found(&own_files(&fence)));
            let (wanted, unknown): (BTreeSet<&str>, BTreeSet<&str>) =
                named.iter().partition(|rule| check::find(rule).is_some() || found.contains(*rule));
            for rule in unknown {
                println!("skipped: {path} names `{rule}`, which no check has yet");
            }
            let count = if named.is_empty() { &mut clean } else { &mut wrong };
            *count += 1;
            if wanted != found {
                failures.push(format!("{path}, example {}: {found:?}, not {wanted:?}", index + 1));
            }
        }
    }
    println!("examples of the book: {clean} clean, {wrong} wrong on purpose");
    assert!(clean > 0 && failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn both_languages_show_the_same_examples() {
    let examples = |page: &Page| -> Vec<String> {
        let yaml = fences(&page.own).into_iter().filter(|fence| fence.language == "yaml");
        yaml.map(|fence| fence.text).collect()
    };
    let all = pages();
    let officers: Vec<&Page> = all.iter().filter(|page| page.path.starts_with("book/src/vi/")).collect();
    assert!(officers.len() >= 4, "chapters for officers are missing");
    for page in officers {
        let english = page.path.replacen("/vi/", "/en/", 1);
        let other = all.iter().find(|other| other.path == english);
        let other = other.unwrap_or_else(|| panic!("{english} is missing"));
        assert_eq!(examples(page), examples(other), "{}", page.path);
    }
}
