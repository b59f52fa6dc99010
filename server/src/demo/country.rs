//! The other authorities of a demo: their services, and the people who read and release there. Nobody is told the
//! passwords of these people: the demo is looked at by its first authority.

use super::AUTHORITY;
use crate::terminal::Outcome;
use domain::{Locale, permission::Role};
use services::{
    Ctx,
    demo::SignIns,
    govern::{
        passwords,
        people::{self, NewPerson},
    },
    public::directory::{self, Service},
};

/// Each has its role in all of these authorities.
const PEOPLE: [(Role, &str, &str); 5] = [
    (Role::Moderator, "cymru-cymedrolwr", "Cymedrolwr Un Cymru (demo)"),
    (Role::Moderator, "cymru-cymedrolwr2", "Cymedrolwr Dau Cymru (demo)"),
    (Role::DesignatedOfficer, "cymru-swyddog", "Swyddog dynodedig Cymru (demo)"),
    (Role::ServiceManager, "cymru-rheolwr", "Rheolwr gwasanaeth Cymru (demo)"),
    (Role::PerformanceLead, "cymru-perfformiad", "Arweinydd perfformiad Cymru (demo)"),
];

/// Who in [`PEOPLE`] reads and releases what is made up.
pub(super) const CAST: SignIns<'static> = SignIns {
    moderators: ["cymru-cymedrolwr", "cymru-cymedrolwr2"],
    officer: "cymru-swyddog",
    manager: "cymru-rheolwr",
    of_services: None,
    lead: "cymru-perfformiad",
};

/// Makes the authorities, the services of all of them and their people. What is there already stays.
pub(super) async fn put(ctx: &Ctx) -> Outcome {
    let others: Vec<&str> = domain::demo::authorities().filter(|code| *code != AUTHORITY).collect();
    let last = others.last().copied().unwrap_or(AUTHORITY);
    if directory::authority(ctx, last).await?.is_some() {
        return Ok(());
    }
    for made_up in domain::demo::services() {
        let service = Service {
            id: made_up.place.id,
            authority: made_up.authority.to_owned(),
            level: made_up.place.level.map_or("U", domain::catalogue::Level::code).to_owned(),
            kind: made_up.place.kind,
            provider: made_up.provider.to_owned(),
            name: made_up.name,
            code: made_up.code,
            open: true,
        };
        people::put_authority(ctx, made_up.authority, &domain::demo::plain_settings()).await?;
        people::put_service(ctx, &service).await?;
    }
    for (role, sign_in, name) in PEOPLE {
        let roles: Vec<_> = others.iter().map(|authority| (role, *authority, None)).collect();
        let password = passwords::made(ctx);
        let new = NewPerson { name, sign_in, password: &password, locale: Locale::Cy, roles: &roles };
        people::put(ctx, &new).await?;
    }
    Ok(())
}
