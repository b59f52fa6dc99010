//! Organisations that are no authority, at the terminal.

use super::{name, open, unfit};
use crate::terminal::{Outcome, say};
use clap::{Args, Subcommand};
use domain::organisation::{Organisation, OrganisationKind, is_code};
use services::{Ctx, govern::office};

/// `clywed organisation`.
#[derive(Subcommand)]
pub enum OrganisationCommand {
    /// Add a provider, an advocacy organisation, a board or a national body. Authorities are let in by `authority set`.
    Add(AddOrganisation),
    /// List every organisation with its code.
    List,
}

/// What `clywed organisation add` is told.
#[derive(Args)]
pub struct AddOrganisation {
    /// A short code of small letters, digits and hyphens: it stands in the addresses of its staff pages.
    code: String,
    /// What it is: provider, advocacy, board or national.
    #[arg(long)]
    kind: String,
    /// What it is called, in Welsh.
    #[arg(long, value_name = "NAME")]
    cy: String,
    /// What it is called, in English.
    #[arg(long, value_name = "NAME")]
    en: String,
}

/// `clywed organisation`.
pub async fn organisation(ctx: &Ctx, command: OrganisationCommand) -> Outcome {
    match command {
        OrganisationCommand::Add(new) => {
            let new = new.organisation()?;
            open(ctx).await?;
            if !office::add_organisation(ctx, &new).await? {
                return Err(
                    format!("organisation add: there is an organisation `{}` already", new.code).into()
                );
            }
            tell(&new);
        }
        OrganisationCommand::List => office::organisations(ctx).await?.iter().for_each(tell),
    }
    Ok(())
}

fn tell(Organisation { code, kind, name }: &Organisation) {
    say(format_args!("{code:<26}{kind:<12}{} / {}", name.cy, name.en));
}

impl AddOrganisation {
    fn organisation(&self) -> Outcome<Organisation> {
        if !is_code(&self.code) {
            let why = format!("`{}` is no code: small letters, digits and hyphens, at most 24", self.code);
            return Err(unfit("organisation add", why, "bae-abertawe"));
        }
        let kinds = || OrganisationKind::ALL.iter().filter(|kind| **kind != OrganisationKind::Authority);
        let Some(kind) = kinds().find(|kind| kind.code() == self.kind) else {
            let codes: Vec<&str> = kinds().map(|kind| kind.code()).collect();
            let why = format!("`{}` is none of {}", self.kind, codes.join(", "));
            return Err(unfit("--kind", why, "provider"));
        };
        Ok(Organisation { code: self.code.clone(), kind: *kind, name: name(&self.cy, &self.en)? })
    }
}
