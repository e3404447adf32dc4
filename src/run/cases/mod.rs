//! The fewest cases that see everything there is to see in a procedure.
//!
//! Answers come first: for every condition, row and bound some answers are looked for that show it, as many of them
//! together as go together. With each set of answers the walk is explored, state by state, trying everything that people
//! can do or leave undone. Of all cases found, a greedy choice keeps the one that shows most that is new, until nothing is
//! new; then every case is dropped that the others make needless. The choice is small, not proven smallest.

mod answers;
mod explore;
mod exploring;
mod goals;
mod naming;
mod reasons;
mod scenario;
mod select;
mod turns;
mod values;
mod writing;

use std::collections::BTreeSet;

use crate::calendar::Date;
use crate::diagnostic::Text;
use crate::process::{Process, sites};

use super::{Coverage, Item, Survey};
use explore::Found;
use goals::Goal;
use values::Constants;

/// Sets of answers that are explored.
const MOST_ANSWERS: usize = 40;

/// What the search came to.
#[derive(Clone, Debug)]
pub struct Cases {
    /// The cases, each as a scenario of a test file.
    pub cases: Vec<Written>,
    /// What they see together.
    pub coverage: Coverage,
    /// What none of them sees, and why.
    pub unseen: Vec<(Item, Text)>,
}

/// A case as it is written into a test file.
#[derive(Clone, Debug)]
pub struct Written {
    /// The lines of the scenario.
    pub yaml: String,
    /// What it sees.
    pub seen: BTreeSet<Item>,
}

/// Looks for cases that are received about a day.
pub fn cases(process: &Process, day: Date) -> Cases {
    let survey = Survey::of(process);
    let all = survey.items();
    let constants = Constants::of(process);
    let sites = sites(&process.procedure);
    let goals = Goal::all(&survey, &sites);
    let mut search = Search {
        survey: &survey,
        constants: &constants,
        goals: &goals,
        found: Vec::new(),
        seen: BTreeSet::new(),
        stuck: Vec::new(),
    };
    for case in answers::all(&survey, &constants, &goals, day).into_iter().take(MOST_ANSWERS) {
        search.explore(&case);
    }
    let mut coverage = Coverage { all, seen: BTreeSet::new() };
    let cases = select::select(&survey, &coverage.all, search.found);
    for case in &cases {
        coverage.seen.extend(case.seen.iter().cloned());
    }
    let unseen: Vec<Item> = coverage.missing().cloned().collect();
    let unseen = unseen.into_iter().map(|item| {
        let reason = reasons::why(&survey, &item, &search.stuck);
        (item, reason)
    });
    let unseen = unseen.collect();
    Cases { cases, coverage, unseen }
}

/// The file of the cases of a procedure.
pub fn file(process: &Process, cases: &Cases, day: Date) -> String {
    scenario::file(process, cases, day)
}

/// The line by which a file shows that it was written by the search.
pub fn is_written_by_us(text: &str) -> bool {
    text.starts_with(scenario::HEAD)
}

/// All cases found so far.
struct Search<'s, 'a> {
    survey: &'s Survey<'a>,
    constants: &'s Constants,
    goals: &'s [Goal<'s>],
    found: Vec<Found>,
    /// What was seen by any of them, also by those that came to a halt.
    seen: BTreeSet<Item>,
    /// What was seen only by cases that came to a halt, and why they did.
    stuck: Vec<(Item, Text)>,
}
