//! What services did: the list of releases, and one release.

use crate::{
    components::{Tone, disclosure, facts, link_list, notice, prose},
    figures::{self, Section},
    i18n,
    page::{Frame, document},
    routes, tr,
};
use domain::{
    Bilingual, Locale,
    catalogue::catalogue,
    clock::Quarter,
    disclosure::{Disclosed, Figures, Policy},
    figures::{Cut, Of, Period},
    release::{Release, Reply, TakenDown},
    settings::Population,
    summary::ReplyKind,
};
use jiff::civil::Date;
use leptos::prelude::*;

/// A line of the list of releases.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its identifier, for addresses.
    pub id: String,
    /// The authority's code.
    pub authority: String,
    /// The quarter that it is about.
    pub quarter: Quarter,
    /// Its version.
    pub version: i64,
    /// It was released before the quarter was over.
    pub preview: bool,
    /// The number of responses, as printed; `None` if it is withheld.
    pub responses: Option<i64>,
}

/// Another version of a release.
#[derive(Debug, Clone)]
pub struct Beside {
    /// Its identifier, for addresses.
    pub id: String,
    /// Its version.
    pub version: i64,
    /// The day on which it was released.
    pub released: Date,
    /// Why the later of the two versions replaces the earlier.
    pub why: Bilingual,
}

/// The model of a release's page.
#[derive(Debug, Clone)]
pub struct Page<'a> {
    /// Its identifier, for addresses.
    pub id: String,
    /// The day on which it was released.
    pub released: Date,
    /// The root of its hash tree, in hexadecimal.
    pub root: String,
    /// The frozen release.
    pub release: &'a Release,
    /// It was released before the quarter was over, which happens in a demo only.
    pub preview: bool,
    /// The version that this one replaces.
    pub before: Option<Beside>,
    /// The version that replaces this one.
    pub after: Option<Beside>,
    /// Published numbers of the people who live there.
    pub population: &'a [Population],
}

/// The list, newest first.
pub fn list(frame: &Frame, releases: &[Line]) -> String {
    let l = frame.locale;
    let links = releases.iter().map(|release| {
        let href = routes::RELEASE.path_with(l, [&release.id]);
        let line = match release.responses {
            Some(number) => tr!(l, "releases-responses", count = number),
            None => figures::fewer(l, Policy::LOWEST),
        };
        let title = title(l, &release.authority, release.quarter);
        (href, numbered(l, title, release.version, release.preview), Some(line))
    });
    let links = if releases.is_empty() { prose(&tr!(l, "releases-none")) } else { link_list(links) };
    document(frame, &tr!(l, "releases-title"), || {
        view! {
            <h1>{tr!(l, "releases-title")}</h1>
            <p class="lead">{tr!(l, "releases-lead")}</p>
            {links}
            <p><a href=routes::SEARCH.path(l)>{tr!(l, "search")}</a></p>
            <p><a href=routes::REGIONS.path(l)>{tr!(l, "regions-title")}</a></p>
        }
    })
}

fn title(l: Locale, authority: &str, quarter: Quarter) -> String {
    let place = catalogue().authority(authority).map_or(authority, |authority| authority.name.get(l));
    tr!(l, "release-title", place = place, months = i18n::months_of(l, quarter))
}

/// A release's whole title.
pub fn full_title(l: Locale, release: &Release) -> String {
    numbered(l, title(l, &release.authority, release.quarter), i64::from(release.version), false)
}

/// The first page of a folder of files: a release in each language, and its other files.
pub fn folder(frame: &Frame, doors: Vec<(Locale, String, String)>, files: &[&str], root: &str) -> String {
    let l = frame.locale;
    let heading: Vec<String> = doors.iter().map(|(l, ..)| tr!(*l, "brand")).take(1).collect();
    let doors = doors.into_iter().map(|(l, href, title)| {
        view! { <li lang=l.code()><a href=href hreflang=l.code()>{title}</a></li> }
    });
    let files =
        files.iter().map(|file| view! { <li><a href=(*file).to_owned()>{(*file).to_owned()}</a></li> });
    let how = [Locale::Cy, Locale::En].map(|l| {
        view! { <p lang=l.code()>{tr!(l, "release-folder")}</p> }
    });
    document(&frame.clone().switching_itself(), &tr!(l, "brand"), || {
        view! {
            <h1>{heading.concat()}</h1>
            <ul class="links">{doors.collect_view()}</ul>
            {how.collect_view()}
            <ul>{files.collect_view()}</ul>
            <p><code>{root.to_owned()}</code></p>
        }
    })
}

/// A release's title, with its version and "preview" where needed to tell it from others of the same quarter.
pub fn numbered(l: Locale, title: String, version: i64, preview: bool) -> String {
    let title =
        if version > 1 { tr!(l, "release-title-version", title = title, version = version) } else { title };
    if preview { tr!(l, "release-title-preview", title = title) } else { title }
}

/// The notices above a release that has other versions, or was released before the quarter was over.
fn standing(l: Locale, model: &Page<'_>) -> AnyView {
    let link = |beside: &Beside| {
        let href = routes::RELEASE.path_with(l, [&beside.id]);
        let why = tr!(l, "release-why-changed", why = beside.why.get(l));
        view! {
            <p>{why}</p>
            <p><a href=href>{tr!(l, "release-see-version", version = beside.version)}</a></p>
        }
    };
    let after = model.after.as_ref().map(|after| {
        let date = i18n::date(l, after.released);
        let sentence = tr!(l, "release-superseded", version = after.version, date = date);
        notice(Tone::Care, view! { <p><strong>{sentence}</strong></p>{link(after)} })
    });
    let before = model.before.as_ref().map(|before| {
        let date = i18n::date(l, before.released);
        let sentence = tr!(l, "release-replaces", version = before.version, date = date);
        notice(Tone::Plain, view! { <p>{sentence}</p>{link(before)} })
    });
    let preview = model.preview.then(|| notice(Tone::Care, view! { <p>{tr!(l, "release-preview")}</p> }));
    view! { {preview}{after}{before} }.into_any()
}

/// One release: the number of responses, what was said and answered, the themes, how to read them, the data.
pub fn page(frame: &Frame, model: &Page<'_>) -> String {
    let l = frame.locale;
    let release = model.release;
    let title = title(l, &release.authority, release.quarter);
    let title = numbered(l, title, i64::from(release.version), model.preview);
    let about = [
        (tr!(l, "release-fact-responses"), responses(l, release).into_any()),
        (tr!(l, "release-fact-published"), i18n::date(l, model.released).into_any()),
        (tr!(l, "release-fact-version"), release.version.to_string().into_any()),
    ];
    let method = release.method.iter().map(|text| view! { <li>{text.get(l).to_owned()}</li> });
    let id = model.id.as_str();
    document(frame, &title.clone(), || {
        view! {
            <h1>{title}</h1>
            <p class="lead">{tr!(l, "release-lead")}</p>
            {standing(l, model)}
            {link_list([(
                routes::RELEASE_REPORT.path_with(l, [id]),
                tr!(l, "report-link"),
                Some(tr!(l, "report-link-line")),
            )])}
            {facts(about)}
            <h2>{tr!(l, "release-summaries")}</h2>
            {words(l, release)}
            <p><a href=routes::COMMITMENTS_OF.path_with(l, [&release.authority])>{tr!(l, "release-commitments")}</a></p>
            <h2>{tr!(l, "release-figures")}</h2>
            {link_list(Section::ALL.map(|section| {
                let href = routes::RELEASE_PART.path_with(l, [id, section.slug(l)]);
                let here = if section == Section::Change { course(release) } else { quarter(release) };
                (href, section.title(l), Some(figures::headline(l, section, &here, release.quarter)))
            }))}
            <h2>{tr!(l, "release-method")}</h2>
            <ul>{method.collect_view()}</ul>
            <h2>{tr!(l, "release-downloads")}</h2>
            <ul>
                <li><a href=routes::RELEASE_CSV.path_with(l, [id])>{tr!(l, "release-csv")}</a></li>
                <li><a href=routes::RELEASE_CSVW.path_with(l, [id])>{tr!(l, "release-csvw")}</a></li>
                <li><a href=routes::RELEASE_JSON.path_with(l, [id])>{tr!(l, "release-json")}</a></li>
            </ul>
            {disclosure(tr!(l, "release-root"), view! {
                <p><code>{model.root.clone()}</code></p>
                <p>{tr!(l, "release-root-how")}</p>
                <p><a href=routes::RELEASE_LEAVES.path_with(l, [id])>{tr!(l, "release-leaves")}</a></p>
            })}
        }
    })
}

/// The summaries, each with its replies.
fn words(l: Locale, release: &Release) -> AnyView {
    let summaries = &release.summaries;
    if summaries.is_empty() {
        let none = if release.unwritten {
            tr!(l, "release-summary-unwritten")
        } else {
            tr!(l, "release-summary-none")
        };
        return view! { <p>{none}</p> }.into_any();
    }
    let summaries = summaries.iter().map(|summary| {
        let theme =
            catalogue().theme(&summary.theme).map_or(summary.theme.as_str(), |theme| theme.name.get(l));
        let replies = if summary.replies.is_empty() {
            view! { <p class="soft">{tr!(l, "release-reply-none")}</p> }.into_any()
        } else {
            summary.replies.iter().map(|reply| self::reply(l, reply)).collect_view().into_any()
        };
        view! {
            <section class="card">
                <h3>{theme.to_owned()}</h3>
                {said(l, &summary.text, summary.taken_down.as_ref())}
                <div class="reply">{replies}</div>
            </section>
        }
    });
    summaries.collect_view().into_any()
}

/// A service's reply: what changed, what will change and by when, or why nothing will.
fn reply(l: Locale, reply: &Reply) -> AnyView {
    let kind = match (reply.kind, reply.by) {
        (ReplyKind::Changed, _) => tr!(l, "release-reply-changed"),
        (ReplyKind::Will, Some(by)) => tr!(l, "release-reply-will-by", date = i18n::date(l, by)),
        (ReplyKind::Will, None) => tr!(l, "release-reply-will"),
        (ReplyKind::WhyNot, _) => tr!(l, "release-reply-why-not"),
    };
    let who = reply.service_name.as_ref().map(|name| name.get(l).to_owned());
    let who = who.unwrap_or_else(|| tr!(l, "commitment-of-council"));
    view! {
        <h4>{tr!(l, "release-reply")}": "{kind}</h4>
        <p class="soft">{who}</p>
        {said(l, &reply.text, reply.taken_down.as_ref())}
    }
    .into_any()
}

/// The words of a summary or a reply, or when and why they were taken down.
fn said(l: Locale, text: &Bilingual, taken_down: Option<&TakenDown>) -> AnyView {
    match taken_down {
        None => prose(text.get(l)),
        Some(taken) => view! { <p class="soft">{gone(l, taken.on, &taken.why)}</p> }.into_any(),
    }
}

/// That a text was taken down, when and why.
pub fn gone(l: Locale, on: Date, why: &Bilingual) -> String {
    tr!(l, "release-taken-down", date = i18n::date(l, on), why = why.get(l))
}

/// The number of everybody's responses as it is printed.
fn responses(l: Locale, release: &Release) -> String {
    let everybody = release.figures.iter().find(|figures| figures.population().of == Of::everybody());
    match everybody.and_then(|figures| figures.base()) {
        Some(base) => figures::words(l, base),
        None => figures::fewer(l, everybody.map_or(Policy::LOWEST, |figures| figures.floor())),
    }
}

/// The figures of the release's own quarter, of everybody of the authority.
fn quarter(release: &Release) -> Vec<&Figures> {
    of_period(release, Period::Quarter(release.quarter), Cut::All)
}

/// The same with those of the quarters before.
fn course(release: &Release) -> Vec<&Figures> {
    let mut all = quarter(release);
    all.extend(release.past.iter().map(|figures| &**figures));
    all
}

fn of_period(release: &Release, period: Period, cut: Cut) -> Vec<&Figures> {
    let here = |figures: &&Disclosed<Figures>| {
        let population = figures.population();
        population.period == period && matches!(population.of.cut, of if of == cut || of == Cut::Answered)
    };
    release.figures.iter().filter(here).map(|figures| &**figures).collect()
}

/// One section of a release's figures: the quarter, the reporting year where the release ends one, and each level of
/// help.
pub fn part(frame: &Frame, model: &Page<'_>, section: Section) -> String {
    let l = frame.locale;
    let release = model.release;
    let place = title(l, &release.authority, release.quarter);
    let title = section.title(l);
    let year = Period::year_of(release.quarter);
    let of_year = of_period(release, year, Cut::All);
    let shown = match section {
        Section::Change => figures::changes(l, &course(release), release.quarter),
        section => figures::section(l, section, &quarter(release)),
    };
    let of_year = (section != Section::Change && !of_year.is_empty()).then(|| {
        view! { <h2>{tr!(l, "figures-year")}</h2>{figures::section(l, section, &of_year)} }
    });
    let others = Section::ALL
        .into_iter()
        .filter(|other| *other != section)
        .map(|other| (routes::RELEASE_PART.path_with(l, [&model.id, other.slug(l)]), other.title(l), None));
    document(frame, &format!("{title}: {place}"), || {
        view! {
            <p><a href=routes::RELEASE.path_with(l, [&model.id])>{place}</a></p>
            <h1>{title}</h1>
            <p class="lead">{section.lead(l)}</p>
            {shown}
            {(section == Section::Heard).then(|| figures::official(l, model.population))}
            {levels(l, release, section)}
            {of_year}
            {figures::not_shown_here(l)}
            <h2>{tr!(l, "figures-more-sections")}</h2>
            {link_list(others)}
        }
    })
}

/// The same section for each level of help, folded.
fn levels(l: Locale, release: &Release, section: Section) -> AnyView {
    let by_level = of_period(release, Period::Quarter(release.quarter), Cut::Level);
    let shown = catalogue().services.levels.iter().filter_map(|level| {
        let here: Vec<&Figures> = by_level
            .iter()
            .filter(|figures| figures.population().of.value == level.code.code() && figures.base().is_some())
            .copied()
            .collect();
        let any = here.iter().any(|figures| !figures.tables().is_empty());
        (any && !matches!(section, Section::Change | Section::Heard | Section::Listening))
            .then(|| disclosure(level.name.get(l).to_owned(), figures::section(l, section, &here)))
    });
    let shown: Vec<AnyView> = shown.collect();
    if shown.is_empty() {
        return ().into_any();
    }
    view! { <h2>{tr!(l, "figures-by-level")}</h2>{shown} }.into_any()
}
