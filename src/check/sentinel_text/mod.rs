use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::is_prose;
use crate::source::File;
use crate::yaml::Tree;
use crate::{page, text};

/// Words that stand for nothing, taken over as if they were a text.
pub static SENTINEL_TEXT: Check = Check {
    meta: Meta { name: "sentinel-text", page: page!() },
    levels: Levels::WARNING,
    run: Run::Tree(run),
};

/// What portals and spreadsheets show where they have nothing.
const NOTHING: [&str; 11] = [
    "không có thông tin",
    "không có dữ liệu",
    "chưa có thông tin",
    "chưa có dữ liệu",
    "chưa cập nhật",
    "đang cập nhật",
    "n/a",
    "undefined",
    "nan",
    "none",
    "null",
];

/// The letters with which they begin.
const FIRST: [char; 10] = ['k', 'K', 'c', 'C', 'đ', 'Đ', 'n', 'N', 'u', 'U'];

/// Bytes of the longest of these words, with room for the dashes and blanks around them.
const LONGEST: usize = 40;

/// What an official wording may well say, but nothing that we write.
const NOT_LAID_DOWN: [&str; 2] = ["không quy định", "không có quy định"];

fn run(tree: &Tree, _: &File, findings: &mut Findings<'_>) {
    tree.root.walk_keyed(&mut |key, node| {
        let short = |words: &&str| words.len() <= LONGEST && is_prose(key);
        let Some(words) = node.text().filter(short) else { return };
        let inner = inner(words);
        if !inner.starts_with(FIRST) {
            return;
        }
        let plain = plain(inner);
        let official = key.rsplit('.').next() == Some("text");
        let empty =
            NOTHING.contains(&plain.as_str()) || (!official && NOT_LAID_DOWN.contains(&plain.as_str()));
        if !empty {
            return;
        }
        let words = words.trim();
        let words = words.trim();
        findings
            .push(
                node.span,
                text!(
                    en: "`{words}` is how a portal shows that it has nothing; it is no text",
                    vi: "`{words}` chỉ là cách cổng hiển thị chỗ trống, không phải nội dung",
                ),
            )
            .help(text!(
                en: "leave the key out; name the part under `none` or `unknown` if it is one",
                vi: "bỏ khóa này; nếu là cả một phần thì ghi phần đó vào `none` hoặc `unknown`",
            ));
    });
}

/// What is left without the dashes and stops around.
fn inner(words: &str) -> &str {
    words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '.' | '*' | '•' | '+' | ':'))
}

/// Small letters and single blanks.
fn plain(words: &str) -> String {
    words.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
