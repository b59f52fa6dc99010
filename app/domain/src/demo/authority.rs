//! Made-up settings of an authority. The telephone numbers are those that Ofcom keeps free for drama: nobody answers them.

use crate::{
    Bilingual,
    calendar::Days,
    catalogue::{CharterHeading, Side},
    clock::Moment,
    questionnaire::{Band, Speaks},
    settings::{
        Absence, Adoption, Closed, DaySet, Line, LineKind, Population, Priority, Reading, Settings, Shift,
        TimeOfDay, Window, Wording,
    },
};
use jiff::civil::{Date, Time};
use uuid::Uuid;

/// Settings of an authority that has decided nothing but what it must: somebody reads on working days at ten, and an
/// answer is promised within 28 days.
pub fn plain_settings() -> Settings {
    Settings::new(Reading::once(DaySet::WORKING, TimeOfDay::of_hour(10).unwrap_or(TimeOfDay::END)), 28)
}

/// Who stands on the demo's rota.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OnRota {
    /// The safeguarding lead.
    pub lead: Uuid,
    /// The deputy.
    pub deputy: Uuid,
}

/// Settings that an authority might have, as of `now`.
pub fn settings(people: OnRota, now: Moment) -> Settings {
    let today = now.date();
    let year = today.year();
    let christmas = Days { from: Date::constant(year, 12, 27), to: Date::constant(year, 12, 31) };
    Settings {
        closed: vec![Closed {
            from: christmas.from,
            to: christmas.to,
            reason: both(
                "Ar gau rhwng y Nadolig a’r flwyddyn newydd (demo)",
                "Closed between Christmas and New Year (demo)",
            ),
        }],
        lines: vec![
            line(LineKind::FrontDoor, "029 2018 0101", &[window(DaySet::WORKING, (8, 30), (17, 0))]),
            line(
                LineKind::DutyTeam,
                "029 2018 0102",
                &[window(DaySet::EVERY, (17, 0), (8, 30)), window(weekend(), (8, 30), (17, 0))],
            ),
        ],
        rota: crate::settings::Rota {
            shifts: vec![
                Shift { person: people.lead, when: window(DaySet::WORKING, (8, 0), (18, 0)), order: 1 },
                Shift { person: people.deputy, when: window(DaySet::EVERY, (8, 0), (20, 0)), order: 2 },
            ],
            absences: vec![Absence {
                person: people.lead,
                from: christmas.from,
                to: christmas.to,
                stands_in: Some(people.deputy),
            }],
            handovers: Vec::new(),
        },
        charter: Adoption {
            adopted: Some(Date::constant(year - 1, 4, 1)),
            wording: vec![
                wording(
                    Side::Service,
                    "Byddwn ni’n dweud y gwir wrthoch chi. (demo)",
                    "We will tell you the truth. (demo)",
                ),
                wording(
                    Side::Family,
                    "Byddwch chi’n dweud y gwir wrthon ni. (demo)",
                    "You will tell us the truth. (demo)",
                ),
            ],
        },
        priorities: vec![
            priority("early-help", "Help cynnar i deuluoedd", "Early help for families", year),
            priority("near-home", "Plant yn byw yn agos i’w cartref", "Children living near home", year),
        ],
        population: population(year - 1),
        ..plain_settings()
    }
}

/// Made-up numbers of the people who live in an authority.
pub fn population(year: i16) -> Vec<Population> {
    let one = |number| Population {
        year,
        band: None,
        language: None,
        looked_after: false,
        number,
        source: "demo".to_owned(),
    };
    let ages = [
        (Band::To7, 3_100),
        (Band::To10, 2_450),
        (Band::To15, 4_200),
        (Band::To17, 1_650),
        (Band::To25, 6_900),
    ]
    .map(|(band, number)| Population { band: Some(band), ..one(number) });
    let languages = [(Speaks::Welsh, 5_200), (Speaks::English, 5_900)]
        .map(|(language, number)| Population { language: Some(language), ..one(number) });
    let looked_after = Population { looked_after: true, ..one(85) };
    ages.into_iter().chain(languages).chain([looked_after]).collect()
}

fn wording(side: Side, cy: &str, en: &str) -> Wording {
    Wording { heading: CharterHeading::RespectAndHonesty, side, words: both(cy, en) }
}

fn both(cy: &str, en: &str) -> Bilingual {
    Bilingual { cy: cy.to_owned(), en: en.to_owned() }
}

fn window(days: DaySet, from: (i8, i8), to: (i8, i8)) -> Window {
    let time = |(hour, minute): (i8, i8)| TimeOfDay::of(Time::constant(hour, minute, 0, 0));
    Window { days, from: time(from), to: time(to) }
}

fn weekend() -> DaySet {
    DaySet::EVERY.without(DaySet::WORKING)
}

fn line(kind: LineKind, number: &str, when: &[Window]) -> Line {
    Line { kind, name: None, number: number.to_owned(), when: when.to_vec() }
}

fn priority(code: &str, cy: &str, en: &str, year: i16) -> Priority {
    Priority {
        code: code.to_owned(),
        name: both(cy, en),
        from: Date::constant(year - 1, 4, 1),
        to: Some(Date::constant(year + 3, 3, 31)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demos_settings_may_be_used_and_somebody_answers_at_every_hour() {
        let now = Moment::at_start_of(Date::constant(2026, 11, 26)).unwrap();
        let people = OnRota { lead: Uuid::from_u128(1), deputy: Uuid::from_u128(2) };
        let settings = settings(people, now);
        assert_eq!(settings.problems(), []);
        assert_eq!(plain_settings().problems(), []);
        for half_hour in 0..60 * 48 {
            let at = Moment(now.0 + half_hour * 1_800_000_000);
            assert_eq!(settings.lines_at(at).len(), 1, "{}", at.local());
        }
        assert!(
            settings.lines.iter().all(|line| line.number.starts_with("029 2018 0")),
            "nobody answers these"
        );
    }
}
