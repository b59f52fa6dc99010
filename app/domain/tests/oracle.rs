//! What other people's programs answer, frozen, against ours. `oracle/README.md` says how the answers were made.

#[path = "statistics/seeded.rs"]
#[expect(dead_code, reason = "the simulations draw more")]
mod seeded;

use domain::{
    disclosure::{Position, rounded},
    statistics::{Level, Mark, Side, Signal, alpha, chart},
};
use seeded::SplitMix64;

const DIGITS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Ten thousand tables, made anew from their seeds, counted and added up by us, rounded by the ONS's package.
#[test]
fn cells_are_rounded_as_the_statisticians_own_program_rounds_them() {
    let mut seen = std::collections::BTreeSet::new();
    let mut tables = 0;
    for (seed, answers) in (0_u64..).zip(include_str!("oracle/rounding.txt").lines()) {
        let mut random = SplitMix64::new(seed);
        let (rows, columns) = (2 + random.below(3), 2 + random.below(3));
        let most = 1 + random.below(300);
        let count = 1 + random.below(most);
        let mut cells = vec![(0_u64, 0_u64); usize::try_from(rows * columns).unwrap()];
        for _ in 0..count {
            let (row, column, key) = (random.below(rows), random.below(columns), random.below(256));
            let (n, sum) = &mut cells[usize::try_from(row * columns + column).unwrap()];
            *n += 1;
            *sum = sum.wrapping_add(key << 56);
        }
        let ours: Vec<u64> = cells.iter().map(|(n, sum)| rounded(*n, Position(*sum))).collect();
        let digit = |sign: u8| DIGITS.iter().position(|digit| *digit == sign).unwrap();
        let theirs: Vec<u64> = answers.bytes().map(|sign| u64::try_from(digit(sign)).unwrap() * 5).collect();
        assert_eq!(ours, theirs, "table {seed}: {cells:?}");
        seen.extend(cells.iter().map(|(n, sum)| (n % 5, sum >> 56)));
        tables += 1;
    }
    assert_eq!(tables, 10_000);
    assert_eq!(seen.len(), 5 * 256, "every remainder met every cell key");
}

/// 120 series with shifts, trends, outliers, ties and breaks: limits, and the signal of every point.
#[test]
fn charts_have_the_limits_and_signals_of_plot_the_dots() {
    let text = include_str!("oracle/plotthedots.csv");
    let lines: Vec<Vec<&str>> = text.lines().skip(1).map(|line| line.split(',').collect()).collect();
    let mut points = 0;
    let mut kinds = std::collections::BTreeSet::new();
    for series in lines.chunk_by(|one, other| one[0] == other[0]) {
        let values: Vec<Option<f64>> = series.iter().map(|line| line[2].parse().ok()).collect();
        let breaks: Vec<usize> =
            (1..series.len()).filter(|at| series[*at][1] != series[*at - 1][1]).collect();
        let ours = chart(&values, &breaks);
        assert_eq!(ours.parts.len(), breaks.len() + 1);
        for (at, line) in series.iter().enumerate() {
            let part = ours.parts.iter().rfind(|part| part.from <= at).unwrap();
            let bounds = part.limits.unwrap().bounds;
            for (number, theirs) in
                [(bounds.centre, line[3]), (bounds.lower, line[4]), (bounds.upper, line[5])]
            {
                let theirs: f64 = theirs.parse().unwrap();
                assert!(
                    (number - theirs).abs() < 0.000_001,
                    "series {} point {at}: {bounds:?} {line:?}",
                    line[0]
                );
            }
            assert_eq!(code(ours.marks[at]), line[6], "series {} point {at}: {ours:?}", line[0]);
            kinds.insert(line[6]);
            points += 1;
        }
    }
    assert!(points > 2_500, "{points} points");
    assert_eq!(kinds.len(), 9, "every rule on either side, and none: {kinds:?}");
}

fn code(mark: Option<Mark>) -> String {
    let Some(Mark { signal, side }) = mark else { return "-".to_owned() };
    let rule = match signal {
        Signal::Outside => 'O',
        Signal::Trend => 'T',
        Signal::NearLimit => 'N',
        Signal::Shift => 'S',
    };
    format!("{rule}{}", if side == Side::Above { 'A' } else { 'B' })
}

#[test]
fn agreement_of_readers_is_what_the_python_package_answers() {
    let mut codings = 0;
    for line in include_str!("oracle/agreement.csv").lines().skip(1) {
        let columns: Vec<&str> = line.split(',').collect();
        let value = |sign: char| sign.to_digit(10).and_then(|digit| i32::try_from(digit).ok());
        let readers: Vec<Vec<Option<i32>>> =
            columns[3].split(' ').map(|row| row.chars().map(value).collect()).collect();
        for (level, theirs) in [Level::Nominal, Level::Ordinal, Level::Interval].into_iter().zip(&columns) {
            let (ours, theirs) = (alpha(&readers, level).unwrap(), theirs.parse::<f64>().unwrap());
            assert!((ours - theirs).abs() < 1e-9, "{level:?} {ours} {line}");
        }
        codings += 1;
    }
    assert_eq!(codings, 80);
}
