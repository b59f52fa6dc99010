//! The sections of figures, each about one question that people bring to them.

use super::{
    names::who,
    number::{authorities, fewer, words},
    rows::Shown,
};
use crate::{components::disclosure, i18n, routes, tr};
use domain::{
    Locale,
    catalogue::catalogue,
    clock::Quarter,
    disclosure::{Figures, Row, Table},
    feedback::Channel,
    figures::{Cut, Measure},
    questionnaire::{CORE, Field, Questionnaire},
};
use leptos::prelude::*;

/// A section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// What families said under the charter's five headings.
    Charter,
    /// What changed in the answers about the charter.
    Change,
    /// Which rights were raised.
    Rights,
    /// What they spoke about.
    Themes,
    /// How hard it was to find help.
    FindingHelp,
    /// Whether services worked together.
    Together,
    /// Who was heard.
    Heard,
    /// How contributors were answered.
    Listening,
}

impl Section {
    /// Every section, in the order to read.
    pub const ALL: [Self; 8] = [
        Self::Charter,
        Self::Change,
        Self::Rights,
        Self::Themes,
        Self::FindingHelp,
        Self::Together,
        Self::Heard,
        Self::Listening,
    ];

    /// Its part of an address.
    pub const fn slug(self, l: Locale) -> &'static str {
        match (self, l) {
            (Self::Charter, Locale::Cy) => "siarter",
            (Self::Charter, Locale::En) => "charter",
            (Self::Change, Locale::Cy) => "newid",
            (Self::Change, Locale::En) => "change",
            (Self::Rights, Locale::Cy) => "hawliau",
            (Self::Rights, Locale::En) => "rights",
            (Self::Themes, Locale::Cy) => "themau",
            (Self::Themes, Locale::En) => "themes",
            (Self::FindingHelp, Locale::Cy) => "dod-o-hyd-i-help",
            (Self::FindingHelp, Locale::En) => "finding-help",
            (Self::Together, Locale::Cy) => "cydweithio",
            (Self::Together, Locale::En) => "working-together",
            (Self::Heard, Locale::Cy) => "pwy",
            (Self::Heard, Locale::En) => "who",
            (Self::Listening, Locale::Cy) => "ateb",
            (Self::Listening, Locale::En) => "answering",
        }
    }

    /// The section with this part of an address.
    pub fn of_slug(l: Locale, slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.slug(l) == slug)
    }

    /// Its title.
    pub fn title(self, l: Locale) -> String {
        match self {
            Self::Charter => tr!(l, "figures-charter"),
            Self::Change => tr!(l, "figures-change"),
            Self::Rights => tr!(l, "figures-rights"),
            Self::Themes => tr!(l, "figures-themes"),
            Self::FindingHelp => tr!(l, "figures-finding-help"),
            Self::Together => tr!(l, "figures-together"),
            Self::Heard => tr!(l, "figures-heard"),
            Self::Listening => tr!(l, "figures-listening"),
        }
    }

    /// What it shows and how to read it, in a sentence or two.
    pub fn lead(self, l: Locale) -> String {
        match self {
            Self::Charter => tr!(l, "figures-charter-lead"),
            Self::Change => tr!(l, "figures-change-lead"),
            Self::Rights => tr!(l, "figures-rights-lead"),
            Self::Themes => tr!(l, "figures-themes-lead"),
            Self::FindingHelp => tr!(l, "figures-finding-help-lead"),
            Self::Together => tr!(l, "figures-together-lead"),
            Self::Heard => tr!(l, "figures-heard-lead"),
            Self::Listening => tr!(l, "figures-listening-lead"),
        }
    }

    /// The measures that it shows, in order.
    const fn measures(self, year: bool) -> &'static [Measure] {
        match self {
            Self::Charter | Self::Change => &[Measure::Charter],
            Self::Rights => &[Measure::Rights],
            Self::Themes if year => &[Measure::Themes, Measure::SubThemes],
            Self::Themes => &[Measure::Themes],
            Self::FindingHelp => &[Measure::FindingHelp],
            Self::Together => &[Measure::Together, Measure::Agencies],
            Self::Heard => &[Measure::Heard],
            Self::Listening => &[Measure::Listening],
        }
    }
}

/// A section of some populations' figures: those who answered by themselves first, audiences side by side and never
/// added up. `figures` are of one period and one value of a cut.
pub fn section(l: Locale, section: Section, figures: &[&Figures]) -> AnyView {
    let has = |figures: &&&Figures| {
        let year = figures.population().period.is_year();
        figures.base().is_none()
            || section.measures(year).iter().any(|measure| figures.table(*measure).is_some())
    };
    let wanted = |figures: &&&Figures| {
        let of = &figures.population().of;
        match section {
            Section::Listening => of.cut == Cut::Answered,
            Section::Heard => of.cut != Cut::Answered,
            _ => of.cut != Cut::Answered && !of.is_everybody(),
        }
    };
    let mut here: Vec<&Figures> = figures.iter().filter(wanted).filter(has).copied().collect();
    let order = |figures: &&Figures| {
        let of = &figures.population().of;
        (of.channel.is_some_and(|channel| channel != Channel::Alone), of.channel, of.audience)
    };
    here.sort_by_key(order);
    if here.is_empty() {
        return view! { <p>{tr!(l, "figures-none-yet")}</p> }.into_any();
    }
    let (first, others): (Vec<&Figures>, Vec<&Figures>) = here.into_iter().partition(|figures| {
        let channel = figures.population().of.channel;
        channel.is_none_or(|channel| channel == Channel::Alone)
    });
    let shown = first.into_iter().map(|figures| population(l, section, figures)).collect_view();
    // With a helper, on paper, from a group: tables of their own, of which most are small.
    let others: Vec<AnyView> = others.into_iter().map(|figures| population(l, section, figures)).collect();
    let others =
        (!others.is_empty()).then(|| disclosure(tr!(l, "figures-other-channels"), others.into_view()));
    view! { {shown}{others} }.into_any()
}

/// One population in a section.
fn population(l: Locale, section: Section, figures: &Figures) -> AnyView {
    let of = &figures.population().of;
    let head = who(l, of);
    let Some(base) = figures.base() else {
        return view! { <section class="population"><h2>{head}</h2><p>{fewer(l, figures.floor())}</p></section> }
            .into_any();
    };
    let year = figures.population().period.is_year();
    let measures = section.measures(year).iter();
    let counted = measures.filter(|measure| of.counts(**measure));
    let (there, left_out): (Vec<Measure>, Vec<Measure>) =
        counted.partition(|measure| figures.table(**measure).is_some());
    let left_out = (!left_out.is_empty()).then(|| view! { <p>{tr!(l, "figures-left-out")}</p> });
    let tables = there.iter().filter_map(|measure| figures.table(*measure));
    let tables = tables.map(|table| match table.measure() {
        Measure::Charter => charter(l, figures),
        Measure::Rights => raised(l, figures, table.rows()),
        measure => Shown { l, figures, measure, rows: table.rows().iter().collect(), titled: true }.view(),
    });
    view! {
        <section class="population">
            <h2>{head}</h2>
            <p class="soft">{tr!(l, "figures-base", count = words(l, base))}</p>
            {authorities(l, Some(base), figures.members()).map(|sum| view! { <p class="soft">{sum}</p> })}
            {tables.collect_view()}
            {left_out}
        </section>
    }
    .into_any()
}

/// The five headings: the charter's own name, the question as this audience is asked it, and what they said.
fn charter(l: Locale, figures: &Figures) -> AnyView {
    let rows = |measure: Measure| figures.table(measure).map_or(&[][..], |table| table.rows());
    let headings = CORE.iter().filter_map(|field| {
        let row = rows(Measure::Charter).iter().find(|row| row.code() == field.code())?;
        let question = Questionnaire::core().question(*field)?;
        let heading =
            catalogue().charter.headings.iter().find(|named| Some(named.code) == question.heading)?;
        let more: Vec<&Row> = rows(Measure::FollowUp).iter().filter(|row| is_under(row, *field)).collect();
        let more = (!more.is_empty()).then(|| {
            let rows = Shown { l, figures, measure: Measure::FollowUp, rows: more, titled: true };
            disclosure(tr!(l, "figures-more-questions"), rows.view())
        });
        let rights = question.rights.iter().map(|number| {
            let href = routes::RIGHT.path_with(l, [&number.to_string()]);
            view! { " "<a href=href>{tr!(l, "figures-article", number = number.to_string())}</a> }
        });
        let asked = super::names::row_name(l, Measure::Charter, row.code(), figures.population().of.audience);
        let rows = Shown { l, figures, measure: Measure::Charter, rows: vec![row], titled: false };
        Some(view! {
            <h3>{heading.name.get(l).to_owned()}</h3>
            <p>{asked}</p>
            {rows.view()}
            {more}
            <p class="soft">{tr!(l, "figures-right-behind")}{rights.collect_view()}</p>
        })
    });
    headings.collect_view().into_any()
}

fn is_under(row: &Row, core: Field) -> bool {
    row.code().parse::<Field>().is_ok_and(|field| field.under() == Some(core))
}

/// The rights that were raised, those of the most first. Those that print no number are folded.
fn raised(l: Locale, figures: &Figures, rows: &[Row]) -> AnyView {
    let loudest = |row: &&Row| row.cells().iter().map(|(_, number)| number.get()).max().unwrap_or(0);
    let (mut raised, quiet): (Vec<&Row>, Vec<&Row>) = rows
        .iter()
        .filter(|row| row.code().parse().is_ok_and(|number: u8| number <= 42))
        .partition(|row| loudest(row) > 0);
    raised.sort_by_key(|row| std::cmp::Reverse(loudest(row)));
    let list = |rows: Vec<&Row>| Shown { l, figures, measure: Measure::Rights, rows, titled: true }.view();
    let none = raised.is_empty().then(|| view! { <p>{tr!(l, "figures-rights-none")}</p> });
    let quiet = quiet.iter().map(|row| {
        let name = super::names::row_name(l, Measure::Rights, row.code(), None);
        view! { <li><a href=routes::RIGHT.path_with(l, [row.code()])>{name}</a></li> }
    });
    let quiet = quiet.collect_view();
    view! {
        {none}
        {list(raised)}
        {disclosure(tr!(l, "figures-rights-quiet"), view! { <ul>{quiet}</ul> })}
    }
    .into_any()
}

/// What a section's page says of what is not shown, with the way to the method.
pub fn not_shown_here(l: Locale) -> AnyView {
    view! {
        <p class="soft">{tr!(l, "figures-not-shown")}" "
            <a href=routes::METHOD.path(l)>{tr!(l, "figures-method-link")}</a></p>
    }
    .into_any()
}

/// What a section says in one line, for the page that leads to it.
pub fn headline(l: Locale, section: Section, figures: &[&Figures], quarter: Quarter) -> String {
    let shown =
        figures.iter().filter(|figures| figures.base().is_some() && !figures.population().of.is_everybody());
    match section {
        Section::Change => {
            let changed = super::changed(l, figures, quarter).len();
            tr!(l, "figures-change-line", count = i64::try_from(changed).unwrap_or_default())
        }
        Section::Rights => {
            let raised = shown.filter_map(|figures| figures.table(Measure::Rights)).flat_map(Table::rows);
            let mut articles: Vec<u8> = raised
                .filter(|row| row.cells().iter().any(|(_, number)| number.get() > 0))
                .filter_map(|row| row.code().parse().ok())
                .collect();
            articles.sort_unstable();
            articles.dedup();
            tr!(l, "figures-rights-line", count = i64::try_from(articles.len()).unwrap_or_default())
        }
        Section::Heard => {
            let named: Vec<String> = shown
                .filter(|figures| figures.population().of.channel == Some(Channel::Alone))
                .filter_map(|figures| {
                    let base = words(l, figures.base()?);
                    Some(format!("{}: {base}", who(l, &figures.population().of)))
                })
                .collect();
            if named.is_empty() { tr!(l, "figures-none-yet") } else { i18n::join_and(l, &named) }
        }
        _ => section.lead(l),
    }
}
