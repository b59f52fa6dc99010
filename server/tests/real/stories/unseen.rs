//! Who learns of a concern, over HTTP, as one table: every role, every kind of concern, every door.
//!
//! A door tells somebody of a concern if it answers differently once the concern is there: other bytes than before
//! it was raised, or other bytes than for a concern that does not exist. All that is taken away first are the times of
//! day, which go on by themselves.

mod cases;
mod doors;

use crate::kit::Installation;
use cases::{CASES, How, Raised, shown_by_ordinary};
use doors::{Cast, Seen};
use std::collections::BTreeMap;

/// What an observer learns by which doors, in the order of [`doors::OF_PLACES`] and [`doors::OF_THINGS`].
type Row = (&'static str, &'static str);

/// What people of a desk see of a concern that is theirs.
const DESK: &str = "home list open act letter disclosure";
/// The same where they also read its feedback, which lies with it.
const DESK_AND_ITEM: &str = "home list queue open act letter disclosure item";
/// What the custodian sees of the leads' concerns: times, who did what, and what waits for an answer.
const WATCHED: &str = "home watch audit disclosures";
/// What whoever answers a disclosure sees of a concern that they may not watch.
const ANSWERED: &str = "home disclosures";
/// What the independent reviewer sees of every concern: times, and what waits for a review.
const REVIEWED: &str = "home watch disclosures";

/// Who learns of what lies on the leads' desk, whose feedback the moderators read.
const LEADS: &[Row] = &[
    ("lead", DESK),
    ("moderator", "home queue item"),
    // How much feedback waits to be read, whatever it says.
    ("performance", "quarter"),
    ("custodian", WATCHED),
    ("reviewer", REVIEWED),
];

/// Each case, and who learns of it by which doors. To everybody who is not written here every door is shut: they see the
/// same as if there were no concern.
const TABLE: [(&str, &[Row]); 12] = [
    ("harm-child", LEADS),
    ("adult-at-risk", LEADS),
    ("worker", &[("officer", DESK_AND_ITEM), ("custodian", ANSWERED), ("reviewer", REVIEWED)]),
    ("manager", &[("officer", DESK_AND_ITEM), ("custodian", ANSWERED), ("reviewer", REVIEWED)]),
    ("moderator", &[("officer", DESK_AND_ITEM), ("custodian", ANSWERED), ("reviewer", REVIEWED)]),
    ("lead", &[("officer", DESK_AND_ITEM), ("custodian", ANSWERED), ("reviewer", REVIEWED)]),
    ("officer", &[("director", DESK_AND_ITEM), ("custodian", ANSWERED), ("reviewer", REVIEWED)]),
    ("director", &[("officer", DESK_AND_ITEM), ("custodian", ANSWERED), ("reviewer", REVIEWED)]),
    ("administrator", &[("officer", DESK_AND_ITEM), ("custodian", ANSWERED), ("reviewer", REVIEWED)]),
    ("performance", &[("officer", DESK_AND_ITEM), ("custodian", ANSWERED), ("reviewer", REVIEWED)]),
    // Of what is about themselves they answer nothing.
    ("custodian", &[("officer", DESK_AND_ITEM), ("reviewer", REVIEWED)]),
    // The reviewer's counts go on as for any other concern of this desk: no count tells whom it is about.
    ("reviewer", &[("officer", DESK_AND_ITEM), ("custodian", ANSWERED), ("reviewer", "watch")]),
];

/// Who is alerted of a concern that nobody has taken yet.
const ALERTED: [(&str, &str); 12] = [
    ("harm-child", "lead"),
    ("adult-at-risk", "lead"),
    ("worker", "officer"),
    ("manager", "officer"),
    ("moderator", "officer"),
    ("lead", "officer"),
    ("officer", "director"),
    ("director", "officer"),
    ("administrator", "officer"),
    ("performance", "officer"),
    ("custodian", "officer"),
    ("reviewer", "officer"),
];

#[tokio::test(flavor = "multi_thread")]
async fn each_role_learns_of_each_kind_of_concern_by_its_own_doors_and_whoever_is_complained_of_by_none() {
    for installation in Installation::on_each_engine().await {
        let engine = installation.engine;
        let server = installation.start_demo().await;
        let cast = Cast::of(&installation, &server.address).await;
        let mut before = cast.places().await;
        for (case, (name, written)) in CASES.iter().zip(TABLE) {
            assert_eq!(case.name, name, "the table has the order of the cases");
            let raised = Raised::of(&installation, &cast, case).await;
            let shown = raised.shown(&server.address).await;
            let things = raised.worked_on(cast.desk(case.acts), case).await;
            let mut learnt = cast.things(&things).await;
            let after = cast.places().await;
            for (observer, doors) in &mut learnt {
                doors.splice(0..0, Seen::differing(&before[observer], &after[observer]));
            }
            let learnt: BTreeMap<&str, String> = learnt
                .iter()
                .filter(|(_, doors)| !doors.is_empty())
                .map(|(observer, doors)| (*observer, doors.join(" ")))
                .collect();
            let written: BTreeMap<&str, String> =
                written.iter().map(|(observer, doors)| (*observer, (*doors).to_owned())).collect();
            assert_eq!(learnt, written, "{engine}: {name}");
            assert_eq!(raised.shown(&server.address).await, shown, "{engine}: {name}: by the number");
            if let How::Sent(audience, _) = case.how {
                let ordinary = shown_by_ordinary(&server.address, audience).await;
                assert_eq!(ordinary, shown, "{engine}: {name}: nothing that other feedback does not show");
            }
            before = cast.places().await;
        }
        server.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_alert_leads_the_person_it_was_sent_to_and_to_everybody_else_it_was_never_sent() {
    for installation in Installation::on_each_engine().await {
        let engine = installation.engine;
        let server = installation.start_demo().await;
        let cast = Cast::of(&installation, &server.address).await;
        let mut raised = Vec::new();
        for case in &CASES {
            raised.push(Raised::of(&installation, &cast, case).await);
        }
        for ((case, raised), (name, alerted)) in CASES.iter().zip(&raised).zip(ALERTED) {
            assert_eq!(case.name, name, "the table has the order of the cases");
            let alerts = raised.alerts(&installation).await;
            let told: Vec<&str> = cast.names_of(alerts.iter().map(|(person, _)| person.as_str()));
            assert_eq!(told, [alerted], "{engine}: who of the observers is told of {name}");
            for (person, alert) in &alerts {
                let leads = cast.led_by(alert).await;
                let owner: Vec<&str> = cast.names_of([person.as_str()].into_iter());
                assert_eq!(leads, owner, "{engine}: {name}: whom an alert leads somewhere");
            }
        }
        server.stop().await;
    }
}
