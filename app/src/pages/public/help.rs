//! The page "help now".

use crate::{
    components::{Helpline, HelplineHeading, OwnLine, Tone, disclosure, notice, own_line_of},
    page::{Frame, document},
    tr,
};
use domain::{
    Bilingual, Locale,
    catalogue::{self, catalogue},
    feedback::Audience,
};
use leptos::prelude::*;

/// A helpline of the catalogue as a card with its name as a heading. Text and chat come before the telephone.
pub fn helpline(l: Locale, line: &catalogue::Helpline, heading: HelplineHeading) -> AnyView {
    let about = match &line.hours {
        Some(hours) => format!("{} {}", line.about.get(l), hours.get(l)),
        None => line.about.get(l).to_owned(),
    };
    let text = line.text.as_ref().map(|number| (tr!(l, "help-way-text", number = number), number.clone()));
    let call = line.phone.as_ref().map(|number| (tr!(l, "help-way-call", number = number), number.clone()));
    let web = match (&line.chat, &line.web) {
        (Some(chat), _) => Some((tr!(l, "help-way-chat"), chat.clone())),
        (None, Some(web)) => Some((tr!(l, "help-way-web"), web.clone())),
        (None, None) => None,
    };
    Helpline { name: line.name.get(l).to_owned(), about, text, web, call, heading: Some(heading) }.view()
}

/// An authority with its own lines; the lines that are answered now come first.
#[derive(Debug, Clone)]
pub struct Council {
    /// What it is called.
    pub name: Bilingual,
    /// Its lines.
    pub lines: Vec<OwnLine>,
}

/// Up to this many councils are shown unfolded; more are folded, and open one by one.
const OPEN: usize = 2;

/// The lines of the councils that take part.
fn councils(l: Locale, councils: &[Council]) -> Option<AnyView> {
    let with_lines: Vec<&Council> = councils.iter().filter(|council| !council.lines.is_empty()).collect();
    let one = |council: &&Council| {
        let name = council.name.get(l);
        let lines: Vec<AnyView> = council.lines.iter().map(|own| own_line_of(l, own, name)).collect();
        if with_lines.len() > OPEN { disclosure(name, lines) } else { lines.into_any() }
    };
    let all: Vec<AnyView> = with_lines.iter().map(one).collect();
    (!all.is_empty()).then(|| {
        view! { <h2>{tr!(l, "help-councils")}</h2><p>{tr!(l, "help-councils-text")}</p>{all} }.into_any()
    })
}

/// All helplines, for young people and for adults, and the councils' own numbers.
pub fn page(frame: &Frame, own: &[Council]) -> String {
    let l = frame.locale;
    let lines = |audience: Audience, emergency: bool| {
        let lines =
            catalogue().helplines_for(audience).into_iter().filter(|line| line.emergency == emergency);
        let heading = if emergency { HelplineHeading::Second } else { HelplineHeading::Third };
        lines.map(|line| helpline(l, line, heading)).collect_view()
    };
    document(frame, &tr!(l, "help-title"), || {
        view! {
            <h1>{tr!(l, "help-title")}</h1>
            <p class="lead">{tr!(l, "help-lead")}</p>
            {lines(Audience::Parent, true)}
            {councils(l, own)}
            <h2>{tr!(l, "help-young")}</h2>
            <p>{tr!(l, "help-text-first")}</p>
            {lines(Audience::YoungPerson, false)}
            <h2>{tr!(l, "help-adult")}</h2>
            {lines(Audience::Parent, false)}
            <h2>{tr!(l, "help-worried")}</h2>
            <p>{tr!(l, "help-worried-text")}</p>
            <h2>{tr!(l, "help-complain")}</h2>
            <p>{tr!(l, "help-complain-text")}</p>
            {notice(Tone::Care, view! { <p>{tr!(l, "help-trace")}</p> })}
        }
    })
}
