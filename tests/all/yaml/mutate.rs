//! Mutants: texts with a few changes of the kind that people make, and some that nobody makes.

use crate::chance::Chance;

/// What is put in.
pub const PIECES: &[&str] = &[
    ":",
    ": ",
    " :",
    "-",
    "- ",
    " - ",
    "#",
    " #",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "  ",
    "\t",
    "\"",
    "'",
    "''",
    "\\",
    "\\n",
    "\\\n",
    "\\u0041",
    "\\ud83d\\ude00",
    "\\ud83d",
    "\\x4",
    "[",
    "]",
    "{",
    "}",
    ",",
    ", ",
    "[]",
    "{}",
    "|",
    "|\n",
    ">",
    ">-\n",
    "|2\n",
    "|+\n",
    "&a ",
    "*a",
    "!b ",
    "? ",
    "?",
    "%",
    "@",
    "`",
    "---",
    "---\n",
    "\n---\n",
    "...\n",
    "<<: ",
    "a",
    "é",
    "\u{a0}",
    "\u{2028}",
    "\u{feff}",
    "\u{0}",
    "\u{7f}",
    "\u{85}",
    "~",
    "null",
    "a: b",
    "\n  a: b",
    "\n- a",
    "\n  - a",
    " # c",
    "\n# c\n",
    "\n  # c\n",
    "\"a\"",
    "\"a\": ",
    "[a, b]",
    "{a: b}",
    "{a: b, c}",
    "\n ",
    "\n  ",
    "\n    ",
    "\n\t",
    "=",
];

/// A few lines of a text.
pub fn window(text: &str, chance: &mut Chance) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let start = chance.below(lines.len());
    let length = 1 + chance.below(14);
    lines[start..lines.len().min(start + length)].concat()
}

/// Changes a text in one to three places.
pub fn mutate(text: &str, chance: &mut Chance) -> String {
    let mut text = text.to_owned();
    for _ in 0..=chance.below(6) / 2 {
        text = once(&text, chance);
    }
    text
}

/// Changes a text in one place.
pub fn once(text: &str, chance: &mut Chance) -> String {
    match chance.below(9) {
        0..=2 => insert(text, chance),
        3 => remove(text, chance),
        4 => replace(text, chance),
        5..=7 => lines(text, chance),
        _ => cut(text, chance),
    }
}

fn place(text: &str, chance: &mut Chance) -> usize {
    text.floor_char_boundary(chance.below(text.len() + 1))
}

fn insert(text: &str, chance: &mut Chance) -> String {
    let at = place(text, chance);
    format!("{}{}{}", &text[..at], chance.one(PIECES), &text[at..])
}

fn remove(text: &str, chance: &mut Chance) -> String {
    let start = place(text, chance);
    let end = text.floor_char_boundary((start + 1 + chance.below(4)).min(text.len())).max(start);
    format!("{}{}", &text[..start], &text[end..])
}

fn replace(text: &str, chance: &mut Chance) -> String {
    let removed = place(text, chance);
    let end = text[removed..].chars().next().map_or(removed, |c| removed + c.len_utf8());
    format!("{}{}{}", &text[..removed], chance.one(PIECES), &text[end..])
}

fn cut(text: &str, chance: &mut Chance) -> String {
    text[..place(text, chance)].to_owned()
}

fn lines(text: &str, chance: &mut Chance) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    if lines.is_empty() {
        return text.to_owned();
    }
    let (one, other) = (chance.below(lines.len()), chance.below(lines.len()));
    match chance.below(7) {
        0 => lines.swap(one, other),
        1 => {
            let copy = lines[one].clone();
            lines.insert(other, copy);
        }
        2 => {
            lines.remove(one);
        }
        3 => lines[one].insert_str(0, &" ".repeat(1 + chance.below(4))),
        4 => {
            let blanks = lines[one].len() - lines[one].trim_start_matches(' ').len();
            lines[one].drain(..blanks.min(1 + chance.below(4)));
        }
        5 => {
            let length = lines[one].trim_end().len();
            lines[one].truncate(length);
        }
        _ => lines.iter_mut().for_each(|line| *line = line.replace('\n', "\r\n")),
    }
    lines.concat()
}
