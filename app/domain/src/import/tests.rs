//! Plans of small made-up files, and of the real one where it is at hand.

use super::*;
use crate::feedback::WordBox;
use jiff::civil::date;
use proptest::prelude::*;

const HEAD: &str = "id,date,service,question,rating,words\n";

fn mapping() -> Mapping {
    Mapping {
        source: "made up".into(),
        id: "id".into(),
        date: DateFrom::Column { heading: "date".into(), order: DateOrder::DayFirst },
        service: ServiceFrom::Column {
            heading: "service".into(),
            values: [("Flying Start".to_owned(), "fs".to_owned())].into(),
        },
        comment: "words".into(),
        word_box: BoxFrom::Column {
            heading: "question".into(),
            values: [("good".to_owned(), WordBox::Praise), ("bad".to_owned(), WordBox::Problem)].into(),
        },
        rating: Some(RatingFrom { heading: "rating".into(), lowest: 1, highest: 5 }),
        language: Locale::En,
    }
}

fn planned(file: &str) -> Plan {
    plan(file.as_bytes(), &mapping(), &["fs".to_owned()].into(), date(2026, 6, 30))
}

fn kinds(file: &str) -> Vec<(usize, ProblemKind)> {
    planned(&format!("{HEAD}{file}")).problems.iter().map(|p| (p.line, p.kind)).collect()
}

#[test]
fn a_clean_file_gives_its_rows_with_lines_dates_boxes_and_services() {
    let plan = planned(&format!(
        "{HEAD}a,31/03/2026,Flying Start,good,1,\"warm,\nand kind\"\nb,2026-04-01,fs,bad,,late again\n"
    ));
    assert_eq!(plan.problems, []);
    let rows = plan.ready().unwrap();
    assert_eq!((rows[0].line, rows[1].line), (2, 4));
    assert_eq!(rows[0].date, date(2026, 3, 31));
    assert_eq!((rows[0].service.as_str(), rows[1].service.as_str()), ("fs", "fs"));
    assert_eq!(rows[0].words.expose_words(), [(WordBox::Praise, "warm,\nand kind".to_owned())]);
    assert_eq!((rows[0].rating, rows[1].rating), (Some(1), None));
}

#[test]
fn every_problem_is_said_by_line_and_one_problem_keeps_every_row_out() {
    use ProblemKind as K;
    let file = "a,31/03/2026,fs,good,1,fine\n\
                a,3/31/2026,fs,good,1,fine\n\
                ,01/07/2026,Somewhere,other,9,fine\n\
                c,01/01/2026,fs,good,1\n";
    let found = kinds(file);
    assert_eq!(
        found.iter().copied().collect::<BTreeSet<_>>(),
        BTreeSet::from([
            (3, K::IdTwice),
            (3, K::NotADate),
            (4, K::NoId),
            (4, K::FutureDate),
            (4, K::UnknownService),
            (4, K::UnknownQuestion),
            (4, K::NotARating),
            (5, K::WrongNumberOfCells),
        ])
    );
    assert!(found.is_sorted_by_key(|(line, _)| *line));
    assert!(planned(&format!("{HEAD}{file}")).ready().is_err());
}

#[test]
fn rows_that_say_nothing_are_skipped_and_said_whatever_else_is_in_them() {
    let plan = planned(&format!(
        "{HEAD}a,,,,,N/A\nb,,,,,None.\nc,,,,,Did not answer\nd,,,,,\ne,,,,,  -  \nf,,,,,Dim ateb\ng,31/03/2026,fs,good,,Nothing.\n"
    ));
    assert_eq!(plan.blank, [2, 3, 4, 5, 6, 7]);
    assert_eq!((plan.problems.len(), plan.len()), (0, 1));
    assert!(!says_nothing("👍") && !says_nothing("No"));
}

#[test]
fn a_comment_too_long_is_a_problem_and_never_cut() {
    let long = "a".repeat(COMMENT_LIMIT + 1);
    assert_eq!(kinds(&format!("a,31/03/2026,fs,good,1,{long}\n")), [(2, ProblemKind::TooLong)]);
}

#[test]
fn a_heading_missing_or_there_twice_is_said_before_any_row_is_read() {
    let kinds = |file| planned(file).problems.iter().map(|p| p.kind).collect::<Vec<_>>();
    assert_eq!(kinds("id,date,service,question,rating,id,words\nx\n"), [ProblemKind::ColumnTwice]);
    assert_eq!(kinds("id,date,service,question,words\n"), [ProblemKind::NoSuchColumn]);
    assert_eq!(kinds(""), [ProblemKind::Empty]);
}

#[test]
fn a_semicolon_file_with_a_byte_order_mark_and_windows_lines_is_the_same_file() {
    let plain = format!("{HEAD}a,31/03/2026,fs,good,1,fine\n");
    let windows = format!("\u{feff}{}", plain.replace(',', ";").replace('\n', "\r\n"));
    assert_eq!(planned(&plain), planned(&windows));
}

#[test]
fn the_same_row_has_the_same_digest_and_any_change_another() {
    assert_eq!(digest("s", "1", "words"), digest(" s ", "1", "words"));
    let different = [
        digest("s", "1", "words"),
        digest("s1", "", "words"),
        digest("s", "1w", "ords"),
        digest("s", "2", "words"),
    ];
    assert_eq!(BTreeSet::from(different).len(), 4);
}

#[test]
fn the_values_of_a_column_are_counted_for_the_mapping_page() {
    let file = format!("{HEAD}a,,x,,,\nb,,y,,,\nc,, x ,,,\n");
    assert_eq!(values(file.as_bytes(), "service").unwrap(), [("x".to_owned(), 2), ("y".to_owned(), 1)]);
    assert_eq!(headings(file.as_bytes()).unwrap().len(), 6);
}

/// The real comments. They are not part of the repository: where they are not at hand the test says so.
#[test]
#[expect(clippy::print_stderr, reason = "a test that skips says so")]
fn the_real_comments_plan_cleanly_with_a_suitable_mapping() {
    let beside = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = beside.ancestors().map(|folder| folder.join("shared/data/patient-comments.csv"));
    let Some(bytes) = folders.into_iter().find_map(|path| std::fs::read(path).ok()) else {
        eprintln!("skipped: ../shared/data/patient-comments.csv is not here");
        return;
    };
    let questions = values(&bytes, "question").unwrap();
    assert_eq!(questions.len(), 5);
    let word_box = |question: &str| match question {
        "How could we improve?" | "What could we do better?" => WordBox::Idea,
        "What was good?" => WordBox::Praise,
        _ => WordBox::Problem,
    };
    let mapping = Mapping {
        source: "patient comments".into(),
        id: "comment_id".into(),
        date: DateFrom::Column { heading: "date".into(), order: DateOrder::Mixed },
        service: ServiceFrom::One("fs".into()),
        comment: "comment".into(),
        word_box: BoxFrom::Column {
            heading: "question".into(),
            values: questions.iter().map(|(q, _)| (q.clone(), word_box(q))).collect(),
        },
        rating: None,
        language: Locale::En,
    };
    let plan = plan(&bytes, &mapping, &["fs".to_owned()].into(), date(2023, 1, 1));
    assert_eq!(plan.problems, []);
    assert!(plan.blank.len() > 850, "{}", plan.blank.len());
    assert_eq!(plan.len() + plan.blank.len(), 3979);
    let days_first =
        Mapping { date: DateFrom::Column { heading: "date".into(), order: DateOrder::DayFirst }, ..mapping };
    let strict = super::plan(&bytes, &days_first, &["fs".to_owned()].into(), date(2023, 1, 1));
    assert_eq!(strict.problems.iter().map(|p| p.line).collect::<Vec<_>>(), plan.month_first);
}

proptest! {
    #[test]
    fn no_bytes_make_planning_fail(bytes in any::<Vec<u8>>()) {
        plan(&bytes, &mapping(), &BTreeSet::new(), date(2026, 1, 1));
    }

    #[test]
    fn every_row_of_a_file_is_planned_blank_or_a_problem(cells in proptest::collection::vec("[a-z0-9/,\" \n]{0,30}", 0..8)) {
        let file = format!("{HEAD}{}", cells.join("\n"));
        let (rows, _) = read(file.as_bytes()).unwrap();
        let plan = planned(&file);
        let lines: BTreeSet<usize> = plan.rows.iter().map(|r| r.line).chain(plan.blank.iter().copied())
            .chain(plan.problems.iter().map(|p| p.line)).collect();
        for row in rows.iter().skip(1) {
            prop_assert!(lines.contains(&row.line), "line {}", row.line);
        }
    }
}

/// The made-up look-alike that stands in the repository for the real file.
#[test]
fn the_made_up_comments_plan_cleanly_and_their_oddities_are_seen() {
    let bytes = include_bytes!("../../../../end2end/fixtures/made-up-comments.csv");
    let box_of = |question: &str| match question {
        "What has helped?" => WordBox::Praise,
        "What should change?" => WordBox::Idea,
        _ => WordBox::Problem,
    };
    let mapping = Mapping {
        source: "made-up comments".into(),
        id: "comment_id".into(),
        date: DateFrom::Column { heading: "date".into(), order: DateOrder::Mixed },
        service: ServiceFrom::One("fs".into()),
        comment: "comment".into(),
        word_box: BoxFrom::Column {
            heading: "question".into(),
            values: values(bytes, "question")
                .unwrap()
                .into_iter()
                .map(|(q, _)| (q.clone(), box_of(&q)))
                .collect(),
        },
        rating: Some(RatingFrom { heading: "rating".into(), lowest: 1, highest: 5 }),
        language: Locale::En,
    };
    let plan = plan(bytes, &mapping, &["fs".to_owned()].into(), date(2026, 11, 21));
    assert_eq!(plan.problems, []);
    assert_eq!((plan.len(), plan.blank.len()), (120, 30));
    assert!(!plan.month_first.is_empty());
    let rows = plan.ready().unwrap();
    assert_eq!(rows.iter().map(|row| row.digest).collect::<BTreeSet<_>>().len(), rows.len());
}
