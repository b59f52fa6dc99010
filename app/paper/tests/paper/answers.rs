//! Made-up summaries, replies and promises, and a made-up cover sheet.

use paper::{Card, Cell, Column, CoverSheet, Field, Outcome, Promise, Reply, Span, Table};

use super::In;

pub(crate) fn cards(l: In) -> [Card; 2] {
    [
        Card {
            title: l.s("Cael gwybod beth sy’n digwydd nesaf", "Being told what happens next"),
            place: Some("next".to_owned()),
            about: l.s(
                "Crynodeb o 45 o ymatebion · Tîm Cymorth i Deuluoedd · Y panel: teg",
                "Summary of 45 responses · Family Support Team · The panel: fair",
            ),
            summary: vec![vec![
                Span::bold(l.t("Beth sy’n helpu: ", "What helps: ")),
                Span::plain(l.t(
                    "un person y gellir ei ffonio, a neges fer ar ôl pob cyfarfod. ",
                    "one person who can be rung, and a short message after each meeting. ",
                )),
                Span::bold(l.t("Beth sy’n ei gwneud yn anoddach: ", "What makes it harder: ")),
                Span::plain(l.t(
                    "wythnosau heb glywed dim, a llythyrau nad ydynt yn dweud pwy fydd yn dod na pham. Dywedodd rhieni eu bod yn ofni’r gwaethaf pan fo neb yn dweud dim.",
                    "weeks without hearing anything, and letters that do not say who will come or why. Parents said that they fear the worst when nobody says anything.",
                )),
            ]],
            replies: vec![Reply {
                title: l.s("Ymateb y Tîm Cymorth i Deuluoedd, 2 Medi 2026", "Reply of the Family Support Team, 2 September 2026"),
                text: vec![vec![Span::plain(l.t(
                    "Rydym wedi dechrau ffonio pob teulu bob pythefnos, hyd yn oed pan nad oes dim wedi newid. Mae pob llythyr bellach yn dweud pwy sy’n dod, a pham.",
                    "We have begun to ring each family every two weeks, even when nothing has changed. Each letter now says who is coming, and why.",
                ))]],
            }],
            promises: vec![
                Promise {
                    text: vec![Span::plain(l.t("Llythyrau newydd, wedi’u hysgrifennu gyda rhieni.", "New letters, written together with parents."))],
                    about: l.s("Pennaeth y gwasanaeth, erbyn 30 Awst 2026.", "Head of service, by 30 August 2026."),
                    outcome: Outcome::Kept,
                    words: l.s("Wedi’i gadw", "Kept"),
                },
                Promise {
                    text: vec![Span::plain(l.t("Neges destun ar ôl pob cyfarfod.", "A text message after each meeting."))],
                    about: l.s("Rheolwr y tîm, erbyn 15 Medi 2026.", "Team manager, by 15 September 2026."),
                    outcome: Outcome::Late,
                    words: l.s("Yn hwyr", "Late"),
                },
            ],
        },
        Card {
            title: l.s("Lle i siarad heb gael eich clywed", "A place to talk without being overheard"),
            place: Some("room".to_owned()),
            about: l.s(
                "Crynodeb o 20 o ymatebion · Hyb Plant a Theuluoedd · Y panel: teg yn rhannol",
                "Summary of 20 responses · Children and Families Hub · The panel: partly fair",
            ),
            summary: vec![vec![Span::plain(l.t(
                "Dywedodd pobl ifanc fod yr ystafelloedd yn groesawgar ond bod lleisiau’n cario drwy’r waliau. Hoffent gael dewis ble i gyfarfod, a chael cerdded wrth siarad.",
                "Young people said that the rooms are welcoming but that voices carry through the walls. They would like to choose where to meet, and to be able to walk while talking.",
            ))]],
            replies: Vec::new(),
            promises: vec![
                Promise {
                    text: vec![Span::plain(l.t("Dewis o le ar gyfer pob cyfarfod cyntaf.", "A choice of place for each first meeting."))],
                    about: l.s("Rheolwr yr hyb, erbyn 1 Rhagfyr 2026.", "Hub manager, by 1 December 2026."),
                    outcome: Outcome::Open,
                    words: l.s("Heb ddod i ben", "Not due yet"),
                },
                Promise {
                    text: vec![Span::plain(l.t("Ystafell newydd ar y llawr cyntaf.", "A new room on the first floor."))],
                    about: l.s("Ni ellid addasu’r adeilad; gweler y dewis o le.", "The building could not be changed; see the choice of place."),
                    outcome: Outcome::GivenUp,
                    words: l.s("Wedi’i roi heibio", "Given up"),
                },
            ],
        },
    ]
}

pub(crate) fn promises(l: In) -> Table {
    let row = |what: &str, owner: &str, due: &str, state: &str| {
        vec![Cell::words(what), Cell::words(owner), Cell::words(due), Cell::Words(vec![Span::bold(state)])]
    };
    Table {
        caption: l.s("Ymrwymiadau’r chwarter", "Commitments of the quarter"),
        place: Some("commitments".to_owned()),
        columns: [("Ymrwymiad", "Commitment"), ("Perchennog", "Owner"), ("Erbyn", "By"), ("Cyflwr", "State")]
            .map(|(cy, en)| Column::words(l.t(cy, en)))
            .to_vec(),
        row_heads: true,
        rows: vec![
            row(
                l.t(
                    "Llythyrau newydd, wedi’u hysgrifennu gyda rhieni",
                    "New letters, written together with parents",
                ),
                l.t("Pennaeth y gwasanaeth", "Head of service"),
                "30.08.2026",
                l.t("Wedi’i gadw", "Kept"),
            ),
            row(
                l.t("Neges destun ar ôl pob cyfarfod", "A text message after each meeting"),
                l.t("Rheolwr y tîm", "Team manager"),
                "15.09.2026",
                l.t("Yn hwyr", "Late"),
            ),
            row(
                l.t("Dewis o le ar gyfer pob cyfarfod cyntaf", "A choice of place for each first meeting"),
                l.t("Rheolwr yr hyb", "Hub manager"),
                "01.12.2026",
                l.t("Heb ddod i ben", "Not due yet"),
            ),
            row(
                l.t("Ystafell newydd ar y llawr cyntaf", "A new room on the first floor"),
                l.t("Rheolwr yr hyb", "Hub manager"),
                "31.12.2026",
                l.t("Wedi’i roi heibio", "Given up"),
            ),
        ],
        notes: Vec::new(),
    }
}

/// The sheet before the report.
pub(crate) fn cover(l: In) -> CoverSheet {
    let field = |name: &str, text: &str| Field { name: name.to_owned(), text: vec![vec![Span::plain(text)]] };
    CoverSheet {
        title: l.s("Dalen glawr i’r pwyllgor", "Cover sheet for the committee"),
        fields: vec![
            field(l.t("Pwyllgor", "Committee"), l.t("Pwyllgor Craffu Plant a Phobl Ifanc", "Children and Young People Scrutiny Committee")),
            field(l.t("Dyddiad", "Date"), l.t("5 Tachwedd 2026", "5 November 2026")),
            field(l.t("Pwrpas", "Purpose"), l.t(
                "Dangos i aelodau beth a ddywedodd plant a theuluoedd yn y chwarter, beth a atebodd y gwasanaethau, a beth a wnaed.",
                "To show members what children and families said in the quarter, what services answered, and what was done.",
            )),
            Field {
                name: l.s("Gofynnir i aelodau", "Members are asked to"),
                text: vec![
                    vec![Span::plain(l.t("ddarllen y pedair tudalen;", "read the four pages;"))],
                    vec![Span::plain(l.t("holi am ", "ask about ")), Span::place(l.t("yr ymrwymiadau hwyr", "the late commitments"), "commitments"), Span::plain(".")],
                ],
            },
        ],
    }
}
