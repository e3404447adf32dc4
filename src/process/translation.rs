//! The texts of a procedure that can be translated, and by what it is seen that one has changed.

use std::collections::BTreeMap;
use std::fmt::Write;

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use super::Catalog;
use crate::model::Id;
use crate::yaml::{Node, Value};

/// Keys that hold words for people.
const WORDS: [&str; 6] = ["name", "text", "note", "ask", "help", "description"];

/// Bytes of the digest: twelve digits tell two versions of one sentence apart.
const BYTES: usize = 6;

/// Every text that has a path, which leads through keys and the ids of rows.
pub fn texts(root: &Node) -> BTreeMap<String, &Node> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![(String::new(), root)];
    while let Some((path, node)) = waiting.pop() {
        let longer = |part: &str| if path.is_empty() { part.to_owned() } else { format!("{path}.{part}") };
        for entry in node.entries() {
            let is_words =
                WORDS.contains(&&**entry.key) || &**entry.key == "per" && path.starts_with("fees.");
            match entry.value.value {
                Value::Scalar(_) if is_words => {
                    found.insert(longer(&entry.key), &entry.value);
                }
                Value::Scalar(_) => {}
                Value::List(_) | Value::Map(_) => waiting.push((longer(&entry.key), &entry.value)),
            }
        }
        for row in node.items() {
            if let Some(id) = row.get("id").and_then(Node::text) {
                waiting.push((longer(id), row));
            }
        }
    }
    found
}

/// The first twelve hexadecimal digits of the SHA-256 of a text in NFC.
pub fn digest(text: &str) -> String {
    let normal: String = text.nfc().collect();
    let mut digits = String::new();
    for byte in Sha256::digest(normal.as_bytes()).iter().take(BYTES) {
        write!(digits, "{byte:02x}").expect("a string takes all");
    }
    digits
}

impl Catalog {
    /// What is written in each version of a procedure, by first day, places included.
    pub fn written<'a>(&'a self, id: &'a Id) -> impl Iterator<Item = &'a Node> {
        self.processes
            .iter()
            .filter(move |process| process.procedure.procedure == *id)
            .map(|process| &process.root)
    }

    /// What is written in the version in force, or in the newest.
    pub fn current<'a>(&'a self, id: &'a Id) -> Option<&'a Node> {
        self.find(&id.value).map(|process| &process.root).or_else(|| self.written(id).last())
    }
}
