//! Random numbers that are the same on every machine.

use domain::statistics::Printed;

/// `SplitMix64`: G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number generators" (2014).
pub(crate) struct SplitMix64(u64);

impl SplitMix64 {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 up to and without `bound`.
    pub(crate) const fn below(&mut self, bound: u64) -> u64 {
        ((self.next() as u128 * bound as u128) >> 64) as u64
    }

    /// A number from 0 up to and without 1.
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
    pub(crate) const fn uniform(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// From the standard normal distribution: G. E. P. Box and M. E. Muller (1958).
    pub(crate) fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.uniform()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.uniform()).cos()
    }

    /// How many of `n` say it if each does with probability `share`.
    pub(crate) fn binomial(&mut self, n: u32, share: f64) -> u32 {
        (0..n).map(|_| u32::from(self.uniform() < share)).sum()
    }

    /// `n` as it is printed: rounded to a multiple of 5, up with probability `(n mod 5) / 5`.
    pub(crate) fn printed(&mut self, n: u32) -> Printed {
        let up = self.below(5) < u64::from(n % 5);
        let number = u64::from(n - n % 5 + if up { 5 } else { 0 });
        Printed::new(number).unwrap_or_else(|| panic!("{number} is no multiple of 5"))
    }
}
