//! The concern desk of a server that is killed while concerns are raised and while people are alerted: no concern is lost,
//! and each step is taken once.

use crate::kit::{Browser, Form, Installation, ORGANISATION, SECRET, Sink};
use domain::{Locale, feedback::Audience};
use std::time::Duration;
use storage::testkit::Inside;
use tokio::{sync::watch, task::JoinSet};

/// How many children send at the same time, and how often each of them.
const CHILDREN: usize = 6;
const EACH: usize = 4;
const ALL: i64 = 24;

/// Half an hour and a minute, in which nobody takes anything: the next step of every concern is due.
const HALF_AN_HOUR: i64 = 31 * 60_000_000;

/// Presses *send* until there is an answer, with the same form each time, as somebody who is afraid does.
async fn child(mut address: watch::Receiver<Option<String>>, child: usize) {
    for nth in 0..EACH {
        let token = uuid::Uuid::from_u128(((child as u128 + 1) << 64) + nth as u128);
        let words = format!("Made up: not safe {child}-{nth}.");
        let form = Form { audience: Audience::Child, ..Form::new(Locale::Cy) }
            .with("s1", "no")
            .with("o2", words)
            .with(domain::questionnaire::TOKEN, token.to_string());
        loop {
            let at = address.wait_for(Option::is_some).await.unwrap().clone().unwrap();
            let browser = Browser::new(&at, &format!("10.2.{child}.1"));
            if let Ok(page) = browser.try_post(&form.send_path(), &form.fields).await {
                assert_eq!(page.status, 200, "{}", page.text());
                break;
            }
            address.wait_for(|now| now.as_ref() != Some(&at)).await.unwrap();
        }
    }
}

/// Waits until a count in the database is what it has to be, for a minute and a half: the work of a killed process is taken
/// up by another after one.
async fn until(inside: &mut Inside, what: &str, sql: &str, met: impl Fn(i64) -> bool) {
    let mut last = 0;
    for _ in 0..1_800 {
        last = inside.number(sql).await.unwrap();
        if met(last) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{what}: {last}");
}

/// Half an hour goes by while the server is dead: everything that it wrote is as much older.
async fn half_an_hour_later(inside: &mut Inside) {
    for (table, columns) in [
        ("concern", "received raised routed acknowledge_by next_due wakes front_door"),
        ("concern_step", "at"),
        ("alert", "made sent"),
        ("job", "due until created"),
        ("lease", "until"),
    ] {
        let set: Vec<String> =
            columns.split(' ').map(|column| format!("{column} = {column} - {HALF_AN_HOUR}")).collect();
        inside.run(&format!("UPDATE {table} SET {}", set.join(", "))).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_killed_twice_loses_no_concern_and_takes_each_step_once() {
    for mut installation in Installation::on_each_engine().await {
        let engine = installation.engine;
        let text = Sink::gateway().await;
        installation.set("CLYWED_ALERT_WEBHOOK", format!("http://{}/alerts?a=b", text.address));
        installation.set("CLYWED_ALERT_SECRET", SECRET);
        let server = installation.start_demo().await;
        // Without a rota everybody of the desk is told at once, whatever the hour of this test.
        let settings = installation.temporary().join("settings.toml");
        std::fs::write(&settings, "[rota]\nshifts = []\n").unwrap();
        for command in [
            ["authority", "set", ORGANISATION, "--file", settings.to_str().unwrap()],
            ["person", "alert", "diogelu", "--telephone", "07700 900123"],
        ] {
            let (content, said) = installation.told(&command, "").await;
            assert!(content, "{said}");
        }
        let (says, address) = watch::channel(Some(server.address.clone()));
        let mut children: JoinSet<()> = (0..CHILDREN).map(|n| child(address.clone(), n)).collect();
        let mut inside = installation.inside().await;
        let steps = "SELECT count(*) FROM concern_step";

        // Killed while concerns are raised, or while the first of them is told of.
        until(&mut inside, "concerns are raised", "SELECT count(*) FROM concern", |n| n >= ALL / 3).await;
        server.kill().await;
        says.send(None).unwrap();
        half_an_hour_later(&mut inside).await;
        let server = installation.start_again().await;
        says.send(Some(server.address.clone())).unwrap();
        while let Some(done) = children.join_next().await {
            done.unwrap();
        }
        // Killed in the middle of alerting.
        until(&mut inside, "people are alerted", steps, |n| n > 0).await;
        server.kill().await;
        half_an_hour_later(&mut inside).await;
        let server = installation.start_again().await;
        let now = std::time::UNIX_EPOCH.elapsed().unwrap().as_micros();
        let due = format!("SELECT count(*) FROM concern WHERE wakes <= {now}");
        let unsent = format!("SELECT count(*) FROM alert WHERE sent IS NULL AND made <= {now}");
        until(&mut inside, "every concern was told of", &due, |n| n == 0).await;
        until(&mut inside, "every alert that was to leave has left", &unsent, |n| n == 0).await;

        let mut count = async |sql: &str| inside.number(sql).await.unwrap();
        assert_eq!(
            count("SELECT count(*) FROM concern").await,
            ALL,
            "{engine}: one for each child's sending"
        );
        assert_eq!(count("SELECT count(*) FROM concern_feedback").await, ALL, "{engine}");
        assert_eq!(count("SELECT count(*) FROM feedback").await, ALL, "{engine}");
        let raised = "SELECT count(*) FROM concern_entry WHERE kind = 'raised'";
        assert_eq!(count(raised).await, ALL, "{engine}: each was raised once");
        let gaps = "SELECT count(*) FROM (SELECT concern, count(*) AS n, \
            max(CAST(substr(step, 13) AS INTEGER)) AS last FROM concern_step GROUP BY concern) AS s WHERE n <> last";
        assert_eq!(count(gaps).await, 0, "{engine}: no step is left out");
        let twice = "SELECT count(*) FROM concern_step WHERE substr(step, 1, 12) = 'acknowledge-'";
        assert_eq!(count(twice).await, count(steps).await, "{engine}: and there is no other");
        assert_eq!(
            count("SELECT count(*) FROM alert WHERE channel = 'desk'").await,
            count("SELECT CAST(SUM(people) AS BIGINT) FROM concern_step").await,
            "{engine}: everybody whom a step was to tell has one alert of it"
        );
        let (taken, left) = (text.got().kept.len(), "SELECT count(*) FROM alert WHERE channel = 'webhook'");
        assert_eq!(
            i64::try_from(taken),
            Ok(count(&format!("{left} AND sent IS NOT NULL")).await),
            "{engine}"
        );
        assert!((1..=6).contains(&taken), "{engine}: {ALL} concerns made {taken} text messages");
        inside.close().await.unwrap();
        server.stop().await;
    }
}
