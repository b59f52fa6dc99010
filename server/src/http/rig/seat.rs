//! For tests: signed-in staff, each in their own browser.

use super::{AUTHORITY, Page, Rig};
use crate::http::request::MOST_PAIRS_OF_STAFF;
use domain::{Locale, permission::Role};
use services::govern::{
    people::{self, NewPerson},
    sign_in,
};
use uuid::Uuid;

/// The password of everybody in the tests.
pub(crate) const PASSWORD: &str = "coeden afal werdd";

/// A role, where it is held, and for which service.
pub(crate) type Post<'a> = (Role, &'a str, Option<Uuid>);

/// A signed-in staff member.
pub(crate) struct Seat<'a> {
    rig: &'a Rig,
    /// The cookie, as the browser sends it.
    pub(crate) cookie: String,
    /// The CSRF token of their forms.
    pub(crate) csrf: String,
}

impl Rig {
    /// Adds a person with roles and signs them in.
    pub(crate) async fn staff(&self, name: &str, roles: &[Post<'_>]) -> Seat<'_> {
        let new = NewPerson { name, sign_in: name, password: PASSWORD, locale: Locale::Cy, roles };
        people::put(&self.ctx, &new).await.unwrap();
        self.signed_in(name, PASSWORD).await
    }

    /// The same with one role over the whole authority.
    pub(crate) async fn one(&self, name: &str, role: Role) -> Seat<'_> {
        self.staff(name, &[(role, AUTHORITY, None)]).await
    }

    /// Signs in a person who exists already.
    pub(crate) async fn signed_in(&self, name: &str, password: &str) -> Seat<'_> {
        let page = self.post("/en/sign-in", &[("name", name), ("password", password)]).await;
        assert_eq!(page.status, 303, "{}", page.html);
        self.seat(&page).await
    }

    /// The seat of the person whom this answer signed in.
    pub(crate) async fn seat(&self, page: &Page) -> Seat<'_> {
        let cookie = page.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
        let value = cookie.split_once('=').unwrap().1;
        let csrf = sign_in::who(&self.ctx, value).await.unwrap().unwrap().csrf;
        Seat { rig: self, cookie, csrf }
    }
}

impl Seat<'_> {
    /// Opens a page.
    pub(crate) async fn get(&self, path: &str) -> Page {
        let request = self.rig.browser.get(format!("{}{path}", self.rig.address));
        Page::of(request.header("cookie", &self.cookie).send().await.unwrap()).await
    }

    /// Posts a form with this session's token.
    pub(crate) async fn post(&self, path: &str, pairs: &[(&str, &str)]) -> Page {
        self.post_as_it_is(path, &[&[("csrf", self.csrf.as_str())], pairs].concat()).await
    }

    /// Posts a form as it stood on a page: the pairs hold its token, if it has one.
    pub(crate) async fn post_as_it_is(&self, path: &str, pairs: &[(&str, &str)]) -> Page {
        assert!(pairs.len() < MOST_PAIRS_OF_STAFF);
        let body: String = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let request = self.rig.browser.post(format!("{}{path}", self.rig.address));
        let request = request.header("content-type", "application/x-www-form-urlencoded").body(body);
        let request = request.header("sec-fetch-site", "same-origin").header("cookie", &self.cookie);
        Page::of(request.send().await.unwrap()).await
    }
}

impl Page {
    /// The address that an answer redirects to.
    pub(crate) fn location(&self) -> &str {
        self.headers.get("location").map(|to| to.to_str().unwrap()).unwrap_or_default()
    }
}
