//! Which files are read, and how.

#![expect(clippy::disallowed_methods, reason = "the door opens files")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use thutuc::diagnostic::Text;
use thutuc::source::{File, Sources};
use thutuc::text;
use thutuc::yaml::MAX_BYTES;

/// How the name of a diagram ends.
const DIAGRAM: &str = "bpmn";

/// Larger diagrams were not drawn by people.
const MOST_OF_DIAGRAM: usize = 100_000_000;

/// What was asked for and what it needs beside it.
pub struct Input {
    /// Every file that is compiled.
    pub sources: Sources,
    /// Where each file is on disk.
    pub paths: BTreeMap<String, PathBuf>,
    /// The files asked for; the others are there because these refer to them.
    pub asked: BTreeSet<String>,
}

/// A reason for which nothing can be compiled.
pub struct Unreadable(Text);

impl Unreadable {
    /// The reason in both languages.
    pub fn text(&self) -> &Text {
        &self.0
    }

    fn of(path: &Path, error: &io::Error) -> Self {
        let path = path.display();
        Self(match error.kind() {
            io::ErrorKind::NotFound => {
                text!(en: "there is no file or folder `{path}`", vi: "không có tệp hoặc thư mục `{path}`")
            }
            io::ErrorKind::PermissionDenied => {
                text!(en: "`{path}` may not be read", vi: "không được phép đọc `{path}`")
            }
            _ => text!(en: "`{path}` cannot be read: {error}", vi: "không đọc được `{path}`: {error}"),
        })
    }
}

/// Reads the files asked for, and the catalogue they refer to.
pub fn gather(asked: &[PathBuf], catalog: Option<&Path>) -> Result<Input, Unreadable> {
    let default = [PathBuf::from("catalog")];
    let asked = if asked.is_empty() { &default[..] } else { asked };
    let mut wanted = BTreeMap::new();
    for path in asked {
        collect(path, &["yaml", "yml", DIAGRAM], &mut wanted)?;
    }
    if wanted.is_empty() {
        let path = asked[0].display();
        return Err(Unreadable(text!(
            en: "there is no .yaml or .bpmn file in `{path}`",
            vi: "trong `{path}` không có tệp .yaml, .bpmn nào",
        )));
    }
    let mut around = BTreeMap::new();
    let is_diagram =
        |path: &PathBuf| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(DIAGRAM));
    if wanted.values().all(is_diagram) {
        // Diagrams stand for themselves.
    } else if let Some(root) = catalog.map(Path::to_owned).or_else(|| catalog_of(&asked[0])) {
        collect(&root, &["yaml", "yml"], &mut around)?;
    }
    let asked = wanted.keys().cloned().collect();
    let mut paths = around;
    paths.extend(wanted);
    let files: Vec<Result<File, Unreadable>> = paths
        .par_iter()
        .map(|(shown, path)| read(path).map(|bytes| File::new(shown.clone(), bytes)))
        .collect();
    let files: Result<Vec<File>, Unreadable> = files.into_iter().collect();
    Ok(Input { sources: Sources::new(files?), paths, asked })
}

/// At most one byte more than a file may have, so that a wrong one costs nothing.
fn read(path: &Path) -> Result<Vec<u8>, Unreadable> {
    let is_diagram = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(DIAGRAM));
    let most = if is_diagram { MOST_OF_DIAGRAM } else { MAX_BYTES };
    let limit = u64::try_from(most).expect("some megabytes") + 1;
    // A pipe would be waited for without end.
    let metadata = fs::metadata(path).map_err(|error| Unreadable::of(path, &error))?;
    if !metadata.is_file() {
        let path = path.display();
        return Err(Unreadable(text!(en: "`{path}` is no file", vi: "`{path}` không phải là tệp")));
    }
    let file = fs::File::open(path).map_err(|error| Unreadable::of(path, &error))?;
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len().min(limit)).expect("a megabyte") + 1);
    file.take(limit).read_to_end(&mut bytes).map_err(|error| Unreadable::of(path, &error))?;
    Ok(bytes)
}

/// A file, or every file below a folder with one of these endings, by the name it is shown under.
fn collect(path: &Path, endings: &[&str], found: &mut BTreeMap<String, PathBuf>) -> Result<(), Unreadable> {
    let metadata = fs::metadata(path).map_err(|error| Unreadable::of(path, &error))?;
    if !metadata.is_dir() {
        found.insert(shown(path), path.to_owned());
        return Ok(());
    }
    let mut waiting = vec![path.to_owned()];
    while let Some(folder) = waiting.pop() {
        let entries = fs::read_dir(&folder).map_err(|error| Unreadable::of(&folder, &error))?;
        for entry in entries {
            let entry = entry.map_err(|error| Unreadable::of(&folder, &error))?;
            let (path, name) = (entry.path(), entry.file_name());
            let hidden = name.to_string_lossy().starts_with('.');
            let kind = entry.file_type().map_err(|error| Unreadable::of(&path, &error))?;
            if hidden {
                continue;
            }
            if kind.is_dir() {
                waiting.push(path);
            } else if path
                .extension()
                .is_some_and(|ending| endings.iter().any(|wanted| ending.eq_ignore_ascii_case(wanted)))
            {
                found.insert(shown(&path), path);
            }
        }
    }
    Ok(())
}

/// A path as it is shown: with `/`, without `./` in front.
fn shown(path: &Path) -> String {
    let parts: Vec<_> = path
        .components()
        .filter(|part| !matches!(part, std::path::Component::CurDir))
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    parts.join("/").replacen("//", "/", 1)
}

/// The catalogue that a file belongs to: the nearest folder above it with a `country.yaml`, or `catalog` here.
fn catalog_of(path: &Path) -> Option<PathBuf> {
    let above = path.ancestors().filter(|folder| !folder.as_os_str().is_empty());
    let own = above.map(Path::to_owned).find(|folder| folder.join("country.yaml").is_file());
    own.or_else(|| {
        let here = PathBuf::from("catalog");
        here.join("country.yaml").is_file().then_some(here)
    })
}

/// A reason for which a file could not be changed.
pub struct Unwritable(Text);

impl Unwritable {
    /// The reason in both languages.
    pub fn text(&self) -> &Text {
        &self.0
    }
}

/// Puts a new text in the place of a file: written beside it first, so that nothing is lost when that fails.
pub fn replace(path: &Path, text: &str) -> Result<(), Unwritable> {
    let unwritable = |error: io::Error| {
        let path = path.display();
        Unwritable(text!(
            en: "`{path}` cannot be written and stays as it was: {error}",
            vi: "không ghi được `{path}`, tệp vẫn giữ nguyên: {error}",
        ))
    };
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let name = real.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = real.with_file_name(format!(".{name}.new"));
    let write = || -> io::Result<()> {
        let mut file = fs::File::create(&beside)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        if let Ok(metadata) = fs::metadata(&real) {
            fs::set_permissions(&beside, metadata.permissions())?;
        }
        fs::rename(&beside, &real)
    };
    write().map_err(|error| {
        let _ = fs::remove_file(&beside);
        unwritable(error)
    })
}
