//! Where somebody holds roles: the custodian of each of these organisations sees their coming and going.

use crate::{
    Ctx, Result,
    govern::audit::{Said, write},
};
use storage::{Tx, Uuid, people};

/// The organisations in which `person` holds a role, each once.
pub(crate) async fn homes(tx: &mut Tx, person: Uuid) -> Result<Vec<String>> {
    let mut homes: Vec<String> = Vec::new();
    for grant in people::grants(tx, person).await? {
        if !homes.contains(&grant.organisation) {
            homes.push(grant.organisation);
        }
    }
    Ok(homes)
}

/// Writes an entry about `person` for the custodian of every organisation in which they hold a role.
pub(crate) async fn said(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: Option<Uuid>,
    person: Option<Uuid>,
    action: &str,
) -> Result<()> {
    let homes = match person {
        Some(person) => homes(tx, person).await?,
        None => Vec::new(),
    };
    // Somebody without a role, or a name that nobody has: one entry that belongs to no organisation.
    let all = homes.iter().map(|home| Some(home.as_str())).chain(homes.is_empty().then_some(None));
    for authority in all {
        let said = Said {
            actor,
            action,
            thing: "person",
            thing_id: person.map(|person| person.to_string()).unwrap_or_default(),
            authority,
            detail: String::new(),
        };
        write(ctx, tx, said).await?;
    }
    Ok(())
}
