//! Settings as an authority writes them, and what is made of them.

use super::*;
use crate::clock::Moment;
use crate::figures::Cut;
use crate::questionnaire::{Band, Speaks};
use jiff::civil::date;
use proptest::prelude::*;

/// A whole file, made up.
const FILE: &str = r#"
promise_days = 20

[reading]
days = "mon,thu"
times = ["10:00", "15:30"]

[[closed]]
from = "2026-12-24"
to = "2026-12-31"
reason = { cy = "Ar gau dros y Nadolig", en = "Closed over Christmas" }

[[lines]]
kind = "front-door"
number = "029 2018 0123"
when = ["mon-fri 08:30-17:00"]

[[lines]]
kind = "duty-team"
number = "029 2018 0456"
when = ["every 17:00-08:30", "sat,sun,holiday 08:30-17:00"]

[clocks]
acknowledge_minutes = 20

[[rota.shifts]]
person = "0191d1a2-0000-4000-8000-000000000001"
when = "mon-sun 17:00-09:00"
order = 1

[[rota.absences]]
person = "0191d1a2-0000-4000-8000-000000000001"
from = "2026-11-27"
to = "2026-11-30"

[disclosure]
base = 20
service_base = 20

[charter]
adopted = "2026-04-01"
[[charter.wording]]
heading = "RH"
side = "service"
words = { cy = "Byddwn yn dweud y gwir.", en = "We will tell the truth." }

[[priorities]]
code = "help-early"
name = { cy = "Help cynnar", en = "Early help" }
from = "2025-04-01"
to = "2028-03-31"

[[population]]
year = 2025
band = "11-15"
number = 4210
source = "made up"

[[population]]
year = 2024
language = "cy"
number = 2100
source = "made up"

[[population]]
year = 2025
looked_after = true
number = 96
source = "made up"

[retention]
concern_months = 120
"#;

fn whole() -> Settings {
    toml::from_str(FILE).unwrap()
}

fn at(local: &str) -> Moment {
    Moment::of_local(local.parse().unwrap()).unwrap()
}

fn said(moment: Option<Moment>) -> String {
    moment.map(|at| at.local().to_string()).unwrap_or_default()
}

#[test]
fn a_whole_file_is_read_has_no_problem_and_is_kept_and_found_again() {
    let settings = whole();
    assert_eq!(settings.problems(), []);
    assert_eq!(settings.clocks, Clocks { acknowledge_minutes: 20, ..Clocks::HOUSE });
    assert_eq!((settings.disclosure.floor(Cut::All), settings.retention.concern_months), (20, 120));
    let kept = settings.to_stored().unwrap();
    assert_eq!(Settings::from_stored(&kept), Ok(settings.clone()));
    assert_eq!(toml::from_str::<Settings>(&toml::to_string(&settings).unwrap()).unwrap(), settings);
}

#[test]
fn what_nobody_can_decide_for_an_authority_has_no_default_and_a_misspelt_key_is_refused() {
    let least = "promise_days = 28\nreading = { days = \"mon-fri\", times = [\"10:00\"] }";
    let settings: Settings = toml::from_str(least).unwrap();
    let reading = Reading::once(DaySet::WORKING, TimeOfDay::of_hour(10).unwrap());
    assert_eq!(settings, Settings::new(reading, 28));
    assert!(
        settings.lines.is_empty() && settings.charter.adopted.is_none() && settings.problems().is_empty()
    );
    for (wrong, says) in [
        ("promise_days = 28", "reading"),
        ("reading = { days = \"mon\", times = [\"10:00\"] }", "promise_days"),
        ("promise_dayz = 28", "promise_dayz"),
        ("[clocks]\nwriten_hours = 2", "writen_hours"),
    ] {
        let refused = toml::from_str::<Settings>(wrong).unwrap_err().to_string();
        assert!(refused.contains(says), "{refused}");
    }
}

#[test]
fn a_body_of_a_newer_clywed_is_refused_and_no_value_of_a_broken_one_is_repeated() {
    let newer = r#"{"format":2,"settings":{"times":["whenever"]}}"#;
    assert_eq!(Settings::from_stored(newer), Err(Unreadable::Newer(2)));
    let broken = Settings::from_stored(r#"{"format":1,"settings":{"secret":7}}"#).unwrap_err();
    assert!(matches!(broken, Unreadable::Broken(_)) && !broken.to_string().contains("secret"));
    let before = r#"{"format":1,"settings":{"promise_days":28,"reading":{"days":"mon","times":["10:00"]}}}"#;
    assert_eq!(
        Settings::from_stored(before).unwrap().clocks,
        Clocks::HOUSE,
        "written before there were clocks"
    );
}

#[test]
fn somebody_reads_next_on_a_reading_day_that_is_no_holiday() {
    let settings = whole();
    for (now, next) in [
        ("2026-11-26T09:59", "2026-11-26T10:00:00"),
        ("2026-11-26T10:00", "2026-11-26T15:30:00"),
        ("2026-11-26T15:30", "2026-11-30T10:00:00"),
        ("2026-12-21T16:00", "2027-01-04T10:00:00"), // Thursday the 24th and Monday the 28th to the 31st are closed
        ("2026-04-02T16:00", "2026-04-09T10:00:00"), // Easter Monday
        ("2026-03-26T16:00", "2026-03-30T10:00:00"), // the clock goes forward between
    ] {
        assert_eq!(said(settings.next_reading(at(now))), next, "{now}");
    }
    let mut always = whole();
    always.reading.days = DaySet::EVERY;
    assert_eq!(said(always.next_reading(at("2026-12-24T16:00"))), "2026-12-25T10:00:00");
    always.reading.days = DaySet::default();
    assert_eq!(always.next_reading(at("2026-12-24T16:00")), None);
    assert_eq!(always.read_by(at("2026-12-24T16:00")), at("2026-12-25T16:00"), "never nothing");
}

#[test]
fn an_answer_is_promised_for_a_reading_day_and_never_before_somebody_reads() {
    let mut settings = whole();
    let now = at("2026-11-30T18:00");
    let promised = |settings: &Settings, days| {
        let settings = Settings { promise_days: days, ..settings.clone() };
        settings.promised(now, settings.read_by(now)).local().to_string()
    };
    assert_eq!(promised(&settings, 21), "2026-12-21T18:00:00", "a Monday");
    assert_eq!(promised(&settings, 24), "2027-01-04T18:00:00", "Christmas Eve, closed");
    assert_eq!(promised(&settings, 1), "2026-12-03T18:00:00", "the Thursday on which it is read");
    settings.reading.days = DaySet::default();
    assert_eq!(promised(&settings, 24), "2026-12-24T18:00:00");
}

#[test]
fn the_number_to_ring_is_the_one_that_is_answered_now() {
    let settings = whole();
    let ring = |now| {
        let lines = settings.lines_at(at(now));
        lines.iter().map(|line| line.kind.code()).collect::<Vec<_>>().join(" ")
    };
    for (now, line) in [
        ("2026-11-26T08:29", "duty-team"),
        ("2026-11-26T08:30", "front-door"),
        ("2026-11-26T16:59", "front-door"),
        ("2026-11-26T17:00", "duty-team"),
        ("2026-11-29T12:00", "duty-team"), // a Sunday
        ("2026-12-25T12:00", "duty-team"), // a bank holiday
        ("2026-12-29T12:00", "duty-team"), // closed
        ("2027-01-04T03:00", "duty-team"), // the night from Sunday
    ] {
        assert_eq!(ring(now), line, "{now}");
    }
    let shown = settings.lines_by_hour(at("2026-11-26T20:00"));
    let shown: Vec<_> = shown.iter().map(|(line, open)| (line.kind, *open)).collect();
    assert_eq!(shown, [(LineKind::DutyTeam, true), (LineKind::FrontDoor, false)]);
    let turns: std::collections::BTreeSet<u8> = settings.turns().collect();
    assert_eq!(turns.into_iter().collect::<Vec<_>>(), [0, 30]);
}

#[test]
fn whoever_is_away_is_away_for_whole_days() {
    let rota = whole().rota;
    let person = rota.shifts[0].person;
    let away = ["2026-11-26", "2026-11-27", "2026-11-30", "2026-12-01"]
        .map(|day| rota.is_away(person, day.parse().unwrap()));
    assert_eq!(away, [false, true, true, false]);
    assert!(!rota.is_away(uuid::Uuid::nil(), date(2026, 11, 28)));
}

#[test]
fn everything_that_is_wrong_is_said_at_once_under_its_key() {
    let mut settings = whole();
    settings.promise_days = 0;
    settings.reading.times.push(TimeOfDay::END);
    settings.reading.times.push(TimeOfDay::END);
    settings.closed.push(Closed { to: date(2026, 1, 1), ..settings.closed[0].clone() });
    settings.closed[1].reason.en = " ".into();
    settings.lines.push(Line { kind: LineKind::Other, name: None, number: "the desk".into(), when: vec![] });
    settings.clocks.written_hours = 25;
    settings.clocks.chase_working_days = 0;
    settings.rota.shifts[0].order = 0;
    settings.rota.absences[0].to = date(2020, 1, 1);
    settings.charter.adopted = None;
    settings.charter.wording.push(Wording {
        words: Bilingual { cy: "Un".into(), en: String::new() },
        ..settings.charter.wording[0].clone()
    });
    settings.priorities[0].code = "Help Early".into();
    settings.population.push(settings.population[0].clone());
    settings.population[1].looked_after = true;
    settings.population[2].looked_after = false;
    settings.retention.concern_months = 6;
    let found: Vec<String> =
        settings.problems().iter().map(|one| format!("{} {}", one.key, one.why)).collect();
    let expected = [
        "promise_days range",
        "reading.times range",
        "reading.times[4] twice",
        "closed[2].to order",
        "closed[2].reason one-language",
        "lines[3].name missing",
        "lines[3].number telephone",
        "lines[3].when missing",
        "clocks.written_hours laxer",
        "clocks.chase_working_days range",
        "rota.shifts[1].order range",
        "rota.absences[1].to order",
        "charter.adopted not-adopted",
        "charter.wording[2].words one-language",
        "priorities[1].code code",
        "population[2].band twice",
        "population[3].band missing",
        "population[4] twice",
        "retention.concern_months range",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_change_is_told_by_its_keys_and_never_by_its_values() {
    let before = whole();
    let mut now = before.clone();
    assert!(now.changes(&before).is_empty());
    now.clocks.written_hours = 12;
    now.lines.pop();
    now.rota.absences.clear();
    now.charter.adopted = None;
    now.population[0].number = 7;
    let keys = ["charter.adopted", "clocks.written_hours", "lines", "population", "rota.absences"];
    assert_eq!(now.changes(&before), keys);
}

#[test]
fn days_and_hours_are_written_as_people_write_them() {
    for (text, shown) in [
        ("mon-fri 08:30-17:00", "mon-fri 08:30-17:00"),
        (" Mon, thu,mon 22:00-06:00 ", "mon,thu 22:00-06:00"),
        ("sat,sun,holiday 00:00-24:00", "sat,sun,holiday 00:00-24:00"),
        ("always", "mon-sun,holiday 00:00-24:00"),
        ("every 17:00-08:30", "mon-sun,holiday 17:00-08:30"),
    ] {
        assert_eq!(text.parse::<Window>().unwrap().to_string(), shown);
    }
    for odd in [
        "",
        "mon",
        "mon 8:30-17:00",
        "mon 08:30-25:00",
        "mon 08:60-09:00",
        "fri-mon 08:00-09:00",
        "mon-holiday 08:00-09:00",
        "moon 08:00-09:00",
        "mon 24:00-08:00",
        "mon 08:00-00:00",
        "mon 08:00",
        "1 08:00-09:00",
    ] {
        assert!(odd.parse::<Window>().is_err(), "{odd}");
    }
}

fn any_days() -> impl Strategy<Value = DaySet> {
    any::<[bool; 8]>().prop_filter_map("a day at least", |chosen| {
        let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"];
        let picked: Vec<&str> =
            names.into_iter().zip(chosen).filter(|(_, is)| *is).map(|(name, _)| name).collect();
        picked.join(",").parse().ok()
    })
}

fn any_window() -> impl Strategy<Value = Window> {
    (any_days(), 0..1440_u16, 1..=1440_u16).prop_map(|(days, from, to)| Window {
        days,
        from: TimeOfDay::of_minutes(from).unwrap(),
        to: TimeOfDay::of_minutes(to).unwrap(),
    })
}

/// A moment of the years 2026 and 2027, to the minute.
fn any_moment() -> impl Strategy<Value = Moment> {
    (0..1_050_000_i64).prop_map(|minute| Moment(1_767_225_600_000_000 + minute * 60_000_000))
}

proptest! {
    #[test]
    fn a_window_is_read_as_it_was_written(window in any_window()) {
        prop_assert_eq!(window.to_string().parse(), Ok(window));
    }

    #[test]
    fn at_every_minute_of_a_day_a_window_is_open_or_its_opposite_is(window in any_window(), now in any_moment()) {
        prop_assume!(window.from != window.to && window.to != TimeOfDay::END && window.from.minutes() != 0);
        let calendar = whole().calendar();
        let whole_week = Window { days: DaySet::EVERY, ..window };
        let opposite = Window { from: window.to, to: window.from, ..whole_week };
        prop_assert_ne!(whole_week.covers(now, &calendar), opposite.covers(now, &calendar));
        prop_assert!(Window::ALWAYS.covers(now, &calendar));
    }

    #[test]
    fn the_next_start_is_later_on_one_of_its_days_and_opens_the_window(window in any_window(), now in any_moment()) {
        // On the one night on which the clock leaves out the hour from one, a window may be over before it begins.
        prop_assume!(!(60..120).contains(&window.from.minutes()));
        let calendar = whole().calendar();
        let start = window.next_start(now, &calendar).unwrap();
        prop_assert!(start > now && window.days.include(start.date(), &calendar));
        prop_assert!(window.covers(start, &calendar));
    }

    #[test]
    fn a_promise_is_never_earlier_than_somebody_reads(days in any_days(), promise in 1..366_u16, now in any_moment()) {
        let mut settings = whole();
        settings.reading.days = days;
        settings.promise_days = promise;
        let due = settings.read_by(now);
        prop_assert!(due > now);
        let promised = settings.promised(now, due);
        prop_assert!(promised.date() >= due.date());
        prop_assert!((promised.date() - now.date()).get_days() >= i32::from(promise));
        if settings.next_reading(now).is_some() {
            prop_assert!(days.include(due.date(), &settings.calendar()));
        }
    }
}

#[test]
fn beside_figures_of_a_year_stands_the_newest_number_of_each_group_that_was_there_by_then() {
    let mut settings = whole();
    let newer = Population { year: 2026, number: 4300, ..settings.population[0].clone() };
    settings.population.push(newer);
    let by = |year| -> Vec<(Option<Group>, u32)> {
        settings.population_by(year).iter().map(|one| (one.group(), one.number)).collect()
    };
    let (age, welsh) = (Some(Group::Age(Band::To15)), Some(Group::Language(Speaks::Welsh)));
    assert_eq!(by(2023), []);
    assert_eq!(by(2024), [(welsh, 2100)]);
    assert_eq!(by(2025), [(age, 4210), (welsh, 2100), (Some(Group::LookedAfter), 96)]);
    assert_eq!(by(2026)[0], (age, 4300));
}
