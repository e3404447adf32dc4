use crate::diagnostic::Text;
use crate::source::Span;
use crate::text;

/// Why an expression has no value, and which part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Why.
    pub reason: Reason,
    /// The part.
    pub span: Span,
}

/// Why an expression can have no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A question that has not been answered.
    Open(String),
    /// A division by zero.
    Zero,
    /// A number beyond what decimals of 34 digits can hold, or a day beyond the year 9999.
    TooLarge,
    /// A day outside the calendar.
    Calendar,
    /// Two currencies, units or kinds of values side by side.
    Mixed,
    /// A value of another kind than the place needs.
    Types,
    /// A table or a computed fact that could not be worked out, in the words of its owner.
    Other(Text),
}

impl Failure {
    /// A reason and the part.
    pub fn new(reason: Reason, span: Span) -> Self {
        Self { reason, span }
    }

    /// What is wrong, in words.
    pub fn sentence(&self) -> Text {
        match &self.reason {
            Reason::Open(name) => text!(en: "`{name}` has no answer", vi: "`{name}` chưa có câu trả lời"),
            Reason::Zero => text!(en: "the divisor is 0", vi: "số chia bằng 0"),
            Reason::TooLarge => text!(en: "the result is too large", vi: "kết quả quá lớn"),
            Reason::Calendar => {
                text!(en: "the calendar does not reach that day", vi: "lịch không có đến ngày đó")
            }
            Reason::Mixed => {
                text!(en: "values of two kinds stand side by side", vi: "hai giá trị khác loại đứng cạnh nhau")
            }
            Reason::Types => {
                text!(en: "the value is of another kind than the place needs", vi: "giá trị không đúng loại cần ở đây")
            }
            Reason::Other(text) => text.clone(),
        }
    }
}
