//! Every exporter over the whole catalogue and over a procedure that shows every construct. What is written stays in the
//! build folder, where the proofs on other people's software look for it.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use thutuc::check::Profile;
use thutuc::compile::{Build, Compilation, Options, compile};
use thutuc::diagnostic::Language;
use thutuc::export::drawing::{Marks, dot, mermaid, svg};
use thutuc::export::{self, Exporter};
use thutuc::process::{Graph, Process};
use thutuc::source::{File, Sources};

use crate::examples::{DAY, below, compile_example, files, read, root, shown};

const EVERY_CONSTRUCT: &str = "tests/data/every-construct.yaml";

/// The catalogue and the procedure of every construct, compiled.
pub fn compiled() -> &'static Compilation<'static> {
    static COMPILED: OnceLock<Compilation<'static>> = OnceLock::new();
    COMPILED.get_or_init(|| {
        let yaml =
            below("catalog").into_iter().filter(|path| path.extension().is_some_and(|it| it == "yaml"));
        let mut files: Vec<File> =
            yaml.map(|path| File::new(shown(&path), fs::read(&path).expect("a file"))).collect();
        for path in [EVERY_CONSTRUCT, "examples/first/xac-nhan-cu-tru.yaml"] {
            files.push(File::new(path, read(path).into_bytes()));
        }
        let sources = Box::leak(Box::new(Sources::new(files)));
        compile(sources, Options { day: DAY, profile: Profile::Draft })
    })
}

/// What some exporters write.
pub fn all_files(compiled: &Compilation<'_>, exporters: &[&'static Exporter]) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let done: Result<Build, export::Error> = compiled.export(
        exporters,
        |path, content| {
            files.push((path.to_owned(), content.to_vec()));
            Ok(())
        },
        || (),
    );
    done.expect("the exporters write");
    files
}

type Draw = fn(&Process, &Graph, Language, &Marks) -> String;

/// What the exporters and the drawings write.
pub fn written() -> &'static [(String, Vec<u8>)] {
    static WRITTEN: OnceLock<Vec<(String, Vec<u8>)>> = OnceLock::new();
    WRITTEN.get_or_init(|| {
        let mut files = all_files(compiled(), export::ALL);
        let marks = Marks::default();
        for process in &compiled().in_force().collect::<Vec<_>>() {
            let (graph, key) = (process.graph(), process.key());
            let drawn = [("svg", svg as Draw), ("dot", dot), ("mmd", mermaid)];
            files.extend(drawn.map(|(ending, draw)| {
                let text = draw(process, graph, Language::Vi, &marks);
                (format!("{ending}/{key}.{ending}"), text.into_bytes())
            }));
        }
        files
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
    let process = compiled().process("moi-cau-truc").expect("it compiles");
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
        let written = all_files(&compiled, &[*exporter]);
        let written: Vec<&str> =
            written.iter().map(|(_, bytes)| std::str::from_utf8(bytes).expect("UTF-8")).collect();
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
