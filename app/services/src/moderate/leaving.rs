//! What somebody had claimed who reads here no more: it lies on its desk again, for others.

use super::life::{Life, refused};
use crate::{
    Ctx, Result,
    govern::audit::{Said, write},
};
use domain::lifecycle::Act;
use storage::{
    Tx, Uuid,
    feedback::{self, Thing},
    moderation,
};

/// Gives back everything that `person` has claimed and of which `leaves` says that they may read it no more. `by`: who
/// sent them away; none for whoever runs the server. Gives how many items there were.
pub(crate) async fn put_down(
    ctx: &Ctx,
    tx: &mut Tx,
    (person, by): (Uuid, Option<Uuid>),
    leaves: impl Fn(&Thing) -> bool,
) -> Result<usize> {
    let mut items = 0;
    for id in moderation::claimed(tx, person).await? {
        let Some(thing) = feedback::thing(tx, id).await?.filter(|thing| leaves(thing)) else { continue };
        let life = Life::of(ctx, tx, &thing, person, None).await?;
        if life.standing.claimed_by != Some(person) {
            // Another took it over between the two looks.
            continue;
        }
        let next = life.next(Act::GiveBack).map_err(refused)?;
        life.move_on(ctx, tx, &next).await?;
        let said = Said {
            actor: by,
            action: "give-back",
            thing: "feedback",
            thing_id: thing.id.to_string(),
            authority: Some(&thing.authority),
            detail: format!("of={person}"),
        };
        write(ctx, tx, said).await?;
        items += 1;
    }
    Ok(items)
}
