//! What people call facts, options and channels, and questions turned into statements.

use super::{Tongue, Words, words};
use crate::model::Fact;
use crate::process::Process;

/// The first letter small, unless the word is an abbreviation.
pub fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    if letters.clone().next().is_some_and(|second| second.is_uppercase() || second.is_ascii_digit()) {
        return text.to_owned();
    }
    first.to_lowercase().chain(letters).collect()
}

/// The first letter large.
pub fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What the applicant does on a channel.
pub fn channel(id: &str, tongue: &Tongue<'_>) -> Words {
    match id {
        "online" => words!(tongue, "nộp trực tuyến", "apply online"),
        "postal" => words!(tongue, "gửi qua bưu điện", "apply by post"),
        _ => words!(tongue, "nộp tại quầy", "apply at the counter"),
    }
}

/// The path of a fact in a translation: under `facts`, or in a section of the form.
fn path(process: &Process, id: &str) -> Vec<String> {
    let sections = process.procedure.form.iter().flat_map(|form| &form.sections);
    let section =
        sections.into_iter().find(|section| section.fields.iter().any(|field| field.id.value == id));
    match section {
        Some(section) => {
            ["form", "sections", section.id.value.as_str(), "fields", id].map(str::to_owned).to_vec()
        }
        None => ["facts", id].map(str::to_owned).to_vec(),
    }
}

fn told(process: &Process, id: &str, key: &str, original: &str, tongue: &Tongue<'_>) -> Words {
    if !tongue.is_english() {
        return Words::from(original);
    }
    let mut path = path(process, id);
    path.push(key.to_owned());
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    tongue.text(&path, original)
}

/// The question as the applicant reads it, or the name of the fact.
pub fn question(process: &Process, fact: &Fact, tongue: &Tongue<'_>) -> Words {
    let id = &fact.id.value;
    match (&fact.ask, &fact.name) {
        (Some(ask), _) => told(process, id, "ask", &ask.value, tongue),
        (None, Some(name)) => told(process, id, "name", &name.value, tongue),
        (None, None) => Words::from(id.as_str()),
    }
}

/// The name of an option.
pub fn option_label(process: &Process, fact: &Fact, option: &str, tongue: &Tongue<'_>) -> Words {
    match fact.options.iter().find(|row| row.id.value == option) {
        Some(row) => {
            told(process, &fact.id.value, &format!("options.{option}.name"), &row.name.value, tongue)
        }
        None => Words::from(option),
    }
}

/// What a yes-or-no fact says when the answer is yes, or no: `đã có sẵn bản sao`, `chưa có sẵn bản sao`.
pub fn statement(process: &Process, fact: &Fact, truth: bool, tongue: &Tongue<'_>) -> Words {
    let words = question(process, fact, tongue);
    let plain = words.plain();
    let asks = plain.trim_end().ends_with('?');
    if tongue.is_english() && asks {
        let answer = if truth { "yes" } else { "no" };
        return Words::from("“").and(words).and("” ").and(Words::from(answer).strong());
    }
    if tongue.is_english() {
        let words = words.begin(lower_first);
        return if truth { words } else { Words::from("not: ").and(words) };
    }
    let said = lower_first(plain.trim_end_matches(['?', ' ']));
    Words::from(if truth { said } else { denied(&said) })
}

/// The opposite of a Vietnamese statement that begins with a verb, or is about a case.
fn denied(said: &str) -> String {
    const VERBS: [&str; 9] =
        ["có", "thuộc", "được", "phải", "cần", "tra cứu được", "khai thác được", "muốn", "đề nghị"];
    if let Some(rest) = said.strip_prefix("đã ") {
        return format!("chưa {rest}");
    }
    let begins = |verb: &str| said.strip_prefix(verb).is_some_and(|rest| rest.starts_with(' '));
    if VERBS.iter().any(|verb| begins(verb)) {
        return format!("không {said}");
    }
    format!("không thuộc trường hợp {said}")
}
