mod old;
#[cfg(test)]
mod tests;

use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::is_prose;
use crate::source::{Edit, File, Span};
use crate::yaml::{Core, Style, Tree};
use crate::{page, text};
use old::{Old, old};

/// A bare word or number that other readers of YAML take for something else.
pub static AMBIGUOUS_SCALAR: Check = Check {
    meta: Meta { name: "ambiguous-scalar", page: page!() },
    levels: Levels::WARNING,
    run: Run::Tree(run),
};

/// Keys with text that the shape demands in quotes when it looks like a number; the shape says so.
const CODES: [&str; 5] = ["code", "codes", "number", "decision", "id"];

fn run(tree: &Tree, _: &File, findings: &mut Findings<'_>) {
    tree.root.walk_keyed(&mut |key, node| {
        for entry in node.entries() {
            // A key in quotes is longer than what it says; `off` is the language's own word for a reduction.
            if entry.key.span.len() == entry.key.value.len() && &*entry.key.value != "off" {
                judge("", Core::Text(&entry.key.value), &entry.key.value, entry.key.span, findings);
            }
        }
        if let Some(scalar) = node.scalar().filter(|scalar| scalar.style == Style::Plain) {
            judge(key, scalar.core(), &scalar.text, node.span, findings);
        }
    });
}

fn judge(key: &str, core: Core<'_>, word: &str, span: Span, findings: &mut Findings<'_>) {
    let seen = old(word);
    match (core, seen) {
        // A day is written like this wherever a day is meant.
        (Core::Text(_), Old::Date) if !is_prose(key) => {}
        (Core::Text(_), Old::Boolean | Old::Integer(_) | Old::Fraction | Old::Date) => {
            text_meant(word, seen, span, findings);
        }
        (Core::Integer(number), seen) if seen != Old::Integer(number) => {
            number_meant(key, word, span, findings);
        }
        (Core::Float(_), Old::Text) => number_meant(key, word, span, findings),
        _ => {}
    }
}

fn text_meant(word: &str, seen: Old, span: Span, findings: &mut Findings<'_>) {
    let (seen, help) = match seen {
        Old::Boolean => (
            text!(en: "yes or no", vi: "giá trị có hoặc không"),
            text!(
                en: "put it in double quotes; if yes or no is meant, write `true` or `false`",
                vi: "đặt trong dấu nháy kép; nếu muốn nói có hoặc không thì viết `true` hoặc `false`",
            ),
        ),
        Old::Date => (
            text!(en: "a date", vi: "ngày tháng"),
            text!(
                en: "put it in double quotes, so that it stays as it is written",
                vi: "đặt trong dấu nháy kép để giữ nguyên như đã viết",
            ),
        ),
        _ => (
            text!(en: "a number", vi: "con số"),
            text!(
                en: "put it in double quotes; if an hour is meant, write it like `15h30`",
                vi: "đặt trong dấu nháy kép; nếu muốn ghi giờ thì viết như `15h30`",
            ),
        ),
    };
    findings
        .push(
            span,
            text!(
                en: "`{word}` is text here, but other programs that read YAML take it for {seen}",
                vi: "`{word}` ở đây là chữ, nhưng phần mềm khác đọc YAML sẽ hiểu là {seen}";
                seen = seen,
            ),
        )
        .help(help)
        .fix(
            text!(en: "put it in double quotes", vi: "đặt trong dấu nháy kép"),
            vec![Edit::replace(span, format!("\"{word}\""))],
        );
}

fn number_meant(key: &str, word: &str, span: Span, findings: &mut Findings<'_>) {
    if is_prose(key) || CODES.contains(&key) {
        return;
    }
    findings
        .push(
            span,
            text!(
                en: "programs that read YAML do not agree on the number `{word}`",
                vi: "các phần mềm đọc YAML không hiểu con số `{word}` giống nhau",
            ),
        )
        .help(text!(
            en: "write its digits only, without zeros in front; put it in double quotes if it is no number",
            vi: "chỉ viết các chữ số, không có số 0 ở đầu; nếu không phải con số thì đặt trong dấu nháy kép",
        ));
}
