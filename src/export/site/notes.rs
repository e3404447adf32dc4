//! What the source says beside its rules: guidance beside the block it is about, special cases by their condition.

use serde::Serialize;

use super::page::Page;
use super::words::{Words, upper_first, words};
use crate::model::Note;

/// Guidance about one part: a path such as `documents` or `steps.kiem-tra`, and whatever lies below it.
pub fn about(page: &Page<'_>, path: &str) -> Vec<Words> {
    let below =
        |about: &str| about.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    let notes = page.process.procedure.notes.iter().enumerate();
    let wanted = notes.filter(|(_, note)| note.about.as_ref().is_some_and(|about| below(&about.value)));
    wanted.filter(|(_, note)| !announces(note)).map(|(index, note)| told(page, index, note, true)).collect()
}

/// Whether a note says only that a list follows, which stands elsewhere on the page.
fn announces(note: &Note) -> bool {
    note.text.value.trim_end().ends_with(':')
}

/// The words of a note.
fn told(page: &Page<'_>, index: usize, note: &Note, with_condition: bool) -> Words {
    let number = (index + 1).to_string();
    let text =
        page.text(&["notes", note.id.as_ref().map_or(&number, |id| &id.value), "text"], Some(&note.text));
    let text = text.begin(upper_first).stopped();
    let text = match note.when.as_ref().filter(|_| with_condition) {
        Some(when) => {
            words!(
                page.tongue,
                "Khi {when}: {text}",
                "If {when}: {text}",
                when = page.condition(when).strong(),
                text
            )
        }
        None => text,
    };
    let basis = page.basis(note.basis.as_ref());
    if basis.is_empty() { text } else { text.and(" (").and(basis).and(")") }
}

/// One special case.
#[derive(Debug, Serialize)]
pub struct Special {
    name: Words,
    says: Vec<Words>,
}

/// The special cases: cases with words of their own, and guidance by its condition.
pub fn special(page: &Page<'_>) -> Vec<Special> {
    let procedure = &page.process.procedure;
    let mut all: Vec<Special> = Vec::new();
    for case in &procedure.cases {
        let id = case.id.value.as_str();
        let mut says = vec![
            page.note(&["cases", id, "text"], case.text.as_ref()),
            page.note(&["cases", id, "note"], case.note.as_ref()),
        ];
        says.retain(|said| !said.is_empty());
        if !says.is_empty() {
            says.extend(Some(page.based(case.basis.as_ref())).filter(|said| !said.is_empty()));
            all.push(Special { name: page.text(&["cases", id, "name"], Some(&case.name)), says });
        }
    }
    for (index, note) in procedure.notes.iter().enumerate().filter(|(_, note)| is_free(note)) {
        let Some(when) = &note.when else { continue };
        let name = page.case(when);
        let said = told(page, index, note, false);
        match all.iter_mut().find(|special| special.name == name) {
            Some(special) => special.says.push(said),
            None => all.push(Special { name, says: vec![said] }),
        }
    }
    all
}

/// Guidance that is about no block and no case.
pub fn general(page: &Page<'_>) -> Vec<Words> {
    let notes = page.process.procedure.notes.iter().enumerate();
    let wanted = notes.filter(|(_, note)| note.when.is_none() && is_free(note) && !announces(note));
    wanted.map(|(index, note)| told(page, index, note, false)).collect()
}

/// Whether no block of its own shows a note.
fn is_free(note: &Note) -> bool {
    let shown = |about: &str| about.starts_with("documents") || about.starts_with("steps.");
    !note.about.as_ref().is_some_and(|about| shown(&about.value))
}
