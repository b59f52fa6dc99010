//! Who is told, and when: somebody always is, and no step happens twice.

use super::*;
use proptest::prelude::*;
use uuid::Uuid;

fn shift(person: u128, when: &str, order: u8) -> Shift {
    Shift { person: Uuid::from_u128(person), when: when.parse().unwrap(), order }
}

fn on_duty(rota: &Rota, when: &str) -> Vec<u128> {
    rota.on_duty(at(when), &Calendar::default()).iter().map(Uuid::as_u128).collect()
}

fn people(on_duty: &[u8], all: &[u8]) -> People<u8> {
    People { on_duty: on_duty.to_vec(), here: all.to_vec(), all: all.to_vec(), has_rota: true }
}

/// Takes steps, one after the other, for so long, and says who was told when, in minutes.
fn tellings(of: &Standing<u8>, people: &People<u8>, minutes: i64) -> Vec<(i64, Vec<u8>, bool)> {
    let terms = Clocks::default();
    let clocks = clocks(of, &terms, &Calendar::default());
    let (mut told, mut taken) = (Told::default(), Vec::new());
    while let Some(step) = next_step(of, &clocks, &told, &terms) {
        let after = (step.at.0 - of.times.routed.0) / MINUTE;
        if after > minutes {
            break;
        }
        let telling = tell(of, &step, people, &told);
        told.people.extend(telling.people.iter().copied());
        told.steps.push((step.what, step.at));
        taken.push((after, telling.people, telling.front_door));
    }
    taken
}

#[test]
fn the_first_on_duty_is_told_then_the_deputy_then_everybody_and_the_moderators() {
    let of = raised(Kind::HarmChild, at("2026-11-18T10:00:00"));
    let told = tellings(&of, &people(&[1, 2], &[1, 2, 3]), 120);
    let wanted = [
        (0, vec![1], false),
        (30, vec![2], false),
        (60, vec![1, 2, 3], true),
        (90, vec![1, 2, 3], true),
        (120, vec![1, 2, 3], true),
    ];
    assert_eq!(told, wanted, "and again and again until somebody has it");
}

#[test]
fn outside_every_shift_everybody_and_the_moderators_are_told_at_once() {
    let of = raised(Kind::HarmChild, at("2026-11-18T03:00:00"));
    assert_eq!(tellings(&of, &people(&[], &[1, 2]), 0), [(0, vec![1, 2], true)]);
}

#[test]
fn once_a_moderator_has_rung_they_are_asked_no_more_and_the_leads_are_told_on() {
    let start = at("2026-11-18T03:00:00");
    let of = then(&raised(Kind::HarmChild, start), 9, start, Act::Rang(start));
    assert_eq!(tellings(&of, &people(&[], &[1, 2]), 30), [(0, vec![1, 2], false), (30, vec![1, 2], false)]);
}

#[test]
fn of_what_is_about_a_worker_or_a_colleague_nobody_outside_its_desk_is_ever_told() {
    for kind in [Kind::Worker, Kind::Moderator, Kind::Lead, Kind::Officer] {
        let of = raised(kind, at("2026-11-18T03:00:00"));
        for people in [people(&[], &[1]), people(&[1], &[1]), people(&[], &[])] {
            assert!(tellings(&of, &people, 600).iter().all(|(_, _, front_door)| !front_door), "{kind}");
        }
    }
}

#[test]
fn a_desk_without_a_rota_is_told_at_once_as_a_whole_and_the_moderators_when_nobody_took_it() {
    let of = raised(Kind::HarmChild, at("2026-11-18T10:00:00"));
    let without = People { has_rota: false, ..people(&[], &[1, 2]) };
    assert_eq!(tellings(&of, &without, 30), [(0, vec![1, 2], false), (30, vec![1, 2], true)]);
    let empty = People { has_rota: false, ..people(&[], &[]) };
    assert_eq!(tellings(&of, &empty, 0), [(0, vec![], true)], "nobody is there: the moderators at once");
}

#[test]
fn whoever_has_it_is_told_when_it_is_late_and_then_everybody() {
    let start = at("2026-11-18T10:00:00");
    let of = then(&raised(Kind::HarmChild, start), 2, start, Act::Acknowledge);
    let told = tellings(&of, &people(&[1], &[1, 2]), 24 * 60);
    assert_eq!(told[0], (60, vec![2], false), "the call is late");
    assert_eq!(told[1], (120, vec![1, 2], false));
    let away = People { here: vec![1], ..people(&[1], &[1, 2]) };
    assert_eq!(tellings(&of, &away, 60), [(60, vec![1], false)], "whoever has it is away");
}

#[test]
fn a_shift_is_by_the_clock_on_the_wall_through_midnight_and_both_changes() {
    let shifts = vec![shift(1, "sat 22:00-06:00", 1), shift(2, "mon-fri 09:00-17:00", 1)];
    let rota = Rota { shifts, ..Rota::default() };
    for (when, people) in [
        ("2026-03-28T21:59:00", vec![]),
        ("2026-03-28T22:00:00", vec![1]),
        ("2026-03-29T05:59:00", vec![1]),
        ("2026-03-29T06:00:00", vec![]),
        ("2026-10-25T01:30:00", vec![1]),
        ("2026-10-26T09:00:00", vec![2]),
        ("2026-10-26T17:00:00", vec![]),
        // Christmas Day is no Friday.
        ("2026-12-25T10:00:00", vec![]),
    ] {
        assert_eq!(on_duty(&rota, when), people, "{when}");
    }
    let night = at("2026-11-18T20:00:00");
    let next = |who: Option<u128>| {
        let counts = |person: Uuid| who.is_none_or(|who| person.as_u128() == who);
        rota.next_duty(night, &Calendar::default(), counts)
    };
    assert_eq!(next(None), Some(at("2026-11-19T09:00:00")));
    assert_eq!(next(Some(1)), Some(at("2026-11-21T22:00:00")));
    assert_eq!(next(Some(3)), None);
}

#[test]
fn whoever_is_away_is_not_on_duty_and_is_again_in_the_middle_of_a_shift() {
    let away = Absence {
        person: Uuid::from_u128(1),
        from: "2026-11-16".parse().unwrap(),
        to: "2026-11-18".parse().unwrap(),
        stands_in: None,
    };
    let shifts = vec![shift(1, "every 20:00-08:00", 1), shift(2, "wed 20:00-23:00", 2)];
    let rota = Rota { shifts, absences: vec![away], ..Rota::default() };
    assert_eq!(on_duty(&rota, "2026-11-18T21:00:00"), [2]);
    assert_eq!(on_duty(&rota, "2026-11-19T00:00:00"), [1]);
    let from = at("2026-11-18T23:00:00");
    let next = rota.next_duty(from, &Calendar::default(), |_| true);
    assert_eq!(next, Some(at("2026-11-19T00:00:00")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn nobody_is_on_duty_before_the_next_duty_and_somebody_is_then(
        hour in 0..24_u16, length in 1..24_u16, day in 0..7_usize, away in 0..5_i64, minute in 0..600_000_i64,
    ) {
        let name = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"][day];
        let to = (hour + length) % 24;
        let to = if to == 0 { 24 } else { to };
        let one = shift(1, &format!("{name} {hour:02}:00-{to:02}:00"), 1);
        // Every second year's days: the clock changes and the holidays are among them.
        let from = Moment(at("2026-01-01T00:00:00").0 + minute * MINUTE);
        let first = from.date();
        let to = first.checked_add(away.days()).unwrap();
        let absences = vec![Absence { person: one.person, from: first, to, stands_in: None }];
        let rota = Rota { shifts: vec![one], absences, ..Rota::default() };
        let calendar = Calendar::default();
        let next = rota.next_duty(from, &calendar, |_| true).unwrap();
        prop_assert!(next >= from);
        prop_assert!(!rota.on_duty(next, &calendar).is_empty());
        for before in 1..40 {
            let earlier = Moment(next.0 - before * HOUR);
            if earlier >= from {
                prop_assert!(rota.on_duty(earlier, &calendar).is_empty(), "{before} hours earlier");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]
    #[test]
    fn somebody_is_always_told_and_every_step_has_a_name_of_its_own(
        on_duty in prop::collection::btree_set(0_u8..5, 0..4), all in prop::collection::btree_set(0_u8..5, 0..6),
        away in prop::collection::btree_set(0_u8..5, 0..6), has_rota: bool, kind in prop::sample::select(Kind::ALL),
        taken: bool,
    ) {
        let all: Vec<u8> = all.into_iter().collect();
        let here: Vec<u8> = all.iter().copied().filter(|who| !away.contains(who)).collect();
        let on_duty = on_duty.into_iter().filter(|who| here.contains(who)).collect();
        let people = People { on_duty, here, all: all.clone(), has_rota };
        let start = at("2026-11-18T10:00:00");
        let mut of = raised(kind, start);
        if taken { of = then(&of, 0, start, Act::Acknowledge); }
        let (terms, mut told, mut names) = (Clocks::default(), Told::default(), BTreeSet::new());
        let clocks = clocks(&of, &terms, &Calendar::default());
        let mut last = start;
        let mut reached = BTreeSet::new();
        for _ in 0..12 {
            let step = next_step(&of, &clocks, &told, &terms).unwrap();
            prop_assert!(step.at >= last, "never before the one before it");
            prop_assert!(names.insert(step.name()), "{} twice", step.name());
            let telling = tell(&of, &step, &people, &told);
            if !all.is_empty() {
                prop_assert!(!telling.people.is_empty(), "nobody is told though there is somebody");
            } else if of.desk() == Desk::Lead && !taken {
                prop_assert!(telling.front_door, "there is nobody: the moderators ring");
            } else {
                prop_assert!(telling.is_nobody(), "then those who find deputies are shown it");
            }
            prop_assert!(telling.people.iter().all(|who| all.contains(who)));
            reached.extend(telling.people.iter().copied());
            told.people.extend(telling.people);
            told.steps.push((step.what, step.at));
            last = step.at;
        }
        if !taken {
            // Everybody who is there hears of it in the end.
            prop_assert!(people.here.iter().all(|who| reached.contains(who)));
        }
    }
}
