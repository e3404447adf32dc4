//! Every key of every file of the catalogue removed, misspelt, given a wrong type, given a dangling reference: each must be
//! noticed where it was done.
//!
//! A plain `cargo test` looks at one mutation in forty, another one each day of the year; with `THUTUC_ALL=1`, as
//! `tests/run` sets it, at all.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rayon::prelude::*;
use serde_json::Value as Json;
use thutuc::check::Profile;
use thutuc::compile::{Options, compile};
use thutuc::model::{FileKind, SCHEMA};
use thutuc::source::{Edit, File, FileId, Sources, Span, apply};
use thutuc::yaml::{self, Entry, Node, Value};

use crate::catalog::sources;
use crate::examples::DAY;

/// Without `THUTUC_ALL`, one mutation in this many.
const SAMPLE: usize = 40;

/// Keys whose values name something declared elsewhere.
const REFERENCES: &[&str] = &[
    "by",
    "to",
    "with",
    "document",
    "register",
    "data",
    "field",
    "place",
    "laws",
    "applicants",
    "receiving",
    "executing",
    "competent",
    "coordinating",
    "supporting",
    "delegated",
    "next",
    "late",
    "exhausted",
    "back-to",
    "produces",
    "needs",
    "fees",
    "reads",
    "writes",
    "calendar",
    "issuer",
    "part-of",
    "owner",
    "within",
    "set-by",
    "issued-by",
    "amends",
    "replaces",
    "until-step",
    "sender",
    "since",
    "prefill",
    "like",
    "step",
    "outcome",
    "translation-of",
    "tests-of",
    "members",
    "related",
    "variant-of",
    "documents",
    "not-documents",
    "path",
];

static SCHEMA_JSON: LazyLock<Json> = LazyLock::new(|| serde_json::from_str(SCHEMA).expect("JSON"));

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Removed,
    Misspelt,
    WrongType,
    Dangling,
}

struct Mutation {
    file: FileId,
    kind: Kind,
    what: String,
    edit: Edit,
    /// Where a finding must touch, in the bytes of the mutated file.
    place: (usize, usize),
}

/// A map of the file with the schema that describes it.
struct Visit<'a> {
    node: &'a Node,
    schema: Vec<&'static Json>,
    path: String,
    /// Whether its keys are names that the file itself chooses.
    free: bool,
}

fn resolve(schema: &'static Json) -> &'static Json {
    let mut schema = schema;
    while let Some(reference) = schema.get("$ref").and_then(Json::as_str) {
        schema = SCHEMA_JSON.pointer(reference.trim_start_matches('#')).expect("a definition");
    }
    schema
}

/// The schema and the conditional parts of it that hold for a node.
fn in_force(schema: &'static Json, node: &Node) -> Vec<&'static Json> {
    let mut found = vec![schema];
    let parts = schema.get("allOf").and_then(Json::as_array).into_iter().flatten().chain([schema]);
    for part in parts {
        let Some(condition) = part.get("if") else { continue };
        let mut alone = condition.clone();
        alone["$defs"] = SCHEMA_JSON["$defs"].clone();
        let holds = jsonschema::is_valid(&alone, &node.to_json());
        found.extend(part.get(if holds { "then" } else { "else" }));
    }
    found
}

fn visits<'a>(root: &'a Node, schema: &'static Json) -> Vec<Visit<'a>> {
    let mut waiting = vec![(root, resolve(schema), String::new())];
    let mut found = Vec::new();
    while let Some((node, schema, path)) = waiting.pop() {
        match &node.value {
            Value::Map(entries) => {
                for entry in entries {
                    let below = schema.pointer(&format!("/properties/{}", &*entry.key.value));
                    let below =
                        below.or_else(|| schema.pointer("/patternProperties")?.as_object()?.values().next());
                    if let Some(below) = below {
                        waiting.push((&entry.value, resolve(below), format!("{path}/{}", &*entry.key.value)));
                    }
                }
                let free = schema.get("properties").is_none();
                let visit = Visit { node, schema: in_force(schema, node), path, free };
                found.push(visit);
            }
            Value::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    if let Some(below) = schema.get("items") {
                        waiting.push((item, resolve(below), format!("{path}/{index}")));
                    }
                }
            }
            Value::Scalar(_) => {}
        }
    }
    found
}

fn offset(span: Span) -> (usize, usize) {
    (span.start as usize, span.end as usize)
}

fn mutations(id: FileId, file: &File) -> Vec<Mutation> {
    let (tree, _) = yaml::read(id, file);
    let tree = tree.expect("the catalogue is in order");
    let kind = FileKind::of(&tree.root).expect("a known kind of file");
    let name = FileKind::ALL.iter().find(|(other, ..)| *other == kind).expect("listed").2;
    let schema = SCHEMA_JSON.pointer(&format!("/$defs/{name}")).expect("a definition");
    let mut found = Vec::new();
    for visit in visits(&tree.root, schema) {
        for (index, entry) in visit.node.entries().iter().enumerate() {
            removed(id, &visit, index, &mut found);
            if !visit.free {
                misspelt(id, &visit, entry, &mut found);
            }
            wrong_type(id, &visit, entry, &mut found);
            dangling(id, &visit, entry, &mut found);
        }
    }
    found
}

fn removed(file: FileId, visit: &Visit<'_>, index: usize, found: &mut Vec<Mutation>) {
    let entries = visit.node.entries();
    let key = &*entries[index].key.value;
    let is_required = visit.schema.iter().any(|schema| {
        schema
            .get("required")
            .and_then(Json::as_array)
            .is_some_and(|keys| keys.iter().any(|other| other == key))
    });
    if !is_required {
        return;
    }
    let (whole_start, whole_end) = offset(visit.node.span);
    let own = entries[index].key.span.to(entries[index].value.span);
    let span = match (index.checked_sub(1), entries.get(index + 1)) {
        (_, Some(next)) => Span { end: next.key.span.start, ..own },
        (Some(before), None) => Span { start: entries[before].value.span.end, ..own },
        (None, None) => own,
    };
    let text = if entries.len() == 1 { "{}" } else { "" };
    found.push(Mutation {
        file,
        kind: Kind::Removed,
        what: format!("{}/{key}", visit.path),
        edit: Edit::replace(span, text),
        place: (whole_start, whole_end - span.len() + text.len()),
    });
}

fn misspelt(file: FileId, visit: &Visit<'_>, entry: &Entry, found: &mut Vec<Mutation>) {
    let (start, end) = offset(entry.key.span);
    found.push(Mutation {
        file,
        kind: Kind::Misspelt,
        what: format!("{}/{}", visit.path, &*entry.key.value),
        edit: Edit::replace(entry.key.span, format!("{}z", &*entry.key.value)),
        place: (start, end + 1),
    });
}

fn wrong_type(file: FileId, visit: &Visit<'_>, entry: &Entry, found: &mut Vec<Mutation>) {
    let (start, _) = offset(entry.value.span);
    let text = if entry.value.scalar().is_some() { "{sai: [1]}" } else { "17" };
    found.push(Mutation {
        file,
        kind: Kind::WrongType,
        what: format!("{}/{}", visit.path, &*entry.key.value),
        edit: Edit::replace(entry.value.span, text),
        place: (start, start + text.len()),
    });
}

fn dangling(file: FileId, visit: &Visit<'_>, entry: &Entry, found: &mut Vec<Mutation>) {
    if !REFERENCES.contains(&&*entry.key.value) {
        return;
    }
    let values = std::iter::once(&entry.value).chain(entry.value.items());
    for value in values.filter(|value| value.text().is_some_and(is_id)) {
        let (start, end) = offset(value.span);
        let text = value.text().unwrap_or_default();
        found.push(Mutation {
            file,
            kind: Kind::Dangling,
            what: format!("{}/{} = {text}", visit.path, &*entry.key.value),
            edit: Edit::replace(value.span, format!("{text}zz")),
            place: (start, end + 2),
        });
    }
}

fn is_id(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_' | b'.'))
}

/// The files that a mutated one needs beside it: the dictionaries, and of a scenario or a translation its procedure.
fn beside(sources: &Sources, id: FileId) -> Vec<File> {
    let is_procedure = sources.file(id).text.contains("\nsteps:");
    let others = sources.iter().filter(|(other, file)| {
        *other != id
            && (!is_procedure || !file.text.contains("\nsteps:"))
            && !file.path.contains("/overlays/")
    });
    others.map(|(_, file)| file.clone()).collect()
}

fn is_noticed(sources: &Sources, mutation: &Mutation) -> bool {
    let file = sources.file(mutation.file);
    let text = apply(&file.text, mutation.file, std::slice::from_ref(&mutation.edit));
    let mut files = beside(sources, mutation.file);
    files.push(File::new(file.path.clone(), text.into_bytes()));
    let mutated = Sources::new(files);
    let id = mutated.find(&file.path).expect("put in");
    let compiled = compile(&mutated, Options { day: DAY, profile: Profile::Strict });
    let (start, end) = mutation.place;
    compiled.findings.iter().any(|finding| {
        let (from, to) = offset(finding.span);
        finding.span.file == id && from <= end && start <= to
    })
}

#[test]
fn every_mutation_is_noticed_where_it_was_done() {
    let sources = sources();
    let all = crate::chance::looks_at_all();
    let day = jiff::ZonedDateTime::now().day_of_year();
    let shift = usize::try_from(day).unwrap_or(0) % SAMPLE;
    let mutations: Vec<Mutation> = sources
        .iter()
        .flat_map(|(id, file)| mutations(id, file))
        .enumerate()
        .filter(|(index, _)| all || index % SAMPLE == shift)
        .map(|(_, mutation)| mutation)
        .collect();
    let silent: Vec<&Mutation> =
        mutations.par_iter().filter(|mutation| !is_noticed(sources, mutation)).collect();
    let mut counts: BTreeMap<Kind, (usize, usize)> = BTreeMap::new();
    for mutation in &mutations {
        counts.entry(mutation.kind).or_default().0 += 1;
    }
    for mutation in &silent {
        counts.entry(mutation.kind).or_default().1 += 1;
        println!("silent: {:?} {} {}", mutation.kind, sources.file(mutation.file).path, mutation.what);
    }
    let part = if all { String::new() } else { format!(" (one in {SAMPLE}, those of day {day})") };
    for (kind, (made, missed)) in counts {
        println!("{kind:?}: {made} made, {missed} silent{part}");
    }
    assert!(silent.is_empty(), "{} mutations stayed silent", silent.len());
}
