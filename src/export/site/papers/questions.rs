//! The questions above the list: at most five, each with at most five answers, the one that removes most papers first.

use std::collections::BTreeSet;

use super::lines::Line;
use super::verdicts::{Fact, Verdicts};
use crate::export::site::answers::{depends_on, known};
use crate::expression::Typed;
use crate::process::Process;

/// How many questions a page puts.
const MOST: usize = 5;

/// How many answers a question has beside `Chưa rõ`.
const ANSWERS: usize = 4;

/// How many questions one after another ask for the same choice.
const LEVELS: usize = 3;

/// One question.
#[derive(Clone, Debug)]
pub struct Question {
    /// The fact it is about, by its place among all.
    pub fact: usize,
    /// Its place among the questions about the same fact.
    pub level: usize,
    /// The answers, without `Chưa rõ`, which comes last.
    pub replies: Vec<Reply>,
}

/// One answer to a question.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The options of the fact that it stands for.
    pub options: Vec<usize>,
    /// Whether the next question tells these apart.
    pub more: bool,
}

impl Question {
    /// The number of `Chưa rõ` among the answers.
    pub fn unknown(&self) -> usize {
        self.replies.len()
    }
}

/// The options of a fact that answers leave; none if it is open.
pub fn told(
    questions: &[Question],
    fact: usize,
    answer: impl Fn(usize) -> Option<usize>,
) -> Option<&[usize]> {
    let mut left = None;
    for (index, question) in questions.iter().enumerate().filter(|(_, question)| question.fact == fact) {
        let reply = answer(index).and_then(|reply| question.replies.get(reply));
        let Some(reply) = reply else { break };
        left = Some(&reply.options[..]);
        if !reply.more {
            break;
        }
    }
    left
}

/// The questions for some lines, in the order in which they are put.
pub fn choose(process: &Process, verdicts: &[Verdicts], facts: &[Fact]) -> Vec<Question> {
    let mut ranked: Vec<(usize, (usize, usize))> =
        (0..facts.len()).map(|fact| (fact, weight(fact, verdicts, &facts[fact]))).collect();
    ranked.retain(|(_, (_, lines))| *lines > 0);
    ranked.sort_by_key(|(fact, weight)| (std::cmp::Reverse(*weight), *fact));
    let mut questions = Vec::new();
    let mut taken = BTreeSet::new();
    for (fact, _) in ranked {
        let Some(above) = parents(process, facts, fact) else { continue };
        for asked in above.iter().copied().chain([fact]) {
            let put = |fact: &usize| questions.iter().any(|question: &Question| question.fact == *fact);
            let can_be_put = asked != fact || above.iter().all(put);
            let matters = || alike(asked, verdicts, facts[asked].options.len()).len() > 1;
            if !can_be_put || !taken.insert(asked) || !matters() {
                continue;
            }
            let levels = levels(asked, verdicts, &facts[asked]);
            if questions.len() + levels.len() <= MOST {
                questions.extend(levels);
            }
        }
    }
    questions
}

/// How many lines the answers to a question remove by themselves, a hundred times the average; and how many depend on it.
fn weight(fact: usize, verdicts: &[Verdicts], about: &Fact) -> (usize, usize) {
    let concerned: Vec<&Verdicts> =
        verdicts.iter().filter(|verdicts| verdicts.facts.contains(&fact)).collect();
    let removed = |option: usize| {
        let gone = |verdicts: &&&Verdicts| {
            let open = verdicts.at(|_| None).gone;
            !open && verdicts.at(|other| (other == fact).then_some(option)).gone
        };
        concerned.iter().filter(gone).count()
    };
    let all: usize = (0..about.options.len()).map(removed).sum();
    (all * 100 / about.options.len().max(1), concerned.len())
}

/// The facts that decide whether a fact is asked, those first that decide others; none if answers cannot tell.
fn parents(process: &Process, facts: &[Fact], fact: usize) -> Option<Vec<usize>> {
    let Some(when) = asked_when(process, &facts[fact].name) else { return Some(Vec::new()) };
    let names = depends_on(process, [when]);
    let known: Vec<&str> = known(process).into_iter().map(|(name, _)| name).collect();
    let mut above = Vec::new();
    for name in names.iter().filter(|name| !known.contains(&name.as_str())) {
        match facts.iter().position(|other| other.name == *name) {
            Some(place) => above.push(place),
            // What is worked out from answers is decided by these, which are among the names as well.
            None if is_worked_out(process, name) => {}
            None => return None,
        }
    }
    let deciders = |other: &usize| {
        asked_when(process, &facts[*other].name).map_or(0, |when| depends_on(process, [when]).len())
    };
    above.retain(|other| *other != fact);
    above.sort_by_key(|other| (deciders(other), *other));
    Some(above)
}

fn is_worked_out(process: &Process, name: &str) -> bool {
    let computed = process.meaning.fact(name).is_some_and(|fact| fact.is.is_some());
    computed || process.meaning.tables.contains_key(name)
}

/// The condition under which a fact is asked.
pub fn asked_when<'a>(process: &'a Process, name: &str) -> Option<&'a Typed> {
    process.meaning.at(process.meaning.fact(name)?.when.as_ref()?)
}

/// The questions about one fact: one, or several one after another where it has many options.
fn levels(fact: usize, verdicts: &[Verdicts], about: &Fact) -> Vec<Question> {
    let mut groups: Vec<Vec<usize>> = (0..about.options.len()).map(|option| vec![option]).collect();
    if groups.len() > ANSWERS {
        groups = alike(fact, verdicts, about.options.len());
    }
    let mut questions = Vec::new();
    for level in 0..LEVELS {
        let fits = groups.len() <= ANSWERS;
        let rest = if fits { Vec::new() } else { groups.split_off(ANSWERS - 1) };
        let mut replies: Vec<Reply> =
            groups.into_iter().map(|options| Reply { options, more: false }).collect();
        let more = !rest.is_empty() && level + 1 < LEVELS;
        if !rest.is_empty() {
            replies.push(Reply { options: rest.concat(), more });
        }
        questions.push(Question { fact, level, replies });
        if !more {
            break;
        }
        groups = rest;
    }
    questions
}

/// Options that no line tells apart, together; in the order of the first of each.
fn alike(fact: usize, verdicts: &[Verdicts], options: usize) -> Vec<Vec<usize>> {
    let concerned: Vec<&Verdicts> =
        verdicts.iter().filter(|verdicts| verdicts.facts.contains(&fact)).collect();
    let same = |one: usize, two: usize| concerned.iter().all(|verdicts| verdicts.alike(fact, one, two));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for option in 0..options {
        match groups.iter_mut().find(|group| same(group[0], option)) {
            Some(group) => group.push(option),
            None => groups.push(vec![option]),
        }
    }
    groups
}

/// The names on which a line depends.
pub fn names_of(line: &Line<'_>, process: &Process) -> BTreeSet<String> {
    let whens = line.walk().into_iter().flat_map(|line| {
        let replaced = line.row.replaced_by.as_ref().and_then(|by| by.when.as_ref());
        line.whens.iter().copied().chain(replaced).collect::<Vec<_>>()
    });
    let typed: Vec<&Typed> = whens.filter_map(|when| process.meaning.at(when)).collect();
    depends_on(process, typed)
}
