//! From hashes to numbers: what has been met before is found again, in an order that chance does not touch.

/// Slots that hold no number.
const FREE: u32 = u32::MAX;

/// Numbers by their hashes; which of two with one hash are the same, the asker says.
#[derive(Debug)]
pub struct Table {
    slots: Vec<(u64, u32)>,
    used: usize,
}

impl Table {
    /// A table with room for some numbers; it grows by itself.
    pub fn for_about(numbers: usize) -> Self {
        Self { slots: vec![(0, FREE); (numbers * 2).next_power_of_two().max(16)], used: 0 }
    }

    /// The number met before under this hash that is the same, or none, and then `number` is kept.
    pub fn find_or_keep(&mut self, hash: u64, number: u32, is_same: impl Fn(u32) -> bool) -> Option<u32> {
        if self.used * 2 >= self.slots.len() {
            self.grow();
        }
        let mut at = self.first(hash);
        loop {
            let (other, known) = self.slots[at];
            if known == FREE {
                self.slots[at] = (hash, number);
                self.used += 1;
                return None;
            }
            if other == hash && is_same(known) {
                return Some(known);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    fn first(&self, hash: u64) -> usize {
        usize::try_from(hash >> 32).unwrap_or_default() & (self.slots.len() - 1)
    }

    fn grow(&mut self) {
        let larger = vec![(0, FREE); self.slots.len() * 2];
        for (hash, number) in std::mem::replace(&mut self.slots, larger) {
            if number != FREE {
                let mut at = self.first(hash);
                while self.slots[at].1 != FREE {
                    at = (at + 1) & (self.slots.len() - 1);
                }
                self.slots[at] = (hash, number);
            }
        }
    }
}

/// A number scattered over all bits (the finisher of `SplitMix64`; Steele, Lea, Flood, OOPSLA 2014).
pub fn scatter(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
