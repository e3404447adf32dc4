//! The floors of the house: imports go down only, and each dependency lives in one room.

use std::fs;

use crate::examples::{below, read, shown};

/// Rooms by floor, from the ground up; neighbours on one floor do not import each other.
const FLOORS: &[&[&str]] = &[
    &["source", "family"],
    &["diagnostic"],
    &["yaml", "expression", "calendar"],
    &["model"],
    &["process", "net"],
    &["import", "proof", "run", "soundness"],
    &["check", "simplify", "export"],
    &["compile"],
    &["door", "main"],
];

/// `family` holds pages in two languages, so it looks up at the words for them.
const ALLOWED: &[(&str, &str)] = &[("family", "diagnostic"), ("model", "yaml"), ("model", "expression")];

/// Where each dependency may be named.
const LODGERS: &[(&str, &[&str])] = &[
    ("memchr", &["yaml"]),
    ("serde_yaml", &["check"]),
    ("jsonschema", &["model"]),
    ("petgraph", &["process"]),
    ("minijinja", &["export", "door"]),
    ("quick_xml", &["export", "import"]),
    ("miette", &["diagnostic"]),
    ("rayon", &["compile", "export", "door"]),
    ("clap", &["door"]),
    ("clap_complete", &["door"]),
    ("indicatif", &["door"]),
    ("jiff", &["calendar", "expression", "door"]),
    ("bigdecimal", &["expression"]),
    ("strsim", &["source"]),
    ("mimalloc", &["main"]),
    ("sha2", &["process", "export", "diagnostic", "check"]),
];

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

/// Every source file outside tests, with its room and its code without comments.
fn code() -> Vec<(String, String, String)> {
    below("src")
        .iter()
        .map(|path| shown(path))
        .filter(|path| {
            let is_test = path.ends_with("tests.rs") || path.contains("/tests/");
            path.rsplit_once('.').is_some_and(|(_, extension)| extension == "rs") && !is_test
        })
        .map(|path| {
            let inside = path.trim_start_matches("src/");
            let room = inside.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned();
            let text = fs::read_to_string(crate::examples::root().join(&path)).expect("a source file");
            let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            (path, room, code.join("\n"))
        })
        .collect()
}

fn rooms_named(code: &str) -> Vec<String> {
    let word = |text: &str| {
        let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
        text[..end].to_owned()
    };
    ["crate::", "thutuc::"]
        .iter()
        .flat_map(|prefix| code.split(prefix).skip(1))
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(list) => {
                list.split('}').next().unwrap_or_default().split(',').map(|name| word(name.trim())).collect()
            }
            None => vec![word(rest)],
        })
        .collect()
}

#[test]
fn imports_go_down() {
    let mut failures = Vec::new();
    for (path, room, code) in code() {
        if room == "lib" {
            continue;
        }
        let Some(own) = floor(&room) else {
            failures.push(format!("{path}: the room `{room}` stands on no floor"));
            continue;
        };
        for other in rooms_named(&code) {
            let Some(its) = floor(&other) else { continue };
            let fine = other == room || its < own || ALLOWED.contains(&(room.as_str(), other.as_str()));
            if !fine {
                let how = if its == own { "sideways" } else { "up" };
                failures.push(format!("{path} looks {how} at `{other}`"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn each_dependency_lives_in_its_room() {
    let mut failures = Vec::new();
    for (path, room, code) in code() {
        for (lodger, rooms) in LODGERS {
            let named = code.contains(&format!("{lodger}::")) || code.contains(&format!("use {lodger}"));
            if named && !rooms.contains(&room.as_str()) {
                failures.push(format!("{path} names `{lodger}`, which lives in {rooms:?}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_model_is_read_without_buffering() {
    for (path, _, code) in code() {
        for attribute in ["serde(flatten", "serde(untagged", "serde(tag"] {
            assert!(!code.contains(attribute), "{path}: `{attribute}` loses the places of values");
        }
    }
}

#[test]
fn the_sign_at_the_entrance_names_every_room() {
    let sign = read("src/lib.rs");
    for room in FLOORS.iter().flat_map(|rooms| rooms.iter()).filter(|room| !matches!(**room, "door" | "main"))
    {
        let exists = below("src").iter().any(|path| {
            let shown = shown(path);
            shown == format!("src/{room}.rs") || shown.starts_with(&format!("src/{room}/"))
        });
        let named = sign.contains(&format!("pub mod {room};"));
        assert_eq!(exists, named, "`{room}`: the sign in lib.rs and the rooms differ");
    }
}

/// A file that takes longer to read holds more than one idea.
const LONGEST: usize = 400;
/// The corridor can be read in one sitting.
const CORRIDOR: usize = 150;

#[test]
fn files_are_short_and_the_corridor_is_shorter() {
    let lines = |path: &str| read(path).lines().count();
    let (longest, path) =
        code().into_iter().map(|(path, ..)| (lines(&path), path)).max().expect("source files");
    let corridor = lines("src/compile.rs");
    println!("longest file looked at: {path}, {longest} lines; corridor: {corridor} lines");
    for rooms in FLOORS.iter().rev() {
        let sizes = rooms.iter().map(|wanted| {
            let own = code().into_iter().filter(|(_, room, _)| room == wanted);
            format!("{wanted} {}", own.map(|(path, ..)| lines(&path)).sum::<usize>())
        });
        println!("floor, in lines looked at: {}", sizes.collect::<Vec<_>>().join(" · "));
    }
    assert!(longest <= LONGEST, "{path} has {longest} lines");
    assert!(corridor <= CORRIDOR, "the corridor has {corridor} lines");
}
