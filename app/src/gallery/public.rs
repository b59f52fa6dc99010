//! Samples of the public pages. Every name, figure and sentence in them is made up.

mod region;

use crate::{
    figures::Section,
    gallery::{
        Sample, answer,
        figures::{figures, past},
        frame,
    },
    pages::{
        govern::sign_in::{self, SignIn},
        public::{
            about,
            charter::{self, Adopter},
            find::{self, Service, Services},
            front,
            help::{self, Council},
            messages::{self, Message},
            method, questions,
            release::{self, Beside, Line, Page},
            report, rights, search, why,
        },
    },
    report::Model,
};
use domain::{
    Bilingual, Locale,
    catalogue::{Authority, CharterHeading, Side, catalogue},
    clock::Quarter,
    commitment::Totals,
    feedback::Audience,
    figures::Period,
    release::{Hash, Release, Reply, Summary, TakenDown},
    report::Promise,
    settings::{Adoption, Wording},
    summary::ReplyKind,
};
use jiff::civil::Date;
use services::public::search::Search;

/// Every public page.
pub(super) fn samples() -> Vec<Sample> {
    let sample = |name, render| Sample { name, render };
    let mut samples = vec![
        sample("front", |l| front::front(&frame(l))),
        sample("find", |l| find::authorities(&frame(l), Some(Audience::YoungPerson))),
        sample("find-in", |l| find::services(&frame(l), &services(l, true))),
        sample("find-in-few", |l| find::services(&frame(l), &few(l))),
        sample("find-in-empty", |l| find::services(&frame(l), &services(l, false))),
        sample("rights", |l| rights::list(&frame(l))),
        sample("right", |l| right(l, 12)),
        sample("right-last", |l| right(l, 54)),
        sample("charter", |l| {
            charter::page(&frame(l), &[Adopter { authority: cardiff(), adopted: ADOPTED }])
        }),
        sample("charter-nobody", |l| charter::page(&frame(l), &[])),
        sample("charter-of", |l| charter::of_authority(&frame(l), cardiff(), &adoption())),
        sample("charter-of-ours", |l| charter::of_authority(&frame(l), cardiff(), &Adoption::default())),
        sample("why", |l| why::page(&frame(l))),
        sample("what-happens", |l| about::what_happens(&frame(l))),
        sample("privacy", |l| about::privacy(&frame(l))),
        sample("accessibility", |l| about::accessibility(&frame(l))),
        sample("questions", |l| questions::page(&frame(l))),
        sample("help", |l| help::page(&frame(l), &councils(1))),
        sample("help-many", |l| help::page(&frame(l), &councils(3))),
        sample("help-alone", |l| help::page(&frame(l), &[])),
        sample("releases", |l| releases(l, true)),
        sample("search", |l| search::page(&frame(l), "", &Search::Nothing)),
        sample("search-found", |l| search::page(&frame(l), "ateb", &answer::found())),
        sample("search-too-few", |l| search::page(&frame(l), "ateb", &Search::TooFew)),
        sample("releases-none", |l| releases(l, false)),
        sample("release", |l| release_page(l, 240, &Versions::One, None)),
        sample("release-charter", |l| release_page(l, 240, &Versions::One, Some(Section::Charter))),
        sample("release-change", |l| release_page(l, 240, &Versions::One, Some(Section::Change))),
        sample("release-rights", |l| release_page(l, 240, &Versions::One, Some(Section::Rights))),
        sample("release-themes", |l| release_page(l, 240, &Versions::One, Some(Section::Themes))),
        sample("release-finding-help", |l| release_page(l, 240, &Versions::One, Some(Section::FindingHelp))),
        sample("release-together", |l| release_page(l, 240, &Versions::One, Some(Section::Together))),
        sample("release-heard", |l| release_page(l, 240, &Versions::One, Some(Section::Heard))),
        sample("release-listening", |l| release_page(l, 240, &Versions::One, Some(Section::Listening))),
        sample("release-charter-few", |l| release_page(l, 12, &Versions::One, Some(Section::Charter))),
        sample("report", |l| report(l, 240, None)),
        sample("report-superseded", |l| report(l, 240, Some(2))),
        sample("report-few", |l| report(l, 4, None)),
        sample("method", |l| method::page(&frame(l))),
        sample("release-few", |l| release_page(l, 3, &Versions::One, None)),
        sample("release-superseded", |l| release_page(l, 240, &Versions::Superseded, None)),
        sample("release-correction", |l| release_page(l, 240, &Versions::Correction, None)),
        sample("release-preview", |l| release_page(l, 3, &Versions::Preview, None)),
        sample("sign-in", |l| sign_in::page(&frame(l), &SignIn::default())),
        sample("sign-in-again", sign_in_again),
        sample("not-found", |l| messages::page(&frame(l), Message::NotFound)),
        sample("too-many", |l| messages::page(&frame(l), Message::TooMany)),
        sample("broken", |l| messages::page(&frame(l), Message::Broken)),
        sample("unavailable", |l| messages::page(&frame(l), Message::Unavailable)),
    ];
    samples.extend(region::samples());
    samples
}

/// The pages that show both languages at once: the same page for either language.
pub(super) fn in_both_languages() -> Vec<(&'static str, String)> {
    vec![("root", front::root(&frame(Locale::Cy)))]
}

fn cardiff() -> &'static Authority {
    let catalogue = catalogue();
    catalogue.authority("W06000015").unwrap_or(&catalogue.geography.country)
}

const ADOPTED: Date = Date::constant(2026, 4, 1);

/// An authority's own words under one charter heading.
fn adoption() -> Adoption {
    let words = |cy: &str, en: &str| Bilingual { cy: cy.to_owned(), en: en.to_owned() };
    let wording = |side, words| Wording { heading: CharterHeading::RespectAndHonesty, side, words };
    Adoption {
        adopted: Some(ADOPTED),
        wording: vec![
            wording(
                Side::Service,
                words("Byddwn yn dweud y gwir wrthoch chi.", "We will tell you the truth."),
            ),
            wording(
                Side::Family,
                words("Byddwch yn siarad â ni â pharch.", "You will speak to us with respect."),
            ),
        ],
    }
}

fn councils(how_many: usize) -> Vec<Council> {
    let authorities = catalogue().geography.authorities.iter().take(how_many);
    let council = |authority: &Authority| Council {
        name: Bilingual { cy: authority.name.cy.clone(), en: authority.name.en.clone() },
        lines: super::give::lines(),
    };
    authorities.map(council).collect()
}

fn services(l: Locale, some: bool) -> Services<'static> {
    let name = |cy: &str, en: &str| if l == Locale::Cy { cy.to_owned() } else { en.to_owned() };
    let service = |cy, en, code: &str| Service { name: name(cy, en), code: code.to_owned() };
    let groups = vec![
        (
            name("Help yn gynnar", "Early help"),
            vec![
                service("Canolfan y Bont", "The Bridge Centre", "K7QF"),
                service("Dechrau'n Deg y Dyffryn", "Valley Flying Start", "M2XD"),
            ],
        ),
        (name("Gwaith cymdeithasol", "Social work"), vec![service("Tîm y Gogledd", "North Team", "P9RT")]),
    ];
    Services {
        who: Some(Audience::Parent),
        authority: cardiff(),
        groups: if some { groups } else { Vec::new() },
        unknown: some.then(|| "ZZ00".to_owned()),
    }
}

/// One service of each type.
fn few(l: Locale) -> Services<'static> {
    let mut few = services(l, true);
    few.groups.iter_mut().for_each(|(_, services)| services.truncate(1));
    few
}

fn right(l: Locale, number: u8) -> String {
    catalogue().article(number).map_or_else(String::new, |article| rights::one(&frame(l), article))
}

const QUARTER: Quarter = Quarter { year: 2026, quarter: 3 };

fn releases(l: Locale, some: bool) -> String {
    let line = |id: &str, quarter, version, responses| Line {
        id: id.to_owned(),
        authority: cardiff().code.clone(),
        quarter,
        version,
        preview: false,
        responses,
    };
    let lines = [
        Line { preview: true, ..line("2026-q4", QUARTER.next(), 1, Some(60)) },
        line("2026-q3-2", QUARTER, 2, Some(245)),
        line("2026-q3", QUARTER, 1, Some(240)),
        line("2026-q2", QUARTER.previous(), 1, None),
    ];
    release::list(&frame(l), if some { &lines } else { &[] })
}

fn made_up_release(responses: u64) -> Release {
    let text = |cy: &str, en: &str| Bilingual { cy: cy.to_owned(), en: en.to_owned() };
    let salt = Hash([7; 32]);
    let reply = Reply {
        salt,
        theme: "5".into(),
        service: "K7QF".into(),
        service_name: Some(text("Dechrau’n Deg", "Flying Start")),
        kind: ReplyKind::Will,
        text: text(
            "Bydd un rhif i bob tîm, a rhywun yn ffonio'n ôl o fewn dau ddiwrnod gwaith.",
            "Each team will have one number, and someone rings back within two working days.",
        ),
        by: Some(Date::constant(2027, 1, 31)),
        taken_down: None,
    };
    let summaries = vec![
        Summary {
            salt,
            theme: "5".into(),
            text: text(
                "Roedd teuluoedd yn cael trafferth cael gafael ar rywun. Roedd negeseuon heb eu hateb am ddyddiau, yn enwedig ar ôl newid gweithiwr.",
                "Families found it hard to reach anyone. Messages went unanswered for days, most of all after a change of worker.",
            ),
            replies: vec![reply],
            taken_down: None,
        },
        Summary {
            salt,
            theme: "1".into(),
            text: text(
                "Dywedodd llawer fod gweithwyr yn garedig ac yn gwrando. Roedd rhai yn teimlo eu bod yn cael eu barnu.",
                "Many said that workers were kind and listened. Some felt judged.",
            ),
            replies: Vec::new(),
            taken_down: None,
        },
        Summary {
            salt,
            theme: "2".into(),
            text: text("", ""),
            replies: Vec::new(),
            taken_down: Some(TakenDown {
                leaf: salt,
                on: Date::constant(2026, 11, 3),
                why: text("Roedd yn enwi stryd.", "It named a street."),
            }),
        },
    ];
    Release {
        authority: cardiff().code.clone(),
        quarter: QUARTER,
        version: 1,
        correction: None,
        unwritten: false,
        catalogue: catalogue().version.clone(),
        figures: figures(&cardiff().code, Period::Quarter(QUARTER), responses),
        past: if responses < 100 { Vec::new() } else { past(&cardiff().code, QUARTER, responses) },
        summaries: if responses < 5 { Vec::new() } else { summaries },
        method: vec![text(
            "Pobl sydd wedi dewis ateb sydd yma. Dydyn nhw ddim yn siarad dros bawb.",
            "These are people who chose to answer. They do not speak for everyone.",
        )],
        audit_head: salt,
    }
}

/// Which other versions the sample release has.
#[derive(PartialEq)]
enum Versions {
    One,
    Superseded,
    Correction,
    Preview,
}

fn release_page(l: Locale, responses: u64, versions: &Versions, section: Option<Section>) -> String {
    let why = Bilingual {
        cy: "Roedd ateb y gwasanaeth yn enwi’r tîm anghywir.".to_owned(),
        en: "The service’s answer named the wrong team.".to_owned(),
    };
    let beside = |version, released| Beside { id: "2026-q3-b".into(), version, released, why: why.clone() };
    let correction = *versions == Versions::Correction;
    let release = Release {
        version: if correction { 2 } else { 1 },
        correction: correction.then(|| why.clone()),
        unwritten: *versions == Versions::Preview,
        ..made_up_release(responses)
    };
    let people_here = super::figures::people_here();
    let model = Page {
        id: "2026-q3".into(),
        released: Date::constant(2026, 10, 22),
        root: Hash([7; 32]).to_string(),
        release: &release,
        population: &people_here,
        preview: *versions == Versions::Preview,
        before: correction.then(|| beside(1, Date::constant(2026, 10, 22))),
        after: (*versions == Versions::Superseded).then(|| beside(2, Date::constant(2026, 11, 9))),
    };
    match section {
        Some(section) => release::part(&frame(l), &model, section),
        None => release::page(&frame(l), &model),
    }
}

/// The report of the sample release, with its promise overdue.
fn report(l: Locale, responses: u64, replaced_by: Option<u32>) -> String {
    let release = made_up_release(responses);
    let replies = release.summaries.iter().flat_map(|summary| &summary.replies);
    let promises = replies.filter_map(|reply| {
        Some(Promise {
            id: "1".to_owned(),
            theme: reply.theme.clone(),
            service: reply.service_name.clone(),
            text: reply.text.clone(),
            by: reply.by?,
            ended: None,
            silent: true,
            no_difference: None,
        })
    });
    let promises: Vec<Promise> = promises.collect();
    let today = Date::constant(2027, 2, 28);
    let made = Date::constant(2026, 10, 22);
    let all = promises.iter().map(|promise| (made, promise.by, promise.ended));
    let model = Model {
        release: &release,
        released: made,
        replaced_by,
        promises: &promises,
        totals: Totals::of(all, today),
        today,
    };
    report::page(&frame(l), "2026-q3", &model)
}

fn sign_in_again(l: Locale) -> String {
    let error = if l == Locale::Cy {
        "Dydy'r enw na'r cyfrinair ddim yn gywir"
    } else {
        "The name or the password is not right"
    };
    let again = SignIn {
        name: "moderator".into(),
        error: Some(error.into()),
        csrf: Some("made-up".into()),
        open: Some(services::Uuid::nil()),
        late: None,
    };
    sign_in::page(&frame(l), &again)
}
