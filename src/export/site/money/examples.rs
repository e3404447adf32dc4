//! Worked examples of sums that are reckoned by formula, each reckoned by the interpreter.

use crate::export::site::answers::{anybody, depends_on, options};
use crate::export::site::page::Page;
use crate::export::site::words::{Words, amount, option_label, question, words};
use crate::expression::{Type, Value};
use crate::run::{Known, Situation, total};

/// How many examples are shown, and the numbers that stand in them.
const MOST: usize = 6;
const NUMBERS: [i64; 3] = [1, 5, 10];

/// Examples for a procedure whose sums are reckoned.
pub fn examples(page: &Page<'_>) -> Vec<Words> {
    let process = page.process;
    let fees = &process.procedure.fees;
    let formulas = fees.iter().filter(|fee| fee.formula.is_some());
    let typed = formulas.filter_map(|fee| process.meaning.at(fee.formula.as_ref()?));
    let names = depends_on(process, typed);
    let facts = process.meaning.facts.iter().map(|fact| fact.id.value.as_str());
    let numbers: Vec<&str> = facts.filter(|name| names.contains(*name) && is_number(page, name)).collect();
    if numbers.is_empty() {
        return Vec::new();
    }
    let choice = names.iter().find_map(|name| Some((name.as_str(), options(process, name)?)));
    let chosen: Vec<Option<(&str, Value)>> = match choice {
        Some((name, options)) => options.into_iter().map(|option| Some((name, option))).collect(),
        None => vec![None],
    };
    let each = chosen.iter().flat_map(|chosen| NUMBERS.iter().map(move |number| (chosen, *number)));
    let per_choice = MOST.div_ceil(chosen.len()).clamp(1, NUMBERS.len());
    let wanted = each.filter(|(_, number)| NUMBERS[..per_choice].contains(number));
    wanted
        .take(MOST)
        .filter_map(|(chosen, number)| example(page, &numbers, chosen.as_ref(), number))
        .collect()
}

fn is_number(page: &Page<'_>, name: &str) -> bool {
    let asked = page.process.meaning.fact(name).is_some_and(|fact| fact.is.is_none());
    asked && page.process.meaning.names.names.get(name).is_some_and(|name| name.of == Type::Number)
}

fn example(page: &Page<'_>, numbers: &[&str], chosen: Option<&(&str, Value)>, number: i64) -> Option<Words> {
    let tongue = &page.tongue;
    let mut situation: Situation<'_> = anybody(page.process);
    let mut told = Vec::new();
    if let Some((name, value)) = chosen {
        situation = situation.with(*name, value.clone());
        let fact = page.process.meaning.fact(name)?;
        if let Value::Text(option) = value {
            told.push(option_label(page.process, fact, option, tongue));
        }
    }
    for name in numbers {
        situation = situation.with(*name, Value::from(number));
        let label = question(page.process, page.process.meaning.fact(name)?, tongue);
        let joint = if label.plain().ends_with('?') { " " } else { ": " };
        told.push(label.and(joint).and(Words::from(number.to_string())));
    }
    let total = total(&situation).ok().filter(|total| total.known == Known::Sum)?;
    let sums = total.sums.values().map(|sum| amount(sum, tongue));
    let sums = Words::listed(sums, " + ", " + ").strong();
    let told = Words::join(told, "; ");
    Some(words!(tongue, "{told} → {sums}", "{told} → {sums}", told, sums))
}
