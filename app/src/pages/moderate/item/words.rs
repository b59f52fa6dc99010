//! The contributor's words as check boxes, and the preview of what others will see.

use super::Seen;
use crate::{
    components::{Button, Select},
    staff::labels,
    tr,
};
use domain::{
    Locale,
    feedback::{Original, WordBox},
    redaction::{Kind, Redacted, Span},
    text::pieces,
};
use islands::redact_words::RedactWords;
use leptos::prelude::*;

/// The words, or a sentence that nothing was written.
pub(super) fn section(l: Locale, words: &Original, seen: &Seen<'_>) -> AnyView {
    if words.is_empty() {
        return view! {
            <section aria-labelledby="words">
                <h2 id="words">{tr!(l, "staff-words")}</h2>
                <p>{tr!(l, "staff-words-none")}</p>
            </section>
        }
        .into_any();
    }
    picking(l, words, seen)
}

fn picking(l: Locale, words: &Original, seen: &Seen<'_>) -> AnyView {
    let boxes: Vec<AnyView> = words
        .expose_words()
        .iter()
        .map(|(word_box, words)| {
            let of_box = seen.draft.spans.iter().filter(|(b, _)| b == word_box).map(|(_, span)| *span);
            one_box(l, *word_box, words, &of_box.collect::<Vec<_>>(), seen.facts.locale)
        })
        .collect();
    let kinds = Kind::ALL.iter().map(|kind| (kind.code(), labels::kind(l, *kind)));
    let kind =
        Select::new("kind", tr!(l, "staff-kind")).options(kinds).chosen(Some(Kind::Person.code())).view();
    let seen_by_others = preview(l, words, seen);
    let hint = if seen.suggested && !seen.draft.spans.is_empty() {
        tr!(l, "staff-words-suggested")
    } else {
        tr!(l, "staff-words-hint")
    };
    view! {
        <section aria-labelledby="words">
            <h2 id="words">{tr!(l, "staff-words")}</h2>
            <p>{hint}</p>
            <RedactWords
                count_label=tr!(l, "staff-words-count")
                keys_label=tr!(l, "staff-words-keys")
                clear_label=tr!(l, "staff-words-clear")
            >
                {boxes}
                <div class="toolbar">
                    {kind}
                    {Button::quiet(tr!(l, "staff-hide")).sends("do", "save").view()}
                </div>
                {seen_by_others}
            </RedactWords>
        </section>
    }
    .into_any()
}

fn one_box(l: Locale, word_box: WordBox, words: &str, spans: &[Span], language: Locale) -> AnyView {
    let code = word_box.code();
    let pieces: Vec<AnyView> = pieces(words)
        .into_iter()
        .map(|piece| {
            if !piece.is_pickable() {
                return piece.text.to_owned().into_any();
            }
            let over = spans.iter().find(|span| piece.start < span.end && span.start < piece.end);
            let id = format!("w-{code}-{}", piece.start);
            let place = format!("{code}:{}-{}", piece.start, piece.end);
            let value = over.map_or_else(|| place.clone(), |span| format!("{place}:{}", span.kind.code()));
            // The kind is shown once, after the last word of a hidden span.
            let last = over.filter(|span| piece.end >= span.end);
            let kind = last.map(|span| view! { <small>{labels::kind(l, span.kind)}</small> });
            view! {
                <span class="word">
                    <input type="checkbox" id=id.clone() name="hide" value=value checked=over.is_some() data-word="" />
                    <label for=id>{piece.text.to_owned()}</label>
                    {kind}
                </span>
            }
            .into_any()
        })
        .collect();
    view! {
        <fieldset class="words">
            <legend>{labels::word_box(l, word_box)}</legend>
            <p data-written=code lang=language.code()>{pieces}</p>
        </fieldset>
    }
    .into_any()
}

/// What others will see. The preview uses the function that makes the stored redacted words.
fn preview(l: Locale, words: &Original, seen: &Seen<'_>) -> AnyView {
    let redacted = Redacted::new(words, &seen.draft.spans, seen.facts.locale);
    let boxes = redacted.boxes().iter().map(|(word_box, words)| {
        view! {
            <h3>{labels::word_box(l, *word_box)}</h3>
            <p class="written" data-seen=word_box.code() lang=seen.facts.locale.code()>{words.clone()}</p>
        }
    });
    view! {
        <section class="card" aria-labelledby="preview">
            <h2 id="preview">{tr!(l, "staff-preview")}</h2>
            {boxes.collect_view()}
        </section>
    }
    .into_any()
}
