//! Every page is a test: each *Wrong* gives exactly the finding of its page, each *Right* none.

use insta::Settings;
use rayon::prelude::*;
use thutuc::check::{self, Check, Profile};
use thutuc::diagnostic::{Diagnostic, Format, Language, Options, Report, render};
use thutuc::source::{File, Sources, apply};

use crate::examples::{below, compile_example, files, root, shown, tutorial};
use crate::laws::fixes::broken_by_example;

/// Rules whose fault cannot be written in a page: bytes that are no text.
const NOT_SHOWN: &[&str] = &["not-readable"];

/// The mildest profile in which a check is on.
fn profile(check: &Check) -> Profile {
    let on = |profile: &&Profile| check.levels.under(**profile).is_some();
    [Profile::Draft, Profile::Announce, Profile::Strict].iter().find(on).copied().unwrap_or(Profile::Import)
}

fn folder(check: &Check) -> String {
    format!("src/check/{}", check.meta.name.replace('-', "_"))
}

/// Findings in the example itself; the dictionaries beside it and the tutorial around it are judged elsewhere, except by
/// the rule of the page.
fn findings(example: &[File], check: &Check) -> (&'static Sources, Vec<Diagnostic>) {
    let (sources, compiled) = compile_example(example, profile(check));
    let own: Vec<_> = example.iter().filter_map(|file| sources.find(&file.path)).collect();
    let counts = |finding: &Diagnostic| {
        let around = || tutorial(&sources.file(finding.span.file).text);
        own.contains(&finding.span.file)
            && (finding.rule == check.meta.name || finding.span.start as usize >= around())
    };
    let findings = compiled.findings.into_iter().filter(counts).collect();
    (sources, findings)
}

fn words(findings: &[Diagnostic]) -> Vec<String> {
    findings.iter().map(|finding| format!("{}: {}", finding.rule, finding.sentence.en)).collect()
}

#[test]
fn each_wrong_example_gives_its_finding_and_no_other() {
    let (mut failures, mut mended) = (Vec::new(), Vec::new());
    for check in check::ALL {
        for (index, example) in check.meta.page.wrong(Language::En).into_iter().enumerate() {
            let (sources, findings) = findings(&files(example), check);
            let name = check.meta.name;
            if findings.len() != 1 || findings[0].rule != name {
                failures.push(format!("{name}, wrong {}: {:#?}", index + 1, words(&findings)));
                continue;
            }
            if findings[0].help.is_none() {
                failures.push(format!("{name}: the finding does not say what to do"));
            }
            snapshot(check, index, sources, &findings);
            if let Err(failure) = fix_heals(check, example, sources, &findings[0]) {
                failures.push(format!("{name}, wrong {}: {failure}", index + 1));
            }
            if findings[0].fix.is_some() {
                mended.push((check, example));
            }
        }
    }
    println!("{} examples are mended by their fixes", mended.len());
    let broken = mended.into_par_iter().filter_map(|(check, example)| {
        broken_by_example(example, profile(check)).map(|law| format!("{}, fixed: {law}", check.meta.name))
    });
    failures.extend(broken.collect::<Vec<_>>());
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The finding as people see it, beside its page.
fn snapshot(check: &Check, index: usize, sources: &Sources, findings: &[Diagnostic]) {
    let mut settings = Settings::new();
    settings.set_snapshot_path(root().join(folder(check)));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for (language, code) in [(Language::Vi, "vi"), (Language::En, "en")] {
        let report = Report { sources, findings, rules: &[], version: "0" };
        let options = Options { color: false, width: 100, unicode: true };
        let text = render(&report, Format::Plain, language, options);
        let number = if index == 0 { String::new() } else { format!("-{}", index + 1) };
        settings.bind(|| insta::assert_snapshot!(format!("finding{number}.{code}"), text));
    }
}

fn fix_heals(check: &Check, example: &str, sources: &Sources, finding: &Diagnostic) -> Result<(), String> {
    let Some(fix) = &finding.fix else { return Ok(()) };
    let healed: Vec<File> = files(example)
        .into_iter()
        .map(|file| {
            let id = sources.find(&file.path).expect("compiled above");
            File::new(file.path, apply(&file.text, id, &fix.edits).into_bytes())
        })
        .collect();
    let (_, left) = findings(&healed, check);
    if left.is_empty() { Ok(()) } else { Err(format!("after its fix there is still {:?}", words(&left))) }
}

#[test]
fn each_right_example_is_clean() {
    let mut failures = Vec::new();
    for check in check::ALL {
        for (index, example) in check.meta.page.right(Language::En).into_iter().enumerate() {
            let (_, findings) = findings(&files(example), check);
            if !findings.is_empty() {
                failures.push(format!("{}, right {}: {:#?}", check.meta.name, index + 1, words(&findings)));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn pages_are_complete() {
    let mut failures = Vec::new();
    for check in check::ALL {
        let (name, page) = (check.meta.name, &check.meta.page);
        let titled = |page: &str| page.starts_with(&format!("# {name}\n"));
        if !titled(page.en) || !titled(page.vi) {
            failures.push(format!("{name}: a page does not begin with `# {name}`"));
        }
        let same = page.wrong(Language::En) == page.wrong(Language::Vi)
            && page.right(Language::En) == page.right(Language::Vi);
        if !same {
            failures.push(format!("{name}: the two pages show different examples"));
        }
        let shows = !page.wrong(Language::En).is_empty() && !page.right(Language::En).is_empty();
        if !shows && !NOT_SHOWN.contains(&name) {
            failures.push(format!("{name}: a page needs an example under Wrong and one under Right"));
        }
        let summary = page.summary();
        if summary.en.is_empty() || summary.vi.is_empty() {
            failures.push(format!("{name}: a page has no first paragraph"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_folder_is_a_member_and_every_member_a_folder() {
    let mut folders: Vec<String> = below("src/check")
        .iter()
        .filter_map(|path| {
            let shown = shown(path);
            let folder = shown.strip_prefix("src/check/")?.strip_suffix("/mod.rs")?.to_owned();
            Some(folder.replace('_', "-"))
        })
        .collect();
    folders.sort();
    let names: Vec<&str> = check::ALL.iter().map(|check| check.meta.name).collect();
    assert_eq!(folders, names, "a folder is not listed in `ALL`, or `ALL` is not in the order of names");
}

#[test]
fn every_rule_that_is_reported_has_a_page() {
    let mut unknown = Vec::new();
    for path in below("src").iter().filter(|path| path.extension().is_some_and(|ext| ext == "rs")) {
        let text = std::fs::read_to_string(path).expect("a source file");
        for part in text.split("Diagnostic::new(").skip(1) {
            let argument = part.trim_start().split(',').next().unwrap_or_default().trim();
            let Some(name) = argument.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else {
                continue;
            };
            let is_test = shown(path).contains("tests");
            if check::find(name).is_none() && !is_test {
                unknown.push(format!("{}: {name}", shown(path)));
            }
        }
    }
    assert!(unknown.is_empty(), "rules without a page: {unknown:#?}");
}
