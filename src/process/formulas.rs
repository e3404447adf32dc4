//! Every expression of a procedure, with what its place asks of it.

use crate::expression::{Currency, Place, Type};
use crate::model::{Document, Fact, Formula, Procedure, Step};
use crate::source::Spanned;

use super::steps::placed;

/// What a place needs its expression to be worth.
#[derive(Clone, Debug, PartialEq)]
pub enum Wanted {
    /// A condition.
    Condition,
    /// A sum of money.
    Money,
    /// A value of the type that the fact of this id has.
    Fact(String),
}

/// An expression and where it stands.
#[derive(Clone, Debug)]
pub struct Site<'a> {
    /// As written.
    pub formula: &'a Formula,
    /// What its place needs.
    pub wanted: Wanted,
    /// Conditions that certainly hold there.
    pub given: Vec<&'a Formula>,
    /// The list fact whose row it looks at.
    pub per: Option<&'a str>,
    /// Whether the case has ended, so that `outcome` is known.
    pub after_end: bool,
}

/// Where the text of an expression stands in its file.
pub fn place(formula: &Formula) -> Place {
    let (span, length) = (formula.span, formula.value.len());
    if span.len() == length {
        Place::Exact(span)
    } else if span.len() == length + 2 {
        // In quotes, and nothing inside them is written otherwise than it reads.
        Place::Exact(span.part(1, length + 1))
    } else {
        Place::Whole(span)
    }
}

/// Every expression of a procedure.
pub fn sites(procedure: &Procedure) -> Vec<Site<'_>> {
    let mut all = Sites(Vec::new());
    all.facts(procedure);
    for row in &procedure.documents {
        all.documents(row);
    }
    all.money_and_time(procedure);
    all.rest(procedure);
    for placed in placed(procedure) {
        all.step(placed.step);
    }
    all.0
}

struct Sites<'a>(Vec<Site<'a>>);

impl<'a> Sites<'a> {
    fn add(&mut self, formula: Option<&'a Formula>, wanted: Wanted, given: &[Option<&'a Formula>]) {
        let Some(formula) = formula else { return };
        let given = given.iter().flatten().copied().collect();
        self.0.push(Site { formula, wanted, given, per: None, after_end: false });
    }

    fn condition(&mut self, formula: Option<&'a Formula>, given: &[Option<&'a Formula>]) {
        self.add(formula, Wanted::Condition, given);
    }

    fn facts(&mut self, procedure: &'a Procedure) {
        for fact in &procedure.facts {
            self.fact(fact, None);
        }
        for section in procedure.form.iter().flat_map(|form| &form.sections) {
            self.condition(section.when.as_ref(), &[]);
            for field in &section.fields {
                self.fact(field, section.when.as_ref());
            }
        }
        for case in &procedure.cases {
            self.condition(case.when.as_ref(), &[]);
        }
    }

    fn fact(&mut self, fact: &'a Fact, around: Option<&'a Formula>) {
        self.condition(fact.when.as_ref(), &[around]);
        let here = [around, fact.when.as_ref()];
        self.add(fact.is.as_ref(), Wanted::Fact(fact.id.value.clone()), &here);
        for option in &fact.options {
            self.condition(option.when.as_ref(), &here);
        }
        for field in &fact.of {
            let start = self.0.len();
            self.condition(field.when.as_ref(), &here);
            self.condition(field.is.as_ref(), &here);
            self.0[start..].iter_mut().for_each(|site| site.per = Some(&fact.id.value));
        }
    }

    fn documents(&mut self, top: &'a Spanned<Document>) {
        // A row, the conditions of the groups around it, and the list it is asked for each row of.
        let mut waiting = vec![(&top.value, Vec::<Option<&Formula>>::new(), None::<&str>)];
        while let Some((row, given, per)) = waiting.pop() {
            let start = self.0.len();
            let per = row.per.as_ref().map(|per| per.value.as_str()).or(per);
            self.condition(row.when.as_ref(), &given);
            let mut inside = given;
            inside.push(row.when.as_ref());
            let replaced = row.replaced_by.as_ref().and_then(|by| by.when.as_ref());
            self.condition(replaced, &inside);
            self.0[start..].iter_mut().for_each(|site| site.per = per);
            waiting.extend(row.arms().map(|arm| (&arm.value, inside.clone(), per)));
        }
    }

    fn money_and_time(&mut self, procedure: &'a Procedure) {
        for fee in &procedure.fees {
            self.condition(fee.when.as_ref(), &[]);
            self.add(fee.formula.as_ref(), Wanted::Money, &[fee.when.as_ref()]);
            for discount in &fee.discounts {
                self.condition(discount.when.as_ref(), &[fee.when.as_ref()]);
            }
        }
        let start = self.0.len();
        for limit in &procedure.limits {
            self.condition(limit.when.as_ref(), &[]);
        }
        for result in &procedure.results {
            self.condition(result.when.as_ref(), &[]);
        }
        self.0[start..].iter_mut().for_each(|site| site.after_end = true);
    }

    fn rest(&mut self, procedure: &'a Procedure) {
        for row in &procedure.conditions {
            self.condition(row.when.as_ref(), &[]);
            self.condition(row.test.as_ref(), &[row.when.as_ref()]);
        }
        for row in &procedure.stages {
            self.condition(row.when.as_ref(), &[]);
        }
        for row in &procedure.notes {
            self.condition(row.when.as_ref(), &[]);
        }
        if let Some(channels) = &procedure.channels {
            for row in [&channels.direct, &channels.online, &channels.postal].into_iter().flatten() {
                self.condition(row.when.as_ref(), &[]);
            }
        }
    }

    fn step(&mut self, step: &'a Step) {
        let here = [step.when.as_ref()];
        self.condition(step.when.as_ref(), &[]);
        for row in &step.limits {
            self.condition(row.when.as_ref(), &here);
        }
        // What a step writes may change what let it begin, so its ways out stand on their own.
        for row in &step.outcomes {
            self.condition(row.when.as_ref(), &[]);
        }
        for row in &step.choose {
            self.condition(row.when.as_ref(), &[]);
        }
        for row in &step.branches {
            self.condition(row.when.as_ref(), &here);
        }
    }
}

/// The type that a place needs, given those of the facts.
pub fn type_wanted<'t>(wanted: &Wanted, of_fact: impl Fn(&str) -> Option<&'t Type>) -> Option<Type> {
    match wanted {
        Wanted::Condition => Some(Type::Boolean),
        Wanted::Money => Some(Type::Money(None)),
        Wanted::Fact(id) => of_fact(id).cloned(),
    }
}

/// A currency by its code; the country's own where the code is unknown.
pub fn currency(code: Option<&str>) -> Option<Currency> {
    code.and_then(Currency::parse)
}
