use super::*;
use atom_syndication::Feed;
use domain::{commitment::Totals, demo::plain_settings};
use services::public::directory::Authority;

#[test]
fn an_empty_register_is_a_feed_that_another_reader_understands_in_both_languages() {
    for &l in Locale::ALL {
        let authority = Authority {
            code: "W06000008".to_owned(),
            epoch: 1,
            version: 1,
            settings: std::sync::Arc::new(plain_settings()),
        };
        let register = Register {
            authority,
            service: None,
            services: Vec::new(),
            shown: Vec::new(),
            totals: Totals::default(),
        };
        let text = atom(l, &register, "/feed").unwrap();
        let read: Feed = text.parse().unwrap();
        assert_eq!((read.lang(), read.entries().len()), (Some(l.code()), 0));
        assert!(read.links().iter().any(|link| link.rel() == "self" && link.href() == "/feed"));
    }
}
