//! Giving feedback. The server keeps nothing between these requests: each form carries everything.

use super::{App, At, BothLanguages, Caller, Failure, Here, Pairs, Reply, public::UNKNOWN};
use app::{
    components::OwnLine,
    pages::give::{
        self, CheckPage, FormPage, LONG, Notice, Receipt, Setting, StartPage, Which, check_page, form_page,
        receipt_page, start_page,
    },
    routes, who,
};
use axum::{
    Router,
    extract::{DefaultBodyLimit, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, get},
};
use domain::{
    Locale,
    clock::{Date, Moment},
    questionnaire::{FormState, Parsed, Problem, Questionnaire, unveiled},
};
use services::{
    Error, ErrorKind,
    give::{SendError, Submission, read_by},
    public::directory::{self, Authority, Service},
};

/// The longest form. It is far longer than its boxes allow, so that a text that is too long comes back to be
/// shortened.
const LONGEST_FORM: usize = 2 * 1024 * 1024;

/// Sent with the receipt: the browser drops the form that it may hold in memory, so that Back shows an empty
/// form instead of what was typed.
const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

/// The pages of giving feedback, and the calendar file.
pub(super) fn routes() -> Router<App> {
    let step = |posted: MethodRouter<App>| posted.get(to_start);
    Router::new()
        .at(routes::GIVE, get(start))
        .at(routes::GIVE_FORM, form(false))
        .at(routes::GIVE_LONG, form(true))
        .at(routes::GIVE_CHECK, step(axum::routing::post(check)))
        .at(routes::GIVE_SEND, step(axum::routing::post(send)))
        .at(routes::CALENDAR, get(calendar))
        .layer(DefaultBodyLimit::max(LONGEST_FORM))
}

/// The parameters of the address: a service's code and an audience's digit.
type Door = At<(String, String)>;

/// One questionnaire of one service, in one language.
struct Visit<'a> {
    app: &'a App,
    l: Locale,
    which: Which,
    setting: Setting,
    found: Result<(Service, Authority), ErrorKind>,
}

impl<'a> Visit<'a> {
    /// Looks the service up. The caller decides what to do if there is none or if the database does not
    /// answer, because a posted form must come back in either case.
    async fn at(app: &'a App, l: Locale, code: &str, who: &str, long: bool) -> Result<Self, Failure> {
        let nowhere = || Failure::of(app, l, ErrorKind::NotFound);
        let audience = who::read(who).ok_or_else(nowhere)?;
        let (setting, found) = look(app, code).await;
        if found.is_err() && !is_code(code) {
            return Err(nowhere());
        }
        Ok(Self { app, l, which: Which { audience, long }, setting, found })
    }

    /// The service, for a page that cannot be rendered without it.
    fn there(self) -> Result<Self, Failure> {
        match self.found {
            Ok(_) => Ok(self),
            Err(kind) => Err(Failure::of(self.app, self.l, kind)),
        }
    }

    fn frame(&self) -> app::page::Frame {
        self.app.frame(self.l, self.which.form_path(self.l.other(), &self.setting.code))
    }

    /// The form page. `bytes` is the length of the posted form: a long one is rendered on a thread of its own.
    async fn form(self, bytes: usize, form: FormState, problems: Vec<Problem>) -> Result<String, Failure> {
        let (app, l, frame) = (self.app, self.l, self.frame());
        let page = FormPage { setting: self.setting, which: self.which, form, problems };
        let html = app.work.on(bytes, move || form_page(&frame, &page)).await;
        html.map_err(|kind| Failure::of(app, l, kind))
    }

    /// The canonical address of the form page.
    fn address(&self) -> String {
        self.which.form_path(self.l, &self.setting.code)
    }

    /// The check page. `tried` says why sending failed, if it was tried.
    fn check(self, form: FormState, tried: Option<Notice>) -> Response {
        let frame = self.frame();
        let page = CheckPage { setting: self.setting, which: self.which, form, notice: tried };
        let (status, wait) = match tried {
            None => (StatusCode::OK, None),
            Some(Notice::Conflict) => (StatusCode::CONFLICT, None),
            Some(Notice::Withdrawn) => (StatusCode::GONE, None),
            Some(Notice::Closed) => (StatusCode::NOT_FOUND, None),
            Some(Notice::Slow) => (StatusCode::TOO_MANY_REQUESTS, Some("600")),
            Some(Notice::Unavailable | Notice::Unsure) => (StatusCode::SERVICE_UNAVAILABLE, Some("10")),
        };
        let mut response = Reply::private(check_page(&frame, &page)).status(status).into_response();
        if let Some(wait) = wait {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(wait));
        }
        response
    }
}

/// Whether a code has the form of a poster's code, even if its service is closed by now: a form posted there
/// then comes back. No other code was ever an address of ours.
fn is_code(text: &str) -> bool {
    text.len() <= 12 && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// The facts that pages show about a service, and the service itself unless there is none or the database
/// does not answer. Lower-case letters are accepted, because people copy codes from posters.
async fn look(app: &App, code: &str) -> (Setting, Result<(Service, Authority), ErrorKind>) {
    let now = app.ctx.now();
    let code = code.to_ascii_uppercase();
    let unread = Setting::unread(&code, now.reporting_year());
    let (service, authority) = match directory::by_code(&app.ctx, &code).await {
        Ok(Some(found)) => found,
        Ok(None) => return (unread, Err(ErrorKind::NotFound)),
        Err(error) => {
            tracing::error!(event = "give.service", kind = ?error.kind(), cause = %error.causes());
            return (unread, Err(error.kind()));
        }
    };
    let setting = Setting {
        service: (service.kind != UNKNOWN).then(|| service.name.clone()),
        reads: authority.settings.next_reading(now).map(Moment::local),
        read_by: Some(read_by(&authority.settings, now).date()),
        lines: OwnLine::all(&authority.settings, now),
        ..unread
    };
    (setting, Ok((service, authority)))
}

async fn start(State(app): State<App>, Here(l): Here, At(code): At<String>) -> Result<Reply, Failure> {
    let (setting, found) = look(&app, &code).await;
    found.map_err(|kind| Failure::of(&app, l, kind))?;
    let frame = app.frame(l, routes::GIVE.path_with(l.other(), [&setting.code]));
    let address = routes::GIVE.path_with(l, [&setting.code]);
    Ok(Reply::public(start_page(&frame, &StartPage { setting })).at(address))
}

/// The questionnaire: empty for GET; for POST filled as it was posted, to change something or switch the
/// language.
fn form(long: bool) -> MethodRouter<App> {
    get(move |State(app): State<App>, Here(l): Here, At((code, who)): Door| async move {
        let visit = Visit::at(&app, l, &code, &who, long).await?.there()?;
        let address = visit.address();
        Ok::<_, Failure>(Reply::public(visit.form(0, FormState::default(), Vec::new()).await?).at(address))
    })
    .post(
        move |State(app): State<App>, Here(l): Here, At((code, who)): Door, posted: Pairs| async move {
            let visit = Visit::at(&app, l, &code, &who, long).await?;
            let bytes = posted.bytes();
            let form = read(&visit, posted).await?.form;
            Ok::<_, Failure>(Reply::private(visit.form(bytes, form, Vec::new()).await?))
        },
    )
}

/// Shows the empty form to somebody who opens, by its address, a page that only answers posted forms.
async fn to_start(State(app): State<App>, Here(l): Here, At((code, who)): Door) -> Result<Redirect, Failure> {
    let visit = Visit::at(&app, l, &code, &who, false).await?.there()?;
    Ok(Redirect::to(&visit.which.form_path(l, &visit.setting.code)))
}

/// Reads a posted form and opens the sealed answers about safety that it carries. The form that goes back to a page has
/// them sealed again; only the submission holds them open.
async fn read(visit: &Visit<'_>, posted: Pairs) -> Result<Parsed, Failure> {
    let (audience, ctx) = (visit.which.audience, visit.app.ctx.clone());
    let read = visit.app.work.on(posted.bytes(), move || {
        let pairs = unveiled(posted.0, |veil| ctx.vault.unveil(veil));
        let Parsed { form, given } = Questionnaire::core().read(audience, pairs);
        Parsed { form: form.veiled(|told| ctx.vault.veil(told, ctx.random()).unwrap_or_default()), given }
    });
    read.await.map_err(|kind| Failure::of(visit.app, visit.l, kind))
}

async fn check(
    State(app): State<App>,
    Here(l): Here,
    At((code, who)): Door,
    posted: Pairs,
) -> Result<Response, Failure> {
    let long = posted.get(LONG).is_some();
    let bytes = posted.bytes();
    let visit = Visit::at(&app, l, &code, &who, long).await?;
    let Parsed { form, given } = read(&visit, posted).await?;
    if let Err(problems) = given {
        return Ok(Reply::private(visit.form(bytes, form, problems).await?).unprocessable().into_response());
    }
    let token = form.token().unwrap_or_else(|| app.ctx.token());
    let closed = (visit.found.as_ref().err() == Some(&ErrorKind::NotFound)).then_some(Notice::Closed);
    Ok(visit.check(form.with_token(token), closed))
}

async fn send(
    State(app): State<App>,
    Here(l): Here,
    At((code, who)): Door,
    Caller(caller): Caller,
    posted: Pairs,
) -> Result<Response, Failure> {
    let long = posted.get(LONG).is_some();
    let bytes = posted.bytes();
    let visit = Visit::at(&app, l, &code, &who, long).await?;
    let Parsed { form, given } = read(&visit, posted).await?;
    let given = match given {
        Err(problems) => {
            return Ok(Reply::private(visit.form(bytes, form, problems).await?)
                .unprocessable()
                .into_response());
        }
        Ok(given) => given,
    };
    // A form without a token does not come from the check page, and without one a second press of the button
    // could not be told from the first.
    let Some(token) = form.token() else { return Ok(visit.check(form.with_token(app.ctx.token()), None)) };
    let sent = match &visit.found {
        Err(kind) => Err(SendError::Failed((*kind).into())),
        Ok((service, authority)) => {
            let about = (service.kind != UNKNOWN).then_some(service.id);
            let submission = Submission::of_form(token, authority.clone(), about, l, given);
            app.sends.send(submission, Some(&caller)).await
        }
    };
    match sent {
        Ok(sent) => {
            let frame = visit.frame();
            let (number, promised) = (sent.number, sent.promised.date());
            let receipt = Receipt { setting: visit.setting, which: visit.which, number, promised };
            let mut response = Reply::private(receipt_page(&frame, &receipt)).into_response();
            response.headers_mut().insert(CLEAR_SITE_DATA, HeaderValue::from_static("\"cache\""));
            Ok(response)
        }
        Err(SendError::Conflict) => Ok(visit.check(form.with_token(app.ctx.token()), Some(Notice::Conflict))),
        Err(SendError::Withdrawn) => {
            Ok(visit.check(form.with_token(app.ctx.token()), Some(Notice::Withdrawn)))
        }
        Err(SendError::Unsure) => Ok(visit.check(form, Some(Notice::Unsure))),
        Err(SendError::Failed(error)) => Ok(visit.check(form, Some(not_sent(&error)))),
    }
}

/// Why sending failed. In every case the form comes back, and it is safe to send it again.
fn not_sent(error: &Error) -> Notice {
    match error.kind() {
        ErrorKind::TooMany => Notice::Slow,
        ErrorKind::NotFound => Notice::Closed,
        kind => {
            tracing::error!(event = "give.send", ?kind, cause = %error.causes());
            Notice::Unavailable
        }
    }
}

/// A calendar file for one day. Its address and its file name tell nothing.
async fn calendar(State(app): State<App>, Here(l): Here, At(day): At<String>) -> Result<Response, Failure> {
    let day: Date = day.parse().map_err(|_| Failure::of(&app, l, ErrorKind::NotFound))?;
    let file = give::calendar_file(l, day);
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"1.ics\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, file).into_response())
}

#[cfg(test)]
mod tests;
