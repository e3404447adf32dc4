//! What the types of an expression can have wrong, in words.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Severity, Text};
use crate::expression::functions::Function;
use crate::expression::tree::{Comparison, Operation, Typed};
use crate::expression::types::{Absence, Type};
use crate::expression::value::{Unit, Value};
use crate::source::{Span, nearest};
use crate::text;

const RULE: &str = "expression";

/// What a part is, in words.
fn word(tree: &Typed) -> Text {
    if tree.is_null() { text!(en: "`null`", vi: "`null`") } else { tree.note.of.word() }
}

fn write(what: &str) -> Text {
    text!(en: "write `{what}`", vi: "viết `{what}`")
}

/// One sentence with a hole in both languages.
fn with(word: &Text, en: &str, vi: &str) -> Text {
    Text { en: en.replace("{}", &word.en), vi: vi.replace("{}", &word.vi) }
}

pub(super) fn unknown_name(name: &str, span: Span, near: Option<String>) -> Diagnostic {
    let sentence = text!(en: "there is no name `{name}`", vi: "không có tên `{name}`");
    let finding = Diagnostic::new("unknown-name", span, sentence);
    match near {
        Some(near) => finding.help(write(&near)),
        None => finding.help(text!(en: "declare it under `facts`; put text in double quotes",
            vi: "khai báo nó trong `facts`; đặt chữ trong nháy kép")),
    }
}

pub(super) fn dash_in_name(written: &str, name: &str, span: Span) -> Diagnostic {
    let sentence = text!(en: "`{written}` is read as a subtraction", vi: "`{written}` được đọc là phép trừ");
    Diagnostic::new("unknown-name", span, sentence).help(write(name))
}

pub(super) fn unknown_option(word: &str, options: &Arc<[String]>, span: Span) -> Diagnostic {
    let sentence = text!(en: "there is no option `{word}`", vi: "không có lựa chọn `{word}`");
    let finding = Diagnostic::new("unknown-option", span, sentence);
    let near = nearest(word, options.iter().map(String::as_str));
    finding.help(if let Some(near) = near {
        text!(en: "the nearest option is `{near}`", vi: "lựa chọn gần nhất là `{near}`")
    } else {
        let all = options.iter().map(|option| format!("`{option}`")).collect::<Vec<_>>().join(", ");
        text!(en: "the options are {all}", vi: "các lựa chọn là {all}")
    })
}

pub(super) fn unknown_trait(word: &str, near: &str, span: Span) -> Diagnostic {
    let sentence = text!(en: "no place has the trait `{word}`", vi: "không địa bàn nào có đặc điểm `{word}`");
    Diagnostic::new("unknown-name", span, sentence).help(write(&format!("place_has(\"{near}\")")))
}

pub(super) fn bare_option(option: &str, span: Span) -> Diagnostic {
    let sentence = text!(en: "the option `{option}` is not in double quotes",
        vi: "lựa chọn `{option}` không nằm trong nháy kép");
    Diagnostic::new(RULE, span, sentence).help(write(&format!("\"{option}\"")))
}

pub(super) fn no_condition(tree: &Typed) -> Diagnostic {
    let sentence = with(
        &word(tree),
        "a condition is needed here, and this is {}",
        "ở đây cần một điều kiện, còn đây là {}",
    );
    let help = match &tree.note.of {
        Type::Choice(options) => options.first().map(|option| write(&format!("{tree} = \"{option}\""))),
        Type::Number => Some(write(&format!("{tree} > 0"))),
        _ => None,
    };
    Diagnostic { help, ..Diagnostic::new(RULE, tree.span, sentence) }
}

pub(super) fn other_type(tree: &Typed, wanted: &Type) -> Diagnostic {
    let sentence = with(&wanted.word(), "{} is needed here", "ở đây cần {}");
    let found = with(&word(tree), ", and this is {}", ", còn đây là {}");
    Diagnostic::new(RULE, tree.span, Text { en: sentence.en + &found.en, vi: sentence.vi + &found.vi })
}

pub(super) fn two_types(one: &Typed, other: &Typed, span: Span) -> Diagnostic {
    let first = with(&word(one), "one value is {}", "một giá trị là {}");
    let second = with(&word(other), ", the other {}", ", giá trị kia là {}");
    let sentence = Text { en: first.en + &second.en, vi: first.vi + &second.vi };
    Diagnostic::new(RULE, span, sentence).help(text!(
        en: "let both be of one kind",
        vi: "để cả hai cùng một loại",
    ))
}

pub(super) fn not_comparable(one: &Typed, other: &Typed) -> Diagnostic {
    let first = with(&word(one), "{} cannot be compared with ", "không so sánh được {} với ");
    let second = word(other);
    let sentence = Text { en: first.en + &second.en, vi: first.vi + &second.vi };
    let help = match (&one.note.of, &other.note.of) {
        (Type::Date, Type::Text) => Some(write("date(\"2026-08-28\")")),
        (Type::Money(Some(currency)), Type::Number) => Some(write(&format!("{other} {currency}"))),
        (Type::Choices(_), _) => Some(write(&format!("contains({one}, {other})"))),
        (Type::List(_), _) => Some(write(&format!("some({one}, …)"))),
        (Type::Boolean, Type::Text) => Some(write("true")),
        _ => None,
    };
    Diagnostic { help, ..Diagnostic::new(RULE, other.span, sentence) }
}

pub(super) fn no_order(one: &Typed, other: &Typed, operator: Comparison) -> Diagnostic {
    let sign = operator.sign();
    let unordered = if one.note.of.has_order() { other } else { one };
    let sentence = with(
        &word(unordered),
        "{} is neither smaller nor larger than another",
        "với {} thì không có lớn hơn hay nhỏ hơn",
    );
    Diagnostic::new(RULE, unordered.span, sentence).help(text!(
        en: "write `=` or `!=` in the place of `{sign}`",
        vi: "viết `=` hoặc `!=` thay cho `{sign}`",
    ))
}

pub(super) fn null_has_no_order(null: &Typed, operator: Comparison) -> Diagnostic {
    let sign = operator.sign();
    let sentence =
        text!(en: "`{sign}` beside `null` never holds", vi: "`{sign}` với `null` không bao giờ đúng");
    Diagnostic::new(RULE, null.span, sentence).help(text!(
        en: "write `= null` or `!= null`",
        vi: "viết `= null` hoặc `!= null`",
    ))
}

pub(super) fn null_option(null: &Typed, value: &Typed) -> Diagnostic {
    let sentence =
        text!(en: "`null` among options never holds", vi: "`null` đứng giữa các lựa chọn không bao giờ đúng");
    Diagnostic::new(RULE, null.span, sentence).help(text!(
        en: "write `{value} = null or …`",
        vi: "viết `{value} = null or …`",
    ))
}

pub(super) fn empty_interval(low: &Value, high: &Value, span: Span) -> Diagnostic {
    Diagnostic::new(
        RULE,
        span,
        text!(
            en: "nothing lies between {low} and {high}",
            vi: "không có gì nằm giữa {low} và {high}",
        ),
    )
    .help(text!(en: "write the smaller value first", vi: "viết giá trị nhỏ hơn trước"))
}

pub(super) fn no_sign(tree: &Typed) -> Diagnostic {
    let sentence = with(&word(tree), "{} has no sign", "{} không mang dấu âm được");
    Diagnostic::new(RULE, tree.span, sentence)
}

pub(super) fn no_result(operation: Operation, one: &Typed, other: &Typed, span: Span) -> Diagnostic {
    let first = with(&word(one), "`?` does not join {} and ", "không dùng `?` giữa {} và ");
    let second = word(other);
    let sign = |text: String| text.replacen('?', operation.sign(), 1);
    let sentence = Text { en: sign(first.en) + &second.en, vi: sign(first.vi) + &second.vi };
    let help = match (operation, &one.note.of, &other.note.of) {
        (Operation::Subtract, Type::Date, Type::Date) => {
            Some(write(&format!("days_between({other}, {one})")))
        }
        (_, Type::Money(Some(currency)), Type::Number) => Some(write(&format!("{other} {currency}"))),
        (_, Type::Number, Type::Money(Some(currency))) => Some(write(&format!("{one} {currency}"))),
        (Operation::Add, Type::Duration(_), Type::Date) => Some(write(&format!("{other} + {one}"))),
        (_, Type::Date, Type::Number) => Some(write(&format!("{other} days"))),
        _ => None,
    };
    Diagnostic { help, ..Diagnostic::new(RULE, span, sentence) }
}

pub(super) fn two_currencies(one: &Typed, other: &Typed) -> Diagnostic {
    let first = with(&word(one), "{} cannot be joined with ", "không cộng trừ được {} với ");
    let second = word(other);
    let sentence = Text { en: first.en + &second.en, vi: first.vi + &second.vi };
    Diagnostic::new(RULE, other.span, sentence).help(text!(
        en: "write one row of `fees` for each currency",
        vi: "mỗi loại tiền viết một dòng riêng trong `fees`",
    ))
}

pub(super) fn money_divided(money: &Typed, span: Span) -> Diagnostic {
    let sentence = text!(en: "money is not divided", vi: "số tiền không dùng phép chia `/`");
    Diagnostic::new(RULE, span, sentence).help(text!(
        en: "multiply by a fraction: `{money} * 0.5`",
        vi: "nhân với một phân số: `{money} * 0.5`",
    ))
}

pub(super) fn unit_moves_no_date(unit: Unit, duration: &Typed) -> Diagnostic {
    let unit = unit.word();
    let sentence =
        text!(en: "a date does not move by a {unit}", vi: "không cộng trừ ngày theo đơn vị `{unit}`");
    Diagnostic::new(RULE, duration.span, sentence).help(text!(
        en: "use days, weeks, months or years; working time belongs in `limits`",
        vi: "dùng days, weeks, months hoặc years; thời gian làm việc ghi ở `limits`",
    ))
}

pub(super) fn no_list(tree: &Typed) -> Diagnostic {
    let sentence =
        with(&word(tree), "a list is needed here, and this is {}", "ở đây cần một danh sách, còn đây là {}");
    Diagnostic::new(RULE, tree.span, sentence)
}

pub(super) fn other_count(function: Function, count: usize, span: Span) -> Diagnostic {
    let word = function.word();
    let sentence =
        text!(en: "`{word}` does not take {count} values", vi: "`{word}` không nhận {count} giá trị");
    Diagnostic::new(RULE, span, sentence).help(write(function.usage()))
}

pub(super) fn wrong_argument(function: Function, argument: &Typed) -> Diagnostic {
    let name = function.word();
    let first = text!(en: "`{name}` does not take ", vi: "`{name}` không nhận ");
    let second = word(argument);
    let sentence = Text { en: first.en + &second.en, vi: first.vi + &second.vi };
    Diagnostic::new(RULE, argument.span, sentence).help(write(function.usage()))
}

pub(super) fn maybe_null(part: &Typed, name: Option<&str>, absence: Option<&Absence>) -> Diagnostic {
    let Some(name) = name else {
        let sentence = text!(en: "`{part}` has no value when the list is empty",
            vi: "`{part}` không có giá trị khi danh sách trống");
        return Diagnostic::new("maybe-null", part.span, sentence);
    };
    let sentence = match absence {
        Some(Absence::Optional) => {
            text!(en: "`{name}` may be left empty, and is computed with here",
                vi: "`{name}` có thể để trống mà lại được đem tính ở đây")
        }
        Some(Absence::NotWritten) => {
            text!(en: "`{name}` may not be written yet, and is computed with here",
                vi: "`{name}` có thể chưa được ghi mà lại được đem tính ở đây")
        }
        _ => {
            text!(en: "`{name}` is not asked in every case, and is computed with here",
                vi: "`{name}` không phải trường hợp nào cũng được hỏi mà lại được đem tính ở đây")
        }
    };
    Diagnostic::new("maybe-null", part.span, sentence).help(text!(
        en: "put `{name} != null and` in front, or write `if {name} != null then … else …`",
        vi: "đặt `{name} != null and` ở trước, hoặc viết `if {name} != null then … else …`",
    ))
}

pub(super) fn maybe_zero(divisor: &Typed) -> Diagnostic {
    let sentence = text!(en: "the divisor `{divisor}` may be 0", vi: "số chia `{divisor}` có thể bằng 0");
    Diagnostic::new("maybe-zero", divisor.span, sentence).help(text!(
        en: "divide by a number, or by a fact whose `min` is above 0",
        vi: "chia cho một con số, hoặc cho một dữ kiện có `min` lớn hơn 0",
    ))
}

pub(super) fn not_of_optional(not: &Typed, name: &str) -> Diagnostic {
    let sentence = text!(en: "`{not}` also holds when `{name}` has no value",
        vi: "`{not}` cũng đúng khi `{name}` không có giá trị");
    let finding = Diagnostic::new("not-of-optional", not.span, sentence).help(text!(
        en: "write `{name} != null and …` if that shall not count, `{name} = null or …` if it shall",
        vi: "viết `{name} != null and …` nếu không tính trường hợp đó, `{name} = null or …` nếu có tính",
    ));
    Diagnostic { severity: Severity::Warning, ..finding }
}
