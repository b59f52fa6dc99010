//! The steps of the questionnaire, one function for each.

use super::{ask::Ask, help};
use crate::{
    components::{Choice, Choices, Tone, disclosure, notice},
    tr,
};
use domain::{
    catalogue::{CharterHeading, catalogue},
    feedback::Audience,
    questionnaire::{Field, Questionnaire, TAKE_OUT, TextBox, VEIL},
};
use leptos::prelude::*;

/// A step. Its place in the list is the number in its fragment (`#s1`) and is the same in every form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Before,
    Who,
    Core(Field),
    Agencies,
    Safe,
    Words,
    Last,
}

/// Every step in order. The short form leaves out [`Step::Agencies`].
const STEPS: [Step; 11] = [
    Step::Before,
    Step::Who,
    Step::Core(Field::C1),
    Step::Core(Field::C2),
    Step::Core(Field::C3),
    Step::Core(Field::C4),
    Step::Core(Field::C5),
    Step::Agencies,
    Step::Safe,
    Step::Words,
    Step::Last,
];

impl Step {
    /// The steps of a form.
    pub(super) fn of(long: bool) -> Vec<Self> {
        STEPS.into_iter().filter(|step| long || *step != Self::Agencies).collect()
    }

    /// The neutral id of the step's section.
    pub(super) fn id(self) -> String {
        let place = STEPS.iter().position(|step| *step == self).unwrap_or_default();
        format!("s{}", place + 1)
    }

    /// The step's questions, for the check page. "Say more" follows its core question.
    pub(super) fn questions(self, audience: Audience) -> Vec<Field> {
        match self {
            Self::Before | Self::Words => vec![],
            Self::Who => vec![Field::Helper, Field::Voice, Field::When],
            Self::Core(core) => {
                let more = Questionnaire::core().more_about(core, audience).map(|(field, _)| field);
                [core].into_iter().chain(more).collect()
            }
            Self::Agencies => {
                vec![Field::Agencies, Field::Together, Field::Doors, Field::TurnedAway, Field::Waiting]
            }
            Self::Safe => vec![Field::Button, Field::Safe, Field::Contact, Field::KeepFrom, Field::Place],
            Self::Last => vec![
                Field::Summaries,
                Field::Quote,
                Field::ShowWords,
                Field::Before,
                Field::Band,
                Field::Speaks,
            ],
        }
    }

    /// The step's text boxes.
    pub(super) const fn boxes(self) -> &'static [TextBox] {
        match self {
            Self::Safe => &[TextBox::Reach],
            Self::Words => &[TextBox::Praise, TextBox::Problem, TextBox::Idea],
            _ => &[],
        }
    }

    /// The step's heading. A core question's heading is the charter's name for it; for a child it is an
    /// everyday word.
    pub(super) fn heading(self, ask: Ask<'_>) -> String {
        let (l, audience) = (ask.l, ask.audience());
        match self {
            Self::Before => tr!(l, "give-step-before"),
            Self::Who => tr!(l, "give-step-who", audience = audience.code()),
            Self::Core(field) if audience == Audience::Child => match field {
                Field::C1 => tr!(l, "give-step-kind"),
                Field::C2 => tr!(l, "give-step-know"),
                Field::C3 => tr!(l, "give-step-help"),
                Field::C4 => tr!(l, "give-step-listen"),
                _ => tr!(l, "give-step-talk"),
            },
            Self::Core(field) => charter_heading(field)
                .and_then(|code| catalogue().heading(code))
                .map(|heading| heading.name.get(l).to_owned())
                .unwrap_or_default(),
            Self::Agencies => tr!(l, "give-step-agencies", audience = audience.code()),
            Self::Safe => tr!(l, "give-step-safe"),
            Self::Words => tr!(l, "give-step-words", audience = audience.code()),
            Self::Last => tr!(l, "give-step-last"),
        }
    }

    /// The content of the step.
    pub(super) fn body(self, ask: Ask<'_>) -> AnyView {
        match self {
            Self::Before => before(ask),
            Self::Who => who(ask),
            Self::Core(field) => core(ask, field),
            Self::Agencies => agencies(ask),
            Self::Safe => safe(ask),
            Self::Words => words(ask),
            Self::Last => last(ask),
        }
    }
}

/// The charter heading that a core question stands for.
fn charter_heading(field: Field) -> Option<CharterHeading> {
    Questionnaire::core().question(field)?.heading
}

/// The plain words before the first question.
fn before(ask: Ask<'_>) -> AnyView {
    let (l, audience) = (ask.l, ask.audience().code());
    let longer = super::Which { long: true, ..ask.page.which }.form_path(l, &ask.page.setting.code);
    let length = (!ask.page.which.long).then(|| {
        view! { <p>{tr!(l, "give-short")}" "<a href=longer>{tr!(l, "give-longer")}</a></p> }
    });
    view! {
        <ul class="plain">
            <li><strong>{tr!(l, "give-before-slow", when = ask.page.setting.when(l))}</strong></li>
            <li>{tr!(l, "give-before-who", audience = audience)}</li>
            <li>{tr!(l, "give-before-harm", audience = audience)}</li>
            <li>{tr!(l, "give-before-file", audience = audience)}</li>
            <li>{tr!(l, "give-before-stop", audience = audience)}</li>
        </ul>
        {disclosure(tr!(l, "give-help-now"), help::lines(ask))}
        {length}
    }
    .into_any()
}

/// The step about who is helping, whose words these are, and when.
fn who(ask: Ask<'_>) -> AnyView {
    let to_the_helper = Questionnaire::core().to_the_helper.get(ask.audience()).get(ask.l).to_owned();
    view! {
        {ask.question(Field::Helper)}
        <div class="helped">
            {notice(Tone::Plain, view! { <p>{to_the_helper}</p> })}
            {ask.question(Field::Voice)}
        </div>
        {ask.question(Field::When)}
    }
    .into_any()
}

/// The step of one of the five core questions. The frame of the questions stands above the first.
fn core(ask: Ask<'_>, field: Field) -> AnyView {
    let frame = Questionnaire::core().frame.get(ask.audience()).get(ask.l).to_owned();
    let frame = (field == Field::C1).then(|| view! { <p class="lead">{frame}</p> });
    view! { {frame}{ask.question(field)}{ask.more(field)}{ask.right(field)} }.into_any()
}

/// The step about who was helping and how they worked together.
fn agencies(ask: Ask<'_>) -> AnyView {
    let questions = Step::Agencies.questions(ask.audience());
    questions.into_iter().map(|field| ask.question(field)).collect_view().into_any()
}

/// The step about safety. It says first what follows from an answer. An earlier answer stays sealed: the page
/// says that it was answered, and how to take it out or answer again.
fn safe(ask: Ask<'_>) -> AnyView {
    let core = Questionnaire::core();
    let (l, audience) = (ask.l, ask.audience());
    let just_for_you = core.just_for_you.get(audience).get(l).to_owned();
    let kept = ask.page.form.safety_is_answered().then(|| {
        let forget = Choices::check(TAKE_OUT, tr!(l, "give-safe-forget"));
        let forget = forget.choice(Choice::new(VEIL, tr!(l, "give-safe-forget-all")));
        let kept = tr!(l, "give-safe-kept", audience = audience.code());
        view! { {notice(Tone::Plain, view! { <p>{kept}</p> })}{forget.view()} }
    });
    view! {
        <div class="helped">{notice(Tone::Plain, view! { <p><strong>{just_for_you}</strong></p> })}</div>
        <p>{core.before_safety.get(audience).get(l).to_owned()}</p>
        <p>{tr!(l, "give-safe-read", when = ask.page.setting.when(l))}</p>
        <p class="hint">{tr!(l, "give-safe-unseen")}</p>
        {disclosure(tr!(l, "give-help-now"), help::lines(ask))}
        {kept}
        {ask.question(Field::Safe)}
        <div class="unsafe">
            <div class="contact">
                {ask.question(Field::Contact)}
                <div class="reach">{ask.text_box(TextBox::Reach)}</div>
            </div>
            {ask.question(Field::KeepFrom)}
            {ask.question(Field::Place)}
        </div>
    }
    .into_any()
}

/// The step of the three open questions.
fn words(ask: Ask<'_>) -> AnyView {
    let boxes = Step::Words.boxes().iter().map(|text_box| ask.text_box(*text_box)).collect_view();
    view! { <p>{tr!(ask.l, "give-words-about")}</p>{boxes} }.into_any()
}

/// The last step: permissions, "told us before", and questions about you.
fn last(ask: Ask<'_>) -> AnyView {
    let l = ask.l;
    let about = ask.page.which.long.then(|| {
        view! {
            <h3>{tr!(l, "give-about-you", audience = ask.audience().code())}</h3>
            <p>{tr!(l, "give-about-you-why")}</p>
            {ask.question(Field::Band)}
            {ask.question(Field::Speaks)}
        }
    });
    view! {
        <h3>{tr!(l, "give-allow")}</h3>
        {ask.question(Field::Summaries)}
        {ask.question(Field::Quote)}
        {ask.question(Field::ShowWords)}
        {ask.question(Field::Before)}
        {about}
    }
    .into_any()
}
