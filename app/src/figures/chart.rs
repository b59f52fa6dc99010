//! The one chart: groups of bars on a scale that starts at zero, beside a table with the same numbers.

use leptos::prelude::*;

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bar {
    /// The code of what it counts, for its colour.
    pub(super) code: String,
    /// What it counts.
    pub(super) label: String,
    /// The printed number.
    pub(super) value: u64,
    /// The number in words.
    pub(super) text: String,
}

/// Bars that belong together.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// Their title.
    pub(super) title: Option<String>,
    /// What must be known of these bars alone.
    pub(super) note: Option<String>,
    /// The number at the right end of the scale, which is the base; `None` where the numbers are not shown.
    pub(super) scale: Option<u64>,
    /// The bars, or what stands in their place where the numbers are not shown.
    pub(super) bars: Result<Vec<Bar>, String>,
}

/// Groups of bars. A group whose numbers are not shown has no bar, because an empty bar would say zero: it has a pattern
/// of its own and words. Screen readers skip the bars: the table beside them has the same numbers.
pub(super) fn chart(groups: Vec<Group>) -> AnyView {
    let groups = groups.into_iter().map(|group| {
        let scale = group.scale.unwrap_or(0).max(1);
        let bars = match group.bars {
            Ok(bars) => bars.into_iter().map(|bar| drawn(bar, scale)).collect_view().into_any(),
            Err(instead) => {
                view! { <li class="wide"><span class="withheld"><span>{instead}</span></span></li> }
                    .into_any()
            }
        };
        let note = group.note.map(|note| view! { <p class="soft">{note}</p> });
        view! { <li>{group.title.map(|title| view! { <p>{title}</p> })}<ul>{bars}</ul>{note}</li> }
    });
    view! { <div class="bars"><ul aria-hidden="true">{groups.collect_view()}</ul></div> }.into_any()
}

fn drawn(bar: Bar, scale: u64) -> AnyView {
    let width = (bar.value.min(scale) * 1000 / scale).to_string();
    view! {
        <li>
            <span>{bar.label}</span>
            <span>{bar.text}</span>
            <svg viewBox="0 0 1000 10" preserveAspectRatio="none" focusable="false">
                <rect class=format!("bar-{}", bar.code) width=width height="10" />
            </svg>
        </li>
    }
    .into_any()
}
