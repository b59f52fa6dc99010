//! The audit trail: intact after everything, and broken by a single change.

use crate::kit::{Browser, Installation, PASSWORD, sign_in, try_sign_in};
use std::time::Duration;

/// Runs `clywed audit verify`: whether it succeeded, and its output.
async fn verify(installation: &Installation) -> (bool, String) {
    let ended = installation.run(&["audit", "verify"]).await;
    let said = [ended.stdout, ended.stderr].concat();
    (ended.status.success(), String::from_utf8(said).unwrap())
}

#[tokio::test]
async fn the_audit_trail_is_whole_after_a_day_of_work_and_broken_by_one_changed_or_missing_entry() {
    for installation in Installation::on_each_engine().await {
        let engine = installation.engine;
        let server = installation.start_demo().await;
        let browser = Browser::new(&server.address, "198.51.100.30");
        for name in ["rheolwr", "ceidwad", "gweinyddwr"] {
            sign_in(&browser, name).await;
        }
        try_sign_in(&browser, "rheolwr", &PASSWORD.to_uppercase()).await;
        let mut inside = installation.inside().await;
        // The sealer runs about once a second.
        while inside.number("SELECT count(*) FROM audit WHERE seq IS NULL").await.unwrap() > 0 {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let sealed = inside.number("SELECT count(*) FROM audit").await.unwrap();
        assert!(sealed >= 3, "{engine}: {sealed}");
        server.stop().await;
        let (whole, said) = verify(&installation).await;
        assert!(whole && said.contains(&format!("{sealed} entries are chained")), "{engine}: {said}");

        for (harm, cure) in [
            (
                "UPDATE audit SET action = 'sign-out' WHERE seq = 2",
                "UPDATE audit SET action = 'sign-in' WHERE seq = 2",
            ),
            ("UPDATE audit SET at = at + 1 WHERE seq = 1", "UPDATE audit SET at = at - 1 WHERE seq = 1"),
            ("UPDATE audit SET detail = 'x' WHERE seq = 3", "UPDATE audit SET detail = '' WHERE seq = 3"),
            ("UPDATE audit SET seq = -2 WHERE seq = 2", "UPDATE audit SET seq = 2 WHERE seq = -2"),
        ] {
            assert_eq!(inside.run(harm).await.unwrap(), 1, "{engine}: {harm}");
            let (whole, said) = verify(&installation).await;
            assert!(!whole && said.contains("the chain is broken at entry"), "{engine}: {harm}: {said}");
            assert_eq!(inside.run(cure).await.unwrap(), 1, "{engine}: {cure}");
            assert!(verify(&installation).await.0, "{engine}: {cure}");
        }
        inside.close().await.unwrap();
    }
}
