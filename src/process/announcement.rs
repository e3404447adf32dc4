//! When a procedure must be announced and published (Decree 63/2010, articles 15 and 24).

use super::Process;
use crate::calendar::{Calendar, Date};
use crate::model::{Announcement, ChangeKind, Law, Level, ProcedureKind};
use crate::source::Spanned;

/// A decision of announcement with the days that bind it.
#[derive(Clone, Copy, Debug)]
pub struct Announced<'a> {
    /// The decision.
    pub row: &'a Spanned<Announcement>,
    /// The day of its signature, with its place.
    pub signed: &'a Spanned<Date>,
    /// Whether a province announced, which has less time than a ministry needs.
    pub by_province: bool,
}

impl Announced<'_> {
    /// How many days before the effect it must be signed.
    pub fn days_before(&self) -> i64 {
        if self.by_province { 5 } else { 20 }
    }

    /// Within how many working days after the signature it must be published.
    pub fn days_to_publish(&self) -> i64 {
        if self.by_province { 5 } else { 10 }
    }
}

impl Process {
    /// The newest decision of announcement, if its day is known. Internal procedures lie outside the decree, and a
    /// procedure that is abolished takes no effect.
    pub fn announced(&self) -> Option<Announced<'_>> {
        let kind = self.procedure.kind.as_ref().map(|kind| kind.value);
        if matches!(kind, Some(ProcedureKind::Internal | ProcedureKind::InterlinkedInternal)) {
            return None;
        }
        let row = self.procedure.announced.first()?;
        let abolished = row.change.as_ref().is_some_and(|change| change.value == ChangeKind::Abolished);
        let signed = row.signed.as_ref().filter(|_| !abolished)?;
        let agency = row.by.as_ref().and_then(|by| self.dictionaries.agencies.get(&by.value));
        let level = agency.and_then(|agency| agency.level.as_ref()).map(|level| level.value);
        let by_province = match level {
            Some(level) => matches!(level, Level::Province | Level::Commune),
            None => self.procedure.place.is_some(),
        };
        Some(Announced { row, signed, by_province })
    }

    /// The day on which what was announced takes effect. A version that begins on the day of signature says nothing of
    /// the laws behind it: then the latest of their days counts, if all are known and it is still to come.
    pub fn takes_effect(&self, announced: Announced<'_>) -> Option<Date> {
        let (from, signed) = (self.procedure.from.value, announced.signed.value);
        if from == signed { self.latest_law().filter(|law| *law >= signed) } else { Some(from) }
    }

    /// The latest day on which one of the legal bases takes effect, if all of these days are known.
    pub fn latest_law(&self) -> Option<Date> {
        let days: Option<Vec<Date>> = self.laws().map(|law| Some(law?.from.as_ref()?.value)).collect();
        days?.into_iter().max()
    }

    /// The legal bases of the whole procedure; nothing for one that is not declared.
    pub fn laws(&self) -> impl Iterator<Item = Option<&Law>> {
        let citations = self.procedure.laws.iter().flat_map(|basis| &basis.value.0);
        citations.map(|citation| self.dictionaries.laws.get(&citation.law).map(|law| &law.value))
    }
}

/// How many days back a working day is looked for, so that a calendar without any ends the search.
const FARTHEST: usize = 400;

/// The last working day from which so many working days are left until another.
pub fn working_days_before(day: Date, count: i64, calendar: &Calendar) -> Date {
    let mut earlier = day;
    for _ in 0..FARTHEST {
        if calendar.working_days_between(earlier, day) >= count && calendar.is_working(earlier) {
            break;
        }
        earlier = earlier.yesterday().unwrap_or(earlier);
    }
    earlier
}
