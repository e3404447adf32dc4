//! A file as its author wrote it: a tree with the place of every key and value, its comments and its quoting.
//!
//! The dialect is the part of YAML 1.2 that every reader shares: one document; no directives, anchors, aliases, tags,
//! merge keys, keys behind a question mark, keys that are left out or not text, or keys written twice; no tabs in front
//! of content. A closing bracket may stand in the column of its key.
//!
//! A file is read in one walk over its lines: `read` knows documents and comments, `rows` columns, `brackets` what
//! stands in them, `plain`, `quoted` and `block_text` the three ways to write a text, and `build` makes the tree. What
//! fits nowhere is reported by `astray` and `inside`, which find the place behind it from which on reading makes sense.

mod astray;
mod block_text;
mod brackets;
mod build;
mod decode;
mod fault;
mod inside;
mod leaf;
mod lines;
mod marks;
mod open;
mod plain;
mod quoted;
mod read;
mod rows;
mod search;
mod twice;
mod words;

#[cfg(test)]
mod tests;

use crate::source::{Span, Spanned};

pub use decode::{DecodeError, decode};
pub use read::{MAX_BYTES, read};
pub use words::Words;

/// How a text was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Bare: the core schema decides whether it is text, number, true, false or null.
    Plain,
    /// In single or double quotes: always text.
    Quoted,
    /// After `|` or `>`: always text.
    Block,
}

/// A single value: text as it reads after folding and escapes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// The text.
    pub text: Words,
    /// How it was written.
    pub style: Style,
}

/// What a scalar means by the core schema of YAML 1.2.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Core<'a> {
    /// Nothing: empty, `null` or `~`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction, an exponent, or more digits than fit an integer.
    Float(f64),
    /// Text.
    Text(&'a str),
}

impl Scalar {
    /// What the scalar means.
    pub fn core(&self) -> Core<'_> {
        if self.style == Style::Plain { core(&self.text) } else { Core::Text(&self.text) }
    }
}

fn core(text: &str) -> Core<'_> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Core::Null,
        "true" | "True" | "TRUE" => return Core::Boolean(true),
        "false" | "False" | "FALSE" => return Core::Boolean(false),
        _ => {}
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let looks_numeric = digits.starts_with(|first: char| first.is_ascii_digit() || first == '.');
    if !looks_numeric {
        return Core::Text(text);
    }
    if digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let number = text.strip_prefix('+').unwrap_or(text);
        return number.parse().map_or_else(|_| float(text), Core::Integer);
    }
    if let Some(number) = digits.strip_prefix("0x").filter(|_| digits == text) {
        return i64::from_str_radix(number, 16).map_or(Core::Text(text), Core::Integer);
    }
    if let Some(number) = digits.strip_prefix("0o").filter(|_| digits == text) {
        return i64::from_str_radix(number, 8).map_or(Core::Text(text), Core::Integer);
    }
    match digits {
        ".inf" | ".Inf" | ".INF" => {
            return Core::Float(if text.starts_with('-') { f64::NEG_INFINITY } else { f64::INFINITY });
        }
        ".nan" | ".NaN" | ".NAN" if digits == text => return Core::Float(f64::NAN),
        _ => {}
    }
    let numeric = digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-'));
    if numeric && digits.bytes().any(|byte| byte.is_ascii_digit()) { float(text) } else { Core::Text(text) }
}

fn float(text: &str) -> Core<'_> {
    text.parse().map_or(Core::Text(text), Core::Float)
}

/// One key of a map with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: Spanned<Words>,
    /// The value.
    pub value: Node,
}

/// What stands at a place.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A single value.
    Scalar(Scalar),
    /// Values one after another.
    List(Vec<Node>),
    /// Keys with values, in the order written.
    Map(Vec<Entry>),
}

/// A value and the bytes it was written in.
#[derive(Clone, Debug)]
pub struct Node {
    /// First to last byte; of a list or map in block style, from its first to its last part.
    pub span: Span,
    /// What stands there.
    pub value: Value,
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Node {
    /// The entries of a map; none of anything else.
    pub fn entries(&self) -> &[Entry] {
        if let Value::Map(entries) = &self.value { entries } else { &[] }
    }

    /// The items of a list; none of anything else.
    pub fn items(&self) -> &[Node] {
        if let Value::List(items) = &self.value { items } else { &[] }
    }

    /// The scalar, if it is one.
    pub fn scalar(&self) -> Option<&Scalar> {
        if let Value::Scalar(scalar) = &self.value { Some(scalar) } else { None }
    }

    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        self.scalar().map(|scalar| &*scalar.text)
    }

    /// The entry of a key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| &**entry.key == key)
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The node that a JSON pointer (`/steps/2/limit`) leads to.
    pub fn at(&self, pointer: &str) -> Option<&Node> {
        pointer.split('/').skip(1).try_fold(self, |node, part| match &node.value {
            Value::List(items) => items.get(part.parse::<usize>().ok()?),
            Value::Map(_) => node.get(&part.replace("~1", "/").replace("~0", "~")),
            Value::Scalar(_) => None,
        })
    }

    /// Calls `visit` for this node and all below it, in the order written.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Node)) {
        let mut waiting = vec![self];
        while let Some(node) = waiting.pop() {
            visit(node);
            match &node.value {
                Value::Scalar(_) => {}
                Value::List(items) => waiting.extend(items.iter().rev()),
                Value::Map(entries) => waiting.extend(entries.iter().rev().map(|entry| &entry.value)),
            }
        }
    }

    /// Calls `visit` for this node and all below it, each with the key under which it or its list stands.
    pub fn walk_keyed<'a>(&'a self, visit: &mut impl FnMut(&'a str, &'a Node)) {
        let mut waiting = vec![("", self)];
        while let Some((key, node)) = waiting.pop() {
            visit(key, node);
            match &node.value {
                Value::Scalar(_) => {}
                Value::List(items) => waiting.extend(items.iter().rev().map(|item| (key, item))),
                Value::Map(entries) => {
                    waiting.extend(entries.iter().rev().map(|entry| (&**entry.key, &entry.value)));
                }
            }
        }
    }

    /// The same as JSON, as every reader of the core schema would see it.
    pub fn to_json(&self) -> serde_json::Value {
        match &self.value {
            Value::Scalar(scalar) => match scalar.core() {
                Core::Null => serde_json::Value::Null,
                Core::Boolean(value) => value.into(),
                Core::Integer(value) => value.into(),
                Core::Float(value) => value.into(),
                Core::Text(value) => value.into(),
            },
            Value::List(items) => items.iter().map(Self::to_json).collect(),
            Value::Map(entries) => serde_json::Value::Object(
                entries.iter().map(|entry| (entry.key.to_string(), entry.value.to_json())).collect(),
            ),
        }
    }
}

/// A `#` comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// From `#` to the end of the line.
    pub span: Span,
    /// What follows `#`.
    pub text: Words,
}

/// A whole file.
#[derive(Clone, Debug)]
pub struct Tree {
    /// The outermost value.
    pub root: Node,
    /// Its comments, in the order written.
    pub comments: Vec<Comment>,
    /// Whether nothing was found: the tree is all that the text says.
    pub sound: bool,
}
