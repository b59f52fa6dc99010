//! The search as stories: what is found, in which order, and when nothing is shown.

use super::{Search, search};
use crate::{
    Actor, Grant, Reach, acts, authorise,
    circle::{accept, send_many, summarise},
    publish::{
        releases::{self, Wish},
        take_down::{take_down, texts},
    },
    rig::{AUTHORITY, Rig, story},
};
use domain::{Bilingual, clock::Quarter, permission::Role};
use storage::search::Kind;

struct People {
    mair: Actor,
    twm: Actor,
    nia: Actor,
    gwen: Actor,
    elin: Actor,
}

async fn people(rig: &Rig) -> People {
    People {
        mair: rig.person("Mair", Role::Moderator).await,
        twm: rig.person("Twm", Role::Moderator).await,
        nia: rig.person("Nia", Role::ServiceManager).await,
        gwen: rig.person("Gwen", Role::PerformanceLead).await,
        elin: rig.person("Elin", Role::Custodian).await,
    }
}

/// A quarter with a summary and a reply, released when it is over.
async fn released(rig: &Rig, people: &People) -> Quarter {
    let quarter = rig.ctx.now().quarter();
    for number in &send_many(rig, 5).await {
        accept(rig, &people.mair, number).await;
    }
    summarise(rig, &people.mair, &people.twm, &people.nia, quarter).await;
    rig.days_later(93);
    let leave: Grant<acts::Release> =
        authorise(&rig.ctx, &people.gwen, Reach::whole(AUTHORITY)).await.unwrap();
    let wish = Wish { in_spite: true, ..Wish::default() };
    releases::release(&rig.ctx, &leave, quarter, false, &wish).await.unwrap().unwrap();
    quarter
}

/// What a search shows: the quarters and kinds, in order.
async fn shown(rig: &Rig, typed: &str) -> Vec<(Quarter, Kind)> {
    match search(&rig.ctx, typed, None).await.unwrap() {
        Search::Found(texts) => texts.iter().map(|(text, _)| (text.quarter, text.kind)).collect(),
        Search::TooFew => Vec::new(),
        Search::Nothing => panic!("nothing was searched for"),
    }
}

async fn takes_down(rig: &Rig, people: &People, quarter: Quarter) {
    let leave: Grant<acts::TakeDown> =
        authorise(&rig.ctx, &people.elin, Reach::whole(AUTHORITY)).await.unwrap();
    let here = texts(&rig.ctx, &leave, Some(quarter)).await.unwrap().texts;
    let why = Bilingual { cy: "Roedd yn dweud gormod.".into(), en: "It said too much.".into() };
    take_down(&rig.ctx, &leave, quarter, here[0].key(), &why).await.unwrap().unwrap();
}

story!(words_are_found_in_both_languages_newest_first_once_five_texts_have_them, |rig| {
    let people = people(rig).await;
    let first = released(rig, &people).await;
    let second = released(rig, &people).await;
    assert!(shown(rig, "ateb").await.is_empty(), "two summaries and two replies are four");
    let third = released(rig, &people).await;
    let (said, answered) = (Kind::Summary, Kind::Reply);
    let all = [
        (third, said),
        (third, answered),
        (second, said),
        (second, answered),
        (first, said),
        (first, answered),
    ];
    for typed in ["ateb", "ATEB", "hateb", "âteb", "answer", " Answer! "] {
        assert_eq!(shown(rig, typed).await, all, "{typed}");
    }
    for rare in ["anodd", "hard", "ateb anodd", "anodd answer", "nobody", "week"] {
        assert!(shown(rig, rare).await.is_empty(), "{rare} stands in fewer than five, or in none");
    }
    assert_eq!(search(&rig.ctx, " … ", None).await.unwrap(), Search::Nothing);
    let elsewhere = search(&rig.ctx, "ateb", Some("W06000008")).await.unwrap();
    assert_eq!(elsewhere, Search::TooFew, "another authority has released nothing");

    // What is taken down is gone from the search at once, and takes the others with it when they are too few.
    takes_down(rig, &people, second).await;
    assert_eq!(shown(rig, "ateb").await, [all[0], all[1], all[3], all[4], all[5]]);
    takes_down(rig, &people, first).await;
    assert!(shown(rig, "ateb").await.is_empty());
});
