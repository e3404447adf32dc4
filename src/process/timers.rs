//! The times at which work is taken away from a step or a wait goes on by itself, and which of them comes first.

use std::cmp::Ordering;

use crate::calendar::{Calendar, Duration};
use crate::model::{Limit, Rows, Silence, Step};
use crate::source::{Span, Spanned};

/// A time that takes a case out of a step.
#[derive(Clone, Copy, Debug)]
pub struct Deadline<'a> {
    /// What sets it.
    pub span: Span,
    moment: Moment<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Moment<'a> {
    After(Duration),
    /// When the one of these that applies has passed.
    Limits(&'a Rows<Limit>),
}

impl Deadline<'_> {
    /// Which of two times of one step comes first; none if that depends on facts or on the day of the entry.
    pub fn compare(&self, other: &Self, calendar: &Calendar) -> Option<Ordering> {
        match (self.moment, other.moment) {
            (Moment::After(one), Moment::After(other)) => one.compare(other, calendar),
            (Moment::Limits(_), Moment::Limits(_)) => Some(Ordering::Equal),
            (Moment::Limits(rows), Moment::After(other)) => against(rows, other, calendar),
            (Moment::After(one), Moment::Limits(rows)) => against(rows, one, calendar).map(Ordering::reverse),
        }
    }
}

/// Whether each of these limits comes before a time, or each after it, or each with it.
fn against(rows: &Rows<Limit>, time: Duration, calendar: &Calendar) -> Option<Ordering> {
    let compare = |row: &Spanned<Limit>| row.limit.as_ref()?.compare(time, calendar);
    let (first, rest) = rows.split_first()?;
    let order = compare(first)?;
    rest.iter().all(|row| compare(row) == Some(order)).then_some(order)
}

/// Every time that takes a case out of a step, in the order written.
pub fn deadlines(step: &Step) -> Vec<Deadline<'_>> {
    let mut found = Vec::new();
    let takes = |silence: &&Spanned<Silence>| matches!(silence.value, Silence::Agreed | Silence::Refused);
    if let (Some(silence), Some(moment)) = (step.silence.as_ref().filter(takes), limit_of(step)) {
        found.push(Deadline { span: silence.span, moment });
    }
    for row in step.overdue.iter().filter(|row| row.next.is_some()) {
        let after = row.after.as_ref();
        let span = after.map(|after| after.span).or(row.next.as_ref().map(|next| next.span));
        let moment = after.map(|after| Moment::After(after.value)).or_else(|| limit_of(step));
        found.extend(span.zip(moment).map(|(span, moment)| Deadline { span, moment }));
    }
    for after in step.first.iter().filter_map(|row| row.after.as_ref()) {
        found.push(Deadline { span: after.span, moment: Moment::After(after.value) });
    }
    found
}

fn limit_of(step: &Step) -> Option<Moment<'_>> {
    if let Some(limit) = &step.limit {
        return Some(Moment::After(limit.value));
    }
    (!step.limits.is_empty()).then_some(Moment::Limits(&step.limits))
}
