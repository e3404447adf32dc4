//! The choice of few cases that see what all see together.

use std::collections::{BTreeMap, BTreeSet};

use crate::run::{Item, Survey};

use super::Written;
use super::explore::Found;
use super::scenario::{self, Replayed};

/// Chooses cases that together see all that any of them sees, and of which none is needless.
pub(super) fn select(survey: &Survey<'_>, all: &[Item], found: Vec<Found>) -> Vec<Written> {
    let mut pool = pool(all, found);
    let mut chosen: Vec<(Replayed, BTreeSet<usize>)> = Vec::new();
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    loop {
        let gain = |(items, _): &(BTreeSet<usize>, Found)| items.difference(&seen).count();
        let best = pool.iter().enumerate().max_by_key(|(index, candidate)| {
            let (_, found) = candidate;
            // Of cases that show as much the shorter one, then the one found first.
            (
                gain(candidate),
                usize::MAX - found.happens.len(),
                usize::MAX - found.path.len(),
                usize::MAX - index,
            )
        });
        let Some((index, candidate)) = best.filter(|(_, candidate)| gain(candidate) > 0) else { break };
        let _ = candidate;
        let (_, found) = pool.swap_remove(index);
        // Only what a test file can say, and says to the same effect, is kept.
        let Some(replayed) = scenario::replay(survey, &found) else { continue };
        let items: BTreeSet<usize> = numbers(all, &replayed.seen);
        if items.is_subset(&seen) {
            continue;
        }
        seen.extend(items.iter().copied());
        chosen.push((replayed, items));
    }
    drop_needless(&mut chosen);
    written(survey, all, chosen)
}

/// The candidates, each with what it sees as numbers; of those that see the same, the shortest.
fn pool(all: &[Item], found: Vec<Found>) -> Vec<(BTreeSet<usize>, Found)> {
    let mut pool: BTreeMap<BTreeSet<usize>, Found> = BTreeMap::new();
    for found in found {
        let items = numbers(all, &found.seen);
        let is_shorter = pool.get(&items).is_none_or(|known| found.happens.len() < known.happens.len());
        if is_shorter {
            pool.insert(items, found);
        }
    }
    pool.into_iter().collect()
}

fn numbers(all: &[Item], seen: &BTreeSet<Item>) -> BTreeSet<usize> {
    seen.iter().filter_map(|item| all.binary_search(item).ok()).collect()
}

/// Drops every case whose items the others see too, the last chosen first.
fn drop_needless<T>(chosen: &mut Vec<(T, BTreeSet<usize>)>) {
    for index in (0..chosen.len()).rev() {
        let others = chosen.iter().enumerate().filter(|(other, _)| *other != index);
        let others: BTreeSet<usize> = others.flat_map(|(_, (_, items))| items.iter().copied()).collect();
        if chosen[index].1.is_subset(&others) {
            chosen.remove(index);
        }
    }
}

fn written(survey: &Survey<'_>, all: &[Item], chosen: Vec<(Replayed, BTreeSet<usize>)>) -> Vec<Written> {
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    let mut written = Vec::new();
    for (number, (replayed, items)) in chosen.into_iter().enumerate() {
        let fresh: Vec<&Item> = items.difference(&seen).map(|index| &all[*index]).collect();
        let yaml = scenario::scenario(survey.process, &replayed, number + 1, &fresh);
        seen.extend(items);
        written.push(Written { yaml, seen: replayed.seen });
    }
    written
}

#[cfg(test)]
mod tests {
    use super::drop_needless;

    #[test]
    fn a_case_that_the_others_make_needless_is_dropped() {
        let mut chosen = vec![('a', [1, 2, 3, 4].into()), ('b', [1, 2, 5].into()), ('c', [3, 4, 6].into())];
        drop_needless(&mut chosen);
        assert_eq!(chosen.into_iter().map(|(name, _)| name).collect::<String>(), "bc");
    }
}
