//! Every exporter over the whole catalogue and over a procedure that shows every construct. What is written stays in the
//! build folder, where the proofs on other people's software look for it.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use thutuc::check::Profile;
use thutuc::compile::{self, Compilation, Options, compile};
use thutuc::diagnostic::Language;
use thutuc::export::drawing::{Marks, dot, mermaid, svg};
use thutuc::export::{self, Files};
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
            if let Some(run) = exporter.run.process() {
                catalog.in_force().for_each(|process| run(process, catalog, &mut files).expect("written"));
            }
            if let Some(run) = exporter.run.catalog() {
                run(catalog, &mut files).expect("written");
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

/// Every line that the page of an exporter shows beside its example is written for it.
#[test]
fn pages_show_what_is_written() {
    let mut compared = 0;
    for exporter in export::ALL {
        let example = exporter.meta.page.examples(Language::En, &["Example"])[0];
        let (_, compiled) = compile_example(&files(example), Profile::Draft);
        let mut written = Vec::new();
        let put = |_: &str, content: &[u8]| -> Result<(), export::Error> {
            written.push(String::from_utf8(content.to_vec()).expect("UTF-8"));
            Ok(())
        };
        compile::export(&compiled.catalog, &[*exporter], put, || {}).expect("written");
        let there: BTreeSet<&str> = written.iter().flat_map(|text| text.lines()).map(str::trim).collect();
        for page in [exporter.meta.page.en, exporter.meta.page.vi] {
            let shown = ["```xml\n", "```html\n"].into_iter().find_map(|fence| page.split(fence).nth(1));
            let Some(shown) = shown.and_then(|rest| rest.split("```").next()) else { continue };
            for line in shown.lines().map(str::trim) {
                assert!(there.contains(&line), "{}: not written: {line}", exporter.meta.name);
                compared += 1;
            }
        }
    }
    println!("{compared} lines that pages show are written");
    assert!(compared > 30);
}
