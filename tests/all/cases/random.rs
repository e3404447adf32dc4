//! Cases at random see nothing that the search says cannot be seen.

use std::collections::BTreeSet;

use thutuc::calendar::Moment;
use thutuc::expression::{Type, Value};
use thutuc::model::Fact;
use thutuc::process::Process;
use thutuc::run::{Case, Deed, Guide, Item, Offer, Open, Plan, Survey, questions, walk};

use super::{Searched, searched};
use crate::examples::DAY;

/// Cases of each procedure.
const CASES: usize = 150;

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % sides.max(1)
    }

    fn value(&mut self, of: &Type) -> Value {
        match of {
            Type::Boolean => Value::Boolean(self.roll(2) == 0),
            Type::Number => Value::from(i64::try_from(self.roll(700)).expect("small")),
            Type::Choice(options) => Value::text(&options[self.roll(options.len())]),
            Type::Choices(options) => {
                Value::Choices(options.iter().filter(|_| self.roll(2) == 0).cloned().collect())
            }
            Type::Date => {
                let days = i64::try_from(self.roll(400)).expect("small") - 200;
                Value::Date(DAY.checked_add(jiff::SignedDuration::from_hours(24 * days)).expect("near"))
            }
            Type::List(fields) => Value::List(
                (0..self.roll(3))
                    .map(|_| fields.iter().map(|it| (it.id.clone(), self.value(&it.name.of))).collect())
                    .collect(),
            ),
            _ => Value::text("x"),
        }
    }
}

struct Wild<'a> {
    dice: &'a mut Dice,
    process: &'a Process,
}

impl Wild<'_> {
    fn written(&mut self, fact: &Fact) -> (String, Value) {
        let name = &fact.id.value;
        (name.clone(), self.dice.value(&self.process.meaning.names.names[name].of))
    }
}

impl Guide for Wild<'_> {
    fn plan(&mut self, open: &Open<'_>) -> Option<Plan> {
        let offer =
            open.offers.get(self.dice.roll(open.offers.len() + usize::from(!open.timers.is_empty())))?;
        let does = match offer {
            Offer::Done => Deed::Done,
            Offer::Outcome(outcome) => Deed::Outcome(outcome.id.value.clone()),
            Offer::Ends(ends) => Deed::Outcome(ends.word().into()),
            Offer::Event(event) => Deed::Event((*event).into()),
        };
        let late = i64::try_from(self.dice.roll(30)).expect("small");
        let day = open.since.date.checked_add(jiff::SignedDuration::from_hours(24 * late)).ok();
        let at = day.filter(|_| self.dice.roll(2) == 0).map(Moment::from);
        let sets = open.writes.iter().map(|fact| self.written(fact)).collect();
        Some(Plan { at, does, sets, source: None })
    }

    fn anytime(&mut self, offered: &[&str], _: Moment) -> Option<Plan> {
        let event = *offered.get(self.dice.roll(20 * offered.len()))?;
        Some(Plan::now(Deed::Event(event.into())))
    }
}

fn case(process: &Process, dice: &mut Dice) -> Case {
    let mut case = Case::received(Moment::new(DAY, "09h00".parse().expect("an hour")));
    loop {
        let open = questions(process, &case.asking(process));
        let Some(question) = open.iter().find(|question| !case.answers.contains_key(&question.name)) else {
            return case;
        };
        let mut value = dice.value(&process.meaning.names.names[&question.name].of);
        if question.name == "channel"
            && let Some(channels) = &process.procedure.channels
        {
            let open =
                [("direct", &channels.direct), ("online", &channels.online), ("postal", &channels.postal)];
            let open: Vec<&str> =
                open.into_iter().filter(|(_, row)| row.is_some()).map(|(id, _)| id).collect();
            value = Value::text(open[dice.roll(open.len())]);
        }
        case.answers.insert(question.name.clone(), value);
    }
}

#[test]
fn cases_at_random_see_nothing_new() {
    let mut dice = Dice(7);
    let mut looked_at = 0;
    for Searched { process, found, .. } in searched() {
        let unseen: BTreeSet<&Item> = found.unseen.iter().map(|(item, _)| item).collect();
        let survey = Survey::of(process);
        for _ in 0..CASES {
            let case = case(process, &mut dice);
            let dossier = case.filed(process);
            let trace = walk(&dossier, &mut Wild { dice: &mut dice, process });
            if trace.problem.is_some() {
                continue;
            }
            looked_at += 1;
            for item in survey.seen(&dossier.situation, &trace) {
                let words = thutuc::run::item(process, &item).en;
                assert!(!unseen.contains(&item), "{}: {words}", process.key());
            }
        }
    }
    println!("{looked_at} random cases looked at");
}
