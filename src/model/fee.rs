//! Fees and charges.

use serde::Deserialize;

use super::{Basis, Formula, Id, Money, Rows};
use crate::calendar::Date;
use crate::source::Spanned;

words! {
    /// What a sum is by law.
    FeeKind {
        /// Phí.
        Fee = "fee",
        /// Lệ phí.
        Charge = "charge",
        /// Khác.
        Other = "other",
    }
}

words! {
    /// When a sum is paid.
    Pay {
        /// With the filing.
        OnFiling = "on-filing",
        /// Before work starts.
        BeforeWork = "before-work",
        /// Before the result is handed over.
        BeforeReturn = "before-return",
        /// When the result is handed over.
        OnReturn = "on-return",
    }
}

/// A row of `fees`: a sum, free, set elsewhere, or unknown.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Fee {
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
    /// Phí or lệ phí.
    pub kind: Option<Spanned<FeeKind>>,
    /// Fixed sum.
    pub amount: Option<Spanned<Money>>,
    /// Sum computed from facts and tables.
    pub formula: Option<Formula>,
    /// Declared free.
    pub free: Option<Spanned<bool>>,
    /// There is a fee; its amount is not known.
    pub unknown: Option<Spanned<bool>>,
    /// What the sum is counted by, in words.
    pub per: Option<Spanned<String>>,
    /// When it is paid.
    pub pay: Option<Spanned<Pay>>,
    /// Reductions; the best one counts.
    #[serde(default)]
    pub discounts: Rows<Discount>,
    /// The body that sets the sum.
    pub set_by: Option<Id>,
}

/// A reduction: `off` or `to`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Discount {
    /// Id of the row.
    pub id: Option<Id>,
    /// When it applies.
    pub when: Option<Formula>,
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
    /// Legal basis.
    pub basis: Spanned<Basis>,
    /// Official wording.
    pub text: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// Per cent taken off: `50%`.
    pub off: Option<Spanned<String>>,
    /// The sum that is left.
    pub to: Option<Spanned<Money>>,
}
