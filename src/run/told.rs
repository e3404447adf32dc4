//! A guide that reads from a scenario what happens.

use std::collections::BTreeSet;

use crate::calendar::Moment;
use crate::diagnostic::Text;
use crate::expression::Value;
use crate::model::{Happening, Kind, Rows, Scenario};
use crate::process::Process;
use crate::source::Span;
use crate::text;

use super::questions::{fits, shown};
use super::situation::value_of;
use super::trace::{Trace, What};
use super::{Deed, Guide, Offer, Open, Plan};

/// A guide that knows what a scenario lists, and nothing else.
#[derive(Debug)]
pub struct Told<'a> {
    process: &'a Process,
    happens: &'a Rows<Happening>,
    /// Rows that are meant for a point at which the case waits or waited.
    used: BTreeSet<usize>,
    /// Rows that were carried out.
    done: BTreeSet<usize>,
    /// What of the list does not fit the procedure, with its place.
    pub faults: Vec<(Span, Text)>,
}

impl<'a> Told<'a> {
    /// The guide of a scenario.
    pub fn new(process: &'a Process, scenario: &'a Scenario) -> Self {
        Self {
            process,
            happens: &scenario.happens,
            used: BTreeSet::new(),
            done: BTreeSet::new(),
            faults: Vec::new(),
        }
    }

    /// Of what is listed and not used, what shows that the list is wrong: decisions at steps to which the case never came.
    /// An event or a decision that came too late is nothing.
    pub fn left_over(&mut self, trace: &Trace) {
        for (index, row) in self.happens.iter().enumerate() {
            let Some(step) = row.step.as_ref().filter(|_| !self.done.contains(&index)) else { continue };
            let begun = |what: &What| matches!(what, What::Begun { .. });
            let came = trace
                .events
                .iter()
                .any(|event| begun(&event.what) && event.step.as_deref() == Some(step.value.as_str()));
            if !came {
                let sentence =
                    text!(en: "the case never comes to `{step}`", vi: "hồ sơ không bao giờ đến `{step}`");
                self.faults.push((step.span, sentence));
            } else if let Some(outcome) = row.outcome.as_ref().filter(|_| row.at.is_none()) {
                let sentence = text!(
                    en: "nobody decides at `{step}` once more, so `{outcome}` is left over",
                    vi: "không còn lần quyết định nào ở `{step}`, nên `{outcome}` bị thừa",
                );
                self.faults.push((outcome.span, sentence));
            } else if row.event.is_none() && row.at.is_none() {
                let sentence = text!(
                    en: "nothing is done at `{step}` once more, so this row is left over",
                    vi: "không còn lần làm nào ở `{step}`, nên dòng này bị thừa",
                );
                self.faults.push((row.span, sentence));
            }
        }
    }

    /// What a row does at a point, if it is meant for it, and whether that uses it up.
    fn deed(&mut self, row: &Happening, open: &Open<'_>) -> Option<(Deed, bool)> {
        let events: Vec<&str> = open
            .offers
            .iter()
            .filter_map(|offer| if let Offer::Event(event) = offer { Some(*event) } else { None })
            .collect();
        if !events.is_empty() {
            return self.arrival(row, open, &events).map(|deed| (deed, true));
        }
        let decides = open.offers.iter().any(|offer| !matches!(offer, Offer::Done));
        match (&row.outcome, &row.event) {
            (Some(outcome), None) if decides => {
                let offered = open.offers.iter().any(|offer| match offer {
                    Offer::Outcome(row) => row.id.value == outcome.value,
                    Offer::Ends(ends) => ends.word() == outcome.value,
                    Offer::Done | Offer::Event(_) => false,
                });
                offered.then(|| (Deed::Outcome(outcome.value.clone()), true))
            }
            (None, event) if open.offers.iter().any(|offer| matches!(offer, Offer::Done)) => {
                let is_body = open.step.with.len() > 1 && open.node != open.step.id.value;
                match event {
                    Some(event) => {
                        (is_body && open.actor == Some(event.value.as_str())).then_some((Deed::Done, true))
                    }
                    None => Some((Deed::Done, !is_body)),
                }
            }
            _ => None,
        }
    }

    /// The event of a row at a point that waits for events.
    fn arrival(&mut self, row: &Happening, open: &Open<'_>, events: &[&str]) -> Option<Deed> {
        let event = row.event.as_ref()?;
        if open.step.kind.value == Kind::Wait && !events.contains(&event.value.as_str()) {
            let (step, all) = (&open.step.id, events.join("`, `"));
            let sentence = text!(
                en: "`{step}` does not wait for `{event}`, only for `{all}`",
                vi: "`{step}` không chờ `{event}`, chỉ chờ `{all}`",
            );
            self.faults.push((event.span, sentence));
            return None;
        }
        Some(Deed::Event(event.value.clone()))
    }

    /// What a row sets, as far as the step writes it.
    fn sets(&mut self, row: &Happening, open: &Open<'_>) -> Vec<(String, Value)> {
        let mut sets = Vec::new();
        for (name, literal) in &row.sets {
            let step = &open.step.id;
            if !open.writes.iter().any(|fact| fact.id.value == name.value) {
                let sentence =
                    text!(en: "`{step}` does not write `{name}`", vi: "`{step}` không ghi `{name}`");
                self.faults.push((name.span, sentence));
                continue;
            }
            let of = self.process.meaning.names.names.get(&name.value).map(|name| &name.of);
            let value = value_of(&literal.value, of);
            if !fits(self.process, &name.value, &value) {
                let shown = shown(&value);
                let sentence =
                    text!(en: "`{name}` cannot be {shown}", vi: "`{name}` không nhận giá trị {shown}");
                self.faults.push((literal.span, sentence));
            }
            sets.push((name.value.clone(), value));
        }
        sets
    }
}

impl Guide for Told<'_> {
    fn plan(&mut self, open: &Open<'_>) -> Option<Plan> {
        let happens = self.happens;
        for (index, row) in happens.iter().enumerate() {
            let is_here = row.step.as_ref().is_some_and(|step| step.value == open.step.id.value);
            if !is_here || self.used.contains(&index) {
                continue;
            }
            let Some((does, uses)) = self.deed(row, open) else { continue };
            if uses {
                self.used.insert(index);
            }
            let sets = self.sets(row, open);
            let at = row.at.as_ref().map(|at| at.value);
            return Some(Plan { at, does, sets, source: Some(index) });
        }
        None
    }

    fn give_back(&mut self, plan: &Plan) {
        if let Some(source) = plan.source {
            self.used.remove(&source);
        }
    }

    fn anytime(&mut self, _: &[&str], _: Moment) -> Option<Plan> {
        let is_next = |(index, row): &(usize, &crate::source::Spanned<Happening>)| {
            row.step.is_none() && !self.done.contains(index)
        };
        let (index, row) = self.happens.iter().enumerate().find(is_next)?;
        let event = row.event.as_ref()?.value.clone();
        let at = row.at.as_ref().map(|at| at.value);
        let is_due = at.is_some() || (0..index).all(|before| self.done.contains(&before));
        is_due.then(|| Plan { at, does: Deed::Event(event), sets: Vec::new(), source: Some(index) })
    }

    fn came(&mut self, plan: &Plan, _: Moment) {
        self.done.extend(plan.source);
    }
}
