//! How made-up feedback is read and accepted.

use super::load::Work;
use crate::{
    Result,
    govern::audit::{self, Said},
    moderate::{draw, in_order, inside_of, suggestions},
    vault::QuarterKey,
};
use domain::{
    calls::Rung,
    clock::{DAY_MICROS, Moment},
    coding::{self, Circumstances},
    demo::MadeUp,
    feedback::{Desk, Original, Tier},
    lifecycle::Judgement,
    redaction::Redacted,
};
use storage::{
    Uuid,
    audit::Entry,
    bulk::Acceptance,
    feedback::NewFeedback,
    moderation::{CallRecord, Reading},
};

const MINUTE_MICROS: i64 = 60_000_000;
/// What the people of the demo write about made-up worries.
const RUNG: &str = "Enghraifft ddychmygol: mae’r arweinydd diogelu yn gwybod, ac wedi siarad â’r teulu.";
const WHO: &str = "Arweinydd diogelu (demo)";
const NO_CONCERN: &str = "Enghraifft ddychmygol: darllenodd ail berson y cyfan, a does neb mewn perygl.";

impl Work {
    /// Decides as a moderator would who hides everything that is suggested. Where a second person is needed, the other
    /// moderator accepts a day later. There is only one officer, so such feedback goes on waiting on the officer's
    /// desk. Where somebody may be in danger, somebody is rung before anything is decided, or the second person finds no
    /// concern.
    pub(super) fn accept(
        &self,
        key: &QuarterKey,
        new: &NewFeedback,
        (words, worry): (&Original, bool),
        made_up: MadeUp,
    ) -> Result<(Option<Acceptance>, Vec<Entry>)> {
        let own = key.own(new.id, &new.wrapped_key)?;
        let MadeUp { coding, decided, .. } = made_up;
        let criticality = coding.criticality;
        let draw = draw(new.id);
        let [one, other] = self.readers.moderators;
        let (reader, second) = match new.desk {
            Desk::DesignatedOfficer | Desk::StatutoryDirector => (self.readers.officer, None),
            Desk::Moderation if draw.is_multiple_of(2) => (one, Some(other)),
            Desk::Moderation => (other, Some(one)),
        };
        let circumstances = Circumstances { criticality, audience: new.audience, quoted: false, draw };
        let worry = worry || new.tier.is_worry() || new.desk != Desk::Moderation;
        let cleared = second.filter(|_| worry && new.tier == Tier::Sometimes && (draw / 2).is_multiple_of(3));
        let calls =
            if worry && cleared.is_none() { vec![self.call(key, new, reader, decided)?] } else { vec![] };
        let later = Moment(decided.0 + DAY_MICROS);
        let mut steps: Vec<(Uuid, Moment, Judgement)> = Vec::new();
        match (coding::needs_second_person(circumstances), second, cleared) {
            (_, _, Some(second)) => steps.extend([
                (reader, decided, Judgement::Held),
                (second, Moment(later.0 - MINUTE_MICROS), Judgement::NoConcern),
                (second, later, Judgement::Accepted),
            ]),
            (None, ..) => steps.push((reader, decided, Judgement::Accepted)),
            (Some(_), None, None) => return Ok((None, Vec::new())),
            (Some(_), Some(second), None) => {
                steps.extend([(reader, decided, Judgement::Held), (second, later, Judgement::Accepted)]);
            }
        }
        let mut readings = Vec::with_capacity(steps.len());
        let mut entries: Vec<Entry> =
            calls.iter().map(|call| self.said(new, (call.person, call.at), "record-call")).collect();
        let (mut by, mut at) = (reader, decided);
        for (person, moment, judgement) in steps {
            let no_concern = judgement == Judgement::NoConcern;
            let reason = if no_concern { NO_CONCERN } else { &coding.reason };
            let reading = Reading {
                person,
                name: String::new(),
                at: moment,
                judgement,
                criticality: criticality.filter(|_| !no_concern),
                reason: own.seal_reason(reason, self.ctx.random())?,
            };
            readings.push((self.ctx.at(moment).id(), reading));
            let action = match judgement {
                Judgement::Held => "hold",
                Judgement::NoConcern => "no-concern",
                _ => "accept",
            };
            entries.push(self.said(new, (person, moment), action));
            (by, at) = (person, moment);
        }
        let spans = in_order(suggestions(words));
        let redacted = Redacted::new(words, &spans, new.locale);
        let redacted = own.seal_redacted(&redacted, self.ctx.random())?;
        Ok((
            Some(Acceptance {
                by,
                at,
                criticality,
                spans,
                redacted,
                coding,
                calls,
                readings,
                counted: None,
                answer: None,
            }),
            entries,
        ))
    }

    /// A telephone call that `reader` made a minute before deciding.
    fn call(&self, key: &QuarterKey, new: &NewFeedback, reader: Uuid, decided: Moment) -> Result<CallRecord> {
        let rung_at = Moment(decided.0 - MINUTE_MICROS);
        let plain = inside_of(WHO, "", RUNG)?;
        let sealed = key.seal_beside(new.id, &new.wrapped_key, &plain, self.ctx.random())?;
        let (id, name) = (self.ctx.token(), String::new());
        Ok(CallRecord { id, person: reader, name, at: rung_at, rung_at, rung: Rung::Lead, sealed })
    }

    /// An entry of the trail about one feedback.
    fn said(&self, new: &NewFeedback, (person, moment): (Uuid, Moment), action: &str) -> Entry {
        let said = Said {
            actor: Some(person),
            action,
            thing: "feedback",
            thing_id: new.id.to_string(),
            authority: Some(&new.authority),
            detail: String::new(),
        };
        audit::entry(&self.ctx.at(moment), said)
    }
}
