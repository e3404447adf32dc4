//! How each shape of value is called and written, in both languages.

use crate::diagnostic::Text;
use crate::text;
use crate::yaml::{Node, Value};

use super::PARSED;

/// A shape of value that the schema describes by a pattern or a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape(&'static str);

/// The shape whose pattern this is.
pub fn of_pattern(pattern: &str) -> Option<Shape> {
    let definitions = PARSED.get("$defs")?.as_object()?;
    let named = definitions
        .iter()
        .find(|(_, schema)| schema.get("pattern").and_then(|other| other.as_str()) == Some(pattern))
        .map(|(name, _)| Shape(name));
    named.or(match pattern {
        r"^[a-z0-9-]+\.[a-z0-9_]+$" => Some(Shape("data-item")),
        r"^\d{1,3}%$" => Some(Shape("percentage")),
        r"^\d{1,2}h\d{2}-\d{1,2}h\d{2}$" => Some(Shape("office-hours")),
        r"^[a-z0-9_.-]+$" | r"^[a-z0-9_-]+$" | r"^[a-z][a-z0-9_]*$" => Some(Shape("reference")),
        r"^[A-Z]{3}$" => Some(Shape("currency")),
        _ => None,
    })
}

/// The shape of a format.
pub fn of_format(format: &str) -> Option<Shape> {
    match format {
        "date" => Some(Shape("day")),
        "moment" => Some(Shape("moment")),
        _ => None,
    }
}

/// Of each shape: what it is called in English and Vietnamese, and how it is written.
const SHAPES: &[(&str, [&str; 2], [&str; 2])] = &[
    (
        "id",
        ["an id", "một id"],
        [
            "small letters without accents, digits and hyphens: `tiep-nhan`",
            "chữ thường không dấu, chữ số và gạch nối: `tiep-nhan`",
        ],
    ),
    (
        "factId",
        ["the name of a fact", "tên dữ kiện"],
        [
            "small letters without accents, digits and underscores, a letter first: `ngay_sinh`",
            "chữ thường không dấu, chữ số và gạch dưới, bắt đầu bằng chữ: `ngay_sinh`",
        ],
    ),
    (
        "path",
        ["a path", "một đường dẫn"],
        [
            "the part, then ids, joined by dots: `limits.chung`",
            "tên phần rồi các id, nối bằng dấu chấm: `limits.chung`",
        ],
    ),
    ("date", ["a date", "một ngày"], ["year-month-day: `2026-08-28`", "năm-tháng-ngày: `2026-08-28`"]),
    (
        "day",
        ["a day of the calendar", "một ngày có trong lịch"],
        [
            "check the day and the month; it is written year-month-day: `2026-08-28`",
            "xem lại ngày và tháng; cách viết là năm-tháng-ngày: `2026-08-28`",
        ],
    ),
    (
        "moment",
        ["a date with or without hour", "một ngày, có hoặc không có giờ"],
        [
            "`2026-08-28`, or with the hour `2026-08-28 15h30`",
            "`2026-08-28`, hoặc kèm giờ `2026-08-28 15h30`",
        ],
    ),
    (
        "hour",
        ["an hour of the day", "một giờ trong ngày"],
        ["with h instead of a colon: `15h00`", "dùng h thay dấu hai chấm: `15h00`"],
    ),
    ("office-hours", ["office hours", "giờ làm việc"], ["from-to: `07h30-11h30`", "từ-đến: `07h30-11h30`"]),
    (
        "duration",
        ["a duration", "một khoảng thời gian"],
        [
            "a number and a unit in English: `3 working days`, `12.5 working days`, `8 working hours`, \
                         `15 days`, `1 month`, `same working day`",
            "con số và đơn vị bằng tiếng Anh: `3 working days` (ngày làm việc), `12.5 working days`, \
                         `8 working hours` (giờ làm việc), `15 days` (ngày), `1 month` (tháng), `same working day` \
                         (trong ngày làm việc)",
        ],
    ),
    (
        "money",
        ["a sum of money", "một số tiền"],
        ["the sum, a blank, the currency: `20_000 VND`", "số tiền, khoảng trắng, loại tiền: `20_000 VND`"],
    ),
    ("currency", ["a currency", "loại tiền"], ["three capital letters: `VND`", "ba chữ hoa: `VND`"]),
    (
        "percentage",
        ["a percentage", "một tỷ lệ phần trăm"],
        ["a whole number and %: `50%`", "số nguyên và dấu %: `50%`"],
    ),
    (
        "copies",
        ["a number of copies", "số bản phải nộp"],
        [
            "`1 original`, `2 photo`, `1 copy + 1 original to compare`, \
                         `1 original / 1 certified copy`",
            "`1 original` (bản chính), `2 photo` (bản chụp), `1 copy + 1 original to compare` (bản sao \
                         kèm bản chính để đối chiếu), `1 original / 1 certified copy` (bản chính hoặc bản sao \
                         chứng thực)",
        ],
    ),
    (
        "basis",
        ["a legal basis", "căn cứ pháp lý"],
        [
            "the id of the law, then article.clause.point: `nd-123-2015 15.1.a`; part several by `;`",
            "id của văn bản rồi điều.khoản.điểm: `nd-123-2015 15.1.a`; nhiều căn cứ ngăn bằng `;`",
        ],
    ),
    (
        "data-item",
        ["a data item", "một dữ liệu"],
        [
            "register, dot, item: `csdl-dan-cu.noi_cu_tru`",
            "cơ sở dữ liệu, dấu chấm, dữ liệu: `csdl-dan-cu.noi_cu_tru`",
        ],
    ),
    (
        "reference",
        ["the name of a fact, paper or data item", "tên dữ kiện, giấy tờ hoặc dữ liệu"],
        [
            "small letters without accents: `ngay_sinh`, `giay-khai-sinh`, `csdl-dan-cu.ho_ten`",
            "chữ thường không dấu: `ngay_sinh`, `giay-khai-sinh`, `csdl-dan-cu.ho_ten`",
        ],
    ),
];

impl Shape {
    /// Its name, and how it is written.
    pub fn texts(self) -> (Text, Text) {
        let both = |[en, vi]: [&str; 2]| Text { en: en.to_owned(), vi: vi.to_owned() };
        SHAPES
            .iter()
            .find(|(name, ..)| *name == self.0)
            .map_or_else(Self::other, |(_, name, how)| (both(*name), both(*how)))
    }

    /// A shape nobody has named.
    pub fn other() -> (Text, Text) {
        (
            text!(en: "written as it must be here", vi: "ở đây"),
            text!(
                en: "`thutuc explain shape` shows how values are written",
                vi: "xem cách viết các giá trị bằng `thutuc explain shape`",
            ),
        )
    }
}

/// What was written, short enough for a sentence.
pub fn written(node: &Node) -> String {
    match &node.value {
        Value::Scalar(scalar) if scalar.text.is_empty() => String::new(),
        Value::Scalar(scalar) if scalar.text.chars().count() > 60 => {
            format!("{}…", scalar.text.chars().take(57).collect::<String>())
        }
        Value::Scalar(scalar) => scalar.text.to_string(),
        Value::List(_) => "[…]".into(),
        Value::Map(_) => "{…}".into(),
    }
}

/// Words in backquotes, parted by commas.
pub fn list(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// That another type of value is needed.
pub fn wanted(kind: &str, node: &Node) -> Text {
    if matches!(&node.value, Value::Scalar(scalar) if scalar.text.is_empty()) {
        return text!(en: "a value is missing here", vi: "ở đây còn thiếu giá trị");
    }
    match kind {
        "string" => text!(en: "this must be text", vi: "chỗ này phải là chữ"),
        "array" => text!(en: "this must be a list", vi: "chỗ này phải là danh sách"),
        "object" => text!(en: "this must be keys with values", vi: "chỗ này phải là các khóa kèm giá trị"),
        "boolean" => text!(en: "this must be `true` or `false`", vi: "chỗ này phải là `true` hoặc `false`"),
        "integer" => text!(en: "this must be a whole number", vi: "chỗ này phải là số nguyên"),
        "number" => text!(en: "this must be a number", vi: "chỗ này phải là số"),
        _ => text!(en: "this is another type of value", vi: "chỗ này cần loại giá trị khác"),
    }
}

/// How a type of value is written.
pub fn how_to_write(kind: &str) -> Text {
    match kind {
        "string" => text!(en: "write a plain text", vi: "viết một đoạn chữ"),
        "array" => text!(
            en: "write `[one, two]`, or one entry a line, each after a dash",
            vi: "viết `[một, hai]`, hoặc mỗi mục một dòng sau dấu gạch",
        ),
        "object" => text!(
            en: "write `{{key: value}}`, or one key a line, further in than the line above",
            vi: "viết `{{khóa: giá trị}}`, hoặc mỗi khóa một dòng, thụt vào so với dòng trên",
        ),
        "boolean" => text!(en: "write `true` or `false`", vi: "viết `true` hoặc `false`"),
        "integer" => text!(en: "write digits only: `2`", vi: "chỉ viết chữ số: `2`"),
        _ => {
            text!(en: "write digits, with a point for fractions: `0.5`", vi: "viết chữ số, phần lẻ sau dấu chấm: `0.5`")
        }
    }
}

/// What to do about a key that is missing.
pub fn how_to_add(key: &str) -> Text {
    text!(
        en: "add `{key}:` with its value; the reference says what it means",
        vi: "thêm `{key}:` kèm giá trị; xem ý nghĩa trong tài liệu ngôn ngữ",
    )
}
