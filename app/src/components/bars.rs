//! Bar charts for figures that also stand in a table.

use domain::{Locale, disclosure::not_shown};
use leptos::prelude::*;

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What the bar counts.
    pub label: String,
    /// The number; `None` when it is withheld.
    pub value: Option<u64>,
}

/// Groups of bars on one scale that starts at zero. A withheld number gets no bar, because an empty bar would
/// say zero; it gets a pattern of its own and words instead. Screen readers skip the bars: they read
/// `caption`, which names the table with the same figures.
pub fn bars(l: Locale, id: &str, caption: impl Into<String>, groups: Vec<(String, Vec<Bar>)>) -> AnyView {
    let longest =
        groups.iter().flat_map(|(_, bars)| bars).filter_map(|bar| bar.value).max().unwrap_or(0).max(1);
    let groups = groups.into_iter().map(|(title, bars)| {
        let bars = bars.into_iter().enumerate().map(|(i, bar)| {
            let drawing = match bar.value {
                Some(value) => {
                    let width = (value * 1000 / longest).to_string();
                    view! {
                        <svg viewBox="0 0 1000 10" preserveAspectRatio="none" focusable="false">
                            <rect class=format!("bar-{i}") width=width height="10" />
                        </svg>
                        <span>{value.to_string()}</span>
                    }
                    .into_any()
                }
                None => view! { <span class="withheld"><span>{not_shown(l)}</span></span> }.into_any(),
            };
            view! { <li><span>{bar.label}</span>{drawing}</li> }
        });
        view! { <li><p>{title}</p><ul>{bars.collect_view()}</ul></li> }
    });
    let groups = groups.collect_view();
    view! {
        <figure class="bars" id=id.to_owned()>
            <figcaption>{caption.into()}</figcaption>
            <ul aria-hidden="true">{groups}</ul>
        </figure>
    }
    .into_any()
}
