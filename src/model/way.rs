//! Ways on from a step: by outcome, by answer, by what comes first, and side by side.

use serde::Deserialize;

use super::{Basis, Ends, Formula, Id, Rows, Step};
use crate::calendar::{Date, Duration};
use crate::source::Spanned;

/// A decision a person may take.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Outcome {
    /// Id of the row.
    pub id: Id,
    /// Name shown to people.
    pub name: Option<Spanned<String>>,
    /// Official wording.
    pub text: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// It is offered only when this is true.
    pub when: Option<Formula>,
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
    /// Where it leads.
    pub next: Option<Id>,
    /// How often it may be taken.
    pub times: Option<Spanned<u32>>,
    /// Where to go when it may not be taken again.
    pub exhausted: Option<Id>,
    /// Or with what the case ends.
    pub ends: Option<Spanned<Ends>>,
}

/// A way chosen by facts.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Choice {
    /// Name shown to people.
    pub name: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// When it is taken; without, it is the rest.
    pub when: Option<Formula>,
    /// Where it leads.
    pub next: Id,
    /// How often it may be taken.
    pub times: Option<Spanned<u32>>,
    /// Where to go when it may not be taken again.
    pub exhausted: Option<Id>,
}

/// What happens when time passes.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Overdue {
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// Official wording.
    pub text: Option<Spanned<String>>,
    /// When; default the limit.
    pub after: Option<Spanned<Duration>>,
    /// The work is taken away and goes there.
    pub next: Option<Id>,
    /// The paper that is sent; the work goes on.
    pub notify: Option<Id>,
    /// To whom it is sent.
    pub to: Option<Id>,
    /// Moves the due date by this, once.
    pub extend: Option<Spanned<Duration>>,
}

/// One of several events of which the first counts.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Racer {
    /// Name shown to people.
    pub name: Option<Spanned<String>>,
    /// Official wording.
    pub text: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// An event.
    pub event: Option<Id>,
    /// A time from the entry of the step.
    pub after: Option<Spanned<Duration>>,
    /// A date fact.
    pub date: Option<Id>,
    /// Who sends the event.
    pub sender: Option<Id>,
    /// Where it leads.
    pub next: Option<Id>,
    /// How often it may be taken.
    pub times: Option<Spanned<u32>>,
    /// Where to go when it may not be taken again.
    pub exhausted: Option<Id>,
    /// Or with what the case ends.
    pub ends: Option<Spanned<Ends>>,
}

/// A way that is walked together with others.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Branch {
    /// Id of the row.
    pub id: Id,
    /// Name shown to people.
    pub name: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// It is walked only when this is true.
    pub when: Option<Formula>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// Limit over all its steps.
    pub limit: Option<Spanned<Duration>>,
    /// Its steps.
    pub steps: Rows<Step>,
}
