//! An expectation that is changed is caught, whatever is changed in it.

use std::collections::BTreeSet;

use thutuc::calendar::{Duration, Moment};
use thutuc::model::{Ends, Expectation, FeeState, Id, Money, Scenario};
use thutuc::process::Process;
use thutuc::run::{Case, Told, Trace, judge, walk};
use thutuc::source::Spanned;

use super::{rehearsed, searched};
use crate::catalog::on;
use crate::examples::DAY;

/// Whether something is wrong with a scenario once its expectation is another one.
fn is_caught(scenario: &Scenario, trace: &Trace, expect: Expectation) -> bool {
    let mut changed = scenario.clone();
    changed.expect.value = expect;
    let lint: BTreeSet<&str> = changed.expect.lint.iter().map(|id| id.value.as_str()).collect();
    !judge(&changed, trace, &lint).is_empty()
}

fn id(text: &str) -> Id {
    Spanned::new(text.to_owned(), thutuc::source::Span::default())
}

/// Every way in which a list can be wrong by one entry.
fn lists(list: &Spanned<Vec<Id>>, in_order: bool) -> Vec<Spanned<Vec<Id>>> {
    let mut all = Vec::new();
    let mut with = |change: &dyn Fn(&mut Vec<Id>)| {
        let mut other = list.clone();
        change(&mut other.value);
        all.push(other);
    };
    with(&|list| list.push(id("la-hoac")));
    for index in 0..list.value.len() {
        with(&|list| list[index] = id("la-hoac"));
        // A list of papers may name one twice.
        let again = list.value.iter().filter(|other| **other == list.value[index]).count();
        if in_order || again == 1 {
            with(&|list| drop(list.remove(index)));
        }
        if in_order && index > 0 && list.value[index] != list.value[index - 1] {
            with(&|list| list.swap(index - 1, index));
        }
    }
    if in_order {
        with(&|list| {
            let again = list.last().cloned();
            list.extend(again);
        });
    }
    all
}

fn moments(at: Moment) -> Vec<Moment> {
    let days = [at.date.yesterday(), at.date.tomorrow()].into_iter().flatten();
    let mut all: Vec<Moment> = days.map(|date| Moment { date, ..at }).collect();
    all.extend("00h01".parse().ok().map(|hour| Moment::new(at.date, hour)));
    all
}

/// Every expectation that differs from one in one point.
fn mutants(expect: &Expectation) -> Vec<(&'static str, Expectation)> {
    let mut all: Vec<(&'static str, Expectation)> = Vec::new();
    let mut with = |what: &'static str, change: &dyn Fn(&mut Expectation)| {
        let mut other = expect.clone();
        change(&mut other);
        all.push((what, other));
    };
    for path in expect.path.iter().flat_map(|path| lists(path, true)) {
        with("path", &|other| other.path = Some(path.clone()));
    }
    for papers in expect.documents.iter().flat_map(|papers| lists(papers, false)) {
        with("documents", &|other| other.documents = Some(papers.clone()));
    }
    for paper in expect.documents.iter().flat_map(|papers| &papers.value) {
        with("not-documents", &|other| other.not_documents.push(paper.clone()));
    }
    if let Some(fee) = &expect.fee {
        for amount in [fee.amount + 1, fee.amount.saturating_sub(1)] {
            let money = Money { amount, currency: fee.currency.clone() };
            with("fee", &|other| other.fee.as_mut().expect("there is one").value = money.clone());
        }
        let money = Money { amount: fee.amount, currency: "EUR".into() };
        with("fee", &|other| other.fee.as_mut().expect("there is one").value = money.clone());
    }
    if let Some(fees) = &expect.fees {
        for state in FeeState::ALL.iter().filter(|state| **state != fees.value) {
            with("fees", &|other| other.fees.as_mut().expect("there is one").value = *state);
        }
    }
    if let Some(limit) = &expect.limit {
        let longer = Duration::new(limit.thousandths() + 1000, limit.unit());
        let longer = longer.filter(|longer| *longer != limit.value);
        let other_unit: Duration = "7 weeks".parse().expect("a duration");
        for other_limit in longer.into_iter().chain([other_unit]) {
            with("limit", &|other| other.limit.as_mut().expect("there is one").value = other_limit);
        }
    }
    for at in expect.due.iter().flat_map(|due| moments(due.value)) {
        with("due", &|other| other.due.as_mut().expect("there is one").value = at);
    }
    if let Some(outcome) = &expect.outcome {
        for ends in Ends::ALL.iter().filter(|ends| **ends != outcome.value) {
            with("outcome", &|other| other.outcome.as_mut().expect("there is one").value = *ends);
        }
    }
    for asks in expect.asks.iter().flat_map(|asks| lists(asks, false)) {
        with("asks", &|other| other.asks = Some(asks.clone()));
    }
    all
}

#[test]
fn every_changed_expectation_is_caught() {
    let (mut mutants_made, mut missed) = (0, Vec::new());
    let mut try_all = |process: &Process, scenario: &Scenario| {
        let dossier = Case::of(process, scenario).filed(process);
        let trace = walk(&dossier, &mut Told::new(process, scenario));
        for (what, expect) in mutants(&scenario.expect.value) {
            mutants_made += 1;
            if !is_caught(scenario, &trace, expect) {
                missed.push(format!("{} {}: {what}", process.key(), scenario.name.value));
            }
        }
    };
    let compiled = on(DAY);
    for filed in &compiled.catalog.scenarios {
        for scenario in &filed.value.tests {
            let procedure = &filed.value.tests_of.value;
            let first = compiled.catalog.find(procedure).expect("in force").from.value;
            let day = scenario.received.as_ref().map_or(first, |received| received.value.date);
            let processes = compiled.versions_on(procedure, day);
            try_all(processes.iter().find(|process| process.judged.in_force).expect("in force"), scenario);
        }
    }
    for searched in searched() {
        rehearsed(&searched.around, &searched.text, |compiled, _| {
            for scenario in compiled.catalog.scenarios.iter().flat_map(|filed| &filed.value.tests) {
                try_all(&searched.process, scenario);
            }
        });
    }
    println!("{mutants_made} mutants of expectations made");
    assert_eq!(missed, Vec::<String>::new());
}
