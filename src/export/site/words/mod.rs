//! Words on a page: text in the language of the page, text in another language, links and dates.

mod citations;
mod conditions;
mod labels;
#[cfg(test)]
mod tests;
mod tongue;
mod values;

use std::fmt;

use serde::{Serialize, Serializer};

use super::render::{escaped, safe};
use crate::calendar::Date;

pub use citations::{citation, law_title};
pub use conditions::{case, condition, ending};
pub use labels::{channel, channels, lower_first, option_label, question, upper_first};
pub use tongue::Tongue;
pub use values::{amount, copies, limit, money, shown_date};

/// A sentence or a part of one, piece by piece.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    /// Text that is not in the language of the page, with the code of its own.
    Foreign(&'static str, String),
    Strong(Words),
    Link(String, Words),
    Day(Date),
}

impl Words {
    /// Text of a known other language.
    pub fn foreign(language: &'static str, text: impl Into<String>) -> Self {
        Self(vec![Piece::Foreign(language, text.into())])
    }

    /// The same, set off from the words around it.
    #[must_use]
    pub fn strong(self) -> Self {
        Self(vec![Piece::Strong(self)])
    }

    /// The same as a link.
    #[must_use]
    pub fn link(self, to: impl Into<String>) -> Self {
        Self(vec![Piece::Link(to.into(), self)])
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The same with more words behind it.
    #[must_use]
    pub fn and(mut self, more: impl Into<Self>) -> Self {
        for piece in more.into().0 {
            match (self.0.last_mut(), piece) {
                (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
                (_, piece) => self.0.push(piece),
            }
        }
        self
    }

    /// Several, with something between them.
    pub fn join(parts: impl IntoIterator<Item = Self>, between: &str) -> Self {
        Self::listed(parts, between, between)
    }

    /// Several, with something else in front of the last.
    pub fn listed(parts: impl IntoIterator<Item = Self>, between: &str, last: &str) -> Self {
        let parts: Vec<Self> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let count = parts.len();
        let mut whole = Self::default();
        for (index, part) in parts.into_iter().enumerate() {
            if index > 0 {
                whole = whole.and(if index + 1 == count { last } else { between });
            }
            whole = whole.and(part);
        }
        whole
    }

    /// The same with its first letter changed by `change`.
    #[must_use]
    pub fn begin(mut self, change: fn(&str) -> String) -> Self {
        match self.0.first_mut() {
            Some(Piece::Text(text) | Piece::Foreign(_, text)) => *text = change(text),
            Some(Piece::Strong(inside) | Piece::Link(_, inside)) => {
                *inside = std::mem::take(inside).begin(change);
            }
            Some(Piece::Day(_)) | None => {}
        }
        self
    }

    /// The same as a sentence: a full stop at the end, unless there is one.
    #[must_use]
    pub fn stopped(mut self) -> Self {
        if let Some(Piece::Text(text) | Piece::Foreign(_, text)) = self.0.last_mut()
            && let Some(bare) = text.trim_end().strip_suffix(" .")
        {
            *text = format!("{}.", bare.trim_end());
        }
        let ends = self.plain().trim_end().ends_with(['.', '!', '?', '…', ':', ';']);
        if ends || self.is_empty() { self } else { self.and(".") }
    }

    /// The text alone.
    pub fn plain(&self) -> String {
        let parts = self.0.iter().map(|piece| match piece {
            Piece::Text(text) | Piece::Foreign(_, text) => text.clone(),
            Piece::Strong(inside) | Piece::Link(_, inside) => inside.plain(),
            Piece::Day(date) => shown_date(*date),
        });
        parts.collect()
    }

    /// The words as HTML.
    pub fn html(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => out.push_str(&escaped(text)),
                Piece::Foreign(language, text) => {
                    out.extend(["<span lang=\"", language, "\">", &escaped(text), "</span>"]);
                }
                Piece::Strong(inside) => {
                    out.push_str("<em>");
                    inside.write(out);
                    out.push_str("</em>");
                }
                Piece::Link(to, inside) => {
                    out.extend(["<a href=\"", &escaped(to), "\">"]);
                    inside.write(out);
                    out.push_str("</a>");
                }
                Piece::Day(date) => {
                    out.extend([
                        "<time datetime=\"",
                        &date.to_string(),
                        "\">",
                        &shown_date(*date),
                        "</time>",
                    ]);
                }
            }
        }
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl From<&&str> for Words {
    fn from(text: &&str) -> Self {
        Self::from(*text)
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::default() } else { Self(vec![Piece::Text(text)]) }
    }
}

impl From<Date> for Words {
    fn from(date: Date) -> Self {
        Self(vec![Piece::Day(date)])
    }
}

impl From<usize> for Words {
    fn from(number: usize) -> Self {
        Self::from(number.to_string())
    }
}

impl From<u32> for Words {
    fn from(number: u32) -> Self {
        Self::from(number.to_string())
    }
}

impl fmt::Display for Words {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.plain())
    }
}

/// In a template, words are HTML that is escaped already.
impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        safe(self.html()).serialize(serializer)
    }
}

/// What stands in a sentence in the place of other words until they are put in.
#[derive(Clone, Copy)]
pub struct Hole(usize);

const MARK: char = '\u{f8ff}';

impl fmt::Display for Hole {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{MARK}{}{MARK}", self.0)
    }
}

/// The words that go into the holes of a sentence.
#[derive(Default)]
pub struct Holes(Vec<Words>);

impl Holes {
    /// Keeps words for later.
    pub fn put(&mut self, words: impl Into<Words>) -> Hole {
        self.0.push(words.into());
        Hole(self.0.len() - 1)
    }

    /// The sentence with its words.
    pub fn fill(mut self, sentence: &str) -> Words {
        let mut whole = Words::default();
        for (index, part) in sentence.split(MARK).enumerate() {
            let hole: Option<usize> = if index % 2 == 1 { part.parse().ok() } else { None };
            whole = match hole.and_then(|hole| self.0.get_mut(hole)) {
                Some(words) => whole.and(std::mem::take(words)),
                None => whole.and(part),
            };
        }
        whole
    }
}

/// A sentence in the language of a page, Vietnamese and English side by side; a hole that is filled in one only does
/// not compile. What goes into a hole are [`Words`] or what they can be made of: `name = value`, or a variable `name`.
macro_rules! words {
    (@value $name:ident) => { $name };
    (@value $name:ident = $value:expr) => { $value };
    ($tongue:expr, $vi:literal, $en:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {{
        #[allow(unused_mut, reason = "a sentence may have no holes")]
        let mut holes = $crate::export::site::words::Holes::default();
        $(let $name = holes.put(words!(@value $name $(= $value)?));)*
        let sentence = if $tongue.is_english() {
            format!($en $(, $name = $name)*)
        } else {
            format!($vi $(, $name = $name)*)
        };
        holes.fill(&sentence)
    }};
}
pub(super) use words;
