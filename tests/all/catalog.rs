//! The catalogue itself: it compiles, and its scenarios agree with what the compiler works out of papers, sums and limits.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use thutuc::calendar::Date;
use thutuc::check::Profile;
use thutuc::compile::{Compilation, Options, compile};
use thutuc::diagnostic::Severity;
use thutuc::expression::Value;
use thutuc::model::{FeeState, GivenBy, Literal, Scenario};
use thutuc::process::Process;
use thutuc::run::{self, Known, Situation};
use thutuc::source::{File, Sources};

use crate::examples::{DAY, below, shown};

/// Every file of the catalogue.
pub fn sources() -> Sources {
    let yaml = below("catalog").into_iter().filter(|path| path.extension().is_some_and(|ext| ext == "yaml"));
    Sources::new(yaml.map(|path| File::new(shown(&path), fs::read(&path).expect("a file"))))
}

/// The catalogue as it is on a day.
pub fn on(day: Date) -> Compilation {
    compile(&sources(), Options { day, profile: Profile::Draft })
}

#[test]
fn the_catalogue_has_no_errors() {
    let compiled = on(DAY);
    let errors: Vec<String> = compiled
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| format!("{}: {}", finding.rule, finding.sentence.en))
        .collect();
    assert_eq!(errors, [""; 0]);
}

/// What of a scenario disagrees with the compiler.
fn disagreements(process: &Process, scenario: &Scenario) -> Vec<String> {
    // What no step has written is null, and so is the place of a case that names none.
    let mut situation = Situation::new(process);
    for fact in &process.meaning.facts {
        if fact.by.as_ref().is_some_and(|by| by.value == GivenBy::Agency) {
            situation = situation.with(&fact.id.value, Value::Null);
        }
    }
    let received =
        scenario.received.as_ref().map_or(process.procedure.from.value, |received| received.value.date);
    situation = situation.with("received", Value::Date(received));
    let outcome = scenario.expect.outcome.as_ref().map_or(Value::Null, |ends| Value::text(ends.value.word()));
    situation = situation.with("outcome", outcome);
    if process.procedure.place.is_none() {
        let place = scenario.place.as_ref().map_or(Value::Null, |place| Value::text(&place.value));
        situation = situation.with("place", place);
    }
    for (name, value) in &scenario.given {
        situation = situation.given(&name.value, &value.value);
    }
    for happening in &scenario.happens {
        for (name, value) in &happening.sets {
            situation = situation.given(&name.value, &value.value);
        }
    }
    let missing: Vec<&str> = match scenario.given.iter().find(|(name, _)| name.value == "missing") {
        Some((_, value)) => match &value.value {
            Literal::List(items) => items
                .iter()
                .filter_map(|item| if let Literal::Text(text) = item { Some(text.as_str()) } else { None })
                .collect(),
            _ => Vec::new(),
        },
        None => Vec::new(),
    };
    let expect = &scenario.expect;
    let mut found = Vec::new();
    let papers = run::bring(&situation, &missing).expect("scenarios answer every question");
    let papers: BTreeSet<&str> = papers.iter().map(|paper| paper.document).collect();
    if let Some(wanted) = &expect.documents {
        let wanted: BTreeSet<&str> = wanted.iter().map(|id| id.value.as_str()).collect();
        if wanted != papers {
            found.push(format!("papers {papers:?}, not {wanted:?}"));
        }
    }
    let unwanted: Vec<_> =
        expect.not_documents.iter().filter(|id| papers.contains(id.value.as_str())).collect();
    if !unwanted.is_empty() {
        found.push(format!("asks {unwanted:?}"));
    }
    if expect.fee.is_some() || expect.fees.is_some() {
        let total = run::total(&situation).expect("scenarios answer every question");
        if let Some(fee) = &expect.fee {
            let sums: Vec<String> = total.sums.values().map(ToString::to_string).collect();
            let wanted = fee.value.to_string();
            if !sums.iter().any(|sum| sum.replace('_', "") == wanted) {
                found.push(format!("fees {sums:?}, not {wanted}"));
            }
        }
        let known = expect.fees.as_ref().map(|fees| match fees.value {
            FeeState::Free => Known::Free,
            FeeState::SetBy => Known::SetBy,
            FeeState::Unknown => Known::Unknown,
        });
        if known.is_some_and(|known| known != total.known) {
            found.push(format!("fees are {:?}, not {known:?}", total.known));
        }
    }
    if let Some(limit) = &expect.limit {
        let promise = run::promise(&situation).expect("scenarios answer every question");
        let parts = promise.and_then(|promise| promise.limit).map(|limit| limit.parts().to_vec());
        if parts.as_deref() != Some(&[limit.value]) {
            found.push(format!("limit {parts:?}, not {}", limit.value));
        }
    }
    found
}

#[test]
fn scenarios_agree_on_papers_sums_and_limits() {
    let mut looked_at = 0;
    let mut days: BTreeMap<Date, Compilation> = BTreeMap::new();
    let mut failures = Vec::new();
    let today = on(DAY);
    for filed in &today.catalog.scenarios {
        for scenario in filed.value.tests.iter().filter(|scenario| !scenario.given.is_empty()) {
            let first =
                today.catalog.find(&filed.value.tests_of.value).map(|process| process.procedure.from.value);
            let received = scenario.received.as_ref().map(|received| received.value.date);
            let day = received.or(first).unwrap_or(DAY);
            let compiled = days.entry(day).or_insert_with(|| on(day));
            let Some(process) = compiled.catalog.find(&filed.value.tests_of.value) else {
                failures.push(format!("{} is not in force on {day}", filed.value.tests_of));
                continue;
            };
            looked_at += 1;
            let wrong = disagreements(process, scenario);
            failures.extend(
                wrong.iter().map(|wrong| format!("{} · {}: {wrong}", filed.value.tests_of, scenario.name)),
            );
        }
    }
    println!("{looked_at} scenarios looked at");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
