//! Setting a real installation up, with nothing but the terminal.

use crate::kit::{Browser, Installation, ORGANISATION, PASSWORD, sign_in, try_sign_in};
use app::{routes, who};
use domain::{
    Locale::{Cy, En},
    feedback::Audience,
};

/// The words of a command, and what is typed then. It must be content.
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
            "--promise-days",
            "20",
            "--front-door",
            "01632 960 123",
        ];
        assert!(done(&installation, &set).await.contains("Reading days: mon,thu, from 10:00."));
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
        done(&installation, &["authority", "set", code]).await;
    }
    done(&installation, &person("m.one", "moderator", "W06000015")).await;
    let with = |from: usize, to: &'static str| {
        let mut changed = SERVICE;
        changed[from] = to;
        changed.to_vec()
    };
    let refused: [(Vec<&str>, &str); 12] = [
        (vec!["authority", "set", "W99"], "there is no authority `W99`"),
        (vec!["authority", "set", "W06000015", "--reading-days", "monday"], "`monday` is none of mon"),
        (vec!["authority", "set", "W06000015", "--reading-hour", "24"], "24 is not from 0 to 23"),
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
        done(&installation, &["authority", "set", code]).await;
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
    // Nothing is typed: a known person keeps their password.
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
