//! One catalogue with one set of findings, which every format prints.

use std::sync::LazyLock;

use crate::diagnostic::{Diagnostic, Format, Language, Options, Report, RuleInfo, Severity, render};
use crate::source::{Edit, File, FileId, Sources, Span};
use crate::text;

const BIRTH: &str = "catalog/ho-tich/khai-sinh.yaml";
const CARD: &str = "catalog/giấy tờ/căn cước.yaml";

const BIRTH_TEXT: &str = "\
# Đăng ký khai sinh
ten: Đăng ký khai sinh cho trẻ em sinh ra tại Việt Nam
cac-buoc:
  - ma: tiep-nhan
    ten: Tiếp nhận hồ sơ
    tiep: tham-tra
  - ma: tham-tra
    ten: Thẩm tra, xác minh hồ sơ
    tiep: cho-bo-sung
  - ma: cho-bo-sung
    ten: Chờ bổ sung hồ sơ
le-phi: { muc: 0 }
giay-to:
  - chung-sinh
  - can-cuoc-cong-dan";

/// With CRLF, tabs and marks that stand apart from their letters.
const CARD_TEXT: &str = "ma: can-cuoc\r\nten:\tThe\u{302}\u{309} ca\u{306}n cu\u{31b}o\u{31b}\u{301}c\r\nthoi-han: 7 ng\u{e0}y la\u{300}m vi\u{1ec7}c\r\n";

pub(super) const PLAIN: Options = Options { color: false, width: 100, unicode: true };

pub(super) fn sources() -> Sources {
    Sources::new([
        File::new("catalog/tot.yaml", b"ten: T\xe1\xbb\x91t\n".to_vec()),
        File::new(BIRTH, BIRTH_TEXT.into()),
        File::new("catalog/rong.yaml", Vec::new()),
        File::new(CARD, CARD_TEXT.into()),
    ])
}

/// The `number`th place, from 0, at which a text stands in a file.
pub(super) fn span_of(sources: &Sources, path: &str, needle: &str, number: usize) -> Span {
    let file = sources.find(path).unwrap();
    let (start, found) = sources.file(file).text.match_indices(needle).nth(number).unwrap();
    Span::new(file, start, start + found.len())
}

fn end_of(sources: &Sources, path: &str) -> Span {
    let file: FileId = sources.find(path).unwrap();
    let length = sources.file(file).text.len();
    Span::new(file, length, length)
}

pub(super) fn findings(sources: &Sources) -> Vec<Diagnostic> {
    let birth = |needle, number| span_of(sources, BIRTH, needle, number);
    let card = |needle| span_of(sources, CARD, needle, 0);
    let id = "cho-bo-sung";
    let dead_end = Diagnostic::new(
        "dead-end",
        birth("cho-bo-sung", 1),
        text!(en: "a case cannot leave `{id}`", vi: "hồ sơ không thể rời khỏi `{id}`"),
    )
    .also(birth("cho-bo-sung", 0), text!(en: "comes here from this step", vi: "đi vào từ bước này"))
    .also(card("cu\u{31b}o\u{31b}\u{301}c"), text!(en: "waits for this paper", vi: "chờ giấy tờ này"))
    .help(text!(en: "write with `tiep` where the case goes on", vi: "ghi `tiep` để chỉ bước tiếp theo của hồ sơ"));
    let mut old_name = Diagnostic::new(
        "old-name",
        birth("can-cuoc-cong-dan", 0),
        text!(en: "this paper is named `can-cuoc` now: 100 % of them", vi: "giấy tờ này nay có mã là `can-cuoc`: 100 % trường hợp"),
    )
    .fix(
        text!(en: "replace the name", vi: "thay mã giấy tờ"),
        vec![
            Edit::replace(birth("can-cuoc-cong-dan", 0), "can-cuoc"),
            Edit::insert(card("ma: can-cuoc"), "# thay cho can-cuoc-cong-dan\r\n"),
        ],
    );
    old_name.severity = Severity::Warning;
    let mut no_reason = Diagnostic::new(
        "no-reason",
        birth("0 }", 0).part(0, 0),
        text!(en: "the fee has no legal basis", vi: "lệ phí chưa có căn cứ pháp lý"),
    );
    no_reason.severity = Severity::Advice;
    let several_lines = Diagnostic::new(
        "several-lines",
        birth("ma: tham-tra\n    ten: Thẩm tra, xác minh hồ sơ\n", 0),
        text!(en: "these lines belong together <&>", vi: "các dòng này thuộc về nhau <&>"),
    );
    let tab = Diagnostic::new(
        "tab",
        card("ca\u{306}n"),
        text!(en: "this word stands behind a tab", vi: "từ này đứng sau dấu tab"),
    );
    let after_all = Diagnostic::new(
        "unfinished",
        end_of(sources, BIRTH),
        text!(en: "the file ends too early", vi: "tệp kết thúc quá sớm"),
    );
    let crlf = Diagnostic::new(
        "unfinished",
        end_of(sources, CARD),
        text!(en: "the file ends too early", vi: "tệp kết thúc quá sớm"),
    );
    let empty = Diagnostic::new(
        "empty-file",
        end_of(sources, "catalog/rong.yaml"),
        text!(en: "the file is empty", vi: "tệp không có nội dung"),
    );
    vec![dead_end, old_name, no_reason, several_lines, tab, after_all, crlf, empty]
}

fn rules() -> &'static [RuleInfo] {
    static RULES: LazyLock<Vec<RuleInfo>> = LazyLock::new(|| {
        let rule = |name, summary, severity, page: Option<&str>| RuleInfo {
            name,
            summary,
            page_url: page.map(str::to_owned),
            severity,
        };
        let leave = text!(en: "a step that no case can leave", vi: "bước mà hồ sơ không thể rời khỏi");
        let old = text!(en: "a name that is no longer used", vi: "mã không còn được sử dụng");
        let basis = text!(en: "a fee without a legal basis", vi: "lệ phí chưa có căn cứ pháp lý");
        vec![
            rule("dead-end", leave, Severity::Error, Some("https://example.org/rules/dead-end.html")),
            rule("old-name", old, Severity::Warning, Some("https://example.org/rules/old-name.html")),
            rule("no-reason", basis, Severity::Advice, None),
        ]
    });
    &RULES
}

pub(super) fn report_of<'a>(sources: &'a Sources, findings: &'a [Diagnostic]) -> Report<'a> {
    Report { sources, findings, rules: rules(), version: "0.1.0" }
}

/// Prints all findings of the sample.
pub(super) fn print(format: Format, language: Language, options: Options) -> String {
    let sources = sources();
    render(&report_of(&sources, &findings(&sources)), format, language, options)
}

/// Prints one finding for a terminal.
pub(super) fn print_one(sources: &Sources, finding: Diagnostic, options: Options) -> String {
    render(&report_of(sources, &[finding]), Format::Plain, Language::Vi, options)
}
