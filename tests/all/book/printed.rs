//! The parts of pages that are printed by the tests: what stands between `<!-- printed: … -->` and
//! `<!-- /printed -->`.

use std::fs;

use thutuc::check::{self, Profile};
use thutuc::diagnostic::{Diagnostic, Format, Language, Options, Report, render};
use thutuc::source::{File, Sources};

use super::{keys, lists, pages};
use crate::examples::{compile_example, files, read, root};

const BEGIN: &str = "<!-- printed: ";
const END: &str = "<!-- /printed -->";

/// The file of the tutorial.
const TUTORIAL: &str = "examples/first/xac-nhan-cu-tru.yaml";

/// What stands in a page where it says `<!-- printed: what -->`.
fn printed(what: &str, language: Language) -> String {
    match what.split_once(' ') {
        Some(("keys", definition)) => keys::table(definition),
        Some(("finding", change)) => finding(change, language),
        Some(("wrong", rule)) => wrong(rule, language),
        _ => lists::list(what, language),
    }
}

/// The finding of the first wrong example on the page of a rule.
fn wrong(rule: &str, language: Language) -> String {
    let check = check::find(rule).unwrap_or_else(|| panic!("there is no rule `{rule}`"));
    let example = files(check.meta.page.wrong(language)[0]);
    let (sources, compiled) = compile_example(&example, Profile::Draft);
    let findings: Vec<_> = compiled.findings.into_iter().filter(|finding| finding.rule == rule).collect();
    shown(sources, &findings, language)
}

fn shown(sources: &Sources, findings: &[Diagnostic], language: Language) -> String {
    let report = Report { sources, findings, rules: &[], version: "0" };
    let options = Options { color: false, width: 100, unicode: true };
    format!("```text\n{}```\n", render(&report, Format::Plain, language, options))
}

/// The findings in the tutorial when `old => new` was changed in it; without `new` the line of `old` is gone.
fn finding(change: &str, language: Language) -> String {
    let (old, new) = change.split_once(" =>").expect("old => new");
    let tutorial = read(TUTORIAL);
    assert!(tutorial.contains(old), "the tutorial no longer says `{old}`");
    let changed: Vec<String> = tutorial
        .lines()
        .filter(|line| !(new.is_empty() && line.contains(old)))
        .map(|line| line.replace(old, new.trim_start()))
        .collect();
    let file = File::new(TUTORIAL, (changed.join("\n") + "\n").into_bytes());
    let (sources, compiled) = compile_example(&[file], Profile::Draft);
    let own = sources.find(TUTORIAL);
    let findings: Vec<_> =
        compiled.findings.into_iter().filter(|finding| Some(finding.span.file) == own).collect();
    assert!(!findings.is_empty(), "nothing is found after `{change}`");
    shown(sources, &findings, language)
}

/// The page as its printed parts should make it.
fn renewed(path: &str, text: &str, language: Language) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(BEGIN) {
        let (what, behind) = behind.split_once(" -->").expect("the mark is closed");
        let (_, behind) = behind.split_once(END).unwrap_or_else(|| panic!("{path}: `{what}` has no end"));
        let part = printed(what, language);
        whole.extend([before, BEGIN, what, " -->\n\n", &part, "\n", END]);
        rest = behind;
    }
    whole + rest
}

#[test]
fn printed_parts_are_what_the_program_says() {
    let update = std::env::var_os("THUTUC_UPDATE").is_some();
    let mut old = Vec::new();
    let mut parts = 0;
    for page in pages() {
        let path = &page.path;
        let text = read(path);
        parts += text.matches(BEGIN).count();
        let renewed = renewed(path, &text, page.language());
        if renewed != text && update {
            fs::write(root().join(path), renewed).expect("the page is written");
        } else if renewed != text {
            old.push(path.clone());
        }
    }
    println!("{parts} printed parts");
    assert!(parts > 20, "the marks are gone");
    assert!(old.is_empty(), "out of date, run `THUTUC_UPDATE=1 cargo test --test all book`: {old:#?}");
}
