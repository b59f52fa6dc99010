//! Who may do what: one table, closed by default.
//!
//! A role reaches only things of the authority (or the service) it was given for; what else must hold of the
//! thing itself (claimed by me, on my desk) is in [`Need`]. Nobody sees across authorities except through
//! releases, which are public.

mod role;

pub use role::Role;

use crate::{concern, organisation::OrganisationKind};

codes! {
    /// Something a person may do.
    pub enum Action {
        /// See which feedback waits: dates and tiers, no words.
        SeeQueue = "see-queue",
        /// Take feedback from the queue, or give it back.
        Claim = "claim",
        /// Open a contributor's own words.
        OpenOriginal = "open-original",
        /// Redact, code, accept, decline or hold.
        Decide = "decide",
        /// Bring in comments that were collected elsewhere.
        Import = "import",
        /// Write or second-read a summary.
        WriteSummary = "write-summary",
        /// Read summaries and replies before they are released.
        ReadSummaries = "read-summaries",
        /// Read printed figures.
        ReadFigures = "read-figures",
        /// Write a reply to a summary.
        WriteReply = "write-reply",
        /// Read a reply before it is shown.
        ReadReply = "read-reply",
        /// Release a quarter.
        Release = "release",
        /// Raise a concern about feedback.
        RaiseConcern = "raise-concern",
        /// See the list of a desk's concerns.
        SeeConcerns = "see-concerns",
        /// Open a concern, with the words that it is about.
        OpenConcern = "open-concern",
        /// Take a step with a concern.
        ActOnConcern = "act-on-concern",
        /// See and change who of a desk is on duty.
        KeepRota = "keep-rota",
        /// See in which times concerns are acted on: counts of a year, never a single one.
        WatchConcerns = "watch-concerns",
        /// See the wishes to disclose who somebody is.
        SeeDisclosures = "see-disclosures",
        /// Agree to disclosing who somebody is, or refuse.
        AgreeDisclosure = "agree-disclosure",
        /// See what was disclosed at once, in an emergency.
        SeeReviews = "see-reviews",
        /// Review what was disclosed at once.
        ReviewDisclosure = "review-disclosure",
        /// Take down a summary or a reply that was released.
        TakeDown = "take-down",
        /// Read the audit trail.
        ReadAudit = "read-audit",
        /// Change people, services and settings.
        Administer = "administer",
    }
}

/// What must hold of the thing besides lying in the role's reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Nothing more.
    Reach,
    /// It lies on the moderators' desk.
    ModerationDesk,
    /// It lies on the designated officer's desk.
    OfficerDesk,
    /// It lies on the statutory director's desk.
    DirectorDesk,
    /// It lies on the moderators' desk and this person has claimed it.
    ClaimedModeration,
    /// It lies on the designated officer's desk and this person has claimed it.
    ClaimedOfficer,
    /// It lies on the statutory director's desk and this person has claimed it.
    ClaimedDirector,
    /// It is a concern on this desk, or this desk's list of them.
    Concerns(concern::Desk),
}

/// The table. `None`: not allowed, which is the answer for everything that is not written here.
pub const fn allows(role: Role, action: Action) -> Option<Need> {
    use Action as A;
    use Role as R;
    match (role, action) {
        (R::Moderator, A::SeeQueue | A::Claim) => Some(Need::ModerationDesk),
        (R::Moderator, A::OpenOriginal | A::Decide | A::RaiseConcern) => Some(Need::ClaimedModeration),
        (R::DesignatedOfficer, A::SeeQueue | A::Claim) => Some(Need::OfficerDesk),
        (R::DesignatedOfficer, A::OpenOriginal | A::Decide | A::RaiseConcern) => Some(Need::ClaimedOfficer),
        (R::StatutoryDirector, A::SeeQueue | A::Claim) => Some(Need::DirectorDesk),
        (R::StatutoryDirector, A::OpenOriginal | A::Decide | A::RaiseConcern) => Some(Need::ClaimedDirector),
        (R::SafeguardingLead, A::SeeConcerns | A::OpenConcern | A::ActOnConcern | A::KeepRota)
        | (R::Custodian, A::WatchConcerns) => Some(Need::Concerns(concern::Desk::Lead)),
        (R::DesignatedOfficer, A::SeeConcerns | A::OpenConcern | A::ActOnConcern | A::KeepRota) => {
            Some(Need::Concerns(concern::Desk::Officer))
        }
        (R::StatutoryDirector, A::SeeConcerns | A::OpenConcern | A::ActOnConcern | A::KeepRota) => {
            Some(Need::Concerns(concern::Desk::Director))
        }
        (R::Moderator, A::Import | A::WriteSummary | A::ReadSummaries | A::ReadReply)
        | (R::Translator | R::StatutoryDirector | R::PanelMember, A::ReadSummaries)
        | (R::ServiceManager, A::ReadSummaries | A::ReadFigures | A::WriteReply)
        | (R::PerformanceLead, A::ReadSummaries | A::ReadFigures | A::Release)
        | (R::StatutoryDirector, A::ReadFigures)
        | (
            R::Custodian,
            A::ReadAudit
            | A::TakeDown
            | A::SeeDisclosures
            | A::AgreeDisclosure
            | A::SeeReviews
            | A::ReviewDisclosure,
        )
        | (R::IndependentReviewer, A::WatchConcerns | A::SeeReviews | A::ReviewDisclosure)
        | (R::Administrator, A::Administer) => Some(Need::Reach),
        _ => None,
    }
}

/// Whether two roles in one person would defeat each other: one is there to check, or to be kept from, what the other
/// does. It holds wherever the two roles are held.
pub const fn defeat(one: Role, other: Role) -> bool {
    bars(one, other) || bars(other, one)
}

/// The rule of [`defeat`], from the side of the role that is kept apart.
const fn bars(kept_apart: Role, other: Role) -> bool {
    use Role as R;
    match kept_apart {
        // An allegation about a worker is read by nobody who manages, reads first or governs, and one about a lead not by
        // a lead.
        R::DesignatedOfficer => {
            matches!(other, R::ServiceManager | R::Moderator | R::Custodian | R::SafeguardingLead)
        }
        // What is about the officer is not read by an officer, and nobody is all three.
        R::StatutoryDirector => matches!(other, R::DesignatedOfficer | R::Moderator | R::SafeguardingLead),
        // A person who answers for a service neither reads original words nor acts on concerns about the service.
        R::ServiceManager => matches!(other, R::Moderator | R::SafeguardingLead),
        // The custodian checks the audit trail, so does nothing that is recorded in it. The administrator gives roles,
        // so reads no feedback.
        R::Custodian | R::Administrator => acts_on_feedback(other),
        // The independent reviewer watches how concerns are handled, and the people who govern, so neither acts on
        // feedback nor governs.
        R::IndependentReviewer => acts_on_feedback(other) || matches!(other, R::Custodian | R::Administrator),
        _ => false,
    }
}

/// Whether a role works with what people said, or with what was made of it before a release.
const fn acts_on_feedback(role: Role) -> bool {
    use Role as R;
    match role {
        R::Custodian | R::ElectedMember | R::NationalViewer | R::IndependentReviewer | R::Administrator => {
            false
        }
        R::Advocate
        | R::AdvocacyManager
        | R::Moderator
        | R::Translator
        | R::SafeguardingLead
        | R::DesignatedOfficer
        | R::ServiceManager
        | R::PerformanceLead
        | R::StatutoryDirector
        | R::PanelMember => true,
    }
}

/// Whether a role can be held in an organisation of that kind.
pub const fn belongs(role: Role, kind: OrganisationKind) -> bool {
    use OrganisationKind as K;
    use Role as R;
    match role {
        R::Administrator | R::Custodian => true,
        R::ServiceManager => matches!(kind, K::Authority | K::Provider),
        R::Advocate | R::AdvocacyManager => matches!(kind, K::Advocacy),
        R::ElectedMember => matches!(kind, K::Authority | K::Board),
        R::NationalViewer => matches!(kind, K::Board | K::National),
        R::Moderator
        | R::Translator
        | R::SafeguardingLead
        | R::DesignatedOfficer
        | R::PerformanceLead
        | R::StatutoryDirector
        | R::IndependentReviewer
        | R::PanelMember => matches!(kind, K::Authority),
    }
}

/// Whether a role can be held for one service rather than for a whole organisation.
pub const fn is_for_services(role: Role) -> bool {
    matches!(role, Role::ServiceManager)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which roles cannot be held beside a role, written out by hand; the other direction follows.
    const APART: &str = "
        designated-officer  service-manager moderator safeguarding-lead statutory-director custodian administrator independent-reviewer
        service-manager     designated-officer moderator safeguarding-lead custodian administrator independent-reviewer
        moderator           designated-officer statutory-director service-manager custodian administrator independent-reviewer
        safeguarding-lead   designated-officer statutory-director service-manager custodian administrator independent-reviewer
        advocate            custodian administrator independent-reviewer
        advocacy-manager    custodian administrator independent-reviewer
        translator          custodian administrator independent-reviewer
        performance-lead    custodian administrator independent-reviewer
        statutory-director  designated-officer moderator safeguarding-lead custodian administrator independent-reviewer
        panel-member        custodian administrator independent-reviewer
        elected-member
        national-viewer
        custodian           advocate advocacy-manager moderator translator safeguarding-lead designated-officer service-manager performance-lead statutory-director panel-member independent-reviewer
        independent-reviewer advocate advocacy-manager moderator translator safeguarding-lead designated-officer service-manager performance-lead statutory-director panel-member custodian administrator
        administrator       advocate advocacy-manager moderator translator safeguarding-lead designated-officer service-manager performance-lead statutory-director panel-member independent-reviewer
    ";

    #[test]
    fn every_pair_of_roles_that_would_defeat_each_other_is_as_written_out_by_hand() {
        let mut rows = 0;
        for line in APART.lines().filter(|line| !line.trim().is_empty()) {
            let mut cells = line.split_whitespace();
            let role: Role = cells.next().unwrap().parse().unwrap();
            let apart: Vec<Role> = cells.map(|cell| cell.parse().unwrap()).collect();
            for other in Role::ALL {
                assert_eq!(defeat(role, *other), apart.contains(other), "{role} and {other}");
                assert_eq!(defeat(role, *other), defeat(*other, role), "{role} and {other}, the other way");
            }
            rows += 1;
        }
        assert_eq!(rows, Role::ALL.len(), "every role has a row");
    }

    #[test]
    fn every_role_belongs_to_some_kind_of_organisation_and_only_authorities_read_what_people_said() {
        for role in Role::ALL {
            assert!(OrganisationKind::ALL.iter().any(|kind| belongs(*role, *kind)), "{role}");
            for kind in OrganisationKind::ALL.iter().filter(|kind| **kind != OrganisationKind::Authority) {
                let reads = allows(*role, Action::OpenOriginal).is_some();
                assert!(!(reads && belongs(*role, *kind)), "{role} in {kind}");
            }
        }
    }

    /// The same table written out by hand, a row a role, so that a change must be made twice to pass.
    const MATRIX: &str = "
        advocate            -
        advocacy-manager    -
        moderator           see-queue=moderation claim=moderation open-original=claimed decide=claimed raise-concern=claimed import write-summary read-summaries read-reply
        translator          read-summaries
        safeguarding-lead   see-concerns=leads open-concern=leads act-on-concern=leads keep-rota=leads
        designated-officer  see-queue=officer claim=officer open-original=claimed-officer decide=claimed-officer raise-concern=claimed-officer see-concerns=officers open-concern=officers act-on-concern=officers keep-rota=officers
        custodian           read-audit take-down watch-concerns=leads see-disclosures agree-disclosure see-reviews review-disclosure
        service-manager     read-summaries read-figures write-reply
        performance-lead    read-summaries read-figures release
        statutory-director  read-summaries read-figures see-queue=director claim=director open-original=claimed-director decide=claimed-director raise-concern=claimed-director see-concerns=directors open-concern=directors act-on-concern=directors keep-rota=directors
        elected-member      -
        panel-member        read-summaries
        national-viewer     -
        independent-reviewer watch-concerns see-reviews review-disclosure
        administrator       administer
    ";

    fn written_need(cell: &str) -> Need {
        match cell.split_once('=').map(|(_, need)| need) {
            None => Need::Reach,
            Some("moderation") => Need::ModerationDesk,
            Some("officer") => Need::OfficerDesk,
            Some("claimed") => Need::ClaimedModeration,
            Some("claimed-officer") => Need::ClaimedOfficer,
            Some("director") => Need::DirectorDesk,
            Some("claimed-director") => Need::ClaimedDirector,
            Some("leads") => Need::Concerns(concern::Desk::Lead),
            Some("officers") => Need::Concerns(concern::Desk::Officer),
            Some("directors") => Need::Concerns(concern::Desk::Director),
            Some(other) => panic!("unknown need {other}"),
        }
    }

    #[test]
    fn every_cell_of_the_table_is_as_written_out_by_hand() {
        let mut rows = 0;
        for line in MATRIX.lines().filter(|line| !line.trim().is_empty()) {
            let mut cells = line.split_whitespace();
            let role: Role = cells.next().unwrap().parse().unwrap();
            let allowed: Vec<&str> = cells.filter(|cell| *cell != "-").collect();
            for action in Action::ALL {
                let written = allowed
                    .iter()
                    .find(|cell| cell.split('=').next() == Some(action.code()))
                    .map(|cell| written_need(cell));
                assert_eq!(allows(role, *action), written, "{role} {action}");
            }
            rows += 1;
        }
        assert_eq!(rows, Role::ALL.len(), "every role has a row");
    }

    #[test]
    fn the_administrator_can_do_nothing_with_feedback() {
        for action in Action::ALL.iter().filter(|action| **action != Action::Administer) {
            assert_eq!(allows(Role::Administrator, *action), None);
        }
    }
}
