//! Files that are laid over procedures or stand beside them: overlays, scenarios, translations.

use serde::Deserialize;
use std::collections::BTreeMap;

use super::{Basis, Ends, Id, Literal, Money, Rows, Source};
use crate::calendar::{Date, Duration, Moment};
use crate::source::Spanned;

/// Changes laid over procedures by a place or a temporary law. What they set stays a tree and is read anew with the
/// procedure it is laid over.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Overlay {
    /// Id.
    pub overlay: Id,
    /// Name shown to people.
    pub name: Option<Spanned<String>>,
    /// Official wording.
    pub text: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// First day.
    pub from: Spanned<Date>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
    /// Legal basis.
    pub basis: Spanned<Basis>,
    /// Where it holds.
    pub place: Option<Id>,
    /// Procedures; none written means all.
    #[serde(default)]
    pub of: Vec<Id>,
    /// Changes.
    pub changes: Rows<Change>,
    /// Where the facts come from.
    pub source: Option<Spanned<Source>>,
    /// Each change ends when a new law on the same point takes effect.
    pub ends_early: Option<Spanned<bool>>,
    /// How it meets an earlier overlay on the same key.
    pub combine: Option<Spanned<Combine>>,
}

words! {
    /// How an overlay meets an earlier one.
    Combine {
        /// Its value wins.
        Last = "last",
        /// The value better for the applicant wins.
        BestForApplicant = "best-for-applicant",
    }
}

/// One change; what it sets or adds is read from the tree.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Change {
    /// Path to an element: `limits.chung`.
    pub path: Option<Spanned<String>>,
    /// Every place where this paper is asked.
    pub document: Option<Id>,
    /// Keys to replace.
    pub set: Option<Spanned<serde::de::IgnoredAny>>,
    /// A new row.
    pub add: Option<Spanned<serde::de::IgnoredAny>>,
    /// The row behind which it is put.
    pub after: Option<Id>,
    /// Takes the row out.
    pub remove: Option<Spanned<bool>>,
    /// What lets a lower level add a burden.
    pub allowed_by: Option<Spanned<Basis>>,
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// Official wording.
    pub text: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
}

/// The scenarios of a procedure.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Scenarios {
    /// The procedure.
    pub tests_of: Id,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// The scenarios.
    pub tests: Rows<Scenario>,
}

/// One case and what must come of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Scenario {
    /// Name shown to people.
    pub name: Spanned<String>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// Facts; also `channel`, `case`, `missing`.
    #[serde(default)]
    pub given: BTreeMap<Spanned<String>, Spanned<Literal>>,
    /// Where.
    pub place: Option<Id>,
    /// When it was received.
    pub received: Option<Spanned<Moment>>,
    /// Decisions and events, in order.
    #[serde(default)]
    pub happens: Rows<Happening>,
    /// What must come out.
    pub expect: Spanned<Expectation>,
}

/// What a person decides or what arrives.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Happening {
    /// The step.
    pub step: Option<Id>,
    /// The decision taken there.
    pub outcome: Option<Id>,
    /// The event that arrives.
    pub event: Option<Id>,
    /// When.
    pub at: Option<Spanned<Moment>>,
    /// Facts that the step writes.
    #[serde(default)]
    pub sets: BTreeMap<Spanned<String>, Spanned<Literal>>,
}

words! {
    /// The state of a total of fees.
    FeeState {
        /// Declared free.
        Free = "free",
        /// Set by another body.
        SetBy = "set-by",
        /// Not known.
        Unknown = "unknown",
    }
}

/// What must come out of a scenario; only what is written is compared.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Expectation {
    /// Steps walked, in order.
    pub path: Option<Spanned<Vec<Id>>>,
    /// Papers to bring.
    pub documents: Option<Spanned<Vec<Id>>>,
    /// Papers that must not be asked.
    #[serde(default)]
    pub not_documents: Vec<Id>,
    /// The sum.
    pub fee: Option<Spanned<Money>>,
    /// Its state.
    pub fees: Option<Spanned<FeeState>>,
    /// When the case is due.
    pub due: Option<Spanned<Moment>>,
    /// The limit that applies.
    pub limit: Option<Spanned<Duration>>,
    /// How the case ends.
    pub outcome: Option<Spanned<Ends>>,
    /// Questions put.
    pub asks: Option<Spanned<Vec<Id>>>,
    /// Findings that must be there.
    #[serde(default)]
    pub lint: Vec<Id>,
}

/// The texts of a procedure in another language.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Translation {
    /// The procedure.
    pub translation_of: Id,
    /// Language code.
    pub language: Spanned<String>,
    /// Path to digest of the original that was translated.
    #[serde(default)]
    pub digests: BTreeMap<Spanned<String>, Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// Path to text.
    pub texts: BTreeMap<Spanned<String>, Spanned<String>>,
}
