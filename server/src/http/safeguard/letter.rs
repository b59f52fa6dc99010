//! The written confirmation of a telephone report, for printing.

use crate::http::{App, At, Failure, Here, Reply, Staff, staff::failed};
use app::{pages::safeguard::letter, routes, staff::Part};
use axum::extract::State;
use services::{
    ErrorKind, Uuid,
    acts::OpenConcern,
    authorise,
    safeguard::{self, Words},
};

/// `/cy/staff/{organisation}/pryderon/{id}/llythyr/{entry}`. Opening it opens the concern, which is audited.
pub(super) async fn show(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    At((_, id, entry)): At<(String, Uuid, Uuid)>,
) -> Result<Reply, Failure> {
    let failed = failed(&app, l);
    let leave = authorise::<OpenConcern>(&app.ctx, &staff.actor, id).await.map_err(failed)?;
    let concern = safeguard::open(&app.ctx, &leave).await.map_err(failed)?;
    let found = concern.story.iter().find(|line| line.id == entry).and_then(|line| line.words.as_ref());
    let Some(Words::Letter { letter }) = found else {
        return Err(Failure::of(&app, l, ErrorKind::NotFound));
    };
    let at = [staff.organisation.as_str(), &id.to_string(), &entry.to_string()];
    let twin = routes::STAFF_CONCERN_LETTER.path_with(l.other(), at);
    let frame = staff.frame(&app, l, twin, Part::Concerns);
    Ok(Reply::private(letter::page(&frame, id, letter)))
}
