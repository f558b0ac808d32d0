//! Numbers by chance that come out the same for the same seed on every machine (SplitMix64).

pub struct Chance(u64);

impl Chance {
    /// The numbers of one thing drawn, whatever was drawn before it.
    pub fn new(seed: u64, at: u64) -> Self {
        let mut chance =
            Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ at.wrapping_mul(0xd1b5_4a32_d192_ed03));
        chance.next();
        chance
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// One of `from ..= to`.
    pub fn within(&mut self, from: i64, to: i64) -> i64 {
        let many = u64::try_from(to - from).expect("from is not above to") + 1;
        from + i64::try_from(self.next() % many).unwrap()
    }

    /// True in so many of a hundred.
    pub fn percent(&mut self, percent: i64) -> bool {
        self.within(0, 99) < percent
    }

    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.within(0, of.len() as i64 - 1) as usize]
    }

    /// Some of them, at least one, in their order.
    pub fn some<T: Copy>(&mut self, of: &[T]) -> Vec<T> {
        let sure = self.within(0, of.len() as i64 - 1) as usize;
        let share = self.one(&[10, 30, 60]);
        (0..of.len())
            .filter(|at| *at == sure || self.percent(share))
            .map(|at| of[at])
            .collect()
    }
}
