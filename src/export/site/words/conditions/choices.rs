//! Conditions on one choice: for which options they hold, and what people call these.

use std::collections::BTreeSet;

use super::super::labels::{channels, option_label};
use super::super::{Tongue, Words, lower_first, words};
use super::Speaker;
use crate::export::site::answers::open_channels;
use crate::expression::{Comparison, Node, Region, Type, Typed, Value};
use crate::model::Ends;
use crate::process::{Then, TypedTable};

/// One choice and the options for which something holds.
pub(super) struct Chosen {
    name: String,
    options: BTreeSet<String>,
}

impl Speaker<'_> {
    /// The options for which a condition on one choice holds.
    pub(super) fn chosen(&self, tree: &Typed, yes: bool) -> Option<Chosen> {
        match &tree.node {
            Node::Not(inner) => self.chosen(inner, !yes),
            Node::Compare(operator @ (Comparison::Equal | Comparison::Unequal), sides) => {
                let (Node::Name(name), Node::Literal(Value::Text(option))) = (&sides[0].node, &sides[1].node)
                else {
                    return None;
                };
                self.options(name, [option], (*operator == Comparison::Equal) == yes)
            }
            Node::OneOf { negated, value, options } => {
                let Node::Name(name) = &value.node else { return None };
                let mut written = Vec::new();
                for option in options {
                    let Node::Literal(Value::Text(option)) = &option.node else { return None };
                    written.push(option);
                }
                self.options(name, written, *negated != yes)
            }
            Node::And(parts) | Node::Or(parts) => {
                let union = matches!(tree.node, Node::Or(_)) == yes;
                let mut all = parts.iter().map(|part| self.chosen(part, yes));
                let mut whole = all.next()??;
                for part in all {
                    let part = part.filter(|part| part.name == whole.name)?;
                    whole.options = if union {
                        whole.options.union(&part.options).cloned().collect()
                    } else {
                        whole.options.intersection(&part.options).cloned().collect()
                    };
                }
                Some(whole)
            }
            _ => None,
        }
    }

    fn options<'t>(
        &self,
        name: &str,
        written: impl IntoIterator<Item = &'t String>,
        among: bool,
    ) -> Option<Chosen> {
        let written: BTreeSet<String> = written.into_iter().cloned().collect();
        let all = self.every_option(name)?;
        let options = if among { written } else { all.difference(&written).cloned().collect() };
        Some(Chosen { name: name.to_owned(), options })
    }

    /// The options that a name can have in this procedure.
    fn every_option(&self, name: &str) -> Option<BTreeSet<String>> {
        if name == "channel" {
            return Some(open_channels(self.process).map(str::to_owned).collect());
        }
        if name == "outcome" {
            return Some(Ends::ALL.iter().map(|ends| ends.word().to_owned()).collect());
        }
        match &self.process.meaning.names.names.get(name)?.of {
            Type::Choice(options) => Some(options.iter().cloned().collect()),
            _ => None,
        }
    }

    pub(super) fn choice(&self, chosen: &Chosen) -> Words {
        let all = self.every_option(&chosen.name).unwrap_or_default();
        let others = || all.difference(&chosen.options);
        if chosen.options.is_empty() {
            return words!(self.tongue, "không trường hợp nào", "in no case");
        }
        if let Some(table) = self.process.meaning.tables.get(&chosen.name) {
            return self.by_table(table, &chosen.options);
        }
        // The channels in their usual order, the chosen ones named: there are three at most.
        if chosen.name == "channel" {
            let order = ["online", "direct", "postal"].into_iter();
            return channels(order.filter(|id| chosen.options.contains(*id)), self.tongue);
        }
        let few = chosen.options.len() <= 3 || chosen.options.len() <= others().count();
        let named = self.in_order(&chosen.name, |id| chosen.options.contains(id) == few);
        self.answered(&chosen.name, &named, few)
    }

    /// The one option chosen, if its name says which case it is.
    pub(super) fn only_case(&self, chosen: &Chosen) -> Option<Words> {
        let mut options = chosen.options.iter();
        let only = options.next().filter(|_| options.next().is_none())?;
        let fact = self.process.meaning.fact(&chosen.name).is_some_and(|fact| fact.is.is_none());
        let english = self.tongue.is_english() && fact;
        let about_case = english || chosen.name == "case" || self.asks_which_case(&chosen.name);
        about_case.then(|| self.option(&chosen.name, only))
    }

    /// That a table comes to one of some words: the rows that say so.
    fn by_table(&self, table: &TypedTable, words: &BTreeSet<String>) -> Words {
        let rows =
            table.rows.iter().filter(|row| matches!(&row.then, Then::Word(word) if words.contains(word)));
        let and = if self.tongue.is_english() { " and " } else { " và " };
        let rows: Vec<Words> = rows
            .map(|row| Words::join(row.cells.iter().map(|(name, region)| self.cell(name, region)), and))
            .collect();
        Words::join(rows, if self.tongue.is_english() { ", or " } else { ", hoặc " })
    }

    /// That a name lies in a cell; nothing where any value fits.
    fn cell(&self, name: &str, region: &Region) -> Words {
        match self.process.meaning.names.names.get(name).map(|name| &name.of) {
            Some(Type::Boolean) => {
                let fits = [true, false].map(|truth| region.contains(&Value::Boolean(truth)));
                if fits[0] == fits[1] { Words::default() } else { self.named(name, fits[0]) }
            }
            Some(Type::Choice(options)) => {
                let fits = options.iter().filter(|option| region.contains(&Value::text(*option)));
                let chosen = Chosen { name: name.to_owned(), options: fits.cloned().collect() };
                if chosen.options.len() == options.len() { Words::default() } else { self.choice(&chosen) }
            }
            _ => self.label(name),
        }
    }

    /// Options in the order written.
    fn in_order(&self, name: &str, wanted: impl Fn(&str) -> bool) -> Vec<String> {
        match self.process.meaning.names.names.get(name).map(|name| &name.of) {
            Some(Type::Choice(options)) => options.iter().filter(|id| wanted(id)).cloned().collect(),
            _ => Ends::ALL.iter().map(|ends| ends.word().to_owned()).filter(|id| wanted(id)).collect(),
        }
    }

    /// That the answer is among some options, or is not.
    fn answered(&self, name: &str, options: &[String], yes: bool) -> Words {
        let tongue = self.tongue;
        let quoted =
            |label: Words| if name == "outcome" { label } else { Words::from("“").and(label).and("”") };
        let labels = tongue.either(options.iter().map(|option| quoted(self.option(name, option))));
        if let Some(step) = name.strip_suffix(".outcome") {
            return self.ended(step, labels, yes);
        }
        let about_case = name == "case" || name == "outcome" || self.asks_which_case(name);
        if yes
            && !about_case
            && let Some(beginning) = self.asked_at_the_end(name)
        {
            return Words::from(beginning).and(" ").and(labels);
        }
        match (about_case, yes) {
            (true, true) if name == "outcome" => labels,
            (true, true) => words!(tongue, "thuộc trường hợp {labels}", "the case is {labels}", labels),
            (true, false) => {
                words!(tongue, "không thuộc trường hợp {labels}", "the case is not {labels}", labels)
            }
            (false, true) => {
                let label = self.label(name);
                words!(tongue, "{label} là {labels}", "{label} is {labels}", label, labels)
            }
            (false, false) => {
                let label = self.label(name);
                words!(tongue, "{label} không phải là {labels}", "{label} is not {labels}", label, labels)
            }
        }
    }

    /// That a step ended with one of some outcomes, or did not.
    fn ended(&self, step: &str, labels: Words, yes: bool) -> Words {
        let step = self.step(step);
        if yes {
            words!(
                self.tongue,
                "bước “{step}” có kết quả {labels}",
                "step “{step}” ends with {labels}",
                step,
                labels
            )
        } else {
            words!(
                self.tongue,
                "bước “{step}” không có kết quả {labels}",
                "step “{step}” does not end with {labels}",
                step,
                labels
            )
        }
    }

    /// Whether the question only asks which case it is, so that the option says it all.
    fn asks_which_case(&self, name: &str) -> bool {
        let ask = self.process.meaning.fact(name).and_then(|fact| fact.ask.as_ref());
        !self.tongue.is_english() && ask.is_some_and(|ask| ask.value.contains("trường hợp nào"))
    }

    /// The beginning of a question that ends with the word for what is asked, so that the answer can stand there:
    /// `trẻ sinh ở` of `Trẻ sinh ở đâu?`.
    fn asked_at_the_end(&self, name: &str) -> Option<String> {
        let ask = self.process.meaning.fact(name)?.ask.as_ref().filter(|_| !self.tongue.is_english())?;
        let (beginning, asking) = ask.value.trim_end().strip_suffix('?')?.trim_end().rsplit_once(' ')?;
        let of_manner = beginning.ends_with(" thế") || beginning.ends_with(" như");
        (["ai", "gì", "nào", "đâu"].contains(&asking) && !of_manner).then(|| lower_first(beginning))
    }

    /// What people call an option.
    fn option(&self, name: &str, option: &str) -> Words {
        if let Some(fact) = self.process.meaning.fact(name) {
            return option_label(self.process, fact, option, self.tongue);
        }
        match name {
            "case" => {
                let case = self.process.procedure.cases.iter().find(|case| case.id.value == option);
                case.map_or_else(
                    || option.into(),
                    |case| self.tongue.text(&["cases", option, "name"], &case.name.value),
                )
            }
            "applicant" => match self.process.dictionaries.applicants.get(option) {
                Some(entry) => self.tongue.foreign(&entry.name.value),
                None => option.into(),
            },
            "place" => match self.process.dictionaries.places.get(option) {
                Some(place) => self.tongue.foreign(&place.name.value),
                None => option.into(),
            },
            "outcome" => ending(option, self.tongue),
            _ => self.outcome(name, option),
        }
    }

    fn outcome(&self, name: &str, option: &str) -> Words {
        let step = name.strip_suffix(".outcome").unwrap_or(name);
        let placed =
            self.process.steps().into_iter().find(|placed| placed.step.id.value.replace('-', "_") == step);
        let outcomes = placed.map(|placed| (&placed.step.id.value, &placed.step.outcomes));
        let found =
            outcomes.and_then(|(step, rows)| Some((step, rows.iter().find(|row| row.id.value == option)?)));
        match found.and_then(|(step, row)| Some((step, row.name.as_ref()?))) {
            Some((step, name)) => self.tongue.text(&["steps", step, "outcomes", option, "name"], &name.value),
            None => ending(option, self.tongue),
        }
    }

    fn step(&self, name: &str) -> Words {
        let placed =
            self.process.steps().into_iter().find(|placed| placed.step.id.value.replace('-', "_") == name);
        match placed.and_then(|placed| Some((&placed.step.id.value, placed.step.name.as_ref()?))) {
            Some((id, name)) => self.tongue.text(&["steps", id, "name"], &name.value),
            None => name.into(),
        }
    }
}

/// How a case ended, as a condition.
pub fn ending(word: &str, tongue: &Tongue<'_>) -> Words {
    match Ends::ALL.iter().find(|ends| ends.word() == word) {
        Some(Ends::Granted) => words!(tongue, "hồ sơ được giải quyết", "the application is granted"),
        Some(Ends::Refused) => words!(tongue, "hồ sơ bị từ chối", "the application is refused"),
        Some(Ends::Withdrawn) => words!(tongue, "bạn rút hồ sơ", "you withdraw the application"),
        Some(Ends::Lapsed) => words!(tongue, "hồ sơ quá hạn", "the application lapses"),
        Some(Ends::Stopped) => {
            words!(tongue, "hồ sơ bị dừng giải quyết", "the application is stopped")
        }
        Some(Ends::Returned) => words!(tongue, "hồ sơ được trả lại", "the application is returned"),
        Some(Ends::SentOn) => {
            words!(tongue, "bạn được hướng dẫn đến nơi khác", "you are sent to another office")
        }
        None => word.into(),
    }
}
