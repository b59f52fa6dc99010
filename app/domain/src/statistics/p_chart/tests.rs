use super::*;
use crate::statistics::{Side, Signal};
use proptest::prelude::*;

#[expect(clippy::unnecessary_wraps, reason = "a point of a series may be withheld")]
fn point(part: u64, whole: u64) -> Option<(Printed, Printed)> {
    Some((Printed::new(part).unwrap(), Printed::new(whole).unwrap()))
}

/// Twelve months of 60 % of unequal bases, moving less than chance.
fn steady() -> Vec<Option<(Printed, Printed)>> {
    [(30, 50), (60, 100), (45, 75), (55, 90), (20, 35), (40, 65)]
        .repeat(2)
        .iter()
        .map(|p| point(p.0, p.1))
        .collect()
}

#[test]
fn the_limits_are_shewharts_with_the_rounding_added_and_depend_on_the_base() {
    let chart = p_chart(&steady()).unwrap();
    assert!((chart.centre - 250.0 / 415.0).abs() < 1e-12 && !chart.trial);
    assert!((chart.spread - 1.0).abs() < 1e-12);
    // p̄ = 0.6024: √(0.6024·0.3976/50 + 6·1.3629/2500) = √(0.0047904 + 0.0032709) = 0.08978, and for 100
    // √(0.0023952 + 0.0008177) = 0.05668.
    let reach = |at: usize| chart.points[at].map(|(_, bounds)| bounds.upper - bounds.centre).unwrap();
    assert!((reach(0) - 3.0 * 0.089_78).abs() < 0.000_1, "{}", reach(0));
    assert!((reach(1) - 3.0 * 0.056_68).abs() < 0.000_1, "{}", reach(1));
    assert_eq!(chart.marks, vec![None; 12]);
}

#[test]
fn a_month_far_away_is_outside_and_does_not_widen_the_limits() {
    let mut points = steady();
    points.push(point(10, 75));
    let chart = p_chart(&points).unwrap();
    assert_eq!(chart.marks[12], Some(Mark { signal: Signal::Outside, side: Side::Below }));
    assert!((chart.spread - 1.0).abs() < 1e-12, "one move is left out: {}", chart.spread);
}

#[test]
fn months_that_differ_beyond_chance_widen_the_limits_as_laney_does() {
    let swing: Vec<_> = [(80, 100), (30, 100)].repeat(6).iter().map(|p| point(p.0, p.1)).collect();
    let chart = p_chart(&swing).unwrap();
    // Every move is 0.5; σ = √(0.55·0.45/100 + 6·1.3025/10000) = 0.05708, so s = 0.5 / 0.05708 / 1.128.
    assert!((chart.spread - 0.5 / 0.057_08 / 1.128).abs() < 0.01, "{}", chart.spread);
    assert_eq!(chart.marks, vec![None; 12]);
}

#[test]
fn what_is_drawn_stays_a_share() {
    let high: Vec<_> = [(45, 50), (50, 50)].repeat(6).iter().map(|p| point(p.0, p.1)).collect();
    let bounds = p_chart(&high).unwrap().points[0].unwrap().1;
    assert!(bounds.upper > 1.0 && (bounds.drawn().upper - 1.0).abs() < 1e-12);
}

#[test]
fn withheld_months_and_months_of_nobody_are_gaps() {
    let mut points = steady();
    (points[3], points[4]) = (None, point(0, 0));
    let chart = p_chart(&points).unwrap();
    assert_eq!((chart.points[3], chart.points[4], chart.trial), (None, None, true));
    assert_eq!(p_chart(&[None, point(0, 0)]), None);
}

proptest! {
    #[test]
    fn limits_contain_the_centre_and_are_wider_than_shewharts(
        points in proptest::collection::vec((0_u64..=24, 2_u64..=24), 12..30),
    ) {
        let points: Vec<_> = points.iter().map(|(part, whole)| point(part.min(whole) * 5, whole * 5)).collect();
        let chart = p_chart(&points).unwrap();
        prop_assert!(chart.spread >= 1.0);
        for ((_, bounds), (_, whole)) in chart.points.iter().flatten().zip(points.iter().flatten()) {
            prop_assert!(bounds.lower < chart.centre && chart.centre < bounds.upper);
            let drawn = bounds.drawn();
            prop_assert!(0.0 <= drawn.lower && drawn.upper <= 1.0);
            let n = whole.float();
            let shewhart = 3.0 * (chart.centre * (1.0 - chart.centre) / n).sqrt();
            prop_assert!(bounds.upper - chart.centre > shewhart, "the rounding is added");
        }
    }
}
