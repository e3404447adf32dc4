//! The clock of one case: what happens to it, and when it runs out.

use super::limit::{Stop, count, received};
use super::{Calendar, Due, Duration, Hour, Limit, Moment, NoDate};

/// What asking for a supplement does to the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// The limit begins again from zero when the supplement arrives.
    Restart,
    /// The time from the request to the arrival does not count.
    Pause,
    /// Nothing stops.
    Runs,
}

/// What applies to a case as far as its facts are known.
#[derive(Clone, Debug)]
pub struct Terms<'a> {
    /// The limit.
    pub limit: Limit,
    /// What comes later than this hour counts as received on the next working day.
    pub cutoff: Option<Hour>,
    /// The calendar it is counted by.
    pub calendar: &'a Calendar,
}

/// A request that has not been answered.
#[derive(Clone, Debug)]
struct Request {
    step: String,
    effect: Effect,
}

/// Measures the limit of a procedure in one case; it is told what happens, in order.
///
/// There is one clock for a case: a request made in one branch stops it for all, and times that overlap count once.
/// A request made before the clock has started changes nothing, nor does its answer.
#[derive(Clone, Debug)]
pub struct Clock<'a> {
    terms: Terms<'a>,
    resumed: Option<Limit>,
    extensions: Vec<Duration>,
    started: Option<Moment>,
    requests: Vec<Request>,
    stopped: Option<Moment>,
    stops: Vec<Stop>,
}

impl<'a> Clock<'a> {
    /// A clock that has not started.
    pub fn new(terms: Terms<'a>) -> Self {
        Self {
            terms,
            resumed: None,
            extensions: Vec::new(),
            started: None,
            requests: Vec::new(),
            stopped: None,
            stops: Vec::new(),
        }
    }

    /// The clock starts; only the first time counts.
    pub fn start(&mut self, at: Moment) {
        self.started.get_or_insert(at);
    }

    /// A step asks for a supplement.
    pub fn asked(&mut self, step: &str, at: Moment, effect: Effect) {
        if self.started.is_none() {
            return;
        }
        self.requests.push(Request { step: step.to_owned(), effect });
        if effect != Effect::Runs {
            self.stopped.get_or_insert(at);
        }
    }

    /// The supplement for a step arrives; a limit given for the time after replaces the old one and starts again.
    pub fn supplied(&mut self, step: &str, at: Moment, resume: Option<Duration>) {
        let Some(place) = self.requests.iter().position(|request| request.step == step) else { return };
        let request = self.requests.remove(place);
        let waiting = self.requests.iter().any(|other| other.effect != Effect::Runs);
        if let Some(limit) = resume {
            self.resumed = Some(limit.into());
        }
        if resume.is_some() || request.effect == Effect::Restart {
            self.started = Some(at);
            self.stops.clear();
            self.extensions.clear();
            self.stopped = waiting.then_some(at);
        } else if !waiting && let Some(asked) = self.stopped.take() {
            self.stops.push((asked, at));
        }
    }

    /// Other terms apply, because a fact has been written; a limit given after a supplement stays.
    pub fn change(&mut self, terms: Terms<'a>) {
        self.terms = terms;
    }

    /// The due date moves once more, counted from the old one; a restart takes the extension back.
    pub fn extend(&mut self, by: Duration) {
        self.extensions.push(by);
    }

    /// When the limit ends after all that has happened.
    pub fn due(&self) -> Result<Due, NoDate> {
        let started = self.started.ok_or(NoDate::NotStarted)?;
        if self.stopped.is_some() {
            return Err(NoDate::Stopped);
        }
        let Terms { limit, cutoff, calendar } = &self.terms;
        let received = |at| received(at, *cutoff, calendar);
        let stops: Result<Vec<Stop>, NoDate> =
            self.stops.iter().map(|(asked, answered)| Ok((*asked, received(*answered)?))).collect();
        let limit = self.resumed.as_ref().unwrap_or(limit);
        let parts = [limit.parts(), &self.extensions].concat();
        count(&parts, received(started)?, &stops?, calendar)
    }
}
