//! The same catalogue gives the same bytes: whatever the order of files, the number of threads and the folder.

use std::fs;
use std::path::{Path, PathBuf};

use super::{finish, program, tree};
use crate::examples::{below, root};

/// Copies the catalogue, the last file first, so that the disk lists it in another order.
fn copy(to: &Path) {
    for path in below("catalog").into_iter().rev() {
        let target = to.join(path.strip_prefix(root()).expect("below"));
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        fs::copy(&path, target).expect("copied");
    }
}

fn build(folder: &Path, paths: &[PathBuf], out: &Path, threads: &str) -> String {
    let mut arguments = vec!["build".into()];
    arguments.extend(paths.iter().map(|path| path.as_os_str().to_owned()));
    arguments.extend(["--out".into(), out.as_os_str().to_owned()]);
    let ended = finish(program(arguments).current_dir(folder).env("RAYON_NUM_THREADS", threads));
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    ended.err.split(", seconds").next().expect("a summary").to_owned()
}

#[test]
fn two_builds_are_the_same_byte_for_byte() {
    let (first, second, outs) =
        (root(), tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    copy(second.path());
    let mut paths: Vec<PathBuf> =
        below("catalog").iter().map(|path| path.strip_prefix(root()).expect("below").to_owned()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    paths.reverse();
    let (one, other) = (outs.path().join("mot"), outs.path().join("hai"));
    let said = build(&first, &[], &one, "1");
    assert_eq!(build(second.path(), &paths, &other, "7"), said);
    let (one, other) = (tree(&one), tree(&other));
    let names = |files: &[(String, Vec<u8>)]| files.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
    assert_eq!(names(&one), names(&other));
    let differing: Vec<&str> =
        one.iter().zip(&other).filter(|(one, other)| one != other).map(|(one, _)| &*one.0).collect();
    assert_eq!(differing, [""; 0]);
    println!("{} files, the same byte for byte", one.len());
}

#[test]
fn findings_are_the_same_in_every_format() {
    for format in ["plain", "json", "sarif", "github", "gitlab", "junit"] {
        let run = |threads: &str, paths: [&str; 2]| {
            let mut command = program(["check", paths[0], paths[1], "--format", format]);
            finish(command.env("RAYON_NUM_THREADS", threads)).out
        };
        let one = run("1", ["examples/wrong", "catalog"]);
        assert!(one == run("7", ["catalog", "examples/wrong"]), "{format}");
    }
}
