//! Setting a real installation up at the terminal: authorities, services, people.

mod organisation;
mod person;
mod role;

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
        office::{self, NewService, PROVIDERS, Settings},
        people::{self, Stamp},
    },
    public::directory::{Authority, Service},
};
use std::fmt::Display;

/// `clywed authority`.
#[derive(Subcommand)]
pub enum AuthorityCommand {
    /// Let an authority take part, or change its settings. What is not said stays as it is.
    Set(AuthoritySettings),
}

/// What `clywed authority set` is told.
#[derive(Args)]
pub struct AuthoritySettings {
    /// Code of the authority, such as W06000015.
    code: String,
    /// Days on which somebody reads: mon,tue,wed,thu,fri,sat,sun.
    #[arg(long, value_name = "DAYS")]
    reading_days: Option<String>,
    /// The hour from which somebody reads, 0 to 23.
    #[arg(long, value_name = "HOUR")]
    reading_hour: Option<i64>,
    /// Within how many days an answer is promised, 1 to 365.
    #[arg(long, value_name = "DAYS")]
    promise_days: Option<i64>,
    /// The telephone number of the children's front door; '' takes it away.
    #[arg(long, value_name = "NUMBER")]
    front_door: Option<String>,
    /// The telephone number outside office hours; '' takes it away.
    #[arg(long, value_name = "NUMBER")]
    duty_team: Option<String>,
}

/// `clywed service`.
#[derive(Subcommand)]
pub enum ServiceCommand {
    /// Add a service, and print the code and the addresses for its poster.
    Add(AddService),
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

/// `clywed authority`.
pub async fn authority(ctx: &Ctx, command: AuthorityCommand) -> Outcome {
    let AuthorityCommand::Set(wanted) = command;
    let code = wanted.code.clone();
    known_authority("authority set", &code)?;
    let settings = wanted.settings()?;
    open(ctx).await?;
    let Authority { reading_days, reading_hour, promise_days, front_door, duty_team, .. } =
        office::set_authority(ctx, &code, settings).await?;
    let name = catalogue().authority(&code).map_or("", |place| place.name.en.as_str());
    let none = || "none".to_owned();
    say(format_args!(
        "{name} ({code}) takes part. Reading days: {}, from {reading_hour}:00. An answer is promised within \
         {promise_days} days. Front door: {}. Duty team: {}.",
        day_names(&reading_days),
        front_door.unwrap_or_else(none),
        duty_team.unwrap_or_else(none),
    ));
    Ok(())
}

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// `mon,thu` as digits, each once and in order.
fn day_digits(text: &str) -> Outcome<String> {
    let wanted: Vec<String> = text.split(',').map(|day| day.trim().to_lowercase()).collect();
    if let Some(odd) = wanted.iter().find(|day| !DAYS.contains(&day.as_str())) {
        return Err(unfit(
            "--reading-days",
            format_args!("`{odd}` is none of {}", DAYS.join(", ")),
            "mon,thu",
        ));
    }
    let days = DAYS.iter().zip('1'..).filter(|(name, _)| wanted.iter().any(|day| day == *name));
    Ok(days.map(|(_, digit)| digit).collect())
}

fn day_names(digits: &str) -> String {
    let days = DAYS.iter().zip('1'..).filter(|(_, digit)| digits.contains(*digit));
    days.map(|(name, _)| *name).collect::<Vec<_>>().join(",")
}

impl AuthoritySettings {
    fn settings(self) -> Outcome<Settings> {
        let within = |option, value: Option<i64>, least, most, example| match value {
            Some(n) if !(least..=most).contains(&n) => {
                Err(unfit(option, format_args!("{n} is not from {least} to {most}"), example))
            }
            fits => Ok(fits),
        };
        let telephone = |option, number: Option<String>| match number {
            Some(text) if !is_telephone(&text) => {
                Err(unfit(option, format_args!("`{text}` is not a telephone number"), "'01632 960 123'"))
            }
            fits => Ok(fits),
        };
        Ok(Settings {
            reading_days: self.reading_days.as_deref().map(day_digits).transpose()?,
            reading_hour: within("--reading-hour", self.reading_hour, 0, 23, "10")?,
            promise_days: within("--promise-days", self.promise_days, 1, 365, "20")?,
            front_door: telephone("--front-door", self.front_door)?,
            duty_team: telephone("--duty-team", self.duty_team)?,
        })
    }
}

/// Whether it can be dialled, or is empty.
fn is_telephone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    text.trim().is_empty()
        || ((3..=15).contains(&digits)
            && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '(' | ')' | '-')))
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

/// Refuses an authority that does not take part yet, and says what lets it.
async fn takes_part(ctx: &Ctx, option: &str, code: &str) -> Outcome {
    match services::public::directory::authority(ctx, code).await? {
        Some(_) => Ok(()),
        None => Err(format!(
            "{option}: {code} does not take part yet. Example: clywed authority set {code} --reading-days mon,thu"
        )
        .into()),
    }
}

fn tell(origin: &str, service: &Service) {
    let Service { code, authority, kind, level, provider, name, .. } = service;
    say(format_args!("{code}  {authority}  {} / {}  ({kind}, {level}, {provider})", name.cy, name.en));
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
        if text.trim().is_empty() || text.chars().count() > 120 || text.chars().any(char::is_control) {
            return Err(unfit(option, "a name has 1 to 120 letters on one line", example));
        }
    }
    Ok(Bilingual { cy: cy.trim().to_owned(), en: en.trim().to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_kept_once_and_in_order() {
        assert_eq!(day_digits("thu, Mon,mon").unwrap(), "14");
        assert_eq!(day_names("14"), "mon,thu");
        for odd in ["", "monday", "mon;thu", "1"] {
            assert!(day_digits(odd).is_err(), "{odd}");
        }
    }

    #[test]
    fn a_telephone_number_can_be_dialled() {
        for good in ["01632 960 123", "+44 (0)1632 960123", "101", ""] {
            assert!(is_telephone(good), "{good}");
        }
        for bad in ["ask at the desk", "12", "01632 960 123; x", "javascript:1234"] {
            assert!(!is_telephone(bad), "{bad}");
        }
    }
}
