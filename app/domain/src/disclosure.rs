//! The disclosure gate: the one way out for counts about people.
//!
//! True counts live in a [`Tally`], which can be neither printed nor serialised. [`gate`] turns it into a
//! [`Disclosed`] table, and nothing else can make one; pages, exports and releases accept only that.
//! Counts of staff work are a [`Workload`], another type, and never about contributors.
//!
//! # What the gate does
//!
//! 1. **Too few.** A table whose number of responses is below the threshold is withheld whole; so is every
//!    number below it. *Zero is such a number*: were a true 0 printed, every withheld cell would be known to
//!    be 1 to 4.
//! 2. **All the same.** Where everybody, or all but one or two, gave one answer, or where the rounded
//!    numbers would look so, the answer tells what each person said: the whole row goes (in a table where
//!    people choose one answer) or that number goes (where they choose several).
//! 3. **Rounding.** Every printed number, the number of responses too, is rounded to the nearest 5: a
//!    printed 10 means 8 to 12. Staff see the same rounded numbers as the public. An exact table for staff
//!    and a rounded one for everybody would be two tables over the same people, staff read both, and the
//!    differences between them could never be taken back.
//!    A total so small that nothing under it could be shown without being all of it is not shown either.
//! 4. **The attacker.** `attacker` writes down everything a reader knows: printed numbers and their
//!    rounding, sums, that counts are whole and not negative, and every earlier table of the same or of an
//!    enclosed or enclosing population. `solver` must then *exhibit*, for each withheld number, a complete
//!    set of whole numbers that fits everything printed for each of the values 0, 1, 2, 3 and 4; and for
//!    the difference from each earlier table, values that lie at least four apart. Each exhibit is checked in
//!    exact arithmetic, so that a fault or a limit of the solver can only withhold more, never less.
//! 5. **More is withheld** until that succeeds: where rows add up, the whole row with its total; elsewhere
//!    one number more. Each turn withholds at least one number, and a table withheld whole is always safe: the
//!    gate ends. What the solver cannot answer within [`Policy::with_search`]'s steps counts as a failure.
//!
//! A withheld number says *not shown (too few people)* whichever rule withheld it, so that the kind of
//! reason is no clue.
//!
//! # What it does not do
//!
//! This method is public, so somebody can run it backwards: which true tables give what is printed? For tables
//! that add up by rows or not at all, at the lowest threshold, whole rows are taken out for that reason, the
//! check assumes that gaps beside a total are known to be small, and a test enumerates every small table. For
//! tables that add up both ways ([`Adds::Both`]) nothing is promised against it. Populations that overlap
//! without one enclosing the other are not compared: publish only a fixed set of tables.
//!
//! Sources: Hundepool et al., *Statistical Disclosure Control* (2012), chapters 4 and 5, for primary and
//! secondary suppression and for checking by feasibility intervals; `StatsWales`' practice of rounding counts
//! about children to 5.

mod attacker;
mod gate;
mod ledger;
mod policy;
mod published;
mod scope;
mod sheet;
mod solver;
mod step;
mod table;
mod tally;

pub use gate::gate;
pub use ledger::{Ledger, SNAPSHOT_STEP, snapshot_due};
pub use policy::{BadPolicy, Policy};
pub use published::Published;
pub use scope::Scope;
pub use sheet::Adds;
pub use step::Step;
pub use table::{
    BadSnapshot, Cell, CoreTable, Disclosed, DisclosedTable, Kind, NOT_SHOWN_CY, NOT_SHOWN_EN, Table,
    ThemeTable, not_shown,
};
pub use tally::{BadTally, CoreTally, Counted, Tally, ThemeTally, Workload};

/// A withheld number must still be able to be any of this many values, from 0 upwards, and a difference
/// between two tables must be able to vary over this many.
pub const SPAN: u32 = 5;

#[cfg(test)]
mod tests;
