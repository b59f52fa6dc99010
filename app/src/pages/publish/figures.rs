//! Figures for staff, section by section: a manager's services, or the whole authority with one cut.

use crate::{
    components::{Button, Select, disclosure, toolbar},
    figures::{self, Section, cut_name},
    i18n,
    page::{Frame, document},
    routes, tr,
};
use domain::{
    Locale,
    clock::Quarter,
    disclosure::{Disclosed, Figures},
    figures::{Cut, Period},
};
use leptos::prelude::*;
use services::{public::directory::Service, publish::prints::Printed};

/// The page's model.
pub struct Model<'a> {
    /// The services that the reader answers for; empty: the whole authority.
    pub services: &'a [Service],
    /// The service that the page is about, if it is about one of them.
    pub service: Option<&'a Service>,
    /// The section.
    pub section: Section,
    /// The printed figures.
    pub printed: &'a Printed,
    /// The printed figures of the quarters before, for what changed.
    pub past: &'a [Disclosed<Figures>],
}

/// The cuts that an authority's figures can be read by.
pub const CUTS: [Cut; 8] = [
    Cut::All,
    Cut::Service,
    Cut::ServiceType,
    Cut::Level,
    Cut::Agency,
    Cut::Agencies,
    Cut::Age,
    Cut::Language,
];

/// The name of a period: its months, or its reporting year.
pub fn period_name(l: Locale, period: Period) -> String {
    match period {
        Period::Quarter(quarter) => i18n::months_of(l, quarter),
        Period::Year(year) => {
            tr!(l, "figures-year-of", from = year.to_string(), to = (year + 1).to_string())
        }
    }
}

fn cut_title(l: Locale, cut: Cut) -> String {
    match cut {
        Cut::Service => tr!(l, "figures-cut-service"),
        Cut::ServiceType => tr!(l, "figures-cut-service-type"),
        Cut::Level => tr!(l, "figures-cut-level"),
        Cut::Agency => tr!(l, "figures-cut-agency"),
        Cut::Agencies => tr!(l, "figures-cut-agencies"),
        Cut::Age => tr!(l, "figures-cut-age"),
        Cut::Language => tr!(l, "figures-cut-language"),
        Cut::All | Cut::Answered | Cut::Commitment => tr!(l, "figures-cut-all"),
    }
}

/// The page.
pub fn page(frame: &Frame, model: &Model<'_>) -> String {
    let l = frame.locale;
    let title = tr!(l, "staff-figures");
    let lead = model.service.map(|service| {
        view! { <p class="lead">{tr!(l, "staff-themes-of", service = service.name.get(l))}</p> }
    });
    document(frame, &format!("{title}: {}", model.section.title(l)), || {
        view! {
            <h1>{title.clone()}</h1>
            {lead}
            {choose(frame, model)}
            <h2>{format!("{}: {}", model.section.title(l), period_name(l, model.printed.period))}</h2>
            <p>{model.section.lead(l)}</p>
            <p class="soft">{tr!(l, "staff-figures-when")}</p>
            {shown(l, model)}
            {(model.section == Section::Heard).then(|| figures::official(l, &model.printed.population))}
            {figures::not_shown_here(l)}
        }
    })
}

/// The form that chooses what the page is about.
fn choose(frame: &Frame, model: &Model<'_>) -> AnyView {
    let l = frame.locale;
    let action = routes::STAFF_FIGURES.path_with(l, [frame.organisation()]);
    let mut periods: Vec<Period> = Vec::new();
    for quarter in &model.printed.quarters {
        periods.push(Period::Quarter(*quarter));
        let year = Period::year_of(*quarter);
        if model.printed.quarters.iter().rfind(|other| Period::year_of(**other) == year) == Some(quarter) {
            periods.push(year);
        }
    }
    if !periods.contains(&model.printed.period) {
        periods.insert(0, model.printed.period);
    }
    let services = (model.services.len() > 1).then(|| {
        let options =
            model.services.iter().map(|service| (service.code.clone(), service.name.get(l).to_owned()));
        Select::new("service", tr!(l, "staff-my-services"))
            .options(options)
            .chosen(model.service.map(|service| service.code.clone()))
            .view()
    });
    let cuts = model.services.is_empty().then(|| {
        Select::new("cut", tr!(l, "figures-cut"))
            .options(CUTS.map(|cut| (cut.code(), cut_title(l, cut))))
            .chosen(Some(model.printed.cut.code()))
            .view()
    });
    view! {
        <form method="get" action=action>
            {toolbar(view! {
                {services}
                {Select::new("period", tr!(l, "figures-period"))
                    .options(periods.into_iter().map(|period| (period.to_string(), period_name(l, period))))
                    .chosen(Some(model.printed.period.to_string()))
                    .view()}
                {Select::new("part", tr!(l, "figures-part"))
                    .options(Section::ALL.map(|section| (section.slug(l), section.title(l))))
                    .chosen(Some(model.section.slug(l)))
                    .view()}
                {cuts}
                {Button::quiet(tr!(l, "staff-show")).view()}
            })}
        </form>
    }
    .into_any()
}

fn shown(l: Locale, model: &Model<'_>) -> AnyView {
    if let (Section::Change, Some(last)) = (model.section, last(model.printed.period)) {
        let past: Vec<&Figures> = model.past.iter().map(|of| &**of).collect();
        return figures::changes(l, &past, last);
    }
    let all = |figures: &[Disclosed<Figures>]| -> Vec<AnyView> {
        let mut values: Vec<&str> = figures.iter().map(|of| of.population().of.value.as_str()).collect();
        values.sort_unstable();
        values.dedup();
        let headed = model.service.is_none() && model.printed.cut != Cut::All;
        let of_value = values.into_iter().map(|value| {
            let here: Vec<&Figures> =
                figures.iter().filter(|of| of.population().of.value == value).map(|of| &**of).collect();
            let section = figures::section(l, model.section, &here);
            if headed { disclosure(value_name(l, model, value), section) } else { section }
        });
        of_value.collect()
    };
    let here = all(&model.printed.figures);
    let nothing = here.is_empty().then(|| view! { <p>{tr!(l, "staff-figures-none")}</p> });
    let year = (!model.printed.year.is_empty()).then(|| {
        let year = match model.printed.period {
            Period::Quarter(quarter) => Period::year_of(quarter),
            year @ Period::Year(_) => year,
        };
        view! {
            <h2>{period_name(l, year)}</h2>
            <p>{tr!(l, "staff-figures-year-instead")}</p>
            {all(&model.printed.year)}
        }
    });
    let whole = (!model.printed.whole.is_empty()).then(|| {
        let whole: Vec<&Figures> = model.printed.whole.iter().map(|of| &**of).collect();
        disclosure(tr!(l, "staff-figures-whole"), figures::section(l, model.section, &whole))
    });
    view! { {nothing}{here}{year}{whole} }.into_any()
}

/// The last quarter of a period: a course ends with it.
pub fn last(period: Period) -> Option<Quarter> {
    period.quarters().last().copied()
}

fn value_name(l: Locale, model: &Model<'_>, value: &str) -> String {
    let service = model.printed.services.iter().find(|service| service.id.to_string() == value);
    service.map_or_else(|| cut_name(l, model.printed.cut, value), |service| service.name.get(l).to_owned())
}
