//! Changes that put a fault right without changing what was meant.

use crate::diagnostic::{Diagnostic, Text};
use crate::source::{Edit, Span};
use crate::text;

/// Puts a text in double quotes.
pub fn quote(finding: Diagnostic, span: Span, text: &str) -> Diagnostic {
    let quoted = format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let title = text!(en: "put it in double quotes", vi: "đặt trong dấu nháy kép");
    finding.fix(title, vec![Edit::replace(span, quoted)])
}

/// Adds a blank behind a colon.
pub fn blank(finding: Diagnostic, colon: Span) -> Diagnostic {
    let title = text!(en: "add the blank", vi: "thêm khoảng trắng");
    finding.fix(title, vec![Edit::insert(Span { start: colon.end, ..colon }, " ")])
}

/// Doubles a backslash.
pub fn two_backslashes(finding: Diagnostic, backslash: Span) -> Diagnostic {
    let title = text!(en: "write two backslashes", vi: "viết hai dấu \\");
    finding.fix(title, vec![Edit::insert(backslash, "\\")])
}

/// Indents a line further.
pub fn indent(finding: Diagnostic, line: Span, blanks: usize) -> Diagnostic {
    let title = text!(en: "indent the line", vi: "thụt dòng vào");
    finding.fix(title, vec![Edit::insert(line, " ".repeat(blanks))])
}

/// Takes a comma away.
pub fn comma(finding: Diagnostic, comma: Span) -> Diagnostic {
    finding.fix(text!(en: "take the comma away", vi: "bỏ dấu phẩy"), vec![Edit::replace(comma, "")])
}

/// Takes the blanks of empty lines away.
pub fn empty_lines(finding: Diagnostic, blanks: Vec<Span>) -> Diagnostic {
    let title = text!(en: "take the blanks away", vi: "xóa các khoảng trắng thừa");
    finding.fix(title, blanks.into_iter().map(|blanks| Edit::replace(blanks, "")).collect())
}

/// What taking a line away is called.
pub fn line_away() -> Text {
    text!(en: "take the line away", vi: "bỏ dòng này")
}
