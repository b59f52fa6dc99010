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

/// A group of bars given by values: its title, then for each bar its place in the order, label, value and words, with the
/// value at the right end of the scale; or what stands in their place.
pub type Given = (String, Result<(Vec<(usize, String, i64, String)>, i64), String>);

/// Bars given by values. Places 0, 1 and 2 have the colours of the top, middle and bottom step.
pub fn bars(groups: Vec<Given>) -> AnyView {
    let whole = |value: i64| u64::try_from(value).unwrap_or(0);
    let bar = |(place, label, value, text): (usize, String, i64, String)| Bar {
        code: ["top", "middle", "bottom"].get(place).copied().unwrap_or("other").to_owned(),
        label,
        value: whole(value),
        text,
    };
    let groups = groups.into_iter().map(|(title, shown)| {
        let (scale, bars) = match shown {
            Ok((bars, base)) => (Some(whole(base)), Ok(bars.into_iter().map(bar).collect())),
            Err(instead) => (None, Err(instead)),
        };
        Group { title: Some(title), note: None, scale, bars }
    });
    chart(groups.collect())
}
