//! XML: elements as plain values, written out with everything escaped. What XML cannot hold is left out.

use std::fmt::Display;

use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::Error;

/// An element with its attributes and what stands in it, both in the order in which they were added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    content: Vec<Content>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Content {
    Element(Element),
    Text(String),
}

impl Element {
    /// An empty element.
    pub fn new(name: &'static str) -> Self {
        Self { name, attributes: Vec::new(), content: Vec::new() }
    }

    /// Adds an attribute.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.attributes.push((name, clean(&format!("{value}"))));
        self
    }

    /// Adds an attribute, if it has a value that is not empty.
    #[must_use]
    pub fn with_some(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) if !value.is_empty() => self.with(name, value),
            _ => self,
        }
    }

    /// Adds text.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        self.content.push(Content::Text(clean(text)));
        self
    }

    /// Adds an element.
    #[must_use]
    pub fn child(mut self, child: Self) -> Self {
        self.content.push(Content::Element(child));
        self
    }

    /// Adds elements.
    #[must_use]
    pub fn children(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.content.extend(children.into_iter().map(Content::Element));
        self
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.content.is_empty()
    }
}

/// Leaves out the characters that XML 1.0 cannot hold.
fn clean(text: &str) -> String {
    let fits = |letter: &char| match letter {
        '\t' | '\n' | '\r' => true,
        '\u{FFFE}' | '\u{FFFF}' => false,
        letter => u32::from(*letter) >= 0x20,
    };
    text.chars().filter(fits).collect()
}

/// A whole document, indented by two blanks.
pub fn document(root: &Element) -> Result<String, Error> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    let written = writer
        .write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))
        .and_then(|()| write(&mut writer, root));
    let fault = |why: String| Error { what: root.name.to_owned(), why };
    written.map_err(|error| fault(error.to_string()))?;
    let mut text = String::from_utf8(writer.into_inner()).map_err(|error| fault(error.to_string()))?;
    text.push('\n');
    Ok(text)
}

/// An element alone, without a declaration and without white space between elements.
pub fn fragment(root: &Element) -> Result<String, Error> {
    let mut writer = Writer::new(Vec::new());
    let fault = |why: String| Error { what: root.name.to_owned(), why };
    write(&mut writer, root).map_err(|error| fault(error.to_string()))?;
    String::from_utf8(writer.into_inner()).map_err(|error| fault(error.to_string()))
}

/// Elements nest no deeper than the shapes this program builds: a handful of levels.
fn write(writer: &mut Writer<Vec<u8>>, element: &Element) -> std::io::Result<()> {
    let mut start = BytesStart::new(element.name);
    for (name, value) in &element.attributes {
        start.push_attribute((*name, value.as_str()));
    }
    if element.content.is_empty() {
        return writer.write_event(Event::Empty(start));
    }
    writer.write_event(Event::Start(start))?;
    for content in &element.content {
        match content {
            Content::Element(child) => write(writer, child)?,
            Content::Text(text) => {
                writer.write_event(Event::Text(BytesText::from_escaped(partial_escape(text.as_str()))))?;
            }
        }
    }
    writer.write_event(Event::End(BytesEnd::new(element.name)))
}
