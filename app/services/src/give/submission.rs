//! What is sent, and how it is made ready: sealed and hashed before any transaction begins.

use crate::{
    Ctx, Result,
    safeguard::{self, BySystem},
    vault::{self, QuarterKey, Told},
};
use domain::{
    Locale,
    clock::Moment,
    danger,
    feedback::{Audience, Channel, Helper, Original, Safety, Tier, Voice},
    questionnaire::{Given, Questionnaire},
    settings::Settings,
};
use std::fmt;
use storage::{Uuid, directory::Authority, feedback::NewFeedback};

/// What the contributor agreed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Permissions {
    /// Summaries may draw on the words; nothing is quoted. Default yes.
    pub may_summarise: bool,
    /// A sentence may be quoted once names are out. Default no.
    pub may_quote: bool,
    /// The number may show the words again. Default no.
    pub show_words: bool,
}

/// Feedback that was read, found whole, and is ready to be sent.
#[derive(Clone)]
pub struct Submission {
    /// The sending's token: made when the answers were checked, the same however often *send* is pressed.
    pub token: Uuid,
    /// The authority that looks after it.
    pub authority: Authority,
    /// The service, if it was known.
    pub service: Option<Uuid>,
    /// Which questionnaire, with its version.
    pub questionnaire: String,
    /// Language of the form.
    pub locale: Locale,
    /// Whom the questions were worded for.
    pub audience: Audience,
    /// How it came.
    pub channel: Channel,
    /// Who was beside the contributor.
    pub helper: Helper,
    /// Whose words they are.
    pub voice: Voice,
    /// What was said about safety.
    pub safety: Safety,
    /// Structured answers, packed and versioned: no words.
    pub answers: Vec<u8>,
    /// The words.
    pub words: Original,
    /// How the contributor wants to be reached, if they said so.
    pub contact: Option<String>,
    /// What they agreed to.
    pub permissions: Permissions,
    /// When the comment was collected, for an import; otherwise it is received now.
    pub received: Option<Moment>,
    /// The import that brought it.
    pub import_batch: Option<Uuid>,
}

impl Submission {
    /// What was sent by a form that was found whole.
    pub fn of_form(
        token: Uuid,
        authority: Authority,
        service: Option<Uuid>,
        locale: Locale,
        given: Given,
    ) -> Self {
        let Given { answers, words, safety, reach } = given;
        let allowed = answers.permissions();
        Self {
            token,
            authority,
            service,
            questionnaire: Questionnaire::core().version().to_owned(),
            locale,
            audience: answers.audience(),
            channel: answers.channel(),
            helper: answers.helper(),
            voice: answers.voice(),
            safety,
            answers: answers.pack(),
            words,
            contact: reach.map(|reach| reach.expose_contact().to_owned()),
            permissions: Permissions {
                may_summarise: allowed.summaries,
                may_quote: allowed.quote,
                show_words: allowed.show_words,
            },
            received: None,
            import_batch: None,
        }
    }
}

/// Shows neither words nor contact details nor the token, from which the number is worked out.
impl fmt::Debug for Submission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Submission({}, {}, {:?})", self.audience, self.channel, self.words)
    }
}

/// Ready to be written; the token stays here, for the number.
#[derive(Clone)]
pub(crate) struct Prepared {
    pub(crate) token: Uuid,
    pub(crate) new: NewFeedback,
    /// The bucket of the sending limit in which it is counted; none for feedback that is not limited.
    pub(crate) bucket: Option<Vec<u8>>,
    /// Which caller's burst a worry belongs to; none where it came from no caller.
    pub(crate) burst: Option<Vec<u8>>,
    /// The concern that is raised with it; none for most.
    pub(crate) concern: Option<BySystem>,
}

/// How many days an ordinary item may wait before the day on which it is read; fewer where an answer is promised sooner.
const READ_WITHIN_DAYS: i64 = 5;

/// Seals and hashes a submission under this quarter's key, which is made if this is the quarter's first. Where somebody may
/// be in danger now, the concern that is raised with it is made ready too.
pub(crate) async fn prepare(ctx: &Ctx, submission: &Submission) -> Result<Prepared> {
    let authority = &submission.authority.code;
    let quarter = vault::current(ctx, authority, &ctx.now().quarter().to_string()).await?;
    let mut prepared = prepare_under(ctx, &quarter, submission)?;
    let said = (submission.safety, prepared.new.tier, submission.audience);
    prepared.concern = safeguard::by_system(ctx, authority, said, prepared.new.received).await?;
    Ok(prepared)
}

/// The same under a quarter key that is at hand.
pub(crate) fn prepare_under(ctx: &Ctx, quarter: &QuarterKey, submission: &Submission) -> Result<Prepared> {
    prepare_as(ctx, ctx.token(), quarter, submission)
}

/// The same under an identifier that is given: for made-up feedback. Nobody can guess any other.
pub(crate) fn prepare_as(
    ctx: &Ctx,
    id: Uuid,
    quarter: &QuarterKey,
    submission: &Submission,
) -> Result<Prepared> {
    let Submission { token, authority, safety, permissions, words, contact, answers, .. } = submission;
    let now = ctx.now();
    let received = submission.received.unwrap_or(now);
    let told = Told { words, contact: contact.as_deref(), safety: *safety };
    let sealed = quarter.seal(id, &told, &ctx.random())?;
    let tier = safety.tier(!words.is_empty());
    let number = ctx.vault.number(*token, 0);
    let content_digest = digest(ctx, submission);
    let due = due(&authority.settings, tier, now);
    Ok(Prepared {
        token: *token,
        bucket: None,
        burst: None,
        concern: None,
        new: NewFeedback {
            id,
            send_key: ctx.vault.send_key(token.as_bytes()),
            content_digest,
            number_hash: ctx.vault.number_hash(&number),
            number_generation: 0,
            authority: authority.code.clone(),
            service: submission.service,
            questionnaire: submission.questionnaire.clone(),
            locale: submission.locale,
            audience: submission.audience,
            channel: submission.channel,
            helper: submission.helper,
            voice: submission.voice,
            received,
            due,
            promised: authority.settings.promised(now, due),
            desk: safety.desk(),
            tier,
            has_words: !words.is_empty(),
            may_summarise: permissions.may_summarise,
            may_quote: permissions.may_quote,
            show_words: permissions.show_words,
            answers: answers.clone(),
            sealed: sealed.sealed,
            wrapped_key: sealed.wrapped_key,
            key_epoch: quarter.epoch().to_owned(),
            import_batch: submission.import_batch,
            burst: None,
            hint: hint(words, tier),
        },
    })
}

/// What the words of an ordinary item may be about, while they are open. Where the contributor said that somebody is not
/// safe, nothing has to be guessed.
fn hint(words: &Original, tier: Tier) -> Option<danger::Hint> {
    let boxes = words.expose_words().iter().map(|(_, text)| text.as_str());
    if tier == Tier::Ordinary { danger::hint(boxes) } else { None }
}

/// By when it is read, as the family was told: a worry on the next reading day, from its hour; anything else within a
/// few days, on a reading day too.
fn due(settings: &Settings, tier: Tier, now: Moment) -> Moment {
    if tier.is_worry() { settings.read_by(now) } else { read_by(settings, now) }
}

/// By when everything that is sent at `now` is read. Everybody is told this, whatever they said about safety: a day that
/// depended on it would tell whoever looks over a shoulder.
pub fn read_by(settings: &Settings, now: Moment) -> Moment {
    let waits = READ_WITHIN_DAYS.min(i64::from(settings.promise_days) - 1);
    settings.read_by(now.plus_days(waits))
}

/// Tells a repeat from something else sent under the same token. The language is not part of it: the same
/// answers sent from the other language's page are the same feedback.
fn digest(ctx: &Ctx, submission: &Submission) -> Vec<u8> {
    let Submission {
        authority,
        service,
        questionnaire,
        audience,
        safety,
        answers,
        words,
        contact,
        permissions,
        ..
    } = submission;
    let safety = format!("{safety:?}");
    let flags = format!("{permissions:?}");
    let mut parts: Vec<&[u8]> = vec![
        authority.code.as_bytes(),
        service.as_ref().map_or(&[], |id| id.as_bytes().as_slice()),
        questionnaire.as_bytes(),
        audience.code().as_bytes(),
        submission.helper.code().as_bytes(),
        submission.voice.code().as_bytes(),
        safety.as_bytes(),
        flags.as_bytes(),
        answers,
        contact.as_deref().unwrap_or_default().as_bytes(),
    ];
    for (word_box, text) in words.expose_words() {
        parts.push(word_box.code().as_bytes());
        parts.push(text.as_bytes());
    }
    ctx.vault.content_digest(&parts)
}
