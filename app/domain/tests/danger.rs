//! How well danger hints find what should be read first, measured on comments that nobody who wrote the rules wrote.
//!
//! `danger/README.md` says how the comments were made, `docs/danger-hints.md` what the figures mean. The floors are what was
//! measured: a change of the rules that finds less fails here, and one that finds more is no reason to look at the second half.

#![expect(
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a few hundred comments, and the figures are to be read"
)]

use domain::danger::hint;

/// Comments of which so many were flagged.
struct Share {
    flagged: usize,
    all: usize,
}

impl Share {
    fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let flags: Vec<bool> = texts.map(|text| hint([text]).is_some()).collect();
        Self { flagged: flags.iter().filter(|flag| **flag).count(), all: flags.len() }
    }

    fn rate(&self) -> f64 {
        self.flagged as f64 / self.all as f64
    }

    /// The share with Wilson's interval at 95 %, in percent.
    fn said(&self) -> String {
        let (n, p, z) = (self.all as f64, self.rate(), 1.96_f64);
        let middle = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
        let half = z / (1.0 + z * z / n) * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
        format!(
            "{} of {} = {:.1} % ({:.1}–{:.1})",
            self.flagged,
            self.all,
            100.0 * p,
            100.0 * (middle - half),
            100.0 * (middle + half)
        )
    }
}

/// Language, label, text.
fn read(half: &'static str) -> Vec<(&'static str, &'static str, &'static str)> {
    let line = |line: &'static str| match line.split('\t').collect::<Vec<_>>()[..] {
        [_, language, label, text] => (language, label, text),
        _ => panic!("not four columns: {line}"),
    };
    half.lines().skip(1).map(line).collect()
}

/// Prints what a half says, and gives recall and the share of false alarms.
fn measure(name: &str, half: &'static str) -> (Share, Share) {
    let comments = read(half);
    let share = |language: Option<&str>, label: &str| {
        let wanted = |(of, labelled, _): &&(&str, &str, &str)| {
            *labelled == label && language.is_none_or(|language| *of == language)
        };
        Share::of(comments.iter().filter(wanted).map(|(_, _, text)| *text))
    };
    for (language, of) in [(None, "both"), (Some("cy"), "Welsh"), (Some("en"), "English")] {
        println!("{name}, {of}: recall {}", share(language, "danger").said());
        println!("{name}, {of}: false alarms {}", share(language, "none").said());
    }
    (share(None, "danger"), share(None, "none"))
}

#[test]
fn the_first_half_that_the_rules_were_made_with_is_found() {
    let (recall, alarms) = measure("first half", include_str!("danger/first.tsv"));
    assert_eq!((recall.all, alarms.all), (127, 157));
    assert!(recall.flagged >= 127, "{}", recall.said());
    assert!(alarms.flagged <= 25, "{}", alarms.said());
}

/// The floors are the figures of the one measurement, made when the rules were finished. Nobody tunes a rule after this half.
#[test]
fn the_second_half_that_the_rules_never_saw_is_found() {
    let (recall, alarms) = measure("second half", include_str!("danger/second.tsv"));
    assert_eq!((recall.all, alarms.all), (127, 157));
    assert!(recall.flagged >= 125, "{}", recall.said());
    assert!(alarms.flagged <= 80, "{}", alarms.said());
}

/// Real comments by adults about health services. They may not be kept in the repository: where they are not at hand the test
/// says so.
#[test]
fn at_most_a_tenth_of_real_comments_is_flagged() {
    let beside = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = beside.ancestors().map(|folder| folder.join("shared/data/patient-comments.csv"));
    let Some(bytes) = files.into_iter().find_map(|path| std::fs::read(path).ok()) else {
        println!("skipped: ../shared/data/patient-comments.csv is not here");
        return;
    };
    let mut file = csv::Reader::from_reader(bytes.as_slice());
    let place = file.headers().unwrap().iter().position(|header| header == "comment").unwrap();
    let written = file.records().map(|row| row.unwrap()[place].trim().to_owned());
    let comments: std::collections::BTreeSet<String> = written.filter(|text| !text.is_empty()).collect();
    let all = Share::of(comments.iter().map(String::as_str));
    let long = Share::of(comments.iter().map(String::as_str).filter(|text| text.chars().count() >= 60));
    println!("real comments, each once: {}", all.said());
    println!("of those with 60 letters or more: {}", long.said());
    assert!(all.rate() <= 0.1, "{}", all.said());
}
