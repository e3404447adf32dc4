//! What holds for every case, so that no case need be looked at.

use std::collections::BTreeSet;

use crate::model::{ChannelName, Procedure};
use crate::source::Span;

/// What is known about the formulas and channels of a procedure; nothing at first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Knowledge {
    /// Formulas that are never true.
    pub never: BTreeSet<Span>,
    /// Groups of formulas of which one is always true.
    pub complete: Vec<BTreeSet<Span>>,
    /// The channels by which cases are filed; none means any.
    pub channels: BTreeSet<ChannelName>,
}

impl Knowledge {
    /// What a procedure says by itself: its channels.
    pub fn of(procedure: &Procedure) -> Self {
        let mut known = Self::default();
        if let Some(channels) = &procedure.channels {
            let open = [
                (ChannelName::Direct, &channels.direct),
                (ChannelName::Online, &channels.online),
                (ChannelName::Postal, &channels.postal),
            ];
            known.channels =
                open.into_iter().filter(|(_, row)| row.is_some()).map(|(name, _)| name).collect();
        }
        known
    }

    /// The channels by which a case can come, in the order of the reference.
    pub fn channels(&self) -> Vec<ChannelName> {
        let open = ChannelName::ALL.iter().copied();
        open.filter(|name| self.channels.is_empty() || self.channels.contains(name)).collect()
    }

    /// Whether one of these formulas is true whatever the case.
    pub fn covers(&self, formulas: &BTreeSet<Span>) -> bool {
        self.complete.iter().any(|group| group.is_subset(formulas))
    }
}
