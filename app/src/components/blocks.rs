//! Notices, cards, tags, helpline cards, page turners and other blocks that many pages use.

use leptos::prelude::*;

/// The tone of a notice, a tag or a chip. Colour never carries it alone: the words say it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Nothing particular.
    #[default]
    Plain,
    /// Good, done.
    Good,
    /// Needs attention.
    Care,
    /// Needs attention at once.
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

/// A quiet block with information.
pub fn notice(tone: Tone, body: impl IntoView + 'static) -> AnyView {
    view! { <div class=format!("notice{}", tone.class())>{body.into_view()}</div> }.into_any()
}

/// A surface with a title (heading level 2).
pub fn card(title: impl Into<String>, body: impl IntoView + 'static) -> AnyView {
    view! { <section class="card"><h2>{title.into()}</h2>{body.into_view()}</section> }.into_any()
}

/// A summary line that opens to show more.
pub fn disclosure(summary: impl Into<String>, body: impl IntoView + 'static) -> AnyView {
    view! { <details><summary>{summary.into()}</summary><div>{body.into_view()}</div></details> }.into_any()
}

/// A small label that says what something is.
pub fn tag(tone: Tone, label: impl Into<String>) -> AnyView {
    view! { <span class=format!("tag{}", tone.class())>{label.into()}</span> }.into_any()
}

/// A small label with a status, for dense lists.
pub fn chip(tone: Tone, label: impl Into<String>) -> AnyView {
    view! { <span class=format!("chip{}", tone.class())>{label.into()}</span> }.into_any()
}

/// Buttons in a row, the most important one first.
pub fn actions(body: impl IntoView + 'static) -> AnyView {
    view! { <div class="actions">{body.into_view()}</div> }.into_any()
}

/// The filters and commands above a dense list.
pub fn toolbar(body: impl IntoView + 'static) -> AnyView {
    view! { <div class="toolbar">{body.into_view()}</div> }.into_any()
}

/// Large links, each with a line that describes its target. A link is: address, title, line.
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

/// A list of names and values.
pub fn facts(facts: impl IntoIterator<Item = (String, AnyView)>) -> AnyView {
    let facts = facts.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    view! { <dl class="facts">{facts.collect_view()}</dl> }.into_any()
}

/// Links to the previous and the next page: the navigation's name for screen readers, then address and words
/// of each.
pub fn pagination(
    name: impl Into<String>,
    before: Option<(String, String)>,
    after: Option<(String, String)>,
) -> AnyView {
    let before = before.map(|(href, label)| view! { <a rel="prev" href=href>{label}</a> });
    let after = after.map(|(href, label)| view! { <a rel="next" href=href>{label}</a> });
    view! { <nav class="pages" aria-label=name.into()>{before}{after}</nav> }.into_any()
}

/// A helpline. Text and chat stand before the telephone, because a call can be overheard.
#[derive(Debug, Clone, Default)]
pub struct Helpline {
    /// The helpline's name.
    pub name: String,
    /// One line: what it is for, and when.
    pub about: String,
    /// The text link's words, and the number.
    pub text: Option<(String, String)>,
    /// The chat or web link's words, and the address.
    pub web: Option<(String, String)>,
    /// The call link's words, and the number.
    pub call: Option<(String, String)>,
    /// The heading level of its name, on pages that are navigated by headings; `None` inside another block.
    pub heading: Option<HelplineHeading>,
}

/// The heading level of a helpline's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HelplineHeading {
    /// Under the page's own heading.
    Second,
    /// Under a heading of level 2.
    Third,
}

impl Helpline {
    /// Renders the helpline. A link without a number names the helpline, so that no two links on a page read
    /// the same.
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
