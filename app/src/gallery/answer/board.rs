//! Made-up samples of a manager's board, a theme's page and the search.

use crate::{
    gallery::{
        Sample, commitments,
        figures::{figures, past},
        staff::{NOW, QUARTER, made_up_summary, staff, work},
    },
    page::Frame,
    pages::answer::{
        board::{self, Filters, Model, Posted},
        search,
        theme::{self, Model as ThemeModel},
    },
    staff::Part,
};
use domain::{
    Bilingual, Locale,
    board::{Visit, reply_due},
    catalogue::ThemeCode,
    commitment::EntryKind,
    figures::Period,
    statistics,
    summary::{ReplyState, SummaryState},
};
use services::{
    Uuid,
    answer::{
        board::{Board, EntryRead, Passed},
        digest::Weekly,
        notices::{Did, Given, Notice},
        theme::Told,
        views::View,
    },
    public::search::{Kind, Search, Text},
};

/// Every sample.
pub(super) fn samples() -> Vec<Sample> {
    vec![
        Sample { name: "staff-board", render: |l| page(l, true, &Filters::default()) },
        Sample { name: "staff-board-first", render: |l| page(l, false, &of_another_theme()) },
        Sample { name: "staff-theme", render: |l| theme_page(l, true) },
        Sample { name: "staff-theme-none", render: |l| theme_page(l, false) },
        Sample { name: "staff-search", render: |l| search::page(&here(l), "ateb", &found()) },
        Sample { name: "staff-search-too-few", render: |l| search::page(&here(l), "ateb", &Search::TooFew) },
    ]
}

fn here(l: Locale) -> Frame {
    staff(l, Part::Board)
}

fn of_another_theme() -> Filters {
    Filters { theme: "1".parse().ok(), right: Some(12), ..Filters::default() }
}

fn passed(theme: &str, days: i64) -> Option<Passed> {
    Some(Passed { id: Uuid::nil(), quarter: QUARTER, theme: theme.parse().ok()?, at: NOW.plus_days(-days) })
}

fn filled() -> Board {
    let line = commitments::line(EntryKind::Progress);
    let entry = EntryRead {
        commitment: line.commitment.id,
        kind: EntryKind::Progress,
        state: ReplyState::Valid,
        at: NOW,
    };
    let owed = |summary: Passed| (summary, reply_due(summary.at.date(), 28, NOW.date()));
    Board {
        visit: Visit { since: Some(NOW.plus_days(-7)), seen: NOW },
        fresh: passed("5", 2).into_iter().collect(),
        entries: vec![(entry, line.clone())],
        soon: vec![line.clone()],
        returned: passed("5", 30).into_iter().collect(),
        owed: [passed("1", 40), passed("3", 2)].into_iter().flatten().map(owed).collect(),
        open: vec![line],
        work: work(),
    }
}

fn empty() -> Board {
    Board {
        visit: Visit::at(None, NOW),
        fresh: vec![],
        entries: vec![],
        soon: vec![],
        returned: vec![],
        owed: vec![],
        open: vec![],
        work: work(),
    }
}

fn page(l: Locale, full: bool, filters: &Filters) -> String {
    let board = if full { filled() } else { empty() };
    let printed = if full { figures("W06000008", Period::Quarter(QUARTER), 240) } else { vec![] };
    let mut changes = past("W06000008", QUARTER, if full { 400 } else { 0 });
    changes.extend(printed.iter().map(|figures| figures.clone().only(statistics::KEPT)));
    let notices = if full { given() } else { vec![] };
    let view = |n: u128, name: &str, filters: &str| View {
        id: Uuid::from_u128(n),
        name: name.to_owned(),
        filters: filters.to_owned(),
    };
    let views = if full {
        vec![view(1, "Cadw mewn cysylltiad", "theme=5"), view(2, "Hawl 12", "right=12")]
    } else {
        vec![]
    };
    let posted = (!full).then(|| Posted::View("x".repeat(80)));
    let model = Model {
        board: &board,
        figures: &printed,
        past: &changes,
        services: &[],
        service: None,
        filters,
        may_answer: full,
        notices: &notices,
        views: &views,
        weekly: if full { Weekly::On } else { Weekly::Off },
        token: "made-up",
        posted: posted.as_ref(),
    };
    board::page(&here(l), &model)
}

fn theme_page(l: Locale, full: bool) -> String {
    let Ok(theme) = "5".parse::<ThemeCode>() else { return String::new() };
    let line = commitments::line(EntryKind::Kept);
    let replies = work().themes.into_iter().flat_map(|work| work.replies).collect();
    let told = made_up_summary(SummaryState::Valid).map(|summary| Told {
        summary,
        replies,
        promises: vec![(line, vec![])],
    });
    let story: Vec<Told> = told.into_iter().filter(|_| full).collect();
    let quarters = [QUARTER.previous(), QUARTER];
    let printed: Vec<_> =
        quarters.iter().flat_map(|quarter| figures("W06000008", Period::Quarter(*quarter), 240)).collect();
    let printed = if full { printed } else { vec![] };
    theme::page(&here(l), &ThemeModel { theme, story: &story, figures: &printed, service: None })
}

/// Two notices: one that waits, and one that somebody has acted on.
fn given() -> Vec<Given> {
    let notice = |n: u128, theme: &str| {
        let line = commitments::line(EntryKind::Kept);
        let day = NOW.date();
        Some(Given {
            notice: Notice {
                id: Uuid::from_u128(n),
                service: Uuid::from_u128(7),
                theme: theme.parse().ok()?,
                day,
                answered: n == 2,
            },
            service: line.service?,
            did: (n == 2)
                .then(|| Did {
                    body: "Siaradon ni â’r tîm.".to_owned(),
                    who: "Enw Dychmygol".to_owned(),
                    at: NOW,
                })
                .into_iter()
                .collect(),
        })
    };
    [notice(1, "5"), notice(2, "1")].into_iter().flatten().collect()
}

/// Five texts, as few as are shown.
pub(in crate::gallery) fn found() -> Search {
    let both = |cy: &str, en: &str| Bilingual { cy: cy.to_owned(), en: en.to_owned() };
    let text = |number: u128, kind: Kind| {
        let theme = "5".parse().ok()?;
        Some(Text {
            id: Uuid::from_u128(number),
            authority: "W06000008".to_owned(),
            quarter: QUARTER,
            kind,
            theme,
            service: None,
            release: (kind != Kind::Since).then(Uuid::nil),
            day: NOW.date(),
            place: 0,
            body: both("Mae'n anodd cael ateb.", "It is hard to get an answer."),
        })
    };
    let kinds = [Kind::Since, Kind::Reply, Kind::Summary, Kind::Reply, Kind::Summary];
    Search::Found((1..).zip(kinds).filter_map(|(n, kind)| Some((text(n, kind)?, None))).collect())
}
