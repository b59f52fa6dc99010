//! People and their roles, for the administrator of an organisation.

use crate::http::{
    App, Asked, At, Failure, Here, Pairs, Reply, Staff, StaffPost,
    staff::{failed, leave},
};
use app::{
    page::Frame,
    pages::govern::{
        people as list_page,
        person::{self as page, Done},
    },
    routes::{self, Place},
    staff::Part,
};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use domain::{Locale, organisation::OrganisationKind};
use services::{
    ErrorKind, Grant,
    acts::Administer,
    govern::{
        administer::{self, Added, NewMember, NewPost, Wrong},
        office::Unfit,
    },
    public::directory::Service,
};
use uuid::Uuid;

/// The organisation's kind and services, which the forms need.
async fn setting(
    app: &App,
    l: Locale,
    staff: &Staff,
    leave: &Grant<Administer>,
) -> Result<(OrganisationKind, Vec<Service>), Failure> {
    let here = staff.organisations.iter().find(|one| one.code == staff.organisation);
    let kind = here.map_or(OrganisationKind::Authority, |one| one.kind);
    let services = administer::services(&app.ctx, leave).await.map_err(failed(app, l))?;
    Ok((kind, services.unwrap_or_default()))
}

fn frame<const N: usize>(app: &App, l: Locale, staff: &Staff, place: Place<N>, values: [&str; N]) -> Frame {
    staff.frame(app, l, place.path_with(l.other(), values), Part::People)
}

/// `/cy/staff/{organisation}/pobl`.
pub(super) async fn list(State(app): State<App>, Here(l): Here, staff: Staff) -> Result<Reply, Failure> {
    show_all(&app, l, &staff, NewMember::default(), Vec::new()).await
}

async fn show_all(
    app: &App,
    l: Locale,
    staff: &Staff,
    form: NewMember,
    wrong: Vec<Wrong>,
) -> Result<Reply, Failure> {
    let leave = leave::<Administer>(app, l, &staff.actor).await?;
    let members = administer::members(&app.ctx, &leave).await.map_err(failed(app, l))?;
    let (kind, services) = setting(app, l, staff, &leave).await?;
    let model = list_page::Model { kind, members: &members, services: &services, form, wrong };
    let frame = frame(app, l, staff, routes::STAFF_PEOPLE, [&staff.organisation]);
    Ok(Reply::private(list_page::page(&frame, &model)))
}

fn post_of(form: &Pairs) -> NewPost {
    let role = form.get("role").and_then(|role| role.parse().ok());
    NewPost { role, service: form.get("service").unwrap_or_default().to_owned() }
}

/// Adds a person. A new person gets a password, which is shown on this answer and nowhere else.
pub(super) async fn add(
    State(app): State<App>,
    Here(l): Here,
    StaffPost { staff, form }: StaffPost,
) -> Result<Response, Failure> {
    let leave = leave::<Administer>(&app, l, &staff.actor).await?;
    let typed = |name| form.get(name).unwrap_or_default().to_owned();
    let new = NewMember {
        name: typed("name"),
        sign_in: typed("sign-in"),
        locale: form.get("locale").and_then(|code| code.parse().ok()),
        post: post_of(&form),
    };
    match administer::add(&app.ctx, &leave, &new).await.map_err(failed(&app, l))? {
        Ok(Added::New { password, .. }) => {
            let frame = frame(&app, l, &staff, routes::STAFF_PEOPLE, [&staff.organisation]);
            let sign_in = new.sign_in.trim().to_lowercase();
            let page = list_page::added(&frame, new.name.trim(), &sign_in, &password);
            Ok(Reply::private(page).into_response())
        }
        Ok(Added::Known { person, given }) => {
            let done = if given { Done::Given } else { Done::Held };
            Ok(to_person(l, &staff, person, done).into_response())
        }
        Err(wrong) => Ok(show_all(&app, l, &staff, new, wrong).await?.unprocessable().into_response()),
    }
}

/// The outcomes that the address can carry, so that a reload does nothing again.
const DONE: [(&str, Done); 4] =
    [("given", Done::Given), ("held", Done::Held), ("taken", Done::Taken), ("shut", Done::Shut)];

fn to_person(l: Locale, staff: &Staff, person: Uuid, done: Done) -> Redirect {
    let path = routes::STAFF_PERSON.path_with(l, [&staff.organisation, &person.to_string()]);
    let code = DONE.iter().find(|(_, known)| *known == done).map_or("", |(code, _)| *code);
    Redirect::to(&format!("{path}?done={code}"))
}

/// What a person's page shows besides the person.
#[derive(Default)]
struct Shown {
    post: NewPost,
    wrong: Vec<Wrong>,
    refused: Option<Unfit>,
    done: Option<Done>,
}

async fn show_one(app: &App, l: Locale, staff: &Staff, person: Uuid, shown: Shown) -> Result<Reply, Failure> {
    let leave = leave::<Administer>(app, l, &staff.actor).await?;
    let (member, elsewhere) = administer::member(&app.ctx, &leave, person).await.map_err(failed(app, l))?;
    let (kind, services) = setting(app, l, staff, &leave).await?;
    let Shown { post, wrong, refused, done } = shown;
    let model =
        page::Model { kind, member: &member, elsewhere, services: &services, post, wrong, refused, done };
    let values = [staff.organisation.as_str(), &person.to_string()];
    Ok(Reply::private(page::page(&frame(app, l, staff, routes::STAFF_PERSON, values), &model)))
}

/// `/cy/staff/{organisation}/pobl/{person}`.
pub(super) async fn one(
    State(app): State<App>,
    Here(l): Here,
    At((_, person)): At<(String, Uuid)>,
    staff: Staff,
    Asked(asked): Asked,
) -> Result<Reply, Failure> {
    let done = DONE.iter().find(|(code, _)| asked.get("done") == Some(code)).map(|(_, done)| *done);
    show_one(&app, l, &staff, person, Shown { done, ..Shown::default() }).await
}

/// Gives or takes a role, gives a new password, or shuts somebody out.
pub(super) async fn change(
    State(app): State<App>,
    Here(l): Here,
    At((_, person)): At<(String, Uuid)>,
    StaffPost { staff, form }: StaffPost,
) -> Result<Response, Failure> {
    let failed = failed(&app, l);
    let leave = leave::<Administer>(&app, l, &staff.actor).await?;
    let done = |done| Ok(to_person(l, &staff, person, done).into_response());
    let refused = match form.get("do") {
        Some("give") => {
            let post = post_of(&form);
            match administer::give_role(&app.ctx, &leave, person, &post).await.map_err(failed)? {
                Ok(true) => return done(Done::Given),
                Ok(false) => return done(Done::Held),
                Err(wrong) => Shown { post, wrong: vec![wrong], ..Shown::default() },
            }
        }
        Some("take") => {
            let role = form.get("role").and_then(|role| role.parse().ok());
            let role = role.ok_or_else(|| Failure::of(&app, l, ErrorKind::Refused))?;
            let service = form.get("service").and_then(|id| id.parse().ok());
            match administer::take_role(&app.ctx, &leave, person, (role, service)).await.map_err(failed)? {
                // A person who has lost their last role here no longer belongs to this organisation.
                Ok(()) if administer::member(&app.ctx, &leave, person).await.is_err() => {
                    let people = routes::STAFF_PEOPLE.path_with(l, [&staff.organisation]);
                    return Ok(Redirect::to(&people).into_response());
                }
                Ok(()) => return done(Done::Taken),
                Err(bad) => Shown { refused: Some(bad), ..Shown::default() },
            }
        }
        Some("shut") => match administer::shut_out(&app.ctx, &leave, person).await.map_err(failed)? {
            Ok(()) => return done(Done::Shut),
            Err(bad) => Shown { refused: Some(bad), ..Shown::default() },
        },
        Some("renew") => match administer::renew_password(&app.ctx, &leave, person).await.map_err(failed)? {
            Ok(password) => {
                let (member, _) = administer::member(&app.ctx, &leave, person).await.map_err(failed)?;
                let frame = frame(&app, l, &staff, routes::STAFF_PEOPLE, [&staff.organisation]);
                let page = list_page::renewed(&frame, &member.name, &member.sign_in, &password);
                return Ok(Reply::private(page).into_response());
            }
            Err(bad) => Shown { refused: Some(bad), ..Shown::default() },
        },
        _ => return Err(Failure::of(&app, l, ErrorKind::Refused)),
    };
    Ok(show_one(&app, l, &staff, person, refused).await?.unprocessable().into_response())
}
