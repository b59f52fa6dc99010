//! What services answered and promised, beside what families said.

use super::{Model, heading, paragraph, theme};
use crate::{commitments, i18n, pages::public::release::gone, tr};
use domain::{
    Bilingual, Locale,
    commitment::{Standing, standing},
    release::{Reply, Summary, TakenDown},
    report::Promise,
    summary::ReplyKind,
};
use paper::{Block, Card, Outcome, Span};

pub(super) fn blocks(l: Locale, model: &Model<'_>) -> Vec<Block> {
    let mut blocks = vec![heading(1, tr!(l, "report-answered"), "answered")];
    if model.release.summaries.is_empty() {
        blocks.push(paragraph(tr!(l, "release-summary-none")));
    }
    blocks.extend(model.release.summaries.iter().map(|summary| card(l, model, summary)));
    blocks.extend(register(l, model));
    blocks
}

fn card(l: Locale, model: &Model<'_>, summary: &Summary) -> Block {
    let of_summary = |promise: &&Promise| summary.replies.iter().any(|reply| reply.text == promise.text);
    let about = if summary.replies.is_empty() { tr!(l, "release-reply-none") } else { String::new() };
    Block::Card(Card {
        title: theme(l, &summary.theme),
        place: Some(format!("summary-{}", summary.theme)),
        about,
        summary: said(l, &summary.text, summary.taken_down.as_ref()),
        replies: summary.replies.iter().map(|reply| answer(l, reply)).collect(),
        promises: model.promises.iter().filter(of_summary).map(|one| promise(l, model, one)).collect(),
    })
}

fn answer(l: Locale, reply: &Reply) -> paper::Reply {
    let kind = match (reply.kind, reply.by) {
        (ReplyKind::Changed, _) => tr!(l, "release-reply-changed"),
        (ReplyKind::Will, Some(by)) => tr!(l, "release-reply-will-by", date = i18n::date(l, by)),
        (ReplyKind::Will, None) => tr!(l, "release-reply-will"),
        (ReplyKind::WhyNot, _) => tr!(l, "release-reply-why-not"),
    };
    let who = reply.service_name.as_ref().map(|name| name.get(l).to_owned());
    let who = who.unwrap_or_else(|| tr!(l, "commitment-of-council"));
    paper::Reply { title: format!("{who}: {kind}"), text: said(l, &reply.text, reply.taken_down.as_ref()) }
}

fn promise(l: Locale, model: &Model<'_>, promise: &Promise) -> paper::Promise {
    let stands = standing(promise.by, promise.ended, model.today);
    let outcome = match stands {
        Standing::Due { .. } => Outcome::Open,
        Standing::Kept => Outcome::Kept,
        Standing::Overdue { .. } | Standing::KeptLate { .. } => Outcome::Late,
        Standing::GivenUp => Outcome::GivenUp,
    };
    let (_, words) = commitments::standing(l, stands);
    paper::Promise {
        text: vec![Span::plain(promise.text.get(l))],
        about: tr!(l, "report-promised-by", date = i18n::date(l, promise.by)),
        outcome,
        words,
    }
}

/// How all promises of the authority stand together, and the older ones that are overdue.
fn register(l: Locale, model: &Model<'_>) -> Vec<Block> {
    if model.totals.made == 0 {
        return Vec::new();
    }
    let totals = model.totals;
    let mut blocks = vec![
        heading(2, tr!(l, "report-promises"), "promises"),
        paragraph(tr!(
            l,
            "commitments-totals",
            made = i64::from(totals.made),
            kept = i64::from(totals.kept),
            late = i64::from(totals.late),
            overdue = i64::from(totals.overdue),
            given_up = i64::from(totals.given_up)
        )),
    ];
    blocks.extend(
        totals.median_days.map(|days| paragraph(tr!(l, "commitments-median", days = i64::from(days)))),
    );
    let overdue = model.promises.iter().filter_map(|one| {
        let stands = standing(one.by, one.ended, model.today);
        let (_, words) = commitments::standing(l, stands);
        matches!(stands, Standing::Overdue { .. })
            .then(|| vec![Span::bold(format!("{words}: ")), Span::plain(one.text.get(l))])
    });
    let overdue: Vec<_> = overdue.collect();
    if !overdue.is_empty() {
        blocks.push(Block::List { numbered: false, items: overdue });
    }
    blocks
}

/// A text, or that it was taken down and why.
fn said(l: Locale, text: &Bilingual, taken_down: Option<&TakenDown>) -> Vec<Vec<Span>> {
    match taken_down {
        Some(taken_down) => vec![vec![Span::plain(gone(l, taken_down.on, &taken_down.why))]],
        None => paragraphs(text.get(l)),
    }
}

fn paragraphs(text: &str) -> Vec<Vec<Span>> {
    text.split("\n\n").filter(|part| !part.trim().is_empty()).map(|part| vec![Span::plain(part)]).collect()
}
