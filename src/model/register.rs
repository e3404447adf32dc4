//! Databases of the state and what they hold.

use serde::Deserialize;

use super::{Basis, Id, Rows};
use crate::calendar::Date;
use crate::source::Spanned;

/// A database of the state.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Register {
    /// Id.
    pub id: Id,
    /// Name shown to people.
    pub name: Spanned<String>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// Who keeps it.
    pub owner: Option<Id>,
    /// Data offered.
    #[serde(default)]
    pub data: Rows<DataItem>,
}

/// A data item of a register.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DataItem {
    /// Id.
    pub id: Id,
    /// Name shown to people.
    pub name: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
    /// From when the owner has declared it usable.
    pub published: Option<Spanned<Date>>,
    /// Whom or what it covers.
    pub scope: Option<Spanned<String>>,
}

impl DataItem {
    /// From when it can be looked up, as far as that is said: it must be in force and declared usable.
    pub fn offered_from(&self) -> Option<&Spanned<Date>> {
        self.from.iter().chain(&self.published).max()
    }

    /// Whether it can be looked up on a day; what is not said is no hindrance.
    pub fn is_offered(&self, day: Date) -> bool {
        self.offered_from().is_none_or(|first| first.value <= day)
            && self.until.as_ref().is_none_or(|last| day <= last.value)
    }
}
