//! Who to text, chat with or ring now: quiet lines, with text first.

use super::{Setting, ask::Ask};
use crate::{components, tr};
use domain::{
    Locale,
    catalogue::{Helpline, catalogue},
    feedback::Audience,
};
use leptos::prelude::*;

/// The most helplines that are shown: more would be harder to choose from. Lines for danger come first, then
/// the silent ones.
const MOST: usize = 4;

/// The lines for the form's audience, and the authority's own numbers.
pub(super) fn lines(ask: Ask<'_>) -> AnyView {
    list(ask.l, &ask.page.setting, ask.audience())
}

/// The lines for an audience and the authority's own numbers, in this order: lines for danger, the
/// authority's lines that are answered now, the silent lines, the authority's other lines.
pub(super) fn list(l: Locale, setting: &Setting, audience: Audience) -> AnyView {
    let lines = catalogue().helplines_for(audience).into_iter().take(MOST);
    let (danger, others): (Vec<&Helpline>, Vec<&Helpline>) = lines.partition(|line| line.emergency);
    let catalogued =
        |lines: Vec<&Helpline>| lines.into_iter().map(|line| helpline(l, line).view()).collect_view();
    let own = |open: bool| {
        let lines = setting.lines.iter().filter(|own| own.open == open);
        lines.map(|own| components::own_line(l, own)).collect_view()
    };
    view! { {catalogued(danger)}{own(true)}{catalogued(others)}{own(false)} }.into_any()
}

fn helpline(l: Locale, line: &Helpline) -> components::Helpline {
    let about = [Some(&line.about), line.hours.as_ref()];
    let about: Vec<&str> = about.into_iter().flatten().map(|text| text.get(l)).collect();
    components::Helpline {
        name: line.name.get(l).to_owned(),
        about: about.join(" "),
        text: line
            .text
            .as_deref()
            .map(|number| (tr!(l, "give-line-text", number = number), number.to_owned())),
        web: line.chat.clone().map(|address| (tr!(l, "give-line-chat"), address)),
        call: line.phone.as_deref().map(|number| call(l, number)),
        heading: None,
    }
}

/// The words of a link that rings, and the number.
fn call(l: Locale, number: &str) -> (String, String) {
    (tr!(l, "give-line-call", number = number), number.to_owned())
}
