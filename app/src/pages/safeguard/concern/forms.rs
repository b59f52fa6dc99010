//! The forms of the steps. The form of the next step is open; the others are folded under their names.

mod disclose;
mod ending;
mod report;
mod route;
mod told;

use super::{
    Model,
    back::{Drawn, Form},
};
use crate::{
    components::{Button, actions},
    page::Frame,
    routes,
    staff::csrf,
    tr,
};
use domain::{
    Locale,
    concern::clocks::{Pace, What},
};
use leptos::prelude::*;

/// The form that is open: the one that came back, otherwise that of the next step.
fn open(model: &Model<'_>) -> Option<Form> {
    if let Some(back) = model.back {
        return Some(back.form);
    }
    let times = &model.concern.facts.standing.times;
    let asks = |what| {
        model
            .concern
            .clocks
            .iter()
            .any(|shown| shown.clock.what == what && matches!(shown.pace, Pace::Soon | Pace::Late))
    };
    match times {
        _ if times.closed.is_some() || times.acknowledged.is_none() => None,
        _ if times.called.is_none() => Some(Form::Call),
        _ if times.written.is_none() => Some(Form::Letter),
        _ if times.heard.is_some() => Some(Form::Close),
        _ if asks(What::Chase) => Some(Form::Chase),
        _ => Some(Form::Heard),
    }
}

/// The open form under its name.
pub(super) fn next(frame: &Frame, model: &Model<'_>) -> Option<AnyView> {
    let form = open(model)?;
    let body = one(frame, model, form)?;
    let title = title(frame.locale, form);
    Some(
        view! { <section class="card step" aria-labelledby="step"><h2 id="step">{title}</h2>{body}</section> }
            .into_any(),
    )
}

/// All other forms, folded.
pub(super) fn others(frame: &Frame, model: &Model<'_>) -> Option<AnyView> {
    let l = frame.locale;
    let open = open(model);
    let others = Form::ALL.iter().copied().filter(|form| Some(*form) != open);
    let folded: Vec<AnyView> = others
        .filter_map(|form| Some(crate::components::disclosure(title(l, form), one(frame, model, form)?)))
        .collect();
    (!folded.is_empty()).then(|| {
        view! {
            <section aria-labelledby="steps"><h2 id="steps">{tr!(l, "concern-steps")}</h2>{folded}</section>
        }
        .into_any()
    })
}

fn title(l: Locale, form: Form) -> String {
    match form {
        Form::Call => tr!(l, "concern-form-call"),
        Form::Letter => tr!(l, "concern-form-letter"),
        Form::Heard => tr!(l, "concern-form-heard"),
        Form::Chase => tr!(l, "concern-form-chase"),
        Form::Show => tr!(l, "concern-form-show"),
        Form::Note => tr!(l, "concern-form-note"),
        Form::HandOver => tr!(l, "concern-form-hand-over"),
        Form::Extend => tr!(l, "concern-form-extend"),
        Form::Move => tr!(l, "concern-form-move"),
        Form::Join => tr!(l, "concern-form-join"),
        Form::Identity => tr!(l, "concern-form-identity"),
        Form::Disclose => tr!(l, "disclosure-form-ask"),
        Form::AtOnce => tr!(l, "disclosure-form-at-once"),
        Form::NoConcern => tr!(l, "concern-form-no-concern"),
        Form::Close => tr!(l, "concern-form-close"),
    }
}

/// A form with the values typed in it; `None` if its step is not possible now, unless the form came back.
fn one(frame: &Frame, model: &Model<'_>, form: Form) -> Option<AnyView> {
    let (may, drawn) = (&model.concern.may, Drawn::new(frame.locale, form, model.back));
    let open = model.concern.facts.standing.is_open();
    let came_back = model.back.is_some_and(|back| back.form == form);
    let body = |allowed: bool, body: fn(Drawn<'_>, &Model<'_>) -> AnyView| {
        (allowed || came_back).then(|| wrapped(frame, model, form, body(drawn, model)))
    };
    match form {
        Form::Call => body(may.call, report::call),
        Form::Letter => body(may.confirm, report::letter),
        Form::Heard => body(may.hear, report::heard),
        Form::Chase => body(may.chase, report::chase),
        Form::Show => body(may.show, told::show),
        Form::Note => body(open, told::note),
        Form::HandOver if model.concern.alone && !came_back => {
            open.then(|| view! { <p>{tr!(frame.locale, "concern-alone")}</p> }.into_any())
        }
        Form::HandOver => body(may.hand_over, route::hand_over),
        Form::Extend => body(!may.extend.is_empty(), route::extend),
        Form::Move => body(may.move_to, route::move_to),
        Form::Join => body(open && !model.others.is_empty(), route::join),
        Form::Identity => body(may.show, told::identity),
        Form::Disclose => body(may.show, disclose::ask),
        Form::AtOnce => body(may.show, disclose::at_once),
        Form::NoConcern => body(may.no_concern, ending::no_concern),
        Form::Close => body(may.close, ending::close),
    }
}

/// The form element around the controls, with the version of the concern that it was opened with.
fn wrapped(frame: &Frame, model: &Model<'_>, form: Form, controls: AnyView) -> AnyView {
    let l = frame.locale;
    let facts = &model.concern.facts;
    let action = routes::STAFF_CONCERN.path_with(l, [frame.organisation(), &facts.id.to_string()]);
    let button = match form {
        Form::NoConcern | Form::Close | Form::Move | Form::AtOnce => Button::grave(label(l, form)),
        _ => Button::primary(label(l, form)),
    };
    view! {
        <form method="post" action=action novalidate>
            {csrf(frame)}
            <input type="hidden" name="version" value=facts.version.to_string() />
            {controls}
            {actions(button.sends("do", form.code()).view())}
        </form>
    }
    .into_any()
}

fn label(l: Locale, form: Form) -> String {
    match form {
        Form::Call => tr!(l, "concern-do-call"),
        Form::Letter => tr!(l, "concern-do-letter"),
        Form::Heard => tr!(l, "concern-do-heard"),
        Form::Chase => tr!(l, "concern-do-chase"),
        Form::Show => tr!(l, "concern-do-show"),
        Form::Note => tr!(l, "concern-do-note"),
        Form::HandOver => tr!(l, "concern-do-hand-over"),
        Form::Extend => tr!(l, "concern-do-extend"),
        Form::Move => tr!(l, "concern-do-move"),
        Form::Join => tr!(l, "concern-do-join"),
        Form::Identity => tr!(l, "concern-do-identity"),
        Form::Disclose => tr!(l, "disclosure-do-ask"),
        Form::AtOnce => tr!(l, "disclosure-do-at-once"),
        Form::NoConcern => tr!(l, "concern-do-no-concern"),
        Form::Close => tr!(l, "concern-do-close"),
    }
}
