//! The services of an authority.

use crate::{
    Ctx, ErrorKind, Grant, Result,
    acts::Administer,
    govern::office::{self, NewService, PROVIDERS, fits_service_name},
};
use domain::{
    Bilingual,
    catalogue::{Level, catalogue},
};
use storage::directory::{self, Service};

/// A service as a form describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceForm {
    /// Service type of the catalogue, as chosen.
    pub kind: String,
    /// Level of the catalogue, as chosen; empty: what is usual for its kind.
    pub level: String,
    /// Who provides it, as chosen.
    pub provider: String,
    /// What families call it.
    pub name: Bilingual,
}

impl Default for ServiceForm {
    fn default() -> Self {
        let (kind, level, provider) = (String::new(), String::new(), String::new());
        Self { kind, level, provider, name: Bilingual { cy: String::new(), en: String::new() } }
    }
}

/// What is wrong with a form about a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrongService {
    /// The Welsh name is empty or too long.
    NameInWelsh,
    /// The English name is empty or too long.
    NameInEnglish,
    /// No kind was chosen.
    Kind,
    /// This kind has no usual level, so one must be chosen.
    Level,
    /// Who provides it was not chosen.
    Provider,
}

impl ServiceForm {
    fn level(&self) -> Option<Level> {
        match self.level.as_str() {
            "" => catalogue().service_type(&self.kind)?.default_level(),
            chosen => chosen.parse().ok(),
        }
    }

    /// Everything that is wrong with it, in the order of the form.
    pub fn problems(&self) -> Vec<WrongService> {
        let known = catalogue().service_type(&self.kind).is_some();
        let checks = [
            (WrongService::NameInWelsh, fits_service_name(&self.name.cy)),
            (WrongService::NameInEnglish, fits_service_name(&self.name.en)),
            (WrongService::Kind, known),
            (WrongService::Level, !known || self.level().is_some()),
            (WrongService::Provider, PROVIDERS.contains(&self.provider.as_str())),
        ];
        checks.into_iter().filter(|(_, fits)| !fits).map(|(wrong, _)| wrong).collect()
    }
}

/// The services of the authority of `grant`, by code; none where the organisation is no authority.
#[tracing::instrument(name = "administer.services", skip_all)]
pub async fn services(ctx: &Ctx, grant: &Grant<Administer>) -> Result<Option<Vec<Service>>> {
    let mut tx = ctx.db.read().await?;
    let code = &grant.thing().authority;
    match directory::authority(&mut tx, code).await? {
        Some(_) => Ok(Some(directory::of_authority(&mut tx, code).await?)),
        None => Ok(None),
    }
}

/// Adds an open service to the authority of `grant`, under a code that tells nothing.
///
/// # Errors
/// [`ErrorKind::NotFound`] if the organisation is no authority.
#[tracing::instrument(name = "administer.add_service", skip_all)]
pub async fn add_service(
    ctx: &Ctx,
    grant: &Grant<Administer>,
    form: &ServiceForm,
) -> Result<Result<Service, Vec<WrongService>>> {
    let (problems, level) = (form.problems(), form.level());
    let Some(level) = level.filter(|_| problems.is_empty()) else { return Ok(Err(problems)) };
    let trimmed = |text: &str| text.trim().to_owned();
    let name = Bilingual { cy: trimmed(&form.name.cy), en: trimmed(&form.name.en) };
    let new = NewService {
        authority: &grant.thing().authority,
        kind: &form.kind,
        level: level.code(),
        provider: &form.provider,
        name: &name,
    };
    Ok(Ok(office::found_service(ctx, Some(grant.person()), &new).await?))
}

/// Closes a service of the authority of `grant`, or opens it again.
///
/// # Errors
/// [`ErrorKind::NotFound`] if no service of this authority has that code.
#[tracing::instrument(name = "administer.set_open", skip_all)]
pub async fn set_open(ctx: &Ctx, grant: &Grant<Administer>, code: &str, open: bool) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    let found = directory::by_code(&mut tx, code).await?;
    let found = found.filter(|service| service.authority == grant.thing().authority);
    let found = found.ok_or(ErrorKind::NotFound)?;
    office::open_or_close(ctx, tx, Some(grant.person()), &found, open).await
}
