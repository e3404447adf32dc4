use unicode_normalization::UnicodeNormalization;

use super::{Check, Findings, Levels, Run};
use crate::calendar::{Date, date};
use crate::family::Meta;
use crate::process::{Catalog, Process};
use crate::source::Span;
use crate::{page, text};

/// A name still speaks of the district level, which ended on 1 July 2025.
pub static ABOLISHED_LEVEL: Check = Check {
    meta: Meta { name: "abolished-level", page: page!() },
    levels: Levels::RISING,
    run: Run::Several(&[Run::Process(run), Run::Catalog(agencies)]),
};

/// From this day local government has two levels (Law 72/2025/QH15).
const TWO_LEVELS: Date = date(2025, 7, 1);

/// How names speak of the level that ended; official wording in `text` and remarks in `note` are left alone.
const WORDS: [&str; 10] = [
    "cấp huyện",
    "công an huyện",
    "công an quận",
    "quận, huyện",
    "ubnd huyện",
    "ubnd quận",
    "uỷ ban nhân dân huyện",
    "uỷ ban nhân dân quận",
    "ủy ban nhân dân huyện",
    "ủy ban nhân dân quận",
];

fn run(process: &Process, findings: &mut Findings<'_>) {
    if process.judged.day < TWO_LEVELS {
        return;
    }
    process.today().walk(&mut |node| {
        for entry in node.entries().iter().filter(|entry| matches!(&**entry.key, "name" | "ask")) {
            if let Some(name) = entry.value.text() {
                judge(name, entry.value.span, findings);
            }
        }
    });
}

fn agencies(catalog: &Catalog, findings: &mut Findings<'_>) {
    for (_, agency) in catalog.dictionaries.agencies.iter() {
        let ended = agency.until.as_ref().is_some_and(|until| until.value < TWO_LEVELS);
        if !ended && catalog.day >= TWO_LEVELS {
            judge(&agency.name.value, agency.name.span, findings);
        }
    }
}

/// Each of these words has one of them; most names have none and need not be looked at closely.
const PARTS: [&str; 4] = ["uyện", "UYỆN", "uận", "UẬN"];

/// With these bytes begin the marks that are stored apart from their letters.
const MARKS: [u8; 2] = [0xcc, 0xcd];

fn judge(name: &str, span: Span, findings: &mut Findings<'_>) {
    let is_composed = !name.bytes().any(|byte| MARKS.contains(&byte));
    if is_composed && !PARTS.iter().any(|part| name.contains(part)) {
        return;
    }
    let folded: String = name.to_lowercase().nfc().collect();
    let found = WORDS.iter().find_map(|word| Some((*word, folded.find(word)?)));
    let Some((word, start)) = found else { return };
    // The words alone where the name is written as it reads, without folds and escapes.
    let as_read = folded.len() == name.len() && span.len() == name.len();
    let (word, span) = if as_read {
        let end = start + word.len();
        (name.get(start..end).unwrap_or(word), span.part(start, end))
    } else {
        (word, span)
    };
    findings
        .push(
            span,
            text!(
                en: "this name still says “{word}”, and there is no district level since 1 July 2025",
                vi: "tên này còn ghi “{word}”, mà từ ngày 01/7/2025 không còn cấp huyện",
            ),
        )
        .help(text!(
            en: "say which body or territory takes its place; keep the official wording in `text`",
            vi: "ghi cơ quan hoặc địa bàn thay thế; lời văn chính thức giữ ở `text`",
        ));
}
