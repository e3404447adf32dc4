//! What a bare scalar is in YAML 1.1, which many programs still read.

/// What YAML 1.1 makes of a bare scalar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Old {
    /// `yes`, `no`, `on`, `off`, `y`, `n`, `true`, `false`.
    Boolean,
    /// A whole number; also `1_000`, `012` in base eight and `12:30` in base sixty.
    Integer(i64),
    /// A number with a fraction or an exponent.
    Fraction,
    /// A day, or a moment.
    Date,
    /// Anything else.
    Text,
}

/// Reads a bare scalar as YAML 1.1 does.
pub fn old(text: &str) -> Old {
    let first = text.bytes().next().unwrap_or(b' ');
    match first {
        b'y' | b'Y' | b'n' | b'N' | b'o' | b'O' | b't' | b'T' | b'f' | b'F' if is_boolean(text) => {
            Old::Boolean
        }
        b'0'..=b'9' | b'+' | b'-' | b'.' if is_date(text) => Old::Date,
        b'0'..=b'9' | b'+' | b'-' | b'.' => number(text),
        _ => Old::Text,
    }
}

fn is_boolean(text: &str) -> bool {
    const WORDS: [&str; 8] = ["y", "n", "yes", "no", "on", "off", "true", "false"];
    let is_small = |text: &str| text.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_cased =
        is_small(text) || is_small(&text[1..]) || text.bytes().all(|byte| byte.is_ascii_uppercase());
    WORDS.iter().any(|word| word.eq_ignore_ascii_case(text)) && is_cased
}

/// `2026-01-05`, alone or with a time (`15:30:00`) behind `T` or blanks.
fn is_date(text: &str) -> bool {
    let (day, time) = text.split_at(text.find(['T', 't', ' ']).unwrap_or(text.len()));
    let parts: Vec<&str> = day.split('-').collect();
    let [year, month, date] = parts[..] else { return false };
    if year.len() != 4 || month.len() > 2 || date.len() > 2 || !parts.iter().all(|part| is_digits(part)) {
        return false;
    }
    let clock = time.trim_start_matches(['T', 't', ' ']);
    if time.is_empty() { month.len() == 2 && date.len() == 2 } else { clock.matches(':').count() == 2 }
}

fn number(text: &str) -> Old {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    match magnitude(digits) {
        Old::Integer(number) if negative => Old::Integer(-number),
        other => other,
    }
}

fn magnitude(digits: &str) -> Old {
    let plain = digits.replace('_', "");
    let based = |text: &str, base| i64::from_str_radix(text, base).map_or(Old::Text, Old::Integer);
    if let Some(binary) = plain.strip_prefix("0b") {
        return based(binary, 2);
    }
    if let Some(hexadecimal) = plain.strip_prefix("0x") {
        return based(hexadecimal, 16);
    }
    if digits.contains(':') {
        return sexagesimal(&plain).unwrap_or(Old::Text);
    }
    let whole = is_digits(&plain) && digits.starts_with(|c: char| c.is_ascii_digit());
    match (whole, plain.strip_prefix('0')) {
        (true, Some(octal)) if !octal.is_empty() => based(octal, 8),
        // More digits than fit an integer are a number all the same.
        (true, _) => plain.parse().map_or(Old::Fraction, Old::Integer),
        (false, _) if is_fraction(&plain) => Old::Fraction,
        (false, _) => Old::Text,
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `12:30` and `1:30:00`, counted in sixties; the last part may have a fraction.
fn sexagesimal(digits: &str) -> Option<Old> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut parts = whole.split(':');
    let first = parts.next().filter(|first| is_digits(first) && !first.starts_with('0'))?;
    let mut total: i64 = first.parse().ok()?;
    for part in parts {
        let small: i64 = part.parse().ok().filter(|small| is_digits(part) && *small < 60)?;
        total = total.checked_mul(60)?.checked_add(small)?;
    }
    let fractional = whole.len() < digits.len() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    Some(if fractional { Old::Fraction } else { Old::Integer(total) })
}

/// A number with a point; an exponent needs its sign.
fn is_fraction(digits: &str) -> bool {
    let (mantissa, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "+0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "."));
    let sound = format!("{whole}{fraction}");
    is_digits(&sound) && exponent.strip_prefix(['+', '-']).is_some_and(is_digits)
}
