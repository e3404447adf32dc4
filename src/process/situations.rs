//! The situations a procedure distinguishes: combinations of answers, with what is known about them.

use crate::expression::{
    Absence, Classes, Condition, Kind as Stands, Name, Names, Region, Type, Typed, Value,
};
use crate::model::{Ends, Formula, Limit, Rows};

use super::graph::NodeKind;
use super::names::outcome;
use super::{Asked, CHANNELS, Process};

impl Process {
    /// The names as they stand when agencies have written theirs.
    pub fn written_names(&self) -> Names {
        let mut names = self.meaning.names.clone();
        for name in names.names.values_mut() {
            if matches!(name.absence, Some(Absence::NotWritten)) && name.kind == Stands::Fact {
                name.absence = None;
            }
        }
        names
    }

    /// The names as they stand when a case is promised a day, `outcome` among them.
    pub fn promised_names(&self) -> Names {
        let mut names = self.meaning.names.clone();
        names.names.insert("outcome".into(), outcome());
        names
    }

    /// Situations over these names, with what holds in all of them: the channels that are open, questions that are asked
    /// only then, cases and truths that are computed.
    pub fn situations<'s>(&self, names: &'s Names) -> Classes<'s> {
        let mut classes = self.answers(names);
        for case in &self.procedure.cases {
            if let Some(when) = case.when.as_ref().and_then(|when| self.meaning.at(when)) {
                let when = classes.condition(when);
                classes.chosen("case", Value::text(&case.id.value), &when);
            }
        }
        classes
    }

    /// The same without the cases, which are judged by their own conditions.
    pub fn answers<'s>(&self, names: &'s Names) -> Classes<'s> {
        let mut classes = Classes::new(names);
        self.know_channels(&mut classes);
        for fact in &self.meaning.facts {
            let id = &fact.id.value;
            let Some(name) = names.names.get(id) else { continue };
            if let Some(typed) = fact.is.as_ref().and_then(|is| self.meaning.at(is)) {
                classes.computed(id, typed);
            } else if let Some(when) = fact.when.as_ref().and_then(|when| self.meaning.at(when)) {
                let may_be_empty = is_optional(name) || fact.by.is_some();
                let when = classes.condition(when);
                classes.asked(id, &when, may_be_empty);
            }
        }
        classes
    }

    fn know_channels(&self, classes: &mut Classes<'_>) {
        let Some(channels) = &self.procedure.channels else { return };
        let open = [&channels.direct, &channels.online, &channels.postal];
        let open = CHANNELS.iter().zip(open).filter(|(_, row)| row.is_some());
        let region = Region::of(open.map(|(name, _)| Value::text(*name)));
        if !region.is_empty() {
            let known = classes.row([("channel", region)]);
            classes.know(&known);
        }
    }

    /// Of the ways in which a case can end, the two that limits must speak of.
    pub fn know_outcome(&self, classes: &mut Classes<'_>) {
        let reached = self.graph().nodes().filter_map(|(_, node)| match node.kind {
            NodeKind::End { ends, .. } => ends,
            _ => None,
        });
        let promised = reached.filter(|ends| matches!(ends, Ends::Granted | Ends::Refused));
        let region = Region::of(promised.map(|ends| Value::text(ends.word())));
        if !region.is_empty() {
            let known = classes.row([("outcome", region)]);
            classes.know(&known);
        }
    }

    /// Calls `judge` for the limits of the procedure and of each step that has several, with the situations they tell apart.
    pub fn for_limits(&self, mut judge: impl FnMut(&Rows<Limit>, Classes<'_>)) {
        let names = self.promised_names();
        let mut situations = self.situations(&names);
        self.know_outcome(&mut situations);
        judge(&self.procedure.limits, situations);
        let names = self.written_names();
        for placed in self.steps().iter().filter(|placed| !placed.step.limits.is_empty()) {
            judge(&placed.step.limits, self.situations(&names));
        }
    }

    /// A condition as the situations see it; one that is not written always holds, one that cannot be read is left out.
    pub fn condition(&self, classes: &mut Classes<'_>, when: Option<&Formula>) -> Option<Condition> {
        match when {
            None => Some(Condition::all([])),
            Some(when) => self.meaning.at(when).map(|typed: &Typed| classes.condition(typed)),
        }
    }

    /// When a paper is asked, as the situations see it; none if one of its conditions cannot be read.
    pub fn asks(&self, classes: &mut Classes<'_>, asked: &Asked<'_>) -> Option<Condition> {
        let conditions: Option<Vec<Condition>> =
            asked.conditions().map(|when| self.condition(classes, Some(when))).collect();
        conditions.map(Condition::all)
    }
}

fn is_optional(name: &Name) -> bool {
    matches!(name.absence, Some(Absence::Optional | Absence::NotWritten)) || matches!(name.of, Type::Unknown)
}
