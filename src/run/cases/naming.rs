//! What a case is called, and the sentence that says what it shows.

use crate::diagnostic::{Language, Text};
use crate::process::Process;
use crate::run::{Deed, Item, Kind, item};
use crate::text;

use super::explore::Row;
use super::scenario::Replayed;

/// Things of one kind that stand in a note.
const SHOWN: usize = 8;
/// Columns of a line.
const WIDTH: usize = 118;
/// Characters of a name.
const LONGEST: usize = 90;

/// The name: its number, how it ends, and what was decided on the way.
pub(super) fn name(process: &Process, replayed: &Replayed, number: usize, language: Language) -> String {
    let ends = replayed.trace.ends.map(crate::model::Ends::words).unwrap_or_default();
    let head = format!("{number}. {}", ends.get(language));
    let rows: Vec<&Row> = replayed.rows.iter().filter(|row| row.does != Deed::Done).collect();
    let mut told: Vec<String> = rows.iter().map(|row| decision(process, row)).collect();
    told.dedup();
    // The last decisions tell cases apart; all begin alike.
    while told.len() > 1 && told.iter().map(|word| word.chars().count() + 3).sum::<usize>() > LONGEST {
        told.remove(0);
    }
    if told.is_empty() { head } else { format!("{head}: {}", told.join(" → ")) }
}

/// A decision in words.
fn decision(process: &Process, row: &Row) -> String {
    let Some(step) = row.step.as_ref().and_then(|id| process.step(id)) else {
        let Deed::Event(event) = &row.does else { return String::new() };
        let own = process.procedure.anytime.iter().find(|row| row.event.value == *event);
        return own.and_then(|row| row.name.as_ref()).map_or(event, |name| &name.value).clone();
    };
    let named = match &row.does {
        Deed::Outcome(id) => {
            let own = step.outcomes.iter().find(|outcome| outcome.id.value == *id);
            own.and_then(|outcome| outcome.name.as_ref())
        }
        Deed::Event(event) => {
            let own = step.first.iter().find(|row| row.event.as_ref().is_some_and(|id| id.value == *event));
            own.and_then(|row| row.name.as_ref())
        }
        Deed::Done => None,
    };
    named.map_or(step.label(), |name| &name.value).to_owned()
}

/// The sentence that says what a case is the first to show, kind by kind, folded into lines.
pub(super) fn note(process: &Process, replayed: &Replayed, fresh: &[&Item], language: Language) -> String {
    let mut parts = Vec::new();
    for kind in Kind::ALL {
        let mut own: Vec<&Item> = fresh.iter().copied().filter(|item| item.kind() == kind).collect();
        if kind == Kind::Step {
            let path = replayed.trace.path();
            own.sort_by_key(|item| path.iter().position(|step| **item == Item::Step((*step).to_owned())));
        }
        let mut words: Vec<String> = Vec::new();
        for seen in own {
            let word = match seen {
                Item::Step(step) => format!("`{step}`"),
                other => item(process, other).get(language).to_owned(),
            };
            if !words.contains(&word) {
                words.push(word);
            }
        }
        parts.extend(listed(kind, &words).map(|text| text.get(language).to_owned()));
    }
    let parts = parts.join("; ");
    let sentence = text!(en: "First to show: {parts}", vi: "Lần đầu cho thấy: {parts}");
    folded(sentence.get(language))
}

fn listed(kind: Kind, words: &[String]) -> Option<Text> {
    if words.is_empty() {
        return None;
    }
    let shown = words[..words.len().min(SHOWN)].join(", ");
    let more = words.len().saturating_sub(SHOWN);
    let kind = kind.words();
    Some(if more == 0 {
        text!(en: "{kind} {shown}", vi: "{kind} {shown}"; kind = kind)
    } else {
        text!(en: "{kind} {shown} and {more} more", vi: "{kind} {shown} và {more} mục nữa"; kind = kind)
    })
}

fn folded(sentence: &str) -> String {
    let mut out = String::new();
    let mut line = String::new();
    for word in sentence.split_whitespace() {
        if !line.is_empty() && 6 + line.chars().count() + 1 + word.chars().count() > WIDTH {
            out.extend(["      ", &line, "\n"]);
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line += word;
    }
    out + &format!("      {line}\n")
}
