//! Everything that people can do, or leave undone, in the case of one set of answers.

use std::collections::{BTreeMap, BTreeSet};

use crate::calendar::Moment;
use crate::expression::{Answer, Value};
use crate::model::Fact;
use crate::run::{Case, Deed, Dossier, Item, Situation, Trace, walk};

use super::Search;
use super::exploring::Exploring;
use super::turns::Waiting;
use super::values;

/// Walks of one set of answers.
const MOST_WALKS: usize = 4_000;

/// Walks that show nothing new before a set of answers is left.
const PATIENCE: usize = 300;

/// A case that came to an end, with what people did in it.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// What was filed.
    pub case: Case,
    /// What happens, as a scenario lists it.
    pub happens: Vec<Row>,
    /// What the case sees.
    pub seen: BTreeSet<Item>,
    /// The steps it walks, so that it can be recognised.
    pub path: Vec<String>,
}

/// A row of `happens`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    /// The step; none for an event at any time.
    pub step: Option<String>,
    /// What is done.
    pub does: Deed,
    /// When, if not at once.
    pub at: Option<Moment>,
    /// When it was done.
    pub done: Moment,
    /// Facts that are written.
    pub sets: Vec<(String, Value)>,
}

impl Search<'_, '_> {
    /// Walks a set of answers in every way that leads to another state.
    pub fn explore(&mut self, case: &Case) {
        let process = self.survey.process;
        let dossier = case.filed(process);
        let written = self.written(&dossier);
        let calendar = process.calendar().cloned().unwrap_or_default();
        let mut waiting = Waiting::default();
        let mut memory: BTreeMap<String, BTreeSet<Item>> = BTreeMap::new();
        let mut quiet = 0;
        for _ in 0..MOST_WALKS {
            let Some(prefix) = waiting.next().filter(|_| quiet < PATIENCE) else { break };
            let known = prefix.len();
            let mut guide = Exploring::new(dossier.situation.clone(), prefix, &written, &calendar);
            let trace = walk(&dossier, &mut guide);
            waiting.branch(&guide.turns, known);
            let before = self.seen.len();
            self.keep(&dossier, &trace, guide.rows, &mut memory);
            quiet = if self.seen.len() > before { 0 } else { quiet + 1 };
        }
    }

    /// The values that steps may write, by fact; of values that no condition tells apart, one.
    fn written(&self, dossier: &Dossier<'_>) -> BTreeMap<String, Vec<Value>> {
        let situation: &Situation<'_> = &dossier.situation;
        let process = situation.process();
        let date = dossier.case.received.date;
        let asked = |fact: &&Fact| situation.ask(fact.when.as_ref()) != Answer::No;
        let mut all = BTreeMap::new();
        for fact in process.facts_of_agency().filter(asked) {
            let id = &fact.id.value;
            let mut told: Vec<Vec<bool>> = Vec::new();
            let mut kept = Vec::new();
            for value in values::of(process, self.constants, id, date) {
                let with = situation.clone().with(id.clone(), value.clone());
                let shown: Vec<bool> = self.goals.iter().map(|goal| goal.is_shown(&with)).collect();
                if kept.len() < 2 || !told.contains(&shown) {
                    told.push(shown);
                    kept.push(value);
                }
            }
            all.insert(id.clone(), kept);
        }
        all
    }

    fn keep(
        &mut self,
        dossier: &Dossier<'_>,
        trace: &Trace,
        happens: Vec<Row>,
        memory: &mut BTreeMap<String, BTreeSet<Item>>,
    ) {
        let key = key(trace);
        let looked = memory.entry(key).or_insert_with(|| self.survey.seen(&dossier.situation, trace));
        let mut seen = self.survey.walked(trace);
        seen.extend(
            looked
                .iter()
                .filter(|item| !matches!(item, Item::Step(_) | Item::Outcome(..) | Item::Way(..)))
                .cloned(),
        );
        self.seen.extend(seen.iter().cloned());
        if let Some(problem) = &trace.problem {
            let sentence = problem.sentence();
            self.stuck.extend(seen.into_iter().map(|item| (item, sentence.clone())));
            return;
        }
        let path = trace.path().into_iter().map(str::to_owned).collect();
        self.found.push(Found { case: dossier.case.clone(), happens, seen, path });
    }
}

/// What of a trace decides which conditions are true at its end, and which are looked at.
fn key(trace: &Trace) -> String {
    let mut steps = trace.path();
    steps.sort_unstable();
    steps.dedup();
    format!("{:?} {:?} {steps:?}", trace.outlook.facts, trace.ends)
}
