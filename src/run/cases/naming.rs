//! What a case is called, and the sentence that says what it shows.

use crate::diagnostic::{Language, Text};
use crate::process::Process;
use crate::run::{Deed, Item, item};
use crate::text;

use super::explore::Row;
use super::scenario::Replayed;

/// Decisions that stand in a name.
const NAMED: usize = 3;
/// Things that stand in a note.
const SHOWN: usize = 16;
/// Columns of a line.
const WIDTH: usize = 118;

/// The name: its number, how it ends, and what was decided on the way.
pub(super) fn name(process: &Process, replayed: &Replayed, number: usize, language: Language) -> String {
    let ends = replayed.trace.ends.map(crate::model::Ends::words).unwrap_or_default();
    let ends = ends.get(language);
    let rows: Vec<&Row> = replayed.rows.iter().filter(|row| row.does != Deed::Done).collect();
    // The last decisions tell cases apart; all begin alike.
    let told = rows.iter().skip(rows.len().saturating_sub(NAMED)).map(|row| decision(process, row));
    let told: Vec<String> = told.collect();
    if told.is_empty() { format!("{number}. {ends}") } else { format!("{number}. {ends}: {}", told.join("; ")) }
}

/// A decision in words: the step and its outcome by their names.
fn decision(process: &Process, row: &Row) -> String {
    let Some(step) = row.step.as_ref().and_then(|id| process.step(id)) else {
        let Deed::Event(event) = &row.does else { return String::new() };
        let own = process.procedure.anytime.iter().find(|row| row.event.value == *event);
        let name = own.and_then(|row| row.name.as_ref()).map_or(event, |name| &name.value);
        return name.clone();
    };
    let label = step.label();
    match &row.does {
        Deed::Outcome(id) => {
            let own = step.outcomes.iter().find(|outcome| outcome.id.value == *id);
            let name = own.and_then(|outcome| outcome.name.as_ref()).map_or(id, |name| &name.value);
            format!("{label} – {name}")
        }
        Deed::Event(event) => {
            let own = step.first.iter().find(|row| row.event.as_ref().is_some_and(|id| id.value == *event));
            match own.and_then(|row| row.name.as_ref()) {
                Some(name) => format!("{label} – {name}"),
                None => label.to_owned(),
            }
        }
        Deed::Done => label.to_owned(),
    }
}

/// The sentence that says what a case is the first to show, folded into lines.
pub(super) fn note(process: &Process, fresh: &[&Item], language: Language) -> String {
    let words: Vec<Text> = fresh.iter().take(SHOWN).map(|seen| item(process, seen)).collect();
    let words: Vec<&str> = words.iter().map(|text| text.get(language)).collect();
    let words = words.join("; ");
    let more = fresh.len().saturating_sub(SHOWN);
    let sentence = if more == 0 {
        text!(en: "Shows {words}", vi: "Cho thấy {words}")
    } else {
        text!(en: "Shows {words}; and {more} things more", vi: "Cho thấy {words}; và {more} điều nữa")
    };
    folded(sentence.get(language))
}

fn folded(sentence: &str) -> String {
    let mut out = String::new();
    let mut line = String::new();
    for word in sentence.split_whitespace() {
        if !line.is_empty() && 6 + line.chars().count() + 1 + word.chars().count() > WIDTH {
            out += &format!("      {line}\n");
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line += word;
    }
    out + &format!("      {line}\n")
}
