//! What is known of a case when it begins.

use std::collections::BTreeMap;

use crate::calendar::Moment;
use crate::expression::{Kind as Stands, Value};
use crate::model::{Literal, Scenario};
use crate::process::Process;

use super::questions::{channels, decisive};
use super::situation::value_of;
use super::{Situation, questions};

/// What an applicant files: when, where, and which answers go with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// When it is received.
    pub received: Moment,
    /// Where, if that matters.
    pub place: Option<String>,
    /// Answers by the names of their questions; `channel`, `case` and `applicant` among them.
    pub answers: BTreeMap<String, Value>,
    /// Papers the applicant does not have.
    pub missing: Vec<String>,
}

impl Case {
    /// A case of which only the moment of receipt is known.
    pub fn received(received: Moment) -> Self {
        Self { received, place: None, answers: BTreeMap::new(), missing: Vec::new() }
    }

    /// The case of a scenario; without a moment it is received on the first day of the version.
    pub fn of(process: &Process, scenario: &Scenario) -> Self {
        let first = || Moment::from(process.procedure.from.value);
        let mut case = Self::received(scenario.received.as_ref().map_or_else(first, |it| it.value));
        case.place = scenario.place.as_ref().map(|place| place.value.clone());
        for (name, literal) in &scenario.given {
            if name.value == "missing" {
                case.missing = words(&literal.value);
            } else {
                case.answer(process, &name.value, &literal.value);
            }
        }
        case
    }

    /// Takes in an answer as a file gives it, read by the type of its question.
    pub fn answer(&mut self, process: &Process, name: &str, literal: &Literal) {
        let known = process.meaning.names.names.get(name).map(|name| &name.of);
        self.answers.insert(name.to_owned(), value_of(literal, known));
    }

    /// The case while its questions are still being put: what is not answered is open.
    pub fn asking<'a>(&self, process: &'a Process) -> Situation<'a> {
        let mut situation = Situation::new(process);
        let own = process.place.as_ref().or(process.procedure.place.as_ref().map(|place| &place.value));
        let place = self.place.as_ref().or(own).map_or(Value::Null, Value::text);
        situation.set("place", place);
        situation.set("received", Value::Date(self.received.date));
        situation.set("outcome", Value::Null);
        if let [only] = *channels(process) {
            situation.set("channel", Value::text(only));
        }
        if let [only] = &*process.procedure.applicants {
            situation.set("applicant", Value::text(&only.value));
        }
        for (id, name) in &process.meaning.names.names {
            if name.kind == Stands::Outcome {
                situation.set(id, Value::Null);
            }
        }
        let put = decisive(process);
        for fact in process.meaning.facts.iter().filter(|fact| fact.is.is_none()) {
            if !put.iter().any(|other| other.id == fact.id) {
                situation.set(&fact.id.value, Value::Null);
            }
        }
        for (name, value) in &self.answers {
            situation.set(name, value.clone());
        }
        situation
    }

    /// The case as it is filed: what is not answered is null.
    pub fn filed<'a>(&self, process: &'a Process) -> Dossier<'a> {
        let mut situation = self.asking(process);
        let asks: Vec<String> =
            questions(process, &situation).into_iter().map(|question| question.name).collect();
        let facts = process.meaning.facts.iter().filter(|fact| fact.is.is_none());
        for name in facts.map(|fact| &fact.id.value).chain(&asks) {
            situation.answers.entry(name.clone()).or_insert(Value::Null);
        }
        Dossier { case: self.clone(), situation, asks }
    }
}

/// A case that has been filed.
#[derive(Clone, Debug)]
pub struct Dossier<'a> {
    /// What was filed.
    pub case: Case,
    /// What is known of it.
    pub situation: Situation<'a>,
    /// The questions that were put, by the names of their answers.
    pub asks: Vec<String>,
}

fn words(literal: &Literal) -> Vec<String> {
    match literal {
        Literal::Text(word) => vec![word.clone()],
        Literal::List(items) => items.iter().flat_map(words).collect(),
        _ => Vec::new(),
    }
}
