//! Keys that are written twice in one map.

use super::Entry;
use super::fault;
use super::read::Reader;

/// The key that takes over those of another map, elsewhere.
pub(super) const MERGE: &str = "<<";

/// Up to this many keys, comparing each with each is quicker than sorting.
const FEW: usize = 32;

impl Reader<'_> {
    /// Merge keys go, and of keys written twice in one map the first stays; `looks` is what its keys look like.
    pub(super) fn drop_keys(&mut self, base: usize, looks: Looks) {
        let is_merge = |entry: &Entry| &*entry.key.value == MERGE;
        if looks.once & look(MERGE.as_bytes()) != 0 && self.entries[base..].iter().any(is_merge) {
            let entries = self.entries.split_off(base);
            self.entries.extend(entries.into_iter().filter(|entry| !is_merge(entry)));
        }
        if looks.again != 0 {
            self.drop_duplicates(base);
        }
    }

    fn drop_duplicates(&mut self, base: usize) {
        let twice = written_twice(&self.entries[base..]);
        if twice.is_empty() {
            return;
        }
        for &(later, first) in &twice {
            let (key, first) = (&self.entries[base + later].key, self.entries[base + first].key.span);
            // Keys that are no text are all nothing; that is said of each already.
            let is_text = !key.value.is_empty()
                || self.lines.slice(key.span.start as usize, key.span.end as usize).starts_with(['"', '\'']);
            if is_text {
                let finding = fault::duplicate_key(key, first);
                self.report(finding);
            }
        }
        let is_first = |index: usize| twice.binary_search_by_key(&index, |&(later, _)| later).is_err();
        let entries = self.entries.split_off(base).into_iter().enumerate();
        self.entries.extend(entries.filter(|(index, _)| is_first(*index)).map(|(_, entry)| entry));
    }
}

/// What the keys of a map look like at a glance: bits of which those set twice belong to keys that look alike.
#[derive(Clone, Copy, Default)]
pub(super) struct Looks {
    once: u64,
    again: u64,
}

impl Looks {
    /// Adds a key.
    pub fn add(&mut self, key: &[u8]) {
        let look = look(key);
        self.again |= self.once & look;
        self.once |= look;
    }
}

/// One bit for a key: the same for the same key, and mostly another for another.
fn look(key: &[u8]) -> u64 {
    let (Some(first), Some(last)) = (key.first(), key.last()) else { return 1 };
    1 << ((usize::from(*first) * 5 + usize::from(*last) * 3 + key.len()) % 64)
}

/// The entries whose key stands in front of them already, each with the first that has it; in the order written.
fn written_twice(entries: &[Entry]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    if entries.len() <= FEW {
        for (later, entry) in entries.iter().enumerate() {
            let first = entries[..later].iter().position(|other| other.key == entry.key);
            found.extend(first.map(|first| (later, first)));
        }
        return found;
    }
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by(|&one, &other| entries[one].key.cmp(&entries[other].key));
    for same in order.chunk_by(|&one, &other| entries[one].key == entries[other].key) {
        found.extend(same[1..].iter().map(|&later| (later, same[0])));
    }
    found.sort_unstable();
    found
}
