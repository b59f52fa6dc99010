use super::*;

fn printed(number: u64) -> Printed {
    Printed::new(number).unwrap()
}

/// Each month of a series with its part of 100, four fifths alone and one fifth in groups.
fn months(parts: &[u64]) -> Vec<Point<usize, &'static str>> {
    let figures = |part: &u64| PartAndWhole {
        part: printed(*part),
        whole: printed(100),
        channels: vec![printed(80), printed(20)],
    };
    parts
        .iter()
        .enumerate()
        .map(|(period, part)| Point { period, lineage: "first", figures: Some(figures(part)) })
        .collect()
}

fn words(points: &[Point<usize, &'static str>]) -> Words<usize> {
    change(points, Rhythm::Months).words
}

/// Months that take turns around 60 of 100.
const STEADY: [u64; 12] = [60, 65, 55, 60, 65, 60, 55, 65, 60, 55, 60, 65];

#[test]
fn two_points_never_say_that_something_changed_nor_do_nine() {
    assert_eq!(words(&months(&[20, 90])), Words::NotEnough);
    assert_eq!(words(&months(&[20, 20, 20, 20, 90, 90, 90, 90, 90])), Words::NotEnough);
    assert_eq!(words(&[]), Words::NotEnough);
}

#[test]
fn a_steady_series_has_no_change() {
    assert_eq!(words(&months(&STEADY)), Words::NoChange);
    assert_eq!(words(&months(&STEADY[..10])), Words::NoChange);
}

#[test]
fn ten_points_are_read_by_the_run_chart() {
    let step = [40, 45, 40, 50, 45, 70, 75, 70, 80, 75];
    assert_eq!(words(&months(&step)), Words::Higher { since: 5 });
    let fall = [70, 60, 65, 70, 60, 75, 65, 60, 55, 50];
    assert_eq!(words(&months(&fall)), Words::Lower { since: 5 });
}

#[test]
fn a_month_outside_the_limits_is_a_change_until_the_series_comes_back() {
    let mut parts = STEADY.to_vec();
    parts.push(90);
    assert_eq!(words(&months(&parts)), Words::Higher { since: 11 }, "the month before was above too");
    parts.push(75);
    assert_eq!(words(&months(&parts)), Words::Higher { since: 11 });
    parts.push(55);
    assert_eq!(words(&months(&parts)), Words::NoChange);
}

#[test]
fn a_lasting_fall_is_said_since_it_began() {
    let mut parts = STEADY.repeat(2);
    parts.extend([45, 50, 45, 50, 45, 50, 45]);
    assert_eq!(words(&months(&parts)), Words::Lower { since: 24 });
}

#[test]
fn a_withheld_month_is_a_gap_and_not_a_zero() {
    let mut points = months(&[&STEADY[..], &STEADY[..]].concat());
    points[23].figures = None;
    assert_eq!(words(&points), Words::NoChange);
    for point in &mut points[10..] {
        point.figures = None;
    }
    assert_eq!(words(&points), Words::NoChange, "ten known points are left");
    points[9].figures = None;
    assert_eq!(words(&points), Words::NotEnough);
}

#[test]
fn a_change_does_not_end_because_a_month_is_withheld() {
    let mut points = months(&[&STEADY[..], &[95, 90, 90]].concat());
    points[13].figures = None;
    assert_eq!(words(&points), Words::Higher { since: 12 });
}

#[test]
fn another_lineage_breaks_the_line_and_the_words_never_reach_over_it() {
    let mut points = months(&[&STEADY[..], &[90; 9]].concat());
    for point in &mut points[12..] {
        point.lineage = "second";
    }
    let broken = Broken { at: 12, why: Why::Lineage };
    let said = change(&points, Rhythm::Months);
    assert_eq!(said, Change { broken: Some(broken), words: Words::BrokenLine(broken) });
    let mut points = months(&STEADY.repeat(2));
    for point in &mut points[..12] {
        point.lineage = "before";
        point.figures.as_mut().unwrap().part = printed(5);
    }
    assert_eq!(change(&points, Rhythm::Months), Change { broken: Some(broken), words: Words::NoChange });
}

#[test]
fn a_move_from_alone_to_groups_breaks_the_line_where_it_happened() {
    let mut points = months(&[&STEADY[..], &[85; 4]].concat());
    assert_eq!(words(&points), Words::Higher { since: 12 });
    for point in &mut points[12..] {
        point.figures.as_mut().unwrap().channels = vec![printed(30), printed(70)];
    }
    let broken = Broken { at: 12, why: Why::Channels };
    assert_eq!(words(&points), Words::BrokenLine(broken));
}

#[test]
fn one_month_with_a_group_more_and_small_numbers_do_not_break_the_line() {
    let mut points = months(&STEADY.repeat(2));
    points[15].figures.as_mut().unwrap().channels = vec![printed(60), printed(40)];
    assert_eq!(change(&points, Rhythm::Months).broken, None);
    let mut small = months(&STEADY.repeat(2));
    for (at, point) in small.iter_mut().enumerate() {
        let groups = if at >= 21 { 10 } else { 5 };
        point.figures = Some(PartAndWhole {
            part: printed(10),
            whole: printed(20),
            channels: vec![printed(20 - groups), printed(groups)],
        });
    }
    assert_eq!(
        change(&small, Rhythm::Months).broken,
        None,
        "60 responses: 25 points are less than 3 deviations"
    );
}

#[test]
fn a_mix_that_drifts_breaks_the_line_too() {
    let mut points = months(&STEADY.repeat(2));
    for (at, point) in points.iter_mut().enumerate() {
        let groups = 5 + u64::try_from(at).unwrap() / 2 * 5;
        point.figures.as_mut().unwrap().channels = vec![printed(100 - groups), printed(groups)];
    }
    assert_eq!(change(&points, Rhythm::Months).broken.map(|broken| broken.why), Some(Why::Channels));
}

#[test]
fn quarters_are_read_by_the_same_rules() {
    let mut points = months(&[&STEADY[..], &[90, 90]].concat());
    assert_eq!(change(&points, Rhythm::Quarters).words, Words::Higher { since: 11 });
    points[13].figures.as_mut().unwrap().channels = vec![printed(20), printed(80)];
    let broken = Broken { at: 13, why: Why::Channels };
    assert_eq!(change(&points, Rhythm::Quarters).words, Words::BrokenLine(broken));
}
