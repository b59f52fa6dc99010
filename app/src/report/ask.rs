//! Questions that members may ask, each with the fact that it is drawn from.

use super::{
    Model,
    charter::{heading_name, place},
    heading, paragraph, theme,
};
use crate::{figures, i18n, tr};
use domain::{
    Locale,
    catalogue::catalogue,
    report::{Question, questions},
};
use paper::{Block, Span};

pub(super) fn blocks(l: Locale, model: &Model<'_>) -> Vec<Block> {
    let mut blocks = vec![heading(1, tr!(l, "report-ask"), "ask"), paragraph(tr!(l, "report-ask-lead"))];
    let asked = questions(model.release, model.promises, model.today);
    if asked.is_empty() {
        blocks.push(paragraph(tr!(l, "report-ask-none")));
        return blocks;
    }
    let items = asked.iter().map(|question| {
        let (text, to) = words(l, model, question);
        vec![Span::plain(format!("{text} ")), Span::place(tr!(l, "report-ask-fact"), to)]
    });
    blocks.push(Block::List { numbered: true, items: items.collect() });
    blocks
}

/// The question, and the place of the document that it is drawn from.
fn words(l: Locale, model: &Model<'_>, question: &Question) -> (String, String) {
    let promises = || "promises".to_owned();
    match question {
        Question::Overdue { promise, days } => {
            let by = i18n::date(l, promise.by);
            let (theme, text) = (theme(l, &promise.theme), short(promise.text.get(l)));
            let days = i64::from(*days);
            let said = if promise.silent {
                tr!(l, "report-ask-overdue-silent", theme = theme, text = text, by = by, days = days)
            } else {
                tr!(l, "report-ask-overdue", theme = theme, text = text, by = by, days = days)
            };
            (said, promises())
        }
        Question::GivenUp { promise } => {
            let (theme, text) = (theme(l, &promise.theme), short(promise.text.get(l)));
            (tr!(l, "report-ask-given-up", theme = theme, text = text), promises())
        }
        Question::NoDifference { promise } => {
            let (theme, text) = (theme(l, &promise.theme), short(promise.text.get(l)));
            (tr!(l, "report-ask-no-difference", theme = theme, text = text), promises())
        }
        Question::Unanswered { theme: code } => {
            (tr!(l, "report-ask-unanswered", theme = theme(l, code)), format!("summary-{code}"))
        }
        Question::Moved { audience, field, since } => {
            let (who, heading) = (figures::audience_name(l, *audience), heading_name(l, *field));
            let since = i18n::months_of(l, *since);
            (tr!(l, "report-ask-moved", who = who, heading = heading, since = since), "changed".to_owned())
        }
        Question::Bottom { audience, field, percent } => {
            let (who, heading) = (figures::audience_name(l, *audience), heading_name(l, *field));
            let percent = i64::try_from(*percent).unwrap_or(0);
            (tr!(l, "report-ask-bottom", who = who, heading = heading, percent = percent), place(*field))
        }
        Question::Unheard { audience } => {
            let who = figures::audience_name(l, *audience);
            (tr!(l, "report-ask-unheard", who = who, place = model.place(l)), "heard".to_owned())
        }
        Question::Late { percent } => {
            let percent = i64::try_from(*percent).unwrap_or(0);
            (tr!(l, "report-ask-late", percent = percent), "listening".to_owned())
        }
        Question::Right { article } => {
            let name = catalogue().article(*article).map(|article| article.name.get(l).to_owned());
            let (name, number) = (name.unwrap_or_default(), article.to_string());
            (tr!(l, "report-ask-right", name = name, number = number), "rights".to_owned())
        }
    }
}

/// The first sentence of a promise, or its beginning.
fn short(text: &str) -> String {
    const LONGEST: usize = 140;
    let sentence = text.split_inclusive(['.', '!', '?']).next().unwrap_or(text).trim();
    if sentence.chars().count() <= LONGEST {
        return sentence.to_owned();
    }
    let cut: String = sentence.chars().take(LONGEST).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words))
}
