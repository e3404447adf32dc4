//! Reads the pages back: tags, attributes and text, as a tree. It knows the HTML that the site writes and no other.

use std::collections::BTreeMap;

/// An element or, without a name, a piece of text.
#[derive(Clone, Debug, Default)]
pub struct Node {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub text: String,
    pub inside: Vec<Node>,
}

const VOID: [&str; 6] = ["meta", "link", "input", "br", "img", "hr"];

/// The tree of a page.
pub fn read(html: &str) -> Node {
    let mut open = vec![Node::default()];
    let mut rest = html.strip_prefix("<!doctype html>").expect("a document type");
    while !rest.is_empty() {
        if let Some(behind) = rest.strip_prefix("</") {
            let (name, behind) = behind.split_once('>').expect("an end tag ends");
            let done = open.pop().expect("something is open");
            assert_eq!(done.name, name, "elements are nested");
            open.last_mut().expect("the root stays open").inside.push(done);
            rest = behind;
        } else if rest.starts_with('<') {
            let end = end_of_tag(rest);
            let (tag, closed) = match rest[1..end].strip_suffix('/') {
                Some(tag) => (tag, true),
                None => (&rest[1..end], false),
            };
            let node = element(tag);
            rest = &rest[end + 1..];
            if closed || VOID.contains(&node.name.as_str()) {
                open.last_mut().expect("the root stays open").inside.push(node);
            } else if matches!(node.name.as_str(), "style" | "script") {
                let close = format!("</{}>", node.name);
                let (raw, behind) = rest.split_once(&close).expect("raw text ends");
                let inside = vec![Node { text: raw.to_owned(), ..Node::default() }];
                open.last_mut().expect("the root stays open").inside.push(Node { inside, ..node });
                rest = behind;
            } else {
                open.push(node);
            }
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            let text = Node { text: unescaped(&rest[..end]), ..Node::default() };
            open.last_mut().expect("the root stays open").inside.push(text);
            rest = &rest[end..];
        }
    }
    assert_eq!(open.len(), 1, "every element is closed");
    open.pop().expect("the root")
}

/// Where a tag ends, signs in quotes left out.
fn end_of_tag(text: &str) -> usize {
    let mut quoted = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '>' if !quoted => return at,
            _ => {}
        }
    }
    panic!("a tag does not end: {}", &text[..text.len().min(80)]);
}

fn element(tag: &str) -> Node {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = BTreeMap::new();
    while !rest.trim().is_empty() {
        rest = rest.trim_start();
        let end = rest.find(['=', ' ']).unwrap_or(rest.len());
        let key = rest[..end].to_owned();
        assert!(key.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-'), "attribute {key}");
        rest = &rest[end..];
        let value = match rest.strip_prefix("=\"") {
            Some(behind) => {
                let (value, behind) = behind.split_once('"').expect("a value ends");
                rest = behind;
                unescaped(value)
            }
            None => String::new(),
        };
        assert!(attributes.insert(key, value).is_none(), "an attribute stands twice in <{tag}>");
    }
    Node { name: name.to_owned(), attributes, ..Node::default() }
}

fn unescaped(text: &str) -> String {
    assert!(!text.contains('<'), "{text}");
    let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    assert!(!plain.replace("&amp;", "").contains("&#"), "an escape that nobody writes: {plain}");
    plain.replace("&amp;", "&")
}

impl Node {
    /// An attribute.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.attributes.get(key).map(String::as_str)
    }

    /// Whether it has a class.
    pub fn has_class(&self, class: &str) -> bool {
        self.get("class").is_some_and(|classes| classes.split(' ').any(|own| own == class))
    }

    /// Every element below, in order, each with those it stands in.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Self, &[&'a Self])) {
        self.walk_in(&mut Vec::new(), visit);
    }

    fn walk_in<'a>(&'a self, around: &mut Vec<&'a Self>, visit: &mut impl FnMut(&'a Self, &[&'a Self])) {
        around.push(self);
        for node in &self.inside {
            if !node.name.is_empty() {
                visit(node, around);
                node.walk_in(around, visit);
            }
        }
        around.pop();
    }

    /// Every element of a name.
    pub fn all(&self, name: &str) -> Vec<&Self> {
        let mut found = Vec::new();
        self.walk(&mut |node, _| {
            if node.name == name {
                found.push(node);
            }
        });
        found
    }

    /// The text inside.
    pub fn words(&self) -> String {
        let parts: Vec<String> = self.inside.iter().map(Self::words).collect();
        self.text.clone() + &parts.concat()
    }
}
