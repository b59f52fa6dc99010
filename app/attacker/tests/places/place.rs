//! Made-up places: people who answer one question, and what is printed of them month by month.
//! The method is written here once more, in its own words, so that the attacker is tested against no code of the product.

use attacker::{Document, Known, Print, Row, Table};
use std::collections::{BTreeMap, BTreeSet};

/// A small generator: `SplitMix64`.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.0)
    }

    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }
}

fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// One response.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) key: u64,
    pub(crate) service: u64,
    pub(crate) level: u64,
    pub(crate) answer: &'static str,
}

pub(crate) const ANSWERS: [&str; 5] = ["top", "middle", "bottom", "not-sure", "not-about-me"];
pub(crate) const MEASURE: &str = "charter";
pub(crate) const ROW: &str = "c1";

/// The number that a set of people prints: up with probability (n mod 5) / 5, by a keyed draw of their key sum.
pub(crate) fn printed(people: &[&Person]) -> i64 {
    let n = people.len() as u64;
    let sum = people.iter().fold(0_u64, |sum, person| sum.wrapping_add(person.key));
    let draw = mix(sum ^ 0x5EED_0F5E_C2E7) % 5;
    let down = n - n % 5;
    i64::try_from(if draw < n % 5 { down + 5 } else { down }).unwrap()
}

/// A place: who has answered by now, and when each population was last printed.
pub(crate) struct Place {
    pub(crate) people: Vec<Person>,
    moves: BTreeMap<(String, String), i64>,
    last: BTreeMap<(String, String), i64>,
    before: BTreeMap<(String, String), BTreeSet<u64>>,
    pub(crate) prints: Vec<Print>,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self {
            people: Vec::new(),
            moves: BTreeMap::new(),
            last: BTreeMap::new(),
            before: BTreeMap::new(),
            prints: Vec::new(),
        }
    }

    /// The populations of the place: everybody, each service, each level.
    fn populations(&self) -> Vec<(String, String, Vec<&Person>)> {
        let mut populations = vec![("all".to_owned(), String::new(), self.people.iter().collect())];
        for (cut, of) in [
            ("service", (|person| person.service) as fn(&Person) -> u64),
            ("level", |person: &Person| person.level),
        ] {
            let values: BTreeSet<u64> = self.people.iter().map(of).collect();
            for value in values {
                let here = self.people.iter().filter(|person| of(person) == value).collect();
                populations.push((cut.to_owned(), value.to_string(), here));
            }
        }
        populations
    }

    /// Prints what is due at `time`. `fresh`: whatever has moved since is printed, as in a release.
    pub(crate) fn print(&mut self, time: i64, fresh: bool) {
        let mut prints = Vec::new();
        let (mut all_moves, mut last, mut before) =
            (self.moves.clone(), self.last.clone(), self.before.clone());
        for (cut, value, people) in self.populations() {
            let name = (cut.clone(), value.clone());
            let now: BTreeSet<u64> = people.iter().map(|person| person.key).collect();
            let then = before.entry(name.clone()).or_default();
            let since = now.symmetric_difference(then).count();
            let all = all_moves.entry(name.clone()).or_default();
            *all += i64::try_from(since).unwrap();
            *then = now;
            let printed_before = last.get(&name).map_or(i64::MAX, |last| *all - last);
            let due = printed_before >= 10 || (fresh && printed_before > 0);
            if due {
                last.insert(name, *all);
            }
            let known = Known { responses: i64::try_from(people.len()).unwrap(), moves: *all };
            // The attacker knows how many there are also where nothing is printed.
            prints.push(print_of(&cut, &value, &people, time, known, due));
        }
        (self.moves, self.last, self.before) = (all_moves, last, before);
        self.prints.extend(prints);
    }
}

fn print_of(cut: &str, value: &str, people: &[&Person], time: i64, known: Known, due: bool) -> Print {
    let floor = if cut == "service" { 15 } else { 10 };
    let of = |answers: &[&str]| -> i64 {
        let here: Vec<&Person> =
            people.iter().filter(|person| answers.contains(&person.answer)).copied().collect();
        // No part is printed above the true number of responses.
        let most = i64::try_from(people.len()).unwrap() / 5 * 5;
        printed(&here).min(most)
    };
    let all = printed(people);
    let base = of(&ANSWERS[..4]);
    let shown = due && all >= floor && base >= floor;
    let cells = ANSWERS.iter().map(|answer| {
        let whole = if *answer == "not-about-me" { all } else { base };
        ((*answer).to_owned(), of(&[answer]).min(whole))
    });
    let row =
        Row { code: ROW.to_owned(), base: shown.then_some(base), cells: shown.then(|| cells.collect()) };
    let tables = if due && all >= floor {
        vec![Table { measure: MEASURE.to_owned(), rows: vec![row] }]
    } else {
        Vec::new()
    };
    let document = Document {
        authority: "W06000099".to_owned(),
        period: "2026-Q3".to_owned(),
        channel: "alone".to_owned(),
        lineage: "2026.1".to_owned(),
        audience: "child".to_owned(),
        cut: cut.to_owned(),
        value: value.to_owned(),
        floor,
        drawn: time.to_string(),
        base: (due && all >= floor).then_some(all),
        tables,
    };
    Print { document, time, known: Some(known), own: Vec::new() }
}

/// A place that grows over `times` months: most services get 0 to 30 responses a quarter.
pub(crate) fn random(seed: u64, times: i64) -> Place {
    let mut random = Random(seed);
    let services = 2 + random.below(3);
    let weights =
        [3 + random.below(5), 1 + random.below(4), random.below(4), random.below(2), random.below(2)];
    let mut place = Place::new();
    for time in 0..times {
        for _ in 0..4 + random.below(16) {
            let mut at = random.below(weights.iter().sum());
            let answer = ANSWERS.iter().zip(weights).find(|(_, weight)| {
                let here = at < *weight;
                at = at.saturating_sub(*weight);
                here
            });
            place.people.push(Person {
                key: random.next(),
                service: random.below(services).min(random.below(services)),
                level: random.below(3),
                answer: answer.map_or("top", |(answer, _)| answer),
            });
        }
        // Now and then somebody takes theirs back.
        if random.below(4) == 0 {
            let gone = usize::try_from(random.below(place.people.len() as u64)).unwrap();
            place.people.remove(gone);
        }
        place.print(time, time + 1 == times);
    }
    place
}

/// A place in which `n` people have answered one question, `x` of them with the first answer.
pub(crate) fn said(place: &mut Place, random: &mut Random, n: usize, x: usize) {
    for i in 0..n {
        let answer = if i < x { ANSWERS[0] } else { ANSWERS[1] };
        place.people.push(Person { key: random.next(), service: 0, level: 0, answer });
    }
}
