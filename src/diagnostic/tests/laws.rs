use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

use super::plain::{fault, one_file};
use super::sample::{PLAIN, print_one, report_of};
use crate::diagnostic::{Diagnostic, Format, Language, Options, render};
use crate::source::{FileId, Span};
use crate::text;

/// Vietnamese in both spellings, wide letters.
const LETTERS: &[&str] =
    &["a", "ế", "ư", "Đ", "e\u{302}\u{301}", "u\u{31b}\u{323}", " ", ": ", "hồ sơ", "東", "🏠", "-"];

/// Every line end, and the tab.
const ENDS: &[&str] = &["\n", "\r\n", "\t", "\n\n"];

/// Pieces of text as they stand in files.
fn pieces() -> impl Strategy<Value = Vec<&'static str>> {
    vec(prop_oneof![8 => prop::sample::select(LETTERS), 1 => prop::sample::select(ENDS)], 0..60)
}

/// Line and column of an offset, counted character by character.
fn counted(text: &str, offset: usize) -> (usize, usize) {
    let (mut line, mut column) = (1, 1);
    for (at, character) in text.char_indices() {
        if at + character.len_utf8() > offset {
            break;
        }
        column += 1;
        if character == '\n' {
            (line, column) = (line + 1, 1);
        }
    }
    (line, column)
}

/// Columns in a terminal of the letters that [`pieces`] uses.
fn columns(text: &str) -> usize {
    let width = |character| match character {
        '\u{300}'..='\u{36f}' => 0,
        '東' | '🏠' => 2,
        _ => 1,
    };
    text.chars().map(width).sum()
}

/// The first marked line, and where in it the mark begins and how long it is.
fn mark(printed: &str) -> Option<(&str, usize, usize)> {
    let lines: Vec<&str> = printed.lines().collect();
    let at = lines.iter().position(|line| line.contains(" · "))?;
    let (_, text) = lines[at - 1].split_once("│ ")?;
    let (_, mark) = lines[at].split_once("· ")?;
    Some((text, columns(mark) - columns(mark.trim_start()), columns(mark.trim())))
}

proptest! {
    #[test]
    fn columns_are_characters(pieces in pieces(), start in 0_usize..300, length in 0_usize..20) {
        let text = pieces.concat();
        let sources = one_file(text.as_str());
        let start = text.floor_char_boundary(start);
        let span = Span::new(FileId(0), start, start + length);
        let finding = Diagnostic::new("wrong", span, fault());
        let (line, column) = counted(&text, start);
        let printed = print_one(&sources, finding.clone(), PLAIN);
        let place = format!("─[a.yaml:{line}:{column}]\n");
        prop_assert!(printed.contains(&place), "{place} in\n{printed}");
        let json = render(&report_of(&sources, &[finding]), Format::Json, Language::Vi, PLAIN);
        let json: Value = serde_json::from_str(&json).unwrap();
        let place = &json["findings"][0]["place"];
        prop_assert_eq!(&place["start"], &serde_json::json!({ "line": line, "column": column }));
        let (line, column) = counted(&text, text.floor_char_boundary(start + length));
        prop_assert_eq!(&place["end"], &serde_json::json!({ "line": line, "column": column }));
    }

    #[test]
    fn the_mark_stands_under_its_words(before in pieces(), word in "[aếưĐ東]{1,6}", after in pieces()) {
        let (before, after) = (before.concat().replace('\t', "-"), after.concat().replace('\t', "-"));
        let sources = one_file(format!("{before}{word}{after}"));
        let span = Span::new(FileId(0), before.len(), before.len() + word.len());
        let wide = Options { width: 400, ..PLAIN };
        let printed = print_one(&sources, Diagnostic::new("wrong", span, fault()), wide);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = format!("{before}{word}{after}")[line_start..].lines().next().unwrap().to_owned();
        let expected = (line.as_str(), columns(&before[line_start..]), columns(&word));
        prop_assert_eq!(mark(&printed), Some(expected));
    }

    #[test]
    fn nothing_makes_it_stumble(
        text in r"[\x00-\x20a\u{1b}ếe\u{301}東\u{202e}\r\n]{0,120}",
        spans in vec((0_usize..160, 0_usize..160), 1..12),
        width in 0_usize..120,
        color in any::<bool>(),
    ) {
        let sources = one_file(text.as_str());
        let span = |(start, end): (usize, usize)| Span::new(FileId(0), start, end);
        let mut finding = Diagnostic::new("wrong", span(spans[0]), fault());
        for other in &spans[1..] {
            finding = finding.also(span(*other), text!(en: "here\u{1b}", vi: "ở đây\u{1b}"));
        }
        let findings = [finding];
        let report = report_of(&sources, &findings);
        let formats = [Format::Json, Format::Sarif, Format::Github, Format::Gitlab, Format::Junit];
        for format in formats {
            render(&report, format, Language::Vi, PLAIN);
        }
        let printed = render(&report, Format::Plain, Language::Vi, Options { color, width, unicode: true });
        let steers = |character: char| character.is_control() && character != '\n';
        prop_assert!(color || !printed.contains(steers), "{printed:?}");
        prop_assert!(!printed.contains("Failed to read"), "{printed}");
    }

    #[test]
    fn no_line_is_wider_than_the_terminal(pieces in vec(pieces(), 0..20), start in 0_usize..3000, width in 40_usize..120) {
        let text = pieces.concat().concat();
        let start = text.floor_char_boundary(start);
        let span = Span::new(FileId(0), start, start + 10);
        let printed = print_one(&one_file(text), Diagnostic::new("wrong", span, fault()), Options { width, ..PLAIN });
        for line in printed.lines() {
            prop_assert!(columns(line) <= width, "{width}: {line}");
        }
    }
}
