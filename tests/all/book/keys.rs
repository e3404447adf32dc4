//! Tables of keys, printed from the schema: what each key means, how it is written, and its first use in the catalogue.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value as Json;
use thutuc::model::{FileKind, SCHEMA};
use thutuc::source::File;
use thutuc::yaml::{self, Node, Value};

use crate::catalog::sources;

/// Characters of an example; a longer one is cut.
const LONGEST: usize = 48;

static SCHEMA_JSON: LazyLock<Json> = LazyLock::new(|| serde_json::from_str(SCHEMA).expect("JSON"));

/// The first use of each key in the catalogue, by definition and key.
static FIRST_USES: LazyLock<BTreeMap<(String, String), String>> = LazyLock::new(first_uses);

/// Keys by the rule that speaks when they name what does not exist; any other id is judged by `unknown-id`.
const REFERENCES: [(&str, &[&str]); 5] = [
    ("unknown-step", &["next", "exhausted", "late", "back-to", "step", "until-step"]),
    (
        "unknown-procedure",
        &["variant-of", "related", "members", "of", "issued-by", "tests-of", "translation-of"],
    ),
    ("unknown-law", &["amends", "replaces"]),
    ("unknown-path", &["path", "after"]),
    ("shape", &["id", "overlay", "dictionary", "traits", "proves", "inputs"]),
];

fn definition(name: &str) -> &'static Json {
    SCHEMA_JSON.pointer(&format!("/$defs/{name}")).unwrap_or_else(|| panic!("no definition `{name}`"))
}

/// The name of the definition a schema refers to.
fn referred(schema: &Json) -> Option<&str> {
    schema.get("$ref")?.as_str()?.strip_prefix("#/$defs/")
}

/// The table of one definition.
pub fn table(name: &str) -> String {
    let schema = definition(name);
    let required: Vec<&str> =
        schema["required"].as_array().into_iter().flatten().filter_map(Json::as_str).collect();
    let head = "| key | meaning | type | default | example | rule |\n|---|---|---|---|---|---|\n";
    let rows = schema["properties"].as_object().expect("keys").iter().map(|(key, about)| {
        let default = default(about, required.contains(&key.as_str()));
        let example = FIRST_USES.get(&(name.to_owned(), key.clone())).map_or("–", String::as_str);
        let row = [meaning(about), &kind(about), &default, example, &rule(name, key, about)].join(" | ");
        format!("| `{key}` | {row} |\n")
    });
    rows.fold(head.to_owned(), |table, row| table + &row)
}

fn meaning(schema: &Json) -> &str {
    let own = schema["description"].as_str();
    own.or_else(|| definition(referred(schema)?)["description"].as_str())
        .expect("each key says what it means")
}

/// How a value is written, in words.
fn kind(schema: &Json) -> String {
    if let Some(name) = referred(schema) {
        return of_definition(name);
    }
    if let Some(options) = schema["enum"].as_array() {
        let options: Vec<&str> = options.iter().filter_map(Json::as_str).collect();
        return format!("one of: {}", options.join(", "));
    }
    if schema["const"] == Json::Bool(true) {
        return "only `true`".to_owned();
    }
    match &schema["type"] {
        Json::String(name) if name == "string" => "text".to_owned(),
        Json::String(name) if name == "array" => format!("list of {}", kind(&schema["items"])),
        Json::String(name) if name == "object" => "map".to_owned(),
        Json::String(name) => name.clone(),
        Json::Array(names) => {
            let names: Vec<&str> = names.iter().filter_map(Json::as_str).collect();
            names.join(" or ").replace("string", "text")
        }
        _ => "any value".to_owned(),
    }
}

fn of_definition(name: &str) -> String {
    let schema = definition(name);
    match name {
        "factId" => "fact id".to_owned(),
        "moment" => "date and hour".to_owned(),
        "code" => "text in quotes".to_owned(),
        "part" => "part".to_owned(),
        "kind" => "kind of step".to_owned(),
        "ends" => "one of `ends`".to_owned(),
        "dictDocument" => "paper".to_owned(),
        "placeRow" => "place".to_owned(),
        _ if schema.get("enum").is_some() => kind(schema),
        _ => name.to_owned(),
    }
}

fn default(schema: &Json, is_required: bool) -> String {
    match (schema.get("x-default"), schema.get("default")) {
        (Some(words), _) => words.as_str().expect("words").to_owned(),
        (None, Some(Json::String(word))) => format!("`{word}`"),
        (None, Some(value)) => format!("`{value}`"),
        (None, None) if is_required => "**required**".to_owned(),
        (None, None) => "–".to_owned(),
    }
}

/// The rules that speak when the value is wrong.
fn rule(definition: &str, key: &str, schema: &Json) -> String {
    let item = if schema["type"] == "array" { &schema["items"] } else { schema };
    let named = match referred(item) {
        Some("basis") => Some("unknown-law"),
        Some("expression") => Some("expression"),
        Some("id" | "factId" | "path") => {
            let listed = REFERENCES.iter().find(|(_, keys)| keys.contains(&key));
            listed.map_or(Some("unknown-id"), |(rule, _)| Some(*rule))
        }
        _ => None,
    };
    // The id of the whole file is no reference; of a step it names the procedure called.
    let named = match (definition, key) {
        ("procedure", "procedure") => None,
        (_, "procedure") => Some("unknown-procedure"),
        ("document", "per") | (_, "reads" | "writes" | "prefill" | "held") => Some("unknown-id"),
        _ => named.filter(|rule| *rule != "shape"),
    };
    named.map_or("`shape`".to_owned(), |rule| format!("`shape`, `{rule}`"))
}

fn first_uses() -> BTreeMap<(String, String), String> {
    let mut uses = BTreeMap::new();
    for (id, file) in sources().iter() {
        let (tree, _) = yaml::read(id, file);
        let tree = tree.expect("the catalogue is in order");
        let kind = FileKind::of(&tree.root).expect("a known kind of file");
        let name = FileKind::ALL.iter().find(|(other, ..)| *other == kind).expect("listed").2;
        note(file, &tree.root, name, &mut uses);
    }
    uses
}

fn note(file: &File, root: &Node, name: &str, uses: &mut BTreeMap<(String, String), String>) {
    let mut waiting = vec![(root, definition(name), Some(name.to_owned()))];
    while let Some((node, schema, name)) = waiting.pop() {
        if let Some(other) = referred(schema) {
            waiting.push((node, definition(other), Some(other.to_owned())));
            continue;
        }
        let mut below = Vec::new();
        for entry in node.entries() {
            if let Some(name) = &name {
                let key = (name.clone(), entry.key.to_string());
                uses.entry(key).or_insert_with(|| shown(file, &entry.value));
            }
            if let Some(schema) = schema.pointer(&format!("/properties/{}", &*entry.key.value)) {
                below.push((&entry.value, schema, None));
            }
        }
        below.extend(node.items().iter().filter_map(|item| Some((item, schema.get("items")?, None))));
        waiting.extend(below.into_iter().rev());
    }
}

/// A value as it may stand in a cell of a table.
fn shown(file: &File, node: &Node) -> String {
    let text = match &node.value {
        Value::Scalar(_) => file.slice(node.span).trim_start_matches(['>', '|', '-']).trim().to_owned(),
        _ => node.to_json().to_string(),
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = text.chars().take(LONGEST).collect();
    let more = if cut.len() < text.len() { "…" } else { "" };
    format!("`{}{more}`", cut.replace('|', "\\|").replace('`', "'"))
}
