//! Every exporter over the whole catalogue and over a procedure that shows every construct. What is written stays in the
//! build folder, where the proofs on other people's software look for it.

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use thutuc::check::Profile;
use thutuc::compile::{Compilation, Options, compile};
use thutuc::diagnostic::Language;
use thutuc::export::drawing::{Marks, dot, mermaid, svg};
use thutuc::export::{self, Files, Run};
use thutuc::source::{File, Sources};

use crate::examples::{DAY, below, read, root, shown};

const EVERY_CONSTRUCT: &str = "tests/data/every-construct.yaml";

/// The catalogue and the procedure of every construct, compiled.
pub fn compiled() -> &'static Compilation {
    static COMPILED: OnceLock<Compilation> = OnceLock::new();
    COMPILED.get_or_init(|| {
        let yaml =
            below("catalog").into_iter().filter(|path| path.extension().is_some_and(|it| it == "yaml"));
        let mut files: Vec<File> =
            yaml.map(|path| File::new(shown(&path), fs::read(&path).expect("a file"))).collect();
        for path in [EVERY_CONSTRUCT, "examples/first/xac-nhan-cu-tru.yaml"] {
            files.push(File::new(path, read(path).into_bytes()));
        }
        compile(&Sources::new(files), Options { day: DAY, profile: Profile::Draft })
    })
}

/// What the exporters write.
pub fn written() -> &'static [(String, Vec<u8>)] {
    static WRITTEN: OnceLock<Vec<(String, Vec<u8>)>> = OnceLock::new();
    WRITTEN.get_or_init(|| {
        let catalog = &compiled().catalog;
        let mut files = Files::default();
        for exporter in export::ALL {
            match exporter.run {
                Run::Process(run) => {
                    catalog
                        .in_force()
                        .for_each(|process| run(process, catalog, &mut files).expect("written"));
                }
                Run::Catalog(run) => run(catalog, &mut files).expect("written"),
            }
        }
        let marks = Marks::default();
        for process in catalog.in_force() {
            let (graph, key) = (process.graph(), process.key());
            files.put(format!("svg/{key}.svg"), svg(process, graph, Language::Vi, &marks));
            files.put(format!("dot/{key}.dot"), dot(process, graph, Language::Vi, &marks));
            files.put(format!("mmd/{key}.mmd"), mermaid(process, graph, Language::Vi, &marks));
        }
        files.into_iter().collect()
    })
}

#[test]
fn everything_is_written_where_proofs_find_it() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("exports");
    let _ = fs::remove_dir_all(&folder);
    for (path, bytes) in written() {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    assert!(root().exists());
}

#[test]
fn the_procedure_of_every_construct_is_sound_in_form() {
    let found = &compiled().findings;
    let catalog = &compiled().catalog;
    let process = catalog.find("moi-cau-truc").expect("it compiles");
    let own: Vec<_> = found.iter().filter(|finding| finding.span.file == process.file).collect();
    assert!(own.is_empty(), "{own:#?}");
}
