//! Coming back with the number. It is typed and posted each time and never stands in an address; there is no
//! session.

use super::{App, BothLanguages, Caller, Failure, Here, Pairs, Reply};
use app::{
    i18n,
    pages::{
        number::{
            ANSWER, Answer, COMMITMENT, DIFFERENCE, DO, FoundPage, MORE, MORE_TOKEN, More, MoreProblem,
            NUMBER, NumberPage, NumberProblem, PROOF, SAY_MORE, Summary, Told, WITHDRAW, WITHDRAW_SURE,
            found_page, number_page, proof_page, withdraw_page,
        },
        public::release::numbered,
    },
    routes,
};
use axum::{
    Router,
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{
    Bilingual, Locale,
    catalogue::{ThemeCode, catalogue},
    clock::{Moment, Quarter},
    number::Number,
};
use services::{
    Error, ErrorKind,
    number::{self, DrawnReply, Found, Outcome, Promised},
    public::releases::Listed,
    safeguard::{self, WordsProblem},
};

/// `/cy/rhif`, `/en/number`.
pub(super) fn routes() -> Router<App> {
    Router::new().at(routes::NUMBER, get(ask).post(posted))
}

async fn ask(State(app): State<App>, Here(l): Here) -> Reply {
    Reply::public(number_page(&frame(&app, l), &NumberPage::default()))
}

async fn posted(State(app): State<App>, Here(l): Here, Caller(caller): Caller, form: Pairs) -> Response {
    let typed = form.get(NUMBER).unwrap_or_default();
    let number: Number = match typed.parse() {
        Ok(number) => number,
        Err(error) => return refused(&app, l, typed, NumberProblem::Typed(error)),
    };
    match answer(&app, l, &caller, &number, &form).await {
        Ok(reply) => reply.into_response(),
        Err(error) => match error.kind() {
            ErrorKind::NotFound => refused(&app, l, typed, NumberProblem::Unknown),
            ErrorKind::TooMany => refused(&app, l, typed, NumberProblem::Slow),
            _ => Failure::from_error(&app, l, &error).into_response(),
        },
    }
}

/// Shows the feedback, sends more words to the people who keep somebody safe, asks whether to take the
/// feedback back, or takes it back. Each action looks the number up first, so that the limit on wrong numbers
/// holds for all of them.
async fn answer(app: &App, l: Locale, caller: &str, number: &Number, form: &Pairs) -> Result<Reply, Error> {
    let mut found = number::look_up(&app.ctx, number, caller).await?;
    let gone = found.feedback.thing.state == domain::feedback::State::Withdrawn;
    let mut more = More::default();
    let mut told = None;
    match form.get(DO) {
        Some(WITHDRAW) if !gone => {
            return Ok(Reply::private(withdraw_page(&frame(app, l), number)));
        }
        // A reload posts "take it back" again: the page then shows that it was taken back already.
        Some(WITHDRAW_SURE) if !gone => {
            number::withdraw(&app.ctx, number).await?;
            found = number::look_up(&app.ctx, number, caller).await?;
        }
        Some(PROOF) if !gone => {
            let proof = number::proof(&app.ctx, &found).await?.map(|(release, counted)| {
                let (title, address) = titled(&release);
                serde_json::to_string(&counted).map(|text| (title, address, text))
            });
            let proof = proof.transpose().map_err(Error::internal)?;
            return Ok(Reply::private(proof_page(&frame(app, l), number, proof.as_ref())));
        }
        Some(DIFFERENCE) if !gone => told = say_difference(app, &found, form).await?,
        Some(SAY_MORE) if !gone => more = say_more(app, &found, form).await?,
        _ => {}
    }
    if more.token.is_empty() {
        more.token = app.ctx.token().to_string();
    }
    let outcome = number::outcome(&app.ctx, &found).await?;
    let wrong = more.problem.is_some() || matches!(told, Some(Told::Missing(_)));
    let page = FoundPage { difference: told, ..page(number, &found, outcome, more) };
    let reply = Reply::private(found_page(&frame(app, l), &page, found.words.as_ref()));
    Ok(if wrong { reply.unprocessable() } else { reply })
}

/// Sends what was written to the people who keep somebody safe. If there is a problem, the text is given back
/// under the same token.
async fn say_more(app: &App, found: &Found, form: &Pairs) -> Result<More, Error> {
    let typed = form.get(MORE).unwrap_or_default();
    let token = form.get(MORE_TOKEN).and_then(|token| token.parse().ok()).unwrap_or_else(|| app.ctx.token());
    let problem = safeguard::say_more(&app.ctx, &found.feedback.thing, token, typed).await?;
    let problem = problem.map(|problem| match problem {
        WordsProblem::None => MoreProblem::Nothing,
        WordsProblem::TooLong => MoreProblem::TooLong,
    });
    Ok(match problem {
        None => More { sent: true, ..More::default() },
        Some(_) => More { typed: typed.to_owned(), problem, token: token.to_string(), ..More::default() },
    })
}

fn frame(app: &App, l: Locale) -> app::page::Frame {
    app.frame(l, routes::NUMBER.path(l.other()))
}

/// The form again, with the problem of the number. An unknown number and a number whose feedback was taken
/// back get the same answer.
fn refused(app: &App, l: Locale, typed: &str, problem: NumberProblem) -> Response {
    let status = match problem {
        NumberProblem::Typed(_) => StatusCode::UNPROCESSABLE_ENTITY,
        NumberProblem::Unknown => StatusCode::NOT_FOUND,
        NumberProblem::Slow => StatusCode::TOO_MANY_REQUESTS,
    };
    let page = NumberPage { typed: typed.to_owned(), problem: Some(problem) };
    let mut response = Reply::private(number_page(&frame(app, l), &page)).status(status).into_response();
    if problem == NumberProblem::Slow {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("600"));
    }
    response
}

/// Keeps what somebody says about a promise that is said to be done. `None`: the form names no promise to them.
async fn say_difference(app: &App, found: &Found, form: &Pairs) -> Result<Option<Told>, Error> {
    let Some(commitment) = form.get(COMMITMENT).and_then(|id| id.parse().ok()) else { return Ok(None) };
    let answer = form.get(&format!("{ANSWER}-{commitment}")).and_then(|answer| answer.parse().ok());
    let Some(answer) = answer else { return Ok(Some(Told::Missing(commitment))) };
    match number::say_difference(&app.ctx, found, commitment, answer).await {
        Ok(()) => Ok(Some(Told::Kept(commitment))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn page(number: &Number, found: &Found, outcome: Outcome, more: More) -> FoundPage {
    let feedback = &found.feedback;
    let promised = feedback.promised.date();
    let releases = found.releases.iter().map(titled).collect();
    let summaries = outcome.summaries.into_iter().map(|(summary, replies)| Summary {
        theme: theme(summary.theme),
        text: summary.body,
        taken_down: summary.taken_down.map(|taken| (taken.at.date(), taken.why)),
        answers: replies
            .into_iter()
            .map(|DrawnReply { said, taken_down }| {
                let of_it = |promise: &&Promised| promise.commitment.reply == said.id;
                let promise = outcome.promised.iter().find(of_it).cloned();
                let taken_down = taken_down.map(|taken| (taken.at.date(), taken.why));
                Answer { kind: said.kind, body: said.body, by: said.by, taken_down, promise }
            })
            .collect(),
    });
    FoundPage {
        number: number.clone(),
        audience: feedback.audience,
        service: outcome.service.map(|service| service.name),
        state: outcome.shown,
        received: feedback.received.date(),
        read: feedback.opened.map(Moment::date),
        promised,
        promise: outcome.promise,
        answer: outcome.answer,
        declined: outcome.declined,
        status: outcome.status,
        difference: None,
        more: More { reads: outcome.reads, ..more },
        summaries: summaries.collect(),
        releases,
    }
}

/// The title and the address of a release.
fn titled(release: &Listed) -> (Bilingual, Bilingual) {
    let id = release.id.to_string();
    let months = months(release.quarter);
    let title = |l: Locale| numbered(l, months.get(l).to_owned(), release.version, false);
    (both(title), both(|l| routes::RELEASE.path_with(l, [&id])))
}

fn both(text: impl Fn(Locale) -> String) -> Bilingual {
    Bilingual { cy: text(Locale::Cy), en: text(Locale::En) }
}

fn months(quarter: Quarter) -> Bilingual {
    both(|l| i18n::months_of(l, quarter))
}

fn theme(code: ThemeCode) -> Bilingual {
    let theme = catalogue().theme(&code.to_string());
    both(|l| theme.map(|theme| theme.name.get(l).to_owned()).unwrap_or_default())
}

#[cfg(test)]
mod tests;
