//! The number: how a contributor comes back. Sixteen digits, the last a check digit.

use std::{fmt, str::FromStr};

/// The quasigroup of Damm (2004): catches every single wrong digit and every swap of two neighbours.
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// How many different numbers there are: fifteen free digits.
pub const NUMBERS: u64 = 1_000_000_000_000_000;

/// A contributor's number. It is a secret: `Debug` does not show it, and it has no `Serialize`.
#[derive(Clone, PartialEq, Eq)]
pub struct Number([u8; 16]);

/// Why a typed text is not a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// Not sixteen digits.
    #[error("not sixteen digits")]
    Length,
    /// Sixteen digits, but the last does not fit: something was mistyped.
    #[error("the check digit does not fit")]
    Check,
}

fn damm(digits: &[u8]) -> u8 {
    digits.iter().fold(0, |interim, digit| DAMM[usize::from(interim)][usize::from(*digit)])
}

impl Number {
    /// The number whose first fifteen digits are `value` modulo [`NUMBERS`].
    pub fn from_value(value: u64) -> Self {
        let mut rest = value % NUMBERS;
        let mut digits = [0; 16];
        for place in digits[..15].iter_mut().rev() {
            *place = u8::try_from(rest % 10).unwrap_or(0);
            rest /= 10;
        }
        digits[15] = damm(&digits[..15]);
        Self(digits)
    }

    /// The sixteen digits without spaces, for hashing.
    pub fn digits(&self) -> String {
        self.0.iter().map(|digit| char::from(b'0' + digit)).collect()
    }

    /// The digits in fours, as they are shown and written down.
    pub fn in_fours(&self) -> String {
        let digits = self.digits();
        [&digits[..4], &digits[4..8], &digits[8..12], &digits[12..]].join(" ")
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Number(…)")
    }
}

impl FromStr for Number {
    type Err = NumberError;
    /// Reads what a person typed: spaces, hyphens and dots between the digits are passed over.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut digits = [0; 16];
        let mut count = 0;
        for c in text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.' | '\u{2013}')) {
            let digit = c.to_digit(10).ok_or(NumberError::Length)?;
            *digits.get_mut(count).ok_or(NumberError::Length)? =
                u8::try_from(digit).map_err(|_| NumberError::Length)?;
            count += 1;
        }
        if count != 16 {
            return Err(NumberError::Length);
        }
        if damm(&digits) == 0 { Ok(Self(digits)) } else { Err(NumberError::Check) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn damms_own_example_has_check_digit_four() {
        // H. M. Damm's worked example: 572 has the check digit 4.
        assert_eq!(damm(&[5, 7, 2]), 4);
        assert_eq!(damm(&[5, 7, 2, 4]), 0);
    }

    #[test]
    fn a_number_is_read_as_people_write_it_down() {
        let number = Number::from_value(123_456_789_012_345);
        assert_eq!(number.in_fours().len(), 19);
        assert_eq!(number.in_fours().parse(), Ok(number.clone()));
        assert_eq!(number.in_fours().replace(' ', "-").parse(), Ok(number.clone()));
        assert_eq!(format!("  {} ", number.digits()).parse(), Ok(number));
        assert_eq!("1234".parse::<Number>(), Err(NumberError::Length));
        assert_eq!("one".parse::<Number>(), Err(NumberError::Length));
    }

    #[test]
    fn debug_does_not_show_a_number() {
        assert_eq!(format!("{:?}", Number::from_value(42)), "Number(…)");
    }

    proptest! {
        #[test]
        fn a_slip_of_one_digit_or_a_swap_of_two_is_caught(value in 0..NUMBERS, place in 0usize..16, change in 1u8..10) {
            let number = Number::from_value(value);
            let mut slip = number.0;
            slip[place] = (slip[place] + change) % 10;
            prop_assert_ne!(damm(&slip), 0);
            let mut swap = number.0;
            if place < 15 && swap[place] != swap[place + 1] {
                swap.swap(place, place + 1);
                prop_assert_ne!(damm(&swap), 0);
            }
        }

        #[test]
        fn any_text_is_read_or_refused_and_never_panics(text in "\\PC{0,40}") {
            let _ = text.parse::<Number>();
        }
    }
}
