//! The book is true to the code: its examples compile, its tables and lists are printed from what the program knows,
//! its links lead somewhere. `THUTUC_UPDATE=1 cargo test --test all book` prints the printed parts anew.

mod examples;
mod keys;
mod links;
mod lists;
mod printed;
mod wrong;

use thutuc::diagnostic::Language;

use crate::examples::{below, read, shown};

/// Where the pages are.
const SOURCE: &str = "book/src";

/// A page of the book.
struct Page {
    /// Its path inside the project.
    path: String,
    /// Its text, with what it includes in place.
    text: String,
    /// Its text, with examples that it includes in place, but not the pages of rules, simplifications and exports.
    own: String,
}

impl Page {
    /// The language in which the parts that are printed into it are written.
    fn language(&self) -> Language {
        if self.path.starts_with("book/src/vi/") { Language::Vi } else { Language::En }
    }
}

/// Every page, by path.
fn pages() -> Vec<Page> {
    let paths = below(SOURCE).into_iter().filter(|path| path.extension().is_some_and(|it| it == "md"));
    paths.map(|path| page(&shown(&path))).collect()
}

/// One page.
fn page(path: &str) -> Page {
    let text = read(path);
    Page {
        path: path.to_owned(),
        own: with_included(path, &text, ".yaml"),
        text: with_included(path, &text, ""),
    }
}

/// A text with the files it includes whose names end so.
fn with_included(path: &str, text: &str, ending: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    for line in text.lines() {
        match included(line).filter(|target| target.ends_with(ending)) {
            Some(target) => whole += read(&resolve(path, target)).trim_end(),
            None => whole += line,
        }
        whole.push('\n');
    }
    whole
}

/// The file a line includes.
fn included(line: &str) -> Option<&str> {
    line.strip_prefix("{{#include ")?.strip_suffix("}}")
}

/// The path that a relative one leads to from a page.
fn resolve(page: &str, target: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    parts.join("/")
}

/// A fenced block of a page.
struct Fence {
    /// What stands behind the three backticks.
    language: String,
    /// The lines between.
    text: String,
    /// The last line with words in front of it.
    before: String,
}

/// Every fenced block, in order.
fn fences(text: &str) -> Vec<Fence> {
    let mut found: Vec<Fence> = Vec::new();
    let (mut open, mut before) = (false, "");
    for line in text.lines() {
        match line.strip_prefix("```") {
            Some(_) if open => open = false,
            Some(language) => {
                open = true;
                let fence =
                    Fence { language: language.into(), text: String::new(), before: before.to_owned() };
                found.push(fence);
            }
            None if open => {
                let text = &mut found.last_mut().expect("opened above").text;
                text.push_str(line);
                text.push('\n');
            }
            None => {}
        }
        if !line.trim().is_empty() {
            before = line;
        }
    }
    found
}
