//! The recovery sheet: the master key as sixteen groups that can be written down and typed.
//!
//! A group is four hexadecimal digits and a check letter, so that a slip is found and its group can be named. The file
//! of the master key in the key folder holds the same text.

use std::fmt;

/// How many groups a sheet has.
pub const GROUPS: usize = 16;
/// The check letters: none is a hexadecimal digit, and none looks like a digit.
const LETTERS: [char; 17] =
    ['g', 'h', 'j', 'k', 'm', 'n', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z'];

/// What is wrong with a sheet that was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// There are too few or too many groups.
    Count(usize),
    /// These groups, counted from one, are not as they were printed.
    Groups(Vec<usize>),
}

impl fmt::Display for Slip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(found) => {
                write!(f, "a recovery sheet has {GROUPS} groups of five characters, and {found} were typed")
            }
            Self::Groups(wrong) => {
                let wrong: Vec<String> = wrong.iter().map(usize::to_string).collect();
                let groups = if wrong.len() == 1 { "group" } else { "groups" };
                write!(f, "there is a slip in {groups} {}: compare with the sheet", wrong.join(", "))
            }
        }
    }
}

impl std::error::Error for Slip {}

/// The check letter of a group. The weights are all different and not zero modulo 17, so one wrong digit, two digits in
/// the wrong order, and two groups in each other's place all change it.
fn check(place: usize, digits: [u8; 4]) -> char {
    let weighted: usize = (1..).zip(digits).map(|(weight, digit)| weight * usize::from(digit)).sum();
    LETTERS[(weighted + place) % LETTERS.len()]
}

fn group(place: usize, [high, low]: [u8; 2]) -> String {
    let digits = [high >> 4, high & 15, low >> 4, low & 15];
    format!("{}{}", domain::hex(&[high, low]), check(place, digits))
}

/// The sheet of a key: sixteen groups with spaces between them.
pub fn write(key: &[u8; 32]) -> String {
    let pairs = key.chunks_exact(2).filter_map(|pair| pair.try_into().ok());
    pairs.enumerate().map(|(place, pair)| group(place, pair)).collect::<Vec<_>>().join(" ")
}

/// The two bytes of a group, if it is as [`group`] wrote it.
fn bytes(place: usize, text: &str) -> Option<[u8; 2]> {
    let text = text.to_ascii_lowercase();
    let digit = |c: char| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let digits: Vec<u8> = text.chars().take(4).map(digit).collect::<Option<_>>()?;
    let digits: [u8; 4] = digits.try_into().ok()?;
    let [a, b, c, d] = digits;
    let pair = [a << 4 | b, c << 4 | d];
    (group(place, pair) == text).then_some(pair)
}

/// The key of a sheet that was typed. Capitals and any white space will do.
///
/// # Errors
/// [`Slip`] says how many groups there are, or which groups are wrong.
pub fn read(text: &str) -> Result<[u8; 32], Slip> {
    let groups: Vec<&str> = text.split_whitespace().collect();
    if groups.len() != GROUPS {
        return Err(Slip::Count(groups.len()));
    }
    let mut key = [0; 32];
    let mut wrong = Vec::new();
    for (place, (text, pair)) in groups.iter().zip(key.chunks_exact_mut(2)).enumerate() {
        match bytes(place, text) {
            Some(found) => pair.copy_from_slice(&found),
            None => wrong.push(place + 1),
        }
    }
    if wrong.is_empty() { Ok(key) } else { Err(Slip::Groups(wrong)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The sheet with one group replaced.
    fn with(sheet: &str, place: usize, group: &str) -> String {
        let mut groups: Vec<&str> = sheet.split(' ').collect();
        groups[place] = group;
        groups.join(" ")
    }

    proptest! {
        #[test]
        fn a_key_that_is_written_down_is_typed_back(key: [u8; 32]) {
            let sheet = write(&key);
            prop_assert_eq!(read(&sheet), Ok(key));
            prop_assert_eq!(read(&format!("\n {} ", sheet.to_uppercase().replace(' ', "\r\n"))), Ok(key));
        }

        #[test]
        fn one_wrong_character_is_found_and_its_group_is_named(
            key: [u8; 32], place in 0..GROUPS, at in 0..5_usize, other in "[0-9a-z]",
        ) {
            let sheet = write(&key);
            let mut typed: Vec<char> = sheet.split(' ').nth(place).unwrap().chars().collect();
            let other = other.chars().next().unwrap();
            prop_assume!(typed[at] != other);
            typed[at] = other;
            let typed: String = typed.into_iter().collect();
            prop_assert_eq!(read(&with(&sheet, place, &typed)), Err(Slip::Groups(vec![place + 1])));
        }

        #[test]
        fn two_characters_in_the_wrong_order_are_found_and_their_group_is_named(
            key: [u8; 32], place in 0..GROUPS, at in 0..4_usize,
        ) {
            let sheet = write(&key);
            let mut typed: Vec<char> = sheet.split(' ').nth(place).unwrap().chars().collect();
            prop_assume!(typed[at] != typed[at + 1]);
            typed.swap(at, at + 1);
            let typed: String = typed.into_iter().collect();
            prop_assert_eq!(read(&with(&sheet, place, &typed)), Err(Slip::Groups(vec![place + 1])));
        }

        #[test]
        fn two_groups_in_each_others_place_are_both_named(
            key: [u8; 32], first in 0..GROUPS, second in 0..GROUPS,
        ) {
            prop_assume!(first < second);
            let sheet = write(&key);
            let mut groups: Vec<&str> = sheet.split(' ').collect();
            groups.swap(first, second);
            prop_assert_eq!(read(&groups.join(" ")), Err(Slip::Groups(vec![first + 1, second + 1])));
        }

        #[test]
        fn whatever_is_typed_is_refused_in_peace(text: String) {
            prop_assert!(read(&text).is_err());
        }
    }

    #[test]
    fn a_group_that_was_left_out_is_counted() {
        let sheet = write(&[7; 32]);
        assert_eq!(read(&sheet[6..]), Err(Slip::Count(15)));
        assert_eq!(
            Slip::Groups(vec![3, 9]).to_string(),
            "there is a slip in groups 3, 9: compare with the sheet"
        );
    }
}
