//! A claimed item: the words as written, what of them is hidden, what it is about, and the decision.
//!
//! One of the two views that may hold a contributor's own words. Words are picked as check boxes, one a word,
//! each carrying the place that the server counted; the island only makes picking quicker.

mod safety;

use crate::{
    components::{
        Button, Choice, Choices, ErrorSummary, Field, Select, Tone, actions, disclosure, facts, notice,
    },
    i18n,
    page::{Frame, document},
    routes,
    staff::{csrf, labels},
    tr,
};
use domain::{
    Locale,
    catalogue::{Theme, catalogue},
    coding::{Coding, CodingProblem, Criticality, DeclineReason},
    feedback::{Original, Safety, State, WordBox},
    redaction::{Kind, Redacted, Span},
    text::pieces,
};
use islands::redact_words::RedactWords;
use leptos::prelude::*;
use services::moderate::{Draft, Facts, Item};

/// What stands on the page besides the words: the item, the moderator's work on it, and what is wrong with it.
pub struct Model<'a> {
    /// The opened item.
    pub item: &'a Item,
    /// What is hidden and coded so far: as saved, as suggested, or as just posted.
    pub draft: &'a Draft,
    /// What the last try to accept lacks.
    pub problems: &'a [CodingProblem],
    /// The work was saved just now.
    pub saved: bool,
}

/// The page. The frame must load islands.
pub fn page(frame: &Frame, model: &Model<'_>) -> String {
    let item = model.item;
    let held = item.readings.iter().rev().find(|reading| reading.decision == "held");
    let seen = Seen {
        facts: &item.facts,
        service: item.service.as_ref().map(|name| name.get(frame.locale).to_owned()),
        suggested: item.suggested && !model.saved && model.problems.is_empty(),
        held_by: held.filter(|_| item.facts.state == State::Held).map(|reading| reading.name.clone()),
        draft: model.draft,
        problems: model.problems,
        saved: model.saved,
        safety: item.opened.safety(),
        contact: item.opened.contact(),
    };
    render(frame, item.opened.words(), &seen)
}

/// Everything but the words.
struct Seen<'a> {
    facts: &'a Facts,
    service: Option<String>,
    suggested: bool,
    held_by: Option<String>,
    draft: &'a Draft,
    problems: &'a [CodingProblem],
    saved: bool,
    safety: Safety,
    contact: Option<&'a str>,
}

fn render(frame: &Frame, words: &Original, seen: &Seen<'_>) -> String {
    let l = frame.locale;
    let frame = &Frame { islands: true, ..frame.clone() };
    let action = routes::STAFF_ITEM.path_with(l, [frame.organisation(), &seen.facts.id.to_string()]);
    document(frame, &tr!(l, "staff-item"), || {
        let errors =
            seen.problems.iter().fold(ErrorSummary::new(tr!(l, "staff-problems")), |summary, problem| {
                let (control, message) = labels::coding_problem(l, *problem);
                summary.error(control, message)
            });
        view! {
            <h1>{tr!(l, "staff-item")}</h1>
            {errors.view()}
            {notices(l, seen)}
            <form method="post" action=action novalidate>
                {csrf(frame)}
                <div class="columns">
                    <div>
                        {safety::safety(l, seen.facts.audience, seen.safety, seen.contact)}
                        {known(l, seen)}
                        {picking(l, words, seen)}
                    </div>
                    <div>
                        {themes(l, &seen.draft.coding)}
                        {rights(l, &seen.draft.coding)}
                        {criticality(l, seen)}
                        {decide(l)}
                    </div>
                </div>
            </form>
        }
    })
}

fn notices(l: Locale, seen: &Seen<'_>) -> AnyView {
    let worry = seen.facts.tier.is_worry();
    let saved =
        seen.saved.then(|| notice(Tone::Good, view! { <p role="status">{tr!(l, "staff-saved")}</p> }));
    let withdrawn =
        seen.facts.withdrawn.map(|_| notice(Tone::Care, view! { <p>{tr!(l, "staff-item-withdrawn")}</p> }));
    let held = seen
        .held_by
        .clone()
        .map(|name| notice(Tone::Care, view! { <p>{tr!(l, "staff-item-held", name = name)}</p> }));
    view! {
        {saved}
        {worry.then(|| notice(Tone::Urgent, view! { <p>{tr!(l, "staff-item-unsafe")}</p> }))}
        {withdrawn}
        {held}
    }
    .into_any()
}

fn known(l: Locale, seen: &Seen<'_>) -> AnyView {
    let item = seen.facts;
    let date = |moment: domain::clock::Moment| i18n::date(l, moment.date()).into_any();
    let yes = |yes: bool| if yes { tr!(l, "staff-yes") } else { tr!(l, "staff-no") }.into_any();
    let service = seen.service.clone().unwrap_or_else(|| tr!(l, "staff-service-unknown"));
    facts([
        (tr!(l, "staff-column-service"), service.into_any()),
        (tr!(l, "staff-column-who"), labels::audience(l, item.audience).into_any()),
        (tr!(l, "staff-column-channel"), labels::channel(l, item.channel).into_any()),
        (tr!(l, "staff-fact-voice"), labels::voice(l, item.voice).into_any()),
        (tr!(l, "staff-fact-helper"), labels::helper(l, item.helper).into_any()),
        (tr!(l, "staff-column-tier"), labels::tier(l, item.tier).into_any()),
        (tr!(l, "staff-column-received"), date(item.received)),
        (tr!(l, "staff-column-due"), date(item.due)),
        (tr!(l, "staff-fact-promised"), date(item.promised)),
        (tr!(l, "staff-fact-summarise"), yes(item.may_summarise)),
        (tr!(l, "staff-fact-quote"), yes(item.may_quote)),
    ])
}

/// The words as check boxes, box by box, and what others will see of them.
fn picking(l: Locale, words: &Original, seen: &Seen<'_>) -> AnyView {
    let boxes: Vec<AnyView> = words
        .expose_words()
        .iter()
        .map(|(word_box, words)| {
            let of_box = seen.draft.spans.iter().filter(|(b, _)| b == word_box).map(|(_, span)| *span);
            one_box(l, *word_box, words, &of_box.collect::<Vec<_>>(), seen.facts.locale)
        })
        .collect();
    let kinds = Kind::ALL.iter().map(|kind| (kind.code(), labels::kind(l, *kind)));
    let kind =
        Select::new("kind", tr!(l, "staff-kind")).options(kinds).chosen(Some(Kind::Person.code())).view();
    let seen_by_others = preview(l, words, seen);
    let hint = if seen.suggested && !seen.draft.spans.is_empty() {
        tr!(l, "staff-words-suggested")
    } else {
        tr!(l, "staff-words-hint")
    };
    view! {
        <section aria-labelledby="words">
            <h2 id="words">{tr!(l, "staff-words")}</h2>
            <p>{hint}</p>
            <RedactWords
                count_label=tr!(l, "staff-words-count")
                keys_label=tr!(l, "staff-words-keys")
                clear_label=tr!(l, "staff-words-clear")
            >
                {boxes}
                <div class="toolbar">
                    {kind}
                    {Button::quiet(tr!(l, "staff-hide")).sends("do", "save").view()}
                </div>
                {seen_by_others}
            </RedactWords>
        </section>
    }
    .into_any()
}

fn one_box(l: Locale, word_box: WordBox, words: &str, spans: &[Span], language: Locale) -> AnyView {
    let code = word_box.code();
    let pieces: Vec<AnyView> = pieces(words)
        .into_iter()
        .map(|piece| {
            if !piece.is_pickable() {
                return piece.text.to_owned().into_any();
            }
            let over = spans.iter().find(|span| piece.start < span.end && span.start < piece.end);
            let id = format!("w-{code}-{}", piece.start);
            let place = format!("{code}:{}-{}", piece.start, piece.end);
            let value = over.map_or_else(|| place.clone(), |span| format!("{place}:{}", span.kind.code()));
            // The kind is said once, behind the last word of what is hidden.
            let last = over.filter(|span| piece.end >= span.end);
            let kind = last.map(|span| view! { <small>{labels::kind(l, span.kind)}</small> });
            view! {
                <span class="word">
                    <input type="checkbox" id=id.clone() name="hide" value=value checked=over.is_some() data-word="" />
                    <label for=id>{piece.text.to_owned()}</label>
                    {kind}
                </span>
            }
            .into_any()
        })
        .collect();
    view! {
        <fieldset class="words">
            <legend>{labels::word_box(l, word_box)}</legend>
            <p data-written=code lang=language.code()>{pieces}</p>
        </fieldset>
    }
    .into_any()
}

/// What others will see: the redacted words, made by the same function that makes the kept ones.
fn preview(l: Locale, words: &Original, seen: &Seen<'_>) -> AnyView {
    let redacted = Redacted::new(words, &seen.draft.spans, seen.facts.locale);
    let boxes = redacted.boxes().iter().map(|(word_box, words)| {
        view! {
            <h3>{labels::word_box(l, *word_box)}</h3>
            <p class="written" data-seen=word_box.code() lang=seen.facts.locale.code()>{words.clone()}</p>
        }
    });
    view! {
        <section class="card" aria-labelledby="preview">
            <h2 id="preview">{tr!(l, "staff-preview")}</h2>
            {boxes.collect_view()}
        </section>
    }
    .into_any()
}

fn themes(l: Locale, coding: &Coding) -> AnyView {
    let groups: Vec<AnyView> =
        catalogue().codebook.themes.iter().map(|theme| theme_group(l, theme, coding)).collect();
    view! {
        <fieldset class="themes" id="f-theme" tabindex="-1">
            <legend>{tr!(l, "staff-coding-themes")}</legend>
            <p class="hint">{tr!(l, "staff-coding-themes-hint")}</p>
            {groups}
        </fieldset>
    }
    .into_any()
}

fn theme_group(l: Locale, theme: &Theme, coding: &Coding) -> AnyView {
    let given = coding.themes.iter().filter(|mark| mark.theme.theme() == theme.code).count();
    let head = WordBox::ALL.iter().map(|p| view! { <th scope="col">{labels::polarity(l, *p)}</th> });
    let rows = theme.sub_themes.iter().map(|sub| {
        let code = sub.code.to_string();
        let name = format!("{code} {}", sub.name.get(l));
        let marked = coding.themes.iter().find(|mark| mark.theme == sub.code);
        let ticks = WordBox::ALL.iter().map(|polarity| {
            let id = format!("t-{}-{}", code.replace('.', "-"), polarity.code());
            let value = format!("{code}:{}", polarity.code());
            let checked = marked.is_some_and(|mark| mark.polarity.contains(polarity));
            let label = format!("{name}: {}", labels::polarity(l, *polarity));
            view! {
                <td>
                    <input type="checkbox" id=id.clone() name="theme" value=value checked=checked />
                    <label for=id><span class="vh">{label}</span></label>
                </td>
            }
        });
        let ticks = ticks.collect_view();
        view! {
            <tr>
                <th scope="row">{name.clone()}<small>{sub.about.get(l).to_owned()}</small></th>
                {ticks}
            </tr>
        }
    });
    let rows = rows.collect_view();
    let open = given > 0;
    let count = open.then(|| format!(" ({given})"));
    view! {
        <details open=open>
            <summary>{format!("{} {}", theme.code, theme.name.get(l))}{count}</summary>
            <table class="dense ticks">
                <caption class="vh">{theme.name.get(l).to_owned()}</caption>
                <thead><tr><th scope="col">{tr!(l, "staff-column-theme")}</th>{head.collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}

fn rights(l: Locale, coding: &Coding) -> AnyView {
    // The first 42 are the rights themselves; the rest is how the Convention works.
    let articles = catalogue().rights.articles.iter().filter(|article| article.number <= 42);
    let choices = articles.map(|article| {
        Choice::new(article.number.to_string(), format!("{} {}", article.number, article.name.get(l)))
    });
    let chosen = coding.rights.iter().map(u8::to_string);
    let list = Choices::check("right", tr!(l, "staff-coding-rights"))
        .hint(tr!(l, "staff-coding-rights-hint"))
        .choices(choices)
        .chosen(chosen);
    let count = coding.rights.len();
    let title = tr!(l, "staff-coding-rights-title", count = i64::try_from(count).unwrap_or(0));
    view! { <div class="rights">{disclosure(title, list.view())}</div> }.into_any()
}

fn criticality(l: Locale, seen: &Seen<'_>) -> AnyView {
    let coding = &seen.draft.coding;
    let criteria = &catalogue().criteria;
    let levels = criteria.levels.iter().map(|level| {
        Choice::new(level.code.code(), format!("{} {}", level.code, level.name.get(l)))
            .hint(level.test.get(l))
    });
    let wrong = |control: &str| {
        let of = seen.problems.iter().map(|problem| labels::coding_problem(l, *problem));
        of.into_iter().find(|(name, _)| *name == control).map(|(_, message)| message)
    };
    let radios = Choices::radio("criticality", tr!(l, "staff-criticality"))
        .hint(criteria.rule.get(l))
        .error(wrong("criticality"))
        .choices(levels)
        .chosen(coding.criticality.map(Criticality::code));
    let again = Choices::check("again", tr!(l, "staff-again"))
        .choice(Choice::new("yes", criteria.again.get(l)))
        .chosen(coding.could_happen_again.then_some("yes"));
    let reason = Field::new("reason", tr!(l, "staff-reason"))
        .hint(tr!(l, "staff-reason-hint"))
        .error(wrong("reason"))
        .value(coding.reason.clone());
    view! {
        {radios.view()}
        {disclosure(tr!(l, "staff-criteria"), full_criteria(l))}
        {again.view()}
        {reason.view()}
    }
    .into_any()
}

fn full_criteria(l: Locale) -> AnyView {
    let criteria = &catalogue().criteria;
    let levels = criteria.levels.iter().map(|level| {
        let examples = level.examples.iter().map(|example| view! { <li>{example.get(l).to_owned()}</li> });
        let not_if = level
            .not_if
            .as_ref()
            .map(|text| view! { <p>{tr!(l, "staff-criteria-not", text = text.get(l))}</p> });
        view! {
            <h3>{format!("{} {}", level.code, level.name.get(l))}</h3>
            <p>{tr!(l, "staff-criteria-if", text = level.say_if.get(l))}</p>
            {not_if}
            <p>{tr!(l, "staff-criteria-starts", text = level.starts.get(l))}</p>
            <ul>{examples.collect_view()}</ul>
        }
    });
    let breaks = criteria.tie_breaks.iter().map(|tie| view! { <li>{tie.says.get(l).to_owned()}</li> });
    view! { {levels.collect_view()}<ol>{breaks.collect_view()}</ol> }.into_any()
}

fn decide(l: Locale) -> AnyView {
    let reasons = DeclineReason::ALL.iter().map(|reason| (reason.code(), labels::decline(l, *reason)));
    view! {
        <section class="card" aria-labelledby="decide">
            <h2 id="decide">{tr!(l, "staff-decide")}</h2>
            {actions(view! {
                {Button::primary(tr!(l, "staff-accept")).sends("do", "accept").view()}
                {Button::quiet(tr!(l, "staff-save")).sends("do", "save").view()}
                {Button::quiet(tr!(l, "staff-hold")).sends("do", "hold").view()}
            })}
            <div class="toolbar">
                {Select::new("why", tr!(l, "staff-decline-why")).options(reasons).view()}
                {Button::grave(tr!(l, "staff-decline")).sends("do", "decline").view()}
            </div>
            {actions(view! {
                {Button::quiet(tr!(l, "staff-give-back")).sends("do", "give-back").view()}
                {Button::quiet(tr!(l, "staff-step-back")).sends("do", "step-back").view()}
            })}
        </section>
    }
    .into_any()
}

/// The page with made-up words, for looking and for the tests of every page.
pub(crate) fn sample(frame: &Frame) -> String {
    use domain::feedback::{KeepFrom, Safe, Tier, WantsContact};
    let words = "Our worker Bethan Puw 😀 rang on 14/06/2025.\nThen nobody did.";
    let original = Original::new([(WordBox::Problem, words.to_owned())]);
    let spans =
        domain::redaction::suggest(words).into_iter().map(|found| (WordBox::Problem, found.span)).collect();
    let facts = Facts {
        id: services::Uuid::nil(),
        authority: "W06000008".to_owned(),
        service: None,
        locale: Locale::En,
        audience: domain::feedback::Audience::Parent,
        channel: domain::feedback::Channel::Alone,
        helper: domain::feedback::Helper::Nobody,
        voice: domain::feedback::Voice::Own,
        received: domain::clock::Moment(1_790_942_400_000_000),
        due: domain::clock::Moment(1_790_942_400_000_000),
        promised: domain::clock::Moment(1_792_942_400_000_000),
        tier: Tier::Unsafe,
        state: State::Held,
        may_summarise: true,
        may_quote: false,
        could_recur: false,
        withdrawn: Some(domain::clock::Moment(1_790_942_400_000_000)),
    };
    let mut coding = Coding::empty();
    coding.criticality = Some(Criticality::VerySerious);
    let draft = Draft { spans, coding };
    let seen = Seen {
        facts: &facts,
        service: None,
        suggested: true,
        held_by: Some("Cymedrolwr Dau (demo)".to_owned()),
        draft: &draft,
        problems: &[CodingProblem::NoTheme, CodingProblem::NoReason],
        saved: false,
        safety: Safety {
            safe: Some(Safe::No),
            contact: Some(WantsContact::Yes),
            keep_from: Some(KeepFrom::Home),
            ..Safety::default()
        },
        contact: Some("Made up: text 07700 900000, after school"),
    };
    render(frame, &original, &seen)
}
