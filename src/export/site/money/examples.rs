//! Worked examples of sums that are reckoned by formula, each reckoned by the interpreter.

use serde::Serialize;

use crate::export::site::answers::{anybody, depends_on, options};
use crate::export::site::page::Page;
use crate::export::site::words::{Words, amount, option_label, question};
use crate::expression::{Type, Value};
use crate::run::{Known, Situation, total};

/// A table of examples.
#[derive(Debug, Serialize)]
pub struct Examples {
    /// What is given: the choice, if there is one, then the numbers.
    columns: Vec<Words>,
    rows: Vec<Example>,
}

#[derive(Debug, Serialize)]
struct Example {
    given: Vec<Words>,
    sum: Words,
}

/// How many examples are shown, and the numbers that stand in them.
const MOST: usize = 6;
const NUMBERS: [i64; 3] = [1, 5, 10];

/// A fact, and an option of it.
type Chosen<'n> = Option<(&'n str, Value)>;

/// Examples for a procedure whose sums are reckoned; none for any other.
pub fn examples(page: &Page<'_>) -> Option<Examples> {
    let process = page.process;
    let formulas = process.procedure.fees.iter().filter_map(|fee| fee.formula.as_ref());
    let names = depends_on(process, formulas.filter_map(|formula| process.meaning.at(formula)));
    let facts = process.meaning.facts.iter().map(|fact| fact.id.value.as_str());
    let numbers: Vec<&str> = facts.filter(|name| names.contains(*name) && is_number(page, name)).collect();
    if numbers.is_empty() {
        return None;
    }
    let choice = names.iter().find_map(|name| Some((name.as_str(), options(process, name)?)));
    let chosen: Vec<Chosen<'_>> = match &choice {
        Some((name, options)) => options.iter().map(|option| Some((*name, option.clone()))).collect(),
        None => vec![None],
    };
    let per_choice = MOST.div_ceil(chosen.len()).clamp(1, NUMBERS.len());
    let each =
        chosen.iter().flat_map(|chosen| NUMBERS[..per_choice].iter().map(move |number| (chosen, *number)));
    let rows: Vec<Example> =
        each.take(MOST).filter_map(|(chosen, number)| example(page, &numbers, chosen, number)).collect();
    let asked = choice.iter().map(|(name, _)| *name).chain(numbers);
    let columns = asked.map(|name| asked_as(page, name)).collect();
    (!rows.is_empty()).then_some(Examples { columns, rows })
}

fn is_number(page: &Page<'_>, name: &str) -> bool {
    let asked = page.process.meaning.fact(name).is_some_and(|fact| fact.is.is_none());
    asked && page.process.meaning.names.names.get(name).is_some_and(|name| name.of == Type::Number)
}

fn asked_as(page: &Page<'_>, name: &str) -> Words {
    let fact = page.process.meaning.fact(name);
    fact.map(|fact| question(page.process, fact, &page.tongue)).unwrap_or_default()
}

fn example(page: &Page<'_>, numbers: &[&str], chosen: &Chosen<'_>, number: i64) -> Option<Example> {
    let tongue = &page.tongue;
    let mut situation: Situation<'_> = anybody(page.process);
    let mut given = Vec::new();
    if let Some((name, value)) = chosen {
        situation = situation.with(*name, value.clone());
        let (fact, Value::Text(option)) = (page.process.meaning.fact(name)?, value) else { return None };
        given.push(option_label(page.process, fact, option, tongue));
    }
    for name in numbers {
        situation = situation.with(*name, Value::from(number));
        given.push(Words::from(number.to_string()));
    }
    let total = total(&situation).ok().filter(|total| total.known == Known::Sum)?;
    let sums = total.sums.values().map(|sum| amount(sum, tongue));
    Some(Example { given, sum: Words::join(sums, " + ") })
}
