//! Why somebody cannot get or lose a role, and the words for problems in the forms about people and services.

use crate::{staff::roles, tr};
use domain::{Locale, organisation::OrganisationKind};
use services::govern::{
    administer::{Wrong, WrongService},
    office::Unfit,
    passwords::SHORTEST,
};

/// The control with the problem, and the sentence beside it.
pub(super) fn person(l: Locale, wrong: Wrong) -> (&'static str, String) {
    match wrong {
        Wrong::Name => ("name", tr!(l, "staff-person-wrong-name")),
        Wrong::SignIn => ("sign-in", tr!(l, "staff-person-wrong-sign-in")),
        Wrong::Role => ("role", tr!(l, "staff-person-wrong-role")),
        Wrong::Unfit(bad @ (Unfit::NoSuchService | Unfit::NotForOneService(_) | Unfit::WhichService)) => {
            ("service", unfit(l, bad))
        }
        Wrong::Unfit(bad) => ("role", unfit(l, bad)),
    }
}

/// The reason, in words.
pub(super) fn unfit(l: Locale, bad: Unfit) -> String {
    match bad {
        Unfit::NoSuchOrganisation => tr!(l, "staff-unfit-no-organisation"),
        Unfit::NoSuchService => tr!(l, "staff-unfit-no-service"),
        Unfit::Nobody => tr!(l, "staff-unfit-nobody"),
        Unfit::Idle(role) => tr!(l, "staff-unfit-idle", role = roles::name(l, role)),
        Unfit::NotOfThisKind(role, kind) => {
            tr!(l, "staff-unfit-kind", role = roles::name(l, role), kind = organisation_kind(l, kind))
        }
        Unfit::NotForOneService(role) => tr!(l, "staff-unfit-whole", role = roles::name(l, role)),
        Unfit::WhichService => tr!(l, "staff-unfit-which-service"),
        Unfit::Defeated(role) => tr!(l, "staff-unfit-defeated", role = roles::name(l, role)),
        Unfit::NotHeld => tr!(l, "staff-unfit-not-held"),
        Unfit::LastAdministrator => tr!(l, "staff-unfit-last"),
        Unfit::Elsewhere => tr!(l, "staff-unfit-elsewhere"),
        Unfit::ShortPassword => {
            tr!(l, "password-short", least = i64::try_from(SHORTEST).unwrap_or(i64::MAX))
        }
    }
}

/// The control with the problem in the form of a service, and the sentence beside it.
pub(super) fn service(l: Locale, wrong: WrongService) -> (&'static str, String) {
    match wrong {
        WrongService::NameInWelsh => ("cy", tr!(l, "staff-service-wrong-name")),
        WrongService::NameInEnglish => ("en", tr!(l, "staff-service-wrong-name")),
        WrongService::Kind => ("kind", tr!(l, "staff-service-wrong-kind")),
        WrongService::Level => ("level", tr!(l, "staff-service-wrong-level")),
        WrongService::Provider => ("provider", tr!(l, "staff-service-wrong-provider")),
    }
}

/// The name of a kind of organisation.
pub(super) fn organisation_kind(l: Locale, kind: OrganisationKind) -> String {
    match kind {
        OrganisationKind::Authority => tr!(l, "staff-organisation-authority"),
        OrganisationKind::Provider => tr!(l, "staff-organisation-provider"),
        OrganisationKind::Advocacy => tr!(l, "staff-organisation-advocacy"),
        OrganisationKind::Board => tr!(l, "staff-organisation-board"),
        OrganisationKind::National => tr!(l, "staff-organisation-national"),
    }
}
