//! Every exporter over the whole catalogue and over procedures that show every construct. What is written stays in the
//! build folder, where the proofs on other people's software look for it.

use std::fs;
use std::path::PathBuf;

use thutuc::check::Profile;
use thutuc::compile::{Compilation, Options, compile};
use thutuc::diagnostic::Language;
use thutuc::export::drawing::{Marks, dot, mermaid, svg};
use thutuc::source::{File, Sources};

use crate::examples::{DAY, below, files, shown};

/// The catalogue, compiled.
pub fn catalog() -> Compilation {
    let files = below("catalog").into_iter().filter(|path| path.extension().is_some_and(|it| it == "yaml"));
    let files = files.map(|path| File::new(shown(&path), fs::read(&path).expect("a file")));
    compile(&Sources::new(files), Options { day: DAY, profile: Profile::Draft })
}

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("exports").join(name);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

#[test]
fn graphs_are_printed() {
    let compiled = catalog();
    let marks = Marks::default();
    for process in &compiled.catalog.processes {
        let graph = process.graph();
        let key = process.key();
        let write = |kind: &str, text: String| {
            fs::write(folder(kind).join(format!("{key}.{kind}")), text).expect("a file");
        };
        write("svg", svg(process, graph, Language::Vi, &marks));
        write("dot", dot(process, graph, Language::Vi, &marks));
        write("mmd", mermaid(process, graph, Language::Vi, &marks));
    }
    let _ = files("");
}
