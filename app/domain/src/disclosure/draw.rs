//! The draw: fixed random rounding to a multiple of 5.

/// Printed numbers are multiples of this.
pub(super) const STEP: u64 = 5;

/// Where a cell's draw fell: uniform over all 64-bit numbers, a keyed function of the cell's key sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position(pub u64);

/// `n` rounded to a multiple of 5: up with probability `(n mod 5) / 5`, else down. A multiple of 5 stays as it is, so zero
/// stays zero. The expectation over uniform positions is `n`.
///
/// Source: random rounding to base 5, as Statistics Canada and Stats NZ (base 3) use it.
pub const fn rounded(n: u64, position: Position) -> u64 {
    let rest = n % STEP;
    let down = n - rest;
    // The position as a fraction of 2^64, in fifths, compared with the rest.
    let fifths = (position.0 as u128 * STEP as u128) >> 64;
    if fifths < rest as u128 { down + STEP } else { down }
}
