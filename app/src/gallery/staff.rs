//! What the samples of staff pages share.

use crate::{
    gallery::frame as made_up_frame,
    page::Frame,
    staff::{AtWork, Part},
};
use domain::{
    Bilingual, Locale,
    clock::{Moment, Quarter},
    disclosure::Workload,
    organisation::{Organisation, OrganisationKind},
    summary::{ReplyKind, ReplyState, SummaryState},
};
use services::{
    Actor, Uuid,
    moderate::summaries::{QuarterWork, Reply, Summary, ThemeWork},
};

fn made_up_actor(l: Locale) -> Actor {
    let role = domain::permission::Role::Moderator;
    let grant = services::RoleGrant { role, organisation: "W06000008".to_owned(), service: None };
    let name = "Cymedrolwr Un (demo)".to_owned();
    Actor { person: Uuid::nil(), name, locale: l, grants: vec![grant] }
}

pub(super) fn made_up_organisations() -> [Organisation; 2] {
    let all = [
        ("W06000008", OrganisationKind::Authority, "Cyngor Dychmygol", "A Made-up Council"),
        ("dychmygol", OrganisationKind::Provider, "Elusen Ddychmygol", "A Made-up Charity"),
    ];
    all.map(|(code, kind, cy, en)| {
        let name = Bilingual { cy: cy.to_owned(), en: en.to_owned() };
        Organisation { code: code.to_owned(), kind, name }
    })
}

/// The frame of somebody who is signed in but has not chosen an organisation yet.
pub(super) fn signed_in(l: Locale) -> Frame {
    crate::staff::frame_of_none(made_up_frame(l), &made_up_actor(l), "made-up")
}

pub(super) fn staff(l: Locale, part: Part) -> Frame {
    let (actor, organisations) = (made_up_actor(l), made_up_organisations());
    let at_work =
        AtWork { actor: &actor, organisation: "W06000008", organisations: &organisations, csrf: "made-up" };
    crate::staff::frame(made_up_frame(l), at_work, part)
}

/// Noon on 2 October 2026.
pub(crate) const NOW: Moment = Moment(1_790_942_400_000_000);

pub(super) const QUARTER: Quarter = Quarter { year: 2026, quarter: 3 };

pub(super) fn made_up_summary(state: SummaryState) -> Option<Summary> {
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

fn made_up_reply(state: ReplyState) -> Reply {
    Reply {
        id: Uuid::nil(),
        summary: Uuid::nil(),
        service: None,
        kind: ReplyKind::Will,
        body: Bilingual {
            cy: "Bydd un rhif, a rhywun yn ateb o naw tan bump.".to_owned(),
            en: "There will be one number, and somebody answers from nine to five.".to_owned(),
        },
        by: Some(NOW.plus_days(60).date()),
        state,
        writer: (Uuid::nil(), "Rheolwr gwasanaeth (demo)".to_owned()),
        written: NOW,
        reason: (state == ReplyState::Returned).then(|| "Pryd fydd hyn yn digwydd?".to_owned()),
    }
}

pub(super) fn work() -> QuarterWork {
    let themes = domain::catalogue::catalogue().codebook.themes.iter().map(|theme| {
        let summary = made_up_summary(SummaryState::Valid).filter(|summary| summary.theme == theme.code);
        let replies = if summary.is_some() {
            let other = Reply { id: Uuid::from_u128(1), ..made_up_reply(ReplyState::Returned) };
            vec![made_up_reply(ReplyState::Draft), other]
        } else {
            Vec::new()
        };
        ThemeWork { theme: theme.code, material: Workload::new(7), summary, replies }
    });
    QuarterWork { quarter: QUARTER, quarters: vec![QUARTER, QUARTER.previous()], themes: themes.collect() }
}

pub(super) fn uuid_nil() -> String {
    Uuid::nil().to_string()
}
