//! Diagrams that others drew: read and judged one by one.

use rayon::prelude::*;

use super::reading::runs;
use crate::check::{Drawn, Findings, Profile, Run};
use crate::diagnostic::Diagnostic;
use crate::import::bpmn;
use crate::source::{File, FileId, Sources, Span};
use crate::text;

/// Whether a file holds a diagram.
pub fn is_diagram(file: &File) -> bool {
    file.path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("bpmn"))
}

/// Reads and judges every diagram.
pub fn judge(sources: &Sources, profile: Profile) -> Vec<Diagnostic> {
    let all: Vec<(FileId, &File)> = sources.iter().filter(|(_, file)| is_diagram(file)).collect();
    all.into_par_iter().with_max_len(1).flat_map_iter(|(id, file)| one(id, file, sources, profile)).collect()
}

fn one(id: FileId, file: &File, sources: &Sources, profile: Profile) -> Vec<Diagnostic> {
    let model = match bpmn::read(&file.text) {
        Ok(model) => model,
        Err(broken) => return vec![unreadable(id, file, broken.at)],
    };
    let drawn = Drawn::new(id, file, &model);
    let mut found = Vec::new();
    for (check, run) in runs(profile) {
        if let Run::Model(run) = run {
            run(&drawn, &mut Findings::of(check, sources, &mut found));
        }
    }
    found
}

fn unreadable(id: FileId, file: &File, at: usize) -> Diagnostic {
    let at = file.text.floor_char_boundary(at.min(file.text.len()));
    Diagnostic::new(
        "xml-syntax",
        Span::new(id, at, at),
        text!(en: "the diagram cannot be read from here on", vi: "từ đây không đọc được sơ đồ"),
    )
    .help(text!(
        en: "look whether the file is complete, and export it again from the tool that drew it",
        vi: "xem tệp có đủ không, và xuất lại từ công cụ đã vẽ sơ đồ",
    ))
}
