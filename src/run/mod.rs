//! The reference interpreter: what a case is worth, and one case walking through a procedure.
//!
//! A [`Situation`] is a case as far as it is known; [`bring`], [`total`] and [`promise`] say which papers, sums and limits
//! follow. [`walk`] sends one case through the laid out graph and writes down everything that happens in a [`Trace`].
//! What a procedure leaves to people (decisions, events, how long work takes) a [`Guide`] says: [`Told`] reads it from a
//! scenario. [`judge`] holds a trace against what a scenario expects, [`Coverage`] against everything there is to see,
//! and [`cases`] looks for the fewest cases that see it all.

mod boundary;
mod case;
pub mod cases;
mod clock;
mod coverage;
mod fees;
mod judge;
mod limits;
mod papers;
mod questions;
mod rehearsal;
mod report;
mod situation;
mod survey;
mod telling;
mod told;
mod trace;
mod walk;
mod words;

#[cfg(test)]
mod tests;

pub use boundary::Edge;
pub use case::{Case, Dossier};
pub use coverage::{Coverage, Item, Kind};
pub use fees::{FeeWorth, Known, Total, total};
pub use judge::{Mismatch, is_about_findings, is_walked, judge, slips_of};
pub use limits::{Promise, promise, promise_of};
pub use papers::{Brought, bring};
pub use questions::{Question, Slip, questions, slips};
pub use rehearsal::{Rehearsal, Tried};
pub use report::{coverage as coverage_json, covered, json, junit, share, summary};
pub use situation::Situation;
pub use survey::Survey;
pub use telling::telling;
pub use told::Told;
pub use trace::{Charge, Event, Outlook, Problem, Sheet, Trace, Waiting, What, Why};
pub use walk::{Deed, Guide, Offer, Open, Plan, walk};
pub use words::{answer, channel, item};
