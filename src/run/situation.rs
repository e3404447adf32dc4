//! A case as far as it is known: what was answered, and what follows from it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::calendar::Date;
use crate::expression::{
    Answer, Decimal, Failure, Field, Row, Type, Typed, Value, Values, ask, evaluate, holds,
};
use crate::model::{self, Formula, Hit, Literal};
use crate::process::{Process, Then, TypedTable};

use super::fees;

/// A case as far as it is known: what was answered, and what is still open.
#[derive(Clone, Debug)]
pub struct Situation<'a> {
    pub(super) process: &'a Process,
    pub(super) answers: BTreeMap<String, Value>,
    /// Names being worked out, so that a circle ends.
    working: RefCell<Vec<String>>,
}

impl<'a> Situation<'a> {
    /// A case of which nothing is known.
    pub fn new(process: &'a Process) -> Self {
        Self { process, answers: BTreeMap::new(), working: RefCell::default() }
    }

    /// The same with one answer more: a fact, `channel`, `case`, `place`, `received`.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: Value) -> Self {
        self.answers.insert(name.into(), value);
        self
    }

    /// The same with an answer as a test gives it, read by the type of its name.
    #[must_use]
    pub fn given(self, name: &str, literal: &Literal) -> Self {
        let known = self.process.meaning.names.names.get(name).map(|name| &name.of);
        let value = value_of(literal, known);
        self.with(name, value)
    }

    /// Learns an answer, or what a step has written.
    pub fn set(&mut self, name: impl Into<String>, value: Value) {
        self.answers.insert(name.into(), value);
    }

    /// The procedure.
    pub fn process(&self) -> &'a Process {
        self.process
    }

    /// Whether a condition holds; one that is not written does.
    pub fn holds(&self, when: Option<&Formula>) -> Result<bool, Failure> {
        match when.and_then(|when| self.process.meaning.at(when)) {
            Some(typed) => holds(typed, self),
            None => Ok(true),
        }
    }

    /// Whether a condition holds, as far as questions are answered.
    pub fn ask(&self, when: Option<&Formula>) -> Answer {
        when.and_then(|when| self.process.meaning.at(when)).map_or(Answer::Yes, |typed| ask(typed, self))
    }

    /// What an expression is worth.
    pub fn worth(&self, typed: &Typed) -> Result<Value, Failure> {
        evaluate(typed, self)
    }

    /// The ways to file that are open, as `channel` names them.
    pub fn channel(&self) -> Option<&str> {
        match self.answers.get("channel") {
            Some(Value::Text(channel)) => Some(channel),
            _ => None,
        }
    }

    fn work_out(&self, name: &str) -> Result<Option<Value>, Failure> {
        if let Some(fact) = self.process.meaning.fact(name) {
            if let Some(is) = &fact.is {
                return self.process.meaning.at(is).map_or(Ok(None), |typed| Ok(self.open_or(typed)));
            }
            return match self.ask(fact.when.as_ref()) {
                Answer::No => Ok(Some(Value::Null)),
                Answer::Yes | Answer::Open => Ok(None),
            };
        }
        if name == "case" {
            return Ok(self.case());
        }
        match self.process.meaning.tables.get(name) {
            Some(table) => self.table(table),
            None => Ok(None),
        }
    }

    /// The case whose condition holds; nothing while that is open, or where the applicant says which it is.
    fn case(&self) -> Option<Value> {
        let cases = &self.process.procedure.cases;
        if cases.iter().any(|case| case.when.is_none()) {
            return None;
        }
        let answers: Vec<Answer> = cases.iter().map(|case| self.ask(case.when.as_ref())).collect();
        match answers.iter().position(|answer| *answer == Answer::Yes) {
            Some(index) => Some(Value::text(&cases[index].id.value)),
            None => (!cases.is_empty() && !answers.contains(&Answer::Open)).then_some(Value::Null),
        }
    }

    /// What an expression is worth, or nothing while what it reads is open.
    fn open_or(&self, typed: &Typed) -> Option<Value> {
        match ask(typed, self) {
            Answer::Yes => Some(Value::Boolean(true)),
            Answer::No => Some(Value::Boolean(false)),
            Answer::Open => evaluate(typed, self).ok(),
        }
    }

    /// The row of a table that counts, if the inputs of all are known.
    pub fn row(&self, table: &TypedTable) -> Result<Option<Option<usize>>, Failure> {
        let mut found = None;
        for (index, row) in table.rows.iter().enumerate() {
            let mut fits = true;
            for (input, region) in &row.cells {
                let Some(value) = self.value(input)? else { return Ok(None) };
                fits &= region.contains(&value);
            }
            if fits {
                found = Some(index);
                if table.hit == Hit::First {
                    break;
                }
            }
        }
        Ok(Some(found))
    }

    fn table(&self, table: &TypedTable) -> Result<Option<Value>, Failure> {
        let Some(row) = self.row(table)? else { return Ok(None) };
        match row.map(|index| &table.rows[index].then) {
            Some(Then::Word(word)) => Ok(Some(Value::text(word))),
            Some(Then::Worth(typed)) => evaluate(typed, self).map(Some),
            Some(Then::Unread) | None => Ok(Some(Value::Null)),
        }
    }
}

/// A literal as a value of a type.
pub(super) fn value_of(literal: &Literal, of: Option<&Type>) -> Value {
    match (literal, of) {
        (Literal::Boolean(value), _) => Value::Boolean(*value),
        (Literal::Number(text), _) => Decimal::parse(text).map_or_else(|| Value::text(text), Value::Number),
        (Literal::Text(text), Some(Type::Date)) => {
            text.parse().map_or_else(|_| Value::text(text), Value::Date)
        }
        (Literal::Text(text), Some(Type::Money(_))) => {
            let money = text.parse::<model::Money>().ok().and_then(|money| fees::money(&money));
            money.map_or_else(|| Value::text(text), Value::Money)
        }
        (Literal::Text(text), Some(Type::File)) => Value::File(text.clone()),
        (Literal::Text(text), _) => Value::text(text),
        (Literal::List(items), Some(Type::List(fields))) => {
            Value::List(items.iter().map(|item| row_of(item, fields)).collect())
        }
        (Literal::List(items), _) => Value::Choices(
            items
                .iter()
                .filter_map(|item| if let Literal::Text(text) = item { Some(text.clone()) } else { None })
                .collect(),
        ),
        (Literal::Row(_), _) => Value::Null,
    }
}

fn row_of(item: &Literal, fields: &[Field]) -> Row {
    let Literal::Row(entries) = item else { return Row::new() };
    let type_of = |id: &str| fields.iter().find(|field| field.id == id).map(|field| &field.name.of);
    entries.iter().map(|(id, value)| (id.clone(), value_of(value, type_of(id)))).collect()
}

impl Values for Situation<'_> {
    fn value(&self, name: &str) -> Result<Option<Value>, Failure> {
        if let Some(fact) = self.process.meaning.fact(name)
            && fact.is.is_none()
            && self.ask(fact.when.as_ref()) == Answer::No
        {
            return Ok(Some(Value::Null));
        }
        if let Some(value) = self.answers.get(name) {
            return Ok(Some(value.clone()));
        }
        if self.working.borrow().iter().any(|other| other == name) {
            return Ok(None);
        }
        self.working.borrow_mut().push(name.to_owned());
        let value = self.work_out(name);
        self.working.borrow_mut().pop();
        value
    }

    fn place_has(&self, name: &str) -> Option<bool> {
        let place = match self.answers.get("place") {
            Some(Value::Text(place)) => place.as_str(),
            Some(_) => return Some(false),
            None => {
                let own = self.process.procedure.place.as_ref().map(|place| place.value.as_str());
                self.process.place.as_deref().or(own)?
            }
        };
        let dictionaries = &self.process.dictionaries;
        let chain = dictionaries.within(place);
        let mut traits =
            chain.iter().filter_map(|id| dictionaries.places.get(id)).flat_map(|place| &place.traits);
        Some(traits.any(|known| known.value == name))
    }

    fn working_days_between(&self, from: Date, to: Date) -> Option<i64> {
        Some(self.process.calendar()?.working_days_between(from, to))
    }
}
