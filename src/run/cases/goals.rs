//! What answers can show: conditions true and false, rows of tables, bounds.

use std::collections::{BTreeMap, BTreeSet};

use crate::expression::{Typed, Value, Values, holds};
use crate::process::{Process, Site, Then};
use crate::run::boundary::Boundary;
use crate::run::{Situation, Survey};

/// Combinations of values that are tried for one thing.
const MOST: usize = 4_000;

/// Something that answers can show.
#[derive(Clone, Debug)]
pub(super) enum Goal<'s> {
    /// A condition has this truth where it is looked at.
    Condition(&'s Typed, Vec<&'s Typed>, Option<&'s str>, bool),
    /// A row of a table counts.
    Row(&'s str, usize),
    /// A fact has a value: a day that comes soon, or late.
    Is(&'s str, Value),
    /// A value lies at a bound.
    Boundary(&'s Boundary<'s>),
}

/// Values by name.
pub(super) type Answers = BTreeMap<String, Value>;

impl<'s> Goal<'s> {
    /// Everything that answers can show, conditions on ways among it.
    pub fn all(survey: &'s Survey<'_>, all: &'s [Site<'s>]) -> Vec<Self> {
        let process = survey.process;
        let mut goals = Vec::new();
        for site in all.iter().filter(|site| site.wanted == crate::process::Wanted::Condition) {
            let Some(typed) = process.meaning.at(site.formula) else { continue };
            let given: Vec<&Typed> =
                site.given.iter().filter_map(|given| process.meaning.at(given)).collect();
            goals.extend([true, false].map(|truth| Self::Condition(typed, given.clone(), site.per, truth)));
        }
        for name in survey.tables() {
            let rows = process.meaning.tables.get(name).map_or(0, |table| table.rows.len());
            goals.extend((0..rows).map(|row| Self::Row(name, row)));
        }
        goals.extend(survey.boundaries.iter().map(Self::Boundary));
        goals
    }

    /// Whether a case shows it.
    pub fn is_shown(&self, situation: &Situation<'_>) -> bool {
        match self {
            Self::Condition(typed, given, per, truth) => {
                let shows = |situation: &Situation<'_>| {
                    given.iter().all(|given| holds(given, situation) == Ok(true))
                        && holds(typed, situation) == Ok(*truth)
                };
                match per.map(|list| Values::value(situation, list)) {
                    None => shows(situation),
                    Some(Ok(Some(Value::List(rows)))) => rows.iter().any(|row| shows(&situation.inside(row))),
                    Some(_) => false,
                }
            }
            Self::Row(name, row) => {
                let table = situation.process().meaning.tables.get(*name);
                table.is_some_and(|table| situation.row(table) == Ok(Some(Some(*row))))
            }
            Self::Is(name, value) => Values::value(situation, name) == Ok(Some(value.clone())),
            Self::Boundary(boundary) => boundary.is_at(situation),
        }
    }

    /// The names on which it depends, over whatever stands between.
    pub fn names(&self, process: &Process) -> BTreeSet<String> {
        let mut waiting: Vec<String> = Vec::new();
        let mut take = |typed: &Typed| typed.each_name(&mut |name, _| waiting.push(name.to_owned()));
        match self {
            Self::Condition(typed, given, per, _) => {
                take(typed);
                for given in given {
                    take(given);
                }
                waiting.extend(per.map(str::to_owned));
            }
            Self::Boundary(boundary) => boundary.parts().into_iter().for_each(&mut take),
            Self::Row(name, _) | Self::Is(name, _) => waiting.push((*name).to_owned()),
        }
        if let Self::Boundary(boundary) = self {
            waiting.extend(boundary.name().map(str::to_owned));
        }
        reached(process, waiting)
    }

    /// An extension of some answers with which it is shown.
    pub fn extend(
        &self,
        base: &Situation<'_>,
        answers: &Answers,
        values: &BTreeMap<String, Vec<Value>>,
    ) -> Option<Answers> {
        let names = self.names(base.process());
        let free: Vec<(&String, &Vec<Value>)> = names
            .iter()
            .filter(|name| !answers.contains_key(*name))
            .filter_map(|name| values.get_key_value(name))
            .filter(|(_, values)| !values.is_empty())
            .collect();
        let mut situation = base.clone();
        situation.answers.extend(answers.iter().map(|(name, value)| (name.clone(), value.clone())));
        let mut turn = vec![0; free.len()];
        for _ in 0..MOST {
            for (index, (name, values)) in turn.iter().zip(&free) {
                situation.answers.insert((*name).clone(), values[*index].clone());
            }
            if self.is_shown(&situation) {
                let mut found = answers.clone();
                let chosen = turn.iter().zip(&free);
                found.extend(chosen.map(|(index, (name, values))| ((*name).clone(), values[*index].clone())));
                return Some(found);
            }
            if !advance(&mut turn, &free) {
                return None;
            }
        }
        None
    }
}

/// The next combination, if there is one.
fn advance(turn: &mut [usize], free: &[(&String, &Vec<Value>)]) -> bool {
    for (index, (_, values)) in turn.iter_mut().zip(free) {
        *index += 1;
        if *index < values.len() {
            return true;
        }
        *index = 0;
    }
    false
}

/// Names and everything that they need, directly or not.
fn reached(process: &Process, mut waiting: Vec<String>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    while let Some(name) = waiting.pop() {
        if !found.insert(name.clone()) {
            continue;
        }
        let mut take = |typed: &Typed| typed.each_name(&mut |name, _| waiting.push(name.to_owned()));
        if let Some(fact) = process.meaning.fact(&name) {
            fact.is
                .iter()
                .chain(&fact.when)
                .filter_map(|formula| process.meaning.at(formula))
                .for_each(&mut take);
        }
        if name == "case" {
            let cases = process.procedure.cases.iter().filter_map(|case| case.when.as_ref());
            cases.filter_map(|when| process.meaning.at(when)).for_each(&mut take);
        }
        if let Some(table) = process.meaning.tables.get(&name) {
            let worth = table.rows.iter().filter_map(|row| match &row.then {
                Then::Worth(typed) => Some(&**typed),
                _ => None,
            });
            worth.for_each(&mut take);
            waiting.extend(table.inputs.iter().cloned());
        }
        if let Some((list, _)) = name.split_once('.') {
            waiting.push(list.to_owned());
        }
    }
    found
}
