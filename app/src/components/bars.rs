//! Bars beside each other, for figures that also stand in a table.

use leptos::prelude::*;

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What it counts.
    pub label: String,
    /// What is printed beside it: the number, or that it is not shown.
    pub text: String,
    /// Its length; `None` when the number is not shown.
    pub value: Option<u64>,
}

/// Groups of bars on one scale, from zero. The bars are drawings for the eye: a screen reader is told
/// `caption`, which names the table with the same figures.
pub fn bars(id: &str, caption: impl Into<String>, groups: Vec<(String, Vec<Bar>)>) -> AnyView {
    let longest =
        groups.iter().flat_map(|(_, bars)| bars).filter_map(|bar| bar.value).max().unwrap_or(0).max(1);
    let groups = groups.into_iter().map(|(title, bars)| {
        let bars = bars.into_iter().enumerate().map(|(i, bar)| {
            let drawing = bar.value.map(|value| {
                let width = (value * 1000 / longest).to_string();
                view! { <rect class=format!("bar-{i}") width=width height="10" /> }
            });
            view! {
                <li>
                    <span>{bar.label}</span>
                    <svg viewBox="0 0 1000 10" preserveAspectRatio="none" focusable="false">{drawing}</svg>
                    <span>{bar.text}</span>
                </li>
            }
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
