//! What offices really send: broken, huge, wrong files. Each is told as what it is, and none is changed.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value as Json;

use super::{Ended, run};
use crate::examples::{read, root};

const SAMPLE: &str = "examples/first/xac-nhan-cu-tru.yaml";

/// A folder of one file, given up at the end.
struct Case {
    folder: tempfile::TempDir,
    path: PathBuf,
}

impl Case {
    fn new(bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("thu-tuc.yaml");
        fs::write(&path, bytes).expect("a file");
        Self { folder, path }
    }

    fn check(&self) -> Ended {
        check(&self.path)
    }
}

fn check(path: &Path) -> Ended {
    let catalog = root().join("catalog");
    run(["check", &path.to_string_lossy(), "--format", "json", "--catalog", &catalog.to_string_lossy()])
}

/// The rules found, each with the line and column where it begins.
fn found(ended: &Ended) -> Vec<(String, u64, u64)> {
    let findings: Json =
        serde_json::from_str(&ended.out).unwrap_or_else(|error| panic!("{error}: {}", ended.out));
    let all = findings["findings"].as_array().expect("findings").iter();
    all.map(|finding| {
        let place = &finding["place"]["start"];
        let number = |key: &str| place[key].as_u64().expect("a number");
        (finding["rule"].as_str().expect("a rule").to_owned(), number("line"), number("column"))
    })
    .collect()
}

#[track_caller]
fn assert_finds(bytes: &[u8], rule: &str) {
    let case = Case::new(bytes);
    let ended = case.check();
    let rules: Vec<String> = found(&ended).into_iter().map(|(rule, ..)| rule).collect();
    assert!(rules.iter().any(|other| other == rule), "{rules:?}");
    assert_eq!(ended.code, Some(1), "{}", ended.err);
    assert!(fs::read(&case.path).expect("the file") == bytes, "the file was changed");
    assert_eq!(
        fs::read_dir(case.folder.path()).expect("the folder").count(),
        1,
        "something was left beside it"
    );
}

#[test]
fn files_that_are_no_text() {
    assert_finds(b"\x7fELF\x02\x01\x01\0\0\0", "not-readable");
    assert_finds(b"procedure: a\0b\n", "not-readable");
    assert_finds(b"procedure: \xff\xfe\n", "not-readable");
    let utf16: Vec<u8> = "\u{feff}procedure: a\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_finds(&utf16, "not-readable");
    assert_finds(b"", "yaml-syntax");
    assert_finds(b"   \n\n# only a remark\n", "yaml-syntax");
}

#[test]
fn files_that_are_too_long_or_too_deep() {
    let mut huge = read(SAMPLE).into_bytes();
    huge.resize(100_000_000, b'\n');
    assert_finds(&huge, "not-readable");
    let deep = format!("a: {}", "{a: ".repeat(100_000));
    assert_finds(deep.as_bytes(), "yaml-syntax");
    let brackets = format!("a: {}", "[".repeat(100_000));
    assert_finds(brackets.as_bytes(), "yaml-syntax");
    let dashes = "- ".repeat(100_000);
    assert_finds(dashes.as_bytes(), "yaml-syntax");
}

#[test]
fn a_billion_laughs() {
    let mut text = String::from("a0: &a0 [ha, ha]\n");
    for level in 1..40 {
        writeln!(text, "a{level}: &a{level} [*a{0}, *a{0}, *a{0}]", level - 1).expect("a string takes all");
    }
    assert_finds(text.as_bytes(), "yaml-dialect");
}

/// Cut off anywhere, a file has findings in its own lines, and nothing worse.
#[test]
fn truncated_files() {
    let text = read(SAMPLE);
    let ends: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).step_by(97).collect();
    let lines = u64::try_from(text.lines().count()).expect("small") + 1;
    for end in ends {
        let case = Case::new(&text.as_bytes()[..end]);
        let ended = case.check();
        assert!(matches!(ended.code, Some(0 | 1)), "cut at {end}: {:?} {}", ended.code, ended.err);
        for (rule, line, _) in found(&ended) {
            assert!((1..=lines).contains(&line), "cut at {end}: {rule} in line {line}");
        }
    }
}

/// What editors and other systems add is no fault.
#[test]
fn marks_and_line_ends_of_other_systems() {
    let plain = read(SAMPLE);
    let expected = Case::new(plain.as_bytes()).check();
    assert_eq!(expected.code, Some(0), "{}", expected.out);
    for text in [format!("\u{feff}{plain}"), plain.replace('\n', "\r\n")] {
        let ended = Case::new(text.as_bytes()).check();
        assert_eq!(found(&ended), found(&expected));
    }
}

#[test]
fn letters_stored_apart_from_their_marks() {
    use unicode_normalization::UnicodeNormalization;
    let apart: String = read(SAMPLE).nfd().collect();
    let ended = Case::new(apart.as_bytes()).check();
    assert!(found(&ended).iter().any(|(rule, ..)| rule == "decomposed-text"), "{}", ended.out);
}

#[test]
fn one_code_for_two_procedures() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = read(SAMPLE).replace("code: \"9.", "code: \"1.");
    fs::write(folder.path().join("mot.yaml"), &text).expect("written");
    fs::write(folder.path().join("hai.yaml"), text.replace("procedure: xac-nhan", "procedure: thu-xac-nhan"))
        .expect("written");
    let rules: Vec<String> = found(&check(folder.path())).into_iter().map(|(rule, ..)| rule).collect();
    assert!(rules.iter().any(|rule| rule == "duplicate-code"), "{rules:?}");
    fs::write(folder.path().join("ba.yaml"), &text).expect("written");
    let rules: Vec<String> = found(&check(folder.path())).into_iter().map(|(rule, ..)| rule).collect();
    assert!(rules.iter().any(|rule| rule == "versions-overlap"), "{rules:?}");
}

#[test]
fn circles_end() {
    let facts =
        "facts:\n  - {id: mot, type: number, is: hai + 1}\n  - {id: hai, type: number, is: mot + 1}\n";
    let text = read(SAMPLE).replacen("facts:\n", facts, 1);
    let rules: Vec<String> =
        found(&Case::new(text.as_bytes()).check()).into_iter().map(|(rule, ..)| rule).collect();
    assert!(rules.iter().any(|rule| rule == "fact-circle"), "{rules:?}");
    let folder = tempfile::tempdir().expect("a folder");
    for (own, other) in [("mot", "hai"), ("hai", "mot")] {
        let text = read(SAMPLE).replacen("xac-nhan-noi-cu-tru", own, 1);
        let (head, rest) = text.split_once("\nlevels:").expect("levels");
        let text = format!("{head}\nvariant-of: {other}\nlevels:{rest}");
        fs::write(folder.path().join(format!("{own}.yaml")), text).expect("written");
    }
    let rules: Vec<String> = found(&check(folder.path())).into_iter().map(|(rule, ..)| rule).collect();
    assert!(rules.iter().any(|rule| rule == "circle"), "{rules:?}");
}

#[test]
fn things_that_are_no_files() {
    let missing = run(["check", "khong-co.yaml"]);
    assert_eq!(missing.code, Some(3));
    assert!(missing.err.contains("there is no file or folder `khong-co.yaml`"), "{}", missing.err);
    let empty = tempfile::tempdir().expect("a folder");
    let ended = run(["check", &empty.path().to_string_lossy()]);
    assert_eq!(ended.code, Some(3));
    assert!(ended.err.contains("there is no .yaml or .bpmn file"), "{}", ended.err);
    // A folder that is called like a file is a folder.
    let folder = empty.path().join("thu-tuc.yaml");
    fs::create_dir(&folder).expect("a folder");
    assert_eq!(run(["check", &folder.to_string_lossy()]).code, Some(3));
    assert_eq!(run(["graph", &folder.to_string_lossy()]).code, Some(3));
    assert_eq!(run(["check", "--khong-co"]).code, Some(2));
    assert_eq!(run(["check", "--as-of", "31/12/2026"]).code, Some(2));
}

/// Something that never ends, such as a pipe, is not waited for.
#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let pipe = folder.path().join("ong.yaml");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    let ended = check(&pipe);
    assert_eq!(ended.code, Some(3), "{}", ended.err);
    assert_eq!(check(folder.path()).code, Some(3));
}

/// A file that may not be read is named; who runs the tests as root may read everything.
#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let case = Case::new(b"procedure: a\n");
    fs::set_permissions(&case.path, fs::Permissions::from_mode(0o000)).expect("taken away");
    if fs::read(&case.path).is_ok() {
        println!("left out: root may read every file");
        return;
    }
    let ended = case.check();
    assert_eq!(ended.code, Some(3));
    assert!(ended.err.contains("may not be read"), "{}", ended.err);
}

/// A reader that goes away, as `| head` does, is no fault.
#[cfg(unix)]
#[test]
fn a_reader_that_goes_away() {
    let script = "\"$0\" rules | head -n 1";
    let mut command = std::process::Command::new("bash");
    command.args(["-o", "pipefail", "-c", script, env!("CARGO_BIN_EXE_thutuc")]);
    let ended = super::finish(&mut command);
    assert_eq!(ended.out.lines().count(), 1);
    assert_eq!(ended.err, "");
}
