use std::ops::Range;

use super::{Check, Findings, Levels, Run};
use crate::diagnostic::Text;
use crate::family::Meta;
use crate::model::is_prose;
use crate::source::{Edit, File};
use crate::yaml::Tree;
use crate::{page, text};

/// Pieces of a web page or of a word processor that were copied along with a text.
pub static TEXT_WITH_MARKUP: Check = Check {
    meta: Meta { name: "text-with-markup", page: page!() },
    levels: Levels::WARNING,
    run: Run::Tree(run),
};

/// Elements that editors of portals write.
const TAGS: [&str; 18] = [
    "a", "b", "br", "div", "em", "font", "i", "img", "li", "ol", "p", "span", "strong", "table", "td", "tr",
    "u", "ul",
];

/// Entities that editors of portals write, and characters that look like a blank or like nothing; with what is meant.
const CHARACTERS: [(&str, &str); 13] = [
    ("&nbsp;", " "),
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "”"),
    ("&#39;", "’"),
    ("&ndash;", "–"),
    ("&hellip;", "…"),
    ("\u{a0}", " "),
    ("\u{202f}", " "),
    ("\u{200b}", ""),
    ("\u{ad}", ""),
    ("\u{2028}", " "),
];

/// Whether a byte may begin a piece: of the bytes in which all of them begin, few stand in a file.
fn may_begin(byte: u8) -> bool {
    matches!(byte, b'<' | b'&' | 0xc2 | 0xe2)
}

/// What was copied along, and what it stands for if that is certain.
struct Piece {
    at: Range<usize>,
    instead: Option<&'static str>,
    what: Text,
}

fn run(tree: &Tree, file: &File, findings: &mut Findings<'_>) {
    if !file.text.bytes().any(may_begin) {
        return;
    }
    tree.root.walk_keyed(&mut |key, node| {
        if node.scalar().is_none() || !is_prose(key) {
            return;
        }
        let written = file.slice(node.span);
        let Some(first) = tag(written).or_else(|| character(written)) else { return };
        let Piece { at, instead, what } = first;
        let span = node.span.part(at.start, at.end);
        let reported = findings.push(
            span,
            text!(
                en: "{what} was copied along with this text",
                vi: "{what} bị chép kèm vào nội dung này";
                what = what,
            ),
        );
        let Some(_) = instead else {
            reported.help(text!(
                en: "keep the words only; a new paragraph is an empty line in a text behind `>-`",
                vi: "chỉ giữ phần chữ; muốn sang đoạn thì để một dòng trống trong đoạn viết sau `>-`",
            ));
            return;
        };
        let edits =
            characters(written).map(|(at, instead)| Edit::replace(node.span.part(at.start, at.end), instead));
        reported
            .help(text!(
                en: "write the plain character in its place",
                vi: "thay bằng ký tự thường",
            ))
            .fix(text!(en: "write plain characters", vi: "thay bằng ký tự thường"), edits.collect());
    });
}

/// The first `<br>`, `</p>` or `<a href="…">`.
fn tag(text: &str) -> Option<Piece> {
    text.match_indices('<').find_map(|(start, _)| {
        let inside = text[start + 1..].split_once('>')?.0;
        let name = inside.trim_start_matches('/').split([' ', '/']).next()?.to_ascii_lowercase();
        let at = start..start + inside.len() + 2;
        let word = &text[at.clone()];
        let what = text!(en: "`{word}`", vi: "`{word}`");
        TAGS.contains(&name.as_str()).then_some(Piece { at, instead: None, what })
    })
}

/// The first entity or invisible character.
fn character(text: &str) -> Option<Piece> {
    let (at, instead) = characters(text).next()?;
    let word = &text[at.clone()];
    let what = if word.starts_with('&') {
        text!(en: "`{word}`", vi: "`{word}`")
    } else {
        text!(en: "an invisible character", vi: "một ký tự không nhìn thấy")
    };
    Some(Piece { at, instead: Some(instead), what })
}

fn characters(text: &str) -> impl Iterator<Item = (Range<usize>, &'static str)> {
    let starts = text.bytes().enumerate().filter(|(_, byte)| may_begin(*byte));
    starts.filter_map(|(start, _)| {
        let (piece, instead) = CHARACTERS.iter().find(|(piece, _)| text[start..].starts_with(piece))?;
        Some((start..start + piece.len(), *instead))
    })
}
