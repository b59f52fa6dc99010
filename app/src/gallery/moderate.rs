//! Made-up samples of a moderator's pages.

use super::staff::{NOW, QUARTER, made_up_summary, staff, uuid_nil, work};
use crate::{
    gallery::Sample,
    pages::moderate::{cover, import, item, queue, replies, summaries, summary},
    staff::Part,
};
use domain::{
    Bilingual, Locale,
    calls::Rung,
    disclosure::Workload,
    feedback::{Audience, Channel, State, Tier, WordBox},
    import::{Plan, plan},
    lifecycle::Judgement,
    redaction::Redacted,
    summary::{BodyProblem, Findings, SummaryState, Warning, WarningKind},
};
use services::{
    Uuid,
    moderate::{
        Burst, Cover, Decided, Past, Queue, Reading, Waiting, Wanted,
        import::Batch,
        summaries::{Desk, Source},
    },
    safeguard::Ring,
};

/// Every sample.
pub(super) fn samples() -> Vec<Sample> {
    vec![
        Sample { name: "staff-queue", render: queue_page },
        Sample { name: "staff-queue-decided", render: decided_page },
        Sample { name: "staff-item", render: |l| item::sample(&staff(l, Part::Queue)) },
        Sample { name: "staff-item-ticks", render: |l| item::ticks(&staff(l, Part::Queue)) },
        Sample { name: "staff-item-changed", render: changed_page },
        Sample { name: "staff-item-decided", render: cover_page },
        Sample { name: "staff-summaries", render: summaries_page },
        Sample { name: "staff-summary", render: |l| summary_page(l, false) },
        Sample { name: "staff-summary-changed", render: |l| summary_page(l, true) },
        Sample { name: "staff-replies", render: replies_page },
        Sample { name: "staff-import", render: import_page },
        Sample { name: "staff-import-columns", render: columns_page },
    ]
}

fn queue_page(l: Locale) -> String {
    let line = |tier, state, mine| Waiting {
        queued: services::moderate::Queued {
            id: Uuid::nil(),
            authority: "W06000008".to_owned(),
            service: None,
            locale: Locale::Cy,
            audience: Audience::Parent,
            channel: Channel::Alone,
            received: NOW.plus_days(-9),
            due: NOW.plus_days(if tier == Tier::Ordinary { 2 } else { -4 }),
            state,
            tier,
            soon: tier == Tier::Ordinary && state == State::Waiting,
            has_words: true,
            claimed: (state == State::Claimed).then(|| (Uuid::nil(), "Cymedrolwr Dau (demo)".to_owned())),
            looked: (state == State::Claimed).then_some(NOW),
            absent: false,
            burst: None,
        },
        service: Some(Bilingual { cy: "Dechrau’n Deg".to_owned(), en: "Flying Start".to_owned() }),
        mine,
        left: false,
        stands_for: None,
    };
    let flood = Burst { label: Uuid::nil(), n: 412, oldest: NOW.plus_days(-1), newest: NOW };
    let queue = Queue {
        next: Some(Uuid::nil()),
        lines: vec![
            Waiting { stands_for: Some(flood), ..line(Tier::Button, State::Waiting, false) },
            line(Tier::Button, State::Waiting, false),
            Waiting { left: true, ..line(Tier::Unsafe, State::Claimed, false) },
            line(Tier::Sometimes, State::Claimed, true),
            line(Tier::Ordinary, State::Claimed, false),
            line(Tier::Ordinary, State::Held, false),
        ],
        tiers: Tier::ALL.iter().map(|tier| (*tier, Workload::new(2))).collect(),
        mine: Workload::new(1),
        held: Workload::new(1),
        overdue: true,
        ring: vec![(Uuid::nil(), NOW.plus_days(-1))],
        numbers: vec![Ring { who: Rung::FrontDoor, number: "01632 960000".to_owned(), now: true }],
    };
    queue::page(&staff(l, Part::Queue), &queue, Wanted::default(), Some(queue::Done::Accepted), NOW)
}

fn decided_page(l: Locale) -> String {
    let decided = Decided {
        id: Uuid::nil(),
        service: None,
        audience: Audience::Child,
        received: NOW.plus_days(-9),
        tier: Tier::Unsafe,
        state: State::Declined,
        decided: NOW.plus_days(-2),
        by: "Cymedrolwr Un (demo)".to_owned(),
    };
    queue::decided(&staff(l, Part::Queue), &[Past { decided, service: None }], None, true)
}

fn cover_of(state: State) -> Cover {
    let reading = |judgement, days| Reading {
        person: Uuid::nil(),
        name: "Cymedrolwr Un (demo)".to_owned(),
        at: NOW.plus_days(days),
        judgement,
        criticality: None,
        reason: None,
    };
    Cover {
        facts: item::facts(state, Tier::Unsafe, true),
        service: None,
        readings: vec![reading(Judgement::Held, -3), reading(Judgement::Accepted, -2)],
        claimable: state.is_open(),
        reopenable: !state.is_open(),
    }
}

fn cover_page(l: Locale) -> String {
    let cover = cover_of(State::Accepted);
    let model = cover::Model { cover: &cover, because: cover::Because::NoWhy };
    cover::page(&staff(l, Part::Queue), &model)
}

fn changed_page(l: Locale) -> String {
    let typed = [("reason", "Made up: a threat."), ("call-said", "Made up: they will visit.")];
    let typed = typed.map(|(name, text)| (name.to_owned(), text.to_owned())).to_vec();
    let cover = cover_of(State::Held);
    let model = cover::Model { cover: &cover, because: cover::Because::Changed(typed) };
    cover::page(&staff(l, Part::Queue), &model)
}

fn summaries_page(l: Locale) -> String {
    summaries::page(&staff(l, Part::Summaries), &work())
}

fn summary_page(l: Locale, changed: bool) -> String {
    let summary = made_up_summary(SummaryState::Draft);
    let theme = summary.as_ref().map(|summary| summary.theme);
    let words = |n: u8| {
        Redacted::from_stored(vec![(WordBox::Problem, format!("[worker] never rang back in week {n}."))])
    };
    let sources = (1..=7).map(|n| Source { feedback: Uuid::nil(), words: words(n) }).collect();
    let Some(theme) = theme else { return String::new() };
    let desk = Desk { quarter: QUARTER, theme, sources, summary };
    let body = Bilingual { cy: String::new(), en: "It is hard to reach anyone.".to_owned() };
    let name =
        Warning { kind: WarningKind::Name, language: Locale::En, words: vec!["Bethan Puw".to_owned()] };
    let findings = if changed {
        Findings::default()
    } else {
        Findings { problems: vec![BodyProblem::NoWelsh], warnings: vec![name] }
    };
    let model = summary::Model { desk: &desk, body: &body, findings: &findings, changed, own: false };
    summary::page(&staff(l, Part::Summaries), &model)
}

fn replies_page(l: Locale) -> String {
    let work = work();
    let problem = BodyProblem::NoReason;
    let returning = replies::Returning { reply: uuid_nil(), reason: String::new(), problem };
    let line = super::commitments::line(domain::commitment::EntryKind::Progress);
    let entry = super::commitments::entries(line.commitment.id).remove(1);
    let entries = [(entry, line.commitment)];
    let model = replies::Model { work: &work, entries: &entries, returning: Some(&returning), changed: true };
    replies::page(&staff(l, Part::Summaries), &model)
}

fn import_page(l: Locale) -> String {
    let batch = Batch {
        id: Uuid::nil(),
        authority: "W06000008".to_owned(),
        source: "Arolwg gwanwyn".to_owned(),
        imported: NOW.0,
        imported_by: None,
        added: 120,
        known: 0,
    };
    let bad = import::BadFile::NoSource;
    let model = import::Start { batches: &[batch], source: "", bad: Some(&bad), done: Some((120, 3)) };
    import::start(&staff(l, Part::Import), &model)
}

fn columns_page(l: Locale) -> String {
    let file =
        b"id,when,asked,text\n1,31/03/2026,good,Warm and kind.\n2,1 May,good,Late.\n3,31/03/2026,good,N/A\n";
    let form = import::MappingForm {
        id: "id".into(),
        comment: "text".into(),
        date: "when".into(),
        order: "day-first".into(),
        one_service: "K7QF2M".into(),
        question: "asked".into(),
        language: "en".into(),
        ..import::MappingForm::default()
    };
    let asked = [("good".to_owned(), 3)];
    let services = ["K7QF2M".to_owned()].into();
    let plan: Option<Plan> =
        form.mapping("Arolwg", &[], &asked).ok().map(|mapping| plan(file, &mapping, &services, NOW.date()));
    let headings: Vec<String> = ["id", "when", "asked", "text"].map(str::to_owned).to_vec();
    let model = import::Columns {
        id: &uuid_nil(),
        source: "Arolwg",
        headings: &headings,
        form: &form,
        services: &[],
        service_values: &[],
        question_values: &asked,
        missing: &[],
        plan: plan.as_ref(),
    };
    import::columns(&staff(l, Part::Import), &model)
}
