//! What keeps settings from being used, all at once, each under the key that is wrong.

use super::{Clocks, Closed, LineKind, Population, Settings, TimeOfDay, is_telephone};
use crate::{Bilingual, organisation::is_code};
use std::collections::BTreeSet;

codes! {
    /// Why a value does not fit.
    pub enum Why {
        /// Nothing is there.
        Missing = "missing",
        /// Only one of the two languages is there.
        OneLanguage = "one-language",
        /// Too long, or not on one line.
        TooLong = "too-long",
        /// Beyond what is possible.
        Range = "range",
        /// Laxer than the house.
        Laxer = "laxer",
        /// The last day comes before the first.
        Order = "order",
        /// Said twice.
        Twice = "twice",
        /// It cannot be dialled.
        Telephone = "telephone",
        /// Not a short code.
        Code = "code",
        /// Words of a charter that was not adopted.
        NotAdopted = "not-adopted",
        /// Nobody with that name, or nobody who acts on concerns here.
        Person = "person",
    }
}

impl Why {
    /// The reason in English, for the terminal.
    pub const fn says(self) -> &'static str {
        match self {
            Self::Missing => "it is missing",
            Self::OneLanguage => "it is said in one language only: Welsh (cy) and English (en) go together",
            Self::TooLong => "it is too long, or not on one line",
            Self::Range => "it is too small or too large",
            Self::Laxer => "it is laxer than the house's clocks, which may only be shortened",
            Self::Order => "the last day comes before the first",
            Self::Twice => "it is said twice",
            Self::Telephone => "it is not a telephone number",
            Self::Code => "a code is small letters, digits and hyphens, beginning with a letter",
            Self::NotAdopted => "there are words of the charter, and no day on which it was adopted",
            Self::Person => "nobody of that name acts on concerns here",
        }
    }
}

/// A value that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The key, as a settings file would name it: `lines[2].number` is the number of the second line.
    pub key: String,
    /// Why.
    pub why: Why,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.key, self.why.says())
    }
}

/// The longest name of anything, in characters.
const NAME: usize = 120;
/// The longest sentence.
const SENTENCE: usize = 400;
/// The longest closure or absence, in days.
const CLOSURE: u32 = 366;
/// The most of anything in a list.
const MOST: usize = 500;

/// Collects problems.
#[derive(Default)]
struct Found(Vec<Problem>);

impl Found {
    fn unless(&mut self, fits: bool, key: impl Into<String>, why: Why) {
        if !fits {
            self.0.push(Problem { key: key.into(), why });
        }
    }

    /// A text on one line, of so many characters at most.
    fn line(&mut self, text: &str, longest: usize, key: &str) {
        self.unless(!text.trim().is_empty(), key, Why::Missing);
        self.unless(
            text.chars().count() <= longest && !text.chars().any(char::is_control),
            key,
            Why::TooLong,
        );
    }

    fn both(&mut self, text: &Bilingual, longest: usize, key: &str) {
        match (text.cy.trim().is_empty(), text.en.trim().is_empty()) {
            (true, true) => return self.unless(false, key, Why::Missing),
            (true, false) | (false, true) => return self.unless(false, key, Why::OneLanguage),
            (false, false) => {}
        }
        self.line(&text.cy, longest, &format!("{key}.cy"));
        self.line(&text.en, longest, &format!("{key}.en"));
    }

    /// Neither too many, nor any said twice.
    fn list<K: Ord>(&mut self, key: &str, items: impl IntoIterator<Item = K>) {
        let mut seen = BTreeSet::new();
        for (place, item) in items.into_iter().enumerate() {
            self.unless(seen.insert(item), format!("{key}[{}]", place + 1), Why::Twice);
            if place >= MOST {
                return self.unless(false, key, Why::TooLong);
            }
        }
    }
}

impl Settings {
    /// Everything that keeps these settings from being used. Whether the people of the rota exist is not known here.
    pub fn problems(&self) -> Vec<Problem> {
        let mut found = Found::default();
        found.unless((1..=365).contains(&self.promise_days), "promise_days", Why::Range);
        self.reading(&mut found);
        self.closed(&mut found);
        self.lines(&mut found);
        self.clocks(&mut found);
        self.rota(&mut found);
        self.charter(&mut found);
        self.facts(&mut found);
        found.0
    }

    fn reading(&self, found: &mut Found) {
        let times = &self.reading.times;
        found.unless(!self.reading.days.is_empty(), "reading.days", Why::Missing);
        found.unless(!times.is_empty(), "reading.times", Why::Missing);
        found.unless(times.iter().all(|time| *time < TimeOfDay::END), "reading.times", Why::Range);
        found.list("reading.times", times);
    }

    fn closed(&self, found: &mut Found) {
        for (place, closed) in self.closed.iter().enumerate() {
            let key = |name: &str| format!("closed[{}].{name}", place + 1);
            found.unless(closed.from <= closed.to, key("to"), Why::Order);
            found.unless(closed.days().count() <= CLOSURE, key("to"), Why::Range);
            found.both(&closed.reason, NAME, &key("reason"));
        }
        found.list("closed", self.closed.iter().map(Closed::days));
    }

    fn lines(&self, found: &mut Found) {
        for (place, line) in self.lines.iter().enumerate() {
            let key = |name: &str| format!("lines[{}].{name}", place + 1);
            match &line.name {
                Some(name) => found.both(name, NAME, &key("name")),
                None => found.unless(line.kind != LineKind::Other, key("name"), Why::Missing),
            }
            found.unless(is_telephone(&line.number), key("number"), Why::Telephone);
            found.unless(!line.when.is_empty(), key("when"), Why::Missing);
            found.unless(line.when.iter().all(|window| !window.days.is_empty()), key("when"), Why::Missing);
        }
        found.list(
            "lines",
            self.lines
                .iter()
                .map(|line| (line.kind, &line.number, &line.name))
                .map(|line| format!("{line:?}")),
        );
    }

    fn clocks(&self, found: &mut Found) {
        for ((name, set, shortest), (_, house, _)) in self.clocks.all().into_iter().zip(Clocks::HOUSE.all()) {
            found.unless(set <= house, format!("clocks.{name}"), Why::Laxer);
            found.unless(set >= shortest, format!("clocks.{name}"), Why::Range);
        }
    }

    fn rota(&self, found: &mut Found) {
        for (place, shift) in self.rota.shifts.iter().enumerate() {
            let key = |name: &str| format!("rota.shifts[{}].{name}", place + 1);
            found.unless((1..=9).contains(&shift.order), key("order"), Why::Range);
            found.unless(!shift.when.days.is_empty(), key("when"), Why::Missing);
        }
        found
            .list("rota.shifts", self.rota.shifts.iter().map(|shift| (shift.person, shift.when.to_string())));
        for (place, absence) in self.rota.absences.iter().enumerate() {
            let key = format!("rota.absences[{}].to", place + 1);
            found.unless(absence.from <= absence.to, &key, Why::Order);
            found.unless(absence.days().count() <= CLOSURE, &key, Why::Range);
            let other = format!("rota.absences[{}].stands_in", place + 1);
            found.unless(absence.stands_in != Some(absence.person), other, Why::Twice);
        }
        for (place, handover) in self.rota.handovers.iter().enumerate() {
            found.unless(
                handover.from < handover.to,
                format!("rota.handovers[{}].to", place + 1),
                Why::Order,
            );
        }
        let handed = self.rota.handovers.iter().map(|handover| (handover.person, handover.from, handover.to));
        found.list("rota.handovers", handed);
        found
            .list("rota.absences", self.rota.absences.iter().map(|absence| (absence.person, absence.days())));
    }

    fn charter(&self, found: &mut Found) {
        let wording = &self.charter.wording;
        found.unless(
            wording.is_empty() || self.charter.adopted.is_some(),
            "charter.adopted",
            Why::NotAdopted,
        );
        for (place, one) in wording.iter().enumerate() {
            found.both(&one.words, SENTENCE, &format!("charter.wording[{}].words", place + 1));
        }
        found.list("charter.wording", wording.iter().map(|one| (one.heading, one.side, &one.words.cy)));
    }

    fn facts(&self, found: &mut Found) {
        for (place, priority) in self.priorities.iter().enumerate() {
            let key = |name: &str| format!("priorities[{}].{name}", place + 1);
            found.unless(is_code(&priority.code), key("code"), Why::Code);
            found.both(&priority.name, NAME, &key("name"));
            found.unless(priority.to.is_none_or(|to| priority.from <= to), key("to"), Why::Order);
        }
        found.list("priorities", self.priorities.iter().map(|priority| &priority.code));
        for (place, population) in self.population.iter().enumerate() {
            let key = |name: &str| format!("population[{}].{name}", place + 1);
            found.unless((1991..=2200).contains(&population.year), key("year"), Why::Range);
            found.line(&population.source, NAME, &key("source"));
            // One number about several groups could stand beside none of them.
            let none = population.band.is_none() && population.language.is_none() && !population.looked_after;
            found.unless(!none, key("band"), Why::Missing);
            found.unless(none || population.group().is_some(), key("band"), Why::Twice);
        }
        let group = |one: &Population| (one.year, one.band, one.language, one.looked_after);
        found.list("population", self.population.iter().map(group));
        found.unless(
            (12..=1200).contains(&self.retention.concern_months),
            "retention.concern_months",
            Why::Range,
        );
    }
}
