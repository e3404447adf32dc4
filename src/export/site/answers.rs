//! What an applicant can answer, and which conditions hold together.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use crate::expression::{Classes, Condition, Kind, Name, Names, Node, Region, Type, Typed, Value};
use crate::model::{Ends, Fact, FactType, Formula, GivenBy};
use crate::process::{CHANNELS, Process, Then};
use crate::run::Situation;

/// The ways to file that a procedure has, in the order in which they are told.
pub fn open_channels(process: &Process) -> impl Iterator<Item = &'static str> {
    let channels = process.procedure.channels.as_ref();
    let open = move |id: &str| match (channels, id) {
        (None, _) => true,
        (Some(channels), "online") => channels.online.is_some(),
        (Some(channels), "direct") => channels.direct.is_some(),
        (Some(channels), _) => channels.postal.is_some(),
    };
    debug_assert_eq!(CHANNELS.len(), 3, "the order below names every channel");
    ["online", "direct", "postal"].into_iter().filter(move |id| open(id))
}

/// What is known of every case before anybody answers: the only channel, case, applicant there is, and the place.
pub fn known(process: &Process) -> Vec<(&'static str, Value)> {
    let mut known = Vec::new();
    for name in ["channel", "case", "applicant"] {
        if let [only] = &choices(process, name)[..] {
            known.push((name, only.clone()));
        }
    }
    let place =
        process.place.as_deref().or(process.procedure.place.as_ref().map(|place| place.value.as_str()));
    known.extend(place.map(|place| ("place", Value::text(place))));
    known
}

/// A case of which only that is known.
pub fn anybody(process: &Process) -> Situation<'_> {
    with_known(process, &known(process))
}

/// The same, where what is known has been looked up already.
pub fn with_known<'a>(process: &'a Process, known: &[(&'static str, Value)]) -> Situation<'a> {
    let situation = Situation::new(process);
    known.iter().fold(situation, |situation, (name, value)| situation.with(*name, value.clone()))
}

/// The values that a built-in choice can have in this procedure.
fn choices(process: &Process, name: &str) -> Vec<Value> {
    let procedure = &process.procedure;
    match name {
        "channel" => open_channels(process).map(Value::text).collect(),
        "case" if procedure.cases.iter().all(|case| case.when.is_none()) => {
            procedure.cases.iter().map(|case| Value::text(&case.id.value)).collect()
        }
        "applicant" => procedure.applicants.iter().map(|id| Value::text(&id.value)).collect(),
        _ => Vec::new(),
    }
}

/// The answers among which an applicant can choose; none for what cannot be asked so.
pub fn options(process: &Process, name: &str) -> Option<Vec<Value>> {
    let options = match process.meaning.fact(name) {
        Some(fact) => options_of(fact),
        None => choices(process, name),
    };
    (options.len() > 1).then_some(options)
}

fn options_of(fact: &Fact) -> Vec<Value> {
    let by = fact.by.as_ref().map_or(GivenBy::Applicant, |by| by.value);
    if fact.is.is_some() || by != GivenBy::Applicant {
        return Vec::new();
    }
    match fact.kind.as_ref().map(|kind| kind.value) {
        Some(FactType::Boolean) => vec![Value::Boolean(true), Value::Boolean(false)],
        Some(FactType::Choice) => fact.options.iter().map(|option| Value::text(&option.id.value)).collect(),
        _ => Vec::new(),
    }
}

/// Whether a condition looks at the rows of a list, which no question on a page can tell.
pub fn reads_rows(tree: &Typed) -> bool {
    tree.note.kind == Some(Kind::Row) || tree.node.children().any(reads_rows)
}

/// The names on whose answers conditions depend: those they read, and those that decide these.
pub fn depends_on<'a>(
    process: &'a Process,
    conditions: impl IntoIterator<Item = &'a Typed>,
) -> BTreeSet<String> {
    let mut waiting = Vec::new();
    conditions.into_iter().for_each(|condition| names_in(condition, &mut waiting));
    let mut found = BTreeSet::new();
    while let Some(name) = waiting.pop() {
        if !found.insert(name.clone()) {
            continue;
        }
        if let Some(fact) = process.meaning.fact(&name) {
            let formulas = [&fact.when, &fact.is].into_iter().flatten();
            let typed = formulas.filter_map(|formula| process.meaning.at(formula));
            typed.for_each(|typed| names_in(typed, &mut waiting));
        }
        if let Some(table) = process.meaning.tables.get(&name) {
            waiting.extend(table.inputs.iter().cloned());
            for row in &table.rows {
                if let Then::Worth(typed) = &row.then {
                    names_in(typed, &mut waiting);
                }
            }
        }
    }
    found
}

fn names_in(tree: &Typed, names: &mut Vec<String>) {
    if let Node::Name(name) = &tree.node {
        names.push(name.clone());
    }
    tree.node.children().for_each(|child| names_in(child, names));
}

/// How many combinations of answers are looked at for one page.
const BUDGET: usize = 20_000;

/// Something that holds in some situations.
#[derive(Clone, Copy)]
pub enum Holding<'a> {
    /// A condition; one that is not written always holds.
    When(Option<&'a Formula>),
    /// A way to file.
    Channel(&'static str),
}

/// Which of some conditions hold together: every combination that can happen, each once. None if there are too many.
pub fn together(process: &Process, parts: &[Holding<'_>]) -> Option<BTreeSet<Vec<bool>>> {
    let outcome = Type::choice(Ends::ALL.iter().map(|ends| ends.word()));
    let names = process.meaning.names.clone().with("outcome", Name::new(outcome, Kind::BuiltIn));
    let mut classes = lawful(process, &names);
    let asked: Vec<Option<Condition>> = parts
        .iter()
        .map(|part| match part {
            Holding::When(when) => {
                let typed = when.and_then(|when| process.meaning.at(when));
                typed.map(|typed| classes.condition(typed))
            }
            Holding::Channel(id) => Some(classes.row([("channel", Region::of([Value::text(*id)]))])),
        })
        .collect();
    let goals: Vec<Condition> = asked.iter().flatten().cloned().collect();
    let mut found = BTreeSet::new();
    let all = classes.visit(&goals, |combination| {
        let mut holds = combination.holds.iter();
        let row = asked.iter().map(|part| part.is_none() || holds.next().is_some_and(|holds| *holds));
        found.insert(row.collect());
        ControlFlow::Continue(())
    });
    all.is_ok().then_some(found)
}

/// The names of a procedure with what binds them to one another.
fn lawful<'n>(process: &Process, names: &'n Names) -> Classes<'n> {
    let mut classes = Classes::new(names).with_budget(BUDGET);
    for (name, options) in ["channel", "case", "applicant"].map(|name| (name, choices(process, name))) {
        if !options.is_empty() {
            let among = classes.row([(name, Region::of(options))]);
            classes.know(&among);
        }
    }
    for fact in &process.meaning.facts {
        let optional = fact.required.as_ref().is_some_and(|required| !required.value)
            || fact.by.as_ref().is_some_and(|by| by.value != GivenBy::Applicant);
        if let Some(is) = fact.is.as_ref().and_then(|is| process.meaning.at(is)) {
            classes.computed(&fact.id.value, is);
        }
        if let Some(when) = fact.when.as_ref().and_then(|when| process.meaning.at(when)) {
            let when = classes.condition(when);
            classes.asked(&fact.id.value, &when, optional);
        }
    }
    for case in &process.procedure.cases {
        if let Some(when) = case.when.as_ref().and_then(|when| process.meaning.at(when)) {
            let when = classes.condition(when);
            classes.chosen("case", Value::text(&case.id.value), &when);
        }
    }
    classes
}
