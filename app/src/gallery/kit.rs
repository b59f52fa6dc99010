//! All components on two pages, one quiet and one dense: for looking at, and for the tests of every page.

use super::{Sample, frame};
use crate::{
    components::{
        Button, Choice, Choices, Column, Entry, ErrorSummary, Field, Helpline, Select, Shape, Table,
        TableCell, TextArea, Tone, actions, button_link, card, chip, disclosure, facts, notice, pagination,
        tag, toolbar,
    },
    page::{Frame, Kind, Link, StaffBar, document},
};
use domain::Locale;
use leptos::prelude::*;

/// Both pages.
pub(super) fn samples() -> Vec<Sample> {
    vec![Sample { name: "kit", render: kit }, Sample { name: "kit-staff", render: staff_kit }]
}

fn kit(l: Locale) -> String {
    let frame = frame(l).of(Kind::Contributor);
    document(&frame, "Kit", || {
        let ask = |name: &str, question: &str| {
            Choices::radio(name, question).beside().choices([
                Choice::new("most", "Y rhan fwyaf o'r amser").shape(Shape::Full),
                Choice::new("some", "Weithiau").shape(Shape::Half),
                Choice::new("never", "Anaml iawn neu byth").shape(Shape::Empty),
            ])
        };
        view! {
            <h1>"Pob darn o'r pecyn"</h1>
            {ErrorSummary::new("Mae rhywbeth i'w gywiro").error("who", "Dewis un").view()}
            <p class="lead">"Mae'r dudalen hon i'r rhai sy'n adeiladu. "<a href="#x">"Dolen"</a></p>
            <form method="post" action="/" novalidate>
                {ask("c1", "Pa mor aml mae pobl yn dy drin di â pharch?").chosen(["some"]).view()}
                {Choices::radio("who", "Pwy wyt ti?")
                    .hint("Dewis un.")
                    .error(Some("Dewis un".to_owned()))
                    .choice(Choice::new("yp", "Person ifanc").hint("11 i 25 oed"))
                    .choice(Choice::new("parent", "Rhiant neu ofalwr"))
                    .view()}
                {Choices::check("agencies", "Pwy oedd yn helpu?")
                    .choice(Choice::new("school", "Yr ysgol"))
                    .choice(Choice::new("health", "Iechyd"))
                    .chosen(["school"])
                    .view()}
                {Field::new("number", "Dy rif").entry(Entry::Digits).hint("16 digid").short().view()}
                {Field::new("bad", "E-bost").entry(Entry::Email).error(Some("Mae rhywbeth ar goll".into())).view()}
                {TextArea::new("words", "Beth ddylai newid?").hint("Ceisia beidio ag ysgrifennu enwau.").view()}
                {Select::new("where", "Ble?").empty("Dewis").options([("a", "Caerdydd"), ("b", "Gwynedd")]).view()}
                {actions(view! { {Button::primary("Nesaf").view()}{Button::quiet("Yn ôl").view()} })}
                {actions(view! { {Button::grave("Tynnu'n ôl").sends("do", "withdraw").view()}{button_link("/", "Dolen")} })}
            </form>
            {notice(Tone::Plain, view! { <p>"Does neb yn darllen hwn yn syth."</p> })}
            {notice(Tone::Good, view! { <p>"Diolch. Mae wedi cyrraedd."</p> })}
            {notice(Tone::Care, view! { <p>"Mae dau beth heb eu hateb."</p> })}
            {disclosure("Dy hawl di", view! { <p>"Erthygl 12: dweud dy farn a chael gwrandawiad."</p> })}
            {card("Beth ddigwyddodd", view! { <p>"Agorodd y ganolfan ddydd Sadwrn. "{tag(Tone::Good, "Wedi'i wneud")}</p> })}
            {Helpline {
                name: "Meic".into(),
                about: "Hyd at 25 oed, Cymraeg neu Saesneg.".into(),
                text: Some(("Tecstio 84001".into(), "84001".into())),
                web: Some(("Sgwrsio".into(), "https://www.meiccymru.org/".into())),
                call: Some(("Ffonio 080880 23456".into(), "080880 23456".into())),
                heading: None,
            }
            .view()}
            {table("t", false)}
            {pagination("Tudalennau", None, Some(("?2".into(), "Nesaf".into())))}
        }
    })
}

fn staff_kit(l: Locale) -> String {
    let staff = StaffBar {
        name: "Enw Dychmygol".into(),
        code: "W06000099".into(),
        organisation: "Cyngor Dychmygol".into(),
        organisations: vec![
            Link { href: "/cy/staff/W06000099".into(), label: "Cyngor Dychmygol".into(), current: true },
            Link { href: "/cy/staff/gobaith".into(), label: "Elusen Ddychmygol".into(), current: false },
        ],
        links: vec![
            Link { href: "/cy/staff".into(), label: "Ciw".into(), current: true },
            Link { href: "/cy/staff/x".into(), label: "Crynodebau".into(), current: false },
        ],
        csrf: "made-up".into(),
    };
    let frame = Frame { staff: Some(staff), ..frame(l).of(Kind::Staff) };
    document(&frame, "Kit", || {
        view! {
            <h1>"Y ciw"</h1>
            {toolbar(view! {
                {Select::new("tier", "Haen").options([("1", "Nawr"), ("2", "Cyffredin")]).view()}
                {Button::quiet("Hidlo").view()}
            })}
            {table("queue", true)}
            {facts([("Sianel".to_owned(), "Ar ei ben ei hun".into_any()), ("Llais".to_owned(), "Ei eiriau ei hun".into_any())])}
        }
    })
}

fn table(id: &str, dense: bool) -> AnyView {
    let columns = vec![Column::words("Thema"), Column::numbers("Ymatebion"), Column::words("Cyflwr")];
    let words = |text: &'static str| -> TableCell { text.into_any() };
    let rows = [
        vec![words("Parch a gonestrwydd"), words("125"), chip(Tone::Good, "Wedi'i ateb")],
        vec![words("Gwybodaeth a phreifatrwydd"), words("40"), chip(Tone::Care, "Yn aros")],
        vec![words("Diogelwch"), words("–"), chip(Tone::Urgent, "Nawr")],
    ];
    let table = Table::new(id, "Ymatebion yn ôl thema", columns).rows(rows);
    if dense { table.dense().view() } else { table.view() }
}
