//! The result of a dry run: how many rows there are, which are skipped, and every problem by line.

use crate::{
    components::{Column, Table, Tone, disclosure, notice},
    tr,
};
use domain::{
    Locale,
    import::{Plan, Problem, ProblemKind, in_ranges},
};
use leptos::prelude::*;

/// The most distinct problems that are listed. Nobody corrects more before trying again, and the page says
/// how many there are.
const LISTED: usize = 500;

fn says(l: Locale, kind: ProblemKind) -> String {
    match kind {
        ProblemKind::Empty => tr!(l, "staff-file-empty"),
        ProblemKind::NotUtf8 => tr!(l, "staff-file-not-utf8"),
        ProblemKind::Utf16 => tr!(l, "staff-file-utf16"),
        ProblemKind::UnclosedQuote => tr!(l, "staff-file-unclosed"),
        ProblemKind::TextAfterQuote => tr!(l, "staff-file-after-quote"),
        ProblemKind::WrongNumberOfCells => tr!(l, "staff-file-cells"),
        ProblemKind::NoSuchColumn => tr!(l, "staff-file-no-column"),
        ProblemKind::ColumnTwice => tr!(l, "staff-file-column-twice"),
        ProblemKind::NoId => tr!(l, "staff-file-no-id"),
        ProblemKind::IdTwice => tr!(l, "staff-file-id-twice"),
        ProblemKind::NotADate => tr!(l, "staff-file-date"),
        ProblemKind::FutureDate => tr!(l, "staff-file-future"),
        ProblemKind::UnknownService => tr!(l, "staff-file-service"),
        ProblemKind::UnknownQuestion => tr!(l, "staff-file-question"),
        ProblemKind::NotARating => tr!(l, "staff-file-rating"),
        ProblemKind::TooLong => tr!(l, "staff-file-too-long"),
        ProblemKind::TooManyRows => tr!(l, "staff-file-too-many"),
    }
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Every problem by line. Equal problems are grouped, and the column's heading is named where there is one.
pub(super) fn table(l: Locale, problems: &[Problem], headings: &[String]) -> AnyView {
    let columns = vec![
        Column::numbers(tr!(l, "staff-file-line")),
        Column::words(tr!(l, "staff-file-column")),
        Column::words(tr!(l, "staff-file-problem")),
    ];
    let groups = Plan::group(problems);
    let rows = groups.iter().take(LISTED).map(|group| {
        let heading = group.column.and_then(|column| headings.get(column)).cloned();
        vec![
            in_ranges(&group.lines).into_any(),
            heading.unwrap_or_default().into_any(),
            says(l, group.kind).into_any(),
        ]
    });
    let more = groups.len().saturating_sub(LISTED);
    let caption = tr!(l, "staff-file-problems", count = number(problems.len()));
    view! {
        {Table::new("problems", caption, columns).rows(rows).dense().view()}
        {(more > 0).then(|| view! { <p>{tr!(l, "staff-file-more", count = number(more))}</p> })}
    }
    .into_any()
}

/// What the import would do.
pub(super) fn outcome(l: Locale, plan: &Plan, headings: &[String]) -> AnyView {
    let blank = (!plan.blank.is_empty()).then(|| {
        let title = tr!(l, "staff-import-blank", count = number(plan.blank.len()));
        disclosure(title, view! { <p>{tr!(l, "staff-import-lines", lines = in_ranges(&plan.blank))}</p> })
    });
    let turned = (!plan.month_first.is_empty()).then(|| {
        let title = tr!(l, "staff-import-turned", count = number(plan.month_first.len()));
        disclosure(
            title,
            view! { <p>{tr!(l, "staff-import-lines", lines = in_ranges(&plan.month_first))}</p> },
        )
    });
    let verdict = if plan.problems.is_empty() {
        notice(
            Tone::Good,
            view! {
                <p role="status">{tr!(l, "staff-import-ready", count = number(plan.len()))}</p>
            },
        )
    } else {
        notice(Tone::Care, view! { <p role="status">{tr!(l, "staff-import-not-ready")}</p> })
    };
    let problems = (!plan.problems.is_empty()).then(|| table(l, &plan.problems, headings));
    view! { {verdict}{blank}{turned}{problems} }.into_any()
}
