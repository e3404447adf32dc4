//! What happened to one case: a plain list, complete enough to be replayed on any engine.

mod json;

use std::collections::BTreeMap;

use crate::calendar::{Due, Limit, Moment, NoDate};
use crate::diagnostic::{Language, Text};
use crate::expression::{Failure, Money, Value};
use crate::model::{Ends, Mode};
use crate::source::Span;
use crate::text;

use super::{Case, Known};

/// One case from its filing to its end, or to where it came to a halt.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// Id of the procedure.
    pub procedure: String,
    /// What was filed.
    pub case: Case,
    /// The questions that were put, by the names of their answers.
    pub asks: Vec<String>,
    /// Everything that happened, in order.
    pub events: Vec<Event>,
    /// How the case ended.
    pub ends: Option<Ends>,
    /// Why it did not end.
    pub problem: Option<Problem>,
    /// What it comes to.
    pub outlook: Outlook,
}

/// What a case comes to after all that happened: papers, sums, time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outlook {
    /// Every fact, null where it was not asked or not written.
    pub facts: BTreeMap<String, Value>,
    /// Papers to bring.
    pub papers: Vec<Sheet>,
    /// Rows of fees that apply.
    pub fees: Vec<Charge>,
    /// Sums by currency.
    pub sums: Vec<Money>,
    /// What is known of the whole sum.
    pub known: Option<Known>,
    /// The limit promised.
    pub limit: Option<Limit>,
    /// The limit in words of the file where it is no time.
    pub limit_in_words: Option<String>,
    /// When the case is due; none where no time is promised.
    pub due: Option<Result<Due, NoDate>>,
}

/// A paper to bring.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its id in the dictionary.
    pub document: String,
    /// How many of what, where that is said.
    pub copies: Option<String>,
    /// How it is given.
    pub mode: Mode,
}

/// A row of fees that applies.
#[derive(Clone, Debug, PartialEq)]
pub struct Charge {
    /// Its id.
    pub fee: String,
    /// What is known of it.
    pub known: Known,
    /// The sum, after its best reduction, rounded.
    pub sum: Option<Money>,
    /// The reduction that was taken, in words of the file.
    pub reduction: Option<String>,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// When.
    pub at: Moment,
    /// The node of the graph.
    pub node: String,
    /// Its step.
    pub step: Option<String>,
    /// What.
    pub what: What,
    /// Its place when the branches of a parallel step are put one behind the other.
    pub place: Vec<u32>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// The case goes on to another node.
    Moved {
        /// The node.
        to: String,
        /// Why this way.
        why: Why,
    },
    /// A step begins.
    Begun {
        /// Who does it.
        actor: Option<String>,
        /// When its own limit ends.
        due: Option<Due>,
    },
    /// A person decides, or time does in the place of one.
    Decided {
        /// The outcome.
        outcome: String,
    },
    /// A step writes a fact.
    Wrote {
        /// The fact.
        fact: String,
        /// What it is worth now.
        value: Value,
    },
    /// What was awaited arrives.
    Arrived {
        /// Its name.
        event: String,
    },
    /// A time runs out.
    Passed {
        /// Whether the work is taken away.
        interrupting: bool,
    },
    /// An event takes the case out of wherever it is.
    Interrupted {
        /// Its name.
        event: String,
    },
    /// An event at any time comes when it is no longer taken.
    Missed {
        /// Its name.
        event: String,
    },
    /// A step is done.
    Done,
    /// The case ends.
    Ended {
        /// With what.
        ends: Ends,
    },
}

/// Why a case takes a way.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// There is no other.
    Always,
    /// A condition holds: its place, and the channels.
    Holds(Option<Span>),
    /// A person decided so.
    Outcome(String),
    /// A counter is below its number: the counter, and which round it is.
    Below(String, u32),
    /// No other way is open.
    Otherwise,
}

/// A point at which a case waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The step.
    pub step: String,
    /// Since when.
    pub since: Moment,
    /// Decisions that would let it go on.
    pub outcomes: Vec<String>,
    /// Events that would let it go on.
    pub events: Vec<String>,
}

/// Why a case does not come to an end.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// Nobody says what happens at these points, and no time runs out.
    Waits(Vec<Waiting>),
    /// A join waits for a way on which nothing comes.
    JoinWaits(String),
    /// Nothing follows.
    NowhereToGo(String),
    /// No way out of a step is open.
    NoWay(String),
    /// Several ways out of a step are open, of which one may be taken.
    ManyWays(String),
    /// The outcome is not offered in this case: step and outcome.
    NotOffered(String, String),
    /// An expression has no value.
    Unreadable(Failure),
    /// The case went on for too long.
    Endless,
    /// The case ended while other work was still going on.
    LeftRunning(Vec<String>),
}

impl Problem {
    /// The problem in words.
    pub fn sentence(&self) -> Text {
        match self {
            Self::Waits(points) => waits(points),
            Self::JoinWaits(step) => text!(
                en: "the branches of `{step}` never come together",
                vi: "các nhánh của `{step}` không bao giờ gặp lại nhau",
            ),
            Self::NowhereToGo(step) => {
                text!(en: "nothing follows after `{step}`", vi: "sau `{step}` không có bước nào")
            }
            Self::NoWay(step) => {
                text!(en: "no way out of `{step}` is open", vi: "không có hướng nào đi tiếp từ `{step}`")
            }
            Self::ManyWays(step) => text!(
                en: "several ways out of `{step}` are open at once",
                vi: "nhiều hướng đi tiếp từ `{step}` cùng đúng một lúc",
            ),
            Self::NotOffered(step, outcome) => text!(
                en: "the outcome `{outcome}` of `{step}` is not offered in this case",
                vi: "trường hợp này không có kết quả `{outcome}` ở `{step}`",
            ),
            Self::Unreadable(failure) => failure.sentence(),
            Self::Endless => text!(
                en: "the case goes round without end",
                vi: "hồ sơ đi vòng mãi không dừng",
            ),
            Self::LeftRunning(steps) => {
                let steps = steps.join("`, `");
                text!(
                    en: "the case ended while `{steps}` was still going on",
                    vi: "hồ sơ kết thúc khi `{steps}` còn đang làm",
                )
            }
        }
    }
}

fn waits(points: &[Waiting]) -> Text {
    let [point, ..] = points else { return text!(en: "the case waits", vi: "hồ sơ đang chờ") };
    let step = &point.step;
    let words = |language| point.since.in_words(language);
    let since = Text { en: words(Language::En), vi: words(Language::Vi) };
    let all: Vec<&str> = point.outcomes.iter().chain(&point.events).map(String::as_str).collect();
    let all = all.join("`, `");
    if point.outcomes.is_empty() {
        text!(
            en: "since {since} the case waits at `{step}` for `{all}`",
            vi: "từ {since} hồ sơ chờ `{all}` ở `{step}`";
            since = since
        )
    } else {
        text!(
            en: "since {since} the case waits at `{step}` for a decision: `{all}`",
            vi: "từ {since} hồ sơ chờ quyết định ở `{step}`: `{all}`";
            since = since
        )
    }
}

impl Trace {
    /// The steps walked, the branches of a parallel step one behind the other.
    pub fn path(&self) -> Vec<&str> {
        let mut begun: Vec<(&[u32], &str)> = Vec::new();
        for event in &self.events {
            if let (What::Begun { .. }, Some(step)) = (&event.what, &event.step) {
                begun.push((&event.place, step));
            }
        }
        begun.sort();
        begun.into_iter().map(|(_, step)| step).collect()
    }

    /// When the last thing happened.
    pub fn last(&self) -> Moment {
        self.events.last().map_or(self.case.received, |event| event.at)
    }

    /// The ids of the papers to bring, each once.
    pub fn papers(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = Vec::new();
        for sheet in &self.outlook.papers {
            if !ids.contains(&sheet.document.as_str()) {
                ids.push(&sheet.document);
            }
        }
        ids
    }
}
