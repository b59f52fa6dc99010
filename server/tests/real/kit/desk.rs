//! Staff at work.

use super::{Browser, ORGANISATION, Page, sign_in};
use app::routes;
use domain::Locale;
use reqwest::Method;

/// A staff member who works in Welsh.
#[derive(Clone)]
pub(crate) struct Desk {
    /// Their browser, signed in.
    pub(crate) browser: Browser,
    /// The CSRF token of their forms.
    pub(crate) csrf: String,
}

impl Desk {
    /// Signs in and opens the start page.
    pub(crate) async fn of(browser: &Browser, name: &str) -> Self {
        let browser = sign_in(browser, name).await;
        let home = browser.get(&routes::STAFF_HOME.path_with(Locale::Cy, [ORGANISATION])).await;
        assert_eq!(home.status, 200, "{name}: {}", home.text());
        let fields = home.hidden(routes::SIGN_OUT.path(Locale::Cy));
        let csrf = fields.into_iter().find(|(name, _)| name == "csrf").unwrap().1;
        Self { browser, csrf }
    }

    /// Posts a form with the CSRF token.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let mut all = vec![("csrf", self.csrf.as_str())];
        all.extend_from_slice(fields);
        self.browser.post(path, &all).await
    }

    /// Opens a page, fills in the form that posts to `to`, and posts it.
    pub(crate) async fn submit(&self, page: &str, to: &str, fields: &[(&str, &str)]) -> Page {
        let page = self.browser.get(page).await;
        assert_eq!(page.status, 200, "{}", page.text());
        let mut all = page.hidden(to);
        all.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        self.browser.post(to, &all).await
    }

    /// The identifiers of all items in the queue. What stands above its table, "ring about this", is no line of it.
    pub(crate) async fn queue(&self) -> Vec<String> {
        let page = self.browser.get(&routes::STAFF_QUEUE.path_with(Locale::Cy, [ORGANISATION])).await;
        assert_eq!(page.status, 200, "{}", page.text());
        let start = format!("{}/", routes::STAFF_QUEUE.path_with(Locale::Cy, [ORGANISATION]));
        let (_, lines) = page.body.split_once("<table").unwrap_or_default();
        let ids = lines.split(start.as_str()).skip(1).filter_map(|rest| rest.get(..36));
        let mut ids: Vec<String> = ids.map(str::to_owned).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// The address of an item.
    pub(crate) fn item(id: &str) -> String {
        routes::STAFF_ITEM.path_with(Locale::Cy, [ORGANISATION, id])
    }

    /// Presses a button of an item, with the other fields of its form.
    pub(crate) async fn press(&self, id: &str, button: &str, fields: &[(&str, &str)]) -> Page {
        let mut all = vec![("do", button)];
        all.extend_from_slice(fields);
        self.post(&Self::item(id), &all).await
    }

    /// Claims an item and opens it.
    pub(crate) async fn open(&self, id: &str) -> Page {
        let claimed = self.press(id, "claim", &[]).await;
        assert_eq!(claimed.status, 303, "{}", claimed.text());
        let page = self.browser.get(&Self::item(id)).await;
        assert_eq!(page.status, 200, "{}", page.text());
        page
    }

    /// Records the telephone call that a worry needs before it can be decided, on an item that is open.
    pub(crate) async fn ring(&self, id: &str, said: &str) {
        let page = self.browser.get(&Self::item(id)).await;
        let (day, time) = (page.input("call-day"), page.input("call-time"));
        let call = [
            ("rung", "safeguarding-lead"),
            ("call-day", &day),
            ("call-time", &time),
            ("call-who", "Arweinydd Gwneud (demo)"),
            ("call-said", said),
        ];
        let done = self.press(id, "call", &call).await;
        assert_eq!(done.status, 303, "{}", done.text());
    }

    /// Accepts an item with some words hidden, coded as a small problem with one theme. A second person
    /// accepts it too if the rules ask for one.
    pub(crate) async fn accept(&self, id: &str, hide: &[String], second: &Self) {
        let mut fields = vec![("theme", "3.2:problem"), ("criticality", "1"), ("kind", "person")];
        fields.extend(hide.iter().map(|span| ("hide", span.as_str())));
        let done = self.press(id, "accept", &fields).await;
        assert_eq!(done.status, 303, "{}", done.text());
        if !done.header("location").contains("accepted") {
            second.open(id).await;
            let done = second.press(id, "accept", &fields).await;
            assert!(done.header("location").contains("accepted"), "{:?} {}", done.headers, done.text());
        }
    }

    /// Uploads a file of comments and returns the address of the page that asks what each column means.
    pub(crate) async fn upload(&self, source: &str, content: &str) -> String {
        const EDGE: &str = "edge-of-the-form-7c1f";
        let field = |name: &str, value: &str| {
            format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let body = [
            field("csrf", &self.csrf),
            field("source", source),
            format!(
                "--{EDGE}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"1.csv\"\r\n\
                 Content-Type: text/csv\r\n\r\n{content}\r\n--{EDGE}--\r\n"
            ),
        ];
        let request =
            self.browser.request(Method::POST, &routes::STAFF_IMPORT.path_with(Locale::Cy, [ORGANISATION]));
        let request = request
            .header("content-type", format!("multipart/form-data; boundary={EDGE}"))
            .body(body.concat());
        let page = self.browser.send(request).await.unwrap();
        assert_eq!(page.status, 303, "{}", page.text());
        page.header("location").to_owned()
    }
}
