//! Importing comments: a file, its columns, a preview, and then all of it or nothing.

use crate::http::{
    App, Staff,
    staff::{failed, leave},
};
use crate::http::{
    Asked, At, Failure, Here, Reply, StaffPost,
    request::is_own_form,
    session::{CSRF, same},
};
use app::{
    pages::moderate::import::{self as pages, BadFile, Columns, MappingForm, Start},
    routes,
    staff::Part,
};
use axum::{
    extract::{FromRequest, Multipart, Request, State},
    response::{IntoResponse, Redirect, Response},
};
use domain::{Locale, import as plans, import::Plan};
use services::{
    ErrorKind, Grant,
    acts::Import,
    moderate::import::{self, File},
};
use uuid::Uuid;

/// `/cy/staff/{organisation}/mewnforio`.
pub(super) async fn start(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    Asked(asked): Asked,
) -> Result<Reply, Failure> {
    let leave = leave::<Import>(&app, l, &staff.actor).await?;
    // The address carries the counts of an import that was just done.
    let number = |name| asked.get(name)?.parse().ok();
    first(&app, l, &staff, &leave, ("", None), number("added").zip(number("known"))).await
}

async fn first(
    app: &App,
    l: Locale,
    staff: &Staff,
    leave: &Grant<Import>,
    (source, bad): (&str, Option<&BadFile>),
    done: Option<(usize, usize)>,
) -> Result<Reply, Failure> {
    let (_, batches) = import::offer(&app.ctx, leave).await.map_err(failed(app, l))?;
    let frame =
        staff.frame(app, l, routes::STAFF_IMPORT.path_with(l.other(), [&staff.organisation]), Part::Import);
    Ok(Reply::private(pages::start(&frame, &Start { batches: &batches, source, bad, done })))
}

/// The posted form with its file. The token stands first in the form and is checked before anything is
/// stored.
#[derive(Default)]
struct Upload {
    csrf: String,
    source: String,
    file: Vec<u8>,
    too_large: bool,
}

async fn read(mut parts: Multipart) -> Option<Upload> {
    let mut upload = Upload::default();
    while let Some(part) = parts.next_field().await.ok()? {
        match part.name().unwrap_or_default() {
            CSRF => upload.csrf = part.text().await.ok()?,
            "source" => upload.source = part.text().await.ok()?.replace('\0', ""),
            "file" => {
                let Ok(bytes) = part.bytes().await else {
                    upload.too_large = true;
                    break;
                };
                upload.file = bytes.to_vec();
            }
            _ => {}
        }
    }
    Some(upload)
}

/// Receives a file.
pub(super) async fn receive(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    request: Request,
) -> Result<Response, Failure> {
    let refused = || Failure::of(&app, l, ErrorKind::Refused);
    let leave = leave::<Import>(&app, l, &staff.actor).await?;
    if !is_own_form(&request, &app.config.origin) {
        return Err(refused());
    }
    let parts = Multipart::from_request(request, &app).await.map_err(|_| refused())?;
    let upload = read(parts).await.ok_or_else(refused)?;
    if !same(&upload.csrf, &staff.csrf) {
        return Err(refused());
    }
    let bad = if upload.too_large {
        BadFile::TooLarge
    } else if upload.file.is_empty() {
        BadFile::None
    } else if upload.source.trim().is_empty() {
        BadFile::NoSource
    } else {
        let kept = import::receive(&app.ctx, &leave, &upload.source, &upload.file).await;
        match kept.map_err(failed(&app, l))? {
            Ok(id) => {
                let next = routes::STAFF_IMPORT_FILE.path_with(l, [&staff.organisation, &id.to_string()]);
                return Ok(Redirect::to(&next).into_response());
            }
            Err(problems) => BadFile::Unreadable(problems),
        }
    };
    let page = first(&app, l, &staff, &leave, (&upload.source, Some(&bad)), None).await?;
    Ok(page.unprocessable().into_response())
}

/// `/cy/staff/{organisation}/mewnforio/{id}`: what each column means.
pub(super) async fn columns(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    At((_, id)): At<(String, Uuid)>,
) -> Result<Reply, Failure> {
    let leave = leave::<Import>(&app, l, &staff.actor).await?;
    let file = import::file(&app.ctx, &leave, id).await.map_err(failed(&app, l))?;
    let form = MappingForm { language: l.code().to_owned(), ..MappingForm::default() };
    second(&app, l, &staff, &leave, &file, &form, (&[], None)).await
}

async fn second(
    app: &App,
    l: Locale,
    staff: &Staff,
    leave: &Grant<Import>,
    file: &File,
    form: &MappingForm,
    (missing, plan): (&[&'static str], Option<&Plan>),
) -> Result<Reply, Failure> {
    let (services, _) = import::offer(&app.ctx, leave).await.map_err(failed(app, l))?;
    let headings = plans::headings(file.content()).unwrap_or_default();
    let model = Columns {
        id: &file.id.to_string(),
        source: &file.source,
        headings: &headings,
        form,
        services: &services,
        service_values: &values(file, &form.service, &form.comment),
        question_values: &values(file, &form.question, &form.comment),
        missing,
        plan,
    };
    let twin = routes::STAFF_IMPORT_FILE.path_with(l.other(), [&staff.organisation, &file.id.to_string()]);
    let frame = staff.frame(app, l, twin, Part::Import);
    Ok(Reply::private(pages::columns(&frame, &model)))
}

/// The distinct values of a column; never of the column with the words.
fn values(file: &File, heading: &str, comment: &str) -> Vec<(String, usize)> {
    if heading.is_empty() || heading == comment {
        return Vec::new();
    }
    plans::values(file.content(), heading).unwrap_or_default()
}

/// Previews the import, imports the comments, or deletes the file.
pub(super) async fn act(
    State(app): State<App>,
    Here(l): Here,
    At((_, id)): At<(String, Uuid)>,
    StaffPost { staff, form: posted }: StaffPost,
) -> Result<Response, Failure> {
    let failed = failed(&app, l);
    let leave = leave::<Import>(&app, l, &staff.actor).await?;
    let file = import::file(&app.ctx, &leave, id).await.map_err(failed)?;
    let start = &routes::STAFF_IMPORT.path_with(l, [&staff.organisation]);
    if posted.get("do") == Some("forget") {
        import::forget(&app.ctx, &file).await.map_err(failed)?;
        return Ok(Redirect::to(start).into_response());
    }
    let form = MappingForm::read(&posted.0);
    let values = (values(&file, &form.service, &form.comment), values(&file, &form.question, &form.comment));
    let mapping = match form.mapping(&file.source, &values.0, &values.1) {
        Ok(mapping) => mapping,
        Err(missing) => {
            let page = second(&app, l, &staff, &leave, &file, &form, (&missing, None)).await?;
            return Ok(page.unprocessable().into_response());
        }
    };
    let plan = if posted.get("do") == Some("import") {
        match import::import(&app.ctx, &leave, file.content(), &mapping).await.map_err(failed)? {
            Ok(done) => {
                import::forget(&app.ctx, &file).await.map_err(failed)?;
                let next = format!("{start}?added={}&known={}", done.added, done.known);
                return Ok(Redirect::to(&next).into_response());
            }
            Err(plan) => plan,
        }
    } else {
        import::dry_run(&app.ctx, &leave, file.content(), &mapping).await.map_err(failed)?
    };
    let page = second(&app, l, &staff, &leave, &file, &form, (&[], Some(&plan))).await?;
    Ok(if plan.problems.is_empty() { page } else { page.unprocessable() }.into_response())
}
