use super::*;
use proptest::prelude::*;

fn points(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().copied().map(Some).collect()
}

fn patterns(values: &[Option<f64>]) -> Vec<Pattern> {
    run_chart(values).unwrap().patterns
}

/// Twelve points that take turns around 5, with a median of 5.
fn ordinary() -> Vec<f64> {
    vec![4.0, 6.0, 6.2, 4.1, 4.2, 6.1, 3.9, 6.3, 5.8, 4.4, 4.3, 6.4]
}

#[test]
fn fewer_than_ten_points_make_no_run_chart() {
    assert_eq!(run_chart(&points(&ordinary()[..9])), None);
    assert!(run_chart(&points(&ordinary()[..10])).is_some());
    let mut gaps = points(&ordinary());
    (gaps[0], gaps[5], gaps[7]) = (None, None, None);
    assert_eq!(run_chart(&gaps), None);
}

#[test]
fn an_ordinary_series_has_no_pattern() {
    let chart = run_chart(&points(&ordinary())).unwrap();
    assert_eq!((chart.useful, chart.runs, chart.patterns), (12, 8, vec![]));
}

#[test]
fn six_points_on_one_side_are_a_shift_and_a_point_on_the_median_neither_makes_nor_breaks_it() {
    let low = [4.0, 4.2, 6.1, 4.1, 4.3, 4.0, 3.9, 4.4, 5.0];
    let mut values = [&low[..], &[6.0, 6.2, 5.0, 6.1, 6.4, 6.0]].concat();
    assert!(!patterns(&points(&values)).iter().any(|pattern| matches!(pattern, Pattern::Shift(_))));
    values.push(6.3);
    let shift = Stretch { side: Side::Above, from: 9, to: 15 };
    assert!(patterns(&points(&values)).contains(&Pattern::Shift(shift)), "{:?}", run_chart(&points(&values)));
    assert_eq!(run_chart(&points(&values)).unwrap().standing(15), Some((Side::Above, 9)));
    let mut withheld = points(&values);
    withheld[11] = None;
    assert!(!patterns(&withheld).iter().any(|pattern| matches!(pattern, Pattern::Shift(_))));
}

#[test]
fn five_rising_points_are_a_trend_and_equal_neighbours_count_once() {
    let trend = |values: &[f64]| {
        let trends: Vec<Stretch> = trends(&points(values));
        trends.into_iter().map(|trend| (trend.side, trend.from, trend.to)).collect::<Vec<_>>()
    };
    assert_eq!(trend(&[6.0, 1.0, 2.0, 3.0, 4.0, 0.0]), []);
    assert_eq!(trend(&[6.0, 1.0, 2.0, 3.0, 4.0, 5.0, 0.0]), [(Side::Above, 1, 5)]);
    assert_eq!(trend(&[6.0, 1.0, 2.0, 2.0, 3.0, 4.0, 0.0]), []);
    assert_eq!(trend(&[6.0, 1.0, 2.0, 2.0, 3.0, 4.0, 5.0, 0.0]), [(Side::Above, 1, 6)]);
    assert_eq!(trend(&[1.0, 5.0, 4.0, 3.0, 2.0]), []);
    assert_eq!(trend(&[2.0, 5.0, 4.0, 3.0, 2.0, 1.0]), [(Side::Below, 1, 5)]);
    let mut gap = points(&[1.0, 2.0, 3.0, 4.0, 5.0]);
    gap[2] = None;
    assert_eq!(trends(&gap), []);
}

#[test]
fn two_runs_of_five_are_too_few_and_ten_are_too_many() {
    let step = points(&[4.0, 4.2, 4.1, 4.3, 3.9, 6.0, 6.2, 5.8, 6.1, 6.4]);
    let last = Stretch { side: Side::Above, from: 5, to: 9 };
    assert_eq!(patterns(&step), [Pattern::TooFewRuns(last)]);
    assert_eq!(run_chart(&step).unwrap().standing(9), Some((Side::Above, 5)));
    let turns = points(&[4.0, 6.0, 4.2, 6.1, 4.1, 6.2, 4.3, 5.8, 3.9, 6.4]);
    assert_eq!(patterns(&turns), [Pattern::TooManyRuns]);
    assert_eq!(run_chart(&turns).unwrap().standing(9), None);
}

proptest! {
    #[test]
    fn turning_a_series_upside_down_turns_its_patterns(values in proptest::collection::vec(0_i32..12, 10..40)) {
        let series = |sign: f64| values.iter().map(|value| Some(sign * f64::from(*value))).collect::<Vec<_>>();
        let turn = |stretch: Stretch| Stretch {
            side: if stretch.side == Side::Above { Side::Below } else { Side::Above },
            ..stretch
        };
        let turned: Vec<Pattern> = patterns(&series(-1.0)).into_iter().map(|pattern| match pattern {
            Pattern::Shift(stretch) => Pattern::Shift(turn(stretch)),
            Pattern::Trend(stretch) => Pattern::Trend(turn(stretch)),
            Pattern::TooFewRuns(stretch) => Pattern::TooFewRuns(turn(stretch)),
            Pattern::TooManyRuns => Pattern::TooManyRuns,
        }).collect();
        prop_assert_eq!(patterns(&series(1.0)), turned);
    }
}
