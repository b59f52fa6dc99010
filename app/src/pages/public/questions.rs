//! The page about the questions, and why they are asked in this way.

use crate::{
    components::{card, facts, prose},
    page::{Frame, document},
    tr,
};
use domain::{
    Locale,
    catalogue::catalogue,
    feedback::Audience,
    questionnaire::{CORE, Field, Questionnaire},
};
use leptos::prelude::*;

/// The five core questions, worded for each audience.
pub fn page(frame: &Frame) -> String {
    let l = frame.locale;
    let cards = CORE.into_iter().map(|core| question(l, core)).collect_view();
    document(frame, &tr!(l, "questions-title"), || {
        view! {
            <h1>{tr!(l, "questions-title")}</h1>
            <p class="lead">{tr!(l, "questions-lead")}</p>
            {cards}
            <h2>{tr!(l, "questions-why-title")}</h2>
            {prose(&tr!(l, "questions-why"))}
            <h2>{tr!(l, "questions-never-title")}</h2>
            {prose(&tr!(l, "questions-never"))}
        }
    })
}

/// The heading behind a question, then its wording for each audience.
fn question(l: Locale, core: Field) -> AnyView {
    let questionnaire = Questionnaire::core();
    let heading = questionnaire.question(core).and_then(|question| question.heading);
    let heading = heading.and_then(|code| catalogue().heading(code));
    let heading = heading.map(|heading| heading.name.get(l)).unwrap_or_default();
    let asked = Audience::ALL.iter().filter_map(|audience| {
        let words = questionnaire.asked(core, *audience)?.ask.get(l).to_owned();
        let whom = match audience {
            Audience::Child => tr!(l, "questions-child"),
            Audience::YoungPerson => tr!(l, "questions-young"),
            Audience::Parent => tr!(l, "questions-parent"),
        };
        Some((whom, words.into_any()))
    });
    card(heading, facts(asked))
}
