//! Taking down a summary or a reply that was released.

use crate::{
    components::{Button, ErrorSummary, TextArea, Tone, actions, link_list, notice},
    i18n,
    page::{Frame, document},
    routes,
    staff::csrf,
    tr,
};
use domain::{Bilingual, Locale, catalogue::catalogue, clock::Quarter, release::Piece};
use leptos::prelude::*;
use services::publish::{releases::says_why, take_down::Texts};

/// The page's model.
pub struct Model<'a> {
    /// The released texts.
    pub texts: &'a Texts,
    /// The text that was chosen, and the reason as typed if it was refused.
    pub chosen: Option<(&'a Piece, Option<Bilingual>)>,
    /// A text was just taken down.
    pub done: bool,
}

/// The page: the texts of a quarter, or the form about one of them.
pub fn page(frame: &Frame, model: &Model<'_>) -> String {
    let l = frame.locale;
    let body = match (&model.chosen, model.texts.quarter) {
        (Some((piece, typed)), Some(quarter)) => one(frame, quarter, piece, typed.as_ref()),
        _ => list(frame, model),
    };
    document(frame, &tr!(l, "staff-take-down"), || {
        view! { <h1>{tr!(l, "staff-take-down")}</h1>{body} }
    })
}

fn theme(l: Locale, piece: &Piece) -> String {
    catalogue().theme(&piece.theme).map_or(piece.theme.as_str(), |theme| theme.name.get(l)).to_owned()
}

fn kind(l: Locale, piece: &Piece) -> String {
    let theme = theme(l, piece);
    if piece.reply {
        tr!(l, "staff-take-down-reply", theme = theme)
    } else {
        tr!(l, "staff-take-down-summary", theme = theme)
    }
}

fn list(frame: &Frame, model: &Model<'_>) -> AnyView {
    let l = frame.locale;
    let here = routes::STAFF_TAKE_DOWN.path_with(l, [frame.organisation()]);
    let Some(quarter) = model.texts.quarter else {
        return view! { <p>{tr!(l, "staff-take-down-nothing")}</p> }.into_any();
    };
    let done = model
        .done
        .then(|| notice(Tone::Good, view! { <p role="status">{tr!(l, "staff-take-down-done")}</p> }));
    let texts = model.texts.texts.iter().map(|piece| {
        let href = format!("{here}?quarter={quarter}&text={}", piece.key());
        (href, kind(l, piece), Some(piece.text.get(l).to_owned()))
    });
    let texts: Vec<_> = texts.collect();
    let texts = if texts.is_empty() {
        view! { <p>{tr!(l, "staff-take-down-none")}</p> }.into_any()
    } else {
        link_list(texts)
    };
    let others = model
        .texts
        .quarters
        .iter()
        .filter(|other| **other != quarter)
        .map(|other| (format!("{here}?quarter={other}"), i18n::months_of(l, *other), None));
    view! {
        {done}
        <p>{tr!(l, "staff-take-down-about")}</p>
        <h2>{i18n::months_of(l, quarter)}</h2>
        {texts}
        {link_list(others)}
    }
    .into_any()
}

fn one(frame: &Frame, quarter: Quarter, piece: &Piece, typed: Option<&Bilingual>) -> AnyView {
    let l = frame.locale;
    let here = routes::STAFF_TAKE_DOWN.path_with(l, [frame.organisation()]);
    let wrong = |text: Option<&str>| {
        text.filter(|text| !says_why(text)).map(|_| tr!(l, "staff-take-down-why-missing"))
    };
    let (cy, en) = (typed.map(|why| why.cy.as_str()), typed.map(|why| why.en.as_str()));
    let errors = typed.map(|_| {
        let mut summary = ErrorSummary::new(tr!(l, "staff-problems"));
        for (control, text) in [("cy", cy), ("en", en)] {
            if let Some(message) = wrong(text) {
                summary = summary.error(control, message);
            }
        }
        summary.view()
    });
    let area = |name: &'static str, label: String, locale: Locale, text: Option<&str>| {
        let area = TextArea::new(name, label).rows(3).written_in(locale).error(wrong(text));
        area.value(text.unwrap_or_default()).view()
    };
    view! {
        {errors}
        <h2>{kind(l, piece)}</h2>
        <p class="written" lang="cy">{piece.text.cy.clone()}</p>
        <p class="written" lang="en">{piece.text.en.clone()}</p>
        <p>{tr!(l, "staff-take-down-does")}</p>
        <form method="post" action=here.clone()>
            {csrf(frame)}
            <input type="hidden" name="quarter" value=quarter.to_string() />
            <input type="hidden" name="text" value=piece.key().to_string() />
            {area("cy", tr!(l, "staff-take-down-why-cy"), Locale::Cy, cy)}
            {area("en", tr!(l, "staff-take-down-why-en"), Locale::En, en)}
            {actions(Button::grave(tr!(l, "staff-take-down-do")).view())}
        </form>
        <p><a href=format!("{here}?quarter={quarter}")>{tr!(l, "staff-take-down-back")}</a></p>
    }
    .into_any()
}
