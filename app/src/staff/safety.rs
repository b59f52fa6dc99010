//! A contributor's answers about safety, worded as the questions were, for the two pages on which somebody
//! acts on them.

use domain::{
    Locale,
    feedback::{Audience, Safety},
    questionnaire::Questionnaire,
};
use leptos::prelude::*;

/// The questions as this audience was asked them, with the answers.
pub(crate) fn answers(l: Locale, audience: Audience, said: Safety) -> Vec<(String, AnyView)> {
    said.answers()
        .filter_map(|(field, code)| {
            let asked = Questionnaire::core().asked(field, audience)?;
            Some((asked.ask.get(l).to_owned(), asked.label(code)?.get(l).to_owned().into_any()))
        })
        .collect()
}
