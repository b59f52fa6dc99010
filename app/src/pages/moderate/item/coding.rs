//! What an item is about, and how serious it is.

use super::Seen;
use crate::{
    components::{Choice, Choices, Field, disclosure},
    staff::labels,
    tr,
};
use domain::{
    Locale,
    catalogue::{Theme, catalogue},
    coding::{Coding, Criticality},
    feedback::WordBox,
};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The themes, each with its polarities.
pub(super) fn themes(l: Locale, coding: &Coding) -> AnyView {
    let groups: Vec<AnyView> =
        catalogue().codebook.themes.iter().map(|theme| theme_group(l, theme, coding)).collect();
    view! {
        <fieldset class="themes" id="f-theme" tabindex="-1">
            <legend>{tr!(l, "staff-coding-themes")}</legend>
            <p class="hint">{tr!(l, "staff-coding-themes-hint")}</p>
            {groups}
        </fieldset>
    }
    .into_any()
}

fn theme_group(l: Locale, theme: &Theme, coding: &Coding) -> AnyView {
    let given = coding.themes.iter().filter(|mark| mark.theme.theme() == theme.code).count();
    let rows = theme.sub_themes.iter().map(|sub| {
        let marked = coding.themes.iter().find(|mark| mark.theme == sub.code);
        let code = sub.code.to_string();
        Ticks {
            name: format!("{code} {}", sub.name.get(l)),
            about: Some(sub.about.get(l).to_owned()),
            code,
            marked: marked.map(|mark| mark.polarity.clone()).unwrap_or_default(),
        }
    });
    let open = given > 0;
    let count = open.then(|| format!(" ({given})"));
    view! {
        <details open=open>
            <summary>{format!("{} {}", theme.code, theme.name.get(l))}{count}</summary>
            {ticks(l, "theme", theme.name.get(l), &tr!(l, "staff-column-theme"), rows)}
        </details>
    }
    .into_any()
}

/// A row of boxes: praise, problem, idea.
struct Ticks {
    code: String,
    name: String,
    about: Option<String>,
    marked: BTreeSet<WordBox>,
}

/// A table of boxes named `field`, each with the value `code:polarity`.
fn ticks(
    l: Locale,
    field: &'static str,
    caption: &str,
    column: &str,
    rows: impl Iterator<Item = Ticks>,
) -> AnyView {
    let head = WordBox::ALL.iter().map(|p| view! { <th scope="col">{labels::polarity(l, *p)}</th> });
    let rows = rows.map(|Ticks { code, name, about, marked }| {
        let boxes = WordBox::ALL.iter().map(|polarity| {
            let id = format!("{}-{}-{}", &field[..1], code.replace('.', "-"), polarity.code());
            let value = format!("{code}:{}", polarity.code());
            let checked = marked.contains(polarity);
            let label = format!("{name}: {}", labels::polarity(l, *polarity));
            view! {
                <td>
                    <input type="checkbox" id=id.clone() name=field value=value checked=checked />
                    <label for=id><span class="vh">{label}</span></label>
                </td>
            }
        });
        let boxes = boxes.collect_view();
        let about = about.map(|about| view! { <small>{about}</small> });
        view! {
            <tr>
                <th scope="row">{name.clone()}{about}</th>
                {boxes}
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <table class="dense ticks">
            <caption class="vh">{caption.to_owned()}</caption>
            <thead><tr><th scope="col">{column.to_owned()}</th>{head.collect_view()}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// The children's rights that the item raises, and how each is spoken of.
pub(super) fn rights(l: Locale, coding: &Coding) -> AnyView {
    // The first 42 articles are the rights themselves; the others say how the Convention works.
    let articles = catalogue().rights.articles.iter().filter(|article| article.number <= 42);
    let rows = articles.map(|article| {
        let marked = coding.rights.iter().filter(|(number, _)| *number == article.number);
        Ticks {
            code: article.number.to_string(),
            name: format!("{} {}", article.number, article.name.get(l)),
            about: None,
            marked: marked.map(|(_, polarity)| *polarity).collect(),
        }
    });
    let raised: BTreeSet<u8> = coding.rights.iter().map(|(article, _)| *article).collect();
    let legend = tr!(l, "staff-coding-rights");
    let list = view! {
        <fieldset class="themes">
            <legend>{legend.clone()}</legend>
            <p class="hint">{tr!(l, "staff-coding-rights-hint")}</p>
            {ticks(l, "right", &legend, &tr!(l, "staff-column-right"), rows)}
        </fieldset>
    };
    let title = tr!(l, "staff-coding-rights-title", count = i64::try_from(raised.len()).unwrap_or(0));
    view! { <div class="rights">{disclosure(title, list)}</div> }.into_any()
}

/// The levels of seriousness, with their criteria.
pub(super) fn criticality(l: Locale, seen: &Seen<'_>) -> AnyView {
    let coding = &seen.draft.coding;
    let criteria = &catalogue().criteria;
    let levels = criteria.levels.iter().map(|level| {
        Choice::new(level.code.code(), format!("{} {}", level.code, level.name.get(l)))
            .hint(level.test.get(l))
    });
    let wrong = |control: &str| {
        let of = seen.problems.iter().map(|problem| labels::coding_problem(l, *problem));
        of.into_iter().find(|(name, _)| *name == control).map(|(_, message)| message)
    };
    let radios = Choices::radio("criticality", tr!(l, "staff-criticality"))
        .hint(criteria.rule.get(l))
        .error(wrong("criticality"))
        .choices(levels)
        .chosen(coding.criticality.map(Criticality::code));
    let again = Choices::check("again", tr!(l, "staff-again"))
        .choice(Choice::new("yes", criteria.again.get(l)))
        .chosen(coding.could_happen_again.then_some("yes"));
    let reason = Field::new("reason", tr!(l, "staff-reason"))
        .hint(tr!(l, "staff-reason-hint"))
        .error(wrong("reason"))
        .value(coding.reason.clone());
    view! {
        {radios.view()}
        {disclosure(tr!(l, "staff-criteria"), full_criteria(l))}
        {again.view()}
        {reason.view()}
    }
    .into_any()
}

fn full_criteria(l: Locale) -> AnyView {
    let criteria = &catalogue().criteria;
    let levels = criteria.levels.iter().map(|level| {
        let examples = level.examples.iter().map(|example| view! { <li>{example.get(l).to_owned()}</li> });
        let not_if = level
            .not_if
            .as_ref()
            .map(|text| view! { <p>{tr!(l, "staff-criteria-not", text = text.get(l))}</p> });
        view! {
            <h3>{format!("{} {}", level.code, level.name.get(l))}</h3>
            <p>{tr!(l, "staff-criteria-if", text = level.say_if.get(l))}</p>
            {not_if}
            <p>{tr!(l, "staff-criteria-starts", text = level.starts.get(l))}</p>
            <ul>{examples.collect_view()}</ul>
        }
    });
    let breaks = criteria.tie_breaks.iter().map(|tie| view! { <li>{tie.says.get(l).to_owned()}</li> });
    view! { {levels.collect_view()}<ol>{breaks.collect_view()}</ol> }.into_any()
}
