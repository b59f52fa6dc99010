//! The gate's rules one by one.

use super::*;
use crate::feedback::WordBox;
use proptest::prelude::*;
use static_assertions::{assert_impl_all, assert_not_impl_any};

assert_not_impl_any!(Tally: std::fmt::Display, serde::Serialize);
assert_not_impl_any!(ThemeTally: std::fmt::Display, serde::Serialize);
assert_not_impl_any!(CoreTally: std::fmt::Display, serde::Serialize);
assert_not_impl_any!(Workload: serde::Serialize, Into<Published>);
assert_not_impl_any!(Published: From<u64>, From<u32>, Default, serde::de::DeserializeOwned);
assert_not_impl_any!(Disclosed<ThemeTable>: Default, serde::de::DeserializeOwned);
assert_not_impl_any!(ThemeTable: serde::de::DeserializeOwned);
assert_impl_all!(Disclosed<ThemeTable>: serde::Serialize);

#[test]
fn debug_of_true_counts_shows_a_size_and_no_number() {
    let counts = tally(Adds::Rows, 4321, &[vec![1234, 77]]);
    assert_eq!(format!("{counts:?}"), "Tally(1 rows, 2 columns)");
}

#[test]
fn counting_something_twice_is_refused() {
    let mut themes = ThemeTally::new(["1", "2"], 10);
    themes.add("1", WordBox::Praise, 10).unwrap();
    themes.add("1", WordBox::Problem, 10).unwrap();
    assert_eq!(themes.add("1", WordBox::Praise, 1), Err(BadTally::MoreThanResponses("1".into())));
    assert_eq!(themes.add("9", WordBox::Praise, 1), Err(BadTally::UnknownRow("9".into())));
    let mut core = CoreTally::new(["Q1"], 10);
    core.add("Q1", Step::Top, 7).unwrap();
    assert_eq!(core.add("Q1", Step::Bottom, 4), Err(BadTally::MoreThanResponses("Q1".into())));
}

#[test]
fn four_are_withheld_and_five_are_shown() {
    let table = alone(&tally(Adds::Nothing, 40, &[vec![4, 5, 0, 8, 22]]));
    assert_eq!(row(&table, 0), [None, Some(5), None, Some(10), Some(20)]);
    assert_eq!(table.responses().shown().map(Published::get), Some(40));
}

#[test]
fn a_table_of_fewer_than_five_responses_shows_nothing_not_even_how_many() {
    for adds in [Adds::Nothing, Adds::Rows, Adds::Both] {
        assert!(alone(&tally(adds, 4, &[vec![4, 0], vec![0, 0]])).is_withheld());
    }
    assert!(alone(&tally(Adds::Nothing, 0, &[])).is_withheld(), "an empty table has no responses to show");
}

#[test]
fn a_service_needs_ten() {
    let policy = Policy::default();
    let counts = tally(Adds::Nothing, 40, &[vec![9, 10]]);
    let service = gate(&counts, &scope().of_service("K7"), &policy, &Ledger::new());
    assert_eq!(row(&service, 0), [None, Some(10)]);
    assert_eq!(row(&gate(&counts, &scope(), &policy, &Ledger::new()), 0), [Some(10), Some(10)]);
}

#[test]
fn when_all_or_nearly_all_gave_one_answer_the_whole_question_is_withheld() {
    let table = alone(&tally(
        Adds::Rows,
        60,
        &[vec![30, 0, 0, 0], vec![28, 1, 1, 0], vec![38, 4, 0, 0], vec![20, 10, 10, 5]],
    ));
    for all_the_same in 0..3 {
        assert_eq!(row(&table, all_the_same), [None; 4]);
        assert_eq!(table.row_total(&format!("r{all_the_same}")), Some(Cell::Withheld));
    }
    assert_eq!(row(&table, 3), [Some(20), Some(10), Some(10), Some(5)]);
    let themes = alone(&tally(Adds::Nothing, 30, &[vec![29, 12, 6]]));
    assert_eq!(row(&themes, 0), [None, Some(10), Some(5)]);
}

#[test]
fn a_number_that_subtraction_would_give_away_takes_its_row_with_it() {
    // 22 answered (printed 20), 8 + 13 are shown as 10 + 15: at most one can remain for the third answer.
    let table = alone(&tally(Adds::Rows, 40, &[vec![8, 13, 1], vec![8, 12, 1]]));
    assert_eq!((row(&table, 0), table.row_total("r0")), (vec![None; 3], Some(Cell::Withheld)));
    assert_eq!(row(&table, 1), [Some(10), Some(10), None]);
}

#[test]
fn where_columns_add_up_too_one_more_number_goes_and_not_the_whole_row() {
    let table = alone(&tally(Adds::Both, 0, &[vec![3, 60, 70], vec![50, 40, 80], vec![90, 30, 20]]));
    assert_eq!(row(&table, 0)[0], None);
    assert!((1..=4).contains(&table.gaps()), "{table:?}");
}

#[test]
fn rounding_alone_protects_where_it_leaves_enough_doubt_so_nothing_more_is_lost() {
    let table = alone(&tally(Adds::Rows, 120, &[vec![60, 25, 12, 3]]));
    assert_eq!(row(&table, 0), [Some(60), Some(25), Some(10), None]);
}

#[test]
fn rows_of_zeros_look_like_any_small_number() {
    let zeros = alone(&tally(Adds::Nothing, 30, &[vec![0, 0, 0], vec![12, 9, 7]]));
    let fours = alone(&tally(Adds::Nothing, 30, &[vec![4, 1, 3], vec![12, 9, 7]]));
    assert_eq!(zeros, fours);
}

#[test]
fn a_withheld_cell_says_the_same_whichever_rule_withheld_it() {
    // Row 0 goes because of subtraction, row 1 because all said the same, in row 2 one answer is too small.
    let table = alone(&tally(Adds::Rows, 40, &[vec![8, 13, 1], vec![20, 0, 0], vec![8, 12, 1]]));
    let json = serde_json::to_value(&table).unwrap();
    assert_eq!(json["rows"][0]["cells"], json["rows"][1]["cells"]);
    assert_eq!(json["rows"][2]["cells"], serde_json::json!([10, 10, null]));
    assert_eq!(not_shown(crate::Locale::En), "Not shown (too few people)");
    assert_eq!(not_shown(crate::Locale::Cy), "Heb ei ddangos (rhy ychydig o bobl)");
}

#[test]
fn percentages_need_ten_people_for_certain_and_come_from_printed_numbers() {
    let core = |n: [u64; 4]| {
        let mut core = CoreTally::new(["Q1"], 200);
        for (step, n) in Step::ALL.iter().zip(n) {
            core.add("Q1", *step, n).unwrap();
        }
        gate(&core, &scope(), &Policy::default(), &Ledger::new())
    };
    let few = core([7, 2, 1, 1]);
    assert_eq!(few.answered("Q1").and_then(Cell::shown).map(Published::get), Some(10));
    assert_eq!(few.top("Q1"), None, "a printed 10 can be 8");
    let many = core([63, 24, 12, 8]);
    let top = many.top("Q1").unwrap();
    assert_eq!((top.part.get(), top.whole.get(), top.percent()), (65, 105, 62));
    assert_eq!(top.interval, crate::statistics::wilson(65, 105).unwrap());
    assert_eq!(many.bottom("Q1").unwrap().percent(), 10);
}

#[test]
fn a_stored_snapshot_comes_back_the_same_and_a_forged_one_is_refused() {
    let mut themes = ThemeTally::new(["1", "2"], 40);
    themes.add("1", WordBox::Praise, 17).unwrap();
    themes.add("2", WordBox::Idea, 3).unwrap();
    let table = gate(&themes, &scope(), &Policy::default(), &Ledger::new());
    let json = serde_json::to_string(&table).unwrap();
    assert_eq!(Disclosed::<ThemeTable>::from_stored_snapshot(&json).unwrap(), table);
    let refused = |json: &str| Disclosed::<ThemeTable>::from_stored_snapshot(json).unwrap_err();
    assert!(json.contains("[15,null,null]"), "{json}");
    assert!(matches!(refused(&json.replace("[15,", "[17,")), BadSnapshot::Number));
    assert!(matches!(refused(&json.replace("[15,", "[0,")), BadSnapshot::Number));
    assert!(matches!(refused(&json.replace("[15,", "[")), BadSnapshot::Form));
    assert!(matches!(refused(&json.replace("\"themes\"", "\"core\"")), BadSnapshot::Kind));
    assert!(matches!(refused("{}"), BadSnapshot::Json(_)));
}

#[test]
fn tables_with_totals_come_back_the_same_too() {
    for adds in [Adds::Rows, Adds::Both] {
        let table = alone(&tally(adds, 90, &[vec![20, 12, 0], vec![30, 9, 11]]));
        let json = serde_json::to_string(&table).unwrap();
        assert_eq!(Disclosed::<Table>::from_stored_snapshot(&json).unwrap(), table, "{json}");
    }
}

#[test]
fn a_search_limit_that_is_reached_withholds_more_and_never_less() {
    let counts = tally(Adds::Both, 0, &[vec![2, 11, 7], vec![9, 3, 14], vec![6, 12, 1]]);
    let ample = alone(&counts);
    let starved = gate(&counts, &scope(), &Policy::default().with_search(1).unwrap(), &Ledger::new());
    assert!(starved.gaps() >= ample.gaps());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_higher_threshold_never_shows_more(
        cells in prop::collection::vec(prop::collection::vec(0_u64..25, 3), 1..4),
        adds in prop::sample::select(vec![Adds::Nothing, Adds::Rows, Adds::Both]),
        lower in 5_u32..9,
        more in 1_u32..4,
    ) {
        let counts = tally(adds, 75, &cells);
        let at = |t| gate(&counts, &scope(), &Policy::new(t, 50, 10, 5).unwrap(), &Ledger::new());
        let (low, high) = (at(lower), at(lower + more));
        for r in 0..cells.len() {
            for (low, high) in row(&low, r).into_iter().zip(row(&high, r)) {
                prop_assert!(high.is_none() || low.is_some());
            }
        }
    }

    #[test]
    fn the_same_counts_always_give_the_same_table_and_every_shown_number_is_rounded(
        cells in prop::collection::vec(prop::collection::vec(0_u64..60, 4), 1..5),
        adds in prop::sample::select(vec![Adds::Nothing, Adds::Rows, Adds::Both]),
    ) {
        let counts = tally(adds, 240, &cells);
        let table = alone(&counts);
        prop_assert_eq!(&table, &alone(&counts.clone()));
        for (r, truth) in cells.iter().enumerate() {
            for (shown, truth) in row(&table, r).into_iter().zip(truth) {
                if let Some(shown) = shown {
                    prop_assert!(*truth >= 5 && shown % 5 == 0 && shown.abs_diff(*truth) <= 2);
                }
            }
        }
    }
}
