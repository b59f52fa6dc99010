//! A manager's page: what families said, the figures that may be shown, and the replies.

use crate::{
    components::{Column, Table, Tone, notice, withheld, withheld_key},
    i18n,
    page::{Frame, document},
    pages::{
        answer::{model::Model, reply::card},
        moderate::{body, summaries::choose_keeping},
    },
    routes,
    staff::labels,
    tr,
};
use domain::{
    Locale,
    catalogue::catalogue,
    clock::Quarter,
    disclosure::{Cell as Figure, DisclosedTable, not_shown},
    feedback::WordBox,
};
use leptos::prelude::*;
use services::{public::directory::Service, publish::figures::Themes};

/// The page.
pub fn page(frame: &Frame, model: &Model<'_>) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "staff-themes"), || {
        let errors = model.answering.map(|answering| body::errors(l, &answering.findings));
        let sent = model
            .sent
            .then(|| notice(Tone::Good, view! { <p role="status">{tr!(l, "staff-reply-sent")}</p> }));
        let themes: Vec<AnyView> = model
            .work
            .themes
            .iter()
            .filter_map(|theme| Some(card(frame, model, theme.summary.as_ref()?, &theme.replies)))
            .collect();
        let nothing = themes.is_empty();
        view! {
            <h1>{tr!(l, "staff-themes")}</h1>
            {sent}
            {errors}
            {which_service(frame, model)}
            {model.may_answer.then(|| sent_back(frame, model))}
            {choose_keeping(
                l,
                &routes::STAFF_THEMES.path_with(l, [frame.organisation()]),
                model.work.quarter,
                &model.work.quarters,
                model.service.map(|service| ("service", service.code.as_str())),
            )}
            {nothing.then(|| view! { <p>{tr!(l, "staff-themes-none")}</p> })}
            {themes}
            <h2>{tr!(l, "staff-figures")}</h2>
            {match model.figures {
                Some(themes) => figures(l, themes),
                None => view! { <p>{tr!(l, "staff-figures-none")}</p> }.into_any(),
            }}
        }
    })
}

/// Figures that passed the disclosure gate. A withheld number is a dash, explained below the table.
pub(crate) fn figures(l: Locale, themes: &Themes) -> AnyView {
    let Themes { taken, table } = themes;
    let shown = |figure: Option<Figure>| match figure.and_then(Figure::shown) {
        Some(number) => i18n::number(i64::try_from(number.get()).unwrap_or(i64::MAX)).into_any(),
        None => withheld(l),
    };
    let mut columns = vec![Column::words(tr!(l, "staff-column-theme"))];
    columns.extend(WordBox::ALL.iter().map(|polarity| Column::numbers(labels::polarity(l, *polarity))));
    let rows = catalogue().codebook.themes.iter().map(|theme| {
        let code = theme.code.to_string();
        let mut row = vec![format!("{code} {}", theme.name.get(l)).into_any()];
        row.extend(WordBox::ALL.iter().map(|polarity| shown(table.count(&code, *polarity))));
        row
    });
    let behind = match table.table().responses().shown() {
        Some(number) => {
            tr!(l, "staff-figures-behind", count = i64::try_from(number.get()).unwrap_or(i64::MAX))
        }
        None => not_shown(l).to_owned(),
    };
    view! {
        <p>{tr!(l, "staff-figures-about", date = i18n::date(l, taken.date()))}" "{behind}</p>
        {Table::new("figures", tr!(l, "staff-figures-caption"), columns).rows(rows).dense().view()}
        {withheld_key(l)}
    }
    .into_any()
}

/// The address of the page for one of the reader's services.
fn address(frame: &Frame, service: Option<&Service>, quarter: Option<Quarter>) -> String {
    let here = routes::STAFF_THEMES.path_with(frame.locale, [frame.organisation()]);
    let service = service.map(|service| format!("service={}", service.code));
    let quarter = quarter.map(|quarter| format!("quarter={quarter}"));
    let asked: Vec<String> = service.into_iter().chain(quarter).collect();
    if asked.is_empty() { here } else { format!("{here}?{}", asked.join("&")) }
}

/// Names the service that the page is about, and links to the reader's other services.
fn which_service(frame: &Frame, model: &Model<'_>) -> Option<AnyView> {
    let l = frame.locale;
    let shown = model.service?;
    let links = model.services.iter().map(|service| {
        let current = (service.code == shown.code).then_some("true");
        let href = address(frame, Some(service), Some(model.work.quarter));
        view! { <li><a href=href aria-current=current>{service.name.get(l).to_owned()}</a></li> }
    });
    let list = (model.services.len() > 1).then(|| {
        view! {
            <nav aria-label=tr!(l, "staff-my-services")>
                <p>{tr!(l, "staff-my-services")}</p>
                <ul>{links.collect_view()}</ul>
            </nav>
        }
    });
    let about = tr!(l, "staff-themes-of", service = shown.name.get(l));
    Some(view! { <p class="lead">{about}</p>{list} }.into_any())
}

/// Says in which quarters replies were sent back, whichever quarter the page shows.
fn sent_back(frame: &Frame, model: &Model<'_>) -> Option<AnyView> {
    let l = frame.locale;
    let lines = model.returned.iter().map(|(quarter, count)| {
        let link = address(frame, model.service, Some(*quarter));
        let label =
            tr!(l, "staff-replies-returned-in", months = i18n::months_of(l, *quarter), count = *count);
        view! { <li><a href=link>{label}</a></li> }
    });
    let lines = lines.collect_view();
    (!model.returned.is_empty()).then(|| {
        notice(
            Tone::Care,
            view! { <p><strong>{tr!(l, "staff-replies-returned")}</strong></p><ul>{lines}</ul> },
        )
    })
}
