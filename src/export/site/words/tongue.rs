//! The language of a page, and where its texts come from.

use std::collections::BTreeMap;

use super::Words;
use crate::diagnostic::Language;
use crate::process::{Catalog, Process};

/// The language in which the catalogue is written.
const HOME: &str = "vi";

/// The language of one page.
#[derive(Clone, Debug, Default)]
pub struct Tongue<'a> {
    language: Language,
    /// What was translated, by path.
    texts: BTreeMap<&'a str, &'a str>,
}

impl<'a> Tongue<'a> {
    /// A page that needs no translation of a procedure.
    pub fn plain(language: Language) -> Self {
        Self { language, texts: BTreeMap::new() }
    }

    /// The languages in which a procedure is published: the catalogue's own, and those it was translated into.
    pub fn of(process: &Process, catalog: &'a Catalog) -> Vec<Self> {
        let mut tongues = vec![Self::plain(Language::Vi)];
        if let Some(translation) = catalog.translation(&process.procedure.procedure, "en") {
            let texts = translation.texts.iter();
            let texts = texts.map(|(path, text)| (path.value.as_str(), text.value.as_str())).collect();
            tongues.push(Self { language: Language::En, texts });
        }
        tongues
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The code of the language.
    pub fn code(&self) -> &'static str {
        if self.is_english() { "en" } else { HOME }
    }

    /// Whether the page is in English.
    pub fn is_english(&self) -> bool {
        self.language == Language::En
    }

    /// A text of the procedure, in translation if there is one.
    pub fn text(&self, path: &[&str], original: &str) -> Words {
        if !self.is_english() {
            return Words::from(original);
        }
        match self.texts.get(path.join(".").as_str()) {
            Some(text) => Words::from(*text),
            None => self.foreign(original),
        }
    }

    /// A text for which there are no translations: names of papers, agencies and laws.
    pub fn foreign(&self, original: &str) -> Words {
        if self.is_english() { Words::foreign(HOME, original) } else { Words::from(original) }
    }

    /// Several things, all of them.
    pub fn all(&self, parts: impl IntoIterator<Item = Words>) -> Words {
        listed(parts, if self.is_english() { "and" } else { "và" })
    }

    /// Several things, one of them.
    pub fn either(&self, parts: impl IntoIterator<Item = Words>) -> Words {
        listed(parts, if self.is_english() { "or" } else { "hoặc" })
    }
}

/// Parts with a word in front of the last. Where a part is a list itself, it is set off, so that nobody takes its own
/// parts for further ones.
fn listed(parts: impl IntoIterator<Item = Words>, last: &str) -> Words {
    let parts: Vec<Words> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    match (parts.iter().any(is_list), parts.len()) {
        (false, _) => Words::listed(parts, ", ", &format!(" {last} ")),
        (true, 0..=2) => Words::listed(parts, ", ", &format!(", {last} ")),
        (true, _) => Words::listed(parts, "; ", &format!("; {last} ")),
    }
}

/// Whether a part is a list; what stands in quotes or brackets holds together anyhow.
fn is_list(part: &Words) -> bool {
    const BETWEEN: [&str; 6] = [", ", "; ", " và ", " hoặc ", " and ", " or "];
    let plain = part.plain();
    let is_between = |text: &str| BETWEEN.iter().any(|sign| text.contains(sign));
    if !is_between(&plain) {
        return false;
    }
    let mut depth = 0_usize;
    let mut open = String::new();
    for letter in plain.chars() {
        match letter {
            '“' | '(' => depth += 1,
            '”' | ')' => depth = depth.saturating_sub(1),
            letter if depth == 0 => open.push(letter),
            _ => {}
        }
    }
    is_between(&open)
}
