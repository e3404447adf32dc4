//! The electronic form of a procedure as JSON Schema with a UI schema.

mod condition;
mod fields;

use serde_json::{Map, Value as Json, json};

use self::condition::Conditions;
use self::fields::field;
use super::{Error, Exporter, Files, Run};
use crate::expression::Absence;
use crate::family::Meta;
use crate::model::{Document, Fact, Formula, GivenBy, Mode, Rows};
use crate::page;
use crate::process::{Catalog, Process};

/// The electronic form: JSON Schema 2020-12 and a UI schema.
pub static FORM: Exporter = Exporter { meta: Meta { name: "form", page: page!() }, run: Run::Process(write) };

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

fn write(process: &Process, _: &Catalog, files: &mut Files) -> Result<(), Error> {
    let form = form(process);
    let key = process.key();
    for (part, value) in [("schema", &form.schema), ("ui", &form.ui)] {
        let text = serde_json::to_string_pretty(value)
            .map_err(|error| Error { what: format!("form of {key}"), why: error.to_string() })?;
        files.put(format!("form/{key}.{part}.json"), text + "\n");
    }
    Ok(())
}

/// A form under construction: the schema of its data, and how it is laid out.
struct Form {
    schema: Json,
    ui: Json,
}

struct Builder<'a> {
    process: &'a Process,
    properties: Map<String, Json>,
    required: Vec<String>,
    rules: Vec<Json>,
}

fn form(process: &Process) -> Form {
    let mut builder = Builder { process, properties: Map::new(), required: Vec::new(), rules: Vec::new() };
    let procedure = &process.procedure;
    let mut groups = Vec::new();
    groups.extend(builder.case());
    groups.extend(builder.group("Câu hỏi", &builder.asked(&procedure.facts), None));
    for section in procedure.form.iter().flat_map(|form| &form.sections) {
        let fields = builder.asked(&section.fields);
        groups.extend(builder.group(&section.name.value, &fields, section.when.as_ref()));
    }
    groups.extend(builder.papers());
    let schema = json!({
        "$schema": DRAFT,
        "$id": format!("urn:thutuc:form:{}", process.key()),
        "title": procedure.name.value,
        "type": "object",
        "properties": builder.properties,
        "required": builder.required,
        "allOf": builder.rules,
        "unevaluatedProperties": false,
    });
    let ui = json!({"type": "VerticalLayout", "elements": groups});
    Form { schema: without_empty(schema), ui }
}

/// Keys that say nothing are left out.
fn without_empty(schema: Json) -> Json {
    let Json::Object(mut keys) = schema else { return schema };
    keys.retain(|_, value| value.as_array().is_none_or(|list| !list.is_empty()));
    Json::Object(keys)
}

impl<'a> Builder<'a> {
    /// The fields of a section that an applicant fills in.
    fn asked(&self, rows: &Rows<Fact>) -> Vec<&'a Fact> {
        let ids = rows.iter().map(|row| row.id.value.as_str());
        ids.filter_map(|id| self.process.meaning.fact(id))
            .filter(|fact| {
                let by = fact.by.as_ref().map_or(GivenBy::Applicant, |by| by.value);
                fact.is.is_none() && by == GivenBy::Applicant
            })
            .collect()
    }

    fn conditions(&self) -> Conditions<'a> {
        Conditions::of(self.process)
    }

    /// Which case it is, where that is asked.
    fn case(&mut self) -> Option<Json> {
        if !self.process.asks_case() {
            return None;
        }
        let cases = self.process.procedure.cases.iter();
        let options: Vec<Json> =
            cases.map(|case| json!({"const": case.id.value, "title": case.name.value})).collect();
        self.properties
            .insert("case".into(), json!({"title": "Trường hợp", "type": "string", "oneOf": options}));
        self.required.push("case".into());
        Some(json!({"type": "Control", "scope": "#/properties/case", "label": "Trường hợp"}))
    }

    fn group(&mut self, label: &str, fields: &[&Fact], when: Option<&Formula>) -> Option<Json> {
        let controls: Vec<Json> = fields.iter().map(|fact| self.control(fact, when)).collect();
        if controls.is_empty() {
            return None;
        }
        let mut group = json!({"type": "Group", "label": label, "elements": controls});
        self.show_when(&mut group, when);
        Some(group)
    }

    fn control(&mut self, fact: &Fact, section: Option<&Formula>) -> Json {
        let id = &fact.id.value;
        let name = self.process.meaning.names.names.get(id);
        let optional = fact.required.as_ref().is_some_and(|required| !required.value)
            || matches!(name.and_then(|name| name.absence.as_ref()), Some(Absence::Optional));
        self.properties.insert(id.clone(), field(fact, self.process));
        let whens: Vec<&Formula> = section.into_iter().chain(fact.when.as_ref()).collect();
        if whens.is_empty() {
            if !optional {
                self.required.push(id.clone());
            }
        } else if let Some(condition) = self.conditions().all(&whens) {
            self.rules.push(only_when(id, &condition, !optional));
        }
        let mut control =
            json!({"type": "Control", "scope": format!("#/properties/{id}"), "label": fact.label()});
        if let Some(help) = &fact.help {
            control["options"] = json!({"help": help.value});
        }
        self.show_when(&mut control, fact.when.as_ref());
        control
    }

    fn show_when(&self, element: &mut Json, when: Option<&Formula>) {
        let condition = when.and_then(|when| self.conditions().all(&[when]));
        if let Some(condition) = condition.filter(|condition| *condition != Json::Bool(true)) {
            element["rule"] = json!({
                "effect": "SHOW",
                "condition": {"scope": "#", "schema": condition, "failWhenUndefined": true},
            });
        }
    }

    /// The papers to upload: one property for each row that asks something when filing online.
    fn papers(&mut self) -> Option<Json> {
        let mut controls = Vec::new();
        let mut properties = Map::new();
        for row in &self.process.procedure.documents {
            let mode = row.mode.as_ref().map_or(Mode::Submit, |mode| mode.value);
            let whens: Vec<&Formula> = row.when.iter().collect();
            let never = self.conditions().all(&whens) == Some(Json::Bool(false));
            let Some(id) = row.id.as_ref().filter(|_| matches!(mode, Mode::Submit | Mode::Show) && !never)
            else {
                continue;
            };
            let title = self.title(row);
            let file = json!({"type": "string", "contentEncoding": "base64"});
            properties.insert(
                id.value.clone(),
                json!({"title": title, "type": "array", "items": file, "minItems": 1}),
            );
            let scope = format!("#/properties/giay_to/properties/{}", id.value);
            let mut control = json!({"type": "Control", "scope": scope, "label": title});
            self.show_when(&mut control, row.when.as_ref());
            controls.push(control);
        }
        if controls.is_empty() {
            return None;
        }
        let papers = json!({"type": "object", "properties": properties, "additionalProperties": false});
        self.properties.insert("giay_to".into(), papers);
        Some(json!({"type": "Group", "label": "Giấy tờ đính kèm", "elements": controls}))
    }

    /// What a row asks, in words: its name, its paper, or its papers joined.
    fn title(&self, row: &Document) -> String {
        if let Some(name) = &row.name {
            return name.value.clone();
        }
        if let Some(document) = &row.document {
            return self.process.dictionaries.paper(&document.value).to_owned();
        }
        let joint = if row.all_of.is_empty() { " hoặc " } else { "; " };
        row.arms().map(|arm| self.title(arm)).collect::<Vec<_>>().join(joint)
    }
}

/// A field that is there only when its condition holds.
fn only_when(id: &str, condition: &Json, required: bool) -> Json {
    let absent = json!({"properties": {id: false}});
    if required {
        json!({"if": condition, "then": {"required": [id]}, "else": absent})
    } else {
        json!({"if": condition, "else": absent})
    }
}
