//! Sets of answers that together show every condition, row and bound that answers can show.

use std::collections::BTreeMap;

use crate::calendar::{Date, Hour, Moment};
use crate::expression::{Classes, Given, Kind as Stands, Value};
use crate::process::Process;
use crate::run::{Case, Situation, Survey, questions};

use super::goals::{Answers, Goal};
use super::values::{self, Constants};

/// The hour at which cases are received.
const MORNING: &str = "09h00";

/// Sets of answers, those first that show most.
pub(super) fn all(survey: &Survey<'_>, constants: &Constants, goals: &[Goal<'_>], day: Date) -> Vec<Case> {
    let process = survey.process;
    let received = moment(process, day);
    let mut values: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for (name, known) in &process.meaning.names.names {
        let given = matches!(known.kind, Stands::Fact | Stands::Outcome)
            || matches!(name.as_str(), "channel" | "case" | "applicant");
        let computed = name == "case" && process.procedure.cases.iter().any(|case| case.when.is_some());
        if given && !computed {
            values.insert(name.clone(), values::of(process, constants, name, received.date));
        }
    }
    let mut builder = Builder { process, received, values, found: Vec::new(), place: None };
    let dates = dates_awaited(process, received.date);
    let dates = dates.into_iter().map(|(name, date)| Goal::Is(name, Value::Date(date)));
    let mut open = builder.cover(goals.iter().cloned().chain(dates).collect());
    for place in constants.places(process) {
        builder.place = Some(place);
        open = builder.cover(open);
    }
    let mut cases = builder.found;
    if cases.is_empty() {
        let empty = Builder { process, received, values: BTreeMap::new(), found: Vec::new(), place: None };
        cases.push(empty.case(&Answers::new()));
    }
    cases
}

/// Days for which a step may wait: one that has come, and one that comes behind all other times.
fn dates_awaited(process: &Process, received: Date) -> Vec<(&str, Date)> {
    let placed = process.procedure.steps.iter().flat_map(|step| {
        let mut steps = vec![step];
        steps.extend(step.branches.iter().flat_map(|branch| &branch.steps));
        steps
    });
    let facts = placed.flat_map(|step| &step.first).filter_map(|row| row.date.as_ref());
    let far = values::far(received);
    facts.flat_map(|id| [(id.as_str(), received), (id.as_str(), far)]).collect()
}

/// The first working morning on or after a day.
fn moment(process: &Process, day: Date) -> Moment {
    let day = process.calendar().and_then(|calendar| calendar.next_working(day).ok()).unwrap_or(day);
    let hour: Hour = MORNING.parse().unwrap_or(Hour::MIDNIGHT);
    Moment::new(day, hour)
}

struct Builder<'a> {
    process: &'a Process,
    received: Moment,
    values: BTreeMap<String, Vec<Value>>,
    found: Vec<Case>,
    place: Option<String>,
}

impl<'a> Builder<'a> {
    /// Finds answers for as many goals as it can; returns the others.
    fn cover<'s>(&mut self, goals: Vec<Goal<'s>>) -> Vec<Goal<'s>> {
        let base = self.base();
        let mut open = goals;
        let mut hopeless = Vec::new();
        while !open.is_empty() {
            let goal = open.remove(0);
            let Some(mut answers) = self.answer(&goal, &base) else {
                hopeless.push(goal);
                continue;
            };
            open.retain(|goal| match goal.extend(&base, &answers, &self.values) {
                Some(more) => {
                    answers = more;
                    false
                }
                None => true,
            });
            let case = self.case(&answers);
            if !self.found.contains(&case) {
                self.found.push(case);
            }
        }
        hopeless
    }

    fn answer(&self, goal: &Goal<'_>, base: &Situation<'_>) -> Option<Answers> {
        let plain = goal.extend(base, &Answers::new(), &self.values);
        plain.or_else(|| goal.extend(base, &self.witness(goal)?, &self.values))
    }

    /// Answers that the classes of conditions show, where trying does not find any.
    fn witness(&self, goal: &Goal<'_>) -> Option<Answers> {
        let Goal::Condition(typed, given, None, truth) = goal else { return None };
        let names = self.process.written_names();
        let mut classes: Classes<'_> = self.process.situations(&names);
        let condition = classes.condition(typed);
        let condition = if *truth { condition } else { condition.negated() };
        let around: Vec<_> = given.iter().map(|given| classes.condition(given)).collect();
        let all = crate::expression::Condition::all(around.into_iter().chain([condition]));
        let witness = classes.satisfiable(&all).ok().flatten()?;
        let known = witness.answers.into_iter().filter_map(|given| match given {
            Given::Value { subject, value } if self.values.contains_key(&subject) => Some((subject, value)),
            _ => None,
        });
        Some(known.collect())
    }

    /// A case of which nothing is answered.
    fn base(&self) -> Situation<'a> {
        let mut case = Case::received(self.received);
        case.place.clone_from(&self.place);
        case.filed(self.process).situation
    }

    /// A whole case from some answers: every question that is put has one.
    fn case(&self, answers: &Answers) -> Case {
        let mut case = Case::received(self.received);
        case.place.clone_from(&self.place);
        let first = |name: &str| {
            let own = answers.get(name).cloned();
            own.or_else(|| self.values.get(name)?.first().cloned())
        };
        // Each round may put questions that the answers of the last one called for.
        for _ in 0..self.process.meaning.facts.len() + 4 {
            let situation = case.asking(self.process);
            let open = questions(self.process, &situation).into_iter().find(|question| {
                !case.answers.contains_key(&question.name) && first(&question.name).is_some()
            });
            let Some(question) = open else { break };
            let value = first(&question.name).unwrap_or_default();
            case.answers.insert(question.name, value);
        }
        let registered =
            self.process.meaning.facts.iter().filter(|fact| {
                fact.by.as_ref().is_some_and(|by| by.value == crate::model::GivenBy::Register)
            });
        for fact in registered {
            case.answers
                .extend(answers.get_key_value(&fact.id.value).map(|(id, it)| (id.clone(), it.clone())));
        }
        case.answers.retain(|_, value| !value.is_null());
        case
    }
}
