//! Whether conditions leave a gap, overlap, always hold or never, with the answers that show it.
//!
//! Every name that the conditions read is cut into classes of values that no condition tells apart; the combinations of
//! classes are searched with a budget. A name beside a written value is exact; anything else (two names side by side, a
//! sum, a function) is a subject of its own, known by its text, whose values are free within its type.

mod formula;
mod lower;
mod search;
mod subject;
mod witness;

use std::ops::ControlFlow;

pub use formula::Condition;
use formula::Formula;
use search::Search;
use subject::Subject;
pub use witness::{Given, Witness};

use super::region::Region;
use super::tree::Typed;
use super::types::Scope;
use super::value::Value;

/// How many combinations are looked at before giving up.
pub const BUDGET: usize = 200_000;

/// There are more combinations than the budget allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undecided;

/// One combination of answers, and which conditions hold of it.
#[derive(Clone, Debug)]
pub struct Combination {
    /// The answers that decide.
    pub answers: Witness,
    /// For each condition, whether it holds.
    pub holds: Vec<bool>,
}

/// A question whose answer is a matter of one subject: whether it lies in a region.
#[derive(Clone, Debug, PartialEq)]
struct Atom {
    subject: usize,
    region: Region,
}

/// What holds in every situation.
#[derive(Clone, Debug)]
struct Law {
    /// The subject that it says something about, where it leaves all others free.
    about: Option<usize>,
    formula: Formula,
}

/// The conditions of one place, and what is known about the names in them.
pub struct Classes<'s> {
    scope: &'s dyn Scope,
    subjects: Vec<Subject>,
    atoms: Vec<Atom>,
    laws: Vec<Law>,
    budget: usize,
}

impl<'s> Classes<'s> {
    /// No conditions yet, over the names of a scope.
    pub fn new(scope: &'s dyn Scope) -> Self {
        Self { scope, subjects: Vec::new(), atoms: Vec::new(), laws: Vec::new(), budget: BUDGET }
    }

    /// The same with another budget.
    #[must_use]
    pub fn with_budget(mut self, budget: usize) -> Self {
        self.budget = budget;
        self
    }

    /// Takes in a condition.
    pub fn condition(&mut self, condition: &Typed) -> Condition {
        Condition(self.lower(condition))
    }

    /// Takes in the row of a decision table: every name lies in its region.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = (&'a str, Region)>) -> Condition {
        let atoms = cells.into_iter().map(|(name, region)| {
            let subject = self.named(name);
            self.atom(subject, region)
        });
        Condition(Formula::all(atoms.collect()))
    }

    /// From now on `condition` holds in every situation.
    pub fn know(&mut self, condition: &Condition) {
        self.laws.push(Law { about: None, formula: condition.0.clone() });
    }

    /// From now on `name` is null where `when` does not hold and, unless it may be left empty, only there.
    pub fn asked(&mut self, name: &str, when: &Condition, may_be_empty: bool) {
        let subject = self.named(name);
        let null = self.atom(subject, Region::null());
        let mut formula = vec![Formula::any(vec![when.0.clone(), null.clone()])];
        if !may_be_empty {
            formula.push(Formula::any(vec![when.0.clone().negated(), null.negated()]));
        }
        self.laws.push(Law { about: Some(subject), formula: Formula::all(formula) });
    }

    /// From now on `name` has the value of `expression`, as far as that can be told.
    pub fn computed(&mut self, name: &str, expression: &Typed) {
        let subject = self.named(name);
        let formula = self.equals(subject, expression);
        self.laws.push(Law { about: Some(subject), formula });
    }

    /// From now on `name` has `value` exactly where `when` holds.
    pub fn chosen(&mut self, name: &str, value: Value, when: &Condition) {
        let subject = self.named(name);
        let atom = self.atom(subject, Region::of([value]));
        self.laws.push(Law { about: Some(subject), formula: atom.same_as(when.0.clone()) });
    }

    /// Answers for which `condition` holds.
    pub fn satisfiable(&self, condition: &Condition) -> Result<Option<Witness>, Undecided> {
        Search::new(self, &[&condition.0]).satisfy()
    }

    /// Whether `condition` holds whatever is answered.
    pub fn always(&self, condition: &Condition) -> Result<bool, Undecided> {
        self.never(&condition.clone().negated())
    }

    /// Whether `condition` holds whatever is answered of nothing.
    pub fn never(&self, condition: &Condition) -> Result<bool, Undecided> {
        Ok(self.satisfiable(condition)?.is_none())
    }

    /// Answers for which none of the conditions holds.
    pub fn gap(&self, conditions: &[Condition]) -> Result<Option<Witness>, Undecided> {
        let none = conditions.iter().map(|condition| condition.clone().negated());
        self.satisfiable(&Condition::all(none))
    }

    /// Answers for which both conditions hold.
    pub fn overlap(&self, one: &Condition, other: &Condition) -> Result<Option<Witness>, Undecided> {
        self.satisfiable(&Condition::all([one.clone(), other.clone()]))
    }

    /// Goes through the combinations of answers that the conditions tell apart, until told to stop. What a combination
    /// leaves out plays no part in it.
    pub fn visit(
        &self,
        conditions: &[Condition],
        mut visitor: impl FnMut(&Combination) -> ControlFlow<()>,
    ) -> Result<(), Undecided> {
        let formulas: Vec<&Formula> = conditions.iter().map(|condition| &condition.0).collect();
        let mut search = Search::new(self, &formulas);
        search.visit(&formulas, &mut visitor).map(|_| ())
    }
}
