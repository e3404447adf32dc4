//! The Vietnamese alphabet: `ă`, `â`, `đ`, `ê`, `ô`, `ơ`, `ư` are letters of their own, tones are not.

use unicode_normalization::UnicodeNormalization;

/// The letters in their order; those of other alphabets follow.
const LETTERS: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// The marks of the five tones as they stand behind a letter.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// A text without its tones, in small letters.
fn toneless(text: &str) -> String {
    text.to_lowercase().nfd().filter(|letter| !TONES.contains(letter)).nfc().collect()
}

/// A text without any marks, in small letters; `đ` becomes `d`.
pub fn plain(text: &str) -> String {
    let marked = |letter: &char| ('\u{300}'..='\u{36f}').contains(letter);
    text.to_lowercase()
        .nfd()
        .filter(|letter| !marked(letter))
        .map(|letter| if letter == 'đ' { 'd' } else { letter })
        .collect()
}

/// What texts are sorted by: letter by letter, then by tone.
pub fn sort_key(text: &str) -> (Vec<u32>, String) {
    let places = toneless(text).chars().map(place).collect();
    (places, text.to_lowercase())
}

fn place(letter: char) -> u32 {
    match LETTERS.chars().position(|other| other == letter) {
        Some(place) => 1000 + u32::try_from(place).unwrap_or(0),
        // Spaces, digits and signs come before letters, unknown letters behind them.
        None if letter.is_alphabetic() => 2000 + u32::from(letter),
        None => u32::from(letter).min(999),
    }
}

/// The letter below which a text is found: its place in the alphabet, and itself.
pub fn letter(text: &str) -> (u32, String) {
    let first = toneless(text).chars().find(|letter| letter.is_alphanumeric());
    match first {
        Some(letter) if letter.is_alphabetic() => (place(letter), letter.to_uppercase().collect()),
        _ => (0, "0–9".to_owned()),
    }
}
