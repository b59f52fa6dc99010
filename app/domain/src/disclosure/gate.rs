//! The gate itself.

use super::{
    Adds, Cell, Disclosed, Ledger, Policy, Scope,
    attacker::Attack,
    sheet::Layout,
    solver::{Verdict, check},
    table::{DisclosedTable, Kind, Passed, Table},
    tally::{Counted, Tally},
};

/// Lets through what may be known of these counts, and withholds the rest.
///
/// `ledger` holds every table published before; record the result there before the next call. The answer
/// depends on nothing else: no clock, no chance. A higher threshold never shows more, by construction: the
/// gate passes through every threshold from the lowest to the one asked for and never takes a gap back.
pub fn gate<T: Counted>(counts: &T, scope: &Scope, policy: &Policy, ledger: &Ledger) -> Disclosed<T::Table> {
    let table = examine(counts.tally(), T::Table::KIND, scope, policy, ledger);
    Disclosed::passed(T::Table::wrap(table, Passed(())))
}

/// A table on its way through the gate.
struct Draft<'a> {
    tally: &'a Tally,
    numbers: Vec<u64>,
    hidden: Vec<bool>,
    layout: Layout,
    kind: Kind,
    scope: &'a Scope,
    policy: &'a Policy,
}

fn examine(tally: &Tally, kind: Kind, scope: &Scope, policy: &Policy, ledger: &Ledger) -> Table {
    let numbers = tally.numbers();
    let hidden = vec![false; numbers.len()];
    let mut draft = Draft { tally, numbers, hidden, layout: tally.layout(), kind, scope, policy };
    let earlier = ledger.bearing_on(kind, scope);
    let asked = policy.threshold(scope.service.is_some());
    for threshold in Policy::LOWEST_THRESHOLD..=asked {
        draft.hide_too_few(threshold);
        draft.hide_all_the_same();
        draft.hide_held_back(&earlier);
        draft.hide_until_safe(threshold, &earlier);
    }
    draft.table(asked)
}

impl Draft<'_> {
    fn hide_all(&mut self) {
        self.hidden.fill(true);
    }

    fn hide(&mut self, position: usize) {
        if position == self.layout.responses() {
            // Figures without the number of responses behind them are not printed.
            self.hide_all();
        } else {
            self.hidden[position] = true;
        }
    }

    /// Numbers below the threshold, and totals so small that nothing under them could be shown without being
    /// all of them.
    fn hide_too_few(&mut self, threshold: u32) {
        for position in 0..self.numbers.len() {
            if self.numbers[position] < u64::from(threshold) {
                self.hide(position);
            }
        }
        let lowest = self.round(u64::from(threshold));
        let totals = self.layout.sums().into_iter().map(|sum| sum.total);
        for total in totals.chain([self.layout.responses()]) {
            if self.round(self.numbers[total]) <= lowest {
                self.hide(total);
            }
        }
    }

    /// Numbers that stood at the lowest printed number before, until they are well above it.
    fn hide_held_back(&mut self, earlier: &[&Table]) {
        let (tally, scope) = (self.tally, self.scope);
        for old in earlier.iter().filter(|old| old.scope() == scope) {
            for (r, row) in tally.rows().iter().enumerate() {
                for (c, column) in tally.columns().iter().enumerate() {
                    let before = old.cell(row, column).and_then(Cell::shown);
                    let until = before.and_then(|number| old.held_back_until(number.get()));
                    let position = self.layout.cell(r, c);
                    if until.is_some_and(|until| self.round(self.numbers[position]) < until) {
                        self.hide(position);
                    }
                }
            }
        }
    }

    /// Where one number is, or rounds to, all or all but one or two of the people it is part of.
    fn hide_all_the_same(&mut self) {
        let everybody = |part: u64, whole: u64| part + 2 >= whole || self.round(part) >= self.round(whole);
        let mut found = Vec::new();
        for sum in self.layout.sums() {
            let whole = self.numbers[sum.total];
            if sum.parts.len() > 1 && sum.parts.iter().any(|part| everybody(self.numbers[*part], whole)) {
                found.extend(sum.parts);
                found.push(sum.total);
            }
        }
        if self.layout.sums().is_empty() {
            let whole = self.numbers[self.layout.responses()];
            found.extend((0..self.layout.responses()).filter(|cell| everybody(self.numbers[*cell], whole)));
        }
        for position in found {
            self.hide(position);
        }
    }

    fn hide_until_safe(&mut self, threshold: u32, earlier: &[&Table]) {
        // Every turn hides one number more, so this ends at the latest with a table that shows nothing.
        while !self.hidden.iter().all(|hidden| *hidden) {
            let table = self.table(threshold);
            let attack = Attack::new(&table, earlier);
            let mut known = attack.knowledge(true);
            let mut secrets = attack.secrets(&known);
            let mut verdict = check(&known, &secrets, self.policy.search());
            if verdict == Verdict::Contradiction {
                known = attack.knowledge(false);
                secrets = attack.secrets(&known);
                verdict = check(&known, &secrets, self.policy.search());
            }
            match verdict {
                Verdict::Safe => return,
                Verdict::Unsafe(secret) => match secrets.get(secret) {
                    Some(secret) => self.hide_near(secret.position),
                    None => self.hide_all(),
                },
                Verdict::Contradiction => self.hide_all(),
            }
        }
    }

    /// Hides more, so that the number at `position` is harder to work out.
    ///
    /// Where rows add up, its whole row with the total goes. Taking out just one more answer would tell
    /// somebody who knows the method which rounded numbers had made that necessary, and so the answer.
    /// Elsewhere one number goes: itself if it is shown, else the smallest shown part of a sum it stands in,
    /// else a total, else the smallest shown of all.
    fn hide_near(&mut self, position: usize) {
        let row = self.layout.row_of(position).filter(|_| self.layout.adds == Adds::Rows);
        if let Some((row, total)) = row.and_then(|row| Some((row, self.layout.row_total(row)?)))
            && !self.hidden[total]
        {
            self.hide(total);
            return (0..self.layout.columns).for_each(|column| self.hide(self.layout.cell(row, column)));
        }
        if !self.hidden[position] {
            return self.hide(position);
        }
        let sums: Vec<_> = self
            .layout
            .sums()
            .into_iter()
            .filter(|sum| sum.total == position || sum.parts.contains(&position))
            .collect();
        let smallest = |among: &mut dyn Iterator<Item = usize>| {
            let shown = among.filter(|p| *p != self.layout.responses() && !self.hidden[*p]);
            shown.min_by_key(|p| (self.round(self.numbers[*p]), *p))
        };
        let next = smallest(&mut sums.iter().flat_map(|sum| sum.parts.iter().copied()))
            .or_else(|| smallest(&mut sums.iter().map(|sum| sum.total)))
            .or_else(|| smallest(&mut (0..self.numbers.len())));
        match next {
            Some(position) => self.hide(position),
            None => self.hide_all(),
        }
    }

    fn round(&self, number: u64) -> u64 {
        let step = u64::from(self.policy.round_to());
        (number + step / 2) / step * step
    }

    fn table(&self, threshold: u32) -> Table {
        let numbers = self.numbers.iter().zip(&self.hidden);
        Table::new(
            self.kind,
            self.scope.clone(),
            self.layout.adds,
            threshold,
            self.policy,
            self.tally.rows().to_vec(),
            self.tally.columns().to_vec(),
            numbers.map(|(number, hidden)| (!hidden).then(|| self.round(*number))).collect(),
        )
    }
}
