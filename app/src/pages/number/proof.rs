//! How a contributor can check that a release counts their feedback.

use super::{found::switch, hidden::hidden};
use crate::{
    components::{Button, disclosure},
    page::{Frame, Kind, document},
    routes, tr,
};
use domain::{Bilingual, number::Number};
use leptos::prelude::*;

/// The page. `proof`: the release's title and address, and the text of the proof; `None` if no release counts it.
pub fn proof_page(frame: &Frame, number: &Number, proof: Option<&(Bilingual, Bilingual, String)>) -> String {
    let l = frame.locale;
    let frame = frame.clone().of(Kind::Contributor).switching_itself();
    document(&frame, &tr!(l, "number-title-result"), || {
        let shown = match proof {
            None => view! { <p>{tr!(l, "number-proof-none")}</p> }.into_any(),
            Some((title, address, text)) => view! {
                <p><a href=address.get(l).to_owned()>{tr!(l, "number-release", title = title.get(l))}</a></p>
                <p>{tr!(l, "number-proof-how")}</p>
                {disclosure(tr!(l, "number-proof-text"), view! { <p><code>{text.clone()}</code></p> })}
                <p>{tr!(l, "number-proof-hidden")}</p>
            }
            .into_any(),
        };
        view! {
            {switch(l, number, Some(super::PROOF))}
            <h1>{tr!(l, "number-proof")}</h1>
            {shown}
            <form method="post" action=routes::NUMBER.path(l) autocomplete="off">
                {hidden(number)}
                <div class="actions">{Button::quiet(tr!(l, "number-proof-back")).view()}</div>
            </form>
        }
    })
}
