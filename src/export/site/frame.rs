//! What every page has: head, search, path, language, foot.

use serde::Serialize;

use super::address::Address;
use super::render::{digest, style_name};
use super::words::Words;
use crate::diagnostic::Language;
use crate::process::Catalog;

/// A link with its words.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// What it says.
    pub name: Words,
    /// Where it leads.
    pub href: String,
}

impl Link {
    /// A link.
    pub fn new(name: &Words, href: impl Into<String>) -> Self {
        Self { name: name.clone(), href: href.into() }
    }
}

/// What stands around the content of a page.
#[derive(Debug, Serialize)]
pub struct Frame {
    lang: &'static str,
    title: String,
    description: String,
    /// The way up to the front page.
    up: String,
    /// The front page in this language.
    front: String,
    sheet: String,
    /// Style rules of this page alone.
    style: String,
    /// Digest of these rules, by which the page lets them in.
    digest: String,
    /// The way to the page from the front.
    pub crumbs: Vec<Link>,
    /// What the page is called at the end of that way.
    pub here: String,
    /// The same page in the other language.
    pub other_language: Option<Link>,
    other_code: &'static str,
    /// The page as linked data.
    pub structured: String,
    /// Whether there are pages in English.
    english: bool,
}

impl Frame {
    /// The frame of a page.
    pub fn new(
        here: &Address,
        language: Language,
        catalog: &Catalog,
        title: String,
        description: String,
    ) -> Self {
        let english = language == Language::En;
        let front = if english { Address::new(&["en"]) } else { Address::default() };
        Self {
            lang: if english { "en" } else { "vi" },
            title,
            description,
            up: here.up(),
            front: here.to(&front),
            sheet: here.to_file(style_name()),
            style: String::new(),
            digest: String::new(),
            crumbs: Vec::new(),
            here: String::new(),
            other_language: None,
            other_code: if english { "vi" } else { "en" },
            structured: String::new(),
            english: catalog.translations.iter().any(|filed| filed.value.language.value == "en"),
        }
    }

    /// Lets in the style rules of this page.
    #[must_use]
    pub fn with_style(mut self, style: String) -> Self {
        self.digest = if style.is_empty() { String::new() } else { digest(&style) };
        self.style = style;
        self
    }
}
