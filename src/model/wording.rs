//! What an official wording says in numbers: sums of money and lengths of time, in Vietnamese.

use std::ops::Range;

use super::Money;
use crate::calendar::{Duration, Unit};

/// A value that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said<T> {
    /// The value.
    pub value: T,
    /// Its bytes in the text.
    pub at: Range<usize>,
}

/// A longer unit stands before the shorter one with which it begins.
const UNITS: [(&str, Unit); 8] = [
    ("ngày làm việc", Unit::WorkingDays),
    ("giờ làm việc", Unit::WorkingHours),
    ("ngày", Unit::Days),
    ("tháng", Unit::Months),
    ("năm", Unit::Years),
    ("tuần", Unit::Weeks),
    ("giờ", Unit::Hours),
    ("phút", Unit::Minutes),
];

const CURRENCIES: [(&str, &str); 6] =
    [("đồng", "VND"), ("vnđ", "VND"), ("vnd", "VND"), ("đ", "VND"), ("usd", "USD"), ("đô la mỹ", "USD")];

const MULTIPLES: [(&str, u64); 5] =
    [("nghìn", 1_000), ("ngàn", 1_000), ("triệu", 1_000_000), ("tỷ", 1_000_000_000), ("tỉ", 1_000_000_000)];

/// Words behind which a number counts nothing: the parts of a date, of a law, of a form.
const NAMES_NUMBERS: [&str; 12] =
    ["ngày", "tháng", "năm", "quý", "điều", "khoản", "điểm", "mục", "số", "mẫu", "phần", "chương"];

/// Words behind which a number of hours is an hour of the day.
const NAMES_HOURS: [&str; 7] = ["sau", "trước", "lúc", "từ", "đến", "hồi", "quá"];

/// The sums of money in a text, in the order written.
pub fn sums(text: &str) -> Vec<Said<Money>> {
    let lower = lowered(text);
    numbers(&lower)
        .into_iter()
        .filter_map(|number| {
            let digits = &lower[number.clone()];
            let mut rest = &lower[number.end..];
            let multiple = after(rest, MULTIPLES);
            if let Some((_, behind)) = multiple {
                rest = behind;
            }
            let (currency, behind) = after(rest, CURRENCIES)?;
            let amount = amount(digits, currency)?.checked_mul(multiple.map_or(1, |(times, _)| times))?;
            let at = number.start..lower.len() - behind.len();
            Some(Said { value: Money { currency: currency.into(), amount }, at })
        })
        .collect()
}

/// The lengths of time in a text, in the order written; hours of the day and parts of dates are none.
pub fn durations(text: &str) -> Vec<Said<Duration>> {
    let lower = lowered(text);
    numbers(&lower)
        .into_iter()
        .filter_map(|number| {
            let (unit, behind) = after(without_words(&lower[number.end..]), UNITS)?;
            let before = lower[..number.start].split_whitespace().next_back().unwrap_or_default();
            let by_hour = matches!(unit, Unit::Hours | Unit::Minutes);
            if NAMES_NUMBERS.contains(&before) || (by_hour && NAMES_HOURS.contains(&before)) {
                return None;
            }
            let value = Duration::new(thousandths(&lower[number.clone()])?, unit)?;
            Some(Said { value, at: number.start..lower.len() - behind.len() })
        })
        .collect()
}

/// The text in small letters, byte for byte in the same place.
fn lowered(text: &str) -> String {
    text.chars()
        .map(|letter| {
            let mut small = letter.to_lowercase();
            match (small.next(), small.next()) {
                (Some(one), None) if one.len_utf8() == letter.len_utf8() => one,
                _ => letter,
            }
        })
        .collect()
}

/// Stretches of digits with points and commas between them that do not belong to a longer word.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        let inside = |at: usize| {
            let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
            digit(at) || (matches!(bytes.get(at), Some(b'.' | b',')) && digit(at + 1))
        };
        while inside(at) {
            at += 1;
        }
        let glued = text[..start]
            .ends_with(|before: char| before.is_alphanumeric() || matches!(before, '/' | '-' | '.'));
        if !glued {
            found.push(start..at);
        }
    }
    found
}

/// What stands behind a number and what follows it, if one of the words does and no letter joins it.
fn after<'t, T: Copy, const N: usize>(text: &'t str, words: [(&str, T); N]) -> Option<(T, &'t str)> {
    let text = text.trim_start_matches(' ');
    words.into_iter().find_map(|(word, value)| {
        let behind = text.strip_prefix(word)?;
        (!behind.starts_with(char::is_alphanumeric)).then_some((value, behind))
    })
}

/// `15 (mười lăm) ngày`: leaves out the number in words.
fn without_words(text: &str) -> &str {
    let trimmed = text.trim_start();
    let words = trimmed.strip_prefix('(').and_then(|inside| inside.split_once(')'));
    words
        .filter(|(inside, _)| inside.chars().all(|c| c.is_alphabetic() || c == ' '))
        .map_or(text, |(_, rest)| rest)
}

/// `12,5` and `12.5` in thousandths; nothing with more than three decimals or two signs.
fn thousandths(digits: &str) -> Option<i64> {
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    if fraction.len() > 3 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    format!("{whole}{fraction:0<3}").parse().ok()
}

/// `1.000.000`, `100,000`, `12,50`: groups of three digits are thousands, anything else a fraction.
fn amount(digits: &str, currency: &str) -> Option<u64> {
    let parts: Vec<&str> = digits.split(['.', ',']).collect();
    let decimals = Money::decimals(currency);
    if parts[1..].iter().all(|part| part.len() == 3) {
        return parts.concat().parse::<u64>().ok()?.checked_mul(10_u64.pow(decimals));
    }
    let [whole, fraction] = parts[..] else { return None };
    let width = decimals as usize;
    (fraction.len() <= width).then(|| format!("{whole}{fraction:0<width$}").parse().ok())?
}
