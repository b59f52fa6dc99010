//! A manager's first page: what is new, what they owe, what families said, and what changed.

mod answering;
mod news;
mod said;

use super::search;
use crate::{
    page::{Frame, document},
    routes, tr,
};
use domain::{
    catalogue::{ThemeCode, catalogue},
    clock::Quarter,
    disclosure::{Disclosed, Figures},
};
use leptos::prelude::*;
use services::{
    answer::{board::Board, digest::Weekly, notices::Given, views::View},
    public::directory::Service,
};

/// What the page shows of what families said. Only codes: it is kept under a name, and stands in the address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filters {
    /// The code of one of the reader's services.
    pub service: Option<String>,
    /// The quarter.
    pub quarter: Option<Quarter>,
    /// One theme.
    pub theme: Option<ThemeCode>,
    /// Themes that touch this right, by its article.
    pub right: Option<u8>,
}

impl Filters {
    /// Reads what an address or a form asks for. What does not exist is as if it were not asked for.
    pub fn read<'a>(get: impl Fn(&str) -> Option<&'a str>) -> Self {
        let known = |article: &u8| catalogue().article(*article).is_some();
        Self {
            service: get("service").filter(|code| !code.is_empty()).map(str::to_owned),
            quarter: get("quarter").and_then(|quarter| quarter.parse().ok()),
            theme: get("theme").and_then(|code| catalogue().theme(code)).map(|theme| theme.code),
            right: get("right").and_then(|article| article.parse().ok()).filter(known),
        }
    }

    /// As it stands in an address.
    pub fn query(&self) -> String {
        let pairs = [
            ("service", self.service.clone()),
            ("quarter", self.quarter.map(|quarter| quarter.to_string())),
            ("theme", self.theme.map(|theme| theme.to_string())),
            ("right", self.right.map(|article| article.to_string())),
        ];
        let pairs: Vec<String> =
            pairs.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value?))).collect();
        pairs.join("&")
    }

    /// Whether a theme is shown.
    pub fn shows(&self, theme: ThemeCode) -> bool {
        let touches = |article: u8| {
            catalogue().theme(&theme.to_string()).is_some_and(|theme| theme.articles.contains(&article))
        };
        self.theme.is_none_or(|wanted| wanted == theme) && self.right.is_none_or(touches)
    }
}

/// The page's model.
pub struct Model<'a> {
    /// What is new and owed, and the quarter's summaries.
    pub board: &'a Board,
    /// The printed figures of that quarter.
    pub figures: &'a [Disclosed<Figures>],
    /// The printed figures of the quarters up to it, for what changed.
    pub past: &'a [Disclosed<Figures>],
    /// The services that the reader answers for; empty: the whole authority.
    pub services: &'a [Service],
    /// The service that the page is about, if it is about one of them.
    pub service: Option<&'a Service>,
    /// What is shown.
    pub filters: &'a Filters,
    /// Whether the reader may reply.
    pub may_answer: bool,
    /// What does not wait for a quarter.
    pub notices: &'a [Given],
    /// The views that the reader keeps.
    pub views: &'a [View],
    /// How the weekly mail stands for the reader.
    pub weekly: Weekly,
    /// The token of the forms that say something of a notice.
    pub token: &'a str,
    /// What was posted, if something is wrong with it.
    pub posted: Option<&'a Posted>,
}

/// A posted form that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Posted {
    /// What somebody did because of a notice: its identifier, and the words.
    Did(String, String),
    /// The name of a view.
    View(String),
}

impl Model<'_> {
    /// The address of another page of the reader, for the same service.
    fn of_service(&self, path: String, more: &str) -> String {
        let service = self.service.map(|service| format!("service={}", service.code));
        let asked: Vec<String> =
            service.into_iter().chain((!more.is_empty()).then(|| more.to_owned())).collect();
        if asked.is_empty() { path } else { format!("{path}?{}", asked.join("&")) }
    }

    /// The address of a theme's page.
    fn theme(&self, frame: &Frame, theme: ThemeCode) -> String {
        let path = routes::STAFF_THEME.path_with(frame.locale, [frame.organisation(), &theme.to_string()]);
        self.of_service(path, "")
    }

    /// The address of the page on which a quarter's summaries are answered.
    fn answering(&self, frame: &Frame, quarter: Quarter) -> String {
        let path = routes::STAFF_THEMES.path_with(frame.locale, [frame.organisation()]);
        self.of_service(path, &format!("quarter={quarter}"))
    }
}

/// The page.
pub fn page(frame: &Frame, model: &Model<'_>) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "board"), || {
        let about = model.service.map(|service| {
            view! { <p class="lead">{tr!(l, "staff-themes-of", service = service.name.get(l))}</p> }
        });
        view! {
            <h1>{tr!(l, "board")}</h1>
            {about}
            {answering::errors(l, model)}
            {news::services(frame, model)}
            {answering::notices(frame, model)}
            {news::fresh(frame, model)}
            {news::owed(frame, model)}
            {said::said(frame, model)}
            {answering::views(frame, model)}
            {said::changed(frame, model)}
            {said::figures(frame, model)}
            <h2>{tr!(l, "search")}</h2>
            <p>{tr!(l, "search-lead")}</p>
            {search::form(frame, "")}
            {answering::weekly(frame, model)}
        }
    })
}
