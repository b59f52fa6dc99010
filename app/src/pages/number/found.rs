//! What a number shows, and taking feedback back.

use super::{DO, NUMBER, WITHDRAW, WITHDRAW_SURE};
use crate::{
    components::{Button, Tone, card, disclosure, facts, notice},
    i18n,
    page::{Frame, Kind, document},
    routes, tr,
};
use domain::{
    Bilingual, Locale,
    feedback::{Audience, State},
    number::Number,
    questionnaire::{Questionnaire, TextBox},
};
use jiff::civil::Date;
use leptos::prelude::*;

/// What became of the promised date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    /// The day has not come.
    Open,
    /// Answered by the day.
    Kept,
    /// The day went by without an answer.
    Late,
}

/// A summary that this feedback helped to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Its theme's name.
    pub theme: Bilingual,
    /// The summary, as second-read in both languages.
    pub text: Bilingual,
    /// What the service answers, if it has.
    pub answer: Option<Answer>,
}

/// What the service says to a summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Something changed.
    Changed(Bilingual),
    /// Something will, by a day.
    Will(Bilingual, Date),
    /// It will not, and why.
    WhyNot(Bilingual),
}

/// What there is to see under a number. Words are here only if the person chose so.
#[derive(Clone)]
pub struct FoundPage {
    /// The number, for the buttons of this page.
    pub number: Number,
    /// For whom the questions were worded.
    pub audience: Audience,
    /// What families call the service.
    pub service: Option<Bilingual>,
    /// Where it stands.
    pub state: State,
    /// The day it arrived.
    pub received: Date,
    /// The day a person first read it.
    pub read: Option<Date>,
    /// The day by which an answer was promised.
    pub promised: Date,
    /// What became of that.
    pub promise: Promise,
    /// The summaries it helped to write, with what the service says.
    pub summaries: Vec<Summary>,
    /// The releases that counted it: title and address.
    pub releases: Vec<(Bilingual, String)>,
    /// The words, box by box, in the language they were written in.
    pub words: Option<Vec<(TextBox, String)>>,
}

/// The whole page.
pub fn found_page(frame: &Frame, page: &FoundPage) -> String {
    let l = frame.locale;
    document(&frame.clone().of(Kind::Contributor).switching_itself(), &tr!(l, "number-title-result"), || {
        found(l, page)
    })
}

/// Asks whether to take it back, and says first what that does.
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

fn found(l: Locale, page: &FoundPage) -> AnyView {
    let date = |date: Date| i18n::date(l, date).into_any();
    let mut lines = Vec::new();
    lines.extend(
        page.service.as_ref().map(|name| (tr!(l, "number-about"), name.get(l).to_owned().into_any())),
    );
    lines.push((tr!(l, "number-received"), date(page.received)));
    lines.extend(page.read.map(|read| (tr!(l, "number-read"), date(read))));
    let gone = page.state == State::Withdrawn;
    if !gone {
        let promise = promise_words(l, page.promise);
        let promised = view! { {i18n::date(l, page.promised)}<br /><span class="soft">{promise}</span> };
        lines.push((tr!(l, "number-promised"), promised.into_any()));
    }
    view! {
        {switch(l, &page.number, None)}
        <h1>{tr!(l, "number-title-result")}</h1>
        {notice(if gone { Tone::Plain } else { Tone::Good }, view! { <p>{state_words(l, page.state)}</p> })}
        {facts(lines)}
        {(!gone).then(|| view! { {answers(l, page)}{words(l, page)}{withdraw(l, page)} })}
    }
    .into_any()
}

/// Summaries with what the service says, and the releases that counted it.
fn answers(l: Locale, page: &FoundPage) -> AnyView {
    let none = page.summaries.iter().all(|summary| summary.answer.is_none());
    let summaries = page.summaries.iter().map(|summary| {
        let said = summary.answer.as_ref().map(|answer| reply(l, answer));
        let text = summary.text.get(l).to_owned();
        card(summary.theme.get(l), view! { <p>{text}</p>{said} })
    });
    let about = (!page.summaries.is_empty()).then(|| {
        view! {
            <h2>{tr!(l, "number-summaries")}</h2>
            <p>{tr!(l, "number-summaries-about")}</p>
        }
    });
    let releases = page.releases.iter().map(|(title, address)| {
        let title = tr!(l, "number-release", title = title.get(l));
        view! { <p><a href=address.clone()>{title}</a></p> }
    });
    view! {
        {about}
        {summaries.collect_view()}
        {none.then(|| view! { <p>{tr!(l, "number-no-answer")}</p> })}
        {releases.collect_view()}
    }
    .into_any()
}

fn reply(l: Locale, answer: &Answer) -> AnyView {
    let (kind, text) = match answer {
        Answer::Changed(text) => (tr!(l, "number-reply-changed"), text),
        Answer::Will(text, day) => (tr!(l, "number-reply-will", date = i18n::date(l, *day)), text),
        Answer::WhyNot(text) => (tr!(l, "number-reply-why-not"), text),
    };
    let body = view! { <p><strong>{kind}</strong></p><p>{text.get(l).to_owned()}</p> };
    view! { <h3>{tr!(l, "number-replies")}</h3>{notice(Tone::Plain, body)} }.into_any()
}

/// The words, only if the person chose so; otherwise that they are not shown.
fn words(l: Locale, page: &FoundPage) -> AnyView {
    let Some(words) = &page.words else {
        return view! { <p class="soft">{tr!(l, "number-words-hidden")}</p> }.into_any();
    };
    let lines = words.iter().filter_map(|(text_box, text)| {
        let asked = Questionnaire::core().text_box(*text_box, page.audience)?;
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

/// The same page in the other language: the number is posted again, since it stands in no address.
fn switch(l: Locale, number: &Number, doing: Option<&'static str>) -> AnyView {
    view! {
        <form method="post" action=routes::NUMBER.path(l.other()) autocomplete="off" class="switch">
            {hidden(number)}
            {doing.map(|doing| view! { <input type="hidden" name=DO value=doing /> })}
            <button class="link language" lang=l.other().code()>{tr!(l.other(), "language-name")}</button>
        </form>
    }
    .into_any()
}

fn hidden(number: &Number) -> AnyView {
    view! { <input type="hidden" name=NUMBER value=number.digits() /> }.into_any()
}

fn promise_words(l: Locale, promise: Promise) -> String {
    match promise {
        Promise::Open => tr!(l, "number-promise-open"),
        Promise::Kept => tr!(l, "number-promise-kept"),
        Promise::Late => tr!(l, "number-promise-late"),
    }
}

fn state_words(l: Locale, state: State) -> String {
    match state {
        State::Waiting => tr!(l, "number-state-waiting"),
        State::Claimed => tr!(l, "number-state-reading"),
        State::Held => tr!(l, "number-state-second"),
        State::Accepted => tr!(l, "number-state-accepted"),
        State::Declined => tr!(l, "number-state-declined"),
        State::Withdrawn => tr!(l, "number-state-withdrawn"),
    }
}
