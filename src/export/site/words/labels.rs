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

/// That the applicant chooses one of some channels: `nộp trực tuyến hoặc tại quầy`, `you apply online or by post`.
pub fn channels<'c>(ids: impl IntoIterator<Item = &'c str>, tongue: &Tongue<'_>) -> Words {
    let verb = if tongue.is_english() { "apply " } else { "nộp " };
    let mut all: Vec<Words> = ids.into_iter().map(|id| channel(id, tongue)).collect();
    for way in all.iter_mut().skip(1) {
        let plain = way.plain();
        *way = Words::from(plain.strip_prefix(verb).unwrap_or(&plain));
    }
    Words::from(if tongue.is_english() { "you " } else { "" }).and(tongue.either(all))
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
        let answer = Words::from(if truth { "yes" } else { "no" }).strong();
        return Words::from("the answer to “").and(words).and("” is ").and(answer);
    }
    if tongue.is_english() {
        let words = words.begin(lower_first);
        return if truth { words } else { Words::from("“").and(words).and("” does not apply") };
    }
    let said = lower_first(plain.trim_end_matches(['?', ' ']));
    Words::from(if truth { said } else { denied(&said) })
}

/// The opposite of a Vietnamese statement. Where one word could deny the wrong half of it, the whole is denied.
pub(super) fn denied(said: &str) -> String {
    const VERBS: [&str; 9] =
        ["thuộc", "có", "được", "phải", "cần", "tra cứu được", "khai thác được", "muốn", "đề nghị"];
    let holds = |joints: &[&str]| joints.iter().any(|joint| said.contains(joint));
    let (clauses, list) = (holds(&[" nên ", " mà ", " nhưng ", " và "]), holds(&[", "]));
    let begins = |verb: &str| said.strip_prefix(verb).is_some_and(|rest| rest.starts_with(' '));
    if begins("đã") && !clauses && !list {
        return said.replacen("đã", "chưa", 1);
    }
    match VERBS.iter().position(|verb| begins(verb)) {
        // To belong to none of several is one thing.
        Some(0) if !clauses => format!("không {said}"),
        Some(1..) if !clauses && !list => format!("không {said}"),
        _ => is_not(said).unwrap_or_else(|| format!("không thuộc trường hợp {said}")),
    }
}

/// `người được ủy quyền không phải là …`, of a statement that says no more than what somebody is.
fn is_not(said: &str) -> Option<String> {
    const OTHERS: [&str; 6] = ["có", "đã", "thuộc", "phải", "hoặc", "định"];
    let (who, what) = said.split_once(" là ")?;
    let syllables: Vec<&str> = who.split(' ').collect();
    let plain =
        syllables.len() <= 5 && !syllables.iter().any(|one| OTHERS.contains(one) || one.ends_with(','));
    (plain && !what.contains(" là ")).then(|| format!("{who} không phải là {what}"))
}
