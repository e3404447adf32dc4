//! XML as a tree, for tests that look at what exporters write.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub text: String,
    pub children: Vec<Element>,
}

impl Element {
    fn new(start: &BytesStart<'_>) -> Self {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.expect("an attribute");
            let value = attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0).expect("a value");
            (attribute.key.into_inner().to_owned(), value.into_owned())
        });
        let name = start.name().into_inner().to_owned();
        Self { name, attributes: attributes.collect(), ..Self::default() }
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    pub fn id(&self) -> &str {
        self.get("id").unwrap_or_else(|| panic!("{} has no id", self.name))
    }

    pub fn all(&self) -> Vec<&Self> {
        let mut found = vec![self];
        found.extend(self.children.iter().flat_map(Self::all));
        found
    }

    pub fn texts(&self, name: &str) -> Vec<&str> {
        self.children.iter().filter(|child| child.name == name).map(|child| child.text.as_str()).collect()
    }
}

/// Reads a file; stops at the first thing that is not well formed.
pub fn parse(text: &str) -> Element {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().expect("well formed") {
            Event::Start(start) => open.push(Element::new(&start)),
            Event::Empty(start) => open.last_mut().expect("open").children.push(Element::new(&start)),
            Event::End(_) => {
                let done = open.pop().expect("open");
                open.last_mut().expect("open").children.push(done);
            }
            Event::Text(text) => open.last_mut().expect("open").text.push_str(&text.into_inner()),
            Event::GeneralRef(reference) => {
                let letter = match reference.into_inner().as_ref() {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    other => panic!("unexpected reference {other}"),
                };
                open.last_mut().expect("open").text.push_str(letter);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open.len(), 1, "every element is closed");
    open.remove(0).children.remove(0)
}
