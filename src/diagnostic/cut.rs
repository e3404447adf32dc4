use std::ops::Range;

/// Columns between two tab stops.
pub(super) const TAB: usize = 4;

/// What stands where a line was cut.
pub(super) const ELLIPSIS: char = '…';

/// The part of a line that is shown in `room` columns: all of it, or what lies around `focus`, of which at least the
/// beginning is shown.
pub(super) fn cut(line: &str, focus: Range<usize>, room: usize) -> Range<usize> {
    if fits(line, room) {
        return 0..line.len();
    }
    let room = room.saturating_sub(2); // one column for each ellipsis
    let end = forward(line, focus.start, room).min(focus.end);
    let spare = room.saturating_sub(width(&line[focus.start..end]));
    let start = backward(line, focus.start, spare / 2);
    let spare = spare.saturating_sub(width(&line[start..focus.start]));
    let cut_end = forward(line, end, spare);
    let spare = spare.saturating_sub(width(&line[end..cut_end]));
    backward(line, start, spare)..cut_end
}

/// Whether a text can be shown in `room` columns.
pub(super) fn fits(text: &str, room: usize) -> bool {
    forward(text, 0, room) == text.len()
}

/// The same character, or a stand-in for one that would steer the terminal.
pub(super) fn harmless(character: char) -> char {
    let turns_the_text = matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if turns_the_text || (character.is_control() && character != '\t') {
        char::REPLACEMENT_CHARACTER
    } else {
        character
    }
}

/// A text that is shown as it is, with its line breaks but without anything that would steer the terminal.
pub(super) fn harmless_text(text: &str) -> String {
    text.chars().map(|character| if character == '\n' { '\n' } else { harmless(character) }).collect()
}

/// Columns of a character in a terminal; more rather than less where terminals differ.
fn columns(character: char) -> usize {
    match character {
        '\t' => TAB,
        '\u{300}'..='\u{36f}' => 0,
        '\u{1100}'..='\u{1dff}' | '\u{2300}'.. => 2,
        _ => 1,
    }
}

fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

/// How far one can go on from an offset within `room` columns.
fn forward(text: &str, from: usize, mut room: usize) -> usize {
    for (offset, character) in text[from..].char_indices() {
        match room.checked_sub(columns(character)) {
            Some(left) => room = left,
            None => return from + offset,
        }
    }
    text.len()
}

/// How far one can go back from an offset within `room` columns, without parting a letter from its marks.
fn backward(text: &str, from: usize, mut room: usize) -> usize {
    let mut reached = from;
    for (offset, character) in text[..from].char_indices().rev() {
        match room.checked_sub(columns(character)) {
            Some(left) => room = left,
            None => break,
        }
        if columns(character) > 0 {
            reached = offset;
        }
    }
    reached
}
