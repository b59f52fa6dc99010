//! The independent check: exhibits for every secret, found by `microlp` and verified in whole numbers.
//!
//! The solver computes with floating point and may fail or give up. It is believed in nothing: what it finds
//! is rounded and checked against every bound and limit in exact arithmetic, and only that counts.

use super::{
    SPAN,
    attacker::{Knowledge, Limit, Need, Secret},
};
use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem, SolveOptions, Variable};
use std::collections::BTreeSet;

/// What the check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Every secret has its exhibits.
    Safe,
    /// This secret has not.
    Unsafe(usize),
    /// Not one set of whole numbers was found that fits what is published.
    Contradiction,
}

/// Checks all secrets; at most `search` branches for each question put to the solver.
pub(super) fn check(known: &Knowledge, secrets: &[Secret], search: u32) -> Verdict {
    for component in components(known, secrets) {
        match component.check(search) {
            Verdict::Safe => {}
            other => return other,
        }
    }
    Verdict::Safe
}

/// Unknowns that hang together by limits or by a secret; nothing outside bears on them.
struct Component {
    bounds: Vec<(i64, i64)>,
    limits: Vec<Limit>,
    /// The place of each secret among all secrets, and the secret in this component's unknowns.
    secrets: Vec<(usize, Secret)>,
}

fn components(known: &Knowledge, secrets: &[Secret]) -> Vec<Component> {
    let mut group: Vec<usize> = (0..known.bounds.len()).collect();
    let binding = |limit: &&Limit| {
        let (low, high) = super::attacker::range(&known.bounds, &limit.terms);
        low < limit.lowest || high > limit.highest
    };
    let limits: Vec<&Limit> = known.limits.iter().filter(binding).collect();
    for terms in limits.iter().map(|limit| &limit.terms).chain(secrets.iter().map(|secret| &secret.terms)) {
        for pair in terms.windows(2) {
            let (a, b) = (root(&mut group, pair[0].0), root(&mut group, pair[1].0));
            group[a.max(b)] = a.min(b);
        }
    }
    let roots: Vec<usize> = (0..group.len()).map(|unknown| root(&mut group, unknown)).collect();
    let of = |terms: &[(usize, i64)]| terms.first().map(|(unknown, _)| roots[*unknown]);
    let wanted: BTreeSet<usize> = secrets.iter().filter_map(|secret| of(&secret.terms)).collect();
    let component = |wanted: usize| {
        let members: Vec<usize> = (0..roots.len()).filter(|unknown| roots[*unknown] == wanted).collect();
        let local = |terms: &[(usize, i64)]| -> Vec<(usize, i64)> {
            let place = |unknown: usize| members.binary_search(&unknown).unwrap_or_default();
            terms.iter().map(|(unknown, factor)| (place(*unknown), *factor)).collect()
        };
        let here = |terms: &[(usize, i64)]| of(terms) == Some(wanted);
        Component {
            bounds: members.iter().map(|unknown| known.bounds[*unknown]).collect(),
            limits: limits
                .iter()
                .filter(|limit| here(&limit.terms))
                .map(|limit| Limit { terms: local(&limit.terms), ..**limit })
                .collect(),
            secrets: secrets
                .iter()
                .enumerate()
                .filter(|(_, secret)| here(&secret.terms))
                .map(|(index, secret)| (index, Secret { terms: local(&secret.terms), ..*secret }))
                .collect(),
        }
    };
    wanted.into_iter().map(component).collect()
}

/// The group an unknown belongs to, with the way to it shortened.
fn root(group: &mut [usize], mut unknown: usize) -> usize {
    while group[unknown] != unknown {
        group[unknown] = group[group[unknown]];
        unknown = group[unknown];
    }
    unknown
}

impl Component {
    fn check(&self, search: u32) -> Verdict {
        let mut seen = vec![BTreeSet::new(); self.secrets.len()];
        let Some(first) = self.exhibit(&[], &[], search) else { return Verdict::Contradiction };
        self.note(&first, &mut seen);
        self.together(&mut seen, search);
        for (at, (index, secret)) in self.secrets.iter().enumerate() {
            if !self.one_by_one(at, secret, &mut seen, search) {
                return Verdict::Unsafe(*index);
            }
        }
        Verdict::Safe
    }

    /// A few exhibits that serve many secrets at once. Only saves time: what is missing is asked for later.
    fn together(&self, seen: &mut [BTreeSet<i64>], search: u32) {
        for value in 0..i64::from(SPAN) {
            let open: Vec<&Secret> = self
                .secrets
                .iter()
                .zip(seen.iter())
                .filter(|((_, secret), values)| secret.need == Need::Small && !values.contains(&value))
                .map(|((_, secret), _)| secret)
                .collect();
            if open.is_empty() {
                continue;
            }
            let goal: Vec<_> = open.iter().flat_map(|secret| secret.terms.iter().copied()).collect();
            let caps: Vec<_> = open
                .iter()
                .map(|secret| Limit { terms: secret.terms.clone(), lowest: 0, highest: value })
                .collect();
            if let Some(exhibit) = self.exhibit(&goal, &caps, search) {
                self.note(&exhibit, seen);
            }
        }
        for sign in [1, -1] {
            let goal: Vec<_> = self
                .secrets
                .iter()
                .filter(|(_, secret)| secret.need == Need::Spread)
                .flat_map(|(_, secret)| {
                    secret.terms.iter().map(move |(unknown, factor)| (*unknown, sign * factor))
                })
                .collect();
            if goal.is_empty() {
                return;
            }
            if let Some(exhibit) = self.exhibit(&goal, &[], search) {
                self.note(&exhibit, seen);
            }
        }
    }

    /// Asks for every exhibit that this secret still lacks.
    fn one_by_one(&self, at: usize, secret: &Secret, seen: &mut [BTreeSet<i64>], search: u32) -> bool {
        match secret.need {
            Need::Small => (0..i64::from(SPAN)).all(|value| {
                if seen[at].contains(&value) {
                    return true;
                }
                let pin = Limit { terms: secret.terms.clone(), lowest: value, highest: value };
                let found = self.exhibit(&[], &[pin], search);
                found.is_some_and(|exhibit| {
                    self.note(&exhibit, seen);
                    seen[at].contains(&value)
                })
            }),
            Need::Spread => [1, -1].into_iter().any(|sign| {
                if wide(&seen[at]) {
                    return true;
                }
                let goal: Vec<_> = secret.terms.iter().map(|(u, factor)| (*u, sign * factor)).collect();
                if let Some(exhibit) = self.exhibit(&goal, &[], search) {
                    self.note(&exhibit, seen);
                }
                wide(&seen[at])
            }),
        }
    }

    fn note(&self, exhibit: &[i64], seen: &mut [BTreeSet<i64>]) {
        for (values, (_, secret)) in seen.iter_mut().zip(&self.secrets) {
            values.insert(value_of(&secret.terms, exhibit));
        }
    }

    /// Whole numbers that fit everything known and `extra`, with `goal` as large as the solver can make it;
    /// `None` when it finds none.
    fn exhibit(&self, goal: &[(usize, i64)], extra: &[Limit], search: u32) -> Option<Vec<i64>> {
        let mut problem = Problem::new(OptimizationDirection::Maximize);
        let mut wish = vec![0_i32; self.bounds.len()];
        for (unknown, factor) in goal {
            wish[*unknown] += i32::try_from(*factor).ok()?;
        }
        let unknowns: Vec<Variable> = self
            .bounds
            .iter()
            .zip(&wish)
            .map(|((low, high), wish)| {
                Some(problem.add_integer_var(
                    f64::from(*wish),
                    (i32::try_from(*low).ok()?, i32::try_from(*high).ok()?),
                ))
            })
            .collect::<Option<_>>()?;
        for limit in self.limits.iter().chain(extra) {
            let mut sum = LinearExpr::empty();
            for (unknown, factor) in &limit.terms {
                sum.add(unknowns[*unknown], f64::from(i32::try_from(*factor).ok()?));
            }
            let (low, high) = (i32::try_from(limit.lowest).ok()?, i32::try_from(limit.highest).ok()?);
            if low == high {
                problem.add_constraint(sum, ComparisonOp::Eq, f64::from(low));
            } else {
                problem.add_constraint(sum.clone(), ComparisonOp::Ge, f64::from(low));
                problem.add_constraint(sum, ComparisonOp::Le, f64::from(high));
            }
        }
        let mut options = SolveOptions::default();
        options.node_limit = Some(u64::from(search));
        let solution = problem.solve_with(options).ok()?.into_solution().ok()?;
        let values: Vec<i64> =
            unknowns.iter().map(|unknown| whole(solution.var_value(*unknown))).collect::<Option<_>>()?;
        self.fits(&values, extra).then_some(values)
    }

    /// The exact check of an exhibit.
    fn fits(&self, values: &[i64], extra: &[Limit]) -> bool {
        let in_bounds =
            values.iter().zip(&self.bounds).all(|(value, (low, high))| (low..=high).contains(&value));
        in_bounds
            && self
                .limits
                .iter()
                .chain(extra)
                .all(|limit| (limit.lowest..=limit.highest).contains(&value_of(&limit.terms, values)))
    }
}

fn value_of(terms: &[(usize, i64)], values: &[i64]) -> i64 {
    terms.iter().map(|(unknown, factor)| factor * values[*unknown]).sum()
}

fn wide(values: &BTreeSet<i64>) -> bool {
    values.first().zip(values.last()).is_some_and(|(low, high)| high - low >= i64::from(SPAN) - 1)
}

/// The nearest whole number. What is far from one is caught by the exact check.
fn whole(value: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "bounded on the line before")]
    (value.is_finite() && value.abs() < 1e15).then(|| value.round() as i64)
}
