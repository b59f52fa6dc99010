//! Settings that change, as stories.

use super::*;
use crate::{
    public::directory as public,
    rig::{AUTHORITY, Rig, story},
};

const OTHER: &str = "W06000008";

fn wish(file: &str) -> Wish {
    Wish { part: Part::read(file).unwrap(), ..Wish::default() }
}

async fn done(rig: &Rig, wish: Wish) -> Set {
    set(&rig.ctx, AUTHORITY, wish).await.unwrap().unwrap()
}

async fn problems(rig: &Rig, file: &str) -> Vec<String> {
    match set(&rig.ctx, AUTHORITY, wish(file)).await.unwrap() {
        Err(Unfit::Problems(problems)) => problems.iter().map(Problem::to_string).collect(),
        Err(Unfit::Misfit(misfit)) => vec![misfit.to_string()],
        Ok(done) => panic!("{done:?}"),
    }
}

story!(each_change_is_a_version_of_its_own_and_moves_what_public_pages_show, |rig| {
    let nia = rig.person("Nia", Role::Administrator).await;
    let before = public::epoch(&rig.ctx).await.unwrap();
    let first = done(rig, wish("promise_days = 20\n[clocks]\nwritten_hours = 12")).await;
    assert_eq!((first.authority.version, first.new), (2, false));
    assert_eq!(first.changed, ["clocks.written_hours", "promise_days"]);
    assert!(public::epoch(&rig.ctx).await.unwrap() > before);
    let second = Wish { by: Some(nia.person), seen: Some(2), ..wish("promise_days = 21") };
    assert_eq!(
        done(rig, second.clone()).await.authority.settings.clocks.written_hours,
        12,
        "what is not said stays"
    );
    let late = set(&rig.ctx, AUTHORITY, second).await.unwrap_err();
    assert_eq!(late.kind(), ErrorKind::Stale, "somebody else set version 3 meanwhile");

    let epoch = public::epoch(&rig.ctx).await.unwrap();
    let same = done(rig, wish("promise_days = 21")).await;
    assert!(same.changed.is_empty() && same.authority.version == 3, "what is so already is no change");
    assert_eq!(public::epoch(&rig.ctx).await.unwrap(), epoch);
    let history = history(&rig.ctx, AUTHORITY).await.unwrap();
    let told: Vec<_> =
        history.iter().map(|one| (one.version, one.changed.join(" "), one.name.clone())).collect();
    let keys = "clocks.written_hours promise_days".to_owned();
    let nia = (3, "promise_days".to_owned(), Some("Nia".to_owned()));
    assert_eq!(told, [nia, (2, keys, None), (1, String::new(), None)]);
});

story!(the_trail_names_the_keys_of_a_change_and_none_of_its_values, |rig| {
    let file = "[[population]]\nyear = 2025\nband = \"11-15\"\nnumber = 4210\nsource = \"made up\"";
    done(rig, wish(file)).await;
    let mut tx = rig.ctx.db.read().await.unwrap();
    let entry = storage::audit::newest(&mut tx, AUTHORITY, 1).await.unwrap().remove(0);
    assert_eq!(
        (entry.action.as_str(), entry.detail.as_str()),
        ("authority-set", "version=2 changed=population")
    );
    assert_eq!((entry.thing.as_str(), entry.actor), ("authority", None));
});

story!(whatever_does_not_fit_is_said_with_its_key_and_nothing_is_changed, |rig| {
    let before = public::authority(&rig.ctx, AUTHORITY).await.unwrap().unwrap();
    let file = "promise_days = 0\n[clocks]\nacknowledge_minutes = 45\n[reading]\ntimes = [\"09:00\"]";
    let said = problems(rig, file).await;
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(
        said[0].starts_with("promise_days: ")
            && said[1].starts_with("clocks.acknowledge_minutes: it is laxer")
    );
    assert!(problems(rig, "[clocks]\nmidnight = 1").await[0].contains("midnight"));
    assert_eq!(public::authority(&rig.ctx, AUTHORITY).await.unwrap().unwrap(), before);
    assert_eq!(history(&rig.ctx, AUTHORITY).await.unwrap().len(), 1);
    assert!(!rig.trail().await.contains(&"authority-set".to_owned()));
});

story!(an_authority_takes_part_once_it_says_when_somebody_reads_and_what_is_promised, |rig| {
    let least = "promise_days = 28\n[reading]\ndays = \"mon,thu\"\ntimes = [\"10:00\"]";
    for (file, lacks) in [("", "promise_days"), ("promise_days = 28", "reading")] {
        let refused = set(&rig.ctx, OTHER, wish(file)).await.unwrap().unwrap_err();
        assert!(matches!(&refused, Unfit::Misfit(why) if why.to_string().contains(lacks)), "{refused:?}");
    }
    assert!(public::authority(&rig.ctx, OTHER).await.unwrap().is_none());
    let taken = set(&rig.ctx, OTHER, wish(least)).await.unwrap().unwrap();
    assert!(taken.new && taken.authority.version == 1);
    assert_eq!(public::authorities(&rig.ctx).await.unwrap().len(), 2);
    let nowhere = set(&rig.ctx, "W06000099", wish(least)).await.unwrap_err();
    assert_eq!(nowhere.kind(), ErrorKind::NotFound);

    done(rig, wish("[retention]\nconcern_months = 120")).await;
    let whole = done(rig, Wish { whole: true, ..wish(least) }).await;
    assert_eq!(
        whole.authority.settings.retention.concern_months, 84,
        "what a whole file does not say is default"
    );
    assert_eq!(whole.changed, ["reading.days", "retention.concern_months"]);
});

story!(only_people_who_act_on_concerns_here_stand_on_the_rota_and_a_file_names_them_as_they_sign_in, |rig| {
    let lead = rig.person("Diogelu", Role::SafeguardingLead).await;
    rig.person("Mair", Role::Moderator).await;
    let shift = |who: &str| {
        format!("[[rota.shifts]]\nperson = \"{who}\"\nwhen = \"mon-fri 08:00-18:00\"\norder = 1\n")
    };
    for stranger in ["mair", "nobody", "0191d1a2-0000-4000-8000-000000000001"] {
        let said = problems(rig, &shift(stranger)).await;
        assert_eq!(said, ["rota.shifts[1].person: nobody of that name acts on concerns here"], "{stranger}");
    }
    let set = done(rig, wish(&shift("Diogelu"))).await;
    assert_eq!(set.authority.settings.rota.shifts[0].person, lead.person);
    let file = as_file(&rig.ctx, AUTHORITY).await.unwrap().unwrap();
    assert!(file.contains("\"diogelu\"") && !file.contains(&lead.person.to_string()), "{file}");
    assert!(
        done(rig, Wish { whole: true, ..wish(&file) }).await.changed.is_empty(),
        "a file is read as it was written"
    );

    let mut tx = rig.ctx.db.begin().await.unwrap();
    stored::disable(&mut tx, lead.person).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(
        done(rig, wish("promise_days = 9")).await.changed,
        ["promise_days"],
        "whoever left holds nothing up"
    );
    assert_eq!(as_file(&rig.ctx, OTHER).await.unwrap(), None);
});

story!(a_promise_and_what_is_due_keep_clear_of_the_days_on_which_nobody_reads, |rig| {
    // It is Thursday 1 October 2026. Nobody reads until the 12th.
    let file = "promise_days = 5\n[[closed]]\nfrom = \"2026-10-01\"\nto = \"2026-10-11\"\n\
        reason = { cy = \"Ar gau\", en = \"Closed\" }";
    done(rig, wish(file)).await;
    let (sends, _) = crate::give::Sends::start(rig.ctx.clone());
    let worry = crate::give::Submission {
        safety: domain::feedback::Safety { safe: Some(domain::feedback::Safe::No), ..Default::default() },
        ..crate::circle::submission(rig, "Made up: it is bad.").await
    };
    let receipt = sends.send(worry, None).await.unwrap();
    assert_eq!(receipt.due.local().to_string(), "2026-10-12T10:00:00", "the first reading there is");
    assert_eq!(
        receipt.promised.date().to_string(),
        "2026-10-12",
        "five days later nobody would have read it"
    );
    let ordinary = crate::circle::submission(rig, "Made up: all is well.").await;
    let receipt = sends.send(ordinary, None).await.unwrap();
    assert!(receipt.promised.date() >= receipt.due.date());
});

story!(an_administrator_changes_what_they_have_seen_and_reads_who_changed_what, |rig| {
    let gwen = rig.person("Gwen", Role::Administrator).await;
    let leave: Grant<Administer> =
        crate::authorise(&rig.ctx, &gwen, crate::Reach::whole(AUTHORITY)).await.unwrap();
    let part = || Part::read("promise_days = 14").unwrap();
    assert!(change(&rig.ctx, &leave, part(), 1).await.unwrap().is_ok());
    assert_eq!(change(&rig.ctx, &leave, part(), 1).await.unwrap_err().kind(), ErrorKind::Stale);
    let shown = shown(&rig.ctx, &leave).await.unwrap().unwrap();
    assert_eq!((shown.authority.version, shown.authority.settings.promise_days), (2, 14));
    assert_eq!(shown.history[0].name.as_deref(), Some("Gwen"));
    assert!(shown.names.is_empty());
    let mair = rig.person("Mair", Role::Moderator).await;
    assert!(crate::authorise::<Administer>(&rig.ctx, &mair, crate::Reach::whole(AUTHORITY)).await.is_err());
});
