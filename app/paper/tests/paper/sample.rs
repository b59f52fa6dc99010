//! A made-up report in both languages. Everything in it is invented.

use paper::{
    BarRow, Bars, Block, Card, Cell, Column, CoverSheet, Document, Field, Heading, Language, Made, Median,
    Number, Outcome, Point, Promise, Reply, RunChart, Shown, Span, State, Status, Table, Words,
};

/// One of two texts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct In(pub(crate) Language);

impl In {
    /// The Welsh text or the English one.
    pub(crate) fn t<'t>(self, cy: &'t str, en: &'t str) -> &'t str {
        match self.0 {
            Language::Cy => cy,
            Language::En => en,
        }
    }

    fn s(self, cy: &str, en: &str) -> String {
        self.t(cy, en).to_owned()
    }
}

/// The words around the text.
pub(crate) fn words(l: In) -> Words {
    Words {
        contents: l.s("Cynnwys", "Contents"),
        page: l.s("Tudalen", "Page"),
        of: l.s("o", "of"),
        as_table: l.s("Yr un rhifau mewn tabl", "The same numbers as a table"),
        go_to: l.s("Ewch i", "Go to"),
    }
}

/// A document without content.
pub(crate) fn empty(language: Language, state: State) -> Document {
    let l = In(language);
    let (short, words_of_state) = match state {
        State::Draft => (
            l.s("Drafft, nid i’w gyhoeddi", "Draft, not for publication"),
            l.s(
                "Nid yw’r panel wedi’i ddarllen eto, ac nid yw’r cyfarwyddwr wedi’i lofnodi. Gall y rhifau newid.",
                "The panel has not read it yet, and the director has not signed it. The numbers may change.",
            ),
        ),
        State::Released => (
            l.s("Cyhoeddwyd 20 Hydref 2026", "Released on 20 October 2026"),
            l.s(
                "Darllenodd panel o bobl ifanc a rhieni’r crynodebau. Llofnodwyd gan y cyfarwyddwr statudol.",
                "A panel of young people and parents read the summaries. Signed by the statutory director.",
            ),
        ),
        State::Superseded => (
            l.s("Disodlwyd gan fersiwn 2", "Superseded by version 2"),
            l.s(
                "Mae fersiwn 2 yn cywiro un tabl: roedd dau wasanaeth wedi’u cyfnewid.",
                "Version 2 corrects one table: two services had changed places.",
            ),
        ),
    };
    Document {
        language,
        title: l.s("Yr hyn a ddywedodd plant a theuluoedd", "What children and families said"),
        subtitle: l.s(
            "Adroddiad chwarterol i’r pwyllgor craffu: yr hyn a glywsom, a’r hyn a wnaed",
            "Quarterly report to the scrutiny committee: what we heard, and what was done",
        ),
        organisation: l.s("Cyngor Enghreifftiol Dyffryn Gŵyr", "Dyffryn Gŵyr Example Council"),
        period: l.s("Gorffennaf i Fedi 2026", "July to September 2026"),
        status: Status { state, short, words: words_of_state },
        made: Made { year: 2026, month: 10, day: 20, hour: 9, minute: 30, second: 0 },
        words: words(l),
        blocks: Vec::new(),
    }
}

/// A heading.
pub(crate) fn heading(level: u8, text: &str, place: Option<&str>) -> Block {
    Block::Heading(Heading { level, text: text.to_owned(), place: place.map(str::to_owned) })
}

/// A paragraph.
pub(crate) fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![Span::plain(text)])
}

fn number(value: i64) -> Number {
    Number::new(value, value.to_string())
}

fn heard(l: In) -> Table {
    let row = |who: &str, numbers: [i64; 4]| {
        let mut cells = vec![Cell::words(who)];
        cells.extend(numbers.map(|value| match value {
            -1 => Cell::words(l.t("rhy ychydig", "too few")),
            value => Cell::Number(number(value)),
        }));
        cells
    };
    Table {
        caption: l.s("Ymatebion, yn ôl pwy a sut", "Responses, by who and how"),
        place: Some("heard".to_owned()),
        columns: vec![
            Column::words(l.t("Pwy", "Who")),
            Column::numbers(l.t("Ar eu pen eu hunain", "On their own")),
            Column::numbers(l.t("Gyda helpwr", "With a helper")),
            Column::numbers(l.t("Gydag eiriolwr", "With an advocate")),
            Column::numbers(l.t("I gyd", "All")),
        ],
        row_heads: true,
        rows: vec![
            row(l.t("Plant hyd at 10 oed", "Children up to 10"), [-1, 25, 15, 45]),
            row(l.t("Pobl ifanc 11 oed a hŷn", "Young people from 11"), [40, 20, 30, 90]),
            row(l.t("Rhieni a gofalwyr", "Parents and carers"), [155, 30, 35, 220]),
        ],
        notes: vec![
            l.s(
                "Mae pob rhif wedi’i dalgrynnu i luosrif o 5, fel na ellir adnabod neb. Efallai na fydd y rhannau’n adio i’r cyfan.",
                "Each number is rounded to a multiple of 5, so that nobody can be recognised. Parts may not add up to the whole.",
            ),
            l.s("Pobl a ddewisodd ateb yw’r rhain.", "These are people who chose to answer."),
        ],
    }
}

fn headings(l: In) -> Bars {
    let row = |label: &str, parts: [i64; 4], base: i64| BarRow {
        label: label.to_owned(),
        shown: Shown::Numbers { parts: parts.map(number).to_vec(), base: number(base) },
    };
    Bars {
        title: l.s(
            "Rhieni a gofalwyr, ar eu pen eu hunain: pa mor aml yr oedd fel hyn",
            "Parents and carers, on their own: how often it was like this",
        ),
        place: Some("said".to_owned()),
        description: l.s(
            "Pum bar, un i bob pennawd o’r siarter. Mae’r rhan fwyaf o bob bar yn dweud “y rhan fwyaf o’r amser”, \
             heblaw am gael gwybod beth sy’n digwydd nesaf, lle mae’n llai na hanner. Mae’r tabl yn rhoi pob rhif.",
            "Five bars, one for each heading of the charter. The largest part of each bar is “most of the time”, \
             except for being told what happens next, where it is less than half. The table gives every number.",
        ),
        row: l.s("Pennawd y siarter", "Charter heading"),
        parts: vec![
            l.s("Y rhan fwyaf o’r amser", "Most of the time"),
            l.s("Weithiau", "Sometimes"),
            l.s("Prin neu byth", "Hardly ever or never"),
            l.s("Ddim yn siŵr", "Not sure"),
        ],
        base: l.s("Atebion", "Answers"),
        rows: vec![
            row(l.t("Parch ac urddas", "Respect and dignity"), [85, 40, 20, 5], 150),
            row(l.t("Gonestrwydd", "Honesty"), [70, 45, 25, 5], 145),
            row(l.t("Cael gwybod beth sy’n digwydd nesaf", "Being told what happens next"), [45, 50, 45, 10], 150),
            row(l.t("Gwrando", "Being listened to"), [75, 40, 30, 5], 150),
            BarRow {
                label: l.s("Cadw addewidion", "Keeping promises"),
                shown: Shown::Instead(l.s("Heb ei ddangos (rhy ychydig o bobl)", "Not shown (too few people)")),
            },
        ],
        notes: vec![l.s(
            "Mae cynulleidfaoedd yn cael eu dangos ochr yn ochr, byth gyda’i gilydd, a byth fel un sgôr.",
            "Audiences are shown side by side, never together, and never as one score.",
        )],
    }
}

fn waiting(l: In) -> RunChart {
    let months = [
        ("Hyd", "Oct", Some(35)),
        ("Tach", "Nov", Some(40)),
        ("Rhag", "Dec", Some(30)),
        ("Ion", "Jan", Some(45)),
        ("Chwe", "Feb", Some(40)),
        ("Maw", "Mar", None),
        ("Ebr", "Apr", Some(35)),
        ("Mai", "May", Some(25)),
        ("Meh", "Jun", Some(25)),
        ("Gor", "Jul", Some(20)),
        ("Awst", "Aug", Some(15)),
        ("Medi", "Sep", Some(15)),
    ];
    let points = months.iter().enumerate().map(|(at, (cy, en, value))| Point {
        label: l.s(cy, en),
        number: value.map(number),
        mark: match at {
            7 => Some(l.s(
                "dechreuodd y gwasanaeth ffonio teuluoedd bob pythefnos",
                "the service began to ring families every two weeks",
            )),
            11 => Some(l.s(
                "pumed mis o dan y canolrif: arwydd o newid",
                "fifth month below the median: a sign of change",
            )),
            _ => None,
        },
    });
    RunChart {
        title: l.s("“Neb yn dweud wrthyf beth sy’n digwydd”: ymatebion bob mis", "“Nobody tells me what is happening”: responses each month"),
        place: Some("change".to_owned()),
        description: l.s(
            "Siart rhediad o ddeuddeg mis. Mae’r nifer tua 35 i 45 hyd at fis Ebrill, ac yn gostwng o fis Mai i 15 ym mis Medi. Nid oes rhif ar gyfer mis Mawrth.",
            "A run chart of twelve months. The number is about 35 to 45 until April, and falls from May to 15 in September. There is no number for March.",
        ),
        point: l.s("Mis", "Month"),
        value: l.s("Ymatebion", "Responses"),
        remark: l.s("Beth sy’n sefyll allan", "What stands out"),
        absent: "–".to_owned(),
        scale: [0, 10, 20, 30, 40, 50].map(number).to_vec(),
        points: points.collect(),
        median: Some(Median { number: number(30), label: l.s("Canolrif", "Median") }),
        notes: vec![l.s("– Heb ei ddangos: rhy ychydig o bobl.", "– Not shown: too few people.")],
    }
}

fn cards(l: In) -> [Card; 2] {
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

fn promises(l: In) -> Table {
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

/// A report of four pages.
pub(crate) fn report(language: Language) -> Document {
    let l = In(language);
    let mut document = empty(language, State::Released);
    let [next, room] = cards(l);
    let questions = vec![
        vec![
            Span::plain(l.t(
                "Pam mae’r neges destun ar ôl pob cyfarfod yn hwyr, a phryd y daw? (",
                "Why is the text message after each meeting late, and when will it come? (",
            )),
            Span::place(l.t("yr ymrwymiad", "the commitment"), "commitments"),
            Span::plain(")"),
        ],
        vec![
            Span::plain(l.t(
                "Mae llai o bobl yn dweud nad oes neb yn dweud dim wrthynt. A yw’r newid yn para? (",
                "Fewer people say that nobody tells them anything. Does the change last? (",
            )),
            Span::place(l.t("y siart", "the chart"), "change"),
            Span::plain(")"),
        ],
        vec![
            Span::plain(l.t(
                "Pwy na chlywsom ganddynt, a beth a wneir am hynny? (",
                "Whom did we not hear from, and what will be done about it? (",
            )),
            Span::place(l.t("y tabl", "the table"), "heard"),
            Span::plain(")"),
        ],
    ];
    document.blocks = vec![
        Block::Toc,
        heading(1, l.t("Pwy a glywsom, a phwy na chlywsom", "Who we heard, and who we did not"), Some("who")),
        paragraph(l.t(
            "Clywsom 355 o ymatebion rhwng Gorffennaf a Medi. Mae pob un wedi cael ei ddarllen gan berson. Nid ydym wedi clywed digon gan blant ifanc ar eu pen eu hunain, nac yn y cymunedau lle mae’r hyb ymhell i ffwrdd.",
            "We heard 355 responses between July and September. A person read each of them. We did not hear enough from young children on their own, nor from the communities where the hub is far away.",
        )),
        Block::Table(heard(l)),
        heading(1, l.t("Beth ddywedodd teuluoedd", "What families said"), None),
        paragraph(l.t(
            "Gofynnir yr un cwestiwn i bawb o dan bob un o bum pennawd y siarter, gyda’r un tri cham. Dangosir cyfran yr ateb gorau a’r gwaethaf; ni roddir byth un sgôr.",
            "Everybody is asked the same question under each of the five headings of the charter, with the same three steps. The share of the best and of the worst answer is shown; there is never one score.",
        )),
        Block::Bars(headings(l)),
        heading(1, l.t("Beth atebodd ac addawodd y gwasanaethau", "What services answered and promised"), None),
        Block::Card(next),
        Block::Card(room),
        heading(2, l.t("Pob ymrwymiad", "All commitments"), None),
        Block::Table(promises(l)),
        heading(1, l.t("Beth sydd wedi newid ers hynny", "What has changed since"), None),
        Block::RunChart(waiting(l)),
        heading(1, l.t("Cwestiynau y gall aelodau eu gofyn", "Questions members may ask"), None),
        Block::List { numbered: true, items: questions },
        heading(2, l.t("Dull", "Method"), None),
        Block::Paragraph(vec![
            Span::plain(l.t("Mae’r dull wedi’i ddisgrifio ar ", "The method is described at ")),
            Span::address("clywed.example/dull", "https://clywed.example/dull"),
            Span::plain(l.t(". Mae’n cynnwys: ", ". It covers: ")),
        ]),
        Block::List {
            numbered: false,
            items: [
                l.t("sut y caiff rhifau eu talgrynnu;", "how numbers are rounded;"),
                l.t("pam nad yw rhai rhifau’n cael eu dangos;", "why some numbers are not shown;"),
                l.t("beth na all adborth ei ddangos.", "what feedback cannot show."),
            ]
            .map(|text| vec![Span::plain(text)])
            .to_vec(),
        },
    ];
    document
}

/// The report with its cover sheet, and so many more sections that it has about twenty pages.
pub(crate) fn long(language: Language) -> Document {
    let l = In(language);
    let mut document = report(language);
    document.status = empty(language, State::Draft).status;
    document.blocks.insert(0, Block::CoverSheet(cover(l)));
    for number in 1..=14 {
        document.blocks.push(heading(1, &format!("{} {number}", l.t("Atodiad", "Appendix")), None));
        let mut table = heard(l);
        table.place = None;
        let rows = table.rows.clone();
        for _ in 0..9 {
            table.rows.extend(rows.clone());
        }
        document.blocks.push(Block::Table(table));
        for _ in 0..3 {
            document.blocks.push(paragraph(
                &l.t(
                    "Pethau a ddywedwyd, a’r hyn a wnaed yn eu cylch. ",
                    "Things that were said, and what was done about them. ",
                )
                .repeat(8),
            ));
        }
    }
    document
}
