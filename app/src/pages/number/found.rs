//! The page that a number shows, and the page that takes feedback back.

use super::{DO, More, PROOF, Told, WITHDRAW, WITHDRAW_SURE, difference, hidden::hidden, more::more};
use crate::{
    components::{Button, Tone, card, disclosure, facts, notice},
    i18n,
    page::{Frame, Kind, document},
    routes, tr,
};
use domain::{
    Bilingual, Locale,
    answer::{AnswerKind, Promise},
    coding::DeclineReason,
    concern::Status,
    feedback::Audience,
    lifecycle::Shown,
    number::Number,
    questionnaire::{Questionnaire, TextBox},
    summary::ReplyKind,
};
use jiff::civil::Date;
use leptos::prelude::*;
use services::{number::Promised, original::Opened};

/// A summary that this feedback helped to write.
#[derive(Debug, Clone)]
pub struct Summary {
    /// Its theme's name.
    pub theme: Bilingual,
    /// The summary's text in both languages, as it was second-read.
    pub text: Bilingual,
    /// The day on which it was taken down, and why.
    pub taken_down: Option<(Date, Bilingual)>,
    /// The service's answers, oldest first.
    pub answers: Vec<Answer>,
}

/// The service's answer to a summary, after a moderator has read it.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The kind of answer.
    pub kind: ReplyKind,
    /// Its words.
    pub body: Bilingual,
    /// For a change that is to come: the day by which.
    pub by: Option<Date>,
    /// The day on which it was taken down, and why.
    pub taken_down: Option<(Date, Bilingual)>,
    /// What came of the promise, if it is one.
    pub promise: Option<Promised>,
}

/// What a number shows, apart from the contributor's words.
#[derive(Clone)]
pub struct FoundPage {
    /// The number, for the buttons of the page.
    pub number: Number,
    /// The audience of the questionnaire.
    pub audience: Audience,
    /// The name that families use for the service.
    pub service: Option<Bilingual>,
    /// The state of the feedback.
    pub state: Shown,
    /// The status sentence chosen by the people who keep somebody safe, if they chose one.
    pub status: Option<Status>,
    /// An answer to "did it make a difference?" was kept just now, or was missing.
    pub difference: Option<Told>,
    /// The form for saying more to them.
    pub more: More,
    /// The day it arrived.
    pub received: Date,
    /// The day on which a person first read it.
    pub read: Option<Date>,
    /// The day by which an answer was promised.
    pub promised: Date,
    /// Whether the promise was kept.
    pub promise: Promise,
    /// The kind of answer that there is.
    pub answer: Option<AnswerKind>,
    /// Why it was declined.
    pub declined: Option<DeclineReason>,
    /// The summaries that used it, with the service's answers.
    pub summaries: Vec<Summary>,
    /// The releases that counted it: title and address, each in both languages.
    pub releases: Vec<(Bilingual, Bilingual)>,
}

/// The whole page. `words`: the contributor's own words, opened only because the contributor allowed it when
/// sending.
pub fn found_page(frame: &Frame, page: &FoundPage, words: Option<&Opened>) -> String {
    let l = frame.locale;
    document(&frame.clone().of(Kind::Contributor).switching_itself(), &tr!(l, "number-title-result"), || {
        found(l, page, words)
    })
}

/// Asks whether to take the feedback back, and says first what that does.
pub fn withdraw_page(frame: &Frame, number: &Number) -> String {
    let l = frame.locale;
    document(&frame.clone().of(Kind::Contributor).switching_itself(), &tr!(l, "number-title-result"), || {
        view! {
            {switch(l, number, Some(WITHDRAW))}
            <h1>{tr!(l, "number-withdraw-sure")}</h1>
            {what_it_does(l)}
            <form method="post" action=routes::NUMBER.path(l) autocomplete="off">
                {hidden(number)}
                <div class="actions">
                    {Button::grave(tr!(l, "number-withdraw-yes")).sends(DO, WITHDRAW_SURE).view()}
                    {Button::quiet(tr!(l, "number-withdraw-no")).view()}
                </div>
            </form>
        }
    })
}

fn found(l: Locale, page: &FoundPage, opened: Option<&Opened>) -> AnyView {
    let date = |date: Date| i18n::date(l, date).into_any();
    let mut lines = Vec::new();
    lines.extend(
        page.service.as_ref().map(|name| (tr!(l, "number-about"), name.get(l).to_owned().into_any())),
    );
    lines.push((tr!(l, "number-received"), date(page.received)));
    lines.extend(page.read.map(|read| (tr!(l, "number-read"), date(read))));
    let gone = page.state == Shown::Withdrawn;
    if !gone {
        let promise = promise_words(l, page.promise);
        let promised = view! { {i18n::date(l, page.promised)}<br /><span class="soft">{promise}</span> };
        lines.push((tr!(l, "number-promised"), promised.into_any()));
    }
    view! {
        {switch(l, &page.number, None)}
        <h1>{tr!(l, "number-title-result")}</h1>
        {notice(if gone { Tone::Plain } else { Tone::Good }, view! { <p>{state_words(l, page.state)}</p> })}
        {page.status.filter(|_| !gone).map(|status| notice(Tone::Plain, view! { <p>{status_words(l, status)}</p> }))}
        {facts(lines)}
        {(!gone)
            .then(|| {
                view! {
                    {answers(l, page)}
                    {words(l, page.audience, opened)}
                    {more(l, &page.number, &page.more)}
                    {withdraw(l, page)}
                }
            })}
    }
    .into_any()
}

/// The summaries with the service's answers, and the releases that counted the feedback.
fn answers(l: Locale, page: &FoundPage) -> AnyView {
    let summaries = page.summaries.iter().map(|summary| {
        let said = summary.answers.iter().map(|answer| reply(l, page, answer)).collect_view();
        let says = (!summary.answers.is_empty()).then(|| view! { <h3>{tr!(l, "number-replies")}</h3> });
        let text = text(l, &summary.text, summary.taken_down.as_ref());
        card(summary.theme.get(l), view! { <p>{text}</p>{says}{said} })
    });
    let about = (!page.summaries.is_empty()).then(|| {
        view! {
            <h2>{tr!(l, "number-summaries")}</h2>
            <p>{tr!(l, "number-summaries-about")}</p>
        }
    });
    let releases = page.releases.iter().map(|(title, address)| {
        let title = tr!(l, "number-release", title = title.get(l));
        view! { <p><a href=address.get(l).to_owned()>{title}</a></p> }
    });
    view! {
        {about}
        {summaries.collect_view()}
        {answer_words(l, page).map(|words| view! { <p>{words}</p> })}
        {releases.collect_view()}
        {(!page.releases.is_empty()).then(|| view! {
            <form method="post" action=routes::NUMBER.path(l) autocomplete="off">
                {hidden(&page.number)}
                <p>{Button::quiet(tr!(l, "number-proof")).sends(DO, PROOF).view()}</p>
            </form>
        })}
    }
    .into_any()
}

fn reply(l: Locale, page: &FoundPage, answer: &Answer) -> AnyView {
    let kind = match (answer.kind, answer.by) {
        (ReplyKind::Changed, _) => tr!(l, "number-reply-changed"),
        (ReplyKind::Will, Some(day)) => tr!(l, "number-reply-will", date = i18n::date(l, day)),
        (ReplyKind::Will, None) => tr!(l, "number-reply-will-some-day"),
        (ReplyKind::WhyNot, _) => tr!(l, "number-reply-why-not"),
    };
    let text = text(l, &answer.body, answer.taken_down.as_ref());
    let promise = answer
        .promise
        .as_ref()
        .map(|promise| difference::promised(l, &page.number, page.difference, promise));
    view! { {notice(Tone::Plain, view! { <p><strong>{kind}</strong></p><p>{text}</p> })}{promise} }.into_any()
}

/// The words of a summary or an answer, or when and why they were taken down.
fn text(l: Locale, words: &Bilingual, taken_down: Option<&(Date, Bilingual)>) -> String {
    match taken_down {
        Some((on, why)) => tr!(l, "number-taken-down", date = i18n::date(l, *on), why = why.get(l)),
        None => words.get(l).to_owned(),
    }
}

/// The contributor's words if they chose to see them, otherwise a sentence that they are not shown.
fn words(l: Locale, audience: Audience, opened: Option<&Opened>) -> AnyView {
    let Some(opened) = opened else {
        return view! { <p class="soft">{tr!(l, "number-words-hidden")}</p> }.into_any();
    };
    let lines = opened.words().expose_words().iter().filter_map(|(word_box, text)| {
        let asked = Questionnaire::core().text_box(TextBox::of(*word_box), audience)?;
        let question = asked.ask.get(l).to_owned();
        Some(view! { <div><dt>{question}</dt><dd class="as-written">{text.clone()}</dd></div> })
    });
    let lines = lines.collect_view();
    disclosure(tr!(l, "number-words"), view! { <dl class="facts">{lines}</dl> })
}

fn withdraw(l: Locale, page: &FoundPage) -> AnyView {
    view! {
        <h2>{tr!(l, "number-withdraw-heading")}</h2>
        {what_it_does(l)}
        <form method="post" action=routes::NUMBER.path(l) autocomplete="off">
            {hidden(&page.number)}
            <div class="actions">{Button::grave(tr!(l, "number-withdraw")).sends(DO, WITHDRAW).view()}</div>
        </form>
    }
    .into_any()
}

fn what_it_does(l: Locale) -> AnyView {
    view! {
        <ul>
            <li>{tr!(l, "number-withdraw-goes")}</li>
            <li>{tr!(l, "number-withdraw-stays")}</li>
            <li>{tr!(l, "number-withdraw-concern")}</li>
        </ul>
    }
    .into_any()
}

/// The button that shows the page in the other language. It posts the number again, because no address holds
/// it.
pub(super) fn switch(l: Locale, number: &Number, doing: Option<&'static str>) -> AnyView {
    view! {
        <form method="post" action=routes::NUMBER.path(l.other()) autocomplete="off" class="switch">
            {hidden(number)}
            {doing.map(|doing| view! { <input type="hidden" name=DO value=doing /> })}
            <button class="link language" lang=l.other().code()>{tr!(l.other(), "language-name")}</button>
        </form>
    }
    .into_any()
}

/// The sentence where no service has answered: the kind of answer, or that there is none yet. It tells nobody
/// how many other responses there are.
fn answer_words(l: Locale, page: &FoundPage) -> Option<String> {
    Some(match page.answer {
        Some(AnswerKind::Replied) => return None,
        Some(AnswerKind::Summarised) => tr!(l, "number-answer-summarised"),
        Some(AnswerKind::TooFew) => tr!(l, "number-answer-too-few"),
        Some(AnswerKind::KeptOut) => tr!(l, "number-answer-kept-out"),
        Some(AnswerKind::NoWords) => tr!(l, "number-answer-no-words"),
        Some(AnswerKind::Declined) => match page.declined? {
            DeclineReason::Nothing => tr!(l, "number-declined-nothing"),
            DeclineReason::Elsewhere => tr!(l, "number-declined-elsewhere"),
            DeclineReason::Again => tr!(l, "number-declined-again"),
            DeclineReason::TooPersonal => tr!(l, "number-declined-personal"),
        },
        Some(AnswerKind::Owed) | None => tr!(l, "number-no-answer"),
    })
}

fn promise_words(l: Locale, promise: Promise) -> String {
    match promise {
        Promise::Open => tr!(l, "number-promise-open"),
        Promise::Kept => tr!(l, "number-promise-kept"),
        Promise::Late => tr!(l, "number-promise-late"),
        Promise::Missed => tr!(l, "number-promise-missed"),
    }
}

fn state_words(l: Locale, state: Shown) -> String {
    match state {
        Shown::Waiting => tr!(l, "number-state-waiting"),
        Shown::Reading => tr!(l, "number-state-reading"),
        Shown::Read => tr!(l, "number-state-read"),
        Shown::Counted => tr!(l, "number-state-accepted"),
        Shown::Declined => tr!(l, "number-state-declined"),
        Shown::Withdrawn => tr!(l, "number-state-withdrawn"),
    }
}

/// The status sentences. Each is true of any feedback that somebody looks after.
pub fn status_words(l: Locale, status: Status) -> String {
    match status {
        Status::Read => tr!(l, "number-status-read"),
        Status::Thinking => tr!(l, "number-status-thinking"),
        Status::Doing => tr!(l, "number-status-doing"),
        Status::Question => tr!(l, "number-status-question"),
        Status::Done => tr!(l, "number-status-done"),
    }
}
