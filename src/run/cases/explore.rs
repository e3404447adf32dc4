//! Everything that people can do, or leave undone, in the case of one set of answers.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::calendar::{Calendar, Due, Moment};
use crate::expression::{Answer, Value};
use crate::model::{Ends, Fact, Kind};
use crate::run::{
    Case, Deed, Dossier, Guide, Item, Offer, Open, Plan, Situation, Trace, walk,
};

use super::Search;
use super::values::{self, Constants};

/// Walks of one set of answers.
const MOST_WALKS: usize = 400;

/// Combinations of facts that a step writes.
const MOST_WRITTEN: usize = 16;

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
        let constants = Constants::of(process);
        let written = written(&dossier, &constants);
        let calendar = process.calendar().cloned().unwrap_or_default();
        let mut tried: BTreeSet<(String, usize)> = BTreeSet::new();
        let mut waiting: VecDeque<Vec<usize>> = VecDeque::from([Vec::new()]);
        let mut memory: BTreeMap<String, BTreeSet<Item>> = BTreeMap::new();
        for _ in 0..MOST_WALKS {
            let Some(prefix) = waiting.pop_front() else { break };
            let known = prefix.len();
            let mut guide = Exploring::new(prefix, &written, &calendar);
            let trace = walk(&dossier, &mut guide);
            let turns: Vec<usize> = guide.turns.iter().map(|turn| turn.chosen).collect();
            for (depth, turn) in guide.turns.iter().enumerate().skip(known) {
                tried.insert((turn.key.clone(), turn.chosen));
                for option in (0..turn.options).filter(|option| *option != turn.chosen) {
                    if tried.insert((turn.key.clone(), option)) {
                        let mut next = turns[..depth].to_vec();
                        next.push(option);
                        waiting.push_back(next);
                    }
                }
            }
            self.keep(&dossier, &trace, guide.rows, &mut memory);
        }
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
        seen.extend(looked.iter().filter(|item| !matches!(item, Item::Step(_) | Item::Outcome(..) | Item::Way(..))).cloned());
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

/// The values that steps may write, by fact.
fn written(dossier: &Dossier<'_>, constants: &Constants) -> BTreeMap<String, Vec<Value>> {
    let situation: &Situation<'_> = &dossier.situation;
    let process = situation.process();
    let date = dossier.case.received.date;
    let asked = |fact: &&Fact| situation.ask(fact.when.as_ref()) != Answer::No;
    let facts = process.facts_of_agency().filter(asked);
    facts.map(|fact| (fact.id.value.clone(), values::of(process, constants, &fact.id.value, date))).collect()
}

/// A point at which the walk could have gone otherwise.
#[derive(Clone, Debug)]
struct Turn {
    key: String,
    options: usize,
    chosen: usize,
}

/// A guide that takes turns as told, and the first way from there on.
struct Exploring<'s> {
    prefix: Vec<usize>,
    turns: Vec<Turn>,
    rows: Vec<Row>,
    /// Plans by number, with the step they are made at; `None` for those that need no row.
    plans: Vec<Option<(String, Deed)>>,
    written: &'s BTreeMap<String, Vec<Value>>,
    calendar: &'s Calendar,
    /// Whether an event at any time would come right behind the last row.
    fresh: bool,
    anytime: Option<String>,
    state: String,
    /// The step at which the body asked last is late.
    late_at: Option<String>,
}

impl<'s> Exploring<'s> {
    fn new(
        prefix: Vec<usize>,
        written: &'s BTreeMap<String, Vec<Value>>,
        calendar: &'s Calendar,
    ) -> Self {
        Self {
            prefix,
            turns: Vec::new(),
            rows: Vec::new(),
            plans: Vec::new(),
            written,
            calendar,
            fresh: true,
            anytime: None,
            state: String::new(),
            late_at: None,
        }
    }

    /// Which of several ways is taken here.
    fn turn(&mut self, key: String, options: usize, plain: usize) -> usize {
        if options < 2 {
            return 0;
        }
        let chosen = self.prefix.get(self.turns.len()).copied().unwrap_or(plain).min(options - 1);
        self.turns.push(Turn { key, options, chosen });
        chosen
    }

    /// Every combination of the facts that a step writes, within reason.
    fn sets(&self, writes: &[&Fact]) -> Vec<Vec<(String, Value)>> {
        let mut all: Vec<Vec<(String, Value)>> = vec![Vec::new()];
        for fact in writes {
            let Some(values) = self.written.get(&fact.id.value).filter(|values| !values.is_empty()) else {
                continue;
            };
            let with = |set: &Vec<(String, Value)>, value: &Value| {
                let mut more = set.clone();
                more.push((fact.id.value.clone(), value.clone()));
                more
            };
            let product = all.len() * values.len() <= MOST_WRITTEN;
            let first: Vec<_> = all.iter().map(|set| with(set, &values[0])).collect();
            let base = if product { all.clone() } else { vec![all[0].clone()] };
            let rest = values[1..].iter().flat_map(|value| base.iter().map(move |set| with(set, value)));
            all = first.into_iter().chain(rest).collect();
        }
        all
    }

    /// A moment after every time that runs.
    fn late(&self, timers: &[(Due, bool)]) -> Option<Moment> {
        let last = timers.iter().map(|(due, _)| due.date).max()?;
        let day = self.calendar.next_working(last.tomorrow().ok()?).ok()?;
        Some(Moment::new(day, self.calendar.opening()))
    }

    fn options(&self, open: &Open<'_>) -> Vec<(Deed, Option<Moment>, Vec<(String, Value)>)> {
        let deeds: Vec<Deed> = open.offers.iter().map(deed).collect();
        let sets = self.sets(&open.writes);
        let mut options = Vec::new();
        for deed in &deeds {
            for set in &sets {
                options.push((deed.clone(), None, set.clone()));
            }
        }
        let at = self.late(&open.timers);
        if let Some(at) = at
            && let Some(set) = sets.first()
        {
            let deed = deeds.first().cloned().unwrap_or(Deed::Done);
            options.push((deed, Some(at), set.clone()));
        }
        options
    }
}

fn deed(offer: &Offer<'_>) -> Deed {
    match offer {
        Offer::Done => Deed::Done,
        Offer::Outcome(outcome) => Deed::Outcome(outcome.id.value.clone()),
        Offer::Ends(ends) => Deed::Outcome(Ends::word(*ends).to_owned()),
        Offer::Event(event) => Deed::Event((*event).to_owned()),
    }
}

/// What an event is called in a file: what an applicant is waited for may be called anything.
fn called(open: &Open<'_>, event: &str) -> String {
    match open.step.kind.value {
        Kind::Wait => event.to_owned(),
        Kind::Supplement => "bo-sung".to_owned(),
        _ => "da-nop".to_owned(),
    }
}

impl Guide for Exploring<'_> {
    fn plan(&mut self, open: &Open<'_>) -> Option<Plan> {
        self.state.clone_from(&open.state);
        let options = self.options(open);
        let is_body = open.step.with.len() > 1 && open.node != open.step.id.value;
        // Of several bodies one is as late as the other, so that few cases show all of them.
        let plain = if is_body && self.late_at.as_ref() == Some(&open.step.id.value) { options.len() - 1 } else { 0 };
        let chosen = self.turn(format!("{} {}", open.node, open.state), options.len(), plain);
        let (does, at, sets) = options.get(chosen)?.clone();
        self.late_at = at.filter(|_| is_body).map(|_| open.step.id.value.clone());
        let by_itself = does == Deed::Done && at.is_none() && sets.is_empty();
        let as_row = match (&does, open.actor) {
            // Of several bodies, the one that answers is named as the event.
            (Deed::Done, Some(body)) if is_body => Deed::Event(body.to_owned()),
            (Deed::Event(event), _) => Deed::Event(called(open, event)),
            _ => does.clone(),
        };
        self.plans.push((!by_itself).then(|| (open.step.id.value.clone(), as_row)));
        let source = Some(self.plans.len() - 1).filter(|_| !by_itself);
        Some(Plan { at, does, sets, source })
    }

    fn give_back(&mut self, plan: &Plan) {
        // Work that is done by itself must be said to be late; what waits for a decision is late when nothing is said.
        let source = plan.source.and_then(|source| self.plans.get(source)).cloned().flatten();
        if let (Some((step, does)), Deed::Done, Some(at)) = (source, &plan.does, plan.at) {
            self.rows.push(Row { step: Some(step), does, at: Some(at), done: at, sets: plan.sets.clone() });
        }
    }

    fn anytime(&mut self, offered: &[&str], _: Moment) -> Option<Plan> {
        if self.fresh {
            self.fresh = false;
            let key = format!("at any time {}", self.state);
            let chosen = self.turn(key, offered.len() + 1, 0);
            self.anytime = chosen.checked_sub(1).and_then(|index| offered.get(index)).map(|it| (*it).to_owned());
        }
        self.anytime.clone().map(|event| Plan::now(Deed::Event(event)))
    }

    fn came(&mut self, plan: &Plan, now: Moment) {
        if let (Deed::Event(event), Some(_)) = (&plan.does, &self.anytime) {
            let does = Deed::Event(event.clone());
            self.anytime = None;
            self.rows.push(Row { step: None, does, at: None, done: now, sets: Vec::new() });
            return;
        }
        let Some(source) = plan.source else { return };
        let Some((step, does)) = self.plans.get(source).cloned().flatten() else { return };
        self.fresh = true;
        self.rows.push(Row { step: Some(step), does, at: plan.at, done: now, sets: plan.sets.clone() });
    }
}
