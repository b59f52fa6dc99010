//! The names of roles, and what each role may do.

use crate::tr;
use domain::{Locale, permission::Role};

/// The name of a role.
pub(crate) fn name(l: Locale, role: Role) -> String {
    match role {
        Role::Advocate => tr!(l, "staff-role-advocate"),
        Role::AdvocacyManager => tr!(l, "staff-role-advocacy-manager"),
        Role::Moderator => tr!(l, "staff-role-moderator"),
        Role::Translator => tr!(l, "staff-role-translator"),
        Role::SafeguardingLead => tr!(l, "staff-role-safeguarding-lead"),
        Role::DesignatedOfficer => tr!(l, "staff-role-designated-officer"),
        Role::Custodian => tr!(l, "staff-role-custodian"),
        Role::ServiceManager => tr!(l, "staff-role-service-manager"),
        Role::PerformanceLead => tr!(l, "staff-role-performance-lead"),
        Role::StatutoryDirector => tr!(l, "staff-role-statutory-director"),
        Role::ElectedMember => tr!(l, "staff-role-elected-member"),
        Role::PanelMember => tr!(l, "staff-role-panel-member"),
        Role::NationalViewer => tr!(l, "staff-role-national-viewer"),
        Role::IndependentReviewer => tr!(l, "staff-role-independent-reviewer"),
        Role::Administrator => tr!(l, "staff-role-administrator"),
    }
}

/// What a role may do here now. It mentions nothing that has no page yet.
pub(crate) fn about(l: Locale, role: Role) -> String {
    match role {
        Role::Moderator => tr!(l, "staff-role-moderator-about"),
        Role::DesignatedOfficer => tr!(l, "staff-role-designated-officer-about"),
        Role::Custodian => tr!(l, "staff-role-custodian-about"),
        Role::ServiceManager => tr!(l, "staff-role-service-manager-about"),
        Role::PerformanceLead => tr!(l, "staff-role-performance-lead-about"),
        Role::StatutoryDirector => tr!(l, "staff-role-statutory-director-about"),
        Role::SafeguardingLead => tr!(l, "staff-role-safeguarding-lead-about"),
        Role::IndependentReviewer => tr!(l, "staff-role-independent-reviewer-about"),
        Role::Administrator => tr!(l, "staff-role-administrator-about"),
        Role::Advocate
        | Role::AdvocacyManager
        | Role::Translator
        | Role::ElectedMember
        | Role::PanelMember
        | Role::NationalViewer => tr!(l, "staff-role-nothing-yet"),
    }
}
