//! Reads the forms of a concern, and takes the step that each asks for.

use crate::http::{App, Pairs, Staff};
use app::pages::safeguard::concern::{Form, Trouble};
use domain::{
    Bilingual,
    calls::Call,
    clock::{Date, DateTime, Moment, Time},
    concern::{EntryKind, Kind, Outcome, Status, clocks::What},
};
use services::{
    Grant, Result, Uuid, acts, authorise,
    safeguard::{self, ConcernView, LetterText, Stepped, Wish, Words},
};

/// Everything that was typed, for a page that gives it back: without the token, the button and the version
/// that was seen.
pub(super) fn kept(form: &Pairs) -> Vec<(String, String)> {
    let ours = ["csrf", "do", "version"];
    form.0.iter().filter(|(name, _)| !ours.contains(&name.as_str())).cloned().collect()
}

/// Why a step was not taken.
pub(super) fn trouble(form: Form, stepped: Stepped) -> Trouble {
    match stepped {
        Stepped::Refused(refusal) => Trouble::Refused(refusal),
        Stepped::Words(problem) => Trouble::Words(problem),
        Stepped::Call(problems) => Trouble::Call(problems),
        Stepped::NoSuchPerson => Trouble::NoSuchPerson,
        Stepped::NoBody => Trouble::Missing(form.first()),
        Stepped::Done => Trouble::Missing(form.words()),
    }
}

fn text(form: &Pairs, name: &str) -> String {
    form.get(name).unwrap_or_default().to_owned()
}

fn choice<T: std::str::FromStr>(form: &Pairs, name: &'static str) -> std::result::Result<T, Trouble> {
    form.get(name).and_then(|code| code.parse().ok()).ok_or(Trouble::Missing(name))
}

/// A local day and time. `14.30` is what people type where the browser has no clock.
fn moment(form: &Pairs, day: &str, time: &str) -> Option<Moment> {
    let day: Date = form.get(day)?.trim().parse().ok()?;
    let (hour, minute) = form.get(time)?.trim().split_once([':', '.'])?;
    let time = Time::new(hour.parse().ok()?, minute.get(..2)?.parse().ok()?, 0, 0).ok()?;
    Moment::of_local(DateTime::from_parts(day, time))
}

fn call(form: &Pairs) -> Call {
    Call {
        rung: form.get("rung").and_then(|code| code.parse().ok()),
        rung_at: moment(form, "call-day", "call-time"),
        who: text(form, "call-who"),
        reference: text(form, "call-reference"),
        said: text(form, "call-said"),
    }
}

fn letter(form: &Pairs) -> LetterText {
    let said = Bilingual {
        cy: text(form, "letter-cy").trim().to_owned(),
        en: text(form, "letter-en").trim().to_owned(),
    };
    LetterText { to: text(form, "letter-to"), said }
}

/// A wish to disclose who somebody is. `form` begins the names of its controls.
fn wish(posted: &Pairs, form: &str, urgent: bool) -> Wish {
    let field = |name: &str| text(posted, &format!("{form}-{name}"));
    let feedback = field("feedback").parse().unwrap_or_default();
    Wish { feedback, to: field("to"), why: field("why"), urgent }
}

/// The step that a form asks for, once every choice in it was made.
enum Wanted {
    Call(Call),
    Letter(LetterText),
    Heard,
    Chase,
    Show(Status),
    Note,
    HandOver(Uuid),
    Extend(What, Moment),
    Move(Kind, String),
    Join(Uuid),
    Disclose(Wish),
    NoConcern,
    Close(Outcome),
}

fn wanted(form: Form, posted: &Pairs) -> std::result::Result<Wanted, Trouble> {
    Ok(match form {
        Form::Call => Wanted::Call(call(posted)),
        Form::Letter if text(posted, "letter-to").trim().is_empty() => {
            return Err(Trouble::Missing("letter-to"));
        }
        Form::Letter => Wanted::Letter(letter(posted)),
        Form::Heard => Wanted::Heard,
        Form::Chase => Wanted::Chase,
        Form::Show => Wanted::Show(choice(posted, "status")?),
        // Contact details are opened by a handler of their own.
        Form::Note | Form::Identity => Wanted::Note,
        Form::HandOver => Wanted::HandOver(choice(posted, "to")?),
        Form::Extend => {
            let what = choice(posted, "clock")?;
            let until = moment(posted, "until-day", "until-time").ok_or(Trouble::Missing("until-day"))?;
            Wanted::Extend(what, until)
        }
        Form::Move => Wanted::Move(choice(posted, "concern-kind")?, text(posted, "person")),
        Form::Join => Wanted::Join(choice(posted, "other")?),
        Form::Disclose => Wanted::Disclose(wish(posted, "disclose", false)),
        Form::AtOnce => Wanted::Disclose(wish(posted, "at-once", true)),
        Form::NoConcern => Wanted::NoConcern,
        Form::Close => Wanted::Close(choice(posted, "outcome")?),
    })
}

/// Takes the step that a form asks for, or says first what is missing in the form.
pub(super) async fn step(
    app: &App,
    staff: &Staff,
    leave: &Grant<acts::ActOnConcern>,
    (form, posted): (Form, &Pairs),
) -> Result<std::result::Result<Stepped, Trouble>> {
    let wanted = match wanted(form, posted) {
        Ok(wanted) => wanted,
        Err(missing) => return Ok(Err(missing)),
    };
    let (ctx, seen) = (&app.ctx, posted.get("version").and_then(|seen| seen.parse().ok()));
    let words = text(posted, form.words());
    let stepped = match wanted {
        Wanted::Call(call) => safeguard::record_call(ctx, leave, &call, seen).await,
        Wanted::Letter(letter) => safeguard::confirm(ctx, leave, &letter, seen).await,
        Wanted::Heard => safeguard::heard(ctx, leave, &words, seen).await,
        Wanted::Chase => safeguard::chase(ctx, leave, &words, seen).await,
        Wanted::Show(status) => safeguard::show(ctx, leave, status, seen).await,
        Wanted::Note => safeguard::note(ctx, leave, &words, seen).await,
        Wanted::HandOver(to) => safeguard::hand_over(ctx, leave, to, &words, seen).await,
        Wanted::Extend(what, until) => safeguard::extend(ctx, leave, (what, until), &words, seen).await,
        Wanted::Move(kind, person) => safeguard::move_to(ctx, leave, (kind, &person), &words, seen).await,
        Wanted::Join(other) => {
            let other = authorise::<acts::ActOnConcern>(ctx, &staff.actor, other).await?;
            safeguard::join(ctx, leave, &other).await
        }
        Wanted::Disclose(wish) => safeguard::ask(ctx, leave, &wish, seen).await,
        Wanted::NoConcern => safeguard::no_concern(ctx, leave, &words, seen).await,
        Wanted::Close(outcome) => safeguard::close(ctx, leave, outcome, &words, seen).await,
    };
    stepped.map(Ok)
}

/// Whether the history already has what the form asks for as this person's last entry: then the same press
/// arrived twice and was recorded once.
pub(super) fn is_there(concern: &ConcernView, me: &str, (form, posted): (Form, &Pairs)) -> bool {
    let Some(last) = concern.story.iter().rev().find(|entry| entry.by.as_deref() == Some(me)) else {
        return false;
    };
    let said = text(posted, form.words());
    let same_text = match &last.words {
        Some(Words::Text { text }) => *text == said.trim(),
        Some(Words::Disclosure { why, .. }) => *why == said.trim(),
        None => said.trim().is_empty(),
        Some(_) => false,
    };
    let code = |name: &str| last.code.as_deref() == posted.get(name);
    match (form, last.kind) {
        (Form::Call, EntryKind::Called) => {
            let call = call(posted);
            matches!(&last.words, Some(Words::Call { rung_at, who, said, .. })
                if call.rung_at == Some(*rung_at) && call.who.trim() == who && call.said.trim() == said)
        }
        (Form::Letter, EntryKind::Written) => {
            let LetterText { to, said } = letter(posted);
            matches!(&last.words, Some(Words::Letter { letter }) if letter.to == to.trim() && letter.said == said)
        }
        (Form::Heard, EntryKind::Heard)
        | (Form::Chase, EntryKind::Chased)
        | (Form::Note, EntryKind::Note)
        | (Form::NoConcern, EntryKind::NoConcern)
        | (Form::Disclose, EntryKind::DisclosureAsked)
        | (Form::AtOnce, EntryKind::DisclosedAtOnce)
        | (Form::HandOver, EntryKind::HandedOver) => same_text,
        (Form::Extend, EntryKind::Extended) => same_text && code("clock"),
        (Form::Move, EntryKind::Moved) => same_text && code("concern-kind"),
        (Form::Close, EntryKind::Closed) => same_text && code("outcome"),
        (Form::Show, EntryKind::Status) => code("status"),
        _ => false,
    }
}
