//! What can be wrong with a suppression.

use crate::diagnostic::{Diagnostic, Text};
use crate::source::{Span, nearest};
use crate::text;

fn finding(span: Span, sentence: Text, help: Text) -> Diagnostic {
    Diagnostic::new("suppression", span, sentence).help(help)
}

/// How a suppression is written.
fn how_to_write() -> Text {
    text!(
        en: "write `# allow: rule — reason`, one rule a comment",
        vi: "viết `# cho phép: quy tắc — lý do`, mỗi ghi chú một quy tắc",
    )
}

pub fn unknown_rule(rule: &str, span: Span) -> Diagnostic {
    let help = match nearest(rule, super::super::ALL.iter().map(|check| check.meta.name)) {
        Some(near) => text!(en: "the nearest rule is `{near}`", vi: "quy tắc gần nhất là `{near}`"),
        None => text!(
            en: "`thutuc rules` lists the rules",
            vi: "xem danh sách quy tắc bằng `thutuc rules`",
        ),
    };
    let sentence =
        text!(en: "there is no rule `{rule}` to allow", vi: "không có quy tắc `{rule}` để cho phép");
    finding(span, sentence, help)
}

pub fn firm(rule: &str, span: Span) -> Diagnostic {
    finding(
        span,
        text!(
            en: "`{rule}` cannot be allowed: such a file is not read as it is meant",
            vi: "không thể cho phép `{rule}`: tệp như vậy không được đọc đúng ý người viết",
        ),
        text!(
            en: "put right what it says, and take the comment away",
            vi: "sửa điều được nêu, rồi bỏ ghi chú này đi",
        ),
    )
}

pub fn several_rules(span: Span) -> Diagnostic {
    finding(
        span,
        text!(
            en: "several rules are allowed in one comment",
            vi: "một ghi chú cho phép nhiều quy tắc cùng lúc",
        ),
        how_to_write(),
    )
}

pub fn without_colon(span: Span) -> Diagnostic {
    finding(
        span,
        text!(
            en: "this comment allows nothing: the colon is missing",
            vi: "ghi chú này không cho phép gì: thiếu dấu hai chấm",
        ),
        how_to_write(),
    )
}

pub fn without_reason(rule: &str, span: Span) -> Diagnostic {
    finding(
        span,
        text!(
            en: "`{rule}` is allowed here without a reason",
            vi: "ở đây cho phép `{rule}` mà không nêu lý do",
        ),
        text!(
            en: "write the reason behind a dash: `# allow: {rule} — reason`",
            vi: "ghi lý do sau dấu gạch: `# cho phép: {rule} — lý do`",
        ),
    )
}

pub fn unused(rule: &str, span: Span) -> Diagnostic {
    finding(
        span,
        text!(
            en: "nothing here needs `{rule}` to be allowed any more",
            vi: "ở đây không còn gì cần cho phép `{rule}`",
        ),
        text!(en: "take the comment away", vi: "bỏ ghi chú này đi"),
    )
}
