//! The form asks exactly what the interpreter asks: over all answers to its questions, a complete application is
//! accepted, one that lacks an answer is refused, and one that says more than was asked is refused.

use serde_json::{Map, Value as Json, json};
use thutuc::compile::{self, Build};
use thutuc::export::{self, Exporter};
use thutuc::expression::{Answer, Decimal, Value};
use thutuc::model::{Fact, FactType, GivenBy};
use thutuc::process::{Catalog, Process};
use thutuc::run::Situation;

use crate::catalog::on;
use crate::examples::DAY;

/// Answers of one procedure beyond this number are not gone through one by one.
const MOST: usize = 4_000;

fn exporter(name: &str) -> &'static Exporter {
    export::ALL.iter().find(|exporter| exporter.meta.name == name).expect("an exporter of that name")
}

/// What one exporter writes for a catalogue, by path.
pub fn written(catalog: &Catalog, name: &str) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let done: Result<Build, export::Error> = compile::export(
        catalog,
        &[exporter(name)],
        |path, content| {
            files.push((path.to_owned(), content.to_vec()));
            Ok(())
        },
        || (),
    );
    done.expect("the exporter writes");
    files
}

fn schema(files: &[(String, Vec<u8>)], process: &Process) -> Json {
    let path = format!("form/{}.schema.json", process.key());
    let (_, content) = files.iter().find(|(name, _)| *name == path).expect("a schema for each procedure");
    serde_json::from_slice(content).expect("JSON")
}

/// A value that a field accepts, for those that no condition tells apart.
fn plain(fact: &Fact) -> (Json, Value) {
    match fact.kind.as_ref().map(|kind| kind.value) {
        Some(FactType::Number) => (json!(5), Value::Number(Decimal::from(5))),
        Some(FactType::Money) => (json!(5), Value::Null),
        Some(FactType::Date) => (json!("2026-08-20"), Value::Date(jiff::civil::date(2026, 8, 20))),
        Some(FactType::List) => (json!([]), Value::List(Vec::new())),
        Some(FactType::Choices) => (json!([]), Value::Choices(std::collections::BTreeSet::new())),
        _ => (json!("012345678901"), Value::text("012345678901")),
    }
}

/// The answers that conditions tell apart.
fn answers(fact: &Fact) -> Vec<(Json, Value)> {
    match fact.kind.as_ref().map(|kind| kind.value) {
        Some(FactType::Boolean) => {
            [true, false].into_iter().map(|answer| (json!(answer), Value::Boolean(answer))).collect()
        }
        Some(FactType::Choice) => fact
            .options
            .iter()
            .map(|option| (json!(option.id.value), Value::text(&option.id.value)))
            .collect(),
        _ => vec![plain(fact)],
    }
}

fn is_asked(fact: &Fact) -> bool {
    fact.is.is_none() && fact.by.as_ref().is_none_or(|by| by.value == GivenBy::Applicant)
}

/// Calls `visit` with every combination of answers to the questions of a procedure.
fn each(facts: &[&Fact], mut visit: impl FnMut(&[(Json, Value)])) -> usize {
    let all: Vec<Vec<(Json, Value)>> = facts.iter().map(|fact| answers(fact)).collect();
    let number = all.iter().map(Vec::len).product::<usize>().min(MOST);
    for index in 0..number {
        let mut rest = index;
        let chosen: Vec<(Json, Value)> = all
            .iter()
            .map(|options| {
                let option = options[rest % options.len()].clone();
                rest /= options.len();
                option
            })
            .collect();
        visit(&chosen);
    }
    number
}

#[test]
fn schemas_are_valid_and_ask_what_the_interpreter_asks() {
    let compiled = on(DAY);
    let files = written(&compiled.catalog, "form");
    let (mut applications, mut procedures) = (0, 0);
    for process in compiled.catalog.in_force() {
        let schema = schema(&files, process);
        assert!(jsonschema::meta::is_valid(&schema), "{}: not valid against its metaschema", process.key());
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        let facts: Vec<&Fact> = process.meaning.facts.iter().filter(|fact| is_asked(fact)).collect();
        procedures += 1;
        let case = process.asks_case().then(|| process.procedure.cases[0].id.value.clone());
        applications += each(&facts, |answers| {
            let mut situation = Situation::new(process).with("channel", Value::text("online"));
            if let Some(case) = &case {
                situation = situation.with("case", Value::text(case));
            }
            for (fact, (_, value)) in facts.iter().zip(answers) {
                situation = situation.with(&fact.id.value, value.clone());
            }
            let mut complete = Map::new();
            complete.extend(case.iter().map(|case| ("case".to_owned(), json!(case))));
            let mut asked = Vec::new();
            for (fact, (json, _)) in facts.iter().zip(answers) {
                if situation.ask(fact.when.as_ref()) == Answer::Yes {
                    complete.insert(fact.id.value.clone(), json.clone());
                    asked.push(fact.id.value.as_str());
                }
            }
            let complete = Json::Object(complete);
            let key = process.key();
            let faults: Vec<String> =
                validator.iter_errors(&complete).map(|error| error.to_string()).collect();
            assert!(faults.is_empty(), "{key} refuses {complete}: {faults:?}");
            for id in &asked {
                let required = process.meaning.fact(id).and_then(|fact| fact.required.as_ref());
                if required.is_none_or(|required| required.value) {
                    let mut less = complete.clone();
                    less.as_object_mut().expect("an object").remove(*id);
                    assert!(!validator.is_valid(&less), "{key} accepts {less} without `{id}`");
                }
            }
            for (fact, (json, _)) in facts.iter().zip(answers) {
                // What depends on the day of filing or on a place is open here, and the form leaves it open too.
                if situation.ask(fact.when.as_ref()) == Answer::No {
                    let mut more = complete.clone();
                    more[&fact.id.value] = json.clone();
                    assert!(!validator.is_valid(&more), "{key} accepts `{}` in {more}", fact.id);
                }
            }
        });
    }
    println!("{procedures} forms, {applications} applications");
}
