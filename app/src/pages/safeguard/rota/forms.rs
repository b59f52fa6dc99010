//! The forms of the rota: somebody is away, and somebody has the duty for some hours.

use super::Model;
use crate::{
    components::{Button, Entry, ErrorSummary, Field, Select, Tone, actions, notice},
    page::Frame,
    routes,
    staff::csrf,
    tr,
};
use domain::{Locale, concern::rota::Mistake};
use leptos::prelude::*;
use services::safeguard::RotaView;

/// The forms of the page. Each has its own button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Somebody is away.
    Away,
    /// An absence is taken back.
    Back,
    /// Somebody has the duty for some hours.
    HandOver,
    /// A handover is taken back.
    TakeBack,
}

impl Form {
    const ALL: [Self; 4] = [Self::Away, Self::Back, Self::HandOver, Self::TakeBack];

    /// The value that the form's button sends.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Away => "away",
            Self::Back => "back",
            Self::HandOver => "hand-over",
            Self::TakeBack => "take-back",
        }
    }

    /// Reads a form from the pressed button or from an address.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.code() == code)
    }

    pub(super) fn label(self, l: Locale) -> String {
        match self {
            Self::Away => tr!(l, "rota-do-away"),
            Self::Back => tr!(l, "rota-do-back"),
            Self::HandOver => tr!(l, "rota-do-hand-over"),
            Self::TakeBack => tr!(l, "rota-do-take-back"),
        }
    }

    pub(super) fn done(self, l: Locale) -> String {
        match self {
            Self::Away => tr!(l, "rota-done-away"),
            Self::Back => tr!(l, "rota-done-back"),
            Self::HandOver => tr!(l, "rota-done-hand-over"),
            Self::TakeBack => tr!(l, "rota-done-take-back"),
        }
    }
}

/// Why nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Every mistake in the form.
    Mistakes(Vec<Mistake>),
    /// The settings cannot hold it.
    Full,
    /// Somebody else changed the settings after the page was opened.
    Changed,
}

/// A form that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Back {
    /// The form.
    pub form: Form,
    /// Everything that was typed.
    pub typed: Vec<(String, String)>,
    /// Why it came back.
    pub trouble: Trouble,
}

impl Back {
    fn typed(&self, name: &str) -> Option<&str> {
        self.typed.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The control that a mistake is about, and the mistake in words.
fn mistake(l: Locale, mistake: Mistake) -> (&'static str, String) {
    match mistake {
        Mistake::AwayWho => ("away-person", tr!(l, "rota-wrong-away-who")),
        Mistake::AwayFrom => ("away-from", tr!(l, "rota-wrong-from")),
        Mistake::AwayTo => ("away-to", tr!(l, "rota-wrong-to")),
        Mistake::AwayOrder => ("away-to", tr!(l, "rota-wrong-order")),
        Mistake::AwayPast => ("away-to", tr!(l, "rota-wrong-past")),
        Mistake::AwayLong => ("away-to", tr!(l, "rota-wrong-long")),
        Mistake::AwayTwice => ("away-person", tr!(l, "rota-wrong-twice")),
        Mistake::StandInSelf => ("away-other", tr!(l, "rota-wrong-self")),
        Mistake::StandInAway => ("away-other", tr!(l, "rota-wrong-other-away")),
        Mistake::HandWho => ("hand-person", tr!(l, "rota-wrong-hand-who")),
        Mistake::HandFrom => ("hand-from-day", tr!(l, "rota-wrong-hand-from")),
        Mistake::HandTo => ("hand-to-day", tr!(l, "rota-wrong-hand-to")),
        Mistake::HandOrder => ("hand-to-day", tr!(l, "rota-wrong-hand-order")),
        Mistake::HandPast => ("hand-from-day", tr!(l, "rota-wrong-hand-past")),
        Mistake::HandLong => ("hand-to-day", tr!(l, "rota-wrong-hand-long")),
        Mistake::HandAway => ("hand-person", tr!(l, "rota-wrong-hand-away")),
        Mistake::HandTwice => ("hand-person", tr!(l, "rota-wrong-hand-twice")),
    }
}

fn wrong(l: Locale, back: &Back) -> Vec<(&'static str, String)> {
    let first = if back.form == Form::Away { "away-person" } else { "hand-person" };
    match &back.trouble {
        Trouble::Mistakes(mistakes) => mistakes.iter().map(|one| mistake(l, *one)).collect(),
        Trouble::Full => vec![(first, tr!(l, "rota-wrong-full"))],
        Trouble::Changed => Vec::new(),
    }
}

/// All mistakes, each linked to its control.
pub(super) fn errors(l: Locale, back: Option<&Back>) -> AnyView {
    let found = back.map(|back| wrong(l, back)).unwrap_or_default();
    let summary = ErrorSummary::new(tr!(l, "concern-problems"));
    found.into_iter().fold(summary, |summary, (control, message)| summary.error(control, message)).view()
}

/// Says that somebody else changed the settings meanwhile.
pub(super) fn changed(l: Locale, back: Option<&Back>) -> Option<AnyView> {
    back.filter(|back| back.trouble == Trouble::Changed)
        .map(|_| notice(Tone::Care, view! { <p role="status">{tr!(l, "rota-changed")}</p> }))
}

/// The version and the desk that a form was opened with.
pub(super) fn hidden(rota: &RotaView) -> AnyView {
    view! {
        <input type="hidden" name="version" value=rota.version.to_string() />
        <input type="hidden" name="desk" value=rota.desk.code() />
    }
    .into_any()
}

/// A form as it is rendered: what was typed before, and the mistakes.
struct Drawn<'a> {
    l: Locale,
    back: Option<&'a Back>,
    rota: &'a RotaView,
}

impl<'a> Drawn<'a> {
    fn new(l: Locale, form: Form, model: &'a Model<'_>) -> Self {
        Self { l, back: model.back.filter(|back| back.form == form), rota: model.rota }
    }

    fn text(&self, name: &str, otherwise: String) -> String {
        self.back.map_or(otherwise, |back| back.typed(name).unwrap_or_default().to_owned())
    }

    fn wrong(&self, name: &str) -> Option<String> {
        let found = wrong(self.l, self.back?).into_iter().find(|(control, _)| *control == name);
        found.map(|(_, message)| message)
    }

    fn person(&self, name: &'static str, label: String, empty: String, hint: Option<String>) -> AnyView {
        let people = self.rota.people.iter().map(|(id, name)| (id.to_string(), name.clone()));
        let select = Select::new(name, label).error(self.wrong(name)).empty(empty);
        let select = match hint {
            Some(hint) => select.hint(hint),
            None => select,
        };
        select.options(people).chosen(self.back.and_then(|back| back.typed(name))).view()
    }

    fn field(&self, name: &'static str, label: String, entry: Entry, otherwise: String) -> AnyView {
        let field = Field::new(name, label).entry(entry).error(self.wrong(name));
        field.value(self.text(name, otherwise)).view()
    }
}

fn wrapped(frame: &Frame, model: &Model<'_>, form: Form, title: String, controls: AnyView) -> AnyView {
    let l = frame.locale;
    let action = routes::STAFF_ROTA.path_with(l, [frame.organisation()]);
    let open = model.back.is_some_and(|back| back.form == form);
    view! {
        <details open=open>
            <summary>{title}</summary>
            <div>
                <form method="post" action=action novalidate>
                    {csrf(frame)}
                    {hidden(model.rota)}
                    {controls}
                    {actions(Button::primary(form.label(l)).sends("do", form.code()).view())}
                </form>
            </div>
        </details>
    }
    .into_any()
}

/// The form that records an absence, with who stands in.
pub(super) fn away(frame: &Frame, model: &Model<'_>) -> AnyView {
    let l = frame.locale;
    let drawn = Drawn::new(l, Form::Away, model);
    let nobody = tr!(l, "rota-stands-in-nobody");
    let controls = view! {
        {drawn.person("away-person", tr!(l, "rota-away-who"), tr!(l, "staff-choose"), None)}
        <div class="grid">
            {drawn.field("away-from", tr!(l, "rota-away-from"), Entry::Date, String::new())}
            {drawn.field("away-to", tr!(l, "rota-away-to"), Entry::Date, String::new())}
        </div>
        {drawn.person("away-other", tr!(l, "rota-stands-in"), nobody, Some(tr!(l, "rota-stands-in-hint")))}
    };
    wrapped(frame, model, Form::Away, tr!(l, "rota-form-away"), controls.into_any())
}

/// The form that hands the duty over. It begins now, and ends tomorrow morning, unless something else is typed.
pub(super) fn hand_over(frame: &Frame, model: &Model<'_>) -> AnyView {
    let l = frame.locale;
    let drawn = Drawn::new(l, Form::HandOver, model);
    let now = model.rota.now.local();
    let tomorrow = now.date().tomorrow().unwrap_or_else(|_| now.date());
    let clock = format!("{:02}:{:02}", now.hour(), now.minute());
    let controls = view! {
        <p>{tr!(l, "rota-hand-about")}</p>
        {drawn.person("hand-person", tr!(l, "rota-hand-who"), tr!(l, "staff-choose"), None)}
        <div class="grid">
            {drawn.field("hand-from-day", tr!(l, "rota-hand-from"), Entry::Date, now.date().to_string())}
            {drawn.field("hand-from-time", tr!(l, "rota-hand-from-time"), Entry::Time, clock)}
            {drawn.field("hand-to-day", tr!(l, "rota-hand-to"), Entry::Date, tomorrow.to_string())}
            {drawn.field("hand-to-time", tr!(l, "rota-hand-to-time"), Entry::Time, "09:00".to_owned())}
        </div>
    };
    wrapped(frame, model, Form::HandOver, tr!(l, "rota-form-hand-over"), controls.into_any())
}
