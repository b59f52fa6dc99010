//! Made-up samples of the staff pages.

use super::{Part, audit, home, import, item, manager, quarter, queue, replies, summaries, summary};
use crate::gallery::{Sample, frame as made_up_frame};
use crate::page::Frame;
use domain::{
    Bilingual, Locale,
    clock::{Moment, Quarter},
    disclosure::{Ledger, Policy, Scope, ThemeTally, Workload, gate},
    feedback::{Audience, Channel, State, Tier, WordBox},
    import::{Plan, plan},
    redaction::Redacted,
    summary::{BodyProblem, DraftState, ReplyKind},
};
use services::{
    Actor, Uuid,
    audit::Entry,
    figures::Themes,
    import::Batch,
    moderation::{Asked, Queue, Waiting},
    releases::{Blocker, Readiness},
    summaries::{Desk, QuarterWork, Reply, Source, Summary, ThemeWork},
};

/// Every sample of the staff area.
pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample { name: "staff-home", render: home_page },
        Sample { name: "staff-queue", render: queue_page },
        Sample { name: "staff-item", render: |l| item::sample(&staff(l, Part::Queue)) },
        Sample { name: "staff-summaries", render: summaries_page },
        Sample { name: "staff-summary", render: summary_page },
        Sample { name: "staff-replies", render: |l| replies::page(&staff(l, Part::Summaries), &work()) },
        Sample { name: "staff-themes", render: themes_page },
        Sample { name: "staff-quarter", render: |l| quarter_page(l, Vec::new()) },
        Sample {
            name: "staff-quarter-waits",
            render: |l| {
                quarter_page(
                    l,
                    vec![Blocker::NotOver, Blocker::UnreadSummaries(2), Blocker::UnreadReplies(1)],
                )
            },
        },
        Sample { name: "staff-import", render: import_page },
        Sample { name: "staff-import-columns", render: columns_page },
        Sample { name: "staff-audit", render: audit_page },
    ]
}

fn staff(l: Locale, part: Part) -> Frame {
    let role = domain::permission::Role::Moderator;
    let grant = services::RoleGrant { role, authority: "W06000008".to_owned(), service: None };
    let name = "Cymedrolwr Un (demo)".to_owned();
    let actor = Actor { person: Uuid::nil(), name, locale: l, grants: vec![grant] };
    super::frame(made_up_frame(l), &actor, "made-up", part)
}

/// Noon on 2 October 2026.
const NOW: Moment = Moment(1_790_942_400_000_000);

const QUARTER: Quarter = Quarter { year: 2026, quarter: 3 };

fn home_page(l: Locale) -> String {
    let home = home::Home {
        queue: Some((Workload::new(23), true)),
        mine: Some(Workload::new(1)),
        summaries: true,
        replies: Some(Workload::new(2)),
        import: true,
        ..home::Home::default()
    };
    home::page(&staff(l, Part::Home), &home)
}

fn queue_page(l: Locale) -> String {
    let line = |tier, state, mine| Waiting {
        queued: services::moderation::Queued {
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
            has_words: true,
            claimed: (state == State::Claimed).then(|| (Uuid::nil(), "Cymedrolwr Dau (demo)".to_owned())),
            looked: (state == State::Claimed).then_some(NOW),
        },
        service: Some(Bilingual { cy: "Dechrau’n Deg".to_owned(), en: "Flying Start".to_owned() }),
        mine,
        left: false,
    };
    let queue = Queue {
        lines: vec![
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
    };
    queue::page(&staff(l, Part::Queue), &queue, Asked::default(), Some(queue::Done::Accepted), NOW)
}

fn made_up_summary(state: DraftState) -> Option<Summary> {
    Some(Summary {
        id: Uuid::nil(),
        authority: "W06000008".to_owned(),
        quarter: QUARTER,
        theme: "5".parse().ok()?,
        body: Bilingual {
            cy: "Mae'n anodd cael gafael ar rywun. Pan ddaw ateb, mae pobl yn falch ohono.".to_owned(),
            en: "It is hard to reach anyone. When an answer comes, people are glad of it.".to_owned(),
        },
        state,
        writer: (Uuid::nil(), "Cymedrolwr Un (demo)".to_owned()),
        written: NOW,
        read: None,
        sources: 7,
    })
}

fn made_up_reply() -> Reply {
    Reply {
        id: Uuid::nil(),
        summary: Uuid::nil(),
        kind: ReplyKind::Will,
        body: Bilingual {
            cy: "Bydd un rhif, a rhywun yn ateb o naw tan bump.".to_owned(),
            en: "There will be one number, and somebody answers from nine to five.".to_owned(),
        },
        by: Some(NOW.plus_days(60).date()),
        state: DraftState::Draft,
        writer: (Uuid::nil(), "Rheolwr gwasanaeth (demo)".to_owned()),
        written: NOW,
    }
}

fn work() -> QuarterWork {
    let themes = domain::catalogue::catalogue().codebook.themes.iter().map(|theme| {
        let summary = made_up_summary(DraftState::Valid).filter(|summary| summary.theme == theme.code);
        let replies = if summary.is_some() { vec![made_up_reply()] } else { Vec::new() };
        ThemeWork { theme: theme.code, material: Workload::new(7), summary, replies }
    });
    QuarterWork { quarter: QUARTER, quarters: vec![QUARTER, QUARTER.previous()], themes: themes.collect() }
}

fn summaries_page(l: Locale) -> String {
    summaries::page(&staff(l, Part::Summaries), &work())
}

fn summary_page(l: Locale) -> String {
    let summary = made_up_summary(DraftState::Draft);
    let theme = summary.as_ref().map(|summary| summary.theme);
    let words = |n: u8| {
        Redacted::from_stored(vec![(WordBox::Problem, format!("[worker] never rang back in week {n}."))])
    };
    let sources = (1..=7).map(|n| Source { feedback: Uuid::nil(), words: words(n) }).collect();
    let Some(theme) = theme else { return String::new() };
    let desk = Desk { quarter: QUARTER, theme, sources, summary };
    let body = Bilingual { cy: String::new(), en: "It is hard to reach anyone.".to_owned() };
    let problems = [BodyProblem::NoWelsh];
    let model = summary::Model { desk: &desk, body: &body, problems: &problems, own: false };
    summary::page(&staff(l, Part::Summaries), &model)
}

/// Made-up counts, through the real gate.
fn figures() -> Themes {
    let themes = domain::catalogue::catalogue().codebook.themes.iter().map(|theme| theme.code.to_string());
    let mut tally = ThemeTally::new(themes, 60);
    for (theme, polarity, n) in
        [("5", WordBox::Problem, 31), ("1", WordBox::Praise, 22), ("4", WordBox::Idea, 2)]
    {
        // Themes of the catalogue and fewer than sixty of each: it cannot fail.
        drop(tally.add(theme, polarity, n));
    }
    let scope = Scope::quarter("W06000008", QUARTER);
    Themes { taken: NOW, table: gate(&tally, &scope, &Policy::default(), &Ledger::new()) }
}

fn themes_page(l: Locale) -> String {
    let work = work();
    let figures = figures();
    let answering = manager::Answering {
        summary: uuid_nil(),
        kind: Some(ReplyKind::Will),
        body: Bilingual { cy: "Byddwn ni'n ateb.".to_owned(), en: String::new() },
        by: String::new(),
        problems: vec![BodyProblem::NoEnglish, BodyProblem::NoDate],
    };
    let model = manager::Model {
        work: &work,
        figures: Some(&figures),
        answering: Some(&answering),
        may_answer: true,
        sent: false,
    };
    manager::page(&staff(l, Part::Themes), &model)
}

fn uuid_nil() -> String {
    made_up_reply().summary.to_string()
}

fn quarter_page(l: Locale, blockers: Vec<Blocker>) -> String {
    let figures = figures();
    let refused = !blockers.is_empty();
    let readiness =
        Readiness { quarter: QUARTER, blockers, summaries: 1, replies: 1, released: Some(Uuid::nil()) };
    let model = quarter::Model {
        readiness: &readiness,
        work: &work(),
        figures: Some(&figures),
        done: !refused,
        refused,
    };
    quarter::page(&staff(l, Part::Quarter), &model)
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

fn audit_page(l: Locale) -> String {
    let entry = Entry {
        id: Uuid::nil(),
        at: NOW.0,
        actor: None,
        action: "open-original".to_owned(),
        thing: "feedback".to_owned(),
        thing_id: uuid_nil(),
        authority: Some("W06000008".to_owned()),
        detail: String::new(),
        seq: Some(12),
        hash: None,
    };
    audit::page(&staff(l, Part::Audit), &[(entry, Some("Cymedrolwr Un (demo)".to_owned()))])
}
