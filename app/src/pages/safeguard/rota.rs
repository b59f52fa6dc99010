//! The rota of a desk: gaps in cover first, then who is on duty now and for two weeks, who is away, and the forms.

mod forms;

pub use forms::{Back, Form, Trouble};

use crate::{
    components::{Button, Tone, notice},
    i18n,
    page::{Frame, document},
    pages::safeguard::names,
    routes,
    staff::csrf,
    tr,
};
use domain::{
    Locale,
    clock::{Date, Moment},
    concern,
};
use leptos::prelude::*;
use services::safeguard::{Duty, RotaView};

/// The page's model.
pub struct Model<'a> {
    /// The rota of the desk.
    pub rota: &'a RotaView,
    /// The other desks on which the reader acts.
    pub others: &'a [concern::Desk],
    /// What was just done.
    pub done: Option<Form>,
    /// The form that came back, with everything that was typed.
    pub back: Option<&'a Back>,
}

/// The page.
pub fn page(frame: &Frame, model: &Model<'_>) -> String {
    let l = frame.locale;
    let rota = model.rota;
    document(frame, &tr!(l, "rota"), || {
        let done = model.done.map(|form| notice(Tone::Good, view! { <p role="status">{form.done(l)}</p> }));
        view! {
            <h1>{tr!(l, "rota")}</h1>
            <p class="soft">{names::desk(l, rota.desk)}</p>
            {forms::errors(l, model.back)}
            {done}
            {forms::changed(l, model.back)}
            {others(frame, model)}
            {gaps(l, rota)}
            {now(l, rota)}
            {forms::away(frame, model)}
            {forms::hand_over(frame, model)}
            {days(l, rota)}
            {absences(frame, rota)}
            {handovers(frame, rota)}
            <p class="hint">{tr!(l, "rota-about")}</p>
        }
    })
}

/// Links to the rotas of the reader's other desks.
fn others(frame: &Frame, model: &Model<'_>) -> Option<AnyView> {
    let l = frame.locale;
    let here = routes::STAFF_ROTA.path_with(l, [frame.organisation()]);
    let links = model.others.iter().map(|desk| {
        view! { <li><a href=format!("{here}?desk={desk}")>{names::desk(l, *desk)}</a></li> }
    });
    (!model.others.is_empty()).then(|| {
        view! { <nav class="parts" aria-label=tr!(l, "rota-desks")><ul>{links.collect_view()}</ul></nav> }
            .into_any()
    })
}

/// Where nobody is on duty, in words.
fn gaps(l: Locale, rota: &RotaView) -> AnyView {
    if !rota.has_rota {
        return notice(Tone::Care, view! { <p>{tr!(l, "rota-none")}</p> });
    }
    let gaps: Vec<&Duty> = rota.duties.iter().filter(|duty| duty.names.is_empty()).collect();
    if gaps.is_empty() {
        return notice(Tone::Good, view! { <p>{tr!(l, "rota-no-gap")}</p> });
    }
    let count = i64::try_from(gaps.len()).unwrap_or(i64::MAX);
    view! {
        <section class="card" aria-labelledby="gaps">
            <h2 id="gaps">{tr!(l, "rota-gaps", count = count)}</h2>
            <p>{tr!(l, "rota-gaps-about")}</p>
            <ul>{alike(&gaps).iter().map(|same| view! { <li>{in_words(l, same)}</li> }).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// Gaps that come again at the same hours, together: a desk that sleeps every night has one line for it.
fn alike<'a>(gaps: &[&'a Duty]) -> Vec<Vec<&'a Duty>> {
    let hours = |gap: &Duty| {
        let (from, to) = (gap.from.local(), gap.to.local());
        (from.time(), to.time(), from.date().until(to.date()).ok().map(|days| days.get_days()))
    };
    let mut groups: Vec<Vec<&Duty>> = Vec::new();
    for gap in gaps {
        match groups.iter_mut().find(|group| group.first().is_some_and(|one| hours(one) == hours(gap))) {
            Some(group) => group.push(gap),
            None => groups.push(vec![gap]),
        }
    }
    groups
}

/// Gaps at the same hours in a sentence.
fn in_words(l: Locale, same: &[&Duty]) -> String {
    let (Some(first), Some(last)) = (same.first(), same.last()) else { return String::new() };
    let (from, to) = (first.from.local(), first.to.local());
    if same.len() == 1 {
        return tr!(l, "rota-gap", from = i18n::day_and_time(l, from), to = i18n::day_and_time(l, to));
    }
    tr!(
        l,
        "rota-gap-each",
        from = i18n::time(l, from.time()),
        to = i18n::time(l, to.time()),
        count = i64::try_from(same.len()).unwrap_or(i64::MAX),
        first = i18n::weekday_date(l, first.from.date()),
        last = i18n::weekday_date(l, last.from.date())
    )
}

/// Who is on duty now, and until when.
fn now(l: Locale, rota: &RotaView) -> AnyView {
    let first = rota.duties.first().filter(|duty| !duty.names.is_empty());
    let said = match first {
        Some(duty) => {
            let until = i18n::day_and_time(l, duty.to.local());
            view! {
                <p><strong>{in_order(l, &duty.names)}</strong></p>
                <p class="soft">{tr!(l, "rota-now-until", when = until)}</p>
            }
            .into_any()
        }
        None => view! { <p>{tr!(l, "rota-now-nobody")}</p> }.into_any(),
    };
    view! {
        <section class="card now" aria-labelledby="now"><h2 id="now">{tr!(l, "rota-now")}</h2>{said}</section>
    }
    .into_any()
}

/// Names in the order in which they are told.
fn in_order(l: Locale, people: &[String]) -> String {
    match people {
        [] => tr!(l, "rota-nobody"),
        [first, rest @ ..] => {
            let rest: String = rest.iter().map(|name| tr!(l, "rota-then", name = name.as_str())).collect();
            format!("{first}{rest}")
        }
    }
}

/// The part of a day through which the same people are on duty.
fn part(l: Locale, day: Date, duty: &Duty) -> Option<AnyView> {
    let (start, end) = (Moment::at_start_of(day)?, Moment::at_start_of(day.tomorrow().ok()?)?);
    let (from, to) = (duty.from.max(start), duty.to.min(end));
    if from >= to {
        return None;
    }
    let hours = if (from, to) == (start, end) {
        tr!(l, "rota-all-day")
    } else {
        let time = |at: Moment| i18n::time(l, at.local().time());
        tr!(l, "rota-hours", from = time(from), to = time(to))
    };
    Some(view! { <li>{hours}": "{in_order(l, &duty.names)}</li> }.into_any())
}

/// Two weeks, day by day.
fn days(l: Locale, rota: &RotaView) -> Option<AnyView> {
    let (first, last) = (rota.duties.first()?.from.date(), rota.duties.last()?.to.date());
    let days = std::iter::successors(Some(first), |day| day.tomorrow().ok()).take_while(|day| *day <= last);
    let days = days.map(|day| {
        let parts = rota.duties.iter().filter_map(|duty| part(l, day, duty)).collect_view();
        view! { <h3>{i18n::weekday_date(l, day)}</h3><ul class="plain">{parts}</ul> }
    });
    let days = days.collect_view();
    rota.has_rota.then(|| crate::components::disclosure(tr!(l, "rota-days"), days))
}

/// A form of one button that takes something back.
fn take_back(frame: &Frame, rota: &RotaView, form: Form, fields: [(&'static str, String); 4]) -> AnyView {
    let l = frame.locale;
    let fields = fields.map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
    view! {
        <form method="post" action=routes::STAFF_ROTA.path_with(l, [frame.organisation()])>
            {csrf(frame)}
            {forms::hidden(rota)}
            {fields.into_iter().collect_view()}
            {Button::quiet(form.label(l)).sends("do", form.code()).view()}
        </form>
    }
    .into_any()
}

/// Who is away now or later.
fn absences(frame: &Frame, rota: &RotaView) -> AnyView {
    let l = frame.locale;
    let lines = rota.away.iter().map(|away| {
        let when = i18n::date_range(l, away.absence.from, away.absence.to);
        let instead = match &away.stands_in {
            Some(name) => tr!(l, "rota-away-instead", name = name.as_str()),
            None => tr!(l, "rota-away-nobody"),
        };
        let other = away.absence.stands_in.map(|other| other.to_string()).unwrap_or_default();
        let fields = [
            ("back-person", away.absence.person.to_string()),
            ("back-from", away.absence.from.to_string()),
            ("back-to", away.absence.to.to_string()),
            ("back-other", other),
        ];
        view! {
            <li>
                <p><strong>{away.name.clone()}</strong>": "{when}</p>
                <p class="soft">{instead}</p>
                {take_back(frame, rota, Form::Back, fields)}
            </li>
        }
    });
    let none = rota.away.is_empty().then(|| view! { <p>{tr!(l, "rota-away-none")}</p> });
    view! {
        <section aria-labelledby="absences">
            <h2 id="absences">{tr!(l, "rota-absences")}</h2>
            {none}
            <ul class="story">{lines.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// Who was handed the duty, now or later.
fn handovers(frame: &Frame, rota: &RotaView) -> Option<AnyView> {
    let l = frame.locale;
    let lines = rota.handed.iter().map(|handed| {
        let from = i18n::day_and_time(l, handed.handover.from);
        let to = i18n::day_and_time(l, handed.handover.to);
        let fields = [
            ("back-person", handed.handover.person.to_string()),
            ("back-from", handed.handover.from.to_string()),
            ("back-to", handed.handover.to.to_string()),
            ("back-other", String::new()),
        ];
        view! {
            <li>
                <p>{tr!(l, "rota-handed", name = handed.name.as_str(), from = from, to = to)}</p>
                {take_back(frame, rota, Form::TakeBack, fields)}
            </li>
        }
    });
    (!rota.handed.is_empty()).then(|| {
        view! {
            <section aria-labelledby="handovers">
                <h2 id="handovers">{tr!(l, "rota-handovers")}</h2>
                <ul class="story">{lines.collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}
