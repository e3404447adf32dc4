//! Of two values of one key, the one better for the applicant: a shorter limit, a lower fee, fewer papers.

use std::cmp::Ordering;

use crate::calendar::{Calendar, Duration};
use crate::model::Money;
use crate::yaml::{Entry, Node};

/// Keys of which a row has one at most: setting one takes the others away.
const EXCLUSIVE: [&[&str]; 4] = [
    &["amount", "formula", "free", "set-by", "unknown"],
    &["limit", "add", "event", "unknown"],
    &["limit", "limits"],
    &["document", "one-of", "first-of", "all-of"],
];

/// Whether two keys are the same, or cannot stand on one row.
pub fn same_point(one: &str, other: &str) -> bool {
    one == other || EXCLUSIVE.iter().any(|group| group.contains(&one) && group.contains(&other))
}

/// Whether what is new is better than what stands there, if anything does; none when they cannot be compared.
pub fn is_better(new: &Entry, old: Option<&Entry>, calendar: &Calendar) -> Option<bool> {
    let Some(old) = old else {
        return matches!(&**new.key, "replaced-by" | "discounts" | "free").then_some(true);
    };
    if new.key == old.key && new.value == old.value {
        return Some(false);
    }
    match (&**new.key, &**old.key) {
        ("limit", "limit") | ("add", "add") => {
            let (new, old) = (read::<Duration>(new)?, read::<Duration>(old)?);
            Some(new.compare(old, calendar)? == Ordering::Less)
        }
        ("amount", "amount") | ("to", "to") => {
            let (new, old) = (read::<Money>(new)?, read::<Money>(old)?);
            (new.currency == old.currency).then_some(new.amount < old.amount)
        }
        ("free", _) => Some(true),
        ("amount" | "formula" | "set-by", "free") => Some(false),
        ("replaced-by", "replaced-by") => match (is_whole(&new.value), is_whole(&old.value)) {
            (_, true) => Some(false),
            (true, false) => Some(true),
            (false, false) => None,
        },
        _ => None,
    }
}

fn read<T: std::str::FromStr>(entry: &Entry) -> Option<T> {
    entry.value.text()?.parse().ok()
}

/// Data that replaces a paper without any condition.
fn is_whole(replacement: &Node) -> bool {
    let if_asked = |bring: &Node| bring.text() == Some("if-asked");
    replacement.get("when").is_none() && replacement.get("bring").is_none_or(if_asked)
}
