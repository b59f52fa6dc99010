//! The report of a release, for councillors and committees: the same document as its PDF.

use crate::{
    components::{Tone, notice},
    page::{Frame, document},
    report::{self, Model},
    routes, tr,
};
use leptos::prelude::*;
use paper::State;

/// The page. `id` is the release's identifier, for addresses.
pub fn page(frame: &Frame, id: &str, model: &Model<'_>) -> String {
    let l = frame.locale;
    let report = report::document(l, model);
    let title = format!("{}: {}", report.title, report.subtitle);
    let tone = if report.status.state == State::Superseded { Tone::Care } else { Tone::Plain };
    let status = notice(tone, view! { <p>{report.status.words.clone()}</p> });
    let links = view! {
        <ul>
            <li><a href=routes::RELEASE_REPORT_PDF.path_with(l, [id])>{tr!(l, "report-pdf")}</a></li>
            <li><a href=routes::RELEASE_REPORT_XLSX.path_with(l, [id])>{tr!(l, "report-xlsx")}</a></li>
            <li><a href=routes::RELEASE.path_with(l, [id])>{tr!(l, "report-release")}</a></li>
        </ul>
    };
    document(frame, &title, || {
        view! {
            <h1>{report.title.clone()}</h1>
            <p class="lead">{report.subtitle.clone()}</p>
            {status}
            {links}
            <article class="report">{report::view(&report)}</article>
        }
    })
}
