use serde_json::{Map, Value as Json, json};

use crate::model::{Fact, FactType, Literal};
use crate::process::Process;

/// The schema of one field.
pub fn field(fact: &Fact, process: &Process) -> Json {
    let mut schema = Map::new();
    schema.insert("title".into(), fact.label().into());
    if let Some(help) = &fact.help {
        schema.insert("description".into(), help.value.clone().into());
    }
    let kind = fact.kind.as_ref().map(|kind| kind.value);
    let shape = match kind {
        Some(FactType::Boolean) => json!({"type": "boolean"}),
        Some(FactType::Choice) => json!({"type": "string", "oneOf": options(fact)}),
        Some(FactType::Choices) => json!({
            "type": "array",
            "uniqueItems": true,
            "items": {"type": "string", "oneOf": options(fact)},
        }),
        Some(FactType::Number) => json!({"type": "number"}),
        Some(FactType::Money) => json!({"type": "integer", "minimum": 0}),
        Some(FactType::Date) => json!({"type": "string", "format": "date"}),
        Some(FactType::File) => json!({"type": "string", "contentEncoding": "base64"}),
        Some(FactType::List) => list(fact, process),
        Some(FactType::Text) | None => json!({"type": "string", "minLength": 1}),
    };
    if let Json::Object(shape) = shape {
        schema.extend(shape);
    }
    bounds(fact, kind, &mut schema);
    if let Some(pattern) = &fact.pattern {
        schema.insert("pattern".into(), pattern.value.clone().into());
    }
    Json::Object(schema)
}

fn options(fact: &Fact) -> Vec<Json> {
    let options = fact.options.iter();
    options.map(|option| json!({"const": option.id.value, "title": option.name.value})).collect()
}

fn list(fact: &Fact, process: &Process) -> Json {
    let asked = || fact.of.iter().filter(|row| row.is.is_none());
    let properties: Map<String, Json> =
        asked().map(|row| (row.id.value.clone(), field(row, process))).collect();
    let required: Vec<&str> = asked()
        .filter(|row| row.when.is_none() && row.required.as_ref().is_none_or(|required| required.value))
        .map(|row| row.id.value.as_str())
        .collect();
    json!({
        "type": "array",
        "items": {
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        },
    })
}

/// The smallest and the largest value; of a text, its length.
fn bounds(fact: &Fact, kind: Option<FactType>, schema: &mut Map<String, Json>) {
    let (least, most) = match kind {
        Some(FactType::Text) | None => ("minLength", "maxLength"),
        Some(FactType::List | FactType::Choices) => ("minItems", "maxItems"),
        Some(FactType::Number | FactType::Money) => ("minimum", "maximum"),
        _ => return,
    };
    for (key, bound) in [(least, &fact.min), (most, &fact.max)] {
        let number = bound.as_ref().and_then(|bound| match &bound.value {
            Literal::Number(text) | Literal::Text(text) => {
                serde_json::from_str::<serde_json::Number>(text).ok()
            }
            _ => None,
        });
        if let Some(number) = number {
            schema.insert(key.into(), number.into());
        }
    }
}
