//! A guide that takes turns as told, and the first way from there on.

use std::collections::BTreeMap;

use crate::calendar::{Calendar, Due, Moment};
use crate::expression::Value;
use crate::model::{Ends, Fact, Kind, Outcome};
use crate::run::{Deed, Guide, Offer, Open, Plan, Situation};

use super::explore::Row;
use super::turns::{SETS, Turn};

/// Combinations of facts that a step writes.
const MOST_WRITTEN: usize = 16;

/// Something that can be done at a point: what, when, and which facts are written.
type Way = (Deed, Option<Moment>, Vec<(String, Value)>);

/// A guide that takes turns as told, and the first way from there on.
pub(super) struct Exploring<'s, 'a> {
    /// What is known by now, decisions apart.
    situation: Situation<'a>,
    prefix: Vec<usize>,
    /// The turns that were taken.
    pub turns: Vec<Turn>,
    /// What happened, as a scenario lists it.
    pub rows: Vec<Row>,
    /// Plans by number, with the step they are made at; `None` for those that need no row.
    plans: Vec<Option<(String, Deed)>>,
    written: &'s BTreeMap<String, Vec<Value>>,
    calendar: &'s Calendar,
    /// Whether an event at any time would come right behind the last row.
    fresh: bool,
    anytime: Option<String>,
    state: String,
    rounds: String,
    /// The step at which the body asked last is late.
    late_at: Option<String>,
}

impl<'s, 'a> Exploring<'s, 'a> {
    /// A guide for one walk.
    pub fn new(
        situation: Situation<'a>,
        prefix: Vec<usize>,
        written: &'s BTreeMap<String, Vec<Value>>,
        calendar: &'s Calendar,
    ) -> Self {
        Self {
            situation,
            prefix,
            turns: Vec::new(),
            rows: Vec::new(),
            plans: Vec::new(),
            written,
            calendar,
            fresh: true,
            anytime: None,
            state: String::new(),
            rounds: String::new(),
            late_at: None,
        }
    }

    /// Which of several ways is taken here.
    fn turn(&mut self, node: &str, options: Vec<String>, plain: usize) -> usize {
        if options.len() < 2 {
            return 0;
        }
        let chosen = self.prefix.get(self.turns.len()).copied().unwrap_or(plain).min(options.len() - 1);
        let (rounds, state) = (self.rounds.clone(), self.state.clone());
        self.turns.push(Turn { node: node.to_owned(), rounds, state, options, chosen });
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

    /// Whether a decision is offered once these facts are written.
    fn is_offered(&self, offer: &Offer<'_>, set: &[(String, Value)]) -> bool {
        let Offer::Outcome(Outcome { when: Some(when), .. }) = offer else { return true };
        let mut situation = self.situation.clone();
        for (name, value) in set {
            situation.set(name, value.clone());
        }
        situation.holds(Some(when)).unwrap_or_default()
    }

    /// A moment after every time that runs.
    fn late(&self, timers: &[(Due, bool)]) -> Option<Moment> {
        let last = timers.iter().map(|(due, _)| due.date).max()?;
        let day = self.calendar.next_working(last.tomorrow().ok()?).ok()?;
        Some(Moment::new(day, self.calendar.opening()))
    }

    fn options(&self, open: &Open<'_>) -> Vec<Way> {
        let deeds: Vec<Deed> = open.offers.iter().map(deed).collect();
        let sets = self.sets(&open.writes);
        let mut options = Vec::new();
        for (offer, deed) in open.offers.iter().zip(&deeds) {
            let offered = sets.iter().filter(|set| self.is_offered(offer, set));
            options.extend(offered.map(|set| (deed.clone(), None, set.clone())));
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

impl Guide for Exploring<'_, '_> {
    fn plan(&mut self, open: &Open<'_>) -> Option<Plan> {
        self.state.clone_from(&open.state);
        self.rounds.clone_from(&open.rounds);
        let options = self.options(open);
        let is_body = open.step.with.len() > 1 && open.node != open.step.id.value;
        // Of several bodies one is as late as the other, so that few cases show all of them.
        let plain =
            if is_body && self.late_at.as_ref() == Some(&open.step.id.value) { options.len() - 1 } else { 0 };
        let words = options.iter().map(|(does, at, sets)| format!("{does:?} {}{SETS}{sets:?}", at.is_some()));
        let chosen = self.turn(open.node, words.collect(), plain);
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
            let words = std::iter::once("nothing").chain(offered.iter().copied()).map(str::to_owned);
            let chosen = self.turn("at any time", words.collect(), 0);
            self.anytime =
                chosen.checked_sub(1).and_then(|index| offered.get(index)).map(|it| (*it).to_owned());
        }
        self.anytime.clone().map(|event| Plan::now(Deed::Event(event)))
    }

    fn came(&mut self, plan: &Plan, now: Moment) {
        for (name, value) in &plan.sets {
            self.situation.set(name, value.clone());
        }
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
