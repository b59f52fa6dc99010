//! Chance that comes out the same every time: splitmix64 over a seed.

/// The odd number nearest to 2⁶⁴ divided by the golden ratio: the step of splitmix64.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// A small generator. For made-up data only: anybody who knows the seed knows every throw.
#[derive(Debug, Clone)]
pub(super) struct Dice(u64);

impl Dice {
    /// Dice whose throws depend on every one of `seeds` and on their order.
    pub(super) fn new(seeds: &[u64]) -> Self {
        let mut dice = Self(0);
        for seed in seeds {
            dice.0 ^= *seed;
            dice.0 = dice.throw();
        }
        dice
    }

    /// The next 64 bits.
    pub(super) fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 when `end` is 0. The bias of the remainder is far below what made-up data
    /// could show.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        self.throw().checked_rem(end).unwrap_or(0)
    }

    /// True in so many of a hundred throws.
    pub(super) fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of a list, each as likely as the next; `None` of an empty one.
    pub(super) fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        let place = self.below(u64::try_from(list.len()).ok()?);
        list.get(usize::try_from(place).ok()?)
    }

    /// One of a list, each as likely as its weight says; `None` when all weigh nothing.
    pub(super) fn weighted<T: Copy>(&mut self, list: &[(T, u32)]) -> Option<T> {
        let mut place = self.below(list.iter().map(|(_, weight)| u64::from(*weight)).sum());
        for (item, weight) in list {
            let weight = u64::from(*weight);
            if place < weight {
                return Some(*item);
            }
            place -= weight;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first throws of the published algorithm from seed 0, so that a seed means the same for ever.
    #[test]
    fn the_throws_are_those_of_splitmix64() {
        let mut dice = Dice(0);
        assert_eq!(dice.throw(), 0xe220_a839_7b1d_cdaf);
        assert_eq!(dice.throw(), 0x6e78_9e6a_a1b9_65f4);
    }

    #[test]
    fn a_weight_of_nothing_is_never_thrown_and_the_others_in_their_share() {
        let mut dice = Dice::new(&[1, 2]);
        let mut thrown = [0_u32; 3];
        for _ in 0..4000 {
            thrown[dice.weighted(&[(0, 0), (1, 30), (2, 10)]).unwrap()] += 1;
        }
        assert_eq!(thrown[0], 0);
        assert!((2850..3150).contains(&thrown[1]), "{thrown:?}");
        assert_eq!(dice.weighted(&[(0, 0)]), None);
        assert_eq!(dice.pick::<u8>(&[]), None);
    }
}
