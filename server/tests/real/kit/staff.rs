//! What staff do.

use super::{Browser, PASSWORD, Page};
use app::routes;
use domain::{Locale, permission::Role};

/// The organisation in which the demo's people work.
pub(crate) const ORGANISATION: &str = "W06000008";

/// The demo's people: sign-in name and role.
pub(crate) const PEOPLE: [(&str, Role); 7] = [
    ("cymedrolwr", Role::Moderator),
    ("cymedrolwr2", Role::Moderator),
    ("swyddog", Role::DesignatedOfficer),
    ("rheolwr", Role::ServiceManager),
    ("perfformiad", Role::PerformanceLead),
    ("ceidwad", Role::Custodian),
    ("gweinyddwr", Role::Administrator),
];

/// Tries to sign in.
pub(crate) async fn try_sign_in(browser: &Browser, name: &str, password: &str) -> Page {
    browser.post(routes::SIGN_IN.path(Locale::Cy), &[("name", name), ("password", password)]).await
}

/// Signs in, and keeps the cookie.
pub(crate) async fn sign_in(browser: &Browser, name: &str) -> Browser {
    let page = try_sign_in(browser, name, PASSWORD).await;
    assert_eq!(page.status, 303, "{}", page.text());
    let cookie = page.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
    assert!(cookie.contains('='), "a cookie is set");
    browser.with_cookie(&cookie)
}
