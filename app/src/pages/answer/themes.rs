//! A manager's page: what families said, the figures that may be shown, and the answer.

use crate::{
    components::{
        Button, Choice, Choices, Column, Entry, ErrorSummary, Field, Table, TextArea, Tone, actions, chip,
        disclosure, notice, withheld, withheld_key,
    },
    i18n,
    page::{Frame, document},
    pages::moderate::{replies::said, summary::wrong},
    routes,
    staff::{csrf, labels},
    tr,
};
use domain::{
    Bilingual, Locale,
    catalogue::catalogue,
    clock::Date,
    disclosure::{Cell as Figure, DisclosedTable, not_shown},
    feedback::WordBox,
    summary::{BodyProblem, DraftState, ReplyKind},
};
use leptos::prelude::*;
use services::{
    moderate::summaries::{QuarterWork, Reply, Summary},
    publish::figures::Themes,
};

/// A reply as posted, with what is wrong with it.
#[derive(Debug, Clone)]
pub struct Answering {
    /// The summary it answers: its identifier as posted.
    pub summary: String,
    /// What it says.
    pub kind: Option<ReplyKind>,
    /// Its words.
    pub body: Bilingual,
    /// By when, as typed.
    pub by: String,
    /// What is wrong.
    pub problems: Vec<BodyProblem>,
}

/// What stands on the page.
pub struct Model<'a> {
    /// Summaries that a second person has read, with the replies so far.
    pub work: &'a QuarterWork,
    /// The newest figures that passed the gate.
    pub figures: Option<&'a Themes>,
    /// The reply just posted, if something is wrong with it.
    pub answering: Option<&'a Answering>,
    /// The one who looks may answer.
    pub may_answer: bool,
    /// A reply was sent just now.
    pub sent: bool,
}

/// The page.
pub fn page(frame: &Frame, model: &Model<'_>) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "staff-themes"), || {
        let problems = model.answering.map(|answering| answering.problems.clone()).unwrap_or_default();
        let errors = problems.iter().fold(ErrorSummary::new(tr!(l, "staff-problems")), |summary, problem| {
            let (control, message) = labels::body_problem(l, *problem);
            summary.error(control, message)
        });
        let sent = model
            .sent
            .then(|| notice(Tone::Good, view! { <p role="status">{tr!(l, "staff-reply-sent")}</p> }));
        let themes: Vec<AnyView> = model
            .work
            .themes
            .iter()
            .filter_map(|theme| Some(one(frame, model, theme.summary.as_ref()?, &theme.replies)))
            .collect();
        let nothing = themes.is_empty();
        view! {
            <h1>{tr!(l, "staff-themes")}</h1>
            {sent}
            {errors.view()}
            {crate::pages::moderate::summaries::choose(l, &routes::STAFF_THEMES.path_with(l, [frame.organisation()]), model.work.quarter, &model.work.quarters)}
            {nothing.then(|| view! { <p>{tr!(l, "staff-themes-none")}</p> })}
            {themes}
            <h2>{tr!(l, "staff-figures")}</h2>
            {match model.figures {
                Some(themes) => figures(l, themes),
                None => view! { <p>{tr!(l, "staff-figures-none")}</p> }.into_any(),
            }}
        }
    })
}

/// Figures that passed the gate. A withheld number is a dash, explained below.
pub(crate) fn figures(l: Locale, themes: &Themes) -> AnyView {
    let Themes { taken, table } = themes;
    let shown = |figure: Option<Figure>| match figure.and_then(Figure::shown) {
        Some(number) => i18n::number(i64::try_from(number.get()).unwrap_or(i64::MAX)).into_any(),
        None => withheld(l),
    };
    let mut columns = vec![Column::words(tr!(l, "staff-column-theme"))];
    columns.extend(WordBox::ALL.iter().map(|polarity| Column::numbers(labels::polarity(l, *polarity))));
    let rows = catalogue().codebook.themes.iter().map(|theme| {
        let code = theme.code.to_string();
        let mut row = vec![format!("{code} {}", theme.name.get(l)).into_any()];
        row.extend(WordBox::ALL.iter().map(|polarity| shown(table.count(&code, *polarity))));
        row
    });
    let behind = match table.table().responses().shown() {
        Some(number) => {
            tr!(l, "staff-figures-behind", count = i64::try_from(number.get()).unwrap_or(i64::MAX))
        }
        None => not_shown(l).to_owned(),
    };
    view! {
        <p>{tr!(l, "staff-figures-about", date = i18n::date(l, taken.date()))}" "{behind}</p>
        {Table::new("figures", tr!(l, "staff-figures-caption"), columns).rows(rows).dense().view()}
        {withheld_key(l)}
    }
    .into_any()
}

fn one(frame: &Frame, model: &Model<'_>, summary: &Summary, replies: &[Reply]) -> AnyView {
    let l = frame.locale;
    let id = format!("s-{}", summary.id);
    let heading = id.clone();
    let given = replies.iter().map(|reply| {
        let unread =
            (reply.state == DraftState::Draft).then(|| chip(Tone::Care, tr!(l, "staff-reply-unread")));
        view! { <li>{said(l, reply)}{unread}</li> }
    });
    let given = given.collect_view();
    let answering = model.answering.filter(|answering| answering.summary == summary.id.to_string());
    let form = model.may_answer.then(|| form(frame, summary, answering));
    view! {
        <section class="card" aria-labelledby=heading>
            <h2 id=id>{labels::theme(l, summary.theme)}</h2>
            <p class="written" lang=l.code()>{summary.body.get(l).to_owned()}</p>
            <p class="hint">{tr!(l, "staff-drawn-from")}</p>
            {(!replies.is_empty()).then(|| view! { <h3>{tr!(l, "staff-replies-given")}</h3> })}
            <ul class="plain">{given}</ul>
            {form}
        </section>
    }
    .into_any()
}

/// The form is open when it came back; otherwise it opens under a line. Only one on the page has the plain
/// names that errors link to.
fn form(frame: &Frame, summary: &Summary, answering: Option<&Answering>) -> AnyView {
    let l = frame.locale;
    let problems = answering.map(|answering| answering.problems.clone()).unwrap_or_default();
    let tail = if answering.is_some() { String::new() } else { format!("-{}", summary.theme) };
    let name = |control: &str| format!("{control}{tail}");
    let kinds = ReplyKind::ALL.iter().map(|kind| Choice::new(kind.code(), labels::reply_kind(l, *kind)));
    let kind = answering.and_then(|answering| answering.kind).unwrap_or(ReplyKind::Changed);
    let body = answering.map(|answering| answering.body.clone());
    let body = body.unwrap_or_else(|| Bilingual { cy: String::new(), en: String::new() });
    let by = answering.map(|answering| answering.by.clone()).unwrap_or_default();
    let fields = view! {
        {Choices::radio(name("kind"), tr!(l, "staff-reply-kind")).choices(kinds).chosen([kind.code()]).view()}
        {Field::new(name("by"), tr!(l, "staff-reply-when"))
            .entry(Entry::Date)
            .hint(tr!(l, "staff-reply-when-hint"))
            .error(wrong(l, &problems, "by"))
            .value(by)
            .short()
            .view()}
        {TextArea::new(name("cy"), tr!(l, "staff-in-welsh"))
            .written_in(Locale::Cy)
            .error(wrong(l, &problems, "cy"))
            .value(body.cy)
            .view()}
        {TextArea::new(name("en"), tr!(l, "staff-in-english"))
            .written_in(Locale::En)
            .error(wrong(l, &problems, "en"))
            .value(body.en)
            .view()}
    };
    let action = routes::STAFF_REPLY.path_with(l, [frame.organisation(), &summary.id.to_string()]);
    let theme = labels::theme(l, summary.theme);
    let form = view! {
        <form method="post" action=action novalidate>
            {csrf(frame)}
            <input type="hidden" name="names" value=tail.clone() />
            <input type="hidden" name="quarter" value=summary.quarter.to_string() />
            <p>{tr!(l, "staff-reply-hint")}</p>
            {fields}
            {actions(Button::primary(tr!(l, "staff-reply-send")).view())}
        </form>
    };
    if answering.is_some() {
        form.into_any()
    } else {
        disclosure(tr!(l, "staff-reply-to", theme = theme), form)
    }
}

/// Reads a day as typed into a date field. `None`: nothing, or no date.
pub fn day(text: &str) -> Option<Date> {
    text.trim().parse().ok()
}
