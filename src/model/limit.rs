//! Time limits, the clock, and stages.

use serde::Deserialize;

use super::step::Timing;
use super::{Basis, Formula, Id};
use crate::calendar::{Date, Duration, Hour};
use crate::source::Spanned;

/// A time limit of the procedure, of a step, or a prolongation.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Limit {
    /// Id of the row.
    pub id: Id,
    /// Name shown to people.
    pub name: Option<Spanned<String>>,
    /// Official wording.
    pub text: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// When it applies.
    pub when: Option<Formula>,
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// How long.
    pub limit: Option<Spanned<Duration>>,
    /// How much longer than the limit that applies.
    pub add: Option<Spanned<Duration>>,
    /// A limit given by an event, in words.
    pub event: Option<Spanned<String>>,
    /// A limit exists; it is not known.
    pub unknown: Option<Spanned<bool>>,
    /// Received after this hour counts as received on the next working day.
    pub cutoff: Option<Spanned<Hour>>,
    /// What starts the clock.
    pub starts: Option<Spanned<ClockStart>>,
    /// The calendar by which it is counted.
    pub calendar: Option<Id>,
}

words! {
    /// What starts the clock.
    ClockStart {
        /// The filing.
        Receipt = "receipt",
        /// The dossier is complete and valid.
        Complete = "complete",
        /// Complete, and what must be paid before the work is paid.
        CompleteAndPaid = "complete-and-paid",
        /// The postmark.
        Postmark = "postmark",
        /// The token enters the step.
        Step = "step",
    }
}

words! {
    /// The day that counts for what comes by post.
    PostalDay {
        /// The postmark.
        Postmark = "postmark",
        /// The receipt.
        Receipt = "receipt",
    }
}

/// How time is counted.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ClockRules {
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// Official wording.
    pub text: Option<Spanned<String>>,
    /// What starts the clock.
    pub starts: Option<Spanned<ClockStart>>,
    /// What a request to supplement does to it.
    pub supplement: Option<Spanned<Timing>>,
    /// The calendar.
    pub calendar: Option<Id>,
    /// Received after this hour counts as received on the next working day.
    pub cutoff: Option<Spanned<Hour>>,
    /// The day that counts for what comes by post.
    pub postal: Option<Spanned<PostalDay>>,
    /// Times that the law does not count and no step shows.
    #[serde(default)]
    pub excludes: Vec<Spanned<String>>,
}

/// One limit over several steps.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Stage {
    /// Id of the row.
    pub id: Id,
    /// Name shown to people.
    pub name: Option<Spanned<String>>,
    /// Official wording.
    pub text: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// When it applies.
    pub when: Option<Formula>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
    /// The steps.
    pub steps: Vec<Id>,
    /// How long together.
    pub limit: Spanned<Duration>,
}
