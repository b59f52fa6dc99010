//! The ways by which alerts go and the state of their servers, for those who run Clywed and those who rely on
//! an alert. It never says whether anybody was alerted.

use crate::{
    components::{Tone, chip, facts, notice},
    i18n, tr,
};
use domain::Locale;
use leptos::prelude::*;
use services::alerts::{Fault, Standing, Way};

/// Each way with the state of its server, and a notice if nobody can be alerted at all.
pub fn view(l: Locale, ways: &[(Way, Standing)]) -> AnyView {
    let lines = ways.iter().map(|(way, standing)| (called(l, *way), stands(l, *standing)));
    view! { {nobody(l, ways)}{facts(lines)} }.into_any()
}

/// The notice that Clywed alerts nobody; `None` if at least one way is set up.
pub fn nobody(l: Locale, ways: &[(Way, Standing)]) -> Option<AnyView> {
    let none = ways.iter().all(|(_, standing)| *standing == Standing::NotSetUp);
    none.then(|| notice(Tone::Urgent, view! { <p><strong>{tr!(l, "alerts-nobody")}</strong></p> }))
}

/// The name of a way.
pub fn called(l: Locale, way: Way) -> String {
    match way {
        Way::Mail => tr!(l, "alerts-by-mail"),
        Way::Text => tr!(l, "alerts-by-text"),
    }
}

fn stands(l: Locale, standing: Standing) -> AnyView {
    match standing {
        Standing::NotSetUp => tr!(l, "alerts-stands-not-set-up").into_any(),
        Standing::Unseen => tr!(l, "alerts-stands-unseen").into_any(),
        Standing::Well => chip(Tone::Good, tr!(l, "alerts-stands-well")),
        Standing::Away(since, fault) => {
            let when = i18n::day_and_time(l, since.local());
            view! { {chip(Tone::Urgent, tr!(l, "alerts-stands-away", when = when))}" "{why(l, fault)} }
                .into_any()
        }
    }
}

/// Why an alert was not sent, in words and as the code that `docs/alerts.md` explains.
pub fn why(l: Locale, fault: Fault) -> String {
    let words = match fault {
        Fault::NotSetUp => tr!(l, "alerts-fault-not-set-up"),
        Fault::NoAddress => tr!(l, "alerts-fault-no-address"),
        Fault::Refused => tr!(l, "alerts-fault-refused"),
        Fault::Late => tr!(l, "alerts-fault-late"),
        Fault::Unproven => tr!(l, "alerts-fault-unproven"),
        Fault::Mail(_) | Fault::Text(_) => tr!(l, "alerts-fault-no"),
        Fault::Broken => tr!(l, "alerts-fault-broken"),
    };
    tr!(l, "alerts-fault", why = words, code = fault.to_string())
}
