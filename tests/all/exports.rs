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

use crate::examples::{DAY, below, compile_example, files, read, root, shown};

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
}

#[test]
fn the_procedure_of_every_construct_is_sound_in_form() {
    let found = &compiled().findings;
    let catalog = &compiled().catalog;
    let process = catalog.find("moi-cau-truc").expect("it compiles");
    let own: Vec<_> = found.iter().filter(|finding| finding.span.file == process.file).collect();
    assert!(own.is_empty(), "{own:#?}");
}

#[test]
fn every_exporter_has_a_folder_and_whole_pages() {
    let names: Vec<&str> = export::ALL.iter().map(|exporter| exporter.meta.name).collect();
    assert!(names.is_sorted(), "`ALL` is not in the order of names");
    for exporter in export::ALL {
        let (name, page) = (exporter.meta.name, &exporter.meta.page);
        let folder = root().join("src/export").join(name.replace('-', "_"));
        assert!(folder.join("mod.rs").exists(), "{name} has no folder");
        for text in [page.en, page.vi] {
            assert!(
                text.starts_with(&format!("# {name}\n")),
                "{name}: a page does not begin with `# {name}`"
            );
        }
        let summary = page.summary();
        assert!(!summary.en.is_empty() && !summary.vi.is_empty(), "{name}: a page has no first paragraph");
        let shown = |language| page.examples(language, &["Example", "Ví dụ"]);
        assert_eq!(shown(Language::En), shown(Language::Vi), "{name}: the two pages show different examples");
        assert!(!shown(Language::En).is_empty(), "{name}: a page shows no example");
    }
}

/// Every line of XML that the page shows is written for its example.
#[test]
fn the_page_of_bpmn_shows_what_is_written() {
    let exporter = export::ALL.iter().find(|exporter| exporter.meta.name == "bpmn").expect("a member");
    let example = exporter.meta.page.examples(Language::En, &["Example"])[0];
    let (_, compiled) = compile_example(&files(example), Profile::Draft);
    let mut written = Files::default();
    let Run::Process(run) = exporter.run else { panic!("it writes one file a procedure") };
    run(&compiled.catalog.processes[0], &compiled.catalog, &mut written).expect("written");
    let (_, bytes) = written.into_iter().next().expect("a file");
    let text = String::from_utf8(bytes).expect("UTF-8");
    let there: Vec<&str> = text.lines().map(str::trim).collect();
    for page in [exporter.meta.page.en, exporter.meta.page.vi] {
        let shown = page.split("```xml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("XML");
        for line in shown.lines().map(str::trim) {
            assert!(there.contains(&line), "not written: {line}");
        }
    }
}
