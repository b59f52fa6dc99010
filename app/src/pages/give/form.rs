//! The questionnaire: one form, shown one step at a time where the browser supports that.

use super::{FormPage, Setting, ask::Ask, ask::error_words, help, steps::Step};
use crate::{
    components::{Button, ErrorSummary},
    page::{Frame, document},
    tr,
};
use domain::{
    Locale,
    feedback::Audience,
    questionnaire::{At, Field, TextBox},
};
use leptos::prelude::*;

/// The whole page. Its title names no service.
pub fn form_page(frame: &Frame, page: &FormPage) -> String {
    let l = frame.locale;
    let title = tr!(l, "give-title");
    let title = if page.problems.is_empty() { title } else { tr!(l, "give-error-prefix", title = title) };
    let frame = frame.clone().of(page.which.kind()).switching_itself().skipping_to("s1");
    document(&frame, &title, || form(Ask::new(l, page)))
}

fn form(ask: Ask<'_>) -> AnyView {
    let (l, page) = (ask.l, ask.page);
    let steps = Step::of(page.which.long);
    let sections = (0..steps.len()).map(|place| step(ask, &steps, place)).collect_view();
    let token = page.form.token().map(|token| {
        view! { <input type="hidden" name=domain::questionnaire::TOKEN value=token.to_string() /> }
    });
    let veil = page.form.veil().map(|veil| {
        view! { <input type="hidden" name=domain::questionnaire::VEIL value=veil.to_owned() /> }
    });
    let long = page.which.long.then(|| view! { <input type="hidden" name=super::LONG value="1" /> });
    view! {
        <h1 class="about">{about(l, &page.setting)}</h1>
        {errors(ask)}
        <form
            class="steps"
            method="post"
            action=page.which.check_path(l, &page.setting.code)
            autocomplete="off"
            novalidate
        >
            // Enter in a field presses the first button of a form. This one is disabled, so that Enter does
            // not send the form to *check* by accident; every step has its own link onwards.
            <button disabled hidden>{tr!(l, "give-check")}</button>
            {long}
            {token}
            {veil}
            {sections}
            {(ask.audience() == Audience::Child).then(|| not_safe(ask))}
        </form>
    }
    .into_any()
}

/// Names the service. Its name stands here and never in the title or the address.
pub(super) fn about(l: Locale, setting: &Setting) -> String {
    match &setting.service {
        Some(name) => tr!(l, "give-about", service = name.get(l)),
        None => tr!(l, "give-about-unknown"),
    }
}

/// The problems, each linked to its control. An empty form links to the first question.
fn errors(ask: Ask<'_>) -> AnyView {
    let mut summary = ErrorSummary::new(tr!(ask.l, "give-errors"));
    for problem in &ask.page.problems {
        let control = match problem.at {
            At::Question(field) => field.code(),
            At::Text(text_box) => text_box.code(),
            At::Form => Field::C1.code(),
        };
        summary = summary.error(control, error_words(ask.l, problem.error));
    }
    summary.view()
}

/// One step: its place among the steps, the other language, its questions, *back* and *next*.
fn step(ask: Ask<'_>, steps: &[Step], place: usize) -> AnyView {
    let (l, which) = (ask.l, ask.page.which);
    let this = steps[place];
    let id = this.id();
    let heading = format!("{id}-h");
    let labelled = heading.clone();
    let count = |n: usize| i64::try_from(n).unwrap_or_default();
    let progress = tr!(l, "give-progress", step = count(place + 1), of = count(steps.len()));
    let twin = format!("{}#{id}", which.form_path(l.other(), &ask.page.setting.code));
    view! {
        <section class="step" id=id tabindex="-1" aria-labelledby=labelled>
            <div class="step-head">
                <p class="progress">{progress}</p>
                <button class="link language" formaction=twin lang=l.other().code()>
                    {tr!(l.other(), "language-name")}
                </button>
            </div>
            <h2 id=heading>{this.heading(ask)}</h2>
            {this.body(ask)}
            {turn(ask, steps, place)}
        </section>
    }
    .into_any()
}

/// *Next* and *back* are links, so they cost no request; the last step has *check* instead of *next*.
fn turn(ask: Ask<'_>, steps: &[Step], place: usize) -> AnyView {
    let l = ask.l;
    let back = place.checked_sub(1).and_then(|before| steps.get(before));
    let back = back.map(
        |step| view! { <a class="button quiet" href=format!("#{}", step.id())>{tr!(l, "give-back")}</a> },
    );
    let next = steps.get(place + 1).map(|step| {
        let label = if place == 0 { tr!(l, "give-start") } else { tr!(l, "give-next") };
        view! { <a class="button" href=format!("#{}", step.id())>{label}</a> }
    });
    let check = next.is_none().then(|| Button::primary(tr!(l, "give-check")).view());
    let finish = (place > 1 && next.is_some())
        .then(|| view! { <button class="link finish">{tr!(l, "give-finish-now")}</button> });
    view! { <div class="actions turn">{next}{check}{back}{finish}</div> }.into_any()
}

/// "I don't feel safe", visible on every step of the children's pages. It opens in place. A child who asks
/// for help is asked right there how somebody can talk to them, because they may never reach the step about
/// safety.
fn not_safe(ask: Ask<'_>) -> AnyView {
    let l = ask.l;
    let words = domain::questionnaire::Questionnaire::core()
        .asked(Field::Button, Audience::Child)
        .map(|asked| asked.ask.get(l).to_owned());
    view! {
        <details class="not-safe">
            <summary>{words}</summary>
            <div>
                {help::lines(ask)}
                <p>{tr!(l, "give-button-about")}</p>
                {ask.question(Field::Button)}
                <div class="asked">
                    {ask.again().question(Field::Contact)}
                    <div class="reach">{ask.again().text_box(TextBox::Reach)}</div>
                </div>
            </div>
        </details>
    }
    .into_any()
}
