//! Two authorities of one board release, one after the other.

use crate::{
    Actor, Ctx, ErrorKind, Grant, Reach, acts, authorise,
    circle::{accept_as, submission},
    give::{Sends, Submission},
    govern::people,
    public::{regions, releases as published},
    publish::releases::{self, Wish},
    rig::{AUTHORITY, Rig, story},
};
use domain::{
    Bilingual,
    clock::Quarter,
    feedback::WordBox,
    figures::{Measure, Of},
    permission::Role,
};
use storage::{Uuid, directory, directory::Service};

const QUARTER: Quarter = Quarter { year: 2026, quarter: 4 };
/// The other authority of Cardiff's and the Vale's boards.
const OTHER: &str = "W06000014";
const BOARD: &str = "rpb-cardiff-and-vale";

/// A second authority with a service.
async fn settled(ctx: &Ctx) -> Uuid {
    people::put_authority(ctx, OTHER, &domain::demo::plain_settings()).await.unwrap();
    let service = Service {
        id: ctx.id(),
        authority: OTHER.into(),
        kind: "flying-start".into(),
        level: "early".into(),
        provider: "council".into(),
        name: Bilingual { cy: "Dechrau'n Deg y Môr".into(), en: "Seaside Flying Start".into() },
        code: "M3TR".into(),
        open: true,
    };
    people::put_service(ctx, &service).await.unwrap();
    service.id
}

/// So many people of an authority are heard.
async fn heard(rig: &Rig, mair: &Actor, place: (&str, Option<Uuid>), many: usize) {
    let (sends, _) = Sends::start(rig.ctx.clone());
    for n in 0..many {
        let sent = submission(rig, &format!("Made up: nobody rang back in week {n}.")).await;
        let sent = match place {
            (code, Some(service)) => {
                let mut tx = rig.ctx.db.read().await.unwrap();
                let authority = directory::known_authority(&mut tx, code).await.unwrap();
                Submission { authority, service: Some(service), ..sent }
            }
            _ => sent,
        };
        let number = sends.send(sent, None).await.unwrap().number;
        accept_as(rig, mair, &number, "5.1", WordBox::Problem).await;
    }
}

async fn release(rig: &Rig, lead: &Actor, authority: &str, version: i64) -> Uuid {
    let leave: Grant<acts::Release> = authorise(&rig.ctx, lead, Reach::whole(authority)).await.unwrap();
    let words = "Newid dychmygol.".to_owned();
    let correction = (version > 1).then(|| Bilingual { cy: words.clone(), en: words });
    let wish = Wish { version: Some(version), in_spite: true, correction };
    releases::release(&rig.ctx, &leave, QUARTER, false, &wish).await.unwrap().unwrap()
}

story!(a_boards_figures_are_the_sums_of_what_its_own_authorities_have_released, |rig| {
    let service = settled(&rig.ctx).await;
    let (mair, gwen) =
        (rig.person("Mair", Role::Moderator).await, rig.person("Gwen", Role::PerformanceLead).await);
    let (sian, huw) = (
        rig.person_of(OTHER, "Sian", Role::Moderator).await,
        rig.person_of(OTHER, "Huw", Role::PerformanceLead).await,
    );
    heard(rig, &mair, (AUTHORITY, None), 20).await;
    heard(rig, &sian, (OTHER, Some(service)), 17).await;
    rig.days_later(100);
    let nothing = regions::one(&rig.ctx, BOARD, QUARTER).await.unwrap_err();
    assert_eq!(nothing.kind(), ErrorKind::NotFound, "nobody has released");
    assert!(regions::list(&rig.ctx).await.unwrap().iter().all(|line| line.quarter.is_none()));

    let first = release(rig, &gwen, AUTHORITY, 1).await;
    let alone = regions::one(&rig.ctx, BOARD, QUARTER).await.unwrap().regional;
    assert_eq!(alone.released.iter().map(|member| &*member.authority).collect::<Vec<_>>(), [AUTHORITY]);
    assert_eq!(alone.missing, [OTHER]);
    assert_eq!(alone.responses().unwrap().get(), 20, "what has not been released is in no sum");

    let second = release(rig, &huw, OTHER, 1).await;
    let (one, other) =
        (published::one(&rig.ctx, first).await.unwrap(), published::one(&rig.ctx, second).await.unwrap());
    let both = regions::one(&rig.ctx, BOARD, QUARTER).await.unwrap().regional;
    assert!(both.missing.is_empty());
    assert_eq!(both.released[1].root, one.root, "anybody can check what was added up");
    for sums in &both.figures {
        let of = &sums.population().of;
        let printed =
            |figures: &[domain::disclosure::Disclosed<domain::disclosure::Figures>], measure, row| {
                let of = figures.iter().find(|figures| figures.population().of == *of)?;
                Some(of.table(measure)?.row(row)?.cells().to_vec())
            };
        for row in sums.tables().iter().flat_map(|table| table.rows().iter().map(move |row| (table, row))) {
            let (table, row) = row;
            let parts: Vec<_> = [&one, &other]
                .iter()
                .filter_map(|release| printed(&release.release.figures, table.measure(), row.code()))
                .collect();
            for (column, sum) in row.cells() {
                let parts = parts.iter().flatten().filter(|(code, _)| code == column);
                let parts: Vec<u64> = parts.map(|(_, number)| number.get()).collect();
                assert_eq!(sum.get(), parts.iter().sum::<u64>(), "{} {column}", row.code());
                assert_eq!(usize::try_from(sum.terms()).unwrap(), parts.len());
            }
        }
    }
    let parents = both.figures.iter().find(|sums| !sums.population().of.is_everybody()).unwrap();
    assert!(parents.table(Measure::Charter).is_some() && parents.table(Measure::Rights).is_some());

    // The safeguarding board has the same members by its own list, Wales has them among others, Gwent has neither.
    for (code, members, missing) in [("rsb-cardiff-and-vale", 2, 0), ("W92000004", 2, 20)] {
        let region = regions::one(&rig.ctx, code, QUARTER).await.unwrap().regional;
        assert_eq!((region.released.len(), region.missing.len()), (members, missing), "{code}");
        assert_eq!(region.responses(), both.responses());
    }
    for nowhere in ["rpb-gwent", "nowhere"] {
        let refused = regions::one(&rig.ctx, nowhere, QUARTER).await.unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::NotFound);
    }
    let lines = regions::list(&rig.ctx).await.unwrap();
    let line = lines.iter().find(|line| line.region.code == BOARD).unwrap();
    assert_eq!((line.quarter, line.released, line.region.members.len()), (Some(QUARTER), 2, 2));

    let everybody = |release: &published::Published| {
        let found = release.release.figures.iter().find(|of| of.population().of == Of::everybody());
        found.unwrap().base().unwrap().get()
    };
    assert_eq!(both.responses().unwrap().get(), everybody(&one) + everybody(&other));
});
