//! Made-up samples of a performance lead's pages.

use super::{
    figures::{figures, past},
    staff::{NOW, QUARTER, staff, work},
};
use crate::{
    figures::Section,
    gallery::Sample,
    pages::publish::{
        figures as page,
        quarter::{self, Opens, Pressed},
        take_down,
    },
    staff::Part,
};
use domain::{
    Bilingual, Locale,
    disclosure::{Disclosed, Figures, Workload},
    figures::{Cut, Period},
    release::Piece,
    statistics,
    summary::ReplyState,
};
use services::{
    Uuid,
    publish::{
        prints::Printed,
        releases::{Blocker, Caution, Listed, Readiness},
        take_down::Texts,
    },
};

/// Every sample.
pub(super) fn samples() -> Vec<Sample> {
    vec![
        Sample { name: "staff-quarter", render: |l| quarter_page(l, &ready(), None) },
        Sample { name: "staff-quarter-waits", render: waits },
        Sample { name: "staff-quarter-without", render: without },
        Sample { name: "staff-quarter-correction", render: correction },
        Sample { name: "staff-quarter-preview", render: preview },
        Sample { name: "staff-take-down", render: |l| taking_down(l, None) },
        Sample { name: "staff-take-down-one", render: |l| taking_down(l, Some(None)) },
        Sample {
            name: "staff-take-down-no-reason",
            render: |l| taking_down(l, Some(Some("Roedd yn enwi stryd."))),
        },
        Sample { name: "staff-figures", render: |l| figures_page(l, Section::Charter, Cut::All) },
        Sample { name: "staff-figures-change", render: |l| figures_page(l, Section::Change, Cut::All) },
        Sample { name: "staff-figures-themes", render: |l| figures_page(l, Section::Themes, Cut::Level) },
    ]
}

#[expect(
    clippy::option_option,
    reason = "nothing chosen, something chosen, or chosen with a reason that is wrong"
)]
fn taking_down(l: Locale, chosen: Option<Option<&str>>) -> String {
    let piece = |reply, cy: &str, en: &str| Piece {
        theme: "5".to_owned(),
        reply,
        text: Bilingual { cy: cy.to_owned(), en: en.to_owned() },
    };
    let texts = Texts {
        quarter: Some(QUARTER),
        quarters: vec![QUARTER, QUARTER.previous()],
        texts: vec![
            piece(false, "Mae’n anodd cael ateb.", "It is hard to get an answer."),
            piece(true, "Rydyn ni’n ateb o fewn deuddydd.", "We answer within two days."),
        ],
    };
    let why = |cy: &str| Bilingual { cy: cy.to_owned(), en: String::new() };
    let chosen = chosen.and_then(|typed| Some((texts.texts.first()?, typed.map(why))));
    let model = take_down::Model { texts: &texts, chosen, done: false };
    take_down::page(&staff(l, Part::TakeDown), &model)
}

fn ready() -> Readiness {
    Readiness {
        quarter: QUARTER,
        blockers: Vec::new(),
        cautions: Vec::new(),
        summaries: 1,
        replies: 1,
        released: None,
        preview: false,
    }
}

fn missing() -> Vec<Caution> {
    let theme = |code: &str| code.parse().ok();
    let themes = [theme("1"), theme("4")].into_iter().flatten().collect();
    vec![
        Caution::Unread(Workload::up_to(1_000, 1_000)),
        Caution::NoSummary(themes),
        Caution::NoReply(theme("5").into_iter().collect()),
    ]
}

fn waits(l: Locale) -> String {
    let blockers = vec![Blocker::NotOver, Blocker::UnreadSummaries(2), Blocker::UnreadReplies(1)];
    let pressed = Pressed { blockers: blockers.clone(), ..Pressed::default() };
    quarter_page(l, &Readiness { blockers, cautions: missing(), ..ready() }, Some(&pressed))
}

fn without(l: Locale) -> String {
    let pressed = Pressed { blockers: vec![Blocker::NotTicked], ..Pressed::default() };
    quarter_page(l, &Readiness { cautions: missing(), ..ready() }, Some(&pressed))
}

fn correction(l: Locale) -> String {
    let released = Some(Listed {
        id: Uuid::nil(),
        authority: "W06000008".to_owned(),
        quarter: QUARTER,
        version: 1,
        figures: 60,
        responses: Some(60),
        released: NOW,
        correction: None,
    });
    let why = Bilingual { cy: "Roedd yr ateb yn enwi’r tîm anghywir.".to_owned(), en: String::new() };
    let pressed = Pressed { blockers: vec![Blocker::NoReason], in_spite: false, why: Some(why) };
    quarter_page(l, &Readiness { released, ..ready() }, Some(&pressed))
}

fn preview(l: Locale) -> String {
    quarter_page(l, &Readiness { preview: true, ..ready() }, None)
}

fn quarter_page(l: Locale, readiness: &Readiness, pressed: Option<&Pressed>) -> String {
    let mut work = work();
    for reply in work.themes.iter_mut().flat_map(|theme| &mut theme.replies) {
        reply.state = ReplyState::Valid;
    }
    let model = quarter::Model {
        readiness,
        work: &work,
        done: pressed.is_none() && readiness.preview,
        pressed,
        opens: Opens { queue: false, summaries: false, replies: false, themes: true },
    };
    quarter::page(&staff(l, Part::Quarter), &model)
}

fn figures_page(l: Locale, section: Section, cut: Cut) -> String {
    let printed = figures("W06000008", Period::Quarter(QUARTER), 300);
    let here = |figures: &Disclosed<Figures>| {
        let of = figures.population().of.cut;
        of == cut || of == Cut::Answered
    };
    let printed: Vec<_> = printed.into_iter().filter(here).collect();
    let printed = Printed {
        period: Period::Quarter(QUARTER),
        quarters: vec![QUARTER, QUARTER.previous()],
        cut,
        figures: printed,
        whole: Vec::new(),
        year: Vec::new(),
        population: super::figures::people_here(),
        services: Vec::new(),
    };
    let mut past = past("W06000008", QUARTER, 300);
    past.extend(printed.figures.iter().cloned().map(|figures| figures.only(statistics::KEPT)));
    page::page(
        &staff(l, Part::Figures),
        &page::Model { services: &[], service: None, section, printed: &printed, past: &past },
    )
}
