//! How figures are made and protected, with an example.

use crate::{
    components::{Column, Table, facts},
    page::{Frame, document},
    routes, tr,
};
use leptos::prelude::*;

/// The page.
pub fn page(frame: &Frame) -> String {
    let l = frame.locale;
    let title = tr!(l, "method-title");
    let columns = vec![
        Column::words(tr!(l, "method-column-true")),
        Column::words(tr!(l, "method-column-printed")),
        Column::words(tr!(l, "method-column-read")),
    ];
    let example = |counted: &'static str, printed: String, read: String| {
        vec![counted.into_any(), printed.into_any(), read.into_any()]
    };
    let or = |low: i64, high: i64| tr!(l, "method-or", low = low, high = high);
    let about = |number: &str| tr!(l, "figures-about", number = number.to_owned());
    let rows = [
        example("0", "0".to_owned(), tr!(l, "figures-zero")),
        example("3", or(0, 5), tr!(l, "method-either", one = tr!(l, "figures-zero"), other = about("5"))),
        example("35", "35".to_owned(), about("35")),
        example("37", or(35, 40), tr!(l, "method-either", one = about("35"), other = about("40"))),
    ];
    document(frame, &title.clone(), || {
        view! {
            <h1>{title}</h1>
            <p class="lead">{tr!(l, "method-lead")}</p>
            <h2>{tr!(l, "method-counted")}</h2>
            <p>{tr!(l, "method-counted-what")}</p>
            <p>{tr!(l, "method-apart")}</p>
            <h2>{tr!(l, "method-rounded")}</h2>
            <p>{tr!(l, "method-rounded-how")}</p>
            {Table::new("example", tr!(l, "method-example"), columns).rows(rows).view()}
            <p>{tr!(l, "method-same")}</p>
            <p>{tr!(l, "method-totals")}</p>
            <h2>{tr!(l, "method-hidden")}</h2>
            {facts([
                (tr!(l, "method-floor-term"), tr!(l, "method-floor").into_any()),
                (tr!(l, "method-ten-term"), tr!(l, "method-ten").into_any()),
                (tr!(l, "method-base-term"), tr!(l, "method-base").into_any()),
                (tr!(l, "method-safety-term"), tr!(l, "method-safety").into_any()),
            ])}
            <h2>{tr!(l, "method-percent")}</h2>
            <p>{tr!(l, "method-percent-how")}</p>
            <h2>{tr!(l, "method-not")}</h2>
            <p>{tr!(l, "method-sample")}</p>
            <p>{tr!(l, "method-weigh")}</p>
            <h2>{tr!(l, "method-guess")}</h2>
            <p>{tr!(l, "method-guess-what")}</p>
            <h2>{tr!(l, "method-check")}</h2>
            <p>{tr!(l, "method-check-how")}</p>
            <h2>{tr!(l, "method-data")}</h2>
            <p>{tr!(l, "method-data-what")}</p>
            <ul>
                <li><a href=routes::DATA_CATALOGUE>{tr!(l, "method-data-catalogue")}</a></li>
                <li><a href=routes::API>{tr!(l, "method-data-api")}</a></li>
                <li><a href=routes::API_DESCRIPTION>{tr!(l, "method-data-description")}</a></li>
            </ul>
            <p>{tr!(l, "method-data-licence")}</p>
        }
    })
}
