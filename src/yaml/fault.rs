//! What can be wrong with a file before anybody asks what it means.

use granit_parser::ErrorKind;

use super::read::{MAX_BYTES, quote_title, quoted};
use crate::diagnostic::{Diagnostic, Text};
use crate::source::{Edit, File, FileId, Span, Spanned};
use crate::text;

const SYNTAX: &str = "yaml-syntax";
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
    let control = file.text.char_indices().find(|(at, c)| {
        (c.is_control() && !matches!(c, '\t' | '\n' | '\r')) || (*c == '\u{feff}' && *at > 0)
    });
    let (at, length) = match control {
        Some((at, character)) => (at, character.len_utf8()),
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

/// A file without any value.
pub fn empty(id: FileId, text: &str) -> Diagnostic {
    Diagnostic::new(
        SYNTAX,
        Span::new(id, 0, text.len().min(1)),
        text!(en: "the file is empty", vi: "tệp không có nội dung"),
    )
    .help(text!(
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
pub fn duplicate_key(key: &Spanned<Box<str>>, first: Span) -> Diagnostic {
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

/// A place at which the text stops being YAML.
pub fn syntax(id: FileId, text: &str, at: usize, kind: &ErrorKind) -> Diagnostic {
    let at = text.floor_char_boundary(at.min(text.len()));
    let length = text[at..].chars().next().filter(|next| *next != '\n').map_or(0, char::len_utf8);
    let span = Span::new(id, at, at + length);
    let (sentence, help) = words(kind);
    let finding = Diagnostic::new(SYNTAX, span, sentence).help(help);
    match kind {
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => colon(id, text, at, finding),
        _ => finding,
    }
}

/// `name: Bước 1: nộp`: offers to quote what stands behind the first colon of the line.
fn colon(id: FileId, text: &str, at: usize, finding: Diagnostic) -> Diagnostic {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    let line = text[start..end].trim_end();
    let Some(value) = line.find(": ").map(|colon| colon + 2) else { return finding };
    if start + value > at + 1 {
        return out_of_column(finding);
    }
    let words = line[value..].trim_start();
    let from = start + line.len() - words.len();
    if words.starts_with(['"', '\'', '{', '[', '|', '>']) || words.contains(" #") || from > at {
        return finding;
    }
    let span = Span::new(id, from, start + line.len());
    finding.fix(quote_title(), vec![Edit::replace(span, quoted(words))])
}

/// A key that starts further in than those above, so that its line continues the value in front of it.
fn out_of_column(finding: Diagnostic) -> Diagnostic {
    let sentence = text!(
        en: "this line is read as part of the value above, and then a colon follows",
        vi: "dòng này bị đọc là phần tiếp theo của giá trị ở trên, rồi lại có dấu hai chấm",
    );
    Diagnostic { sentence, ..finding }.help(text!(
        en: "let the keys of one row start in the same column; put a sentence that holds a colon in double quotes",
        vi: "các khóa của một hàng phải bắt đầu cùng một cột; câu có dấu hai chấm thì đặt trong dấu nháy kép",
    ))
}

fn words(kind: &ErrorKind) -> (Text, Text) {
    match kind {
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::InvalidMappingValueWhitespace => (
            text!(
                en: "a colon followed by a blank starts a new value here, which cannot stand in this place",
                vi: "dấu hai chấm kèm khoảng trắng mở một giá trị mới ở đây, mà chỗ này không đặt được",
            ),
            text!(
                en: "put a sentence that holds a colon in double quotes",
                vi: "câu có dấu hai chấm thì đặt trong dấu nháy kép",
            ),
        ),
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => (
            text!(en: "a quotation mark is not closed", vi: "dấu nháy chưa được đóng"),
            text!(
                en: "add the closing quotation mark; a quotation mark inside a text is written \\\"",
                vi: "thêm dấu nháy đóng; dấu nháy nằm trong câu thì viết \\\"",
            ),
        ),
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::UnexpectedEof => (
            text!(en: "a bracket is opened and not closed", vi: "dấu ngoặc mở mà chưa đóng"),
            text!(
                en: "close it with `}}` or `]`, or write the row in lines of their own",
                vi: "đóng bằng `}}` hoặc `]`, hoặc viết hàng thành nhiều dòng",
            ),
        ),
        ErrorKind::MisplacedFlowCollectionEnd | ErrorKind::MismatchedFlowCollectionEnd { .. } => (
            text!(en: "this bracket closes nothing", vi: "dấu ngoặc này không đóng gì"),
            text!(
                en: "take it away, or open it further up with the same kind of bracket",
                vi: "bỏ đi, hoặc mở ở phía trước bằng đúng loại ngoặc",
            ),
        ),
        ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator => (
            text!(
                en: "a comma or the closing bracket is missing in front of this",
                vi: "thiếu dấu phẩy hoặc dấu ngoặc đóng ở trước chỗ này",
            ),
            text!(
                en: "part the entries with commas; put a text with brackets or commas in double quotes",
                vi: "ngăn các mục bằng dấu phẩy; câu có ngoặc hay dấu phẩy thì đặt trong dấu nháy kép",
            ),
        ),
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => (
            text!(en: "a tab stands where blanks are needed", vi: "có dấu Tab ở chỗ cần khoảng trắng"),
            text!(en: "indent with blanks", vi: "thụt dòng bằng khoảng trắng"),
        ),
        ErrorKind::RecursionLimitExceeded => (
            text!(en: "brackets or lists are nested too deeply", vi: "ngoặc hoặc danh sách lồng nhau quá sâu"),
            text!(
                en: "no procedure needs more than a dozen levels; check that this is the file you meant",
                vi: "không thủ tục nào cần quá mười hai tầng; xem lại có đúng tệp cần dùng không",
            ),
        ),
        ErrorKind::UnexpectedCharacter { character } => (
            text!(
                en: "a text cannot begin with `{character}` without quotes",
                vi: "chữ không thể bắt đầu bằng `{character}` khi không có dấu nháy",
            ),
            text!(en: "put the text in double quotes", vi: "đặt đoạn chữ trong dấu nháy kép"),
        ),
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape => (
            text!(
                en: "inside double quotes a backslash has a meaning of its own",
                vi: "trong dấu nháy kép, dấu \\ có nghĩa riêng",
            ),
            text!(
                en: "write two backslashes, or use single quotes",
                vi: "viết hai dấu \\\\, hoặc dùng dấu nháy đơn",
            ),
        ),
        _ => (
            text!(
                en: "this does not fit what stands before it",
                vi: "chỗ này không khớp với phần đứng trước",
            ),
            text!(
                en: "keys of one row start in the same column; a list item starts with a dash and a blank; \
                     put unusual text in double quotes",
                vi: "các khóa của một hàng bắt đầu cùng một cột; mục của danh sách bắt đầu bằng dấu gạch và \
                     khoảng trắng; chữ có ký hiệu lạ thì đặt trong dấu nháy kép",
            ),
        ),
    }
}
