//! Chance that a seed repeats on every machine.

/// Steele, Lea and Flood's SplitMix64 (OOPSLA 2014): a few lines, the same numbers for ever.
pub struct Dice(u64);

impl Dice {
    /// The same throws for the same seed.
    pub fn seeded(seed: u64) -> Self {
        Dice(seed)
    }

    /// Any number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to one below `end`, which is at least 1.
    pub fn below(&mut self, end: u32) -> u32 {
        u32::try_from(self.number() % u64::from(end.max(1))).unwrap_or_default()
    }

    /// True so many times in a hundred.
    pub fn percent(&mut self, times: u32) -> bool {
        self.below(100) < times
    }
}
