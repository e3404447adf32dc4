//! The ways to file.

use serde::Deserialize;

use super::{Basis, Formula};
use crate::calendar::Date;
use crate::source::Spanned;

/// The three ways to file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Channels {
    /// Trực tiếp.
    pub direct: Option<Spanned<Channel>>,
    /// Trực tuyến.
    pub online: Option<Spanned<Channel>>,
    /// Bưu chính công ích.
    pub postal: Option<Spanned<Channel>>,
}

words! {
    /// The name of a way to file.
    ChannelName {
        /// Trực tiếp.
        Direct = "direct",
        /// Trực tuyến.
        Online = "online",
        /// Bưu chính công ích.
        Postal = "postal",
    }
}

words! {
    /// How much of a procedure can be done online.
    OnlineLevel {
        /// Toàn trình.
        Full = "full",
        /// Một phần.
        Partial = "partial",
    }
}

words! {
    /// Why a procedure is online in part only (Decree 224/2026, article 14).
    PartialReason {
        /// The law demands presence at the agency.
        Presence = "presence",
        /// The law demands a field check.
        FieldCheck = "field-check",
        /// A technical incident that cannot be put right at once.
        Incident = "incident",
        /// Another technical problem.
        Technical = "technical",
    }
}

/// One way to file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Channel {
    /// Name shown to people.
    pub name: Option<Spanned<String>>,
    /// Official wording.
    pub text: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// When it is open.
    pub when: Option<Formula>,
    /// Agency id, or words.
    pub at: Option<Spanned<String>>,
    /// How much of it is online.
    pub level: Option<Spanned<OnlineLevel>>,
    /// Why in part only.
    pub reason: Option<Spanned<PartialReason>>,
}
