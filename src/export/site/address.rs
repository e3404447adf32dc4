//! Where pages stand below `site/`, and the way from one to another. Links are relative, so that the pages work below
//! any folder of a server and from a disk.

use crate::diagnostic::Language;

/// A page, by its folder below `site/`; that of the front page is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address(String);

/// The folder of everything the site writes.
const ROOT: &str = "site";

impl Address {
    /// A page by the parts of its path.
    pub fn new(parts: &[&str]) -> Self {
        Self(parts.iter().flat_map(|part| [*part, "/"]).collect())
    }

    /// The page of a procedure; that of a place lies below that of the whole country.
    pub fn procedure(id: &str, code: &str, place: Option<&str>, language: Language) -> Self {
        let above: &[&str] = match language {
            Language::Vi => &["thu-tuc"],
            Language::En => &["en", "procedures"],
        };
        let own = [folder(id, code)];
        Self::new(&above.iter().copied().chain(own).chain(place).collect::<Vec<_>>())
    }

    /// The file of the page.
    pub fn file(&self) -> String {
        format!("{ROOT}/{}index.html", self.0)
    }

    /// The way up to the front page.
    pub fn up(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }

    /// The way to another page.
    pub fn to(&self, other: &Self) -> String {
        format!("{}{}index.html", self.up(), other.0)
    }

    /// The way to a file beside the front page.
    pub fn to_file(&self, name: &str) -> String {
        format!("{}{name}", self.up())
    }

    /// The way to a file of another export.
    pub fn outside(&self, path: &str) -> String {
        format!("{}../{path}", self.up())
    }
}

/// A file beside the front page.
pub fn beside_front(name: &str) -> String {
    format!("{ROOT}/{name}")
}

/// The code of a procedure, or its id where the code cannot be a folder.
fn folder<'a>(id: &'a str, code: &'a str) -> &'a str {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    let plain = code.bytes().all(fits) && code.bytes().any(|byte| byte.is_ascii_alphanumeric());
    if plain && !code.starts_with('.') { code } else { id }
}

/// An address in the world that may be linked to: no script hides behind it.
pub fn is_web(url: &str) -> bool {
    let scheme = url.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let fits = |scheme: &str| ["http", "https", "mailto", "tel"].contains(&scheme);
    scheme.is_some_and(|scheme| fits(&scheme))
        && !url.contains(|letter: char| letter.is_whitespace() || letter.is_control())
}
