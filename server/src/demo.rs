//! Made-up people, services and feedback, to see the product with.

mod country;

use crate::{
    config::{Config, Database},
    security, setup,
    terminal::{Outcome, say},
};
use domain::{
    Bilingual, Locale,
    organisation::{Organisation, OrganisationKind},
    permission::Role,
    settings::Part,
};
use services::{
    Ctx,
    demo::{self, Filled, SignIns, Wanted},
    govern::{
        passwords,
        people::{self, NewPerson},
        settings::{self, Wish},
    },
    public::directory::{self, Service},
};
use std::io::ErrorKind;
use storage::Uuid;

/// How much feedback an empty demo starts with.
pub const FEEDBACK: u32 = 400;
/// The seed it is made up from.
pub const SEED: u64 = 1;

/// The authority that the demo is looked at by.
pub const AUTHORITY: &str = domain::demo::FIRST;

struct DemoService {
    id: u128,
    kind: &'static str,
    level: &'static str,
    provider: &'static str,
    cy: &'static str,
    en: &'static str,
    code: &'static str,
}

const SERVICES: [DemoService; 4] = [
    DemoService {
        id: 0x0191_0000_0000_7000_8000_0000_0000_0001,
        kind: "taf",
        level: "E",
        provider: "council",
        cy: "Tîm o Amgylch y Teulu",
        en: "Team Around the Family",
        code: "K7QF2M",
    },
    DemoService {
        id: 0x0191_0000_0000_7000_8000_0000_0000_0002,
        kind: "social-work",
        level: "S",
        provider: "council",
        cy: "Gwaith cymdeithasol plant",
        en: "Children’s social work",
        code: "P3WX9D",
    },
    DemoService {
        id: 0x0191_0000_0000_7000_8000_0000_0000_0003,
        kind: "flying-start",
        level: "E",
        provider: "health-board",
        cy: "Dechrau’n Deg",
        en: "Flying Start",
        code: "H5TB8R",
    },
    DemoService {
        id: 0x0191_0000_0000_7000_8000_0000_0000_0004,
        kind: "unknown",
        level: "U",
        provider: "council",
        cy: "Dydw i ddim yn gwybod beth oedd ei enw",
        en: "I don’t know what it was called",
        code: "Z4CN6V",
    },
];

const PEOPLE: [(Role, &str, &str); 11] = [
    (Role::Moderator, "cymedrolwr", "Cymedrolwr Un (demo)"),
    (Role::Moderator, "cymedrolwr2", "Cymedrolwr Dau (demo)"),
    (Role::SafeguardingLead, LEAD, "Arweinydd diogelu (demo)"),
    (Role::SafeguardingLead, DEPUTY, "Dirprwy arweinydd diogelu (demo)"),
    (Role::DesignatedOfficer, "swyddog", "Swyddog dynodedig (demo)"),
    (Role::StatutoryDirector, "cyfarwyddwr", "Cyfarwyddwr statudol (demo)"),
    (Role::ServiceManager, "rheolwr", "Rheolwr gwasanaeth (demo)"),
    (Role::PerformanceLead, "perfformiad", "Arweinydd perfformiad (demo)"),
    (Role::Custodian, "ceidwad", "Ceidwad gwybodaeth (demo)"),
    (Role::IndependentReviewer, "adolygydd", "Adolygydd annibynnol (demo)"),
    (Role::Administrator, "gweinyddwr", "Gweinyddwr (demo)"),
];

/// The first on the rota of the demo, and the second.
const LEAD: &str = "diogelu";
const DEPUTY: &str = "diogelu2";
/// A made-up charity, by its code.
const CHARITY: &str = "elusen-ddychmygol";
/// Somebody who answers for one service of the authority, and for two as the charity's manager: for the switch between
/// organisations and the choice of a service.
const IN_TWO: (&str, &str) = ("rheolwr2", "Rheolwr mewn dau sefydliad (demo)");

/// Who in [`PEOPLE`] reads, answers and releases what is made up.
const CAST: SignIns<'static> = SignIns {
    moderators: ["cymedrolwr", "cymedrolwr2"],
    officer: "swyddog",
    manager: "rheolwr",
    of_services: Some(IN_TWO.0),
    lead: "perfformiad",
};

/// Makes what `clywed serve --demo` serves, and fills it with `feedback` if nobody has sent anything yet. Gives the
/// lines to print.
pub async fn begin(ctx: &Ctx, feedback: u32) -> Outcome<Vec<String>> {
    let lines = people(ctx).await?;
    if feedback > 0 && demo::is_empty(ctx).await? {
        fill(ctx, feedback, SEED).await?;
    }
    Ok(lines)
}

/// `clywed demo`: adds made-up feedback to a demo, and prints the passwords of its people.
pub async fn add(ctx: &Ctx, feedback: u32, seed: u64) -> Outcome {
    people::stamp(ctx, people::Stamp::Demo)
        .await
        .map_err(|_| "this database holds real data, or the key folder is not its own: nothing was added")?;
    for line in people(ctx).await? {
        say(line);
    }
    fill(ctx, feedback, seed).await
}

/// `clywed clean-demo`: removes a demo's file and its keys. Nothing else, and nothing that may be real.
pub async fn clean(config: &Config) -> Outcome {
    let Database::Sqlite(path) = &config.database else {
        return Err("a demo in PostgreSQL is removed with `dropdb`: nothing was removed".into());
    };
    if !path.exists() {
        say("There is no demo to remove.");
        return Ok(());
    }
    let db = setup::database(config).await?;
    let stamped = people::stamped(&db).await;
    db.close().await;
    let Ok(Some((people::Stamp::Demo, check))) = stamped else {
        return Err(format!("{} is not stamped as a demo: nothing was removed", path.display()).into());
    };
    if config.keys.exists() && !security::remove(&config.keys, &check)? {
        return Err(format!(
            "the keys in {} are not this demo's: nothing was removed",
            config.keys.display()
        )
        .into());
    }
    for end in ["", "-wal", "-shm"] {
        let mut file = path.clone().into_os_string();
        file.push(end);
        match std::fs::remove_file(file) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    say(format_args!("Removed the demo in {}.", path.display()));
    Ok(())
}

async fn fill(ctx: &Ctx, feedback: u32, seed: u64) -> Outcome {
    say(format_args!("Making up {feedback} feedback (seed {seed}) ..."));
    let began = ctx.now();
    let others: Vec<&str> = domain::demo::authorities().filter(|code| *code != AUTHORITY).collect();
    let elsewhere = Some((others.as_slice(), country::CAST));
    let wanted = Wanted { authority: AUTHORITY, seed, feedback, people: CAST, elsewhere };
    let filled = demo::fill(ctx, &wanted).await?;
    let tenths = (ctx.now().0 - began.0) / 100_000;
    let Filled { added, accepted, summaries, releases } = filled;
    say(format_args!(
        "Added {added} feedback in {}.{} s: {accepted} read and counted, {} waiting; {summaries} summaries \
         with replies, {releases} quarters released.",
        tenths / 10,
        tenths % 10,
        added - accepted
    ));
    Ok(())
}

async fn charity(ctx: &Ctx) -> Outcome {
    let name = Bilingual { cy: "Elusen Ddychmygol".to_owned(), en: "A Made-up Charity".to_owned() };
    let charity = Organisation { code: CHARITY.to_owned(), kind: OrganisationKind::Provider, name };
    people::put_organisation(ctx, &charity).await?;
    Ok(())
}

/// Makes the demo's authority, services and people, with passwords made now; gives the lines to print.
async fn people(ctx: &Ctx) -> Outcome<Vec<String>> {
    people::put_authority(ctx, AUTHORITY, &domain::demo::plain_settings()).await?;
    for made_up in &SERVICES {
        let service = Service {
            id: Uuid::from_u128(made_up.id),
            authority: AUTHORITY.to_owned(),
            kind: made_up.kind.to_owned(),
            level: made_up.level.to_owned(),
            provider: made_up.provider.to_owned(),
            name: Bilingual { cy: made_up.cy.to_owned(), en: made_up.en.to_owned() },
            code: made_up.code.to_owned(),
            open: true,
        };
        people::put_service(ctx, &service).await?;
    }
    country::put(ctx).await?;
    let fixed = crate::config::demo_password();
    let mut lines = vec!["Demo people (made up; new passwords at every start):".to_owned()];
    let one: Vec<_> = PEOPLE
        .iter()
        .map(|(role, sign_in, name)| (*sign_in, *name, vec![(*role, AUTHORITY, None)]))
        .collect();
    charity(ctx).await?;
    let manager = |organisation, place: usize| {
        (Role::ServiceManager, organisation, SERVICES.get(place).map(|service| Uuid::from_u128(service.id)))
    };
    let roles = vec![manager(AUTHORITY, 2), manager(CHARITY, 0), manager(CHARITY, 1)];
    for (sign_in, name, roles) in one.into_iter().chain([(IN_TWO.0, IN_TWO.1, roles)]) {
        let password = fixed.clone().unwrap_or_else(|| passwords::made(ctx));
        let new = NewPerson { name, sign_in, password: &password, locale: Locale::Cy, roles: &roles };
        people::put(ctx, &new).await?;
        let role = roles.first().map_or("", |(role, ..)| role.code());
        let places = if roles.len() > 1 { " in two organisations" } else { "" };
        lines.push(format!("  {sign_in:<14}{password:<24}{role}{places}"));
    }
    settle(ctx).await?;
    Ok(lines)
}

/// Gives the demo's authority settings that one might have, unless somebody has set something already.
async fn settle(ctx: &Ctx) -> Outcome {
    let Some(authority) = directory::authority(ctx, AUTHORITY).await?.filter(|one| one.version == 1) else {
        return Ok(());
    };
    let people = demo::on_rota(ctx, LEAD, DEPUTY).await?;
    let part = Part::of(&domain::demo::settings(people, ctx.now()))?;
    let wish = Wish { part, whole: true, seen: Some(authority.version), by: None };
    settings::set(ctx, AUTHORITY, wish).await?.map_err(|unfit| format!("the demo's settings: {unfit:?}"))?;
    Ok(())
}
