//! Commitments as stories: a promise is made, overdue in public, done, checked by those who had asked for it.

use super::{
    NewReply,
    commitments::{self, About, NewEntry},
    reply,
};
use crate::{
    Actor, ErrorKind, Grant, Reach, acts, authorise,
    circle::{accept, only_summarise, send_many},
    moderate::{
        entries,
        replies::{Verdict, read_reply},
        summaries::{self, Saved},
    },
    number::{self, Found, say_difference, withdraw},
    public::commitments as public,
    publish::{
        differences,
        releases::{self, Wish},
        take_down,
    },
    rig::{AUTHORITY, Rig, SERVICE, story},
};
use domain::{
    Bilingual,
    clock::Quarter,
    commitment::{Difference, EntryKind, Standing},
    figures::Measure,
    number::Number,
    permission::Role,
    summary::{BodyProblem, ReplyKind},
};
use storage::{Uuid, directory};

const QUARTER: Quarter = Quarter { year: 2026, quarter: 4 };

fn both(cy: &str, en: &str) -> Bilingual {
    Bilingual { cy: cy.into(), en: en.into() }
}

struct People {
    mair: Actor,
    nia: Actor,
    lead: Actor,
    numbers: Vec<Number>,
}

/// A summary of so many feedback, and a manager's promise for 31 January 2027 that a moderator has read.
async fn promised(rig: &Rig, how_many: usize) -> People {
    let mair = rig.person("Mair", Role::Moderator).await;
    let twm = rig.person("Twm", Role::Moderator).await;
    let nia = manager(rig).await;
    let lead = rig.person("Gwen", Role::PerformanceLead).await;
    let numbers = send_many(rig, how_many).await;
    for number in &numbers {
        accept(rig, &mair, number).await;
    }
    let summary = only_summarise(rig, &mair, &twm, QUARTER).await;
    let writes = writes(rig, &nia).await;
    let new = NewReply {
        kind: ReplyKind::Will,
        body: both("Bydd un rhif i bawb.", "There will be one number for all."),
        by: Some("2027-01-31".parse().unwrap()),
        looked: false,
    };
    assert_eq!(reply(&rig.ctx, &writes, summary.id, rig.ctx.token(), &new).await.unwrap(), Saved::Done);
    let mut tx = rig.ctx.db.read().await.unwrap();
    let written = storage::replies::of_quarter(&mut tx, AUTHORITY, QUARTER).await.unwrap().remove(0);
    drop(tx);
    let people = People { mair, nia, lead, numbers };
    assert!(board(rig, &people).await.is_empty(), "nobody has read it yet");
    let reads = reads_reply(rig, &people.mair).await;
    read_reply(&rig.ctx, &reads, written.id, written.written, Verdict::Fit).await.unwrap();
    people
}

/// A manager of the one service.
async fn manager(rig: &Rig) -> Actor {
    let mut nia = rig.person("Nia", Role::ServiceManager).await;
    let mut tx = rig.ctx.db.read().await.unwrap();
    let service = directory::by_code(&mut tx, SERVICE).await.unwrap().unwrap();
    nia.grants[0].service = Some(service.id);
    nia
}

async fn writes(rig: &Rig, who: &Actor) -> Grant<acts::WriteReply> {
    let reach = who.reaches(domain::permission::Action::WriteReply).remove(0);
    authorise(&rig.ctx, who, reach).await.unwrap()
}

async fn reads_reply(rig: &Rig, who: &Actor) -> Grant<acts::ReadReply> {
    authorise(&rig.ctx, who, Reach::whole(AUTHORITY)).await.unwrap()
}

async fn board(rig: &Rig, people: &People) -> Vec<commitments::Line> {
    let reach = people.nia.reaches(domain::permission::Action::ReadSummaries).remove(0);
    let leave = authorise(&rig.ctx, &people.nia, reach).await.unwrap();
    commitments::board(&rig.ctx, &leave).await.unwrap().lines
}

async fn the_one(rig: &Rig, people: &People) -> commitments::Line {
    let mut lines = board(rig, people).await;
    assert_eq!(lines.len(), 1);
    lines.remove(0)
}

/// The manager says something of the commitment, and a moderator passes it.
async fn say(rig: &Rig, people: &People, kind: EntryKind, on: Option<&str>) {
    let id = the_one(rig, people).await.commitment.id;
    let body = both("Mae’r rhif yn gweithio.", "The number is working.");
    let new = NewEntry { kind, body, on: on.map(|day| day.parse().unwrap()), looked: false };
    let leave = writes(rig, &people.nia).await;
    let said = commitments::say(&rig.ctx, &leave, id, (rig.ctx.token(), None), &new).await.unwrap();
    assert_eq!(said, Saved::Done);
    let desk: Grant<acts::WriteSummary> =
        authorise(&rig.ctx, &people.mair, Reach::whole(AUTHORITY)).await.unwrap();
    let (entry, _) = entries::unread(&rig.ctx, &desk).await.unwrap().remove(0);
    let leave = reads_reply(rig, &people.mair).await;
    let read = entries::read(&rig.ctx, &leave, entry.id, entry.written, Verdict::Fit).await.unwrap();
    assert_eq!(read, None);
}

async fn register(rig: &Rig) -> public::Register {
    public::register(&rig.ctx, AUTHORITY, None).await.unwrap().unwrap()
}

async fn release(rig: &Rig, people: &People) {
    let leave = authorise(&rig.ctx, &people.lead, Reach::whole(AUTHORITY)).await.unwrap();
    let wish = Wish { in_spite: true, ..Wish::default() };
    releases::release(&rig.ctx, &leave, QUARTER, false, &wish).await.unwrap().unwrap();
}

async fn look_up(rig: &Rig, number: &Number) -> Found {
    number::look_up(&rig.ctx, number, "here").await.unwrap()
}

story!(a_promise_is_public_with_its_release_overdue_from_the_day_after_and_late_when_it_is_done, |rig| {
    let people = promised(rig, 5).await;
    assert_eq!(the_one(rig, &people).await.service.unwrap().code, SERVICE, "the reply names its service");
    assert!(register(rig).await.shown.is_empty(), "nobody outside sees it before its release");
    rig.days_later(100);
    release(rig, &people).await;
    let shown = register(rig).await;
    assert_eq!((shown.shown.len(), shown.totals.due), (1, 1));
    rig.days_later(40);
    let overdue = register(rig).await;
    assert_eq!(overdue.totals.overdue, 1);
    assert!(matches!(overdue.shown[0].line.standing, Standing::Overdue { .. }));
    say(rig, &people, EntryKind::Kept, Some("2027-02-10")).await;
    let done = register(rig).await;
    assert_eq!(done.shown[0].line.standing, Standing::KeptLate { days: 10 });
    assert_eq!((done.totals.late, done.shown[0].entries.len()), (1, 1));
});

story!(nothing_that_is_said_of_a_promise_is_seen_before_a_moderator_has_read_it, |rig| {
    let people = promised(rig, 5).await;
    rig.days_later(100);
    release(rig, &people).await;
    let id = the_one(rig, &people).await.commitment.id;
    let leave = writes(rig, &people.nia).await;
    let mut new = NewEntry {
        kind: EntryKind::Progress,
        body: both("Mae’r rhif wedi’i archebu.", "The number has been ordered."),
        on: None,
        looked: false,
    };
    let token = rig.ctx.token();
    for _ in 0..2 {
        let said = commitments::say(&rig.ctx, &leave, id, (token, None), &new).await.unwrap();
        assert_eq!(said, Saved::Done, "a double press is one entry");
    }
    assert!(register(rig).await.shown[0].entries.is_empty());
    let desk: Grant<acts::WriteSummary> =
        authorise(&rig.ctx, &people.mair, Reach::whole(AUTHORITY)).await.unwrap();
    let waiting = entries::unread(&rig.ctx, &desk).await.unwrap();
    assert_eq!(waiting.len(), 1);
    let (first, _) = &waiting[0];
    let reads = reads_reply(rig, &people.mair).await;
    let back = Verdict::Back("Say when.");
    entries::read(&rig.ctx, &reads, first.id, first.written, back).await.unwrap();
    new.body.en = "The number comes on Monday.".into();
    let anew = Some((first.id, first.written));
    let said = commitments::say(&rig.ctx, &leave, id, (rig.ctx.token(), anew), &new).await.unwrap();
    assert_eq!(said, Saved::Done);
    let unseen = entries::read(&rig.ctx, &reads, first.id, first.written, Verdict::Fit).await;
    assert_eq!(unseen.unwrap_err().kind(), ErrorKind::Stale, "nobody passes a text that they have not seen");
    new.kind = EntryKind::Kept;
    let said = commitments::say(&rig.ctx, &leave, id, (rig.ctx.token(), None), &new).await.unwrap();
    let Saved::Found(found) = said else { panic!("it was done on no day") };
    assert_eq!(found.problems, [BodyProblem::NoDate]);
});

story!(a_manager_of_another_service_neither_sees_nor_changes_a_promise, |rig| {
    let people = promised(rig, 5).await;
    let id = the_one(rig, &people).await.commitment.id;
    let mut other = directory::Service {
        id: rig.ctx.id(),
        authority: AUTHORITY.into(),
        kind: "taf".into(),
        level: "early".into(),
        provider: "council".into(),
        name: both("Tîm arall", "Another team"),
        code: "P4TX".into(),
        open: true,
    };
    crate::govern::people::put_service(&rig.ctx, &other).await.unwrap();
    let mut tx = rig.ctx.db.read().await.unwrap();
    other = directory::by_code(&mut tx, "P4TX").await.unwrap().unwrap();
    drop(tx);
    let mut owain = rig.person("Owain", Role::ServiceManager).await;
    owain.grants[0].service = Some(other.id);
    let reach = owain.reaches(domain::permission::Action::ReadSummaries).remove(0);
    let leave = authorise(&rig.ctx, &owain, reach).await.unwrap();
    assert!(commitments::board(&rig.ctx, &leave).await.unwrap().lines.is_empty());
    assert_eq!(commitments::one(&rig.ctx, &leave, id).await.unwrap_err().kind(), ErrorKind::NotFound);
    let about = About { owner: both("Pennaeth", "Head"), programme: None, funding: None, priority: None };
    let leave = writes(rig, &owain).await;
    let refused = commitments::describe(&rig.ctx, &leave, id, (0, true), &about).await;
    assert_eq!(refused.unwrap_err().kind(), ErrorKind::NotFound);
});

story!(who_sees_to_a_promise_is_a_job_in_both_languages_and_of_what_is_known, |rig| {
    let people = promised(rig, 5).await;
    let one = the_one(rig, &people).await.commitment;
    let leave = writes(rig, &people.nia).await;
    let about = About {
        owner: both("Pennaeth Cymorth Cynnar", "Head of Early Help"),
        programme: Some("families-first".into()),
        funding: None,
        priority: None,
    };
    let empty = About { owner: both("", "Head of Early Help"), ..about.clone() };
    let found = commitments::describe(&rig.ctx, &leave, one.id, (one.version, false), &empty).await;
    assert!(matches!(found.unwrap(), Saved::Found(_)));
    let unknown = About { programme: Some("no-such-programme".into()), ..about.clone() };
    let refused = commitments::describe(&rig.ctx, &leave, one.id, (one.version, true), &unknown).await;
    assert_eq!(refused.unwrap_err().kind(), ErrorKind::Refused);
    let saved = commitments::describe(&rig.ctx, &leave, one.id, (one.version, true), &about).await;
    assert_eq!(saved.unwrap(), Saved::Done);
    let stale = commitments::describe(&rig.ctx, &leave, one.id, (one.version, true), &about).await;
    assert_eq!(stale.unwrap(), Saved::Changed, "a second tab does not write over the first");
    assert_eq!(the_one(rig, &people).await.commitment.about, about);
});

story!(those_who_had_asked_for_it_say_whether_it_made_a_difference_and_only_many_are_printed, |rig| {
    let people = promised(rig, 24).await;
    let id: Uuid = the_one(rig, &people).await.commitment.id;
    let early = look_up(rig, &people.numbers[0]).await;
    let too_soon = say_difference(&rig.ctx, &early, id, Difference::Yes).await;
    assert_eq!(too_soon.unwrap_err().kind(), ErrorKind::NotFound, "it is not said to be done yet");
    say(rig, &people, EntryKind::Kept, Some("2026-10-01")).await;
    rig.days_later(100);
    release(rig, &people).await;
    for number in &people.numbers[..9] {
        let found = look_up(rig, number).await;
        say_difference(&rig.ctx, &found, id, Difference::Yes).await.unwrap();
        say_difference(&rig.ctx, &found, id, Difference::Yes).await.unwrap();
    }
    differences::print_due(&rig.ctx).await.unwrap();
    assert!(register(rig).await.shown[0].difference.is_none(), "nine have said so");
    for number in &people.numbers[9..] {
        let found = look_up(rig, number).await;
        say_difference(&rig.ctx, &found, id, Difference::No).await.unwrap();
    }
    let found = look_up(rig, &people.numbers[0]).await;
    let outcome = number::outcome(&rig.ctx, &found).await.unwrap();
    assert_eq!(outcome.promised[0].said, Some(Difference::Yes));
    withdraw(&rig.ctx, &people.numbers[23]).await.unwrap();
    differences::print_due(&rig.ctx).await.unwrap();
    let shown = register(rig).await.shown.remove(0);
    let figures = shown.difference.unwrap();
    let row = figures.table(Measure::Difference).unwrap().row("difference").unwrap();
    let base = row.base().unwrap().get();
    assert!([20, 25].contains(&base), "23 are printed as a multiple of 5, and who left is not among them");
    assert!(row.cells().iter().all(|(_, number)| number.get() % 5 == 0));
});

story!(a_summary_that_is_read_again_takes_its_promise_from_sight_only_until_it_was_released, |rig| {
    let people = promised(rig, 6).await;
    withdraw(&rig.ctx, &people.numbers[0]).await.unwrap();
    assert!(board(rig, &people).await.is_empty(), "the summary must be read again");
    let desk: Grant<acts::WriteSummary> =
        authorise(&rig.ctx, &people.mair, Reach::whole(AUTHORITY)).await.unwrap();
    let work = summaries::work(&rig.ctx, &desk, Some(QUARTER)).await.unwrap();
    let summary = work.themes.into_iter().find_map(|theme| theme.summary).unwrap();
    let twm = rig.person("Ela", Role::Moderator).await;
    let desk = authorise(&rig.ctx, &twm, Reach::whole(AUTHORITY)).await.unwrap();
    let (theme, written) = (summary.theme, summary.written);
    summaries::second_read(&rig.ctx, &desk, QUARTER, theme, written).await.unwrap();
    rig.days_later(100);
    release(rig, &people).await;
    withdraw(&rig.ctx, &people.numbers[1]).await.unwrap();
    let stands = register(rig).await.shown.remove(0).line.commitment;
    assert_eq!(stands.body.en, "There will be one number for all.", "what was released stays");
});

story!(what_a_custodian_takes_down_is_gone_from_the_public_promise_too, |rig| {
    let people = promised(rig, 5).await;
    rig.days_later(100);
    release(rig, &people).await;
    let ceri = rig.person("Ceri", Role::Custodian).await;
    let may: Grant<acts::TakeDown> = authorise(&rig.ctx, &ceri, Reach::whole(AUTHORITY)).await.unwrap();
    let texts = take_down::texts(&rig.ctx, &may, None).await.unwrap().texts;
    let why = both("Roedd yn enwi stryd.", "It named a street.");
    for text in &texts {
        take_down::take_down(&rig.ctx, &may, QUARTER, text.key(), &why).await.unwrap().unwrap();
    }
    let stands = register(rig).await.shown.remove(0).line.commitment;
    for words in [&stands.body, &stands.said] {
        assert_eq!(words.en, "[These words were taken down. The reason: It named a street.]");
        assert_eq!(words.cy, "[Cafodd y geiriau hyn eu tynnu i lawr. Y rheswm: Roedd yn enwi stryd.]");
    }
});
