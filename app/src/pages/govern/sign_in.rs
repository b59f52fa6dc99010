//! The sign-in page, for staff, advocates and panel members.

use crate::{
    components::{Button, Entry, ErrorSummary, Field, Tone, actions, notice},
    page::{Frame, document},
    pages::public::find,
    routes, tr,
};
use leptos::prelude::*;
use services::Uuid;

/// The page's model.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SignIn {
    /// The sign-in name typed before. Never the password.
    pub name: String,
    /// The error, in words that do not tell whether the name exists.
    pub error: Option<String>,
    /// The form's CSRF token, if there is one.
    pub csrf: Option<String>,
    /// A form that arrived after its session had ended, if there was one.
    pub late: Option<LateForm>,
    /// The alert that led here: its page opens once the person has signed in.
    pub open: Option<Uuid>,
}

/// What happened to a form that arrived after its session had ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LateForm {
    /// The form waits here, sealed, for its person to sign in.
    Kept(String),
    /// The form is too long to wait here; the browser still has it, one page back.
    TooLong,
}

/// The hidden field that holds a sealed form.
pub const KEPT: &str = "kept";
/// The button's name and value for showing the page in the other language with everything kept.
pub const SWITCH: (&str, &str) = ("do", "language");

/// The form.
pub fn page(frame: &Frame, model: &SignIn) -> String {
    let l = frame.locale;
    let errors = ErrorSummary::new(tr!(l, "errors-title"));
    let errors = model.error.iter().fold(errors, |errors, error| errors.error("password", error));
    let csrf = model.csrf.clone().map(|token| view! { <input type="hidden" name="csrf" value=token /> });
    let open = model.open.map(|id| view! { <input type="hidden" name="open" value=id.to_string() /> });
    let kept = match &model.late {
        Some(LateForm::Kept(sealed)) => Some(sealed.clone()),
        Some(LateForm::TooLong) | None => None,
    };
    // A link to the other language would lose the waiting form, so a button posts it along.
    let switches = kept.is_some();
    let frame = if switches { frame.clone().switching_itself() } else { frame.clone() };
    document(&frame, &tr!(l, "sign-in-title"), || {
        let late = model.late.as_ref().map(|late| {
            let line = match late {
                LateForm::Kept(_) => tr!(l, "kept-sign-in"),
                LateForm::TooLong => tr!(l, "kept-too-long"),
            };
            view! { <div role="alert">{notice(Tone::Care, view! { <p>{line}</p> })}</div> }
        });
        let switch = switches.then(|| {
            let (other, (name, value)) = (l.other(), SWITCH);
            let action = routes::SIGN_IN.path(other);
            view! {
                <p>
                    <button class="link language" formaction=action name=name value=value lang=other.code()>
                        {tr!(other, "language-name")}
                    </button>
                </p>
            }
        });
        let kept = kept.clone().map(|sealed| view! { <input type="hidden" name=KEPT value=sealed /> });
        view! {
            <h1>{tr!(l, "sign-in-title")}</h1>
            {errors.view()}
            {late}
            <p class="lead">{tr!(l, "sign-in-lead")}</p>
            <form method="post" action=routes::SIGN_IN.path(l)>
                {csrf}
                {kept}
                {open}
                {Field::new("name", tr!(l, "sign-in-name"))
                    .autocomplete("username")
                    .value(&model.name)
                    .short()
                    .view()}
                {Field::new("password", tr!(l, "sign-in-password"))
                    .entry(Entry::Password)
                    .autocomplete("current-password")
                    .error(model.error.clone())
                    .short()
                    .view()}
                {actions(Button::primary(tr!(l, "sign-in-do")).view())}
                {switch}
            </form>
            <p><a href=find::address(l, None)>{tr!(l, "sign-in-give")}</a></p>
        }
    })
}
