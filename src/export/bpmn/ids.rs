//! Ids in a file: ASCII names that XML and the expression languages of engines accept, each once.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

/// The name made of an id: `kiem-tra.ways` becomes `kiem_tra__ways`.
pub fn name_of(id: &str) -> String {
    let mut name = String::new();
    for letter in id.nfd() {
        match letter {
            letter if letter.is_ascii_alphanumeric() || letter == '_' => name.push(letter),
            'đ' => name.push('d'),
            'Đ' => name.push('D'),
            '-' | ' ' => name.push('_'),
            '.' | '@' => name.push_str("__"),
            _ => {}
        }
    }
    if !name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        name.insert_str(0, "n_");
    }
    name
}

/// The ids of one file.
#[derive(Debug, Default)]
pub struct Ids {
    taken: BTreeSet<String>,
}

impl Ids {
    /// The name of an id, with a number behind it if it is taken.
    pub fn take(&mut self, id: &str) -> String {
        let name = name_of(id);
        let numbered = (2..).map(|number| format!("{name}__{number}"));
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| !self.taken.contains(name));
        let free = free.unwrap_or(name);
        self.taken.insert(free.clone());
        free
    }
}
