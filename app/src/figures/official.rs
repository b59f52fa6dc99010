//! Published numbers of the people who live somewhere, beside who was heard there: never mixed with printed numbers.

use super::names::column_name;
use crate::{
    components::{Column, Table},
    i18n, tr,
};
use domain::{
    Locale,
    figures::Measure,
    questionnaire::Field,
    settings::{Group, Population},
};
use leptos::prelude::*;

/// The table of published numbers, with a sentence that says what they are not; nothing where an authority gives none.
pub fn official(l: Locale, population: &[Population]) -> AnyView {
    if population.is_empty() {
        return ().into_any();
    }
    let columns = vec![
        Column::words(tr!(l, "figures-official-who")),
        Column::numbers(tr!(l, "figures-official-number")),
        Column::words(tr!(l, "figures-official-year")),
        Column::words(tr!(l, "figures-official-source")),
    ];
    let row = |one: &Population| -> Vec<AnyView> {
        vec![
            group_name(l, one).into_any(),
            i18n::number(i64::from(one.number)).into_any(),
            one.year.to_string().into_any(),
            one.source.clone().into_any(),
        ]
    };
    let table = Table::new("official", tr!(l, "figures-official"), columns).rows(population.iter().map(row));
    view! {
        <section>
            <h2>{tr!(l, "figures-official")}</h2>
            <p>{tr!(l, "figures-official-about")}</p>
            {table.cards().view()}
        </section>
    }
    .into_any()
}

/// Whom a published number is about.
pub fn group_name(l: Locale, population: &Population) -> String {
    let answer = |field: Field, code: &str| column_name(l, Measure::Heard, field.code(), code, None);
    match population.group() {
        Some(Group::Age(band)) => tr!(l, "figures-official-age", age = answer(Field::Band, band.code())),
        Some(Group::Language(language)) => {
            tr!(l, "figures-official-language", language = answer(Field::Speaks, language.code()))
        }
        Some(Group::LookedAfter) => tr!(l, "figures-official-looked-after"),
        None => String::new(),
    }
}
