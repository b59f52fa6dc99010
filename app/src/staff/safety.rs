//! What a contributor said about safety, in the words of the questions: for the two places where somebody acts on it.

use domain::{
    Locale,
    feedback::{Audience, Safety},
    questionnaire::Questionnaire,
};
use leptos::prelude::*;

/// The questions as this audience was asked them, with what was answered.
pub(crate) fn answers(l: Locale, audience: Audience, said: Safety) -> Vec<(String, AnyView)> {
    said.answers()
        .filter_map(|(field, code)| {
            let asked = Questionnaire::core().asked(field, audience)?;
            Some((asked.ask.get(l).to_owned(), asked.label(code)?.get(l).to_owned().into_any()))
        })
        .collect()
}
