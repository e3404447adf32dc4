use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::source::{Edit, File, Span};
use crate::yaml::Tree;
use crate::{page, text};

/// Letters whose marks are stored apart from them.
pub static DECOMPOSED_TEXT: Check = Check {
    meta: Meta { name: "decomposed-text", page: page!() },
    levels: Levels::WARNING,
    run: Run::Tree(run),
};

fn run(tree: &Tree, file: &File, findings: &mut Findings<'_>) {
    if file.text.is_ascii() || is_nfc(&file.text) {
        return;
    }
    let mut words = Vec::new();
    let mut at = 0;
    for part in file.text.split_inclusive(char::is_whitespace) {
        let word = part.trim_end();
        if !is_nfc(word) {
            words.push((Span::new(tree.root.span.file, at, at + word.len()), word.nfc().collect::<String>()));
        }
        at += part.len();
    }
    let Some((first, word)) = words.first() else { return };
    let others = words.len() - 1;
    let sentence = if others == 0 {
        text!(
            en: "the marks of `{word}` are stored apart from its letters",
            vi: "dấu của chữ `{word}` được lưu tách rời khỏi chữ cái",
        )
    } else {
        text!(
            en: "the marks of `{word}` and of {others} more words are stored apart from their letters",
            vi: "dấu của chữ `{word}` và {others} chữ khác được lưu tách rời khỏi chữ cái",
        )
    };
    findings
        .push(*first, sentence)
        .help(text!(
            en: "store each letter together with its marks (Unicode NFC), or search and sorting will miss the word",
            vi: "lưu chữ cái liền với dấu (Unicode dựng sẵn), nếu không sẽ không tìm và sắp xếp được chữ này",
        ))
        .fix(
            text!(en: "put letters and marks together", vi: "chuyển sang Unicode dựng sẵn"),
            words.iter().map(|(span, word)| Edit::replace(*span, word.as_str())).collect(),
        );
}
