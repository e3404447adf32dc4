use crate::calendar::{Due, Moment};
use crate::expression::Value;
use crate::model::{Ends, Fact, Outcome, Step};

/// Says what a procedure leaves to people: decisions, events, how long work takes.
pub trait Guide {
    /// What is done at a point where a case waits, if that is known. Work that asks for no decision is done at once
    /// when nothing is said.
    fn plan(&mut self, open: &Open<'_>) -> Option<Plan>;

    /// Something else came first, so that a plan was not carried out; its time had not come.
    fn give_back(&mut self, plan: &Plan) {
        let _ = plan;
    }

    /// The next of the events that may come at any time.
    fn anytime(&mut self, offered: &[&str], now: Moment) -> Option<Plan> {
        let _ = (offered, now);
        None
    }

    /// A plan was carried out; one of [`Guide::anytime`] perhaps too late.
    fn came(&mut self, plan: &Plan, now: Moment) {
        let _ = (plan, now);
    }
}

/// A point at which a case waits.
#[derive(Clone, Debug)]
pub struct Open<'a> {
    /// The step.
    pub step: &'a Step,
    /// The node of the graph.
    pub node: &'a str,
    /// Who acts; of several bodies that are asked, this one.
    pub actor: Option<&'a str>,
    /// How often the case has been here, this time included.
    pub visit: usize,
    /// Since when the case is here.
    pub since: Moment,
    /// What can be done.
    pub offers: Vec<Offer<'a>>,
    /// The times that run, with whether the work is taken away then.
    pub timers: Vec<(Due, bool)>,
    /// Facts that are written when it is done.
    pub writes: Vec<&'a Fact>,
    /// Which rounds are counted, in words that are the same for the same counts.
    pub rounds: String,
    /// Where the case stands, in words that are the same for the same state.
    pub state: String,
}

/// Something that can be done.
#[derive(Clone, Copy, Debug)]
pub enum Offer<'a> {
    /// The work is done.
    Done,
    /// A decision is taken.
    Outcome(&'a Outcome),
    /// What is awaited arrives.
    Event(&'a str),
    /// The procedure that was called ends.
    Ends(Ends),
}

/// What is done at such a point.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// When; at once where nothing is said.
    pub at: Option<Moment>,
    /// What.
    pub does: Deed,
    /// Facts that the step writes.
    pub sets: Vec<(String, Value)>,
    /// Its number in the list it was read from.
    pub source: Option<usize>,
}

/// What is done.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deed {
    /// The work.
    Done,
    /// A decision; of a call, the end of the procedure that was called.
    Outcome(String),
    /// Something arrives.
    Event(String),
}

impl Plan {
    /// Something done at once.
    pub fn now(does: Deed) -> Self {
        Self { at: None, does, sets: Vec::new(), source: None }
    }
}
