//! Made-up samples of every page of giving feedback, for each audience.

use crate::{
    components::OwnLine,
    gallery::{Sample, frame},
    page::Frame,
    pages::give::{
        CheckPage, FormPage, Notice, Receipt, Setting, StartPage, Which, check_page, form_page, receipt_page,
        start_page,
    },
    routes,
};
use domain::{
    Bilingual, Locale,
    feedback::Audience,
    number::Number,
    questionnaire::{FormState, Parsed, Questionnaire},
    settings::{Line, LineKind},
};
use jiff::civil::date;

/// Every sample.
pub(super) fn samples() -> Vec<Sample> {
    vec![
        Sample { name: "give-start", render: |l| start_page(&at(l), &StartPage { setting: setting() }) },
        Sample { name: "give-child", render: |l| empty(l, CHILD) },
        Sample { name: "give-child-long", render: |l| empty(l, long(CHILD)) },
        Sample { name: "give-young", render: |l| empty(l, YOUNG) },
        Sample { name: "give-young-long", render: |l| empty(l, long(YOUNG)) },
        Sample { name: "give-parent", render: |l| empty(l, PARENT) },
        Sample { name: "give-parent-long", render: |l| empty(l, long(PARENT)) },
        Sample { name: "give-parent-kept", render: |l| form_page(&at(l), &kept(long(PARENT), FILLED)) },
        Sample { name: "give-child-kept", render: |l| form_page(&at(l), &kept(CHILD, AFRAID)) },
        Sample { name: "give-nothing", render: |l| form_page(&at(l), &kept(YOUNG, &[("h1", "nobody")])) },
        Sample { name: "give-too-long", render: |l| form_page(&at(l), &too_long()) },
        Sample { name: "give-check-parent", render: |l| check(l, long(PARENT), FILLED, None) },
        Sample { name: "give-check-child", render: |l| check(l, CHILD, AFRAID, None) },
        Sample { name: "give-check-young", render: |l| check(l, YOUNG, FILLED, None) },
        Sample { name: "give-conflict", render: |l| check(l, PARENT, FILLED, Some(Notice::Conflict)) },
        Sample { name: "give-withdrawn", render: |l| check(l, PARENT, FILLED, Some(Notice::Withdrawn)) },
        Sample { name: "give-unavailable", render: |l| check(l, YOUNG, FILLED, Some(Notice::Unavailable)) },
        Sample { name: "give-unsure", render: |l| check(l, PARENT, FILLED, Some(Notice::Unsure)) },
        Sample { name: "give-slow", render: |l| check(l, CHILD, AFRAID, Some(Notice::Slow)) },
        Sample { name: "give-closed", render: closed },
        Sample { name: "give-sent-child", render: |l| receipt(l, CHILD) },
        Sample { name: "give-sent-young", render: |l| receipt(l, YOUNG) },
        Sample { name: "give-sent-parent", render: |l| receipt(l, PARENT) },
    ]
}

const CHILD: Which = Which { audience: Audience::Child, long: false };
const YOUNG: Which = Which { audience: Audience::YoungPerson, long: false };
const PARENT: Which = Which { audience: Audience::Parent, long: false };

/// A form that is half filled in.
const FILLED: &[(&str, &str)] = &[
    ("h1", "family"),
    ("h3", "typed"),
    ("w1", "recent"),
    ("c1", "top"),
    ("c1a", "middle"),
    ("c2", "bottom"),
    ("c4", "not-sure"),
    ("a", "school"),
    ("a", "health"),
    ("t", "middle"),
    ("s1", "yes"),
    ("o1", "Roedd hi'n gwrando arna i.\nBob tro."),
    ("o3", "One number to ring."),
    ("p2", "yes"),
];

/// A child who does not feel safe.
const AFRAID: &[(&str, &str)] =
    &[("c1", "middle"), ("sb", "yes"), ("s1", "no"), ("s2", "yes"), ("s3", "worker"), ("r", "Ysgol y Bryn")];

const fn long(which: Which) -> Which {
    Which { long: true, ..which }
}

fn at(l: Locale) -> Frame {
    Frame { other_path: routes::GIVE.path_with(l.other(), ["K7QF2M"]), ..frame(l) }
}

fn setting() -> Setting {
    let name = Bilingual { cy: "Tîm o Amgylch y Teulu".into(), en: "Team Around the Family".into() };
    Setting {
        code: "K7QF2M".to_owned(),
        service: Some(name),
        reads: Some(date(2026, 11, 23).at(9, 0, 0, 0)),
        read_by: Some(date(2026, 11, 27)),
        since: date(2026, 4, 1),
        lines: lines(),
    }
}

/// An authority's lines: the front door is open, the duty team is not.
pub(super) fn lines() -> Vec<OwnLine> {
    let line = |kind, number: &str, when: &[&str]| Line {
        kind,
        name: None,
        number: number.to_owned(),
        when: when.iter().filter_map(|text| text.parse().ok()).collect(),
    };
    let door = line(LineKind::FrontDoor, "029 2018 0101", &["mon-fri 08:30-17:00"]);
    let night = ["every 17:00-08:30", "sat,sun,holiday 08:30-17:00"];
    let duty = line(LineKind::DutyTeam, "029 2018 0102", &night);
    vec![OwnLine { line: door, open: true }, OwnLine { line: duty, open: false }]
}

fn read(which: Which, pairs: &[(&str, &str)]) -> Parsed {
    let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Questionnaire::core().read(which.audience, pairs)
}

fn empty(l: Locale, which: Which) -> String {
    let page = FormPage { setting: setting(), which, form: FormState::default(), problems: Vec::new() };
    form_page(&at(l), &page)
}

fn kept(which: Which, pairs: &[(&str, &str)]) -> FormPage {
    let parsed = read(which, pairs);
    let problems = parsed.given.err().unwrap_or_default();
    FormPage { setting: setting(), which, form: veiled(parsed.form), problems }
}

/// The form with its answers about safety sealed, as the server seals them.
fn veiled(form: FormState) -> FormState {
    form.veiled(|_| "5ea1ed".repeat(184))
}

/// The check page of a form with one answered question and the safety answers `said`.
#[cfg(test)]
pub(super) fn checked(l: Locale, audience: Audience, said: &[(&str, &str)]) -> String {
    check(l, Which { audience, long: false }, &[&[("c1", "top")], said].concat(), None)
}

/// The same form, given back for changes.
#[cfg(test)]
pub(super) fn given_back(l: Locale, audience: Audience, said: &[(&str, &str)]) -> String {
    form_page(&at(l), &kept(Which { audience, long: false }, &[&[("c1", "top")], said].concat()))
}

fn too_long() -> FormPage {
    let text = "Hir iawn. ".repeat(401);
    kept(PARENT, &[("c1", "top"), ("o2", &text)])
}

fn check(l: Locale, which: Which, pairs: &[(&str, &str)], notice: Option<Notice>) -> String {
    let form = veiled(read(which, pairs).form);
    check_page(&at(l), &CheckPage { setting: setting(), which, form, notice })
}

fn closed(l: Locale) -> String {
    let (which, setting) = (PARENT, Setting::unread("K7QF2M", date(2026, 4, 1)));
    let form = veiled(read(which, FILLED).form);
    check_page(&at(l), &CheckPage { setting, which, form, notice: Some(Notice::Closed) })
}

fn receipt(l: Locale, which: Which) -> String {
    let receipt = Receipt {
        setting: setting(),
        which,
        number: Number::from_value(123_456_789_012_345),
        promised: date(2026, 12, 19),
    };
    receipt_page(&at(l), &receipt)
}
