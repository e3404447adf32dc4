//! What the names in expressions stand for: facts, form fields, tables, and what is built in.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::expression::{
    Absence, Decimal, Expression, Field, Kind as Stands, Name, Names, Type, Value, parse,
};
use crate::model::{Ends, Fact, FactType, Formula, GivenBy, Id, Kind, Literal, Procedure, Table, TableType};
use crate::source::{Edit, Spanned, nearest};
use crate::text;

use super::dictionaries::Dictionaries;
use super::formulas::{currency, place};
use super::steps::placed;

/// The ways to file, as `channel` has them.
pub const CHANNELS: [&str; 3] = ["direct", "online", "postal"];

/// Names that mean something in every file.
pub const BUILT_IN: [&str; 7] = ["channel", "case", "applicant", "received", "place", "outcome", "missing"];

/// Words with which expressions are made.
pub const KEYWORDS: [&str; 11] =
    ["if", "then", "else", "and", "or", "not", "in", "between", "true", "false", "null"];

/// Every fact and form field of a procedure, with what it takes over from the dictionary, in the order asked.
pub fn facts(procedure: &Procedure, dictionaries: &Dictionaries) -> Vec<Fact> {
    let fields = procedure.form.iter().flat_map(|form| &form.sections).flat_map(|section| &section.fields);
    procedure.facts.iter().chain(fields).map(|fact| completed(fact, dictionaries)).collect()
}

fn completed(fact: &Fact, dictionaries: &Dictionaries) -> Fact {
    let field = fact.like.as_ref().and_then(|like| dictionaries.fields.get(&like.value));
    let mut fact = field.map_or_else(|| fact.clone(), |field| fact.clone().completed_by(field));
    fact.of = fact.of.into_iter().map(|row| Spanned::new(completed(&row, dictionaries), row.span)).collect();
    fact
}

/// The names that expressions of a procedure may use.
pub fn names(procedure: &Procedure, facts: &[Fact], dictionaries: &Dictionaries) -> Names {
    let mut names = BTreeMap::new();
    let sections: Vec<(&str, Option<&Formula>)> = procedure
        .form
        .iter()
        .flat_map(|form| &form.sections)
        .flat_map(|section| {
            section.fields.iter().map(|field| (field.id.value.as_str(), section.when.as_ref()))
        })
        .collect();
    for fact in facts {
        let around = sections.iter().find(|(id, _)| *id == fact.id.value).and_then(|(_, when)| *when);
        names.insert(fact.id.value.clone(), name_of(fact, around, dictionaries));
    }
    let tables = procedure.tables.iter().map(|table| &table.value);
    for table in tables.chain(dictionaries.fee_schedules.iter().map(|(_, table)| &table.value)) {
        names
            .entry(table.id.value.clone())
            .or_insert_with(|| Name::new(type_of_table(table, dictionaries), Stands::Table));
    }
    built_in(procedure, dictionaries, &mut names);
    let traits = dictionaries.places.iter().flat_map(|(_, place)| &place.traits);
    let mut traits: Vec<String> = traits.map(|name| name.value.clone()).collect();
    traits.sort();
    traits.dedup();
    Names { names, traits, given: Vec::new() }
}

fn built_in(procedure: &Procedure, dictionaries: &Dictionaries, names: &mut BTreeMap<String, Name>) {
    let built_in = |of| Name::new(of, Stands::BuiltIn);
    let case = Type::choice(procedure.cases.iter().map(|case| case.id.value.clone()));
    let case =
        if procedure.cases.is_empty() { built_in(case).absent(Absence::Optional) } else { built_in(case) };
    names.insert("channel".into(), built_in(Type::choice(CHANNELS)));
    names.insert("case".into(), case);
    names
        .insert("applicant".into(), built_in(Type::choice(dictionaries.applicants.iter().map(|(id, _)| id))));
    names.insert("received".into(), built_in(Type::Date));
    names.insert("place".into(), built_in(Type::choice(dictionaries.places.iter().map(|(id, _)| id))));
    for step in placed(procedure).iter().map(|placed| placed.step) {
        let options = if step.kind.value == Kind::Call {
            Type::choice(Ends::ALL.iter().map(|ends| ends.word()))
        } else if step.outcomes.is_empty() {
            continue;
        } else {
            Type::choice(step.outcomes.iter().map(|outcome| outcome.id.value.clone()))
        };
        let id = format!("{}.outcome", step.id.value.replace('-', "_"));
        names.insert(id, Name::new(options, Stands::Outcome).absent(Absence::NotWritten));
    }
}

/// `outcome`, which is known after the end only.
pub fn outcome() -> Name {
    Name::new(Type::choice(Ends::ALL.iter().map(|ends| ends.word())), Stands::BuiltIn)
}

fn name_of(fact: &Fact, around: Option<&Formula>, dictionaries: &Dictionaries) -> Name {
    let stands = if fact.is.is_some() { Stands::Computed } else { Stands::Fact };
    let of = type_of_fact(fact, dictionaries);
    let mut name = Name::new(of, stands);
    name.absence = absence(fact, around);
    name.least = fact.min.as_ref().and_then(|bound| bound_of(&bound.value, &name.of));
    name.most = fact.max.as_ref().and_then(|bound| bound_of(&bound.value, &name.of));
    name
}

fn absence(fact: &Fact, around: Option<&Formula>) -> Option<Absence> {
    let by = fact.by.as_ref().map_or(GivenBy::Applicant, |by| by.value);
    let optional = fact.required.as_ref().is_some_and(|required| !required.value);
    if fact.is.is_some() {
        // A computed truth is never null; whether another computed value is, its expression says.
        return None;
    }
    if by == GivenBy::Agency {
        return Some(Absence::NotWritten);
    }
    if optional || by == GivenBy::Register {
        return Some(Absence::Optional);
    }
    match (around, &fact.when) {
        (None, None) => None,
        (Some(when), None) | (None, Some(when)) => Some(Absence::NotAsked(read(when))),
        (Some(_), Some(_)) => Some(Absence::NotAsked(None)),
    }
}

/// The expression of a question; what is wrong with it is reported where it stands.
fn read(formula: &Formula) -> Option<Arc<Expression>> {
    parse(&formula.value, place(formula)).0.map(Arc::new)
}

fn bound_of(bound: &Literal, of: &Type) -> Option<Value> {
    match (bound, of) {
        (Literal::Number(text) | Literal::Text(text), Type::Number) => {
            Decimal::parse(text).map(Value::Number)
        }
        (Literal::Text(text), Type::Date) => text.parse().ok().map(Value::Date),
        _ => None,
    }
}

/// What a fact is worth.
fn type_of_fact(fact: &Fact, dictionaries: &Dictionaries) -> Type {
    let options = || fact.options.iter().map(|option| option.id.value.clone());
    match fact.kind.as_ref().map(|kind| kind.value) {
        None => Type::Unknown,
        Some(FactType::Boolean) => Type::Boolean,
        Some(FactType::Choice) => Type::choice(options()),
        Some(FactType::Choices) => Type::choices(options()),
        Some(FactType::Number) => Type::Number,
        Some(FactType::Date) => Type::Date,
        Some(FactType::Text) => Type::Text,
        Some(FactType::Money) => Type::Money(currency(dictionaries.currency.as_deref())),
        Some(FactType::File) => Type::File,
        Some(FactType::List) => Type::List(
            fact.of
                .iter()
                .map(|row| {
                    let mut name = name_of(row, None, dictionaries);
                    name.kind = Stands::Row;
                    Field { id: row.id.value.clone(), name }
                })
                .collect(),
        ),
    }
}

fn type_of_table(table: &Table, dictionaries: &Dictionaries) -> Type {
    let words = || {
        let mut words: Vec<String> = table
            .rows
            .iter()
            .filter_map(|row| match &row.get("then")?.value {
                Literal::Text(word) => Some(word.clone()),
                _ => None,
            })
            .collect();
        words.sort();
        words.dedup();
        words
    };
    match table.output.value {
        TableType::Boolean => Type::Boolean,
        TableType::Choice | TableType::Text => Type::choice(words()),
        TableType::Number => Type::Number,
        TableType::Money if mixes_currencies(table) => Type::Money(None),
        TableType::Money => {
            Type::Money(currency_of(table).or_else(|| currency(dictionaries.currency.as_deref())))
        }
        TableType::Duration => Type::Duration(None),
    }
}

/// The currencies that stand in the results of a table.
fn currencies(table: &Table) -> Vec<String> {
    let mut found: Vec<String> = table
        .rows
        .iter()
        .filter_map(|row| match &row.get("then")?.value {
            Literal::Text(text) => Some(text),
            _ => None,
        })
        .flat_map(|text| text.split(|c: char| !c.is_ascii_alphabetic()))
        .filter(|word| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase()))
        .map(str::to_owned)
        .collect();
    found.sort();
    found.dedup();
    found
}

fn mixes_currencies(table: &Table) -> bool {
    currencies(table).len() > 1
}

fn currency_of(table: &Table) -> Option<crate::expression::Currency> {
    currency(currencies(table).first().map(String::as_str))
}

/// A column of a table that stands for nothing.
pub fn unknown_input(id: &Id, names: &Names) -> Diagnostic {
    let known = names.names.keys().map(String::as_str);
    let finding = Diagnostic::new(
        "unknown-name",
        id.span,
        text!(en: "there is no fact `{id}`", vi: "không có dữ kiện `{id}`"),
    );
    match nearest(&id.value, known) {
        Some(near) => finding
            .help(text!(en: "the nearest is `{near}`", vi: "gần nhất là `{near}`"))
            .fix(text!(en: "write `{near}`", vi: "viết `{near}`"), vec![Edit::replace(id.span, near)]),
        None => finding.help(text!(
            en: "declare it under `facts`, or name a fact that is there",
            vi: "khai báo ở `facts`, hoặc dùng một dữ kiện đã có",
        )),
    }
}

/// A cell of a table below no column.
pub fn unknown_column(key: &Spanned<String>, inputs: &[Id]) -> Diagnostic {
    let finding = Diagnostic::new(
        "unknown-name",
        key.span,
        text!(en: "the table has no column `{key}`", vi: "bảng không có cột `{key}`"),
    );
    match nearest(&key.value, inputs.iter().map(|input| input.as_str())) {
        Some(near) => finding
            .help(text!(en: "the nearest is `{near}`", vi: "gần nhất là `{near}`"))
            .fix(text!(en: "write `{near}`", vi: "viết `{near}`"), vec![Edit::replace(key.span, near)]),
        None => finding.help(text!(
            en: "take it away, or add the fact to `inputs`",
            vi: "bỏ ô này, hoặc thêm dữ kiện vào `inputs`",
        )),
    }
}
