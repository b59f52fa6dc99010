//! One item: claiming, opening, working on it, deciding.

use crate::http::{App, Asked, At, Failure, Here, Pairs, Reply, Staff, StaffPost, staff::failed};
use app::{
    pages::moderate::{
        item::{self, Model},
        queue::Done,
    },
    routes,
    staff::Part,
};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Locale,
    coding::{Coding, CodingProblem, ThemeMark},
    redaction::{Kind, picked},
};
use services::{
    ErrorKind, acts, authorise,
    moderate::{self, Accepted, DeclineReason, Draft},
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// `/cy/staff/{organisation}/ciw/{id}`: opens a claimed item. Every opening is audited.
pub(super) async fn show(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    At((_, id)): At<(String, Uuid)>,
    Asked(asked): Asked,
) -> Result<Reply, Failure> {
    open(&app, l, &staff, id, None, &[], asked.get("saved") == Some("1")).await
}

/// Opens the item and renders it, with the work as posted or, without one, as kept.
async fn open(
    app: &App,
    l: Locale,
    staff: &Staff,
    id: Uuid,
    posted: Option<Draft>,
    problems: &[CodingProblem],
    saved: bool,
) -> Result<Reply, Failure> {
    let failed = failed(app, l);
    let thing = moderate::thing(&app.ctx, id).await.map_err(failed)?;
    let leave = authorise::<acts::OpenOriginal>(&staff.actor, thing).map_err(failed)?;
    let item = moderate::open(&app.ctx, &leave).await.map_err(failed)?;
    let kept = || Draft { spans: item.spans.clone(), coding: item.coding.clone() };
    let draft = posted.unwrap_or_else(kept);
    let twin = routes::STAFF_ITEM.path_with(l.other(), [&staff.organisation, &id.to_string()]);
    let frame = staff.frame(app, l, twin, Part::Queue);
    let html = item::page(&frame, &Model { item: &item, draft: &draft, problems, saved });
    Ok(Reply::private(html).with_islands())
}

/// What is done with an item: the button that was pressed.
pub(super) async fn act(
    State(app): State<App>,
    Here(l): Here,
    At((_, id)): At<(String, Uuid)>,
    StaffPost { staff, form }: StaffPost,
) -> Result<Response, Failure> {
    let failed = failed(&app, l);
    let thing = moderate::thing(&app.ctx, id).await.map_err(failed)?;
    let here = |saved: bool| {
        let path = routes::STAFF_ITEM.path_with(l, [&staff.organisation, &id.to_string()]);
        Redirect::to(&if saved { format!("{path}?saved=1") } else { path }).into_response()
    };
    let queue = |done: Done| {
        Redirect::to(&format!(
            "{}?done={}",
            routes::STAFF_QUEUE.path_with(l, [&staff.organisation]),
            done.code()
        ))
        .into_response()
    };
    let actor = &staff.actor;
    let ctx = &app.ctx;
    let done = match form.get("do").unwrap_or_default() {
        "claim" => {
            let leave = authorise::<acts::Claim>(actor, thing).map_err(failed)?;
            moderate::claim(ctx, &leave).await.map(|()| here(false))
        }
        "give-back" => {
            let leave = authorise::<acts::Claim>(actor, thing).map_err(failed)?;
            moderate::give_back(ctx, &leave).await.map(|()| queue(Done::GivenBack))
        }
        "step-back" => {
            let leave = authorise::<acts::Claim>(actor, thing).map_err(failed)?;
            moderate::step_back(ctx, &leave).await.map(|()| queue(Done::GivenBack))
        }
        judged => {
            let leave = authorise::<acts::Decide>(actor, thing).map_err(failed)?;
            let draft = draft(&form).ok_or_else(|| Failure::of(&app, l, ErrorKind::Refused))?;
            match judged {
                "accept" => match moderate::accept(ctx, &leave, &draft).await {
                    Ok(Accepted::Problems(problems)) => {
                        let page = open(&app, l, &staff, id, Some(draft), &problems, false).await?;
                        return Ok(page.unprocessable().into_response());
                    }
                    Ok(Accepted::Held(why)) => Ok(queue(Done::Held(why))),
                    Ok(Accepted::Done) => Ok(queue(Done::Accepted)),
                    Err(error) => Err(error),
                },
                "hold" => {
                    let why = domain::coding::SecondPerson::Asked;
                    moderate::hold(ctx, &leave, &draft).await.map(|()| queue(Done::Held(why)))
                }
                "decline" => {
                    // Without a reason the form comes back: its contributor would be told one that nobody gave.
                    let Some(reason) = form.get("why").and_then(|code| code.parse::<DeclineReason>().ok())
                    else {
                        let missing = [CodingProblem::NoDeclineReason];
                        let page = open(&app, l, &staff, id, Some(draft), &missing, false).await?;
                        return Ok(page.unprocessable().into_response());
                    };
                    moderate::decline(ctx, &leave, reason).await.map(|()| queue(Done::Declined))
                }
                _ => moderate::save(ctx, &leave, &draft).await.map(|()| here(true)),
            }
        }
    };
    match done {
        Err(error) if error.kind() == ErrorKind::Stale => Ok(queue(Done::Gone)),
        Err(error) if error.kind() == ErrorKind::Alone => Ok(queue(Done::Alone)),
        done => done.map_err(failed),
    }
}

/// The work as posted. A theme or a right that no form of ours can hold is left out: the rules then say what is missing.
/// A place to hide never is: none comes back where one cannot be read, because less would be hidden than was ticked.
fn draft(form: &Pairs) -> Option<Draft> {
    let new_kind = form.get("kind").and_then(|code| code.parse().ok()).unwrap_or(Kind::Person);
    let spans = form.all("hide").map(|name| picked(name, new_kind)).collect::<Option<_>>()?;
    let mut themes: BTreeMap<_, ThemeMark> = BTreeMap::new();
    for value in form.all("theme") {
        let Some((theme, polarity)) = value.split_once(':') else { continue };
        let (Ok(theme), Ok(polarity)) = (theme.parse(), polarity.parse()) else { continue };
        let mark = themes.entry(theme).or_insert_with(|| ThemeMark { theme, polarity: [].into() });
        mark.polarity.insert(polarity);
    }
    let coding = Coding {
        themes: themes.into_values().collect(),
        criticality: form.get("criticality").and_then(|code| code.parse().ok()),
        could_happen_again: form.get("again") == Some("yes"),
        rights: form.all("right").filter_map(|number| number.parse().ok()).collect(),
        reason: form.get("reason").unwrap_or_default().trim().to_owned(),
    };
    Some(Draft { spans, coding })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_ticked_before_keeps_its_kind_and_a_new_one_takes_the_chosen_kind() {
        let pairs = [("kind", "school"), ("hide", "idea:3-7:worker"), ("hide", "idea:9-12")];
        let form = Pairs(pairs.map(|(k, v)| (k.to_owned(), v.to_owned())).to_vec());
        let spans = draft(&form).unwrap().spans;
        let kinds: Vec<_> = spans.into_iter().map(|(_, span)| (span.start, span.end, span.kind)).collect();
        assert_eq!(kinds, [(3, 7, Kind::Worker), (9, 12, Kind::School)]);
    }

    #[test]
    fn a_place_that_cannot_be_read_never_means_that_less_is_hidden() {
        for place in ["idea:x-1", "idea:0-18446744073709551615", "idea:3-7:nobody", "elsewhere:3-7", ""] {
            let pairs = [("hide", "idea:3-7"), ("hide", place)];
            let form = Pairs(pairs.map(|(k, v)| (k.to_owned(), v.to_owned())).to_vec());
            assert_eq!(draft(&form), None, "{place}");
        }
    }

    #[test]
    fn one_theme_ticked_twice_is_one_theme_with_two_polarities() {
        let pairs =
            [("theme", "4.1:praise"), ("theme", "4.1:problem"), ("theme", "x:praise"), ("right", "12")];
        let form = Pairs(pairs.map(|(k, v)| (k.to_owned(), v.to_owned())).to_vec());
        let coding = draft(&form).unwrap().coding;
        assert_eq!((coding.themes.len(), coding.themes[0].polarity.len(), coding.rights.len()), (1, 2, 1));
    }
}
