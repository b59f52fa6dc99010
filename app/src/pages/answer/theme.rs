//! One theme over time: what families said, the printed figures, what was answered and promised, and what came of it.

use crate::{
    commitments::{entry, standing_chip},
    components::{Tone, card, chip},
    figures::{self, not_shown_here, theme_over_time},
    i18n,
    page::{Frame, document},
    pages::moderate::replies::reply_text,
    routes,
    staff::labels,
    tr,
};
use domain::{
    Locale,
    catalogue::{FamiliesCanSpeak, Theme, ThemeCode, catalogue},
    disclosure::{Disclosed, Figures},
    feedback::{Channel, WordBox},
    figures::{Cut, Measure, Period},
    summary::ReplyState,
};
use leptos::prelude::*;
use services::{answer::theme::Told, public::directory::Service};

/// The page's model.
pub struct Model<'a> {
    /// The theme.
    pub theme: ThemeCode,
    /// What was said of it and came of it, the newest quarter first.
    pub story: &'a [Told],
    /// The printed figures of themes and rights over the quarters.
    pub figures: &'a [Disclosed<Figures>],
    /// The service that the page is about, if it is about one of the reader's.
    pub service: Option<&'a Service>,
}

/// The page.
pub fn page(frame: &Frame, model: &Model<'_>) -> String {
    let l = frame.locale;
    let name = labels::theme(l, model.theme);
    let known = catalogue().theme(&model.theme.to_string());
    document(frame, &name, || {
        let about = model.service.map(|service| {
            view! { <p class="lead">{tr!(l, "staff-themes-of", service = service.name.get(l))}</p> }
        });
        let plain: Vec<&Figures> = model.figures.iter().map(|of| &**of).collect();
        let board = routes::STAFF_BOARD.path_with(l, [frame.organisation()]);
        let board = match model.service {
            Some(service) => format!("{board}?service={}", service.code),
            None => board,
        };
        let told = model.story.iter().map(|told| told_in(frame, told)).collect_view();
        view! {
            <p><a href=board>{tr!(l, "board")}</a></p>
            <h1>{name.clone()}</h1>
            {about}
            <p>{known.map(|theme| theme.about.get(l).to_owned())}</p>
            <h2>{tr!(l, "theme-said")}</h2>
            {model.story.is_empty().then(|| view! { <p>{tr!(l, "theme-said-none")}</p> })}
            {told}
            <h2>{tr!(l, "theme-figures")}</h2>
            <p class="soft">{tr!(l, "staff-figures-when")}</p>
            {theme_over_time(l, &plain, model.theme)}
            {not_shown_here(l)}
            {known.map(|theme| rights(l, &plain, theme))}
            {known.map(|theme| questions(l, theme))}
        }
    })
}

/// One quarter's summary with its replies and promises.
fn told_in(frame: &Frame, told: &Told) -> AnyView {
    let l = frame.locale;
    let replies = told.replies.iter().filter(|reply| reply.state != ReplyState::TakenDown).map(|reply| {
        let unread = (reply.state != ReplyState::Valid).then(|| match reply.state {
            ReplyState::Returned => chip(Tone::Care, tr!(l, "staff-reply-returned")),
            _ => chip(Tone::Care, tr!(l, "staff-reply-unread")),
        });
        view! { <li>{reply_text(l, reply)}{unread}</li> }
    });
    let replies = replies.collect_view();
    let promises = told.promises.iter().map(|(line, entries)| {
        let id = line.commitment.id.to_string();
        let href = routes::STAFF_COMMITMENT.path_with(l, [frame.organisation(), &id]);
        let words = line.commitment.body.get(l).to_owned();
        let since: Vec<AnyView> = entries
            .iter()
            .filter(|said| said.state == ReplyState::Valid)
            .map(|said| entry(l, said.kind, said.on, said.written.date(), &said.body))
            .collect();
        view! {
            <li>
                <p><a href=href>{words}</a>" "{standing_chip(l, line.standing)}</p>
                <ul class="story">{since}</ul>
            </li>
        }
    });
    let promises = promises.collect_view();
    let none = told.replies.is_empty();
    card(
        i18n::months_of(l, told.summary.quarter),
        view! {
            <p class="written" lang=l.code()>{told.summary.body.get(l).to_owned()}</p>
            <p class="hint">{tr!(l, "staff-drawn-from")}</p>
            <h3>{tr!(l, "staff-replies-given")}</h3>
            {none.then(|| view! { <p>{tr!(l, "theme-no-reply")}</p> })}
            <ul class="plain">{replies}</ul>
            {(!told.promises.is_empty()).then(|| view! { <h3>{tr!(l, "theme-came-of-it")}</h3> })}
            <ul class="plain">{promises}</ul>
        },
    )
}

/// The rights that the theme touches, each with what was printed of it in the newest quarter that shows it. Raised, never met.
fn rights(l: Locale, figures: &[&Figures], theme: &Theme) -> AnyView {
    let newest = figures.iter().rev().find_map(|figures| match figures.population().period {
        Period::Quarter(quarter) if figures.base().is_some() => Some(quarter),
        _ => None,
    });
    let here: Vec<&&Figures> = figures
        .iter()
        .filter(|figures| {
            let of = &figures.population().of;
            newest.map(Period::Quarter) == Some(figures.population().period)
                && of.cut != Cut::Answered
                && of.channel == Some(Channel::Alone)
        })
        .collect();
    let lines = theme.articles.iter().map(|number| {
        let code = number.to_string();
        let href = routes::RIGHT.path_with(l, [&code]);
        let name = figures::row_name(l, Measure::Rights, &code, None);
        let raised = here.iter().filter_map(|figures| {
            let row = figures.table(Measure::Rights)?.row(&code)?;
            let count = |polarity: WordBox| Some(figures::words(l, row.cell(polarity.code())?));
            let (harder, helped) = (count(WordBox::Problem)?, count(WordBox::Praise)?);
            let who = figures::who(l, &figures.population().of);
            Some(tr!(l, "theme-right-raised", who = who, helped = helped, harder = harder))
        });
        let raised = raised.map(|words| view! { <p class="soft">{words}</p> }).collect_view();
        view! { <li><a href=href>{name}</a>{raised}</li> }
    });
    let lines = lines.collect_view();
    let when = newest.map(|quarter| {
        view! { <p>{tr!(l, "theme-rights-of", months = i18n::months_of(l, quarter))}</p> }
    });
    view! { <h2>{tr!(l, "theme-rights")}</h2><p>{tr!(l, "theme-rights-lead")}</p>{when}<ul>{lines}</ul> }
        .into_any()
}

/// The key questions to which the theme or one of its parts speaks.
fn questions(l: Locale, theme: &Theme) -> AnyView {
    let speaks = |code| {
        theme.key_questions.contains(&code)
            || theme.sub_themes.iter().any(|sub| sub.key_questions.contains(&code))
    };
    let lines: Vec<AnyView> = catalogue()
        .key_questions
        .questions
        .iter()
        .filter(|question| speaks(question.code) && question.families_can_speak != FamiliesCanSpeak::No)
        .map(|question| {
            let a_little = (question.families_can_speak == FamiliesCanSpeak::ALittle)
                .then(|| view! { <p class="soft">{tr!(l, "theme-question-a-little")}</p> });
            view! { <li>{format!("{} {}", question.code, question.asks.get(l))}{a_little}</li> }.into_any()
        })
        .collect();
    let none = lines.is_empty();
    view! {
        <h2>{tr!(l, "theme-questions")}</h2>
        {none.then(|| view! { <p>{tr!(l, "theme-questions-none")}</p> })}
        <ul class="plain">{lines}</ul>
    }
    .into_any()
}
