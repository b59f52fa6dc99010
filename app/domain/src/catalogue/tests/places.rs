//! Stories about places: every table here is written out by hand, apart from the file it checks.

use std::collections::BTreeMap;

use super::*;

/// The authorities by English name and code.
const AUTHORITIES: [(&str, &str); 22] = [
    ("W06000001", "Isle of Anglesey"),
    ("W06000002", "Gwynedd"),
    ("W06000003", "Conwy"),
    ("W06000004", "Denbighshire"),
    ("W06000005", "Flintshire"),
    ("W06000006", "Wrexham"),
    ("W06000008", "Ceredigion"),
    ("W06000009", "Pembrokeshire"),
    ("W06000010", "Carmarthenshire"),
    ("W06000011", "Swansea"),
    ("W06000012", "Neath Port Talbot"),
    ("W06000013", "Bridgend"),
    ("W06000014", "Vale of Glamorgan"),
    ("W06000015", "Cardiff"),
    ("W06000016", "Rhondda Cynon Taf"),
    ("W06000018", "Caerphilly"),
    ("W06000019", "Blaenau Gwent"),
    ("W06000020", "Torfaen"),
    ("W06000021", "Monmouthshire"),
    ("W06000022", "Newport"),
    ("W06000023", "Powys"),
    ("W06000024", "Merthyr Tydfil"),
];

const NORTH: [&str; 6] = ["Conwy", "Denbighshire", "Flintshire", "Gwynedd", "Isle of Anglesey", "Wrexham"];
const WEST: [&str; 3] = ["Carmarthenshire", "Ceredigion", "Pembrokeshire"];
const WEST_AND_POWYS: [&str; 4] = ["Carmarthenshire", "Ceredigion", "Pembrokeshire", "Powys"];
const BAY: [&str; 2] = ["Neath Port Talbot", "Swansea"];
const CWM_TAF: [&str; 3] = ["Bridgend", "Merthyr Tydfil", "Rhondda Cynon Taf"];
const CAPITAL: [&str; 2] = ["Cardiff", "Vale of Glamorgan"];
const GWENT: [&str; 5] = ["Blaenau Gwent", "Caerphilly", "Monmouthshire", "Newport", "Torfaen"];
const SOUTH: [&str; 7] = [
    "Bridgend",
    "Cardiff",
    "Merthyr Tydfil",
    "Neath Port Talbot",
    "Rhondda Cynon Taf",
    "Swansea",
    "Vale of Glamorgan",
];

/// Asserts that the boards of `kind` are exactly these, with exactly these members by English name.
fn assert_boards(kind: BoardKind, expected: &[(&str, &[&str])]) {
    let boards: BTreeMap<&str, Vec<&str>> = catalogue()
        .geography
        .boards(kind)
        .map(|board| {
            let name = |code: &String| catalogue().authority(code).expect("a member exists").name.en.as_str();
            let mut members: Vec<_> = board.members.iter().map(name).collect();
            members.sort_unstable();
            (board.code.as_str(), members)
        })
        .collect();
    let expected: BTreeMap<&str, Vec<&str>> =
        expected.iter().map(|(code, members)| (*code, members.to_vec())).collect();
    assert_eq!(boards, expected);
}

#[test]
fn wales_has_twenty_two_authorities_each_with_its_own_code() {
    let listed: Vec<_> = catalogue()
        .geography
        .authorities
        .iter()
        .map(|authority| (authority.code.as_str(), authority.name.en.as_str()))
        .collect();
    assert_eq!(listed, AUTHORITIES);
    assert_eq!(catalogue().geography.country.code, "W92000004");
}

#[test]
fn seven_health_boards_cover_wales() {
    assert_boards(
        BoardKind::Health,
        &[
            ("W11000023", &NORTH),
            ("W11000024", &["Powys"]),
            ("W11000025", &WEST),
            ("W11000028", &GWENT),
            ("W11000029", &CAPITAL),
            ("W11000030", &CWM_TAF),
            ("W11000031", &BAY),
        ],
    );
}

#[test]
fn seven_partnership_boards_cover_wales_and_powys_has_its_own() {
    assert_boards(
        BoardKind::Partnership,
        &[
            ("rpb-north-wales", &NORTH),
            ("rpb-powys", &["Powys"]),
            ("rpb-west-wales", &WEST),
            ("rpb-west-glamorgan", &BAY),
            ("rpb-cwm-taf-morgannwg", &CWM_TAF),
            ("rpb-cardiff-and-vale", &CAPITAL),
            ("rpb-gwent", &GWENT),
        ],
    );
}

#[test]
fn six_safeguarding_boards_cover_wales_and_powys_shares_one() {
    assert_boards(
        BoardKind::Safeguarding,
        &[
            ("rsb-north-wales", &NORTH),
            ("rsb-mid-and-west-wales", &WEST_AND_POWYS),
            ("rsb-west-glamorgan", &BAY),
            ("rsb-cwm-taf-morgannwg", &CWM_TAF),
            ("rsb-cardiff-and-vale", &CAPITAL),
            ("rsb-gwent", &GWENT),
        ],
    );
}

#[test]
fn four_police_forces_cover_wales() {
    assert_boards(
        BoardKind::Police,
        &[
            ("police-north-wales", &NORTH),
            ("police-dyfed-powys", &WEST_AND_POWYS),
            ("police-south-wales", &SOUTH),
            ("police-gwent", &GWENT),
        ],
    );
}

#[test]
fn every_authority_lies_in_exactly_one_board_of_each_kind() {
    for kind in BoardKind::ALL {
        for authority in &catalogue().geography.authorities {
            let boards = catalogue().geography.boards(*kind);
            let covering = boards.filter(|board| board.members.contains(&authority.code)).count();
            assert_eq!(covering, 1, "{} among the {kind}s", authority.name.en);
            assert!(catalogue().geography.board_of(*kind, &authority.code).is_some());
        }
    }
}

#[test]
fn a_retired_code_is_never_in_use_and_leads_to_codes_that_are() {
    let geography = &catalogue().geography;
    let in_use = |code: &str| {
        catalogue().authority(code).is_some() || geography.boards.iter().any(|board| board.code == code)
    };
    let retired: Vec<_> = geography.retired.iter().map(|retired| retired.code.as_str()).collect();
    assert_eq!(retired, ["W06000007", "W06000017", "W11000026", "W11000027"]);
    for code in &geography.retired {
        assert!(!in_use(&code.code), "{} is in use", code.code);
        assert!(
            !code.replaced_by.is_empty() && code.replaced_by.iter().all(|new| in_use(new)),
            "{}",
            code.code
        );
    }
}

#[test]
fn in_a_place_is_mutated_as_a_welsh_speaker_says_it() {
    let said = |code| catalogue().authority(code).map(|place| place.located(Locale::Cy));
    assert_eq!(said("W06000015").as_deref(), Some("yng Nghaerdydd"));
    assert_eq!(said("W06000014").as_deref(), Some("ym Mro Morgannwg"));
    assert_eq!(said("W06000013").as_deref(), Some("ym Mhen-y-bont ar Ogwr"));
    assert_eq!(said("W06000004").as_deref(), Some("yn Sir Ddinbych"));
    assert_eq!(said("W06000020").as_deref(), Some("yn Nhorfaen"));
    let cardiff = catalogue().authority("W06000015").map(|place| place.located(Locale::En));
    assert_eq!(cardiff.as_deref(), Some("in Cardiff"));
}

/// After *yn*, b c d g p t take the nasal mutation, and *yn* itself becomes *ym* or *yng* before m or ng.
fn after_yn(name: &str) -> String {
    let (first, rest) = name.split_at(1);
    match (first, rest.starts_with('h')) {
        ("B", _) => format!("ym M{rest}"),
        ("C", false) => format!("yng Ngh{rest}"),
        ("D", _) if !rest.starts_with('d') => format!("yn N{rest}"),
        ("G", _) => format!("yng Ng{rest}"),
        ("P", false) => format!("ym Mh{rest}"),
        ("T", false) => format!("yn Nh{rest}"),
        ("M", _) => format!("ym {name}"),
        _ => format!("yn {name}"),
    }
}

#[test]
fn every_place_follows_the_rule_of_nasal_mutation_but_the_island() {
    for authority in &catalogue().geography.authorities {
        let expected = match authority.name.cy.as_str() {
            "Ynys Môn" => "ar Ynys Môn".to_owned(),
            name => after_yn(name),
        };
        assert_eq!(authority.cy_in, expected);
    }
    assert_eq!(catalogue().geography.country.cy_in, after_yn("Cymru"));
}

#[test]
fn a_welsh_list_of_places_is_in_the_order_of_the_welsh_alphabet() {
    let sorted = catalogue().authorities_sorted(Locale::Cy);
    let names: Vec<_> = sorted.iter().map(|authority| authority.name.cy.as_str()).collect();
    assert_eq!(
        names,
        [
            "Abertawe",
            "Blaenau Gwent",
            "Bro Morgannwg",
            "Caerdydd",
            "Caerffili",
            "Casnewydd",
            "Castell-nedd Port Talbot",
            "Ceredigion",
            "Conwy",
            "Gwynedd",
            "Merthyr Tudful",
            "Pen-y-bont ar Ogwr",
            "Powys",
            "Rhondda Cynon Taf",
            "Sir Benfro",
            "Sir Ddinbych",
            "Sir Fynwy",
            "Sir Gaerfyrddin",
            "Sir y Fflint",
            "Torfaen",
            "Wrecsam",
            "Ynys Môn",
        ]
    );
    let english = catalogue().authorities_sorted(Locale::En);
    assert_eq!(english[0].name.en, "Blaenau Gwent");
    assert_eq!(english[21].name.en, "Wrexham");
}
