//! Places at which the text is no YAML.

use super::SYNTAX;
use crate::diagnostic::{Diagnostic, Text};
use crate::source::Span;
use crate::text;

/// What is wrong with a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A colon inside a bare value.
    Colon,
    /// A key whose line continues the text above it.
    BrokenOff,
    /// A key that starts in a column of its own.
    Column,
    /// A row without colon.
    NoColon,
    /// A line among the items of a list, without dash.
    NoDash,
    /// An item where no list is open.
    LostItem,
    /// A line that belongs to nothing.
    Lost,
    /// A dash behind a key.
    DashBehindKey,
    /// A dash inside brackets.
    DashInside,
    /// Words behind a closing mark.
    Behind,
    /// Quotation marks that are not closed.
    Quote,
    /// A backslash that means nothing.
    Escape,
    /// A bracket that is not closed.
    Bracket,
    /// A bracket that closes nothing.
    Closing,
    /// Two entries without comma.
    Comma,
    /// A bracket inside a bare text.
    BracketInText,
    /// A comma without entry.
    NoEntry,
    /// A line inside brackets that is not indented.
    Inside,
    /// A colon without blank.
    NoBlank,
    /// Words beside `|` or `>`.
    BlockMark,
    /// An empty line with too many blanks.
    EmptyLine,
    /// A tab where blanks are needed.
    Tab,
    /// A text that begins with a mark.
    Character(char),
    /// Too many levels.
    Depth,
}

/// A place at which the text stops being YAML.
pub fn syntax(span: Span, fault: Fault) -> Diagnostic {
    let (sentence, help) = match fault {
        Fault::Colon
        | Fault::BrokenOff
        | Fault::Column
        | Fault::NoColon
        | Fault::NoDash
        | Fault::LostItem
        | Fault::Lost
        | Fault::DashBehindKey => of_rows(fault),
        Fault::Quote
        | Fault::Escape
        | Fault::Behind
        | Fault::BlockMark
        | Fault::EmptyLine
        | Fault::Character(_) => of_texts(fault),
        _ => of_brackets(fault),
    };
    Diagnostic::new(SYNTAX, span, sentence).help(help)
}

fn of_rows(fault: Fault) -> (Text, Text) {
    match fault {
        Fault::Colon => (
            text!(
                en: "a colon followed by a blank starts a new value here, which cannot stand in this place",
                vi: "dấu hai chấm kèm khoảng trắng mở một giá trị mới ở đây, mà chỗ này không đặt được",
            ),
            text!(
                en: "put a sentence that holds a colon in double quotes",
                vi: "câu có dấu hai chấm thì đặt trong dấu nháy kép",
            ),
        ),
        Fault::BrokenOff => (
            text!(
                en: "this line is read as part of the value above, and then a colon follows",
                vi: "dòng này bị đọc là phần tiếp theo của giá trị ở trên, rồi lại có dấu hai chấm",
            ),
            text!(
                en: "let the keys of one row start in the same column; put a sentence that holds a colon in double quotes",
                vi: "các khóa của một hàng phải bắt đầu cùng một cột; câu có dấu hai chấm thì đặt trong dấu nháy kép",
            ),
        ),
        Fault::Column => (
            text!(
                en: "this key starts in a column in which no key above it starts",
                vi: "khóa này bắt đầu ở một cột không trùng với khóa nào ở trên",
            ),
            text!(
                en: "let the keys of one row start in the same column",
                vi: "các khóa của một hàng phải bắt đầu cùng một cột",
            ),
        ),
        Fault::NoColon => (
            text!(
                en: "this line has no colon followed by a blank, so it is no row of its own",
                vi: "dòng này không có dấu hai chấm kèm khoảng trắng nên không thành một hàng",
            ),
            text!(
                en: "write `key: value`; further lines of a text start further in than its key",
                vi: "viết `khóa: giá trị`; các dòng tiếp theo của một câu thì thụt vào sâu hơn khóa",
            ),
        ),
        Fault::NoDash => (
            text!(
                en: "this line stands among the items of a list and has no dash",
                vi: "dòng này nằm giữa các mục của danh sách mà không có dấu gạch",
            ),
            text!(
                en: "begin each item with a dash and a blank; what belongs to an item starts further in than its dash",
                vi: "mỗi mục bắt đầu bằng dấu gạch và khoảng trắng; phần thuộc về một mục thì thụt vào sâu hơn dấu gạch",
            ),
        ),
        Fault::LostItem => (
            text!(en: "this item belongs to no list", vi: "mục này không thuộc danh sách nào"),
            text!(
                en: "let the items of a list start in one column, below a key that has no other value",
                vi: "các mục của một danh sách bắt đầu cùng một cột, ở dưới khóa chưa có giá trị",
            ),
        ),
        Fault::DashBehindKey => (
            text!(
                en: "a list begins on the line of its key",
                vi: "danh sách bắt đầu ngay trên dòng của khóa",
            ),
            text!(
                en: "write each item on a line of its own below the key; text that begins with a dash goes in double quotes",
                vi: "viết mỗi mục một dòng ở dưới khóa; câu bắt đầu bằng dấu gạch thì đặt trong dấu nháy kép",
            ),
        ),
        _ => (
            text!(
                en: "the value above has ended, so this line belongs to nothing",
                vi: "giá trị ở trên đã kết thúc nên dòng này không thuộc về đâu",
            ),
            text!(
                en: "put a text of several lines in double quotes, and comments behind its last line",
                vi: "câu dài nhiều dòng thì đặt cả câu trong dấu nháy kép, còn ghi chú thì để sau dòng cuối",
            ),
        ),
    }
}

fn of_texts(fault: Fault) -> (Text, Text) {
    match fault {
        Fault::Quote => (
            text!(en: "a quotation mark is not closed", vi: "dấu nháy chưa được đóng"),
            text!(
                en: "add the closing quotation mark; further lines of the text start further in than its key; \
                     a quotation mark inside a text is written \\\"",
                vi: "thêm dấu nháy đóng; các dòng tiếp theo của câu thì thụt vào sâu hơn khóa; \
                     dấu nháy nằm trong câu thì viết \\\"",
            ),
        ),
        Fault::Escape => (
            text!(
                en: "inside double quotes a backslash has a meaning of its own",
                vi: "trong dấu nháy kép, dấu \\ có nghĩa riêng",
            ),
            text!(
                en: "write two backslashes, or use single quotes",
                vi: "viết hai dấu \\\\, hoặc dùng dấu nháy đơn",
            ),
        ),
        Fault::BlockMark => (
            text!(
                en: "words stand beside `|` or `>`, where the line has to end",
                vi: "có chữ đứng cạnh dấu `|` hoặc `>`, mà dòng phải kết thúc ở đó",
            ),
            text!(
                en: "write the text on the lines below and indent them; text that begins with | or > goes in double quotes",
                vi: "viết nội dung ở các dòng dưới và thụt vào; câu bắt đầu bằng | hoặc > thì đặt trong dấu nháy kép",
            ),
        ),
        Fault::EmptyLine => (
            text!(
                en: "an empty line is indented further than the text below it",
                vi: "dòng trống thụt vào sâu hơn đoạn chữ ở dưới",
            ),
            text!(en: "take its blanks away", vi: "xóa các khoảng trắng ở dòng trống"),
        ),
        Fault::Character(character) => (
            text!(
                en: "a text cannot begin with `{character}` without quotes",
                vi: "chữ không thể bắt đầu bằng `{character}` khi không có dấu nháy",
            ),
            text!(en: "put the text in double quotes", vi: "đặt đoạn chữ trong dấu nháy kép"),
        ),
        _ => (
            text!(
                en: "behind a closing quotation mark or bracket nothing more can stand",
                vi: "sau dấu nháy đóng hoặc ngoặc đóng không được có chữ nào nữa",
            ),
            text!(
                en: "put the whole text in double quotes; a quotation mark inside it is written \\\"",
                vi: "đặt cả câu trong dấu nháy kép; dấu nháy nằm trong câu thì viết \\\"",
            ),
        ),
    }
}

fn of_brackets(fault: Fault) -> (Text, Text) {
    match fault {
        Fault::Bracket => (
            text!(en: "a bracket is opened and not closed", vi: "dấu ngoặc mở mà chưa đóng"),
            text!(
                en: "close it with `}}` or `]`, or write the row in lines of their own",
                vi: "đóng bằng `}}` hoặc `]`, hoặc viết hàng thành nhiều dòng",
            ),
        ),
        Fault::Closing => (
            text!(en: "this bracket closes nothing", vi: "dấu ngoặc này không đóng gì"),
            text!(
                en: "take it away, or open it further up with the same kind of bracket",
                vi: "bỏ đi, hoặc mở ở phía trước bằng đúng loại ngoặc",
            ),
        ),
        Fault::Comma => (
            text!(
                en: "a comma or the closing bracket is missing in front of this",
                vi: "thiếu dấu phẩy hoặc dấu ngoặc đóng ở trước chỗ này",
            ),
            text!(
                en: "part the entries with commas; put a text with brackets or commas in double quotes",
                vi: "ngăn các mục bằng dấu phẩy; câu có ngoặc hay dấu phẩy thì đặt trong dấu nháy kép",
            ),
        ),
        Fault::BracketInText => (
            text!(
                en: "a bracket stands inside a text without quotation marks",
                vi: "có dấu ngoặc ở giữa câu không có dấu nháy",
            ),
            text!(
                en: "put a text that holds brackets in double quotes",
                vi: "câu có dấu ngoặc thì đặt trong dấu nháy kép",
            ),
        ),
        Fault::NoEntry => (
            text!(en: "nothing stands in front of this comma", vi: "trước dấu phẩy này không có gì"),
            text!(en: "take the comma away", vi: "bỏ dấu phẩy"),
        ),
        Fault::Inside => (
            text!(
                en: "this line stands inside brackets and starts no further in than the row around them",
                vi: "dòng này nằm trong ngoặc mà không thụt vào sâu hơn hàng bên ngoài",
            ),
            text!(en: "indent the line", vi: "thụt dòng vào"),
        ),
        Fault::DashInside => (
            text!(
                en: "a dash followed by a blank cannot stand inside brackets",
                vi: "trong ngoặc không dùng dấu gạch kèm khoảng trắng",
            ),
            text!(
                en: "part the items with commas, without dashes",
                vi: "ngăn các mục bằng dấu phẩy, không dùng dấu gạch",
            ),
        ),
        Fault::NoBlank => (
            text!(en: "a blank is missing behind the colon", vi: "thiếu khoảng trắng sau dấu hai chấm"),
            text!(
                en: "write `key: value` with a blank behind the colon",
                vi: "viết `khóa: giá trị`, sau dấu hai chấm có khoảng trắng",
            ),
        ),
        Fault::Depth => (
            text!(en: "brackets or lists are nested too deeply", vi: "ngoặc hoặc danh sách lồng nhau quá sâu"),
            text!(
                en: "no procedure needs more than a dozen levels; check that this is the file you meant",
                vi: "không thủ tục nào cần quá mười hai tầng; xem lại có đúng tệp cần dùng không",
            ),
        ),
        _ => (
            text!(en: "a tab stands where blanks are needed", vi: "có dấu Tab ở chỗ cần khoảng trắng"),
            text!(en: "indent with blanks", vi: "thụt dòng bằng khoảng trắng"),
        ),
    }
}
