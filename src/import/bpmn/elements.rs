//! The elements of a file that say how tokens move, each with the one around it.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A file that is no XML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The byte at which reading stopped.
    pub at: usize,
}

/// A start tag.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub span: Range<usize>,
    /// The element around it.
    pub parent: Option<usize>,
}

impl Tag {
    /// The value of an attribute, or nothing.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Every element, in the order in which they begin.
pub fn elements(text: &str) -> Result<Vec<Tag>, Broken> {
    let mut reader = Reader::from_str(text);
    let mut tags: Vec<Tag> = Vec::new();
    let mut open = Vec::new();
    loop {
        let start = position(&reader);
        let broken = |_| Broken { at: start };
        match reader.read_event().map_err(broken)? {
            Event::Start(tag) => {
                tags.push(tag_of(&tag, start..position(&reader), open.last().copied())?);
                open.push(tags.len() - 1);
            }
            Event::Empty(tag) => tags.push(tag_of(&tag, start..position(&reader), open.last().copied())?),
            Event::End(_) => {
                open.pop();
            }
            Event::Eof if open.is_empty() && !tags.is_empty() => return Ok(tags),
            Event::Eof => return Err(Broken { at: start }),
            _ => {}
        }
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn tag_of(tag: &BytesStart<'_>, span: Range<usize>, parent: Option<usize>) -> Result<Tag, Broken> {
    let mut attributes = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|_| Broken { at: span.start })?;
        let value = quick_xml::escape::unescape(&attribute.value);
        let value = value.map_or_else(|_| attribute.value.to_string(), |value| value.to_string());
        attributes.push((attribute.key.local_name().as_ref().to_owned(), value));
    }
    Ok(Tag { name: tag.local_name().as_ref().to_owned(), attributes, span, parent })
}
