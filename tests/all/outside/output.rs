//! Builds: nothing of others is replaced, nothing is half written, nothing is lost.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::{finish, program, run, tree};
use crate::examples::root;

fn build(out: &Path) -> super::Ended {
    run(["build", "--out", &out.to_string_lossy()])
}

fn build_forms(out: &Path) -> super::Ended {
    run(["build", "--only", "form", "--out", &out.to_string_lossy()])
}

/// A small build in a folder that is given up at the end; a whole one would write much more.
fn forms() -> (tempfile::TempDir, std::path::PathBuf, Vec<(String, Vec<u8>)>) {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out");
    assert_eq!(build_forms(&out).code, Some(0));
    let before = tree(&out);
    (folder, out, before)
}

/// What stands beside an output folder while it is being written.
fn neighbours(out: &Path) -> Vec<String> {
    let entries = fs::read_dir(out.parent().expect("a folder")).expect("read");
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    names.filter(|name| Some(name.as_str()) != out.file_name().and_then(|name| name.to_str())).collect()
}

#[test]
fn a_folder_of_others_is_not_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out");
    fs::create_dir(&out).expect("a folder");
    fs::write(out.join("bai-viet.txt"), "của tôi").expect("written");
    let ended = build(&out);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("holds something that no build has made"), "{}", ended.err);
    assert_eq!(tree(&out), [("bai-viet.txt".to_owned(), "của tôi".as_bytes().to_vec())]);
    let file = folder.path().join("tep");
    fs::write(&file, "của tôi").expect("written");
    assert_eq!(build(&file).code, Some(2));
    assert_eq!(fs::read_to_string(&file).expect("read"), "của tôi");
}

#[test]
fn a_build_replaces_the_one_before_and_leaves_the_same_files_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out");
    assert_eq!(build(&out).code, Some(0));
    let before = tree(&out);
    fs::write(out.join("thua.txt"), "left over").expect("written");
    let first = out.join(&before.last().expect("files").0);
    let written = fs::metadata(&first).expect("a file").modified().expect("a time");
    let ended = build(&out);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.err.contains("(0 new or changed)"), "{}", ended.err);
    assert!(tree(&out) == before, "another build");
    assert_eq!(fs::metadata(&first).expect("a file").modified().expect("a time"), written);
    assert_eq!(neighbours(&out), [""; 0]);
}

#[test]
fn with_errors_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out");
    assert_eq!(build(&out).code, Some(0));
    let before = tree(&out);
    let ended = run(["build", "examples/wrong/shape.yaml", "--out", &out.to_string_lossy()]);
    assert_eq!(ended.code, Some(1));
    assert!(tree(&out) == before && neighbours(&out).is_empty(), "something was written");
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_or_is_full() {
    let ended = run(["build", "--out", "/proc/thutuc"]);
    assert_eq!(ended.code, Some(2), "{}", ended.err);
    // Files longer than 8 KiB fail, as every file does on a full disk.
    let (_folder, out, before) = forms();
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" build --as-of 2026-08-28 --lang en --out \"$1\"";
    let mut command = Command::new("bash");
    command.args(["-c", script, env!("CARGO_BIN_EXE_thutuc")]).arg(&out).current_dir(root());
    let ended = finish(&mut command);
    assert_eq!(ended.code, Some(2), "{}", ended.err);
    assert!(ended.err.contains("cannot be written"), "{}", ended.err);
    assert!(tree(&out) == before && neighbours(&out).is_empty(), "something is left");
}

#[test]
fn a_killed_build_leaves_the_old_one() {
    let (folder, out, before) = forms();
    let fresh = folder.path().join(".out.new");
    let mut killed = 0;
    for pause in 0..6 {
        let mut child = program(["build", "--out", &out.to_string_lossy()])
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let started = Instant::now();
        while !fresh.exists() && started.elapsed() < Duration::from_mins(1) {
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(Duration::from_millis(pause));
        let in_time = child.kill().is_ok() && !child.wait().expect("ended").success();
        if in_time {
            killed += 1;
            assert!(tree(&out) == before, "the build before is gone");
        }
        assert_eq!(build_forms(&out).code, Some(0));
        assert!(tree(&out) == before && neighbours(&out).is_empty(), "something is left");
    }
    println!("{killed} of 6 builds killed while they wrote");
    assert!(killed > 0, "none was killed in time");
}
