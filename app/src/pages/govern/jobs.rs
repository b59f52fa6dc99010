//! Jobs that the server has not done yet: codes, times and counts. Jobs that were given up come first, with a
//! button to try them again.

use crate::{
    components::{Button, Column, Table, Tone, chip, notice},
    i18n,
    page::{Frame, document},
    routes,
    staff::{csrf, targets},
    tr,
};
use domain::{Locale, clock::Moment};
use leptos::prelude::*;
use services::{
    alerts::{Standing, Way},
    jobs::{Counts, Kind, Listed},
};

/// The page. `ways`: the ways by which alerts go, and the state of each way's server.
pub fn page(frame: &Frame, counts: Counts, jobs: &[Listed], ways: &[(Way, Standing)]) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "staff-jobs"), || {
        let columns = vec![
            Column::words(tr!(l, "staff-job-kind")),
            Column::words(tr!(l, "staff-job-state")),
            Column::words(tr!(l, "staff-job-due")),
            Column::numbers(tr!(l, "staff-job-tries")),
            Column::words(tr!(l, "staff-job-error")),
            Column::words(tr!(l, "staff-job-finished")),
        ];
        let rows = jobs.iter().map(|job| row(frame, job));
        let table = Table::new("jobs", tr!(l, "staff-jobs-caption"), columns).rows(rows).dense().cards();
        let (tone, line) = if counts.dead > 0 {
            (Tone::Care, tr!(l, "staff-jobs-dead", count = counts.dead))
        } else if counts.late > 0 {
            (Tone::Care, tr!(l, "staff-jobs-late", count = counts.late))
        } else {
            (Tone::Good, tr!(l, "staff-jobs-well"))
        };
        view! {
            <h1>{tr!(l, "staff-jobs")}</h1>
            <p>{tr!(l, "staff-jobs-about")}</p>
            {notice(tone, view! { <p>{line}</p> })}
            {table.view()}
            <h2>{tr!(l, "alerts-targets")}</h2>
            {targets::view(l, ways)}
        }
    })
}

fn row(frame: &Frame, job: &Listed) -> Vec<AnyView> {
    let l = frame.locale;
    let at = |micros: i64| i18n::day_and_time(l, Moment(micros).local());
    vec![
        kind(l, &job.kind).into_any(),
        state(frame, job),
        at(job.due).into_any(),
        i18n::number(job.tries).into_any(),
        view! { <code>{job.last_error.clone()}</code> }.into_any(),
        job.finished.map(at).into_any(),
    ]
}

/// The name of a job kind. A kind of another version of the program is shown by its code.
fn kind(l: Locale, code: &str) -> String {
    match Kind::ALL.iter().find(|kind| kind.code() == code) {
        Some(Kind::FoldTallies) => tr!(l, "staff-job-fold-tallies"),
        Some(Kind::Prints) => tr!(l, "staff-job-prints"),
        Some(Kind::Sweep) => tr!(l, "staff-job-sweep"),
        Some(Kind::TruncateLog) => tr!(l, "staff-job-truncate-log"),
        Some(Kind::ClearStaged) => tr!(l, "staff-job-clear-staged"),
        Some(Kind::Answers) => tr!(l, "staff-job-answers"),
        Some(Kind::Escalate) => tr!(l, "staff-job-escalate"),
        Some(Kind::ForgetConcerns) => tr!(l, "staff-job-forget-concerns"),
        Some(Kind::Digest) => tr!(l, "staff-job-digest"),
        Some(Kind::CheckMonths) => tr!(l, "staff-job-check-months"),
        Some(Kind::DeliverMail | Kind::DeliverText | Kind::Nudge) => tr!(l, "staff-job-deliver"),
        None => code.to_owned(),
    }
}

fn state(frame: &Frame, job: &Listed) -> AnyView {
    let l = frame.locale;
    match job.state.as_str() {
        "dead" => view! {
            {chip(Tone::Care, tr!(l, "staff-job-dead"))}
            <form method="post" action=routes::STAFF_JOBS.path_with(l, [frame.organisation()])>
                {csrf(frame)}
                {Button::quiet(tr!(l, "staff-job-retry")).sends("job", job.id.to_string()).view()}
            </form>
        }
        .into_any(),
        "running" => tr!(l, "staff-job-running").into_any(),
        _ => tr!(l, "staff-job-waiting").into_any(),
    }
}
