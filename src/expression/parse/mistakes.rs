//! What can be wrong with the words of an expression, in words.

use super::lexer::{Sign, Token};
use crate::diagnostic::{Diagnostic, Text};
use crate::expression::place::Place;
use crate::expression::value::{Currency, Unit};
use crate::source::{Edit, Span};
use crate::text;

pub(super) fn too_long(span: Span, length: usize) -> Diagnostic {
    let sentence = text!(
        en: "the expression is {length} bytes long, too long to be checked by reading",
        vi: "biểu thức dài {length} byte, quá dài để đọc và kiểm tra",
    );
    Diagnostic::new("expression", span, sentence).help(text!(
        en: "divide it into computed facts with `is`",
        vi: "tách thành nhiều dữ kiện tính được bằng `is`",
    ))
}

/// A fault of one token.
#[derive(Clone, Copy, Debug)]
pub(super) enum Mistake<'a> {
    /// Another spelling of a sign or word.
    Spelling(Sign),
    Quotes,
    Unclosed,
    Points,
    TooManyDigits,
    Decimals(Currency),
    Fraction(Unit),
    /// Another spelling of a currency or unit.
    Measure(&'static str),
    TooDeep,
    Unexpected,
    NoOperand,
    NoOperator,
    NoThen,
    NoElse,
    BareIf,
    BareNot,
    Chain,
    NotWithoutIn,
    NoAnd,
    NoOptions,
    NoComma,
    SquareOptions,
    NoClosing {
        opening: Span,
        closing: Sign,
    },
    NoField,
    NoDate,
    NoRows,
    NoFunction(Option<&'a str>),
}

impl Mistake<'_> {
    pub(super) fn finding(&self, token: Token<'_>, place: Place) -> Diagnostic {
        let span = place.at(token.start, token.end);
        let rule = if matches!(self, Self::NoFunction(_)) { "unknown-name" } else { "expression" };
        let mut finding = Diagnostic::new(rule, span, self.sentence(token));
        finding.help = self.help(token);
        match self {
            Self::NoClosing { opening, .. } if *opening != span => {
                finding.also(*opening, text!(en: "opened here", vi: "mở ở đây"))
            }
            Self::Spelling(sign) => respelt(finding, *sign, token, place),
            _ => finding,
        }
    }

    fn sentence(&self, token: Token<'_>) -> Text {
        let word = token.text;
        match self {
            Self::Spelling(_) => {
                text!(en: "expressions have no `{word}`", vi: "biểu thức không dùng `{word}`")
            }
            Self::Quotes
            | Self::Unclosed
            | Self::Points
            | Self::TooManyDigits
            | Self::Decimals(_)
            | Self::Fraction(_)
            | Self::Measure(_) => self.literal(word),
            Self::NoDate | Self::NoRows | Self::NoFunction(_) | Self::NoField => self.call(word),
            Self::TooDeep => {
                text!(en: "too many parts stand inside one another", vi: "quá nhiều phần lồng vào nhau")
            }
            Self::Unexpected => text!(en: "`{word}` cannot stand here", vi: "`{word}` không đứng được ở đây"),
            Self::NoOperand if word.is_empty() => {
                text!(en: "nothing is written here", vi: "ở đây chưa ghi gì")
            }
            Self::NoOperand => {
                text!(en: "a value is missing at `{word}`", vi: "thiếu một giá trị ở chỗ `{word}`")
            }
            Self::NoOperator => {
                text!(en: "nothing joins `{word}` to what stands before it",
                    vi: "`{word}` không có gì nối với phần đứng trước")
            }
            _ => self.structure(word),
        }
    }

    /// Sentences about written values.
    fn literal(&self, word: &str) -> Text {
        match self {
            Self::Quotes => {
                text!(en: "the text `{word}` is not in double quotes", vi: "`{word}` không nằm trong nháy kép")
            }
            Self::Unclosed => text!(en: "the quote is not closed", vi: "dấu nháy chưa được đóng"),
            Self::Points => {
                text!(en: "the point in `{word}` separates decimals, not thousands",
                    vi: "dấu chấm trong `{word}` ngăn phần thập phân, không ngăn hàng nghìn")
            }
            Self::Decimals(currency) => match currency.decimals() {
                0 => text!(en: "{currency} has no decimals", vi: "{currency} không có phần lẻ"),
                count => {
                    text!(en: "{currency} has {count} decimals at most", vi: "{currency} có nhiều nhất {count} chữ số lẻ")
                }
            },
            Self::Fraction(unit) => {
                text!(en: "there is no fraction of a {unit}", vi: "đơn vị `{unit}` không chia lẻ được", unit = unit.word())
            }
            Self::Measure(_) => {
                text!(en: "`{word}` is neither a currency nor a unit of time",
                    vi: "`{word}` không phải đơn vị tiền hay đơn vị thời gian")
            }
            _ => text!(en: "the number has more than 34 digits", vi: "số có hơn 34 chữ số"),
        }
    }

    /// Sentences about names, functions and their brackets.
    fn call(&self, word: &str) -> Text {
        match self {
            Self::NoDate => {
                text!(en: "no day is written in `date`", vi: "trong `date` không ghi một ngày có thật")
            }
            Self::NoRows => {
                text!(en: "`{word}` needs a list and a condition", vi: "`{word}` cần một danh sách và một điều kiện")
            }
            Self::NoField => text!(en: "no name stands behind the point", vi: "sau dấu chấm không có tên"),
            _ => text!(en: "there is no function `{word}`", vi: "không có hàm `{word}`"),
        }
    }

    /// Sentences about how parts are put together.
    fn structure(&self, word: &str) -> Text {
        match self {
            Self::NoThen => text!(en: "`if` has no `then`", vi: "`if` thiếu `then`"),
            Self::NoElse => text!(en: "`if` has no `else`", vi: "`if` thiếu `else`"),
            Self::BareIf => {
                text!(en: "`if` stands inside another part without brackets", vi: "`if` nằm trong phần khác mà không có ngoặc")
            }
            Self::BareNot => text!(en: "`not` stands without brackets", vi: "`not` không có ngoặc"),
            Self::Chain => {
                text!(en: "`{word}` stands behind a finished comparison", vi: "`{word}` đứng sau một phép so sánh đã đủ")
            }
            Self::NotWithoutIn => {
                text!(en: "no `in` stands behind this `not`", vi: "sau `not` này không có `in`")
            }
            Self::NoAnd => text!(en: "`between` has no `and`", vi: "`between` thiếu `and`"),
            Self::NoOptions => {
                text!(en: "what stands behind `in` is not in brackets", vi: "phần sau `in` không nằm trong ngoặc")
            }
            Self::NoComma => {
                text!(en: "`{word}` stands between the options", vi: "giữa các lựa chọn có `{word}`")
            }
            Self::SquareOptions => {
                text!(en: "options stand in square brackets", vi: "các lựa chọn nằm trong ngoặc vuông")
            }
            _ => text!(en: "a bracket is not closed", vi: "ngoặc chưa được đóng"),
        }
    }

    fn help(&self, token: Token<'_>) -> Option<Text> {
        Some(match self {
            Self::Spelling(Sign::Not) => {
                text!(en: "write `not(…)` with brackets", vi: "viết `not(…)` có ngoặc")
            }
            Self::Spelling(sign) => write(sign.spelling()),
            Self::Quotes => write(&format!("\"{}\"", token.text.replace('"', "'"))),
            Self::Unclosed => text!(en: "close it with `\"`", vi: "đóng bằng `\"`"),
            Self::Points => return points(token.text),
            Self::Decimals(currency) => decimals(token.text, *currency),
            Self::Measure(meant) => write(meant),
            Self::TooDeep => {
                text!(en: "divide it into computed facts with `is`", vi: "tách thành nhiều dữ kiện tính được bằng `is`")
            }
            Self::NoOperator => text!(en: "join them with `and` or `or`; put text in double quotes",
                vi: "nối bằng `and` hoặc `or`; đặt chữ trong nháy kép"),
            Self::NoThen | Self::NoElse => write("if … then … else …"),
            Self::BareIf => write("(if … then … else …)"),
            Self::BareNot => write("not(…)"),
            Self::Chain => write("a < b and b < c"),
            Self::NotWithoutIn => text!(en: "write `a not in (b, c)`, or `not(…)` around a condition",
                vi: "viết `a not in (b, c)`, hoặc `not(…)` bao quanh điều kiện"),
            Self::NoAnd => write("a between b and c"),
            Self::NoOptions | Self::NoComma | Self::SquareOptions => {
                text!(en: "write `in (a, b)`; an interval is `in [1..5]`",
                vi: "viết `in (a, b)`; một khoảng thì viết `in [1..5]`")
            }
            Self::NoClosing { closing, .. } => {
                text!(en: "close it with `{sign}`", vi: "đóng bằng `{sign}`", sign = closing.spelling())
            }
            Self::NoDate => write("date(\"2026-08-28\")"),
            Self::NoRows => write(&format!("{}(list, condition)", token.text)),
            Self::NoFunction(Some(nearest)) => write(&format!("{nearest}(…)")),
            Self::Fraction(_) => text!(en: "write a whole number, or a smaller unit: `45 days`",
                vi: "viết số nguyên, hoặc dùng đơn vị nhỏ hơn: `45 days`"),
            _ => text!(en: "`thutuc explain expression` shows how expressions are written",
                vi: "xem cách viết biểu thức bằng `thutuc explain expression`"),
        })
    }
}

fn write(what: &str) -> Text {
    text!(en: "write `{what}`", vi: "viết `{what}`")
}

/// `20.500 VND` was meant as thousands; other decimals are too many.
fn decimals(written: &str, currency: Currency) -> Text {
    match written.split_once('.') {
        Some((whole, thousands)) if thousands.len() == 3 && currency.decimals() == 0 => {
            write(&format!("{whole}_{thousands} {currency}"))
        }
        _ => text!(en: "leave out what is too much behind the point", vi: "bỏ phần thừa sau dấu chấm"),
    }
}

/// `20.000` was meant as twenty thousand, or as twenty with idle zeros.
fn points(written: &str) -> Option<Text> {
    let grouped = written.replace('.', "_");
    let (whole, rest) = written.split_once('.')?;
    Some(if rest.contains('.') {
        write(&grouped)
    } else {
        text!(en: "write `{grouped}`, or `{whole}` without the zeros", vi: "viết `{grouped}`, hoặc `{whole}` không có các số 0")
    })
}

/// Adds the change to the right spelling, except where brackets have to be added by hand.
fn respelt(finding: Diagnostic, sign: Sign, token: Token<'_>, place: Place) -> Diagnostic {
    let spelling = sign.spelling();
    let is_word = spelling.starts_with(|letter: char| letter.is_ascii_alphabetic());
    let was_word = token.text.starts_with(char::is_alphabetic);
    let replacement = if is_word && !was_word { format!(" {spelling} ") } else { spelling.to_owned() };
    match place.replace(token.start, token.end, &replacement) {
        Some(edit) if sign != Sign::Not => with_fix(finding, spelling, edit),
        _ => finding,
    }
}

fn with_fix(finding: Diagnostic, spelling: &str, edit: Edit) -> Diagnostic {
    finding.fix(text!(en: "write `{spelling}`", vi: "viết `{spelling}`"), vec![edit])
}
