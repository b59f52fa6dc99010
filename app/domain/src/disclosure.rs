//! How counts about people are protected: cell keys and fixed random rounding to 5.
//!
//! True counts live in a [`Tally`], which can be neither printed nor serialised. [`print()`] turns it into
//! [`Disclosed`] [`Figures`], and nothing else can make one; pages, exports and releases accept only that.
//! Counts of staff work are a [`Workload`], another type, and never about contributors.
//!
//! # The method
//!
//! 1. Every response has a **record key**, a uniformly random number. Every cell, that is any count in any table, has the
//!    sum of its record keys ([`Sum`]).
//! 2. **Rounding.** A cell's count is rounded to a multiple of 5, up or down by a keyed draw from its key sum
//!    ([`rounded`]), so that the expectation is the true count. The same people therefore always print the same number,
//!    in whichever table and whenever it is asked; one person more or fewer draws anew. So a difference of two printed
//!    numbers is not a person.
//! 3. **Zero stays zero**, but a printed 0 is shown as "0 to 4", since a count of up to four can print it too.
//! 4. **Too few.** A row whose printed base is below the floor of [`Policy`] is withheld whole.
//! 5. **A part is never printed above its base**: it is printed as the base. **No part is printed above the true number
//!    of responses**: it is printed as the largest multiple of 5 below. Without that, a part printed above a number of
//!    responses that somebody knows would tell that (nearly) everybody is in it (docs/disclosure.md).
//! 6. **The rule of ten** ([`is_due`]): a population is printed again only when at least ten responses have joined or
//!    left it since its last print, so that no change points to one newcomer.
//! 7. Shares, intervals, charts and sums are computed from printed numbers only.
//!
//! Totals are rounded like every cell and need not add up.
//!
//! Sources: the method of the United Kingdom's Census 2021, of Stats NZ and of the Australian Bureau of Statistics:
//! Thompson, Broadfoot and Elazar, *Methodology for the Automatic Confidentialisation of Statistical Outputs* (2013); ONS,
//! *cell key perturbation* (whose open implementation is the oracle of `tests/oracle.rs`); Statistics Canada, random
//! rounding to base 5.

mod draw;
mod figures;
mod number;
mod policy;
mod print;
mod stored;
mod sum;
mod tally;
mod workload;

pub use draw::{Position, rounded};
pub use figures::{Disclosed, Figures, Row, Table};
pub use number::Number;
pub use policy::{BadPolicy, Policy};
pub use print::{RULE_OF_TEN, is_due, print};
pub use stored::BadPrint;
pub use sum::sum;
pub use tally::{BadTally, Sum, Tally};
pub use workload::Workload;

#[cfg(test)]
mod tests;

/// Figures of so many parents who all feel that people were honest with them: for tests of what is made from figures.
#[cfg(test)]
pub(crate) fn sample(authority: &str, quarter: crate::clock::Quarter, people: u64) -> Disclosed<Figures> {
    use crate::figures::{Measure, Period, Population};
    let mut tally = Tally::default();
    for key in 0..people {
        tally.join(key, &vec![(Measure::Charter, "c1".to_owned(), "top".to_owned())]);
    }
    let population = Population {
        authority: authority.to_owned(),
        period: Period::Quarter(quarter),
        of: tests::parents(),
    };
    print(&tally, population, &Policy::default(), quarter.months().1, |_| Position(0))
}
