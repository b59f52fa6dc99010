use super::*;
use proptest::prelude::*;

fn printed(number: u64) -> Printed {
    Printed::new(number).unwrap()
}

#[test]
fn the_interval_agrees_with_the_worked_examples() {
    let examples = [
        (0, 10, 0.000, 0.278),
        (5, 5, 0.566, 1.000),
        (7, 9, 0.453, 0.937),
        (8, 10, 0.490, 0.943),
        (10, 10, 0.722, 1.000),
        (15, 30, 0.332, 0.668),
        (40, 50, 0.670, 0.888),
    ];
    for (part, whole, low, high) in examples {
        let interval = wilson(part, whole).unwrap();
        assert!((interval.low - low).abs() < 0.000_5, "{part}/{whole}: {interval:?}");
        assert!((interval.high - high).abs() < 0.000_5, "{part}/{whole}: {interval:?}");
    }
}

#[test]
fn the_rounding_widens_a_small_base_much_and_a_large_one_hardly() {
    let added = |part: u64, whole: u64| {
        let narrow = wilson(u32::try_from(part).unwrap(), u32::try_from(whole).unwrap()).unwrap();
        let wide = widened(printed(part), printed(whole)).unwrap();
        (wide.high - wide.low) / (narrow.high - narrow.low)
    };
    // The ratio of standard deviations at p = 0.6: √(1 + 6·1.36 / (0.24·n)), so √1.68 and √1.085.
    assert!((1.20..1.30).contains(&added(30, 50)), "{}", added(30, 50));
    assert!((1.03..1.05).contains(&added(240, 400)), "{}", added(240, 400));
}

#[test]
fn there_is_no_share_of_nobody_and_no_part_larger_than_its_whole() {
    assert_eq!(wilson(0, 0), None);
    assert_eq!(wilson(6, 5), None);
    assert_eq!(widened(Printed::ZERO, Printed::ZERO), None);
    assert_eq!(Share::of(printed(30), printed(25)), None);
    assert_eq!(Ends::of(printed(10), printed(60), printed(55)), None);
}

#[test]
fn only_a_multiple_of_five_is_a_printed_number() {
    assert_eq!(Printed::new(12), None);
    assert_eq!(Printed::new(15).map(Printed::get), Some(15));
}

#[test]
fn fewer_than_fifty_are_said_in_words_and_fifty_in_percent() {
    let few = Share::of(printed(15), printed(45)).unwrap();
    assert_eq!(few.said(), Said::About { part: printed(15), whole: printed(45) });
    let enough = Share::of(printed(30), printed(50)).unwrap();
    // (0.6 + 0.0384 ± √(0.6384² − 1.0676·0.3508)) / 1.0676: 0.428 to 0.768.
    assert_eq!(enough.said(), Said::Percent { percent: 60, low: 42, high: 77 });
    let all = Ends::of(printed(65), printed(10), printed(105)).unwrap();
    assert_eq!((all.top.percent(), all.bottom.percent()), (62, 10));
}

proptest! {
    #[test]
    fn the_share_lies_in_its_interval_and_more_people_make_it_narrower(part in 0_u32..500, rest in 0_u32..500) {
        prop_assume!(part + rest > 0);
        let whole = part + rest;
        let few = wilson(part, whole).unwrap();
        let p = f64::from(part) / f64::from(whole);
        prop_assert!(few.low <= p + 1e-12 && p <= few.high + 1e-12);
        let many = wilson(part * 4, whole * 4).unwrap();
        prop_assert!(many.high - many.low < few.high - few.low);
    }

    #[test]
    fn the_widened_interval_contains_the_other_and_stays_a_share(part in 0_u64..400, rest in 0_u64..400) {
        prop_assume!(part + rest > 0);
        let (part, whole) = (part * 5, (part + rest) * 5);
        let narrow = wilson(u32::try_from(part).unwrap(), u32::try_from(whole).unwrap()).unwrap();
        let wide = widened(printed(part), printed(whole)).unwrap();
        prop_assert!(wide.low <= narrow.low + 1e-12 && narrow.high <= wide.high + 1e-12, "{wide:?} {narrow:?}");
        prop_assert!(0.0 <= wide.low && wide.low <= wide.high && wide.high <= 1.0);
    }

    #[test]
    fn what_is_printed_as_percent_lies_between_what_is_printed_as_its_range(part in 0_u64..200, rest in 0_u64..200) {
        prop_assume!(part + rest >= 10);
        match Share::of(printed(part * 5), printed((part + rest) * 5)).unwrap().said() {
            Said::Percent { percent, low, high } => prop_assert!(low <= percent && percent <= high && high <= 100),
            Said::About { whole, .. } => prop_assert!(whole.get() < Share::PERCENT_FROM),
        }
    }
}
