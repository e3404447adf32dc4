//! The shape of a file, by one JSON Schema: every fault at once, each under its own word.

mod tree;
mod words;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jsonschema::error::ValidationErrorKind as Fault;
use jsonschema::{PatternOptions, ValidationError, ValidatorMap};
use serde_json::Value as Json;

use self::tree::{TreeJson, TreeNode};
use super::FileKind;
use crate::calendar::Moment;
use crate::diagnostic::Diagnostic;
use crate::source::{Edit, Span, nearest};
use crate::text;
use crate::yaml::{Core, Node, Value};

/// The JSON Schema of every file of a catalogue; editors use the same text for completion.
pub const SCHEMA: &str = include_str!("schema.json");

const RULE: &str = "shape";

static PARSED: LazyLock<Json> = LazyLock::new(|| serde_json::from_str(SCHEMA).expect("our schema is JSON"));

static VALIDATORS: LazyLock<ValidatorMap<TreeJson>> = LazyLock::new(|| {
    jsonschema::options_for::<TreeJson>()
        .should_validate_formats(true)
        .with_pattern_options(PatternOptions::regex())
        .with_format("moment", |text: &str| text.parse::<Moment>().is_ok())
        .build_map(&PARSED)
        .expect("our schema is valid")
});

/// Every fault in the shape of a file.
pub fn check(root: &Node, kind: FileKind) -> Vec<Diagnostic> {
    faults(root, kind, |_| true)
}

/// Every fault in the shape of a procedure of which rows were left out, which may shorten any list.
pub fn check_laid_over(root: &Node) -> Vec<Diagnostic> {
    faults(root, FileKind::Procedure, |fault| !matches!(fault, Fault::MinItems { .. }))
}

fn faults(root: &Node, kind: FileKind, matters: fn(&Fault) -> bool) -> Vec<Diagnostic> {
    let name = FileKind::ALL.iter().find(|(other, ..)| *other == kind).map_or("", |(_, _, name)| name);
    let validator = VALIDATORS.get(&format!("#/$defs/{name}")).expect("each kind has its schema");
    let node = TreeNode::of(root);
    if validator.is_valid(node) {
        return Vec::new();
    }
    let errors = validator.iter_errors(node).filter(|error| matters(error.kind()));
    let mut findings: Vec<Diagnostic> = errors.flat_map(|error| explain(root, name, &error)).collect();
    let mut seen = BTreeSet::new();
    findings.sort_by_key(|finding| finding.span);
    findings.retain(|finding| seen.insert((finding.span, finding.sentence.clone())));
    findings
}

/// A file whose first key tells nothing.
pub fn unknown_kind(root: &Node) -> Diagnostic {
    let keys = FileKind::ALL.map(|(_, key, _)| key);
    let first = root.entries().first();
    let span = first.map_or(root.span, |entry| entry.key.span);
    let finding = Diagnostic::new(
        RULE,
        span,
        text!(
            en: "nothing here says what this file is",
            vi: "chưa có chỗ nào cho biết tệp này là gì",
        ),
    );
    let near = first.and_then(|entry| nearest(&entry.key, keys));
    let finding = match near {
        Some(near) => {
            finding.fix(text!(en: "write `{near}`", vi: "viết `{near}`"), vec![Edit::replace(span, near)])
        }
        None => finding,
    };
    finding.help(text!(
        en: "begin with one of {keys}",
        vi: "bắt đầu bằng một trong các khóa {keys}",
        keys = words::list(&keys),
    ))
}

fn explain(root: &Node, name: &str, error: &ValidationError<'_>) -> Vec<Diagnostic> {
    let Some(node) = root.at(error.instance_path().as_str()) else { return Vec::new() };
    let schema_path = error.schema_path().as_str();
    // A path that leads through no other definition begins at the definition of the file itself.
    let from_root = format!("/$defs/{name}{schema_path}");
    let schema_path = if schema_path.starts_with("/$defs/") { schema_path } else { &from_root };
    match error.kind() {
        Fault::AdditionalProperties { unexpected } => {
            unexpected.iter().filter_map(|key| unknown_key(node, key, schema_path)).collect()
        }
        Fault::PropertyNames { error: inner } => {
            let key = inner.instance().as_str().unwrap_or_default().to_owned();
            misplaced_key(node, &key, parent(schema_path)).into_iter().collect()
        }
        Fault::Required { property } => {
            vec![missing_key(node, property.as_str().unwrap_or_default(), schema_path)]
        }
        Fault::Enum { options } => vec![wrong_word(node, options)],
        Fault::Type { .. } => vec![wrong_type(node, schema_path)],
        Fault::Pattern { pattern } => vec![wrong_shape(node, words::of_pattern(pattern))],
        Fault::Format { format } => vec![wrong_shape(node, words::of_format(format))],
        other => vec![wrong_amount(node, other)],
    }
}

/// The place that stands for a whole row: its id, or its first key.
fn head(node: &Node) -> Span {
    match &node.value {
        Value::Map(entries) => {
            let id = node.get("id").map(|id| id.span);
            id.or_else(|| entries.first().map(|entry| entry.key.span)).unwrap_or(node.span)
        }
        _ => node.span,
    }
}

fn schema_at(path: &str) -> Option<&'static Json> {
    PARSED.pointer(path)
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}

fn keys_of(schema: Option<&Json>) -> Vec<&str> {
    schema
        .and_then(|schema| schema.get("properties")?.as_object())
        .map(|keys| keys.keys().map(String::as_str).collect())
        .unwrap_or_default()
}

fn unknown_key(node: &Node, key: &str, schema_path: &str) -> Option<Diagnostic> {
    let entry = node.entry(key)?;
    let known = keys_of(schema_at(parent(schema_path)));
    Some(suggest_key(entry.key.span, key, &known))
}

fn suggest_key(span: Span, key: &str, known: &[&str]) -> Diagnostic {
    let finding = Diagnostic::new(
        RULE,
        span,
        text!(en: "the key `{key}` is not known here", vi: "ở đây không có khóa `{key}`"),
    );
    match nearest(key, known.iter().copied()) {
        Some(near) => finding
            .help(text!(en: "the nearest key is `{near}`", vi: "khóa gần nhất là `{near}`"))
            .fix(text!(en: "write `{near}`", vi: "viết `{near}`"), vec![Edit::replace(span, near)]),
        None => finding.help(text!(
            en: "the keys used here are {known}",
            vi: "các khóa dùng ở đây là {known}",
            known = words::list(known),
        )),
    }
}

/// A key that this kind of row may not have, or that contradicts another one.
fn misplaced_key(node: &Node, key: &str, schema_path: &str) -> Option<Diagnostic> {
    let entry = node.entry(key)?;
    let then = parent(schema_path);
    let condition = schema_at(&format!("{}/if/required/0", parent(then))).and_then(Json::as_str);
    let allowed = schema_at(schema_path).and_then(|names| names.get("enum")?.as_array());
    let Some(allowed) = allowed else {
        let other = condition.and_then(|other| node.entry(other))?;
        // Each of two keys that exclude one another is reported; the one written later is kept.
        if other.key.span.start > entry.key.span.start {
            return None;
        }
        return Some(excluded_key(entry.key.span, key, &other.key.value, other.key.span));
    };
    let allowed: Vec<&str> = allowed.iter().filter_map(Json::as_str).collect();
    if !keys_of(schema_at("/$defs/step")).contains(&key) {
        return Some(suggest_key(entry.key.span, key, &allowed));
    }
    let kind = node.get("kind").and_then(Node::text).unwrap_or_default();
    Some(
        Diagnostic::new(
            RULE,
            entry.key.span,
            text!(
                en: "a step of kind `{kind}` has no `{key}`",
                vi: "bước loại `{kind}` không có khóa `{key}`",
            ),
        )
        .help(text!(
            en: "take the key away, or choose another kind of step",
            vi: "bỏ khóa này, hoặc chọn loại bước khác",
        )),
    )
}

fn excluded_key(span: Span, key: &str, other: &str, other_span: Span) -> Diagnostic {
    Diagnostic::new(
        RULE,
        span,
        text!(
            en: "`{key}` and `{other}` exclude one another",
            vi: "`{key}` và `{other}` không đi cùng nhau",
        ),
    )
    .also(other_span, text!(en: "`{other}` stands here", vi: "`{other}` ở đây"))
    .help(text!(en: "keep the one that holds", vi: "giữ lại khóa đúng với thực tế"))
}

/// A key that is not there, or that is there misspelt.
fn missing_key(node: &Node, key: &str, schema_path: &str) -> Diagnostic {
    let mut around = parent(schema_path);
    while keys_of(schema_at(around)).is_empty() && !around.is_empty() {
        around = parent(around);
    }
    let known = keys_of(schema_at(around));
    let misspelt = node
        .entries()
        .iter()
        .find(|entry| !known.contains(&&*entry.key.value) && nearest(&entry.key.value, [key]).is_some());
    if let Some(entry) = misspelt {
        return suggest_key(entry.key.span, &entry.key.value, &[key]);
    }
    Diagnostic::new(RULE, head(node), text!(en: "`{key}` is missing here", vi: "ở đây thiếu `{key}`"))
        .help(words::how_to_add(key))
}

fn wrong_word(node: &Node, options: &Json) -> Diagnostic {
    let options: Vec<&str> = options.as_array().into_iter().flatten().filter_map(Json::as_str).collect();
    let written = words::written(node);
    let finding = Diagnostic::new(
        RULE,
        node.span,
        text!(
            en: "`{written}` is not one of the words used here",
            vi: "`{written}` không phải từ được dùng ở đây",
        ),
    )
    .help(text!(
        en: "the words are {options}",
        vi: "các từ được dùng là {options}",
        options = words::list(&options),
    ));
    match nearest(&written, options.iter().copied()) {
        Some(near) if node.scalar().is_some() => finding
            .fix(text!(en: "write `{near}`", vi: "viết `{near}`"), vec![Edit::replace(node.span, near)]),
        _ => finding,
    }
}

fn wrong_type(node: &Node, schema_path: &str) -> Diagnostic {
    let wanted = schema_at(schema_path).and_then(|kind| kind.as_str().or_else(|| kind.get(0)?.as_str()));
    let number_for_text = wanted == Some("string")
        && node.scalar().is_some_and(|scalar| !matches!(scalar.core(), Core::Text(_) | Core::Null));
    let definition = schema_at(parent(schema_path)).and_then(|schema| schema.get("pattern")?.as_str());
    let finding = match definition {
        Some(pattern) if !number_for_text || words::of_pattern(pattern).is_some() => {
            return wrong_shape(node, words::of_pattern(pattern));
        }
        _ => Diagnostic::new(RULE, node.span, words::wanted(wanted.unwrap_or_default(), node)),
    };
    if number_for_text {
        let quoted = format!("\"{}\"", node.text().unwrap_or_default());
        return finding
            .help(text!(
                en: "put it in double quotes, so that it is read as text",
                vi: "đặt trong dấu nháy kép để được đọc là chữ",
            ))
            .fix(
                text!(en: "put it in double quotes", vi: "đặt trong dấu nháy kép"),
                vec![Edit::replace(node.span, quoted)],
            );
    }
    finding.help(words::how_to_write(wanted.unwrap_or_default()))
}

fn wrong_shape(node: &Node, shape: Option<words::Shape>) -> Diagnostic {
    let written = words::written(node);
    let (name, how) = shape.map_or_else(words::Shape::other, words::Shape::texts);
    Diagnostic::new(
        RULE,
        node.span,
        text!(
            en: "`{written}` is not {name}",
            vi: "`{written}` chưa đúng cách viết {name}";
            name = name
        ),
    )
    .help(how)
}

fn wrong_amount(node: &Node, fault: &Fault) -> Diagnostic {
    let (sentence, help) = match fault {
        Fault::MinItems { limit } => (
            text!(
                en: "this list needs at least {limit} entries",
                vi: "danh sách này cần ít nhất {limit} mục",
            ),
            text!(
                en: "add what is missing, or take the key away if there is nothing to say",
                vi: "ghi thêm cho đủ, hoặc bỏ khóa nếu không có gì để ghi",
            ),
        ),
        Fault::MinLength { .. } => (
            text!(en: "this text is empty", vi: "chỗ này để trống"),
            text!(en: "write the text, or take the key away", vi: "ghi nội dung, hoặc bỏ khóa"),
        ),
        Fault::MaxLength { limit } => (
            text!(
                en: "this is longer than {limit} characters",
                vi: "chỗ này dài hơn {limit} ký tự",
            ),
            text!(en: "choose a shorter id", vi: "chọn id ngắn hơn"),
        ),
        Fault::Constant { .. } => (
            text!(en: "only `true` can stand here", vi: "chỗ này chỉ ghi được `true`"),
            text!(
                en: "write `true`, or leave the key out",
                vi: "viết `true`, hoặc bỏ hẳn khóa này",
            ),
        ),
        Fault::Minimum { limit } => (
            text!(en: "this is less than {limit}", vi: "số này nhỏ hơn {limit}"),
            text!(en: "write {limit} or more", vi: "viết {limit} hoặc lớn hơn"),
        ),
        Fault::Maximum { limit } => (
            text!(en: "this is more than {limit}", vi: "số này lớn hơn {limit}"),
            text!(en: "write {limit} or less", vi: "viết {limit} hoặc nhỏ hơn"),
        ),
        _ => (
            text!(en: "this does not fit here", vi: "giá trị này không dùng được ở đây"),
            text!(
                en: "`thutuc explain shape` shows what the reference says",
                vi: "xem `thutuc explain shape`",
            ),
        ),
    };
    Diagnostic::new(RULE, head(node), sentence).help(help)
}
