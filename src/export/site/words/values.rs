//! Sums, copies, lengths of time and dates in words.

use super::{Tongue, Words, words};
use crate::calendar::{Date, Limit};
use crate::expression::{Money, Value};
use crate::model::{self, Copies, CopyKind};

/// `28/08/2026`
pub fn shown_date(date: Date) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}

/// A sum of the model: `8.000 đồng`, `8,000 VND`.
pub fn money(sum: &model::Money, tongue: &Tongue<'_>) -> Words {
    let plain = sum.to_string();
    let (digits, currency) = plain.split_once(' ').unwrap_or((&plain, ""));
    priced(digits, currency, tongue)
}

/// A sum that was reckoned.
pub fn amount(sum: &Money, tongue: &Tongue<'_>) -> Words {
    let plain = sum.to_string().replace('_', "");
    let (digits, currency) = plain.split_once(' ').unwrap_or((&plain, ""));
    priced(digits, currency, tongue)
}

fn priced(digits: &str, currency: &str, tongue: &Tongue<'_>) -> Words {
    let number = grouped(digits, tongue);
    match currency {
        "VND" => words!(tongue, "{number} đồng", "{number} VND", number),
        other => Words::from(format!("{number} {other}")),
    }
}

/// Digits in groups of three, with the signs of the language.
fn grouped(digits: &str, tongue: &Tongue<'_>) -> String {
    let (group, point) = if tongue.is_english() { (',', '.') } else { ('.', ',') };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = String::new();
    for (index, digit) in whole.char_indices() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(point);
        out.push_str(fraction);
    }
    out
}

/// A value that is written in a condition; ids of options are not among them.
pub fn value(value: &Value, tongue: &Tongue<'_>) -> Words {
    match value {
        Value::Number(number) => Words::from(grouped(&number.to_string(), tongue)),
        Value::Money(sum) => amount(sum, tongue),
        Value::Date(date) => Words::from(*date),
        Value::Boolean(true) => words!(tongue, "có", "yes"),
        Value::Boolean(false) => words!(tongue, "không", "no"),
        Value::Null => words!(tongue, "chưa có", "not given"),
        Value::Duration(duration) => {
            let text = duration.to_string();
            match text.parse::<crate::calendar::Duration>() {
                Ok(read) => Words::from(read.in_words(tongue.language())),
                Err(_) => Words::from(text),
            }
        }
        Value::Text(text) | Value::File(text) => Words::from(format!("“{text}”")),
        Value::Choices(_) | Value::List(_) => Words::from(value.to_string()),
    }
}

/// The whole length of a limit.
pub fn limit(limit: &Limit, tongue: &Tongue<'_>) -> Words {
    let parts = limit.parts().iter().map(|part| Words::from(part.in_words(tongue.language())));
    Words::join(parts, if tongue.is_english() { ", then " } else { ", cộng thêm " })
}

/// How many of what: `1 bản chính`, `1 bản sao và 1 bản chính để đối chiếu hoặc 1 bản sao có chứng thực`.
pub fn copies(copies: &Copies, tongue: &Tongue<'_>) -> Words {
    let either = copies.0.iter().map(|all| {
        let all = all.iter().map(|(number, kind)| copy(*number, *kind, tongue));
        Words::join(all, if tongue.is_english() { " and " } else { " và " })
    });
    tongue.either(either)
}

fn copy(number: u32, kind: CopyKind, tongue: &Tongue<'_>) -> Words {
    let (vi, one, many) = match kind {
        CopyKind::Original => ("bản chính", "original", "originals"),
        CopyKind::OriginalToCompare => {
            ("bản chính để đối chiếu", "original to compare", "originals to compare")
        }
        CopyKind::Copy => ("bản sao", "copy", "copies"),
        CopyKind::CertifiedCopy => ("bản sao có chứng thực", "certified copy", "certified copies"),
        CopyKind::ElectronicCopy => ("bản điện tử", "electronic copy", "electronic copies"),
        CopyKind::Photo => ("bản chụp", "photo", "photos"),
    };
    let en = if number == 1 { one } else { many };
    Words::from(format!("{number} {}", if tongue.is_english() { en } else { vi }))
}
