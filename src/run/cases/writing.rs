//! Values and expectations as a test file has them. Texts are quoted, so that every reader sees the same.

use std::fmt::Write;

use crate::calendar::Limit;
use crate::expression::Value;
use crate::run::{Case, Known, Trace};

/// Columns of a line.
const WIDTH: usize = 118;

/// A text in quotes.
pub(super) fn quoted(text: &str) -> String {
    let plain = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{plain}\"")
}

/// A value inside braces.
pub(super) fn flow(value: &Value) -> String {
    match value {
        Value::Null => "null".into(),
        Value::Boolean(truth) => truth.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) | Value::File(text) => word(text),
        Value::Date(date) => date.to_string(),
        Value::Money(money) => money.to_string(),
        Value::Duration(duration) => duration.to_string(),
        Value::Choices(options) => {
            let options: Vec<String> = options.iter().map(|option| word(option)).collect();
            format!("[{}]", options.join(", "))
        }
        Value::List(rows) => {
            let rows = rows.iter().map(|row| {
                let fields = row.iter().filter(|(_, value)| !value.is_null());
                let fields: Vec<String> =
                    fields.map(|(id, value)| format!("{id}: {}", flow(value))).collect();
                format!("{{{}}}", fields.join(", "))
            });
            format!("[{}]", rows.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A word without quotes where no reader can take it for something else.
fn word(text: &str) -> String {
    let begins = text.starts_with(|c: char| c.is_ascii_lowercase());
    let plain = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    let hazard = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(&text);
    if begins && plain && !hazard { text.to_owned() } else { quoted(text) }
}

/// What is filed.
pub(super) fn given(case: &Case) -> String {
    let mut keys: Vec<String> =
        case.answers.iter().map(|(name, value)| format!("{name}: {}", flow(value))).collect();
    // The channel first, as people write it.
    keys.sort_by_key(|key| !key.starts_with("channel: "));
    if !case.missing.is_empty() {
        keys.push(format!("missing: [{}]", case.missing.join(", ")));
    }
    if keys.is_empty() {
        return String::new();
    }
    let line = format!("    given: {{{}}}\n", keys.join(", "));
    if line.chars().count() <= WIDTH {
        return line;
    }
    let lines: String = keys.iter().fold(String::new(), |mut out, key| {
        let _ = writeln!(out, "      {key}");
        out
    });
    format!("    given:\n{lines}")
}

/// What came out, as what is expected.
pub(super) fn expected(trace: &Trace) -> String {
    let mut out = list("path", &trace.path());
    let papers = trace.papers();
    if !papers.is_empty() {
        out += &list("documents", &papers);
    }
    let outlook = &trace.outlook;
    let mut say = |key: &str, value: &dyn std::fmt::Display| {
        let _ = writeln!(out, "      {key}: {value}");
    };
    if let [sum] = &*outlook.sums {
        say("fee", sum);
    }
    if let Some(known @ (Known::Free | Known::SetBy | Known::Unknown)) = outlook.known {
        say("fees", &known.name());
    }
    if let Some([limit]) = outlook.limit.as_ref().map(Limit::parts) {
        say("limit", limit);
    }
    if let Some(Ok(due)) = outlook.due {
        let shown = due.shown();
        let is_end = shown.hour == Some(crate::calendar::Hour::END_OF_DAY);
        if is_end { say("due", &shown.date) } else { say("due", &shown) }
    }
    if let Some(ends) = trace.ends {
        say("outcome", &ends.word());
    }
    out
}

/// A list in brackets, over several lines where it is long.
fn list(key: &str, words: &[&str]) -> String {
    let mut out = format!("      {key}: [");
    let mut column = out.chars().count();
    for (index, word) in words.iter().enumerate() {
        let last = index + 1 == words.len();
        let piece = format!("{word}{}", if last { "]" } else { "," });
        if index > 0 && column + 1 + piece.chars().count() > WIDTH {
            out += "\n        ";
            column = 8;
        } else if index > 0 {
            out.push(' ');
            column += 1;
        }
        column += piece.chars().count();
        out += &piece;
    }
    out.push('\n');
    out
}
