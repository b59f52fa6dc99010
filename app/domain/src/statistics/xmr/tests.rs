use super::*;
use crate::statistics::{Side, Signal};

fn points(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().copied().map(Some).collect()
}

/// The series of the package's vignette.
fn vignette() -> Vec<Option<f64>> {
    let mut values = vec![1.0, 2.0, 1.0, 2.0, 10.0];
    values.extend([1.0, 2.0].repeat(6));
    values.push(1.0);
    points(&values)
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.000_6
}

fn count(points: &[Option<f64>], signal: Signal) -> usize {
    chart(points, &[]).marks.iter().flatten().filter(|mark| mark.signal == signal).count()
}

#[test]
fn limits_agree_with_the_packages_vignette_screened_and_not() {
    let screened = limits(&vignette(), true).unwrap();
    assert!(close(screened.bounds.centre, 1.944) && close(screened.moving_range, 1.0), "{screened:?}");
    assert!(close(screened.bounds.lower, -0.716) && close(screened.bounds.upper, 4.604) && !screened.trial);
    let plain = limits(&vignette(), false).unwrap();
    assert!(close(plain.moving_range, 1.882), "{plain:?}");
    assert!(close(plain.bounds.lower, -3.063) && close(plain.bounds.upper, 6.952), "{plain:?}");
}

/// The snapshots of the package's own test of its limits: twenty numbers of R's `set.seed(123); rnorm(20)`, then with
/// an extreme point, screened and not.
#[test]
fn limits_agree_with_the_packages_own_snapshots() {
    let mut values = points(&[
        -0.560_475_65,
        -0.230_177_49,
        1.558_708_31,
        0.070_508_39,
        0.129_287_74,
        1.715_064_99,
        0.460_916_21,
        -1.265_061_23,
        -0.686_852_85,
        -0.445_661_97,
        1.224_081_80,
        0.359_813_83,
        0.400_771_45,
        0.110_682_72,
        -0.555_841_13,
        1.786_913_14,
        0.497_850_48,
        -1.966_617_16,
        0.701_355_90,
        -0.472_791_41,
    ]);
    let near = |limits: Option<Limits>, centre: f64, lower: f64, upper: f64| {
        let bounds = limits.unwrap().bounds;
        let same = |a: f64, b: f64| (a - b).abs() < 0.000_002;
        assert!(
            same(bounds.centre, centre) && same(bounds.lower, lower) && same(bounds.upper, upper),
            "{bounds:?}"
        );
    };
    near(limits(&values, true), 0.141_623_8, -3.011_380, 3.294_627);
    values[14] = Some(10.0);
    near(limits(&values, true), 0.669_415_9, -2.383_666, 3.722_497);
    near(limits(&values, false), 0.669_415_9, -4.596_625, 5.935_457);
}

#[test]
fn the_one_extreme_point_is_outside_and_the_rest_is_ordinary() {
    let marks = chart(&vignette(), &[]).marks;
    assert_eq!(marks.iter().flatten().count(), 1);
    assert_eq!(marks[4], Some(Mark { signal: Signal::Outside, side: Side::Above }));
}

#[test]
fn seven_rising_points_are_a_trend_and_six_are_not() {
    let flat = [10.0, 30.0].repeat(6);
    let rise =
        |n: u8| points(&[&flat[..], &(0..n).map(|i| 17.0 + f64::from(i)).collect::<Vec<_>>()].concat());
    // The point before the rise (30) is higher, so the rise has exactly `n` points.
    assert_eq!((count(&rise(6), Signal::Trend), count(&rise(7), Signal::Trend)), (0, 7));
}

#[test]
fn seven_points_on_one_side_are_a_shift_unless_one_is_withheld() {
    let mut values = points(&[1.0, 9.0, 1.0, 9.0, 1.0, 9.0, 1.0, 6.0, 7.0, 6.0, 7.0, 6.0, 7.0, 6.0, 1.0]);
    assert_eq!(count(&values, Signal::Shift), 7);
    values[10] = None;
    assert_eq!(count(&values, Signal::Shift), 0);
}

#[test]
fn two_of_three_near_a_limit_are_a_signal_and_on_opposite_sides_they_are_not() {
    let mut values = [10.0, 12.0].repeat(8);
    let before = limits(&points(&values), true).unwrap().bounds;
    values.extend([before.upper - 0.2, 11.9, before.upper - 0.2]);
    let found = chart(&points(&values), &[]);
    let near = Some(Mark { signal: Signal::NearLimit, side: Side::Above });
    assert_eq!((found.marks[16], found.marks[17], found.marks[18]), (near, None, near));
    // The package's own case: the last two of a symmetrical series, one near each limit.
    let mut opposite = [1.0, -1.0].repeat(8);
    (opposite[14], opposite[15]) = (5.5, -5.5);
    assert_eq!(chart(&points(&opposite), &[]).marks[14..], [None, None]);
}

#[test]
fn a_point_that_two_rules_find_has_the_first() {
    let mut values = [10.0, 12.0].repeat(8);
    values.extend([11.5, 11.6, 11.7, 11.8, 11.9, 12.1, 30.0]);
    let found = chart(&points(&values), &[]).marks;
    assert_eq!(found[22].map(|mark| mark.signal), Some(Signal::Outside));
    assert_eq!(found[21].map(|mark| mark.signal), Some(Signal::Trend));
}

#[test]
fn after_a_break_the_limits_are_computed_anew() {
    let values = points(&[&[10.0, 12.0].repeat(7)[..], &[30.0, 32.0].repeat(6)[..]].concat());
    let whole = chart(&values, &[]);
    assert!(whole.marks.iter().any(Option::is_some), "{whole:?}");
    let broken = chart(&values, &[14]);
    assert_eq!(broken.marks.iter().flatten().count(), 0);
    let from: Vec<usize> = broken.parts.iter().map(|part| part.from).collect();
    let centres: Vec<f64> = broken.parts.iter().map(|part| part.limits.unwrap().bounds.centre).collect();
    assert_eq!((from, centres), (vec![0, 14], vec![11.0, 31.0]));
}

#[test]
fn few_points_make_trial_limits_and_lonely_or_motionless_ones_none() {
    assert!(limits(&points(&[1.0, 2.0].repeat(5)), true).unwrap().trial);
    assert!(!limits(&points(&[1.0, 2.0].repeat(6)), true).unwrap().trial);
    assert_eq!(limits(&[Some(1.0), None, Some(2.0)], true), None);
    assert_eq!(limits(&points(&[3.0; 12]), true), None);
    assert_eq!(limits(&[], true), None);
}
