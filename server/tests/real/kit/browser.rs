//! A browser without script. It sends forms, keeps a cookie, and follows no redirect by itself.

use reqwest::{
    Client, Method, RequestBuilder,
    header::{self, HeaderMap},
    redirect::Policy,
};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

/// An answer that a browser received, for a story that searches all of them at the end.
pub(crate) struct Heard {
    /// The name of the browser's person.
    pub(crate) who: String,
    /// The request: method and path.
    pub(crate) asked: (Method, String),
    /// The status.
    pub(crate) status: u16,
    /// Headers and body, as they were received.
    pub(crate) all: Vec<u8>,
}

/// All answers that the browsers of a story received.
pub(crate) type Tape = Arc<Mutex<Vec<Heard>>>;

/// A person's browser, with its own network address.
#[derive(Clone)]
pub(crate) struct Browser {
    client: Client,
    /// The server's address; it changes when a server is started again.
    pub(crate) server: String,
    from: String,
    tape: Option<(String, Tape)>,
    cookie: Option<String>,
}

/// A server's answer.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

/// A form as it is posted.
pub(crate) fn encoded<N: AsRef<str>, V: AsRef<str>>(pairs: &[(N, V)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

impl Browser {
    /// A browser with the network address `from`.
    pub(crate) fn new(server: &str, from: &str) -> Self {
        let client =
            Client::builder().redirect(Policy::none()).timeout(Duration::from_mins(1)).build().unwrap();
        Self { client, server: server.to_owned(), from: from.to_owned(), tape: None, cookie: None }
    }

    /// The same browser, with every answer recorded on `tape` under the name `who`.
    pub(crate) fn taped(&self, who: &str, tape: &Tape) -> Self {
        Self { tape: Some((who.to_owned(), tape.clone())), ..self.clone() }
    }

    /// The same browser with a cookie.
    pub(crate) fn with_cookie(&self, cookie: &str) -> Self {
        Self { cookie: Some(cookie.to_owned()), ..self.clone() }
    }

    /// The cookie, once signed in.
    pub(crate) fn cookie(&self) -> Option<&str> {
        self.cookie.as_deref()
    }

    /// A request to one of our pages, with the headers that a browser adds.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.plain(method, path).header("sec-fetch-site", "same-origin")
    }

    /// A request without the headers that say which page it comes from.
    pub(crate) fn plain(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.client.request(method, format!("{}{path}", self.server));
        let request = request.header("x-forwarded-for", &self.from);
        match &self.cookie {
            Some(cookie) => request.header(header::COOKIE, cookie),
            None => request,
        }
    }

    /// Opens a page.
    pub(crate) async fn get(&self, path: &str) -> Page {
        self.send(self.request(Method::GET, path)).await.unwrap()
    }

    /// Posts a form.
    pub(crate) async fn post<N: AsRef<str>, V: AsRef<str>>(&self, path: &str, pairs: &[(N, V)]) -> Page {
        self.try_post(path, pairs).await.unwrap()
    }

    /// Posts a form to a server that may die before it answers.
    pub(crate) async fn try_post<N: AsRef<str>, V: AsRef<str>>(
        &self,
        path: &str,
        pairs: &[(N, V)],
    ) -> reqwest::Result<Page> {
        self.send(form(self.request(Method::POST, path), encoded(pairs))).await
    }

    /// Sends a request and records the answer on the tape.
    pub(crate) async fn send(&self, request: RequestBuilder) -> reqwest::Result<Page> {
        let request = request.build()?;
        let asked = (request.method().clone(), request.url().path().to_owned());
        let again = request.try_clone();
        let response = match (self.client.execute(request).await, again) {
            // The server has closed a kept connection just then. A browser sends the request once more on a new one.
            (Err(error), Some(again)) if closed_early(&error) => self.client.execute(again).await?,
            (response, _) => response?,
        };
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let page = Page { status, headers, body: response.text().await? };
        if let Some((who, tape)) = &self.tape {
            let mut all = format!("{:?}\n", page.headers).into_bytes();
            all.extend_from_slice(page.body.as_bytes());
            tape.lock().unwrap().push(Heard { who: who.clone(), asked, status, all });
        }
        Ok(page)
    }
}

/// Whether a connection was closed before any of the answer came.
fn closed_early(error: &reqwest::Error) -> bool {
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = cause {
        let reset = error.downcast_ref::<std::io::Error>();
        if reset.is_some_and(|error| error.kind() == std::io::ErrorKind::ConnectionReset)
            || error.to_string().contains("before message completed")
        {
            return true;
        }
        cause = error.source();
    }
    false
}

/// Puts a form into a request.
pub(crate) fn form(request: RequestBuilder, body: String) -> RequestBuilder {
    request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(body)
}

impl Page {
    /// A header; empty if it is missing.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The text of the page as people read it, for messages and for searching.
    pub(crate) fn text(&self) -> String {
        unescaped(&self.body)
    }

    /// The value of the first input with that name.
    pub(crate) fn input(&self, name: &str) -> String {
        let mut tags = self.body.split("<input ").skip(1).filter_map(|rest| rest.split('>').next());
        let tag = tags.find(|tag| attribute(tag, "name").as_deref() == Some(name));
        let tag = tag.unwrap_or_else(|| panic!("no input {name} on this page: {}", self.body));
        attribute(tag, "value").unwrap_or_default()
    }

    /// The hidden fields of a form that posts to an address ending in `to`.
    pub(crate) fn hidden(&self, to: &str) -> Vec<(String, String)> {
        let form = self.body.split("<form ").skip(1).find(|form| {
            let tag = form.split('>').next().unwrap_or_default();
            let posts = attribute(tag, "method").is_some_and(|method| method == "post");
            posts && attribute(tag, "action").is_some_and(|action| action.ends_with(to))
        });
        let form = form.and_then(|form| form.split("</form>").next());
        let form = form.unwrap_or_else(|| panic!("no form posts to {to} on this page: {}", self.body));
        let tags = form.split("<input ").skip(1).filter_map(|rest| rest.split('>').next());
        let hidden = tags.filter(|tag| attribute(tag, "type").as_deref() == Some("hidden"));
        hidden.filter_map(|tag| Some((attribute(tag, "name")?, attribute(tag, "value")?))).collect()
    }
}

/// An attribute's value, unescaped.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let tag = format!(" {tag}");
    let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    Some(unescaped(tag[from..].split('"').next()?))
}

fn unescaped(text: &str) -> String {
    let marks =
        [("&#x27;", "'"), ("&#39;", "'"), ("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    marks.iter().fold(text.to_owned(), |text, (mark, plain)| text.replace(mark, plain))
}
