//! Stories of large imports: what is seen meanwhile, what an interruption leaves, and what the same file adds twice.

use super::*;
use crate::{
    Actor, Reach, authorise,
    circle::submission,
    give::Sends,
    rig::{AUTHORITY, Rig, SERVICE, story},
};
use domain::{
    Locale,
    import::{BoxFrom, DateFrom, ServiceFrom},
    permission::Role,
};
use std::fmt::Write;
use storage::feedback;

fn mapping() -> Mapping {
    Mapping {
        source: "made-up".into(),
        id: "id".into(),
        date: DateFrom::One("2026-09-01".parse().unwrap()),
        service: ServiceFrom::One(SERVICE.into()),
        comment: "words".into(),
        word_box: BoxFrom::One(WordBox::Idea),
        rating: None,
        language: Locale::En,
    }
}

/// A made-up file of so many comments.
fn file(rows: usize) -> String {
    let mut file = String::from("id,words\n");
    for n in 0..rows {
        writeln!(file, "{n},Made up: comment {n}.").unwrap();
    }
    file
}

async fn leave(rig: &Rig) -> Grant<Import> {
    let mair: Actor = rig.person("Mair", Role::Moderator).await;
    authorise(&rig.ctx, &mair, Reach::whole(AUTHORITY)).await.unwrap()
}

/// Rows that are staged, and rows that are feedback.
async fn seen(rig: &Rig) -> (usize, usize) {
    let mut tx = rig.ctx.db.read().await.unwrap();
    let (mut waiting, mut staged) = (0, 0);
    for batch in staging::open(&mut tx).await.unwrap() {
        staged += usize::try_from(staging::rows(&mut tx, batch).await.unwrap()).unwrap();
    }
    if !feedback::is_empty(&mut tx).await.unwrap() {
        waiting = 1;
    }
    (staged, waiting)
}

story!(nothing_of_an_import_is_seen_until_all_of_it_is_there, |rig| {
    let (leave, rows) = (leave(rig).await, 3 * STEP + 7);
    let content = file(rows);
    let columns = mapping();
    let importing = import(&rig.ctx, &leave, content.as_bytes(), &columns);
    tokio::pin!(importing);
    let mut staged_and_unseen = false;
    let done = loop {
        tokio::select! {
            biased;
            done = &mut importing => break done,
            (staged, visible) = seen(rig) => {
                if staged > 0 {
                    assert_eq!(visible, 0, "{staged} are staged");
                    staged_and_unseen = true;
                }
            }
        }
    };
    assert_eq!(done.unwrap().unwrap(), Imported { added: rows, known: 0 });
    assert!(staged_and_unseen, "nobody looked while it was staged");
    assert_eq!(seen(rig).await, (0, 1));
    let again = import(&rig.ctx, &leave, content.as_bytes(), &mapping()).await.unwrap().unwrap();
    assert_eq!(again, Imported { added: 0, known: rows });
});

story!(people_send_and_sign_in_while_a_large_file_is_imported, |rig| {
    let (leave, (sends, _)) = (leave(rig).await, Sends::start(rig.ctx.clone()));
    let content = file(4 * STEP);
    let columns = mapping();
    let importing = import(&rig.ctx, &leave, content.as_bytes(), &columns);
    tokio::pin!(importing);
    let mut sent_meanwhile = 0;
    let done = loop {
        let sent = submission(rig, &format!("Made up: number {sent_meanwhile}.")).await;
        tokio::select! {
            biased;
            done = &mut importing => break done,
            receipt = async { sends.send(sent, None).await } => {
                receipt.unwrap();
                sent_meanwhile += 1;
            }
        }
    };
    assert_eq!(done.unwrap().unwrap().added, 4 * STEP);
    assert!(sent_meanwhile >= 4, "only {sent_meanwhile} were sent between its transactions");
});

story!(what_an_interrupted_import_leaves_is_never_seen_and_is_removed_by_a_job, |rig| {
    let leave = leave(rig).await;
    let rows = 2 * STEP;
    let content = file(rows);
    {
        let columns = mapping();
        let importing = import(&rig.ctx, &leave, content.as_bytes(), &columns);
        tokio::pin!(importing);
        // The process stops as soon as something is staged.
        loop {
            tokio::select! {
                biased;
                _ = &mut importing => panic!("it was not interrupted"),
                (staged, _) = seen(rig) => if staged > 0 { break },
            }
        }
    }
    clear_staged(&rig.ctx).await.unwrap();
    let (staged, visible) = seen(rig).await;
    assert!(staged > 0 && visible == 0, "it may still go on: {staged} {visible}");
    rig.minutes_later(16);
    clear_staged(&rig.ctx).await.unwrap();
    assert_eq!(seen(rig).await, (0, 0));
    let whole = import(&rig.ctx, &leave, content.as_bytes(), &mapping()).await.unwrap().unwrap();
    assert_eq!(whole, Imported { added: rows, known: 0 });
});

story!(the_same_file_from_two_pages_at_once_adds_every_row_once, |rig| {
    let leave = leave(rig).await;
    let content = file(STEP + 1);
    let mapping = mapping();
    let (one, two) = tokio::join!(
        import(&rig.ctx, &leave, content.as_bytes(), &mapping),
        import(&rig.ctx, &leave, content.as_bytes(), &mapping),
    );
    let (one, two) = (one.unwrap().unwrap(), two.unwrap().unwrap());
    assert_eq!((one.added + two.added, one.known + two.known), (STEP + 1, STEP + 1));
});
