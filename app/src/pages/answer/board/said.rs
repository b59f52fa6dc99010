//! What families said in a quarter, what changed, and the way to every printed figure.

use super::Model;
use crate::{
    components::{Button, Select, card, link_list, toolbar},
    figures::{self, Section, not_shown_here, theme_in},
    i18n,
    page::Frame,
    routes,
    staff::labels,
    tr,
};
use domain::{
    catalogue::catalogue,
    disclosure::{Disclosed, Figures},
    figures::Cut,
};
use leptos::prelude::*;
use services::moderate::summaries::ThemeWork;

fn plain(figures: &[Disclosed<Figures>]) -> Vec<&Figures> {
    figures.iter().map(|of| &**of).collect()
}

/// The summaries, each with what helped and what made it harder side by side.
pub(super) fn said(frame: &Frame, model: &Model<'_>) -> AnyView {
    let l = frame.locale;
    let work = &model.board.work;
    let cards: Vec<AnyView> = work
        .themes
        .iter()
        .filter(|work| work.summary.is_some() && model.filters.shows(work.theme))
        .map(|work| theme(frame, model, work))
        .collect();
    let nothing = cards.is_empty();
    view! {
        <h2 id="said">{tr!(l, "board-said", months = i18n::months_of(l, work.quarter))}</h2>
        {choose(frame, model)}
        {nothing.then(|| view! { <p>{tr!(l, "staff-themes-none")}</p> })}
        {cards}
    }
    .into_any()
}

/// The form that chooses what is shown.
fn choose(frame: &Frame, model: &Model<'_>) -> AnyView {
    let l = frame.locale;
    let action = format!("{}#said", routes::STAFF_BOARD.path_with(l, [frame.organisation()]));
    let work = &model.board.work;
    let mut quarters = work.quarters.clone();
    if !quarters.contains(&work.quarter) {
        quarters.insert(0, work.quarter);
    }
    let quarters = quarters.into_iter().map(|quarter| (quarter.to_string(), i18n::months_of(l, quarter)));
    let all = || (String::new(), tr!(l, "board-all"));
    let themes = catalogue().codebook.themes.iter();
    let themes = themes.map(|theme| (theme.code.to_string(), theme.name.get(l).to_owned()));
    let mut touched: Vec<u8> =
        catalogue().codebook.themes.iter().flat_map(|theme| theme.articles.iter().copied()).collect();
    touched.sort_unstable();
    touched.dedup();
    let rights = touched.into_iter().filter_map(|number| {
        let article = catalogue().article(number)?;
        let name = article.child.as_ref().unwrap_or(&article.name);
        Some((number.to_string(), format!("{number}. {}", name.get(l))))
    });
    let service = model.service.map(|service| service.code.clone());
    let service = service.map(|code| view! { <input type="hidden" name="service" value=code /> });
    view! {
        <form method="get" action=action>
            {service}
            {toolbar(view! {
                {Select::new("quarter", tr!(l, "staff-quarter-choose"))
                    .options(quarters)
                    .chosen(Some(work.quarter.to_string()))
                    .view()}
                {Select::new("theme", tr!(l, "staff-column-theme"))
                    .options(std::iter::once(all()).chain(themes))
                    .chosen(model.filters.theme.map(|theme| theme.to_string()))
                    .view()}
                {Select::new("right", tr!(l, "board-right"))
                    .options(std::iter::once(all()).chain(rights))
                    .chosen(model.filters.right.map(|article| article.to_string()))
                    .view()}
                {Button::quiet(tr!(l, "staff-show")).view()}
            })}
        </form>
    }
    .into_any()
}

fn theme(frame: &Frame, model: &Model<'_>, work: &ThemeWork) -> AnyView {
    let l = frame.locale;
    let name = labels::theme(l, work.theme);
    let said = work.summary.as_ref().map(|summary| summary.body.get(l).to_owned());
    let table = theme_in(l, &plain(model.figures), work.theme);
    let table =
        table.unwrap_or_else(|| view! { <p class="soft">{tr!(l, "board-said-not-shown")}</p> }.into_any());
    let replies = i64::try_from(work.replies.len()).unwrap_or_default();
    let answer = model.may_answer.then(|| {
        let href = model.answering(frame, model.board.work.quarter);
        let label = tr!(l, "staff-reply-to", theme = name.as_str());
        view! { <li><a href=format!("{href}#s-{}", work.summary.as_ref().map(|s| s.id.to_string()).unwrap_or_default())>{label}</a></li> }
    });
    let over_time = tr!(l, "board-over-time", theme = name.as_str());
    card(
        name,
        view! {
            <p class="written" lang=l.code()>{said}</p>
            <p class="hint">{tr!(l, "staff-drawn-from")}</p>
            {table}
            <p>{tr!(l, "board-replies", count = replies)}</p>
            <ul class="plain">
                <li><a href=model.theme(frame, work.theme)>{over_time}</a></li>
                {answer}
            </ul>
        },
    )
}

/// What changed, in words, where the statistics allow any.
pub(super) fn changed(frame: &Frame, model: &Model<'_>) -> AnyView {
    let l = frame.locale;
    let quarter = model.board.work.quarter;
    let words = figures::changed(l, &plain(model.past), quarter);
    let lines = words.iter().map(|said| view! { <li>{said.clone()}</li> }).collect_view();
    let body = if words.is_empty() {
        view! { <p>{tr!(l, "board-changed-none")}</p> }.into_any()
    } else {
        view! { <ul>{lines}</ul> }.into_any()
    };
    view! {
        <h2>{tr!(l, "board-changed")}</h2>
        {body}
        <p><a href=part(frame, model, Section::Change, None)>{tr!(l, "board-changed-link")}</a></p>
    }
    .into_any()
}

/// The address of a section of the printed figures.
fn part(frame: &Frame, model: &Model<'_>, section: Section, cut: Option<Cut>) -> String {
    let l = frame.locale;
    let path = routes::STAFF_FIGURES.path_with(l, [frame.organisation()]);
    let cut = cut.map(|cut| format!("&cut={cut}")).unwrap_or_default();
    let quarter = model.board.work.quarter;
    model.of_service(path, &format!("period={quarter}&part={}{cut}", section.slug(l)))
}

/// The way to every printed figure: by section, and for a whole authority by service, level and agency.
pub(super) fn figures(frame: &Frame, model: &Model<'_>) -> AnyView {
    let l = frame.locale;
    let here = plain(model.figures);
    let quarter = model.board.work.quarter;
    let mut links: Vec<(String, String, Option<String>)> = Section::ALL
        .into_iter()
        .filter(|section| *section != Section::Change)
        .map(|section| {
            let line = figures::headline(l, section, &here, quarter);
            (part(frame, model, section, None), section.title(l), Some(line))
        })
        .collect();
    if model.services.is_empty() {
        let cuts = [
            (Cut::Service, tr!(l, "figures-cut-service")),
            (Cut::Level, tr!(l, "figures-cut-level")),
            (Cut::Agency, tr!(l, "figures-cut-agency")),
        ];
        links.extend(cuts.map(|(cut, title)| (part(frame, model, Section::Charter, Some(cut)), title, None)));
    }
    view! {
        <h2>{tr!(l, "staff-figures")}</h2>
        <p class="soft">{tr!(l, "staff-figures-when")}</p>
        {link_list(links)}
        {not_shown_here(l)}
    }
    .into_any()
}
