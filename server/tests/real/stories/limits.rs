//! Wrong guesses slow down the caller who guesses, and nobody else.

use crate::kit::{Browser, Form, Installation, PASSWORD, try_sign_in};
use app::routes;
use domain::{Locale, number::Number};

/// A number that was never given out.
fn guess(n: u64) -> String {
    Number::from_value(n * 7_919 + 13).digits()
}

#[tokio::test]
async fn wrong_numbers_slow_down_one_caller_and_a_slip_of_the_pen_does_not_count() {
    for installation in Installation::on_each_engine().await {
        let engine = installation.engine;
        let server = installation.start_demo().await;
        let (guesser, other) =
            (Browser::new(&server.address, "203.0.113.1"), Browser::new(&server.address, "203.0.113.2"));
        let number = Form::new(Locale::En).given(&other).await;
        let path = routes::NUMBER.path(Locale::En);
        let last = (number.as_bytes()[15] - b'0' + 1) % 10;
        let slip = format!("{}{last}", &number[..15]);
        for _ in 0..12 {
            assert_eq!(guesser.post(path, &[("number", &slip)]).await.status, 422, "{engine}");
        }
        for n in 0..10 {
            let page = guesser.post(path, &[("number", &guess(n))]).await;
            assert_eq!(page.status, 404, "{engine}: guess {n}");
        }
        let refused = guesser.post(path, &[("number", &guess(11))]).await;
        assert_eq!(refused.status, 429, "{engine}");
        assert_eq!(refused.header("retry-after"), "600", "{engine}");
        let right = guesser.post(path, &[("number", &number)]).await;
        assert_eq!(right.status, 429, "{engine}: a right number looks like a wrong one now");
        assert_eq!(
            other.post(path, &[("number", &number)]).await.status,
            200,
            "{engine}: others come back as ever"
        );
        assert_eq!(other.post(path, &[("number", &guess(12))]).await.status, 404, "{engine}");
        let mut inside = installation.inside().await;
        for cell in inside.cells().await.unwrap() {
            let found = cell.content.windows(9).any(|part| part == b"203.0.113");
            assert!(!found, "{engine}: a caller's address lies in {}.{}", cell.table, cell.column);
        }
        server.stop().await;
    }
}

#[tokio::test]
async fn wrong_passwords_stop_whoever_types_them_and_keep_nobody_from_their_work() {
    for installation in Installation::on_each_engine().await {
        let engine = installation.engine;
        let server = installation.start_demo().await;
        let at = |from: &str| Browser::new(&server.address, from);
        for _ in 0..8 {
            let page = try_sign_in(&at("203.0.113.10"), "rheolwr", "wrong-password").await;
            assert_eq!(page.status, 422, "{engine}");
        }
        let late = try_sign_in(&at("203.0.113.10"), "rheolwr", PASSWORD).await;
        assert_eq!(late.status, 429, "{engine}: even the right password waits");
        assert_eq!(late.header("set-cookie"), "", "{engine}");
        assert_eq!(try_sign_in(&at("203.0.113.30"), "rheolwr", PASSWORD).await.status, 303, "{engine}");
        assert_eq!(try_sign_in(&at("203.0.113.10"), "ceidwad", PASSWORD).await.status, 303, "{engine}");
        // All addresses of one IPv6 network are one caller.
        let neighbour = |n: u32| at(&format!("2001:db8:1:2::{n:x}"));
        for n in 0..40 {
            let page = try_sign_in(&neighbour(n), &format!("guess{n}"), "wrong-password").await;
            assert_eq!(page.status, 422, "{engine}: name {n}");
        }
        assert_eq!(try_sign_in(&neighbour(99), "perfformiad", PASSWORD).await.status, 429, "{engine}");
        let elsewhere = at("2001:db8:1:3::1");
        assert_eq!(try_sign_in(&elsewhere, "perfformiad", PASSWORD).await.status, 303, "{engine}");
        server.stop().await;
    }
}
