//! Who is away, who stands in, and who was handed the duty: nobody absent is told first, and somebody always is.

use super::*;
use proptest::prelude::*;
use uuid::Uuid;

fn who(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn shift(person: u128, when: &str, order: u8) -> Shift {
    Shift { person: who(person), when: when.parse().unwrap(), order }
}

fn day(text: &str) -> jiff::civil::Date {
    text.parse().unwrap()
}

fn away(person: u128, from: &str, to: &str, stands_in: Option<u128>) -> Absence {
    Absence { person: who(person), from: day(from), to: day(to), stands_in: stands_in.map(who) }
}

fn office() -> Rota {
    Rota {
        shifts: vec![shift(1, "mon-fri 09:00-17:00", 1), shift(2, "mon-fri 09:00-17:00", 2)],
        ..Rota::default()
    }
}

fn on_duty(rota: &Rota, when: &str) -> Vec<u128> {
    rota.on_duty(at(when), &Calendar::default()).iter().map(Uuid::as_u128).collect()
}

fn wanted(person: u128, from: &str, to: &str, stands_in: Option<u128>) -> Change {
    let (from, to) = (from.parse().ok(), to.parse().ok());
    Change::Away { person: Some(who(person)), from, to, stands_in: stands_in.map(who) }
}

fn handed(person: u128, from: &str, to: &str) -> Change {
    Change::HandOver { person: Some(who(person)), from: from.parse().ok(), to: to.parse().ok() }
}

/// Thursday noon, on a desk of three.
fn changed(rota: &Rota, wanted: &Change) -> Result<Rota, Vec<Mistake>> {
    change(rota, &[who(1), who(2), who(3)], at("2026-11-26T12:00:00"), wanted)
}

#[test]
fn whoever_stands_in_is_told_in_the_place_of_whoever_is_away() {
    let rota = changed(&office(), &wanted(1, "2026-11-26", "2026-11-27", Some(3))).unwrap();
    assert_eq!(on_duty(&rota, "2026-11-27T10:00:00"), [3, 2]);
    assert_eq!(on_duty(&rota, "2026-11-30T10:00:00"), [1, 2], "back on Monday");
    let both = changed(&rota, &wanted(3, "2026-11-27", "2026-11-27", None)).unwrap();
    assert_eq!(on_duty(&both, "2026-11-27T10:00:00"), [2], "the stand-in is away too");
    let back = changed(&rota, &Change::Back(away(1, "2026-11-26", "2026-11-27", Some(3)))).unwrap();
    assert_eq!(back, office());
}

#[test]
fn whoever_was_handed_the_duty_is_told_first_until_it_ends() {
    let rota = changed(&office(), &handed(3, "2026-11-26T17:00", "2026-11-27T10:00")).unwrap();
    assert_eq!(on_duty(&rota, "2026-11-26T16:59:00"), [1, 2]);
    assert_eq!(on_duty(&rota, "2026-11-26T17:00:00"), [3]);
    assert_eq!(on_duty(&rota, "2026-11-27T09:30:00"), [3, 1, 2]);
    assert_eq!(on_duty(&rota, "2026-11-27T10:00:00"), [1, 2]);
    let next = rota.next_duty(at("2026-11-26T16:59:00"), &Calendar::default(), |person| person == who(3));
    assert_eq!(next, Some(at("2026-11-26T17:00:00")));
    let later = changed(&rota, &handed(2, "2026-11-26T20:00", "2026-11-27T09:00")).unwrap();
    assert_eq!(on_duty(&later, "2026-11-26T21:00:00"), [2, 3], "the latest handover comes first");
    let hand = Handover {
        person: who(3),
        from: "2026-11-26T17:00".parse().unwrap(),
        to: "2026-11-27T10:00".parse().unwrap(),
    };
    assert_eq!(changed(&rota, &Change::TakeBack(hand)).unwrap(), office());
}

#[test]
fn every_mistake_is_named_and_all_of_them_at_once() {
    use Mistake as M;
    let nothing = Change::Away { person: None, from: None, to: None, stands_in: None };
    assert_eq!(changed(&office(), &nothing).unwrap_err(), [M::AwayWho, M::AwayFrom, M::AwayTo]);
    let nothing = Change::HandOver { person: None, from: None, to: None };
    assert_eq!(changed(&office(), &nothing).unwrap_err(), [M::HandWho, M::HandFrom, M::HandTo]);
    let gone = Rota { absences: vec![away(2, "2026-11-28", "2026-11-30", None)], ..office() };
    for (wanted, mistake) in [
        (wanted(9, "2026-11-26", "2026-11-27", None), M::AwayWho),
        (wanted(1, "2026-11-27", "2026-11-26", None), M::AwayOrder),
        (wanted(1, "2026-11-20", "2026-11-25", None), M::AwayPast),
        (wanted(1, "2026-11-26", "2027-11-27", None), M::AwayLong),
        (wanted(2, "2026-11-27", "2026-11-28", None), M::AwayTwice),
        (wanted(1, "2026-11-26", "2026-11-26", Some(1)), M::StandInSelf),
        (wanted(1, "2026-11-26", "2026-11-28", Some(2)), M::StandInAway),
        (wanted(1, "2026-11-26", "2026-11-26", Some(9)), M::StandInAway),
        (handed(9, "2026-11-26T17:00", "2026-11-27T09:00"), M::HandWho),
        (handed(1, "2026-11-26T17:00", "2026-11-26T17:00"), M::HandOrder),
        (handed(1, "2026-11-26T10:00", "2026-11-26T12:00"), M::HandPast),
        (handed(1, "2026-11-25T10:00", "2026-11-27T12:00"), M::HandPast),
        (handed(1, "2026-11-26T17:00", "2026-12-25T12:00"), M::HandLong),
        (handed(2, "2026-11-27T17:00", "2026-11-28T09:00"), M::HandAway),
    ] {
        assert_eq!(changed(&gone, &wanted).unwrap_err(), [mistake], "{wanted:?}");
    }
    let once = changed(&office(), &handed(3, "2026-11-26T17:00", "2026-11-27T10:00")).unwrap();
    let twice = changed(&once, &handed(3, "2026-11-26T17:00", "2026-11-27T10:00"));
    assert_eq!(twice.unwrap_err(), [M::HandTwice]);
}

#[test]
fn what_was_over_long_ago_is_dropped_with_the_next_change_and_nothing_else_is() {
    let absences = vec![away(1, "2026-10-01", "2026-10-20", None), away(2, "2026-11-01", "2026-11-02", None)];
    let rota = Rota { absences, ..office() };
    let after = changed(&rota, &wanted(3, "2026-12-01", "2026-12-01", None)).unwrap();
    assert_eq!(after.absences.iter().map(|absence| absence.person).collect::<Vec<_>>(), [who(2), who(3)]);
    let theirs = Change::Back(away(2, "2026-11-01", "2026-11-02", None));
    let other = change(&rota, &[who(1)], at("2026-11-02T12:00:00"), &theirs).unwrap();
    assert_eq!(other.absences.len(), 2, "one desk takes nothing back of another");
}

#[test]
fn a_gap_is_where_nobody_is_on_duty_and_everything_else_is_covered() {
    let rota = Rota { absences: vec![away(1, "2026-11-27", "2026-11-27", None)], ..office() };
    let window = (at("2026-11-26T12:00:00"), at("2026-11-30T10:00:00"));
    let told = |counts: fn(Uuid) -> bool| -> Vec<(String, Vec<u128>)> {
        let cover = rota.cover(window, &Calendar::default(), counts).into_iter();
        cover
            .map(|one| (one.from.local().to_string(), one.people.iter().map(Uuid::as_u128).collect()))
            .collect()
    };
    let from = |when: &str, people: &[u128]| (format!("2026-11-{when}:00:00"), people.to_vec());
    assert_eq!(
        told(|_| true),
        [
            from("26T12", &[1, 2]),
            from("26T17", &[]),
            from("27T09", &[2]),
            from("27T17", &[]),
            from("30T09", &[1, 2])
        ]
    );
    assert_eq!(
        told(|person| person == who(1)),
        [from("26T12", &[1]), from("26T17", &[]), from("30T09", &[1])]
    );
}

fn days() -> impl Strategy<Value = (i64, i64)> {
    (0_i64..20, 0_i64..6)
}

prop_compose! {
    fn any_rota()(
        shifts in prop::collection::vec((0_u128..4, 0_usize..7, 0_u16..24, 1_u16..24, 1_u8..4), 0..6),
        absences in prop::collection::vec((0_u128..4, days(), prop::option::of(0_u128..4)), 0..5),
        handovers in prop::collection::vec((0_u128..4, days(), 0_i8..24), 0..4),
    ) -> Rota {
        let first = day("2026-10-20");
        let on = |n: i64| first.checked_add(jiff::Span::new().days(n)).unwrap();
        let names = ["mon", "tue", "wed", "thu", "fri", "sat", "every"];
        let shifts = shifts.into_iter().map(|(person, day, hour, length, order)| {
            let to = (hour + length) % 24;
            let to = if to == 0 { 24 } else { to };
            shift(person, &format!("{} {hour:02}:00-{to:02}:30", names[day]).replace("24:30", "24:00"), order)
        }).collect();
        let absences = absences.into_iter().map(|(person, (from, more), other)| Absence {
            person: who(person), from: on(from), to: on(from + more), stands_in: other.map(who),
        }).collect();
        let handovers = handovers.into_iter().map(|(person, (from, more), hour)| Handover {
            person: who(person), from: on(from).at(hour, 0, 0, 0), to: on(from + more + 1).at(hour, 15, 0, 0),
        }).collect();
        Rota { shifts, absences, handovers }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn nobody_absent_is_told_first_while_somebody_is_there_and_somebody_always_is_told(
        rota in any_rota(), minute in 0_i64..30_000, able in prop::collection::btree_set(0_u128..4, 1..5),
    ) {
        let now = Moment(at("2026-10-20T00:00:00").0 + minute * MINUTE);
        let able: Vec<Uuid> = able.into_iter().map(who).collect();
        let calendar = Calendar::default();
        let people = People::of(&rota, (&able, &able), now, &calendar);
        let of = Standing::raised(Kind::HarmChild, None, now, Moment(now.0 + 30 * MINUTE));
        let terms = Clocks::default();
        let clocks = clocks(&of, &terms, &calendar);
        let mut told: Told<Uuid> = Told::default();
        for _ in 0..6 {
            let step = next_step(&of, &clocks, &told, &terms).unwrap();
            let telling = tell(&of, &step, &people, &told);
            prop_assert!(!telling.people.is_empty(), "nobody is told");
            let absent = telling.people.iter().any(|one| rota.is_away(*one, now.date()));
            prop_assert!(!absent || people.here.is_empty(), "somebody absent is told while somebody is there");
            told.people.extend(telling.people);
            told.steps.push((step.what, step.at));
        }
    }

    #[test]
    fn the_cover_of_two_weeks_says_at_every_moment_who_is_on_duty(rota in any_rota(), minute in 0_i64..30_000) {
        let calendar = Calendar::default();
        let from = at("2026-10-20T07:20:00");
        let to = from.plus_days(14);
        let cover = rota.cover((from, to), &calendar, |_| true);
        prop_assert_eq!(cover.first().map(|one| one.from), Some(from));
        prop_assert_eq!(cover.last().map(|one| one.to), Some(to));
        prop_assert!(cover.windows(2).all(|two| two[0].to == two[1].from && two[0].people != two[1].people));
        let asked = Moment(from.0 + minute * MINUTE);
        if let Some(there) = cover.iter().find(|one| one.from <= asked && asked < one.to) {
            prop_assert_eq!(&there.people, &rota.on_duty(asked, &calendar));
        }
    }
}
