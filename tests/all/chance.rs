//! Chance that can be repeated: the numbers follow from the seed (`SplitMix64`; Steele, Lea, Flood, OOPSLA 2014).

/// A source of chance.
#[derive(Default)]
pub struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below another, or 0 below 0.
    pub fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % most.max(1) as u64).expect("below a usize")
    }

    /// Whether something with so many chances in a hundred happens.
    pub fn percent(&mut self, chances: usize) -> bool {
        self.below(100) < chances
    }

    /// One of these.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// The seed of a test: `THUTUC_SEED`, or the test's own.
pub fn seed(own: u64) -> u64 {
    std::env::var("THUTUC_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(own)
}

/// Whether everything is to be looked at, however long it takes: `THUTUC_ALL`.
pub fn looks_at_all() -> bool {
    std::env::var_os("THUTUC_ALL").is_some()
}
