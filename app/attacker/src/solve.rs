//! Systems of whole numbers: the smallest and the largest value of a sum, each exhibited and checked.

mod dive;

use dive::Dive;
use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem, SolveOptions};
use std::collections::BTreeMap;

/// A sum of variables, each with its factor.
pub(crate) type Sum = Vec<(usize, i64)>;

/// Whole numbers within bounds, and sums of them within bounds.
#[derive(Debug, Clone, Default)]
pub(crate) struct System {
    bounds: Vec<(i64, i64)>,
    sums: Vec<(Sum, i64, i64)>,
}

/// The solver has not answered, or its answer was wrong in exact arithmetic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unfinished;

impl System {
    /// A new variable between `low` and `high`.
    pub(crate) fn variable(&mut self, low: i64, high: i64) -> usize {
        self.bounds.push((low, high));
        self.bounds.len() - 1
    }

    /// Says that a variable lies between `low` and `high`, beside what was said of it before.
    pub(crate) fn narrow(&mut self, variable: usize, low: i64, high: i64) {
        if let Some(bounds) = self.bounds.get_mut(variable) {
            *bounds = (bounds.0.max(low), bounds.1.min(high));
        }
    }

    /// Says that a sum lies between `low` and `high`.
    pub(crate) fn between(&mut self, sum: Sum, low: i64, high: i64) {
        // The solver takes each variable once.
        let mut factors: BTreeMap<usize, i64> = BTreeMap::new();
        for (variable, factor) in sum {
            *factors.entry(variable).or_default() += factor;
        }
        self.sums.push((factors.into_iter().filter(|(_, factor)| *factor != 0).collect(), low, high));
    }

    /// Whether whole numbers fit everything.
    fn fits(&self, numbers: &[i64]) -> bool {
        let within = |value: i64, low: i64, high: i64| low <= value && value <= high;
        numbers.len() == self.bounds.len()
            && numbers.iter().zip(&self.bounds).all(|(number, (low, high))| within(*number, *low, *high))
            && self
                .sums
                .iter()
                .all(|(sum, low, high)| value(sum, numbers).is_some_and(|v| within(v, *low, *high)))
    }

    /// Numbers that fit everything and make `sum` as small (or as large) as the solver finds.
    fn exhibit(&self, sum: &Sum, largest: bool) -> Result<Vec<i64>, Unfinished> {
        let direction =
            if largest { OptimizationDirection::Maximize } else { OptimizationDirection::Minimize };
        let mut problem = Problem::new(direction);
        let mut factors = vec![0_i64; self.bounds.len()];
        for (variable, factor) in sum {
            *factors.get_mut(*variable).ok_or(Unfinished)? += factor;
        }
        let small = |number: i64| i32::try_from(number).map_err(|_| Unfinished);
        let mut variables = Vec::with_capacity(self.bounds.len());
        for ((low, high), factor) in self.bounds.iter().zip(&factors) {
            if low > high {
                return Err(Unfinished);
            }
            variables
                .push(problem.add_integer_var(f64::from(small(*factor)?), (small(*low)?, small(*high)?)));
        }
        for (sum, low, high) in &self.sums {
            let mut expression = LinearExpr::empty();
            for (variable, factor) in sum {
                expression.add(*variables.get(*variable).ok_or(Unfinished)?, f64::from(small(*factor)?));
            }
            if low == high {
                problem.add_constraint(expression, ComparisonOp::Eq, f64::from(small(*low)?));
                continue;
            }
            if *low > -UNBOUNDED {
                problem.add_constraint(expression.clone(), ComparisonOp::Ge, f64::from(small(*low)?));
            }
            if *high < UNBOUNDED {
                problem.add_constraint(expression, ComparisonOp::Le, f64::from(small(*high)?));
            }
        }
        let mut options = SolveOptions::default();
        options.node_limit = Some(NODES);
        let solution = problem.solve_with(options).map_err(|_| Unfinished)?;
        let solution = solution.into_solution().map_err(|_| Unfinished)?;
        #[expect(clippy::cast_possible_truncation, reason = "the bounds are 32 bits wide")]
        let numbers: Vec<i64> =
            variables.iter().map(|variable| solution.var_value(*variable).round() as i64).collect();
        if self.fits(&numbers) { Ok(numbers) } else { Err(Unfinished) }
    }
}

/// What has been exhibited of one system: sets of numbers that fit everything. Each tells of every cell of the system, so
/// what one question finds is seldom asked again.
#[derive(Debug, Default)]
pub(crate) struct Exhibits(Vec<Vec<i64>>);

impl Exhibits {
    /// Looks without the solver for numbers that show each of `cells`, with the number that it must exceed, to have `values`
    /// counts: round by round, first those that lack some. Cells of one sum cannot all be large at once, so a round shows
    /// some of them, and the next round others.
    pub(crate) fn cover(&mut self, system: &System, cells: &[(usize, i64)], values: i64) {
        let Some(root) = Dive::new(system) else { return };
        let first = root.clone().down([], None).or_else(|| system.exhibit(&Vec::new(), true).ok());
        let Some(first) = first else { return };
        self.0.push(first.clone());
        let lacks = |found: &Self| -> Vec<(usize, i64, (i64, i64))> {
            let range = |(cell, own): &(usize, i64)| {
                let range = found.range(&vec![(*cell, 1)])?;
                let lacks = range.1 - range.0 + 1 < values || range.1 <= *own;
                lacks.then_some((*cell, *own, range))
            };
            cells.iter().filter_map(range).collect()
        };
        let mut lacking = lacks(self);
        let mut idle = 0;
        for upwards in [true, false].into_iter().cycle() {
            if lacking.is_empty() || idle == 2 {
                return;
            }
            let aside = |&(cell, own, (low, high)): &(usize, i64, (i64, i64))| {
                let (least, most) = root.bounds(cell)?;
                let wanted = if upwards { (low + values - 1).max(own + 1) } else { high - values + 1 };
                (least <= wanted && wanted <= most).then_some((cell, wanted))
            };
            let wanted: Vec<_> = lacking.iter().filter_map(aside).collect();
            if !wanted.is_empty() {
                self.0.extend(root.clone().down(wanted, Some(&first)));
            }
            let rest = lacks(self);
            idle = if rest.len() < lacking.len() { 0 } else { idle + 1 };
            lacking = rest;
        }
    }

    /// Looks without the solver for a small and a large value of `sum`, and keeps what exhibits them.
    pub(crate) fn stretch(&mut self, system: &System, sum: &Sum) {
        let Some(root) = Dive::new(system) else { return };
        let near = self.0.first().map(Vec::as_slice);
        let found = [false, true].map(|large| root.clone().towards(sum, large, near));
        self.0.extend(found.into_iter().flatten());
    }

    /// As large a value of `sum` as the solver finds.
    pub(crate) fn largest(&mut self, system: &System, sum: &Sum) -> Result<i64, Unfinished> {
        self.keep(sum, system.exhibit(sum, true)?)
    }

    /// As small a value of `sum` as the solver finds.
    pub(crate) fn smallest(&mut self, system: &System, sum: &Sum) -> Result<i64, Unfinished> {
        self.keep(sum, system.exhibit(sum, false)?)
    }

    fn keep(&mut self, sum: &Sum, numbers: Vec<i64>) -> Result<i64, Unfinished> {
        let found = value(sum, &numbers).ok_or(Unfinished)?;
        self.0.push(numbers);
        Ok(found)
    }

    /// The smallest and the largest value of `sum` that were exhibited by now.
    pub(crate) fn range(&self, sum: &Sum) -> Option<(i64, i64)> {
        let values = || self.0.iter().filter_map(|numbers| value(sum, numbers));
        values().min().zip(values().max())
    }
}

/// So many branches the solver may try for one question. A number of steps and not of seconds, so that the same prints
/// give the same report on every machine.
const NODES: u64 = 2_000;

/// No bound on this side.
pub(crate) const UNBOUNDED: i64 = 1_000_000_000;

fn value(sum: &Sum, numbers: &[i64]) -> Option<i64> {
    sum.iter().map(|(variable, factor)| Some(numbers.get(*variable)? * factor)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_exhibited_at_both_ends() {
        let mut system = System::default();
        let (a, b) = (system.variable(0, 9), system.variable(0, 9));
        system.between(vec![(a, 1), (b, 1)], 7, 7);
        system.between(vec![(a, 2), (b, -1)], -UNBOUNDED, 4);
        assert_eq!(Exhibits::default().smallest(&system, &vec![(a, 1)]), Ok(0));
        assert_eq!(Exhibits::default().largest(&system, &vec![(a, 1)]), Ok(3), "2a - (7 - a) is at most 4");
    }

    #[test]
    fn a_variable_may_stand_in_a_sum_twice() {
        let mut system = System::default();
        let (a, b) = (system.variable(0, 9), system.variable(0, 9));
        system.between(vec![(a, 1), (b, 1), (a, 1)], 4, 5);
        system.between(vec![(a, 1), (a, -1)], 0, 0);
        assert_eq!(Exhibits::default().largest(&system, &vec![(a, 1)]), Ok(2));
    }

    #[test]
    fn what_fits_nothing_is_unfinished() {
        let mut system = System::default();
        let a = system.variable(3, 9);
        system.narrow(a, 0, 2);
        assert_eq!(Exhibits::default().largest(&system, &vec![(a, 1)]), Err(Unfinished));
    }
}
