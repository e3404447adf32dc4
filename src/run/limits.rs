//! Which limit holds for a case (section 5 of the language).

use crate::calendar;
use crate::expression::Failure;
use crate::model::{Limit, Rows};

use super::Situation;

/// The promise made to an applicant.
#[derive(Clone, Debug)]
pub struct Promise<'a> {
    /// The row that applies; it may be an event in words, or unknown.
    pub row: &'a Limit,
    /// The rows that add to it.
    pub added: Vec<&'a Limit>,
    /// The whole length, where it is a time.
    pub limit: Option<calendar::Limit>,
}

/// The limit of a case as far as its answers tell; none while no row applies.
pub fn promise<'a>(situation: &Situation<'a>) -> Result<Option<Promise<'a>>, Failure> {
    promise_of(situation, &situation.process().procedure.limits)
}

/// The same of other rows: the limits of a step.
pub fn promise_of<'a>(
    situation: &Situation<'_>,
    limits: &'a Rows<Limit>,
) -> Result<Option<Promise<'a>>, Failure> {
    let mut row: Option<&'a Limit> = None;
    let mut added = Vec::new();
    for limit in limits {
        if !situation.holds(limit.when.as_ref())? {
            continue;
        }
        if limit.add.is_some() {
            added.push(&limit.value);
        } else if row.is_none() {
            row = Some(&limit.value);
        }
    }
    let Some(row) = row else { return Ok(None) };
    let limit = row.limit.as_ref().map(|base| {
        let more = added.iter().filter_map(|limit| limit.add.as_ref()).map(|add| add.value);
        std::iter::once(base.value).chain(more).collect()
    });
    Ok(Some(Promise { row, added, limit }))
}
