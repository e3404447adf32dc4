#![expect(clippy::disallowed_methods, reason = "the door writes files")]

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use minijinja::{Environment, context};
use thutuc::diagnostic::Text;
use thutuc::source::{Edit, File, FileId, Span, apply};
use thutuc::{text, yaml};

use super::Exit;
use super::arguments::{Common, NewOptions};
use super::session;

const TEMPLATE: &str = include_str!("new.yaml");

/// `thutuc new`
pub fn run(common: &Common, options: &NewOptions) -> Exit {
    let language = common.language();
    match begin(common, options) {
        Ok(path) => {
            let path = path.display();
            let line = text!(
                en: "`{path}` is begun; `thutuc check {path}` says what is still missing",
                vi: "đã tạo `{path}`; dùng `thutuc check {path}` để biết còn thiếu gì",
            );
            session::say(&line, language);
            Exit::Fine
        }
        Err(reason) => session::refuse(&reason, language, Exit::Usage),
    }
}

fn begin(common: &Common, options: &NewOptions) -> Result<PathBuf, Text> {
    let id = &options.id;
    let well_formed = !id.is_empty()
        && id.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        });
    if !well_formed {
        return Err(text!(
            en: "`{id}` is no id; write small letters without accents, digits and hyphens: `cap-phep-xay-dung`",
            vi: "`{id}` chưa đúng cách viết id; dùng chữ thường không dấu, chữ số và gạch nối: `cap-phep-xay-dung`",
        ));
    }
    let root = common.catalog.clone().unwrap_or_else(|| PathBuf::from("catalog"));
    let text = match &options.like {
        None => from_template(id, &common.day().to_string())?,
        Some(like) => from_procedure(&root, like, id)?,
    };
    let path = options.out.clone().unwrap_or_else(|| root.join(format!("{id}.yaml")));
    write_new(&path, &text)?;
    Ok(path)
}

fn from_template(id: &str, day: &str) -> Result<String, Text> {
    let environment = Environment::new();
    environment.render_str(TEMPLATE, context! { id, day }).map_err(
        |fault| text!(en: "our template is broken: {fault}", vi: "khuôn mẫu của thutuc bị lỗi: {fault}"),
    )
}

/// The text of an existing procedure under another id.
fn from_procedure(root: &Path, like: &str, id: &str) -> Result<String, Text> {
    let unknown = || {
        text!(
            en: "there is no procedure `{like}` in `{root}`",
            vi: "trong `{root}` không có thủ tục `{like}`",
            root = root.display(),
        )
    };
    let path =
        if Path::new(like).is_file() { PathBuf::from(like) } else { find(root, like).ok_or_else(unknown)? };
    let bytes = fs::read(&path).map_err(|_| unknown())?;
    let file = File::new(path.to_string_lossy(), bytes);
    let (tree, _) = yaml::read(FileId(0), &file);
    let span = |key: &str| -> Option<Span> { Some(tree.as_ref()?.root.get(key)?.span) };
    let mut edits = vec![Edit::replace(span("procedure").ok_or_else(unknown)?, id)];
    // The code belongs to the procedure copied from; a copy must be given its own.
    edits.extend(span("code").map(|span| Edit::replace(span, "\"9.000000\"")));
    Ok(apply(&file.text, FileId(0), &edits))
}

fn find(root: &Path, id: &str) -> Option<PathBuf> {
    let mut waiting = vec![root.to_owned()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).ok()?.filter_map(Result::ok) {
            let path = entry.path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.file_stem().is_some_and(|stem| stem == id) {
                return Some(path);
            }
        }
    }
    None
}

/// Writes a file that is not there yet.
fn write_new(path: &Path, text: &str) -> Result<(), Text> {
    let shown = path.display();
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)
            .map_err(|error| text!(en: "`{shown}` cannot be written: {error}", vi: "không ghi được `{shown}`: {error}"))?;
    }
    let file = fs::OpenOptions::new().write(true).create_new(true).open(path);
    file.and_then(|mut file| file.write_all(text.as_bytes())).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => text!(
            en: "`{shown}` exists already and stays as it is",
            vi: "`{shown}` đã có sẵn và được giữ nguyên",
        ),
        _ => text!(en: "`{shown}` cannot be written: {error}", vi: "không ghi được `{shown}`: {error}"),
    })
}
