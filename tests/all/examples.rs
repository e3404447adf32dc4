//! How an example of a page becomes a catalogue.
//!
//! An example that begins with `procedure:`, `dictionary:` and the like is a file of its own. Any other is laid over the
//! procedure of the tutorial: the keys it names are replaced, the keys after `# without:` left out. A line
//! `# file: name.yaml` begins another file.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use thutuc::check::Profile;
use thutuc::compile::{Compilation, Options, compile};
use thutuc::diagnostic::Diagnostic;
use thutuc::source::{File, Sources};
use thutuc::yaml;

/// The day on which all examples are compiled.
pub const DAY: Date = jiff::civil::date(2026, 8, 28);

/// The root of the project.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the project.
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every file below a folder of the project, by path.
pub fn below(folder: &str) -> Vec<PathBuf> {
    below_path(&root().join(folder))
}

/// Every file below a folder anywhere, in order.
pub fn below_path(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for entry in entries {
            let path = entry.expect("an entry").path();
            if path.is_dir() { waiting.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

/// The path of a file inside the project.
pub fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// The dictionaries of the catalogue, to which examples refer.
pub fn dictionaries() -> Vec<File> {
    let files = below("catalog").into_iter().filter(|path| path.parent() == Some(&root().join("catalog")));
    files
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .map(|path| File::new(shown(&path), fs::read(&path).expect("a file")))
        .collect()
}

/// The procedure of the tutorial.
pub fn sample() -> String {
    read("examples/first/xac-nhan-cu-tru.yaml")
}

/// The files an example stands for.
pub fn files(example: &str) -> Vec<File> {
    if example.starts_with('<') {
        return vec![File::new("vi-du.bpmn", example.as_bytes().to_vec())];
    }
    let mut parts: Vec<(String, String)> = vec![("vi-du.yaml".into(), String::new())];
    for line in example.lines() {
        if let Some(name) = line.strip_prefix("# file: ") {
            parts.push((name.trim().into(), String::new()));
        } else {
            let last = &mut parts.last_mut().expect("never empty").1;
            last.push_str(line);
            last.push('\n');
        }
    }
    parts.retain(|(_, text)| !text.trim().is_empty());
    parts.into_iter().map(|(name, text)| File::new(name, whole(&text).into_bytes())).collect()
}

/// How many bytes at the head of a file are the tutorial around an example.
pub fn tutorial(text: &str) -> usize {
    let sample = sample();
    let mut known = sample.lines();
    let lines = text.split_inclusive('\n');
    lines.take_while(|line| known.any(|other| other == line.trim_end())).map(str::len).sum()
}

/// A whole file: the example itself, or the tutorial with the keys of the example in place of its own.
pub fn whole(example: &str) -> String {
    let starts = ["procedure:", "dictionary:", "overlay:", "tests-of:", "translation-of:"];
    if example.lines().any(|line| starts.iter().any(|start| line.starts_with(start))) {
        return example.to_owned();
    }
    let key_of = |line: &str| {
        let begins = line.starts_with(|c: char| c.is_ascii_lowercase());
        begins.then(|| line.split(':').next().unwrap_or_default().to_owned())
    };
    let mut replaced: Vec<String> = example.lines().filter_map(key_of).collect();
    let without = example.lines().filter_map(|line| line.strip_prefix("# without: "));
    replaced.extend(without.flat_map(|keys| keys.split(',')).map(|key| key.trim().to_owned()));
    let mut kept = String::new();
    let mut keep = true;
    for line in sample().lines() {
        if let Some(key) = key_of(line) {
            keep = !replaced.contains(&key);
        }
        if keep && !line.trim().is_empty() {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept + example
}

/// Compiles the files of an example together with the dictionaries; files of the example win.
pub fn compile_example(files: &[File], profile: Profile) -> (&'static Sources, Compilation<'static>) {
    let mut all = files.to_vec();
    let taken: Vec<String> = files.iter().map(|file| file.path.clone()).collect();
    all.extend(dictionaries().into_iter().filter(|file| !taken.contains(&file.path)));
    let sources = Box::leak(Box::new(Sources::new(all)));
    let compiled = compile(sources, Options { day: DAY, profile });
    (sources, compiled)
}

#[test]
fn the_sample_is_clean() {
    // The dictionaries are judged with the catalogue, whose procedures they name.
    for profile in Profile::ALL {
        let (sources, compiled) = compile_example(&files("# nothing replaced\n"), profile);
        let own = sources.find("vi-du.yaml");
        let found = compiled.findings.iter().filter(|finding| Some(finding.span.file) == own);
        assert_eq!(found.collect::<Vec<_>>(), [] as [&Diagnostic; 0], "{}", profile.word());
    }
    assert!(yaml::MAX_BYTES > sample().len());
}
