//! Notices, cards, tags, help lines, page turners and what else stands on many pages.

use leptos::prelude::*;

/// The tone of a notice, a tag or a chip. Never by colour alone: the words say it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Nothing particular.
    #[default]
    Plain,
    /// Good, done.
    Good,
    /// Look at this.
    Care,
    /// At once.
    Urgent,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Good => " good",
            Self::Care => " care",
            Self::Urgent => " urgent",
        }
    }
}

/// A quiet block with something to know.
pub fn notice(tone: Tone, body: impl IntoView + 'static) -> AnyView {
    view! { <div class=format!("notice{}", tone.class())>{body.into_view()}</div> }.into_any()
}

/// A surface with a title (heading level 2).
pub fn card(title: impl Into<String>, body: impl IntoView + 'static) -> AnyView {
    view! { <section class="card"><h2>{title.into()}</h2>{body.into_view()}</section> }.into_any()
}

/// Words that open under a line.
pub fn disclosure(summary: impl Into<String>, body: impl IntoView + 'static) -> AnyView {
    view! { <details><summary>{summary.into()}</summary><div>{body.into_view()}</div></details> }.into_any()
}

/// A word that says what something is.
pub fn tag(tone: Tone, label: impl Into<String>) -> AnyView {
    view! { <span class=format!("tag{}", tone.class())>{label.into()}</span> }.into_any()
}

/// Where something stands, in dense lists.
pub fn chip(tone: Tone, label: impl Into<String>) -> AnyView {
    view! { <span class=format!("chip{}", tone.class())>{label.into()}</span> }.into_any()
}

/// Buttons in a row, the first one the most important.
pub fn actions(body: impl IntoView + 'static) -> AnyView {
    view! { <div class="actions">{body.into_view()}</div> }.into_any()
}

/// Filters and commands over a dense list.
pub fn toolbar(body: impl IntoView + 'static) -> AnyView {
    view! { <div class="toolbar">{body.into_view()}</div> }.into_any()
}

/// Large links, each with a line that says what is behind it: address, title, line.
pub fn link_list(links: impl IntoIterator<Item = (String, String, Option<String>)>) -> AnyView {
    let links = links.into_iter().map(|(href, title, line)| {
        view! { <li><a href=href>{title}</a>{line.map(|line| view! { <p>{line}</p> })}</li> }
    });
    view! { <ul class="links">{links.collect_view()}</ul> }.into_any()
}

/// A longer text: paragraphs set apart by empty lines, and lists whose lines begin with `- `.
pub fn prose(text: &str) -> AnyView {
    let blocks = text.split("\n\n").map(|block| {
        let lines: Option<Vec<&str>> = block.lines().map(|line| line.strip_prefix("- ")).collect();
        match lines {
            Some(lines) => {
                let lines = lines.into_iter().map(|line| view! { <li>{line.to_owned()}</li> });
                view! { <ul>{lines.collect_view()}</ul> }.into_any()
            }
            None => view! { <p>{block.to_owned()}</p> }.into_any(),
        }
    });
    blocks.collect_view().into_any()
}

/// Names and values.
pub fn facts(facts: impl IntoIterator<Item = (String, AnyView)>) -> AnyView {
    let facts = facts.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    view! { <dl class="facts">{facts.collect_view()}</dl> }.into_any()
}

/// Turns pages: its name for screen readers, then address and words of the page before and after.
pub fn pagination(
    name: impl Into<String>,
    before: Option<(String, String)>,
    after: Option<(String, String)>,
) -> AnyView {
    let before = before.map(|(href, label)| view! { <a rel="prev" href=href>{label}</a> });
    let after = after.map(|(href, label)| view! { <a rel="next" href=href>{label}</a> });
    view! { <nav class="pages" aria-label=name.into()>{before}{after}</nav> }.into_any()
}

/// Somebody to turn to. Text and chat stand before the telephone: a call can be overheard.
#[derive(Debug, Clone, Default)]
pub struct Helpline {
    /// Who.
    pub name: String,
    /// What for, when: one line.
    pub about: String,
    /// Words of the text link, and the number.
    pub text: Option<(String, String)>,
    /// Words of the chat or web link, and the address.
    pub web: Option<(String, String)>,
    /// Words of the call link, and the number.
    pub call: Option<(String, String)>,
    /// The level of heading that its name is, on a page that is read by its headings; `None` inside something else.
    pub heading: Option<HelplineHeading>,
}

/// Where the name of a helpline stands among a page's headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HelplineHeading {
    /// Under the page's own heading.
    Second,
    /// Under a heading of level 2.
    Third,
}

impl Helpline {
    /// The view. A link that bears no number says whose it is, so that no two of a page share a name.
    pub fn view(self) -> AnyView {
        let dial = |scheme: &str, number: &str| {
            format!("{scheme}:{}", number.chars().filter(|c| !c.is_whitespace()).collect::<String>())
        };
        let text = self.text.map(|(words, number)| view! { <a href=dial("sms", &number)>{words}</a> });
        let whose = format!(": {}", self.name);
        let web = self.web.map(|(words, href)| {
            view! { <a href=href rel="noreferrer">{words}<span class="vh">{whose}</span></a> }
        });
        let call = self.call.map(|(words, number)| view! { <a href=dial("tel", &number)>{words}</a> });
        let name = match self.heading {
            None => view! { <p><strong>{self.name}</strong></p> }.into_any(),
            Some(HelplineHeading::Second) => view! { <h2>{self.name}</h2> }.into_any(),
            Some(HelplineHeading::Third) => view! { <h3>{self.name}</h3> }.into_any(),
        };
        view! {
            <div class="helpline">
                {name}
                <p>{self.about}</p>
                <p class="ways">{text}{web}{call}</p>
            </div>
        }
        .into_any()
    }
}
