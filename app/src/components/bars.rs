//! Bars beside each other, for figures that also stand in a table.

use domain::{Locale, disclosure::not_shown};
use leptos::prelude::*;

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What it counts.
    pub label: String,
    /// Its number; `None` when it is not shown.
    pub value: Option<u64>,
}

/// Groups of bars on one scale, from zero. A number that is not shown has no bar: an empty one would say zero. It
/// has a pattern of its own, and words. The bars are drawings for the eye: a screen reader is told
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
