//! Setting a real installation up at the terminal: authorities, services, people.

mod alert;
mod authority;
mod organisation;
mod person;
mod role;

pub use alert::{AlertCommand, alert};
pub use authority::{AuthorityCommand, authority};
pub use organisation::{OrganisationCommand, organisation};
pub use person::{NewAdmin, PersonCommand, create_admin, person};

use crate::terminal::{Outcome, say};
use app::routes;
use clap::{Args, Subcommand};
use domain::{
    Bilingual, Locale,
    catalogue::{Level, catalogue},
};
use services::{
    Ctx,
    govern::{
        office::{self, NewService, PROVIDERS},
        people::{self, Stamp},
    },
    public::directory::Service,
};
use std::fmt::Display;

/// `clywed service`.
#[derive(Subcommand)]
pub enum ServiceCommand {
    /// Add a service, and print the code and the addresses for its poster.
    Add(AddService),
    /// Let a service take no more feedback. What was said about it stays.
    Close {
        /// The code on its poster.
        code: String,
    },
    /// Let a closed service take feedback again.
    Open {
        /// The code on its poster.
        code: String,
    },
    /// List services with their codes and addresses.
    List {
        /// Only those of the authority with this code.
        #[arg(long, value_name = "CODE")]
        authority: Option<String>,
    },
}

/// What `clywed service add` is told.
#[derive(Args)]
pub struct AddService {
    /// Code of an authority that takes part, such as W06000015.
    #[arg(long, value_name = "CODE")]
    authority: String,
    /// What kind of service it is, such as `taf` or `social-work`; `unknown` is for people who do not know its name.
    #[arg(long)]
    kind: String,
    /// How strong its help is: U, E, I, S or exit. Otherwise what is usual for its kind.
    #[arg(long)]
    level: Option<String>,
    /// Who provides it: council, health-board or third-sector.
    #[arg(long)]
    provider: String,
    /// What families call it, in Welsh.
    #[arg(long, value_name = "NAME")]
    cy: String,
    /// What families call it, in English.
    #[arg(long, value_name = "NAME")]
    en: String,
}

/// What an authority has to say to take part.
pub const LEAST: &str = "--reading-days mon,thu --reading-times 10:00 --promise-days 28";

/// An option that cannot be used, on one line: which, why, and one that could.
pub fn unfit(option: &str, why: impl Display, example: &str) -> Box<dyn std::error::Error + Send + Sync> {
    format!("{option}: {why}. Example: {option} {example}").into()
}

/// Refuses a code that is no authority's of Wales.
pub fn known_authority(option: &str, code: &str) -> Outcome {
    match catalogue().authority(code) {
        Some(_) => Ok(()),
        None => Err(unfit(option, format_args!("there is no authority `{code}` in Wales"), "W06000015")),
    }
}

/// Stamps a new database as a real one, and refuses one whose keys are others.
pub async fn open(ctx: &Ctx) -> Outcome {
    people::stamp(ctx, Stamp::Real)
        .await
        .map_err(|_| "the keys in the key folder are not those of this database")?;
    Ok(())
}

/// `clywed service`.
pub async fn service(ctx: &Ctx, origin: &str, command: ServiceCommand) -> Outcome {
    match command {
        ServiceCommand::Add(new) => {
            let level = new.level()?;
            let name = name(&new.cy, &new.en)?;
            known_authority("--authority", &new.authority)?;
            open(ctx).await?;
            takes_part(ctx, "--authority", &new.authority).await?;
            let wanted = NewService {
                authority: &new.authority,
                kind: &new.kind,
                level: level.code(),
                provider: &new.provider,
                name: &name,
            };
            tell(origin, &office::add_service(ctx, &wanted).await?);
        }
        ServiceCommand::Close { code } => set_open(ctx, &code, false).await?,
        ServiceCommand::Open { code } => set_open(ctx, &code, true).await?,
        ServiceCommand::List { authority } => {
            if let Some(code) = &authority {
                known_authority("--authority", code)?;
            }
            for service in office::services(ctx, authority.as_deref()).await? {
                tell(origin, &service);
            }
        }
    }
    Ok(())
}

async fn set_open(ctx: &Ctx, code: &str, open: bool) -> Outcome {
    if !office::set_open(ctx, code, open).await? {
        let why =
            format!("no service has the code `{code}`. `clywed service list` has the codes. Example: K7QF2M");
        return Err(why.into());
    }
    let now = if open { "takes feedback again" } else { "takes no more feedback" };
    say(format_args!("{code} {now}."));
    Ok(())
}

/// Refuses an authority that does not take part yet, and says what lets it.
async fn takes_part(ctx: &Ctx, option: &str, code: &str) -> Outcome {
    match services::public::directory::authority(ctx, code).await? {
        Some(_) => Ok(()),
        None => Err(format!(
            "{option}: {code} does not take part yet. Example: clywed authority set {code} {LEAST}"
        )
        .into()),
    }
}

fn tell(origin: &str, service: &Service) {
    let Service { code, authority, kind, level, provider, name, open, .. } = service;
    let shut = if *open { "" } else { "  (closed)" };
    say(format_args!("{code}  {authority}  {} / {}  ({kind}, {level}, {provider}){shut}", name.cy, name.en));
    for locale in [Locale::Cy, Locale::En] {
        say(format_args!("        {origin}{}", routes::GIVE.path_with(locale, [code])));
    }
}

impl AddService {
    fn level(&self) -> Outcome<Level> {
        let kinds =
            || catalogue().services.types.iter().map(|kind| kind.id.as_str()).collect::<Vec<_>>().join(", ");
        let Some(kind) = catalogue().service_type(&self.kind) else {
            return Err(unfit("--kind", format_args!("`{}` is none of {}", self.kind, kinds()), "taf"));
        };
        if !PROVIDERS.contains(&self.provider.as_str()) {
            let why = format!("`{}` is none of {}", self.provider, PROVIDERS.join(", "));
            return Err(unfit("--provider", why, "council"));
        }
        match &self.level {
            Some(text) => text
                .parse()
                .map_err(|_| unfit("--level", format_args!("`{text}` is none of U, E, I, S, exit"), "E")),
            None => kind.default_level().ok_or_else(|| {
                unfit("--level", format_args!("`{}` has no usual one, so it must be said", self.kind), "E")
            }),
        }
    }
}

/// A name in both languages, as it is stored.
fn name(cy: &str, en: &str) -> Outcome<Bilingual> {
    for (option, text, example) in
        [("--cy", cy, "'Tîm o Amgylch y Teulu'"), ("--en", en, "'Team Around the Family'")]
    {
        if !office::fits_service_name(text) {
            return Err(unfit(option, "a name has 1 to 120 letters on one line", example));
        }
    }
    Ok(Bilingual { cy: cy.trim().to_owned(), en: en.trim().to_owned() })
}
