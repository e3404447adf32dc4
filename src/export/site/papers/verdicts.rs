//! What answers do to a line of the list: whether it goes away, and whether its paper is brought.

use super::lines::Line;
use crate::export::site::answers::{known, reads_rows, with_known};
use crate::expression::{self, Answer, Typed, Value};
use crate::model::{Bring, Formula, Mode};
use crate::process::Process;
use crate::run::Situation;

/// A fact that a question can be about.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its name.
    pub name: String,
    /// The answers.
    pub options: Vec<Value>,
}

/// What one set of answers does to a line and its arms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether the line is certainly not asked, or certainly replaced by data.
    pub gone: bool,
    /// Whether the sentence that data replaces it does certainly not apply.
    pub data_gone: bool,
    /// For each arm, in the order of [`Line::walk`], whether it certainly does not apply.
    pub arms_gone: Vec<bool>,
    /// Whether something is brought.
    pub brings: Answer,
}

/// The verdicts on a line under all answers to the facts it depends on.
#[derive(Clone, Debug)]
pub struct Verdicts {
    /// The facts, by their place among all.
    pub facts: Vec<usize>,
    /// For each fact the number of its options; an open answer is one more.
    pub sizes: Vec<usize>,
    all: Vec<Verdict>,
}

/// How many sets of answers are looked at for one line; further facts stay open.
const BUDGET: usize = 1024;

impl Verdicts {
    /// Judges a line under every set of answers to those of `wanted` that fit into the budget.
    pub fn on(line: &Line<'_>, process: &Process, wanted: &[usize], facts: &[Fact]) -> Self {
        let mut kept = Vec::new();
        let mut size = 1;
        for fact in wanted {
            let more = facts[*fact].options.len() + 1;
            if size * more <= BUDGET {
                size *= more;
                kept.push(*fact);
            }
        }
        let sizes: Vec<usize> = kept.iter().map(|fact| facts[*fact].options.len()).collect();
        let mut all = Vec::with_capacity(size);
        let known = known(process);
        for index in 0..size {
            let states = unfold(index, &sizes);
            let mut situation = with_known(process, &known);
            for (fact, state) in kept.iter().zip(states) {
                if let Some(value) = facts[*fact].options.get(state) {
                    situation = situation.with(facts[*fact].name.as_str(), value.clone());
                }
            }
            all.push(judge(line, &situation));
        }
        Self { facts: kept, sizes, all }
    }

    /// The verdict with that number: the states of its facts, each one more than its options, read as digits.
    pub fn number(&self, number: usize) -> &Verdict {
        &self.all[number]
    }

    /// The verdict for the given answers; a fact that is left out is open.
    pub fn at(&self, answer: impl Fn(usize) -> Option<usize>) -> &Verdict {
        let mut index = 0;
        for (fact, size) in self.facts.iter().zip(&self.sizes) {
            index = index * (size + 1) + answer(*fact).unwrap_or(*size);
        }
        &self.all[index]
    }

    /// In how many of a hundred sets of complete answers something is brought.
    pub fn percent_needed(&self) -> usize {
        let complete = |index: &usize| {
            unfold(*index, &self.sizes).iter().zip(&self.sizes).all(|(state, size)| state < size)
        };
        let cases: Vec<usize> = (0..self.all.len()).filter(complete).collect();
        let needed = cases.iter().filter(|index| self.all[**index].brings == Answer::Yes).count();
        needed * 100 / cases.len().max(1)
    }

    /// Whether two answers to a fact always lead to the same.
    pub fn alike(&self, fact: usize, one: usize, two: usize) -> bool {
        let Some(at) = self.facts.iter().position(|other| *other == fact) else { return true };
        let stride: usize = self.sizes[at + 1..].iter().map(|size| size + 1).product();
        let with = |option: usize| {
            let fits = move |index: &usize| index / stride % (self.sizes[at] + 1) == option;
            (0..self.all.len()).filter(fits).map(|index| &self.all[index])
        };
        with(one).eq(with(two))
    }

    /// Every verdict.
    pub fn iter(&self) -> impl Iterator<Item = &Verdict> {
        self.all.iter()
    }
}

/// The state of each fact in the set of answers with that number.
pub fn unfold(mut index: usize, sizes: &[usize]) -> Vec<usize> {
    let mut states = vec![0; sizes.len()];
    for (state, size) in states.iter_mut().zip(sizes).rev() {
        *state = index % (size + 1);
        index /= size + 1;
    }
    states
}

/// Whether a condition of a line holds as far as is known.
pub fn ask(situation: &Situation<'_>, when: &Formula) -> Answer {
    match situation.process().meaning.at(when) {
        Some(typed) => ask_typed(situation, typed),
        None => Answer::Yes,
    }
}

/// The same of a condition that was read.
pub fn ask_typed(situation: &Situation<'_>, typed: &Typed) -> Answer {
    if reads_rows(typed) { Answer::Open } else { expression::ask(typed, situation) }
}

fn judge(line: &Line<'_>, situation: &Situation<'_>) -> Verdict {
    let asked = asked(line, situation);
    let replaced = replaced(line, situation);
    let arms_gone = line.walk().into_iter().skip(1).map(|arm| is_gone(arm, situation)).collect();
    Verdict {
        gone: replaced == Answer::Yes || is_gone(line, situation),
        data_gone: asked == Answer::No || replaced == Answer::No,
        arms_gone,
        brings: brings(line, situation),
    }
}

fn asked(line: &Line<'_>, situation: &Situation<'_>) -> Answer {
    all(line.whens.iter().map(|when| ask(situation, when)))
}

/// Whether a line certainly does not apply: its conditions do not hold, or none of its arms applies.
fn is_gone(line: &Line<'_>, situation: &Situation<'_>) -> bool {
    let no_arm = !line.arms.is_empty() && line.arms.iter().all(|arm| is_gone(arm, situation));
    no_arm || asked(line, situation) == Answer::No
}

/// Whether data takes the place of the paper.
fn replaced(line: &Line<'_>, situation: &Situation<'_>) -> Answer {
    if line.mode == Mode::Fetch && line.arms.is_empty() {
        return Answer::Yes;
    }
    let Some(replacement) = &line.row.replaced_by else { return Answer::No };
    let bring = replacement.bring.as_ref().map_or(Bring::IfAsked, |bring| bring.value);
    match (bring, &replacement.when) {
        (_, Some(when)) => ask(situation, when),
        (Bring::IfAsked, None) => Answer::Yes,
        (Bring::UnlessFound, None) => Answer::No,
    }
}

/// Whether something of the line is brought; of alternatives, the first that applies counts.
fn brings(line: &Line<'_>, situation: &Situation<'_>) -> Answer {
    let here = all([asked(line, situation), not(replaced(line, situation))]);
    if here == Answer::No || line.arms.is_empty() {
        return if line.optional { Answer::No } else { here };
    }
    let arms = if line.row.all_of.is_empty() {
        first(line, situation)
    } else {
        not(all(line.arms.iter().map(|arm| not(brings(arm, situation)))))
    };
    all([here, arms])
}

fn first(line: &Line<'_>, situation: &Situation<'_>) -> Answer {
    for arm in &line.arms {
        match asked(arm, situation) {
            Answer::No => {}
            Answer::Yes => return brings(arm, situation),
            Answer::Open => return Answer::Open,
        }
    }
    Answer::No
}

fn all(answers: impl IntoIterator<Item = Answer>) -> Answer {
    let mut whole = Answer::Yes;
    for answer in answers {
        match answer {
            Answer::No => return Answer::No,
            Answer::Open => whole = Answer::Open,
            Answer::Yes => {}
        }
    }
    whole
}

fn not(answer: Answer) -> Answer {
    match answer {
        Answer::Yes => Answer::No,
        Answer::No => Answer::Yes,
        Answer::Open => Answer::Open,
    }
}
