//! What the samples of staff pages share.

use crate::{gallery::frame as made_up_frame, page::Frame, staff::Part};
use domain::{
    Bilingual, Locale,
    clock::{Moment, Quarter},
    disclosure::{Ledger, Policy, Scope, ThemeTally, Workload, gate},
    feedback::WordBox,
    summary::{DraftState, ReplyKind},
};
use services::{
    Actor, Uuid,
    moderate::summaries::{QuarterWork, Reply, Summary, ThemeWork},
    publish::figures::Themes,
};

pub(super) fn staff(l: Locale, part: Part) -> Frame {
    let role = domain::permission::Role::Moderator;
    let grant = services::RoleGrant { role, authority: "W06000008".to_owned(), service: None };
    let name = "Cymedrolwr Un (demo)".to_owned();
    let actor = Actor { person: Uuid::nil(), name, locale: l, grants: vec![grant] };
    crate::staff::frame(made_up_frame(l), &actor, "made-up", part)
}

/// Noon on 2 October 2026.
pub(super) const NOW: Moment = Moment(1_790_942_400_000_000);

pub(super) const QUARTER: Quarter = Quarter { year: 2026, quarter: 3 };

pub(super) fn made_up_summary(state: DraftState) -> Option<Summary> {
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

pub(super) fn made_up_reply() -> Reply {
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

pub(super) fn work() -> QuarterWork {
    let themes = domain::catalogue::catalogue().codebook.themes.iter().map(|theme| {
        let summary = made_up_summary(DraftState::Valid).filter(|summary| summary.theme == theme.code);
        let replies = if summary.is_some() { vec![made_up_reply()] } else { Vec::new() };
        ThemeWork { theme: theme.code, material: Workload::new(7), summary, replies }
    });
    QuarterWork { quarter: QUARTER, quarters: vec![QUARTER, QUARTER.previous()], themes: themes.collect() }
}

/// Made-up counts, through the real gate.
pub(super) fn figures() -> Themes {
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

pub(super) fn uuid_nil() -> String {
    made_up_reply().summary.to_string()
}
