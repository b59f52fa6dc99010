//! What no page and no job may do: walk a table that grows with the number of responses.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use sqlx::{Row, SqlitePool};
use storage::{Db, statements, testkit};

/// Tables of which each response adds rows.
const GROWING: [&str; 16] = [
    "feedback",
    "redaction",
    "redacted",
    "coding",
    "raised_right",
    "reading",
    "tally",
    "tally_delta",
    "summary_source",
    "counted",
    "audit",
    "concern",
    "concern_feedback",
    "concern_entry",
    "concern_step",
    "alert",
];

/// Statements that may walk such a table, each with the reason.
const ALLOWED: [(&str, &str, &str); 7] = [
    ("audit", "AFTER", "the check of the whole chain, at the terminal, a thousand entries at a time"),
    (
        "feedback::counted",
        "ACCEPTED_AFTER",
        "the rebuild of all figures, five hundred rows at a time, by no page and no job",
    ),
    ("feedback::new", "ANY", "one row is enough"),
    ("withdrawals", "TAKEN_BACK", "the list of what was taken back, printed at the terminal"),
    ("quarter_keys", "MISSING", "the check of the keys at the start of the program, by no page and no job"),
    ("tallies", "ANY", "one row is enough"),
    ("tallies", "OLDEST", "so many rows as a fold takes, in the order of the table"),
];

/// What SQLite says it does for a statement, line by line, with the alias of each table.
async fn plan(pool: &SqlitePool, sql: &str) -> Vec<String> {
    let explained = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"));
    let rows = sqlx::query(explained).fetch_all(pool).await.unwrap();
    rows.iter().map(|row| row.get::<String, _>("detail")).collect()
}

/// The table that an alias of a statement stands for, or the alias itself.
fn table<'a>(sql: &'a str, alias: &'a str) -> &'a str {
    let words: Vec<&str> =
        sql.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty()).collect();
    let named = words.windows(3).find_map(|three| match three {
        ["FROM" | "JOIN", table, as_] if *as_ == alias => Some(*table),
        _ => None,
    });
    named.unwrap_or(alias)
}

/// A line that walks all of a table: `SCAN x`, or `SCAN x USING INDEX …`. One that looks rows up is `SEARCH x`, and an
/// index over the few rows that wait (a partial one) is bounded by them.
fn walks(line: &str) -> Option<&str> {
    line.strip_prefix("SCAN ")?.split_whitespace().next()
}

#[tokio::test]
async fn no_statement_walks_a_table_that_grows_with_the_responses() {
    let fresh = testkit::sqlite().await.unwrap();
    let Db::Sqlite { read, .. } = &fresh.db else { panic!("it is SQLite") };
    let (mut walking, mut allowed) = (Vec::new(), 0);
    for (module, name, sql) in statements() {
        if ALLOWED.iter().any(|(of, statement, _)| (*of, *statement) == (module, name)) {
            allowed += 1;
            continue;
        }
        for line in plan(read, sql).await {
            let walked = walks(&line).map(|alias| table(sql, alias));
            // Partial indexes: over what waits for the chain, what somebody has, from what somebody stepped back, and the
            // concerns of which somebody is to be told or whose time is over.
            let bounded = [
                "audit_unsealed",
                "feedback_kept",
                "feedback_claimed",
                "reading_recused",
                "concern_wakes",
                "concern_kept",
            ]
            .iter()
            .any(|few| line.contains(few));
            if walked.is_some_and(|table| GROWING.contains(&table)) && !bounded {
                walking.push(format!("{module}::{name}: {line}"));
            }
        }
    }
    assert_eq!(allowed, ALLOWED.len(), "an exception names a statement that is not there");
    assert!(walking.is_empty(), "these grow with the number of responses:\n{}", walking.join("\n"));
}

/// The queue is read in the order of its index and no further than asked: it is never sorted.
#[tokio::test]
async fn the_queue_is_not_sorted_and_pages_count_from_indexes() {
    let fresh = testkit::sqlite().await.unwrap();
    let Db::Sqlite { read, .. } = &fresh.db else { panic!("it is SQLite") };
    let mut looked_at = 0;
    for (module, name, sql) in statements() {
        let expected: &[&str] = match (module, name) {
            ("moderation::queue", "QUEUE" | "QUEUE_BACK" | "WORKLOAD")
            | ("concerns::unfinished", "NOT_RAISED") => &["feedback_queue"],
            ("moderation::queue", "HELD") => &["feedback_held"],
            ("moderation::queue", "MINE") => &["feedback_claimed"],
            ("moderation::queue", "UNREAD") => &["feedback_unread"],
            ("prepared", "BEHIND") => &["feedback_counted"],
            ("concerns::list", "OPEN" | "MINE" | "OUT_OF_REACH") | ("concerns::counts", "NOW") => {
                &["concern_open"]
            }
            ("concerns::list", "CLOSED") => &["concern_closed"],
            ("concerns::alerts", "DUE") => &["concern_wakes"],
            ("concerns::ending", "DUE_TO_GO") => &["concern_kept"],
            ("concerns::ending", "KEPT_ALONE") => &["feedback_kept"],
            ("concerns::alerts", "NEWEST") => &["alert_newest"],
            ("concerns::unfinished", "FIND") => &["feedback_worry"],
            _ => continue,
        };
        looked_at += 1;
        let plan = plan(read, sql).await.join("\n");
        assert!(expected.iter().all(|index| plan.contains(index)), "{module}::{name}:\n{plan}");
        assert!(!plan.contains("TEMP B-TREE FOR ORDER BY"), "{module}::{name} is sorted:\n{plan}");
    }
    assert_eq!(looked_at, 18, "a statement has another name by now");
}

#[test]
fn a_walk_is_told_from_a_look_up() {
    assert_eq!(walks("SCAN f USING INDEX feedback_queue"), Some("f"));
    assert_eq!(walks("SEARCH f USING INDEX feedback_queue (authority=?)"), None);
    assert_eq!(table("SELECT 1 FROM feedback f JOIN coding c ON c.feedback = f.id", "c"), "coding");
}
