//! A manager's first page, a theme's page, and the search at work.

use super::desk::Desk;
use crate::http::{
    App, Asked, At, Failure, Here, Reply, Staff, StaffPost,
    staff::{could, failed},
};
use app::{
    pages::{
        answer::{
            board::{self as page, Filters},
            search as search_page, theme as theme_page,
        },
        public::search::WORDS,
    },
    routes,
    staff::Part,
};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    catalogue::catalogue,
    figures::{Cut, Period},
    permission::Action,
};
use services::{
    ErrorKind, Uuid,
    acts::{ReadFigures, ReadSummaries, WriteReply},
    answer::{board, digest, notices, theme, views},
    public::search,
    publish::prints,
};

/// `/cy/staff/{organisation}/bwrdd`.
pub(super) async fn look(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    Asked(asked): Asked,
) -> Result<Reply, Failure> {
    let filters = Filters::read(|name| asked.get(name));
    let desk = Desk::of(&app, l, &staff, filters.service.as_deref()).await?;
    show(&desk, &filters, None).await
}

async fn show(desk: &Desk<'_>, filters: &Filters, posted: Option<&page::Posted>) -> Result<Reply, Failure> {
    let Desk { app, l, staff, .. } = *desk;
    let reads = desk.leave::<ReadSummaries>().await?;
    let figures = desk.leave::<ReadFigures>().await?;
    let board = board::open(&app.ctx, &reads, filters.quarter).await.map_err(failed(app, l))?;
    let quarter = board.work.quarter;
    let printed = prints::read(&app.ctx, &figures, Some(Period::Quarter(quarter)), Cut::All).await;
    let printed = printed.map_err(failed(app, l))?;
    let past = prints::past(&app.ctx, &figures, quarter).await.map_err(failed(app, l))?;
    let notices = notices::list(&app.ctx, &reads).await.map_err(failed(app, l))?;
    let views = views::list(&app.ctx, &reads).await.map_err(failed(app, l))?;
    let twin = routes::STAFF_BOARD.path_with(l.other(), [&staff.organisation]);
    let query = filters.query();
    let twin = if query.is_empty() { twin } else { format!("{twin}?{query}") };
    let frame = staff.frame(app, l, twin, Part::Board);
    let model = page::Model {
        board: &board,
        figures: &printed.figures,
        past: &past,
        services: &desk.services,
        service: desk.service(),
        filters,
        may_answer: could(&staff.actor, Action::WriteReply),
        notices: &notices,
        views: &views,
        weekly: digest::stands(&app.ctx, &staff.actor).await.map_err(failed(app, l))?,
        token: &app.ctx.token().to_string(),
        posted,
    };
    Ok(Reply::private(page::page(&frame, &model)))
}

/// Says what was done because of a notice, keeps a view or removes one.
pub(super) async fn act(
    State(app): State<App>,
    Here(l): Here,
    StaffPost { staff, form }: StaffPost,
) -> Result<Response, Failure> {
    let filters = Filters::read(|name| form.get(name));
    let desk = Desk::of(&app, l, &staff, filters.service.as_deref()).await?;
    desk.leave::<ReadFigures>().await?;
    let id = || form.get("id").and_then(|id| id.parse::<Uuid>().ok());
    let refused = || Failure::of(&app, l, ErrorKind::Refused);
    let wrong = match form.get("do") {
        Some("did") => {
            let leave = desk.leave::<WriteReply>().await?;
            let notice = id().ok_or_else(refused)?;
            let token = form.get("token").and_then(|token| token.parse().ok()).ok_or_else(refused)?;
            let words = form.get(&format!("did-{notice}")).unwrap_or_default();
            let said = notices::say(&app.ctx, &leave, notice, token, words).await;
            let said = said.map_err(failed(&app, l))?;
            (!said).then(|| page::Posted::Did(notice.to_string(), words.to_owned()))
        }
        Some("keep") => {
            let leave = desk.leave::<ReadSummaries>().await?;
            let name = form.get("name").unwrap_or_default();
            let kept = views::keep(&app.ctx, &leave, name, &filters.query()).await;
            let kept = kept.map_err(failed(&app, l))?;
            (!kept).then(|| page::Posted::View(name.to_owned()))
        }
        Some("remove") => {
            let leave = desk.leave::<ReadSummaries>().await?;
            views::remove(&app.ctx, &leave, id().ok_or_else(refused)?).await.map_err(failed(&app, l))?;
            None
        }
        Some(wanted @ ("ask" | "stop")) => {
            digest::ask(&app.ctx, &staff.actor, wanted == "ask").await.map_err(failed(&app, l))?;
            None
        }
        _ => return Err(refused()),
    };
    if let Some(posted) = wrong {
        return Ok(show(&desk, &filters, Some(&posted)).await?.unprocessable().into_response());
    }
    let here = routes::STAFF_BOARD.path_with(l, [&staff.organisation]);
    Ok(Redirect::to(&format!("{here}?{}", filters.query())).into_response())
}

/// `/cy/staff/{organisation}/bwrdd/{theme}`.
pub(super) async fn of_theme(
    State(app): State<App>,
    Here(l): Here,
    At((_, code)): At<(String, String)>,
    staff: Staff,
    Asked(asked): Asked,
) -> Result<Reply, Failure> {
    let known = catalogue().theme(&code).map(|theme| theme.code);
    let wanted = known.ok_or_else(|| Failure::of(&app, l, ErrorKind::NotFound))?;
    let desk = Desk::of(&app, l, &staff, asked.get("service")).await?;
    let reads = desk.leave::<ReadSummaries>().await?;
    let figures = desk.leave::<ReadFigures>().await?;
    let story = theme::story(&app.ctx, &reads, wanted).await.map_err(failed(&app, l))?;
    let last = app.ctx.now().quarter();
    let printed = prints::of_themes(&app.ctx, &figures, last).await.map_err(failed(&app, l))?;
    let twin = routes::STAFF_THEME.path_with(l.other(), [&staff.organisation, &code]);
    let twin = match desk.service() {
        Some(service) => format!("{twin}?service={}", service.code),
        None => twin,
    };
    let frame = staff.frame(&app, l, twin, Part::Board);
    let model =
        theme_page::Model { theme: wanted, story: &story, figures: &printed, service: desk.service() };
    Ok(Reply::private(theme_page::page(&frame, &model)))
}

/// `/cy/staff/{organisation}/chwilio`: the form alone.
pub(super) async fn search_form(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
) -> Result<Reply, Failure> {
    Desk::of(&app, l, &staff, None).await?.leave::<ReadFigures>().await?;
    let frame = searching(&app, l, &staff);
    Ok(Reply::private(search_page::page(&frame, "", &search::Search::Nothing)))
}

/// What was searched for, in what the authority of the reader's first service released.
pub(super) async fn search_for(
    State(app): State<App>,
    Here(l): Here,
    StaffPost { staff, form }: StaffPost,
) -> Result<Reply, Failure> {
    let reads = Desk::of(&app, l, &staff, None).await?.leave::<ReadFigures>().await?;
    let typed = form.get(WORDS).unwrap_or_default();
    let found = search::search(&app.ctx, typed, Some(&reads.thing().authority)).await;
    let found = found.map_err(failed(&app, l))?;
    let frame = searching(&app, l, &staff);
    Ok(Reply::private(search_page::page(&frame, typed, &found)))
}

fn searching(app: &App, l: domain::Locale, staff: &Staff) -> app::page::Frame {
    staff.frame(app, l, routes::STAFF_SEARCH.path_with(l.other(), [&staff.organisation]), Part::Board)
}
