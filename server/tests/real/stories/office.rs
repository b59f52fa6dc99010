//! Setting up a real installation from the terminal alone.

use crate::kit::{Browser, Installation, ORGANISATION, PASSWORD, sign_in, try_sign_in};
use app::{routes, who};
use domain::{
    Locale::{Cy, En},
    feedback::Audience,
};
use std::time::Duration;

/// Runs a command, types the password, and returns the output. The command must succeed.
async fn done(installation: &Installation, arguments: &[&str]) -> String {
    let (content, said) = installation.told(arguments, &format!("{PASSWORD}\n")).await;
    assert!(content, "{arguments:?}: {said}");
    said
}

const SERVICE: [&str; 12] = [
    "service",
    "add",
    "--authority",
    "W06000015",
    "--kind",
    "taf",
    "--provider",
    "council",
    "--cy",
    "Tîm o Amgylch y Teulu",
    "--en",
    "Team Around the Family",
];

fn person<'a>(name: &'a str, role: &'a str, authority: &'a str) -> [&'a str; 9] {
    ["person", "add", name, "--name", "Made Up", "--role", role, "--authority", authority]
}

/// The settings that an authority needs at least to take part.
fn takes_part(code: &str) -> [&str; 9] {
    let (days, times) = (["--reading-days", "mon,thu"], ["--reading-times", "10:00"]);
    ["authority", "set", code, days[0], days[1], times[0], times[1], "--promise-days", "28"]
}

#[tokio::test]
async fn an_empty_folder_becomes_a_place_where_feedback_is_given_brought_in_and_read() {
    for installation in Installation::on_each_engine().await {
        let admin = ["create-admin", "--sign-in", "n.jones", "--name", "Made Up", "--authority", "W06000015"];
        assert!(done(&installation, &admin).await.contains("n.jones can sign in, as administrator."));
        let set = [
            "authority",
            "set",
            "W06000015",
            "--reading-days",
            "mon,thu",
            "--reading-times",
            "10:00",
            "--promise-days",
            "20",
            "--front-door",
            "029 2018 0101",
            "--front-door-hours",
            "mon-fri 08:30-17:00",
        ];
        assert!(
            done(&installation, &set).await.contains("Reading: mon,thu at 10:00; somebody reads next on")
        );
        let added = done(&installation, &SERVICE).await;
        assert_eq!(added, done(&installation, &["service", "list"]).await);
        let code = &added[..6];
        let poster = routes::GIVE.path_with(Cy, [code]);
        assert!(added.contains(&poster), "{added}");
        done(&installation, &person("m.one", "moderator", "W06000015")).await;

        let file = installation.temporary().join("comments.csv");
        std::fs::write(
            &file,
            "id,when,words\n1,02/03/2026,Made up: they rang back.\n2,3/31/2026,Made up: it was late.\n",
        )
        .unwrap();
        let import = [
            "import",
            file.to_str().unwrap(),
            "--source",
            "survey",
            "--service",
            code,
            "--id",
            "id",
            "--comment",
            "words",
            "--order",
            "mixed",
            "--date",
            "when",
            "--language",
            "en",
        ];
        let brought = done(&installation, &import).await;
        assert!(brought.contains("1 dates could only be read with the month first"), "{brought}");
        assert!(brought.contains("line 3\n") && brought.contains("2 comments were added"), "{brought}");

        let server = installation.start_again().await;
        let visitor = Browser::new(&server.address, "198.51.100.60");
        assert_eq!(visitor.get(&poster).await.status, 200);
        let small = visitor.get(&routes::GIVE.path_with(Cy, [&code.to_lowercase()])).await;
        assert_eq!(
            (small.status, small.header("location")),
            (308, poster.as_str()),
            "a code copied by hand in small letters leads to the poster's address"
        );
        let questions = routes::GIVE_FORM.path_with(En, [code, who::code(Audience::Parent)]);
        let page = visitor.get(&questions).await;
        assert_eq!(page.status, 200, "{questions}");
        assert!(page.text().contains("Team Around the Family"), "{}", page.text());
        let moderator = sign_in(&visitor, "m.one").await;
        let queue = moderator.get(&routes::STAFF_QUEUE.path_with(Cy, ["W06000015"])).await;
        assert_eq!(queue.status, 200, "{}", queue.text());
        assert!(
            queue.body.contains(&format!("{}/", routes::STAFF_QUEUE.path_with(Cy, ["W06000015"]))),
            "what was brought in waits"
        );

        assert!(done(&installation, &["service", "close", code]).await.contains("takes no more feedback"));
        assert!(done(&installation, &["service", "list"]).await.contains("(closed)"));
        done(&installation, &["service", "open", code]).await;
        assert_eq!(added, done(&installation, &["service", "list"]).await);
        done(&installation, &["person", "disable", "m.one"]).await;
        let page = moderator.get(&routes::STAFF_QUEUE.path_with(Cy, ["W06000015"])).await;
        assert_eq!(page.header("location"), routes::SIGN_IN.path(Cy), "the open session ended");
        assert_eq!(try_sign_in(&visitor, "m.one", PASSWORD).await.status, 422);
        let listed = done(&installation, &["person", "list"]).await;
        assert!(
            listed.contains("administrator in W06000015") && listed.contains("(let in no more)"),
            "{listed}"
        );
        server.stop().await;
    }
}

#[tokio::test]
async fn whatever_cannot_be_set_up_is_refused_on_one_line_with_an_example() {
    let installation = Installation::on_sqlite().await;
    let early = installation.told(&person("m.one", "moderator", "W06000015"), "").await;
    assert!(!early.0 && early.1.contains("does not take part yet"), "{}", early.1);
    for code in ["W06000015", "W06000008"] {
        done(&installation, &takes_part(code)).await;
    }
    done(&installation, &person("m.one", "moderator", "W06000015")).await;
    let with = |from: usize, to: &'static str| {
        let mut changed = SERVICE;
        changed[from] = to;
        changed.to_vec()
    };
    let refused: [(Vec<&str>, &str); 13] = [
        (vec!["authority", "set", "W99"], "there is no authority `W99`"),
        (vec!["authority", "set", "W06000015", "--reading-days", "monday"], "`monday` is no day"),
        (vec!["authority", "set", "W06000001"], "nothing was changed"),
        (vec!["authority", "set", "W06000015", "--promise-days", "0"], "0 is not from 1 to 365"),
        (vec!["authority", "set", "W06000015", "--front-door", "the desk"], "is not a telephone number"),
        (with(3, "W06000016"), "does not take part yet"),
        (with(5, "tea"), "`tea` is none of"),
        (with(7, "nobody"), "`nobody` is none of council"),
        (with(9, " "), "a name has 1 to 120 letters"),
        (
            person("m.one", "designated-officer", "W06000015").to_vec(),
            "m.one is moderator, and designated-officer",
        ),
        (person("m.one", "custodian", "W06000008").to_vec(), "m.one is moderator, and custodian"),
        (person("m.two", "elected-member", "W06000015").to_vec(), "nothing yet that elected-member may do"),
        (person("m.two", "boss", "W06000015").to_vec(), "`boss` is none of moderator"),
    ];
    for (arguments, why) in refused {
        let (content, said) = installation.told(&arguments, &format!("{PASSWORD}\n")).await;
        assert!(!content && said.contains(why) && said.contains("Example: "), "{arguments:?}: {said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
    let (content, said) = installation.told(&person("m.two", "custodian", "W06000015"), "short\n").await;
    assert!(!content && said.contains("at least 12 characters"), "{said}");
    assert!(!done(&installation, &["person", "list"]).await.contains("m.two"));
}

#[tokio::test]
async fn create_admin_gives_a_known_person_the_role_and_their_new_password_ends_their_sessions() {
    let installation = Installation::on_sqlite().await;
    let server = installation.start_demo().await;
    let browser = Browser::new(&server.address, "198.51.100.61");
    let open = sign_in(&browser, "ceidwad").await;
    assert_eq!(open.get(&routes::STAFF_HOME.path_with(Cy, [ORGANISATION])).await.status, 200);
    let admin = ["create-admin", "--sign-in", "ceidwad", "--name", "Made Up", "--authority", "W06000008"];
    let said = done(&installation, &admin).await;
    assert!(said.contains("administrator was added, and the password is new"), "{said}");
    assert_eq!(open.get(routes::STAFF.path(Cy)).await.header("location"), routes::SIGN_IN.path(Cy));
    let listed = done(&installation, &["person", "list"]).await;
    assert!(listed.contains("custodian in W06000008, administrator in W06000008"), "{listed}");
    let custodian = sign_in(&browser, "ceidwad").await;
    let trail = custodian.get(&routes::STAFF_AUDIT.path_with(Cy, [ORGANISATION])).await.text();
    for action in ["sign-in", "person-password", "role=administrator"] {
        assert!(trail.contains(action), "{action}: {trail}");
    }
    server.stop().await;
}

#[tokio::test]
async fn one_person_s_roles_in_several_organisations_are_given_and_taken_one_by_one() {
    let installation = Installation::on_sqlite().await;
    for code in ["W06000015", "W06000008"] {
        done(&installation, &takes_part(code)).await;
    }
    let added = done(&installation, &SERVICE).await;
    let charity = [
        "organisation",
        "add",
        "dychmygol",
        "--kind",
        "provider",
        "--cy",
        "Elusen Ddychmygol",
        "--en",
        "A Made-up Charity",
    ];
    done(&installation, &charity).await;
    assert!(done(&installation, &["organisation", "list"]).await.contains("Elusen Ddychmygol"));
    done(&installation, &person("m.one", "moderator", "W06000015")).await;
    // Nothing is typed, because an existing person keeps their password.
    let (content, said) = installation.told(&person("m.one", "moderator", "W06000008"), "").await;
    assert!(content && said.contains("The password is as it was."), "{said}");
    let role = |verb, name, role, organisation| {
        vec!["person", "role", verb, name, "--role", role, "--organisation", organisation]
    };
    let removed = done(&installation, &role("remove", "m.one", "moderator", "W06000015")).await;
    assert!(removed.contains("no longer moderator in W06000015"), "{removed}");
    let listed = done(&installation, &["person", "list"]).await;
    assert!(listed.contains("moderator in W06000008") && !listed.contains("W06000015"), "{listed}");

    let manager = person("p.one", "service-manager", "dychmygol");
    let of_service = [manager.as_slice(), &["--service", &added[..6]]].concat();
    done(&installation, &of_service).await;
    let admin = ["create-admin", "--sign-in", "a.one", "--name", "Made Up", "--authority", "W06000015"];
    done(&installation, &admin).await;
    let refused = [
        (manager.to_vec(), "--service"),
        (role("add", "p.one", "moderator", "W06000015"), "would defeat it"),
        (role("add", "p.one", "moderator", "dychmygol"), "which has no moderator"),
        (role("add", "nobody", "custodian", "W06000015"), "nobody signs in as `nobody`"),
        (role("remove", "a.one", "administrator", "W06000015"), "last administrator"),
        (vec!["person", "disable", "a.one"], "last administrator"),
    ];
    for (arguments, why) in refused {
        let (content, said) = installation.told(&arguments, "").await;
        assert!(!content && said.contains(why), "{arguments:?}: {said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}

#[tokio::test]
async fn what_is_set_at_the_terminal_or_on_its_page_is_on_public_pages_within_two_seconds() {
    for installation in Installation::on_each_engine().await {
        let server = installation.start_demo().await;
        let browser = Browser::new(&server.address, "198.51.100.62");
        let pages = ["/en/help", "/cy/help", "/en/give/K7QF2M/3", "/cy/rhoi/K7QF2M/1"];
        for page in pages {
            assert!(browser.get(page).await.body.contains("029 2018 0101"), "{page} is kept from now on");
        }
        let shown = async |words: &str| {
            for page in pages {
                let mut tries = 0;
                while !browser.get(page).await.body.contains(words) {
                    assert!(
                        tries < 40,
                        "{}: {page} does not show {words} after two seconds",
                        installation.engine
                    );
                    tries += 1;
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            }
        };
        done(&installation, &["authority", "set", "W06000008", "--front-door", "029 2018 0777"]).await;
        shown("029 2018 0777").await;

        let admin = sign_in(&browser, "gweinyddwr").await;
        let address = routes::STAFF_SETTINGS.path_with(En, [ORGANISATION]);
        let page = admin.get(&address).await;
        assert!(page.status == 200 && page.text().contains("029 2018 0777"), "{}", page.text());
        let token = |name: &str| {
            let at = page.body.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
            at.split('"').next().unwrap().to_owned()
        };
        let (csrf, seen) = (token("csrf"), token("seen"));
        let form = |number: &'static str, times: &'static str| {
            let days = ["mon", "fri"].map(|day| ("day", day));
            let rest = [("csrf", csrf.as_str()), ("seen", &seen), ("times", times), ("promise", "21")];
            let more = [("front-door", number), ("duty-team", "029 2018 0102"), ("adopted", "2026-04-01")];
            [&days[..], &rest, &more].concat()
        };
        let odd = admin.post(&address, &form("the desk", "10:00")).await;
        assert!(odd.status == 422 && odd.text().contains("this is not a telephone number"), "{}", odd.text());
        assert!(odd.body.contains("the desk"), "what was typed comes back");
        let odd = admin.post(&address, &form("029 2018 0888", "ten")).await;
        assert!(odd.status == 422 && odd.text().contains("it is not written as it should be"));
        let saved = admin.post(&address, &form("029 2018 0888", "09:30, 14:00")).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        shown("029 2018 0888").await;
        let again = admin.post(&address, &form("029 2018 0999", "10:00")).await;
        assert_eq!(again.status, 409, "somebody has changed them since this page was read");

        let history = done(&installation, &["authority", "show", "W06000008", "--history"]).await;
        let told: Vec<&str> = history.lines().collect();
        assert_eq!(told.len(), 4, "{history}");
        assert!(told[0].contains("Gweinyddwr (demo)") && told[0].contains("reading.times"), "{history}");
        assert!(told[1].contains("at the terminal") && told[1].contains("lines"), "{history}");
        server.stop().await;
    }
}

#[tokio::test]
async fn a_settings_file_is_taken_whole_or_in_part_or_not_at_all() {
    let installation = Installation::on_sqlite().await;
    done(&installation, &takes_part("W06000015")).await;
    let file = installation.temporary().join("settings.toml");
    let path = file.to_str().unwrap().to_owned();
    let set = ["authority", "set", "W06000015", "--file", &path];
    let before = done(&installation, &["authority", "show", "W06000015"]).await;
    for (text, why) in [
        (
            "promise_days = 14\n[clocks]\nacknowledge_minutes = 31\n",
            "clocks.acknowledge_minutes: it is laxer",
        ),
        ("promise_days = 14\nread_days = 3\n", "read_days"),
        ("promise_days = 14\n[[lines]]\nkind = \"other\"\nnumber = \"1\"\nwhen = []\n", "lines[1].number"),
        ("promise_days = 14\npromise_days = 15\n", "line 2"),
        (
            "promise_days = 14\n[[rota.shifts]]\nperson = \"nobody\"\nwhen = \"always\"\norder = 1\n",
            "rota.shifts[1].person",
        ),
    ] {
        std::fs::write(&file, text).unwrap();
        let (content, said) = installation.told(&set, "").await;
        assert!(!content && said.contains(why) && said.lines().count() == 1, "{text}: {said}");
        assert_eq!(done(&installation, &["authority", "show", "W06000015"]).await, before, "{text}");
    }
    std::fs::write(&file, "[retention]\nconcern_months = 120\n").unwrap();
    assert!(done(&installation, &set).await.contains("Changed: retention.concern_months."));
    let now = done(&installation, &["authority", "show", "W06000015"]).await;
    assert!(now.contains("concern_months = 120") && now.contains("days = \"mon,thu\""), "{now}");
    std::fs::write(&file, &before).unwrap();
    let whole = [&set[..], &["--whole"]].concat();
    assert!(done(&installation, &whole).await.contains("Changed: retention.concern_months."));
    assert_eq!(done(&installation, &["authority", "show", "W06000015"]).await, before);
    assert!(done(&installation, &whole).await.contains("Nothing has changed"));
    let (content, said) = installation.told(&["authority", "show", "W06000008"], "").await;
    assert!(!content && said.contains("does not take part yet"), "{said}");
}
