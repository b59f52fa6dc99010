//! Which desk a kind lies on, and who is kept from it.

use super::*;
use crate::permission::defeat;

#[test]
fn nobody_acts_on_a_concern_about_people_of_their_own_role() {
    for kind in Kind::ALL {
        if let Some(role) = kind.complained_of() {
            assert_ne!(kind.desk().role(), role, "{kind}");
            assert!(defeat(kind.desk().role(), role), "{kind}: nobody holds both roles");
        }
    }
}

#[test]
fn what_is_about_a_colleague_goes_past_their_own_desk_whatever_was_typed() {
    use Role as R;
    for (typed, roles, kind) in [
        (Kind::Worker, vec![], Kind::Worker),
        (Kind::Worker, vec![R::ServiceManager], Kind::Worker),
        (Kind::Worker, vec![R::Moderator], Kind::Moderator),
        (Kind::Worker, vec![R::Moderator, R::SafeguardingLead], Kind::Lead),
        (Kind::HarmChild, vec![R::SafeguardingLead], Kind::Lead),
        (Kind::Worker, vec![R::DesignatedOfficer], Kind::Officer),
        (Kind::Officer, vec![R::Moderator], Kind::Officer),
        (Kind::HarmChild, vec![R::Custodian], Kind::Worker),
        (Kind::AdultAtRisk, vec![R::ServiceManager], Kind::Worker),
        (Kind::HarmChild, vec![R::StatutoryDirector], Kind::Worker),
        (Kind::Lead, vec![R::Administrator], Kind::Lead),
        (Kind::Officer, vec![R::IndependentReviewer], Kind::Officer),
        (Kind::HarmChild, vec![], Kind::HarmChild),
    ] {
        assert_eq!(typed.about_holder_of(&roles), kind, "{typed} {roles:?}");
    }
}

#[test]
fn what_the_form_says_of_a_worker_goes_to_the_officer_and_anything_else_to_the_leads() {
    for audience in Audience::ALL.iter().copied() {
        for safety in [
            Safety { keep_from: Some(KeepFrom::Worker), ..Safety::default() },
            Safety { place: Some(UnsafeWhere::Worker), ..Safety::default() },
        ] {
            let kind = Kind::of_safety(safety, audience);
            assert_eq!(kind.desk().of_feedback(), safety.desk());
        }
        let home = Safety { button: true, keep_from: Some(KeepFrom::Home), ..Safety::default() };
        assert_eq!(Kind::of_safety(home, audience).desk(), Desk::Lead);
    }
    for desk in Desk::ALL {
        assert_eq!(Desk::for_feedback(desk.of_feedback()), *desk);
    }
}

#[test]
fn nobody_is_offered_to_ring_whoever_could_be_on_the_other_side() {
    assert!(!may_ring(Desk::Officer).contains(&Rung::Lead), "it may be about a lead");
    assert!(!may_ring(Desk::Director).contains(&Rung::DesignatedOfficer), "it is about the officer");
    for desk in Desk::ALL {
        assert!(!may_ring(*desk).contains(&Rung::Contributor), "that is no report");
    }
}

#[test]
fn what_was_closed_is_kept_for_whole_months_and_goes_at_the_start_of_a_day() {
    let closed = at("2026-11-30T16:00:00");
    assert_eq!(kept_until(closed, 84), at("2033-11-30T00:00:00"));
    assert_eq!(kept_until(at("2026-08-31T16:00:00"), 6), at("2027-02-28T00:00:00"));
    for (now, months) in
        [("2033-11-30T09:00:00", 84), ("2027-02-28T09:00:00", 6), ("2028-02-29T23:00:00", 12)]
    {
        let since = kept_since(at(now), months);
        assert!(kept_until(Moment(since.0 - 1), months) <= at(now), "what came before has had its time");
        assert!(kept_until(since, months) > Moment(at(now).0 - 4 * DAY_MICROS), "and not long ago");
    }
}
