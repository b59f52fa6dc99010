//! The contributor's answers, worded as the questions were.

use crate::{
    components::{disclosure, facts},
    tr,
};
use domain::{
    Locale,
    questionnaire::{Answers, Field, Questionnaire},
};
use leptos::prelude::*;

/// Every answer about a service, under its question; nothing for an imported item. `open`: unfolded, because
/// there is nothing else to read.
pub(super) fn answers(l: Locale, answers: Option<&Answers>, open: bool) -> Option<AnyView> {
    let answers = answers?;
    let said: Vec<(String, AnyView)> = Field::ALL
        .iter()
        .filter(|field| field.says_something())
        .filter_map(|field| {
            let asked = Questionnaire::core().asked(*field, answers.audience())?;
            let chosen: Vec<String> =
                answers.codes(*field).filter_map(|code| Some(asked.label(code)?.get(l).to_owned())).collect();
            let chosen = (!chosen.is_empty()).then(|| chosen.join("; "))?;
            Some((asked.ask.get(l).to_owned(), chosen.into_any()))
        })
        .collect();
    if said.is_empty() {
        return None;
    }
    let list = view! { <div class="said">{facts(said)}</div> };
    let title = tr!(l, "staff-answers");
    Some(if open {
        view! { <section class="card" aria-labelledby="answers"><h2 id="answers">{title}</h2>{list}</section> }.into_any()
    } else {
        disclosure(title, list)
    })
}
