//! What can be wrong with a file before anybody asks what it means.

mod fixes;
mod syntax;

use super::Words;
use super::read::MAX_BYTES;
use crate::diagnostic::Diagnostic;
use crate::source::{Edit, File, FileId, Span, Spanned};
use crate::text;

pub use fixes::{blank, comma, empty_lines, indent, quote, two_backslashes};
pub use syntax::{Fault, syntax};

/// The rule that says that the text is no YAML at some place.
pub const SYNTAX: &str = "yaml-syntax";
const DIALECT: &str = "yaml-dialect";

/// A file that is no text of reasonable size.
pub fn unreadable(id: FileId, file: &File) -> Option<Diagnostic> {
    let size = file.text.len();
    if size > MAX_BYTES {
        return Some(
            Diagnostic::new(
                "not-readable",
                Span::new(id, 0, 0),
                text!(
                    en: "the file is larger than one megabyte",
                    vi: "tệp lớn hơn một megabyte",
                ),
            )
            .help(text!(
                en: "a file holds one procedure; split it, or check that this is the file you meant",
                vi: "mỗi tệp chứa một thủ tục; hãy tách ra, hoặc xem lại có đúng tệp cần dùng không",
            )),
        );
    }
    let (at, length) = match control(file.text.as_bytes()) {
        Some(found) => found,
        None if file.broken => (size, 0),
        None => return None,
    };
    Some(
        Diagnostic::new(
            "not-readable",
            Span::new(id, at, at + length),
            text!(
                en: "from here on the file is not plain text in UTF-8",
                vi: "từ chỗ này tệp không phải văn bản thuần mã UTF-8",
            ),
        )
        .help(text!(
            en: "save the file as plain text with the encoding UTF-8",
            vi: "lưu lại tệp dưới dạng văn bản thuần, bảng mã UTF-8",
        )),
    )
}

/// Place and length of the first character that is no text: a control, or a mark of byte order within the text.
fn control(bytes: &[u8]) -> Option<(usize, usize)> {
    // Most stretches hold no such byte, and all bytes of a stretch are asked at once.
    const STRETCH: usize = 64;
    let doubtful = |byte: u8| {
        let control = u8::from(byte < 0x20) & u8::from(byte != b'\t') & u8::from(byte != b'\n');
        let control = control & u8::from(byte != b'\r');
        control | u8::from(byte == 0x7f) | u8::from(byte == 0xc2) | u8::from(byte == 0xef)
    };
    let length_at = |at: usize| match bytes[at] {
        0xc2 => bytes.get(at + 1).filter(|next| **next < 0xa0).map(|_| 2),
        0xef => (at > 0 && bytes[at..].starts_with("\u{feff}".as_bytes())).then_some(3),
        _ => Some(1),
    };
    let look = |from: usize, to: usize| {
        (from..to).filter(|at| doubtful(bytes[*at]) != 0).find_map(|at| Some((at, length_at(at)?)))
    };
    let (stretches, rest) = bytes.as_chunks::<STRETCH>();
    for (index, stretch) in stretches.iter().enumerate() {
        if stretch.iter().fold(0, |any, byte| any | doubtful(*byte)) != 0 {
            let found = look(index * STRETCH, (index + 1) * STRETCH);
            if found.is_some() {
                return found;
            }
        }
    }
    look(bytes.len() - rest.len(), bytes.len())
}

/// A file without any value.
pub fn empty(span: Span) -> Diagnostic {
    Diagnostic::new(SYNTAX, span, text!(en: "the file is empty", vi: "tệp không có nội dung")).help(text!(
        en: "begin with `procedure:`, or make a file with `thutuc new`",
        vi: "bắt đầu bằng `procedure:`, hoặc tạo tệp bằng lệnh `thutuc new`",
    ))
}

/// `---` with a second document behind it.
pub fn second_document(span: Span) -> Diagnostic {
    Diagnostic::new(
        DIALECT,
        span,
        text!(en: "a second document begins here", vi: "một tài liệu thứ hai bắt đầu ở đây"),
    )
    .help(text!(
        en: "put each procedure in a file of its own",
        vi: "đặt mỗi thủ tục vào một tệp riêng",
    ))
}

/// `&name`.
pub fn anchor(span: Span) -> Diagnostic {
    Diagnostic::new(
        DIALECT,
        span,
        text!(
            en: "anchors (&name) are not used in the catalogue",
            vi: "danh mục không dùng dấu neo (&tên)",
        ),
    )
    .help(text!(
        en: "write the value out, or give it an id and refer to the id; text that begins with & goes in quotes",
        vi: "viết lại giá trị, hoặc đặt id rồi dẫn theo id; chữ bắt đầu bằng & thì đặt trong dấu nháy",
    ))
}

/// `*name`.
pub fn alias(span: Span) -> Diagnostic {
    Diagnostic::new(
        DIALECT,
        span,
        text!(
            en: "aliases (*name) are not used in the catalogue",
            vi: "danh mục không dùng dấu dẫn lại (*tên)",
        ),
    )
    .help(text!(
        en: "write the value out; text that begins with * goes in quotes",
        vi: "viết lại giá trị; chữ bắt đầu bằng * thì đặt trong dấu nháy",
    ))
}

/// `!tag value`.
pub fn tag(span: Span) -> Diagnostic {
    Diagnostic::new(
        DIALECT,
        span,
        text!(en: "tags (!name) are not used in the catalogue", vi: "danh mục không dùng thẻ kiểu (!tên)"),
    )
    .help(text!(
        en: "take the tag away; text that begins with ! goes in quotes",
        vi: "bỏ thẻ đi; chữ bắt đầu bằng ! thì đặt trong dấu nháy",
    ))
}

/// A list or map in the place of a key.
pub fn key_that_is_no_text(span: Span) -> Diagnostic {
    Diagnostic::new(
        DIALECT,
        span,
        text!(en: "a key must be a plain word", vi: "khóa phải là một từ đơn thuần"),
    )
    .help(text!(
        en: "write `key: value`; text that begins with [ or {{ goes in quotes",
        vi: "viết `khóa: giá trị`; chữ bắt đầu bằng [ hoặc {{ thì đặt trong dấu nháy",
    ))
}

/// `<<: …`.
pub fn merge_key(span: Span) -> Diagnostic {
    Diagnostic::new(
        DIALECT,
        span,
        text!(en: "merge keys (<<) are not used in the catalogue", vi: "danh mục không dùng khóa trộn (<<)"),
    )
    .help(text!(
        en: "write the keys out: whoever reads the file shall see what holds",
        vi: "viết đủ từng khóa: người đọc tệp phải thấy ngay điều gì được áp dụng",
    ))
}

/// One key twice in a map.
pub fn duplicate_key(key: &Spanned<Words>, first: Span) -> Diagnostic {
    Diagnostic::new(
        "duplicate-key",
        key.span,
        text!(
            en: "`{key}` is written twice here",
            vi: "`{key}` được ghi hai lần ở đây",
            key = key.value,
        ),
    )
    .also(first, text!(en: "the first time", vi: "lần thứ nhất"))
    .help(text!(
        en: "keep one of the two, or put both values into one list",
        vi: "giữ lại một trong hai, hoặc gộp hai giá trị vào một danh sách",
    ))
}

/// `? key`.
pub fn explicit_key(span: Span) -> Diagnostic {
    Diagnostic::new(
        DIALECT,
        span,
        text!(
            en: "keys behind a question mark (? key) are not used in the catalogue",
            vi: "danh mục không dùng khóa viết sau dấu hỏi (? khóa)",
        ),
    )
    .help(text!(
        en: "write `key: value`; text that begins with ? goes in quotes",
        vi: "viết `khóa: giá trị`; chữ bắt đầu bằng ? thì đặt trong dấu nháy",
    ))
}

/// `%YAML 1.2`.
pub fn directive(span: Span, without: Edit) -> Diagnostic {
    Diagnostic::new(
        DIALECT,
        span,
        text!(
            en: "directives (%NAME) are not used in the catalogue",
            vi: "danh mục không dùng dòng chỉ thị (%TÊN)",
        ),
    )
    .help(text!(
        en: "take the line away; text that begins with % goes in quotes",
        vi: "bỏ dòng này; chữ bắt đầu bằng % thì đặt trong dấu nháy",
    ))
    .fix(fixes::line_away(), vec![without])
}

/// `...` in front of everything.
pub fn end_without_document(span: Span, without: Edit) -> Diagnostic {
    Diagnostic::new(
        DIALECT,
        span,
        text!(
            en: "`...` ends a document, and nothing stands in front of it",
            vi: "`...` kết thúc một tài liệu, mà phía trước không có gì",
        ),
    )
    .help(text!(en: "take the line away", vi: "bỏ dòng này"))
    .fix(fixes::line_away(), vec![without])
}

/// `{name: Đầy đủ, hợp lệ}`.
pub fn unquoted_comma(key: &str, whole: Span, joined: &str) -> Diagnostic {
    let finding = Diagnostic::new(
        "unquoted-comma",
        whole,
        text!(
            en: "the text of `{key}` holds a comma, so it ends there when it stands inside {{ }} without quotes",
            vi: "nội dung của `{key}` có dấu phẩy, nên trong {{ }} mà không có dấu nháy thì bị cắt ở đó",
        ),
    )
    .help(text!(
        en: "put the whole sentence in double quotes",
        vi: "đặt cả câu trong dấu nháy kép",
    ));
    // What holds a comment is not only text.
    if joined.contains('#') { finding } else { quote(finding, whole, joined) }
}
