//! Text in boxes: how wide it is, and where its lines break. Vietnamese is broken between syllables.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Size;
use super::geometry::number;

/// Height of a line of text.
pub const LINE: i32 = 17;

/// Width of a text in pixels, in a common sans serif of 13 pixels, on the safe side.
pub fn width(text: &str) -> i32 {
    text.nfd().filter(|letter| !is_combining_mark(*letter)).map(letter_width).sum()
}

fn letter_width(letter: char) -> i32 {
    match letter {
        'i' | 'j' | 'l' | '\'' | '.' | ',' | ':' | ';' | '|' | '!' => 4,
        'f' | 'r' | 't' | ' ' | '(' | ')' | '[' | ']' | '/' | '-' | 'I' | '"' => 5,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '–' | '—' => 12,
        'G' | 'O' | 'Q' | 'D' | 'Đ' | 'C' | 'H' | 'N' | 'U' | 'R' => 10,
        letter if letter.is_uppercase() => 9,
        letter if letter.is_ascii() => 7,
        letter if letter.is_alphabetic() && u32::from(letter) < 0x2E80 => 8,
        _ => 13,
    }
}

/// Breaks a text into lines no wider than `most`, between syllables; a syllable that is wider is broken itself.
pub fn wrap(text: &str, most: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut room = 0;
    for syllable in text.split_whitespace() {
        let needed = width(syllable);
        match lines.last_mut() {
            Some(line) if needed + letter_width(' ') <= room => {
                line.push(' ');
                line.push_str(syllable);
                room -= needed + letter_width(' ');
            }
            _ if needed <= most => {
                lines.push(syllable.to_owned());
                room = most - needed;
            }
            _ => {
                lines.extend(broken(syllable, most));
                room = lines.last().map_or(0, |line| most - width(line));
            }
        }
    }
    lines
}

fn broken(syllable: &str, most: i32) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut room = most;
    for letter in syllable.chars() {
        let needed = width(letter.encode_utf8(&mut [0; 4]));
        // A long word of an expression breaks best behind a joint.
        let joint =
            room < most / 3 && pieces.last().is_some_and(|piece| piece.ends_with(['_', '.', '(', '-']));
        if (needed > room || joint) && room < most {
            pieces.push(String::new());
            room = most;
        }
        room -= needed;
        pieces.last_mut().expect("one at least").push(letter);
    }
    pieces
}

/// The room that lines of text need.
pub fn size(lines: &[String]) -> Size {
    let width = lines.iter().map(|line| width(line)).max().unwrap_or_default();
    Size { width, height: number(lines.len()) * LINE }
}
