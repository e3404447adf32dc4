//! The papers of a case: questions, the list, and the rules by which answers shorten it.

mod asking;
mod filter;
mod lines;
mod list;
mod questions;
mod rules;
mod sentences;
mod verdicts;

use std::collections::BTreeSet;

use serde::Serialize;

use self::asking::{QuestionView, question_view};
use self::filter::Filter;
use self::lines::{Line, lines};
use self::list::{Group, List};
use self::questions::{Question, names_of};
use self::verdicts::{Fact, Verdicts};
use super::answers::options;
use super::page::Page;
use super::words::Words;
use crate::expression::Answer;
use crate::model::Mode;
use crate::process::Process;

/// The block of papers.
#[derive(Debug, Serialize)]
pub struct Papers {
    questions: Vec<QuestionView>,
    groups: Vec<Group>,
    /// Whether something can be counted, so that the total says something.
    total: bool,
    notes: Vec<Words>,
    /// The style rules of the page.
    #[serde(skip)]
    pub style: String,
    /// The fewest and the most papers of any case.
    #[serde(skip)]
    pub range: (usize, usize),
    /// The papers that most cases need, to have at hand.
    #[serde(skip)]
    pub at_hand: Vec<Words>,
}

/// Everything that is known before the list is written.
struct Known<'a> {
    lines: Vec<Line<'a>>,
    facts: Vec<Fact>,
    verdicts: Vec<Verdicts>,
    questions: Vec<Question>,
}

/// The block of papers of a page; none for a procedure that asks none.
pub fn papers(page: &Page<'_>) -> Option<Papers> {
    let known = know(page.process);
    if known.lines.is_empty() {
        return None;
    }
    let mut filter = Filter::new(page.process, &known.facts, &known.questions);
    let groups = List::of(page, &known, &mut filter);
    filter.hide_questions();
    let views = (0..known.questions.len()).map(|index| question_view(page, &known, &filter, index));
    Some(Papers {
        questions: views.collect(),
        total: known
            .verdicts
            .iter()
            .any(|verdicts| verdicts.iter().any(|verdict| verdict.brings == Answer::Yes)),
        notes: sentences::notes(page),
        style: filter.style(),
        range: range(&known),
        at_hand: at_hand(page, &known),
        groups,
    })
}

/// How many papers to have at hand are named.
const AT_HAND: usize = 3;

/// The papers that more than half of all cases need, the most needed first.
fn at_hand(page: &Page<'_>, known: &Known<'_>) -> Vec<Words> {
    let mut needed: Vec<(usize, &Line<'_>)> = known
        .lines
        .iter()
        .zip(&known.verdicts)
        .filter(|(line, _)| line.step.is_none() && line.mode != Mode::Declare)
        .map(|(line, verdicts)| (verdicts.percent_needed(), line))
        .filter(|(percent, _)| *percent > 50)
        .collect();
    needed.sort_by_key(|(percent, _)| std::cmp::Reverse(*percent));
    let papers = needed.into_iter().take(AT_HAND).map(|(_, line)| {
        let first = line.walk().into_iter().find_map(|line| line.row.document.as_ref());
        first.map(|id| page.paper(&id.value)).unwrap_or_default()
    });
    papers.collect()
}

/// The fewest and the most papers, for pages that show nothing else of them.
pub fn count(process: &Process) -> Option<(usize, usize)> {
    let known = know(process);
    (!known.lines.is_empty()).then(|| range(&known))
}

/// Every paper that a procedure names, by its id in the dictionary.
pub fn every_document(process: &Process) -> Vec<&str> {
    let mut all = Vec::new();
    for row in &process.procedure.documents {
        row.walk(&mut |row| all.extend(row.document.as_ref().map(|id| id.value.as_str())));
    }
    all
}

fn know(process: &Process) -> Known<'_> {
    let lines = lines(process);
    let names: Vec<BTreeSet<String>> = lines.iter().map(|line| names_of(line, process)).collect();
    let read: BTreeSet<&String> = names.iter().flatten().collect();
    let built_in = ["channel", "case", "applicant"].map(str::to_owned);
    let declared = process.meaning.facts.iter().map(|fact| fact.id.value.clone());
    let facts: Vec<Fact> = built_in
        .into_iter()
        .chain(declared)
        .filter(|name| read.contains(name))
        .filter_map(|name| Some(Fact { options: options(process, &name)?, name }))
        .collect();
    let verdicts: Vec<Verdicts> = lines
        .iter()
        .zip(&names)
        .map(|(line, names)| {
            let wanted: Vec<usize> =
                (0..facts.len()).filter(|fact| names.contains(&facts[*fact].name)).collect();
            Verdicts::on(line, process, &wanted, &facts)
        })
        .collect();
    let questions = questions::choose(process, &verdicts, &facts);
    Known { lines, facts, verdicts, questions }
}

/// How many sets of answers are looked at for the range.
const BUDGET: usize = 4096;

fn range(known: &Known<'_>) -> (usize, usize) {
    let sizes: Vec<usize> = known.facts.iter().map(|fact| fact.options.len()).collect();
    let size =
        sizes.iter().try_fold(1_usize, |all, size| all.checked_mul(*size).filter(|all| *all <= BUDGET));
    let Some(size) = size else { return loose_range(known) };
    let counts = (0..size).map(|mut index| {
        let mut state = vec![0; sizes.len()];
        for (option, size) in state.iter_mut().zip(&sizes) {
            *option = index % size;
            index /= size;
        }
        let brings = known.verdicts.iter().map(|verdicts| verdicts.at(|fact| Some(state[fact])).brings);
        brings.fold((0, 0), |(least, most), brings| match brings {
            Answer::Yes => (least + 1, most + 1),
            Answer::Open => (least, most + 1),
            Answer::No => (least, most),
        })
    });
    counts.reduce(|one, two| (one.0.min(two.0), one.1.max(two.1))).unwrap_or_default()
}

/// The range without looking at what goes together.
fn loose_range(known: &Known<'_>) -> (usize, usize) {
    let brings = |verdicts: &Verdicts, wanted: fn(Answer) -> bool| {
        verdicts.iter().map(|verdict| verdict.brings).all(wanted)
    };
    let least =
        known.verdicts.iter().filter(|verdicts| brings(verdicts, |brings| brings == Answer::Yes)).count();
    let never =
        known.verdicts.iter().filter(|verdicts| brings(verdicts, |brings| brings == Answer::No)).count();
    (least, known.verdicts.len() - never)
}
