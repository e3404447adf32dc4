//! What people write where the language has another word for it.

use super::lexer::Sign;
use crate::expression::value::Unit;

/// The keyword that a word is or, in capitals or in Vietnamese, stands for; plain ASCII words are left alone, because
/// a fact may be called so.
pub(super) fn keyword(word: &str) -> Option<Sign> {
    Some(match word.to_lowercase().as_str() {
        "if" | "nếu" => Sign::If,
        "then" | "thì" => Sign::Then,
        "else" => Sign::Else,
        "and" | "và" => Sign::And,
        "or" | "hoặc" => Sign::Or,
        "not" | "không" => Sign::Not,
        "in" => Sign::In,
        "between" => Sign::Between,
        "true" | "đúng" => Sign::True,
        "false" => Sign::False,
        "null" | "rỗng" => Sign::Null,
        "là" | "bằng" => Sign::Equal,
        "khác" => Sign::Unequal,
        _ => return None,
    })
}

/// The operator that a word stands for behind an operand, where no name can stand.
pub(super) fn operator(word: &str) -> Option<Sign> {
    const OPERATORS: [&str; 7] = ["and", "or", "in", "between", "not", "then", "else"];
    let lower = word.to_lowercase();
    Some(match lower.as_str() {
        "va" | "cung" | "cũng" => Sign::And,
        "hay" | "hoac" => Sign::Or,
        "khong" => Sign::Not,
        "thuộc" | "thuoc" | "trong" => Sign::In,
        "is" | "la" | "bang" | "equals" => Sign::Equal,
        "khac" => Sign::Unequal,
        "thi" => Sign::Then,
        "otherwise" => Sign::Else,
        other => keyword(crate::source::nearest(other, OPERATORS)?)?,
    })
}

/// The sign that some characters are or stand for.
pub(super) fn sign(characters: &str) -> Option<Sign> {
    Some(match characters {
        "=" | "==" => Sign::Equal,
        "!=" | "<>" | "≠" | "~=" => Sign::Unequal,
        "<" => Sign::Less,
        "<=" | "=<" | "≤" => Sign::AtMost,
        ">" => Sign::Greater,
        ">=" | "=>" | "≥" => Sign::AtLeast,
        "&&" | "&" => Sign::And,
        "||" | "|" => Sign::Or,
        "!" => Sign::Not,
        "+" => Sign::Plus,
        "-" | "–" | "−" => Sign::Minus,
        "*" | "×" | "·" => Sign::Star,
        "/" | "÷" => Sign::Slash,
        "(" => Sign::Open,
        ")" => Sign::Close,
        "[" => Sign::OpenSquare,
        "]" => Sign::CloseSquare,
        "," | ";" => Sign::Comma,
        "." => Sign::Dot,
        ".." | "…" => Sign::Dots,
        _ => return None,
    })
}

/// The unit that a word is.
pub(super) fn unit(word: &str) -> Option<Unit> {
    let single = word.strip_suffix('s').unwrap_or(word);
    Unit::ALL.into_iter().find(|unit| !unit.is_working() && unit.word() == single)
}

/// How the currency or unit that a word behind a number most likely means is written.
pub(super) fn measure(word: &str) -> Option<&'static str> {
    const UNITS: [&str; 10] =
        ["minutes", "hours", "days", "weeks", "months", "years", "working", "month", "year", "day"];
    let lower = word.to_lowercase();
    Some(match lower.as_str() {
        "đồng" | "đ" | "dong" | "vnd" | "vnđ" => "VND",
        "usd" => "USD",
        "eur" => "EUR",
        "ngày" | "ngay" => "days",
        "tuần" | "tuan" => "weeks",
        "tháng" | "thang" => "months",
        "năm" | "nam" => "years",
        "giờ" | "gio" => "hours",
        "phút" | "phut" => "minutes",
        other => crate::source::nearest(other, UNITS)?,
    })
}
