//! Writing a build: into a new folder that is swapped in, so that a killed build leaves the old one.

#![expect(clippy::disallowed_methods, reason = "the door writes files")]

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use thutuc::diagnostic::Text;
use thutuc::text;

/// A file that says that a folder is ours to replace.
const MARK: &str = ".thutuc";

/// How many files a build wrote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// All files of the build.
    pub files: usize,
    /// Those whose content is new; the others were taken over as they stood.
    pub changed: usize,
}

/// A folder being filled beside the one it will replace.
pub struct Output {
    target: PathBuf,
    fresh: PathBuf,
    old: bool,
    paths: BTreeSet<String>,
    changed: usize,
}

/// Why a build could not be written.
pub struct Unwritable(Text);

impl Unwritable {
    /// The reason in both languages.
    pub fn text(&self) -> &Text {
        &self.0
    }

    fn of(path: &Path, error: &io::Error) -> Self {
        let path = path.display();
        Self(match error.kind() {
            io::ErrorKind::PermissionDenied => {
                text!(en: "`{path}` may not be written", vi: "không được phép ghi vào `{path}`")
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                text!(en: "the disk is full; the build before stays as it was", vi: "đĩa đã đầy; bản dựng trước vẫn giữ nguyên")
            }
            _ => text!(en: "`{path}` cannot be written: {error}", vi: "không ghi được `{path}`: {error}"),
        })
    }
}

impl Output {
    /// Prepares to replace `target`, which must be missing, empty, or the result of an earlier build.
    pub fn begin(target: &Path) -> Result<Self, Unwritable> {
        let shown = target.display();
        let occupied = match fs::read_dir(target) {
            Ok(mut entries) => entries.next().is_some() && !target.join(MARK).is_file(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => false,
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => true,
            Err(error) => return Err(Unwritable::of(target, &error)),
        };
        if occupied {
            return Err(Unwritable(text!(
                en: "`{shown}` holds something that no build has made; choose another folder with --out, or empty it",
                vi: "`{shown}` đang chứa thứ không phải do lệnh build tạo ra; chọn thư mục khác bằng --out, hoặc dọn trống",
            )));
        }
        let fresh = beside(target, "new");
        clear(&fresh)?;
        fs::create_dir_all(&fresh).map_err(|error| Unwritable::of(&fresh, &error))?;
        let output = Self {
            target: target.to_owned(),
            fresh,
            old: target.exists(),
            paths: BTreeSet::new(),
            changed: 0,
        };
        output.write(
            &output.fresh.join(MARK),
            b"made by `thutuc build`; replaced as a whole by the next build\n",
        )?;
        Ok(output)
    }

    /// Adds a file; one that is the same as in the last build is taken over and not written again.
    pub fn put(&mut self, path: &str, content: &[u8]) -> Result<(), Unwritable> {
        let target = self.fresh.join(path);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).map_err(|error| Unwritable::of(folder, &error))?;
        }
        self.paths.insert(path.to_owned());
        let before = self.target.join(path);
        if self.old && same(&before, content) && fs::hard_link(&before, &target).is_ok() {
            return Ok(());
        }
        self.changed += 1;
        self.write(&target, content)
    }

    fn write(&self, path: &Path, content: &[u8]) -> Result<(), Unwritable> {
        let result = fs::File::create(path).and_then(|mut file| file.write_all(content));
        result.map_err(|error| {
            let _ = fs::remove_dir_all(&self.fresh);
            Unwritable::of(path, &error)
        })
    }

    /// Puts the new folder in the place of the old one.
    pub fn finish(self) -> Result<Written, Unwritable> {
        let gone = beside(&self.target, "old");
        clear(&gone)?;
        if self.old {
            fs::rename(&self.target, &gone).map_err(|error| Unwritable::of(&self.target, &error))?;
        }
        if let Err(error) = fs::rename(&self.fresh, &self.target) {
            if self.old {
                let _ = fs::rename(&gone, &self.target);
            }
            return Err(Unwritable::of(&self.target, &error));
        }
        clear(&gone)?;
        Ok(Written { files: self.paths.len(), changed: self.changed })
    }
}

/// A hidden neighbour of a folder, on the same disk so that it can be renamed.
fn beside(target: &Path, what: &str) -> PathBuf {
    let name = target.file_name().map_or_else(|| "out".into(), |name| name.to_string_lossy().into_owned());
    target.with_file_name(format!(".{name}.{what}"))
}

fn clear(folder: &Path) -> Result<(), Unwritable> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Unwritable::of(folder, &error)),
        _ => Ok(()),
    }
}

fn same(path: &Path, content: &[u8]) -> bool {
    let size = u64::try_from(content.len()).ok();
    let as_long = fs::metadata(path).is_ok_and(|metadata| Some(metadata.len()) == size);
    as_long && fs::read(path).is_ok_and(|before| before == content)
}
