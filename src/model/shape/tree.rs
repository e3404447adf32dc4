//! The schema validator reads our tree as it is, without a second copy of every value.

use std::borrow::Cow;

use jsonschema::json::{Array, Json, JsonNumber, Node as JsonNode, NodeIdentity, Object};
use jsonschema::types::JsonType;
use serde_json::{Number, Value as Copy};

use crate::source::Span;
use crate::yaml::{Core, Entry, Node, Scalar, Style, Value};

/// Marks our tree as a representation of JSON.
pub enum TreeJson {}

/// A node of the tree.
#[derive(Clone, Copy)]
pub struct TreeNode<'a>(&'a Node);

impl<'a> TreeNode<'a> {
    /// Wraps a node.
    pub fn of(node: &'a Node) -> Self {
        Self(node)
    }

    fn core(self) -> Option<Core<'a>> {
        self.0.scalar().map(Scalar::core)
    }
}

impl Json for TreeJson {
    type Node<'a> = TreeNode<'a>;
    type PreparedKey = String;
    type StringBuffer = ();
    const ACYCLIC: bool = true;

    fn prepare_key(key: &str) -> String {
        key.to_owned()
    }

    fn with_string_node<T>((): &mut (), string: &str, f: impl FnOnce(TreeNode<'_>) -> T) -> T {
        let scalar = Scalar { text: string.into(), style: Style::Quoted };
        f(TreeNode(&Node { span: Span::default(), value: Value::Scalar(scalar) }))
    }
}

impl<'a> JsonNode<'a, TreeJson> for TreeNode<'a> {
    type Object = TreeMap<'a>;
    type Array = TreeList<'a>;
    type Number = TreeNumber;

    fn as_object(&self) -> Option<TreeMap<'a>> {
        if let Value::Map(entries) = &self.0.value { Some(TreeMap(entries)) } else { None }
    }

    fn as_array(&self) -> Option<TreeList<'a>> {
        if let Value::List(items) = &self.0.value { Some(TreeList(items)) } else { None }
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        if let Core::Text(text) = self.core()? { Some(Cow::Borrowed(text)) } else { None }
    }

    fn as_number(&self) -> Option<TreeNumber> {
        match self.core()? {
            Core::Integer(number) => Some(TreeNumber(number.into())),
            Core::Float(number) => Number::from_f64(number).map(TreeNumber),
            _ => None,
        }
    }

    fn as_boolean(&self) -> Option<bool> {
        if let Core::Boolean(value) = self.core()? { Some(value) } else { None }
    }

    fn is_null(&self) -> bool {
        matches!(self.core(), Some(Core::Null))
    }

    fn json_type(&self) -> JsonType {
        match (&self.0.value, self.core()) {
            (Value::Map(_), _) => JsonType::Object,
            (Value::List(_), _) => JsonType::Array,
            (_, Some(Core::Boolean(_))) => JsonType::Boolean,
            (_, Some(Core::Text(_))) => JsonType::String,
            (_, Some(Core::Integer(_))) => JsonType::Number,
            (_, Some(Core::Float(number))) if number.is_finite() => JsonType::Number,
            // JSON has no infinity: a number beyond it counts as nothing.
            _ => JsonType::Null,
        }
    }

    fn equals_value(&self, expected: &Copy) -> bool {
        match (self.core(), expected) {
            (Some(Core::Text(text)), Copy::String(other)) => text == other,
            (Some(Core::Text(_)), _) => false,
            _ => self.0.to_json() == *expected,
        }
    }

    fn to_value(&self) -> Cow<'a, Copy> {
        Cow::Owned(self.0.to_json())
    }

    fn identity(&self) -> Option<NodeIdentity> {
        Some(NodeIdentity::new(std::ptr::from_ref(self.0).addr()))
    }
}

/// A number of the tree.
pub struct TreeNumber(Number);

impl JsonNumber for TreeNumber {
    fn as_u64(&self) -> Option<u64> {
        self.0.as_u64()
    }

    fn as_i64(&self) -> Option<i64> {
        self.0.as_i64()
    }

    fn as_f64(&self) -> Option<f64> {
        self.0.as_f64()
    }

    fn as_str(&self) -> Cow<'_, str> {
        Cow::Owned(self.0.to_string())
    }

    fn to_number(&self) -> Cow<'_, Number> {
        Cow::Borrowed(&self.0)
    }
}

/// The entries of a map.
pub struct TreeMap<'a>(&'a [Entry]);

impl<'a> Object<'a, TreeJson> for TreeMap<'a> {
    type Node = TreeNode<'a>;
    type MemberName = &'a str;
    type MembersIter = Members<'a>;

    fn len(&self) -> usize {
        self.0.len()
    }

    fn get(&self, key: &String) -> Option<TreeNode<'a>> {
        self.0.iter().find(|entry| *entry.key.value == **key).map(|entry| TreeNode(&entry.value))
    }

    fn members(&self) -> Members<'a> {
        Members(self.0.iter())
    }
}

/// Names with values.
pub struct Members<'a>(std::slice::Iter<'a, Entry>);

impl<'a> Iterator for Members<'a> {
    type Item = (&'a str, TreeNode<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|entry| (&*entry.key.value, TreeNode(&entry.value)))
    }
}

/// The items of a list.
pub struct TreeList<'a>(&'a [Node]);

impl<'a> Array<'a, TreeJson> for TreeList<'a> {
    type Node = TreeNode<'a>;
    type ElementsIter = Elements<'a>;

    fn len(&self) -> usize {
        self.0.len()
    }

    fn elements(&self) -> Elements<'a> {
        Elements(self.0.iter())
    }
}

/// One item after another.
pub struct Elements<'a>(std::slice::Iter<'a, Node>);

impl<'a> Iterator for Elements<'a> {
    type Item = TreeNode<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(TreeNode)
    }
}
