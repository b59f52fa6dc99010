//! Stories of what happens to a release later: feedback in it is withdrawn or erased, a version replaces it, a text of it
//! is taken down. What is kept of it (its root, its leaves, a saved proof) stays valid.

use super::*;
use crate::{
    ErrorKind, number,
    publish::take_down::{self, NoReason},
};
use domain::{
    figures::Measure,
    release::{Hash, Proof, commitment, root},
};
use number::Counted;
use storage::printed;

async fn released(rig: &Rig, lead: &Actor, version: i64) -> Uuid {
    let words = "Newid dychmygol.".to_owned();
    let correction = (version > 1).then(|| Bilingual { cy: words.clone(), en: words });
    let wish = Wish { version: Some(version), correction, ..in_spite() };
    releases::release(&rig.ctx, &leave(rig, lead).await, QUARTER, false, &wish).await.unwrap().unwrap()
}

/// The proof that a contributor saves from the page of their number.
async fn saved(rig: &Rig, number: &Number) -> Option<Counted> {
    let found = number::look_up(&rig.ctx, number, "here").await.ok()?;
    number::proof(&rig.ctx, &found).await.unwrap().map(|(_, counted)| counted)
}

/// What `clywed proof check` does.
fn holds(proof: &Counted) -> bool {
    let leaf = commitment(&proof.salt, proof.counted.as_bytes());
    let Counted { index, size, path, root, .. } = proof.clone();
    Proof { index, size, path }.holds(leaf, root)
}

fn leaf_of(proof: &Counted) -> Hash {
    commitment(&proof.salt, proof.counted.as_bytes())
}

/// The leaves add up to the root that was published.
async fn verifies(rig: &Rig, id: Uuid, kept: Hash) {
    let leaves = published::leaves(&rig.ctx, id).await.unwrap();
    assert_eq!((root(&leaves), published::one(&rig.ctx, id).await.unwrap().root), (kept, kept));
}

/// The number of everybody in a release.
fn everybody(release: &published::Published) -> u64 {
    let found = release.release.figures.iter().find(|of| of.population().of == Of::everybody());
    found.unwrap().base().unwrap().get()
}

/// The newest number of everybody that staff read.
async fn staff_read(rig: &Rig) -> u64 {
    rig.days_later(40);
    prints::print_due(&rig.ctx, rig.ctx.token()).await.unwrap();
    let mut tx = rig.ctx.db.read().await.unwrap();
    let every = printed::every(&mut tx, AUTHORITY, Period::Quarter(QUARTER)).await.unwrap();
    let everybody = every.iter().filter(|print| print.figures.population().of == Of::everybody());
    let newest = everybody.max_by_key(|print| print.moves).unwrap();
    newest.figures.base().unwrap().get()
}

/// Nothing of a feedback is left to be counted: neither its facts with the record key, nor the way to its leaf.
async fn nothing_is_left_of(rig: &Rig, number: &Number, id: Uuid) {
    let mut tx = rig.ctx.db.read().await.unwrap();
    let counted = storage::feedback::counted_as(&mut tx, id).await.unwrap();
    assert!(counted.is_none_or(|counted| counted.facts().unwrap().is_none()));
    for release in storage::releases::list(&mut tx).await.unwrap() {
        let leaf = storage::releases::leaf(&mut tx, release.id, id).await.unwrap();
        assert!(leaf.is_none_or(|(_, salt)| salt.is_none()), "nobody can tell which leaf was whose");
    }
    drop(tx);
    assert_eq!(saved(rig, number).await, None);
}

story!(withdrawn, |rig| {
    let Over { lead, numbers, .. } = over(rig).await;
    assert_eq!(staff_read(rig).await % 5, 0);
    let first = released(rig, &lead, 1).await;
    let kept = published::one(&rig.ctx, first).await.unwrap();
    let proofs = [saved(rig, &numbers[20]).await.unwrap(), saved(rig, &numbers[0]).await.unwrap()];
    assert!(proofs.iter().all(|proof| holds(proof) && proof.root == kept.root));
    // Twelve take theirs back. Twenty are left, all about one theme: a multiple of five is printed as it is.
    let mut gone = Vec::new();
    for number in &numbers[20..32] {
        gone.push((number, id_of(rig, number).await));
        withdraw(&rig.ctx, number).await.unwrap();
    }
    for (number, id) in gone {
        nothing_is_left_of(rig, number, id).await;
    }
    assert_eq!(counted(rig).await, 20);
    assert_eq!(staff_read(rig).await, 20);
    let second = released(rig, &lead, 2).await;
    let after = published::one(&rig.ctx, second).await.unwrap();
    assert_eq!(everybody(&after), 20);
    let praise = after.release.figures.iter().filter_map(|figures| figures.table(Measure::Themes)?.row("1"));
    assert!(
        praise.flat_map(domain::disclosure::Row::cells).all(|(_, number)| number.get() == 0),
        "they alone spoke of it"
    );
    let leaves = published::leaves(&rig.ctx, second).await.unwrap();
    assert!(!leaves.contains(&leaf_of(&proofs[0])) && !leaves.contains(&leaf_of(&proofs[1])));
    verifies(rig, first, kept.root).await;
    verifies(rig, second, after.root).await;
    assert!(proofs.iter().all(holds), "what they saved still proves that they were counted");
});

story!(superseded, |rig| {
    let Over { mair, lead, numbers } = over(rig).await;
    let first = released(rig, &lead, 1).await;
    let kept = published::one(&rig.ctx, first).await.unwrap();
    let (mine, theirs) = (saved(rig, &numbers[31]).await.unwrap(), saved(rig, &numbers[0]).await.unwrap());
    // One is taken back, one is new: the version that replaces the first counts the new one and not the old.
    withdraw(&rig.ctx, &numbers[31]).await.unwrap();
    accept(rig, &mair, &numbers[32], 32).await;
    let second = released(rig, &lead, 2).await;
    let after = published::one(&rig.ctx, second).await.unwrap();
    assert_eq!((after.beside.before.as_ref().unwrap().id, after.release.version), (first, 2));
    assert_ne!(after.root, kept.root);
    let again = saved(rig, &numbers[0]).await.unwrap();
    let new = saved(rig, &numbers[32]).await.unwrap();
    for proof in [&again, &new] {
        assert!(holds(proof) && proof.root == after.root, "the newest release that counts it is proved");
    }
    let leaves = published::leaves(&rig.ctx, second).await.unwrap();
    assert!(!leaves.contains(&leaf_of(&mine)), "what was taken back is in no later tree");
    assert!(
        !leaves.contains(&leaf_of(&theirs)),
        "no leaf is the same in two releases, so nobody is followed"
    );
    assert_eq!(in_releases(rig, &numbers[31]).await, 0);
    verifies(rig, first, kept.root).await;
    verifies(rig, second, after.root).await;
    assert!(holds(&mine) && holds(&theirs), "the replaced version stays, and proofs under it stay valid");
    assert_eq!(published::one(&rig.ctx, first).await.unwrap().json, kept.json);
});

story!(erased, |rig| {
    let Over { lead, numbers, .. } = over(rig).await;
    let first = released(rig, &lead, 1).await;
    let kept = published::one(&rig.ctx, first).await.unwrap();
    let leaves = published::leaves(&rig.ctx, first).await.unwrap();
    let proof = saved(rig, &numbers[31]).await.unwrap();
    let erased = id_of(rig, &numbers[31]).await;
    withdraw(&rig.ctx, &numbers[31]).await.unwrap();
    // The list of what was taken back is replayed on a restored backup: here there is nothing left to erase.
    let tombstones = number::tombstones(&rig.ctx).await.unwrap();
    assert_eq!(tombstones.iter().map(|one| one.feedback).collect::<Vec<_>>(), [erased]);
    assert_eq!(number::replay(&rig.ctx, &tombstones).await.unwrap(), 0);
    nothing_is_left_of(rig, &numbers[31], erased).await;
    assert_eq!(counted(rig).await, 31);
    let mut tx = rig.ctx.db.read().await.unwrap();
    let material = storage::moderation::facts(&mut tx, erased).await.unwrap().unwrap();
    assert!(material.withdrawn.is_some());
    drop(tx);
    // Its leaf stays, and nobody but its contributor, who kept the salt, can tell that it was theirs.
    assert_eq!(published::leaves(&rig.ctx, first).await.unwrap(), leaves);
    assert!(leaves.contains(&leaf_of(&proof)) && holds(&proof));
    verifies(rig, first, kept.root).await;
    let second = released(rig, &lead, 2).await;
    let later = published::leaves(&rig.ctx, second).await.unwrap();
    assert!(!later.contains(&leaf_of(&proof)));
    assert_eq!(in_releases(rig, &numbers[31]).await, 0);
});

fn both(cy: &str, en: &str) -> Bilingual {
    Bilingual { cy: cy.into(), en: en.into() }
}

story!(a_text_that_is_taken_down_is_gone_everywhere_and_the_root_stays_valid, |rig| {
    let Over { lead, numbers, .. } = over(rig).await;
    let ceri = rig.person("Ceri", Role::Custodian).await;
    let may: Grant<acts::TakeDown> = authorise(&rig.ctx, &ceri, Reach::whole(AUTHORITY)).await.unwrap();
    for other in [Role::Moderator, Role::PerformanceLead, Role::Administrator] {
        let other = rig.person(other.code(), other).await;
        let refused = authorise::<acts::TakeDown>(&rig.ctx, &other, Reach::whole(AUTHORITY)).await;
        assert_eq!(refused.unwrap_err().kind(), ErrorKind::Denied);
    }
    assert!(take_down::texts(&rig.ctx, &may, None).await.unwrap().quarter.is_none());
    let first = released(rig, &lead, 1).await;
    let kept = published::one(&rig.ctx, first).await.unwrap();
    let shown = take_down::texts(&rig.ctx, &may, None).await.unwrap();
    assert_eq!((shown.quarter, shown.texts.len()), (Some(QUARTER), 2));
    let (summary, reply) = (&shown.texts[0], &shown.texts[1]);
    let why = both(" Roedd yn enwi stryd. ", "It named a street.");
    let wordless = both("", "It named a street.");
    let refused = take_down::take_down(&rig.ctx, &may, QUARTER, reply.key(), &wordless).await.unwrap();
    assert_eq!(refused, Err(NoReason));
    let epoch = crate::public::directory::epoch(&rig.ctx).await.unwrap();

    take_down::take_down(&rig.ctx, &may, QUARTER, reply.key(), &why).await.unwrap().unwrap();
    assert!(
        crate::public::directory::epoch(&rig.ctx).await.unwrap() > epoch,
        "public pages are rendered again"
    );
    let after = published::one(&rig.ctx, first).await.unwrap();
    assert!(!after.json.contains(&reply.text.en) && !after.json.contains(&reply.text.cy));
    assert!(after.json.contains(&summary.text.en), "the summary stays");
    let taken = after.release.summaries[0].replies[0].taken_down.as_ref().unwrap();
    assert_eq!((&*taken.why.cy, taken.on), ("Roedd yn enwi stryd.", rig.ctx.now().date()));
    let leaves = published::leaves(&rig.ctx, first).await.unwrap();
    assert!(leaves.contains(&taken.leaf), "the leaf stays");
    verifies(rig, first, kept.root).await;
    // By the number it says so too.
    let found = number::look_up(&rig.ctx, &numbers[0], "here").await.unwrap();
    let outcome = number::outcome(&rig.ctx, &found).await.unwrap();
    let (drawn, replies) = &outcome.summaries[0];
    assert!(drawn.taken_down.is_none() && replies[0].taken_down.as_ref().unwrap().why.en == why.en);
    assert_eq!(replies[0].said.body, both("", ""));
    let again = take_down::take_down(&rig.ctx, &may, QUARTER, reply.key(), &why).await.unwrap_err();
    assert_eq!(again.kind(), ErrorKind::NotFound);

    take_down::take_down(&rig.ctx, &may, QUARTER, summary.key(), &why).await.unwrap().unwrap();
    assert!(take_down::texts(&rig.ctx, &may, Some(QUARTER)).await.unwrap().texts.is_empty());
    let outcome = number::outcome(&rig.ctx, &found).await.unwrap();
    assert!(outcome.summaries[0].0.taken_down.is_some());
    verifies(rig, first, kept.root).await;
    // A later version is without them.
    let second = published::one(&rig.ctx, released(rig, &lead, 2).await).await.unwrap();
    assert!(second.release.summaries.is_empty());
    let mut tx = rig.ctx.db.read().await.unwrap();
    let trail = storage::audit::newest(&mut tx, AUTHORITY, 20).await.unwrap();
    let told: Vec<&str> =
        trail.iter().filter(|one| one.action == "take-down").map(|one| one.detail.as_str()).collect();
    assert_eq!(told, ["summary theme 5 versions=1", "reply theme 5 versions=1"]);
    let written = storage::summaries::of_quarter(&mut tx, AUTHORITY, QUARTER).await.unwrap();
    assert_eq!(written[0].body, both("", ""), "the words are gone where they were written");
});

story!(a_text_is_taken_down_from_every_version_and_may_be_written_anew, |rig| {
    let Over { mair, lead, numbers } = over(rig).await;
    let (ceri, twm) = (rig.person("Ceri", Role::Custodian).await, rig.person("Ifan", Role::Moderator).await);
    let may: Grant<acts::TakeDown> = authorise(&rig.ctx, &ceri, Reach::whole(AUTHORITY)).await.unwrap();
    let first = released(rig, &lead, 1).await;
    withdraw(&rig.ctx, &numbers[31]).await.unwrap();
    let second = released(rig, &lead, 2).await;
    let texts = take_down::texts(&rig.ctx, &may, None).await.unwrap().texts;
    let why = both("Gwall.", "A mistake.");
    take_down::take_down(&rig.ctx, &may, QUARTER, texts[0].key(), &why).await.unwrap().unwrap();
    for id in [first, second] {
        let release = published::one(&rig.ctx, id).await.unwrap();
        assert!(release.release.summaries[0].taken_down.is_some());
        verifies(rig, id, release.root).await;
    }
    // Whoever had the old text open cannot save it over what was taken down.
    let place = || Reach::whole(AUTHORITY);
    let writes: Grant<acts::WriteSummary> = authorise(&rig.ctx, &mair, place()).await.unwrap();
    let theme = "5".parse().unwrap();
    let stands = crate::moderate::summaries::desk(&rig.ctx, &writes, QUARTER, theme).await.unwrap();
    let stands = stands.summary.unwrap();
    let text = |opened| crate::moderate::summaries::SummaryText {
        body: both("Mae’n anodd cael gafael ar bobl.", "It is hard to reach people."),
        opened,
        looked: false,
    };
    let old = Some(Moment(stands.written.0 - 1));
    let write = async |opened| {
        crate::moderate::summaries::write(&rig.ctx, &writes, QUARTER, theme, &text(opened)).await.unwrap()
    };
    assert_eq!(write(old).await, crate::moderate::summaries::Saved::Changed);
    assert_eq!(write(Some(stands.written)).await, crate::moderate::summaries::Saved::Done);
    let written = crate::moderate::summaries::desk(&rig.ctx, &writes, QUARTER, theme).await.unwrap();
    let reads = authorise(&rig.ctx, &twm, place()).await.unwrap();
    let written = written.summary.unwrap().written;
    crate::moderate::summaries::second_read(&rig.ctx, &reads, QUARTER, theme, written).await.unwrap();
    let found = number::look_up(&rig.ctx, &numbers[0], "here").await.unwrap();
    let outcome = number::outcome(&rig.ctx, &found).await.unwrap();
    assert!(outcome.summaries[0].0.taken_down.is_none());
    assert_eq!(outcome.summaries[0].0.body.en, "It is hard to reach people.");
});
