//! The check page: everything as it will be sent, each part with a link back. The server keeps nothing of it.

use super::{FormPage, Setting, Which, ask::Ask, form::about, help, steps::Step};
use crate::{
    components::{Button, Tone, disclosure, notice},
    i18n,
    page::{Frame, document},
    tr,
};
use domain::questionnaire::{At, Field, FormState, Questionnaire, TAKE_OUT, TextBox};
use leptos::prelude::*;

/// The outcome of an attempt to send, when it leads back to this page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// Other content was already sent under this token: this content can be sent as something new. Status
    /// 409.
    Conflict,
    /// It was sent and then taken back: it can be sent as something new. Status 410.
    Withdrawn,
    /// The server could not write it; nothing is lost. Status 503.
    Unavailable,
    /// The server does not know whether it was written: it can be sent again, and is counted once. Status
    /// 503.
    Unsure,
    /// Too much was sent from one place: it can be sent later. Status 429.
    Slow,
    /// The service no longer takes feedback; the words can still be copied. Status 404.
    Closed,
}

/// The model of the check page: the answers before they are sent. The form holds the send token. Its answers
/// about safety are sealed, so the page is the same however they were answered, byte for byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckPage {
    /// The service and when somebody reads.
    pub setting: Setting,
    /// Which questionnaire it is.
    pub which: Which,
    /// The answers and the token.
    pub form: FormState,
    /// Why sending failed, if it was tried.
    pub notice: Option<Notice>,
}

/// The whole page.
pub fn check_page(frame: &Frame, page: &CheckPage) -> String {
    let l = frame.locale;
    let title = tr!(l, "give-title-check");
    let title = if page.notice.is_some() { tr!(l, "give-error-prefix", title = title) } else { title };
    let form = FormPage {
        setting: page.setting.clone(),
        which: page.which,
        form: page.form.clone(),
        problems: Vec::new(),
    };
    document(&frame.clone().of(page.which.kind()).switching_itself(), &title, || {
        check(Ask::new(l, &form), page.notice)
    })
}

fn check(ask: Ask<'_>, tried: Option<Notice>) -> AnyView {
    let (l, page) = (ask.l, ask.page);
    let (which, code) = (page.which, page.setting.code.as_str());
    let hidden = which.hidden(&page.form).into_iter();
    let hidden = hidden.map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
    let tried = tried.map(|tried| {
        let words = match tried {
            Notice::Conflict => tr!(l, "give-conflict"),
            Notice::Withdrawn => tr!(l, "give-withdrawn"),
            Notice::Unavailable => tr!(l, "give-unavailable"),
            Notice::Unsure => tr!(l, "give-unsure"),
            Notice::Slow => tr!(l, "give-slow"),
            Notice::Closed => tr!(l, "give-closed"),
        };
        view! { <div role="alert">{notice(Tone::Care, view! { <p>{words}</p> })}</div> }
    });
    view! {
        <p class="about">{about(l, &page.setting)}</p>
        <h1>{tr!(l, "give-check-heading")}</h1>
        {tried}
        <p class="lead">{tr!(l, "give-check-lead")}</p>
        <p class="hint">{tr!(l, "give-check-browser")}</p>
        <form method="post" action=which.send_path(l, code) autocomplete="off">
            {hidden.collect_view()}
            <p class="switch">
                <button class="link language" formaction=which.check_path(l.other(), code) lang=l.other().code()>
                    {tr!(l.other(), "language-name")}
                </button>
            </p>
            {Step::of(true).into_iter().map(|step| group(ask, step)).collect_view()}
            {warnings(ask)}
            <div class="actions">
                {Button::primary(tr!(l, "give-send")).view()}
                {Button::quiet(tr!(l, "give-back")).to(way_back(ask, Step::Last)).view()}
            </div>
        </form>
    }
    .into_any()
}

/// The address of a step of the form.
fn way_back(ask: Ask<'_>, step: Step) -> String {
    format!("{}#{}", ask.page.which.form_path(ask.l, &ask.page.setting.code), step.id())
}

/// The answers of one step, with the link back to it. A step without questions is left out.
fn group(ask: Ask<'_>, step: Step) -> AnyView {
    let l = ask.l;
    if step == Step::Safe {
        return just_for_you(ask);
    }
    let mut lines: Vec<AnyView> = Vec::new();
    let questions = step.questions(ask.audience()).into_iter().filter_map(|field| answer(ask, field));
    lines.extend(questions);
    let boxes = step.boxes().iter().filter_map(|text_box| written(ask, *text_box));
    lines.extend(boxes);
    let not_asked = step == Step::Before || (step == Step::Agencies && !ask.page.which.long);
    if not_asked && lines.is_empty() {
        return ().into_any();
    }
    let nothing = lines.is_empty().then(|| view! { <p class="soft">{tr!(l, "give-unanswered")}</p> });
    let lines = (!lines.is_empty()).then(|| view! { <dl>{lines.into_iter().collect_view()}</dl> });
    section(ask, step, &step.heading(ask), view! { {nothing}{lines} })
}

/// The step about safety: says whether it was answered, never how.
fn just_for_you(ask: Ask<'_>) -> AnyView {
    let l = ask.l;
    let answered = ask.page.form.safety_is_answered();
    let said = if answered { tr!(l, "give-check-own-answered") } else { tr!(l, "give-unanswered") };
    let heading = tr!(l, "give-check-own", audience = ask.audience().code());
    section(ask, Step::Safe, &heading, view! { <p class="soft">{said}</p> })
}

fn section(ask: Ask<'_>, step: Step, heading: &str, body: impl IntoView + 'static) -> AnyView {
    view! {
        <section class="checked">
            <div class="step-head">
                <h2>{heading.to_owned()}</h2>
                <button class="link" formaction=way_back(ask, step)>
                    {tr!(ask.l, "give-change")}<span class="vh">{format!(": {heading}")}</span>
                </button>
            </div>
            {body}
        </section>
    }
    .into_any()
}

/// A question with the chosen answer and a button that takes the answer out, because radio buttons cannot be
/// unchosen. Permissions are always shown: no answer has a meaning there, and the page says which.
fn answer(ask: Ask<'_>, field: Field) -> Option<AnyView> {
    let (l, form) = (ask.l, &ask.page.form);
    let asked = Questionnaire::core().asked(field, ask.audience())?;
    if !form.counts(At::Question(field)) {
        return None;
    }
    let chosen = asked.choices.iter().filter(|choice| form.is_chosen(field, choice.code));
    let labels: Vec<&str> = chosen.map(|choice| choice.label.get(l)).collect();
    let permission = matches!(field, Field::Quote | Field::ShowWords);
    if labels.is_empty() && !permission {
        return None;
    }
    let since = i18n::date(l, ask.page.setting.since);
    let question = asked.ask.get(l).replace("{date}", &since);
    let take_out = (!labels.is_empty()).then(|| take_out(ask, field.code(), &question));
    let labels = if labels.is_empty() { tr!(l, "give-check-silence") } else { labels.join(" · ") };
    Some(view! { <div><dt>{question}</dt><dd>{labels}{take_out}</dd></div> }.into_any())
}

/// The text of a box, as it was written.
fn written(ask: Ask<'_>, text_box: TextBox) -> Option<AnyView> {
    let text = ask.page.form.text(text_box);
    let asked = Questionnaire::core().text_box(text_box, ask.audience())?;
    if text.trim().is_empty() || !ask.page.form.counts(At::Text(text_box)) {
        return None;
    }
    let question = asked.ask.get(ask.l).to_owned();
    Some(view! { <div><dt>{question}</dt><dd class="as-written">{text.to_owned()}</dd></div> }.into_any())
}

fn take_out(ask: Ask<'_>, name: &'static str, question: &str) -> AnyView {
    let here = ask.page.which.check_path(ask.l, &ask.page.setting.code);
    view! {
        <button class="link" formaction=here name=TAKE_OUT value=name>
            {tr!(ask.l, "give-take-out")}<span class="vh">{format!(": {question}")}</span>
        </button>
    }
    .into_any()
}

/// What to know before sending: what is kept, who may see it, where help is. It does not depend on the
/// answers about safety.
fn warnings(ask: Ask<'_>) -> AnyView {
    let (l, audience) = (ask.l, ask.audience().code());
    let form = &ask.page.form;
    let quote = form.is_chosen(Field::Quote, "yes").then(|| view! { <li>{tr!(l, "give-check-quote")}</li> });
    let show = form
        .is_chosen(Field::ShowWords, "yes")
        .then(|| view! { <li>{tr!(l, "give-check-show", audience = audience)}</li> });
    view! {
        <ul>
            {quote}{show}
            <li>{tr!(l, "give-check-not-worker", audience = audience)}</li>
            <li>{tr!(l, "give-check-take-back", audience = audience)}</li>
        </ul>
        {disclosure(tr!(l, "give-help-now"), help::lines(ask))}
    }
    .into_any()
}
