//! Legal documents, as dictionaries list them.

use serde::Deserialize;

use super::Id;
use crate::calendar::Date;
use crate::source::Spanned;

words! {
    /// Rank of a legal document.
    LawKind {
        /// Luật.
        Law = "law",
        /// Bộ luật.
        Code = "code",
        /// Nghị quyết.
        Resolution = "resolution",
        /// Nghị định.
        Decree = "decree",
        /// Thông tư.
        Circular = "circular",
        /// Thông tư liên tịch.
        JointCircular = "joint-circular",
        /// Quyết định.
        Decision = "decision",
        /// Điều ước quốc tế.
        Treaty = "treaty",
    }
}

/// A legal document.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Law {
    /// Id.
    pub id: Id,
    /// Title.
    pub name: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// First day in force.
    pub from: Option<Spanned<Date>>,
    /// Last day in force.
    pub until: Option<Spanned<Date>>,
    /// Number as printed.
    pub number: Spanned<String>,
    /// Rank.
    pub kind: Option<Spanned<LawKind>>,
    /// Who issued it.
    pub issuer: Option<Id>,
    /// Day of adoption.
    pub adopted: Option<Spanned<Date>>,
    /// Laws it amends.
    #[serde(default)]
    pub amends: Vec<Id>,
    /// Laws it replaces.
    #[serde(default)]
    pub replaces: Vec<Id>,
    /// Address of its text.
    pub url: Option<Spanned<String>>,
}
