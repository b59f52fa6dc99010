//! The address of every page, in both languages, in one table.
//!
//! Links, the language switch and the server's router all read the table. So no link can lead to an address
//! that is not served, and every page exists in both languages. An address says nothing about the person who
//! opens it.

use domain::Locale;
use std::fmt::Write;

/// The address of a page in both languages. `N` is the number of `{parameters}` in the pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<const N: usize> {
    /// The Welsh pattern, in the router's syntax: `/cy/rhoi/{code}`.
    pub cy: &'static str,
    /// The English pattern.
    pub en: &'static str,
}

impl<const N: usize> Place<N> {
    /// The pattern in one language, for the router.
    pub const fn pattern(self, locale: Locale) -> &'static str {
        match locale {
            Locale::Cy => self.cy,
            Locale::En => self.en,
        }
    }

    /// The address with its parameters filled in, in order, percent-encoded.
    pub fn path_with(self, locale: Locale, values: [&str; N]) -> String {
        let mut path = String::new();
        let mut values = values.into_iter();
        for part in self.pattern(locale).split_inclusive('}') {
            match part.split_once('{') {
                Some((fixed, _)) => {
                    path.push_str(fixed);
                    push_encoded(&mut path, values.next().unwrap_or_default());
                }
                None => path.push_str(part),
            }
        }
        path
    }
}

impl Place<0> {
    /// The address.
    pub const fn path(self, locale: Locale) -> &'static str {
        self.pattern(locale)
    }
}

/// Appends one path segment, with everything but unreserved characters encoded.
fn push_encoded(path: &mut String, segment: &str) {
    for byte in segment.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            path.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(path, "%{byte:02X}");
        }
    }
}

macro_rules! places {
    ($($(#[$meta:meta])* $name:ident: $n:literal = $cy:literal, $en:literal;)+) => {
        $($(#[$meta])* pub const $name: Place<$n> = Place { cy: $cy, en: $en };)+

        /// Every place: Welsh pattern, English pattern, number of parameters.
        pub const ALL: &[(&str, &str, usize)] = &[$(($cy, $en, $n)),+];
    };
}

/// The only page outside both languages: it asks which language to use.
pub const ROOT: &str = "/";

/// The open interface for programs. It is outside both languages: every text in it is in both.
pub const API: &str = "/api/v1";

/// Its description (OpenAPI).
pub const API_DESCRIPTION: &str = "/api/v1/openapi.json";

/// Every release with its files, for data portals (DCAT). In both languages too.
pub const DATA_CATALOGUE: &str = "/data/catalogue.jsonld";

places! {
    /// The front page.
    FRONT: 0 = "/cy", "/en";
    /// Who are you, and where: the list of authorities.
    FIND: 0 = "/cy/canfod", "/en/find";
    /// The services of one authority (its code).
    FIND_IN: 1 = "/cy/canfod/{authority}", "/en/find/{authority}";
    /// Who is answering, about a service (an opaque code).
    GIVE: 1 = "/cy/rhoi/{code}", "/en/give/{code}";
    /// The questionnaire for one audience (a bare digit: [`crate::who::code`]).
    GIVE_FORM: 2 = "/cy/rhoi/{code}/{audience}", "/en/give/{code}/{audience}";
    /// The same with further questions.
    GIVE_LONG: 2 = "/cy/rhoi/{code}/{audience}/hir", "/en/give/{code}/{audience}/long";
    /// Check before sending.
    GIVE_CHECK: 2 = "/cy/rhoi/{code}/{audience}/gwirio", "/en/give/{code}/{audience}/check";
    /// Send; the answer is the receipt.
    GIVE_SEND: 2 = "/cy/rhoi/{code}/{audience}/anfon", "/en/give/{code}/{audience}/send";
    /// A calendar file for one day; it says "reminder" and nothing else.
    CALENDAR: 1 = "/cy/calendr/{day}", "/en/calendar/{day}";
    /// Coming back with a number. The number is typed and never stands in an address.
    NUMBER: 0 = "/cy/rhif", "/en/number";
    /// Children's rights.
    RIGHTS: 0 = "/cy/hawliau", "/en/rights";
    /// One right, by its article.
    RIGHT: 1 = "/cy/hawliau/{article}", "/en/rights/{article}";
    /// The charter's five headings.
    CHARTER: 0 = "/cy/siarter", "/en/charter";
    /// One authority's charter (by its code), with its own words where it has any.
    CHARTER_OF: 1 = "/cy/siarter/{authority}", "/en/charter/{authority}";
    /// Why this matters.
    WHY: 0 = "/cy/pam", "/en/why";
    /// Help now.
    HELP: 0 = "/cy/help", "/en/help";
    /// Privacy in plain words.
    PRIVACY: 0 = "/cy/preifatrwydd", "/en/privacy";
    /// The accessibility statement.
    ACCESSIBILITY: 0 = "/cy/hygyrchedd", "/en/accessibility";
    /// What is asked, and why.
    QUESTIONS: 0 = "/cy/cwestiynau", "/en/questions";
    /// What happens to what you say.
    WHAT_HAPPENS: 0 = "/cy/beth-sy-n-digwydd", "/en/what-happens";
    /// What services did: the releases.
    RELEASES: 0 = "/cy/cyhoeddiadau", "/en/releases";
    /// One release.
    RELEASE: 1 = "/cy/cyhoeddiadau/{id}", "/en/releases/{id}";
    /// What services promised: the authorities.
    COMMITMENTS: 0 = "/cy/ymrwymiadau", "/en/commitments";
    /// What the services of an authority promised, and what came of it.
    COMMITMENTS_OF: 1 = "/cy/ymrwymiadau/{authority}", "/en/commitments/{authority}";
    /// The same of one service.
    COMMITMENTS_OF_SERVICE: 2 = "/cy/ymrwymiadau/{authority}/{service}", "/en/commitments/{authority}/{service}";
    /// News of them as an Atom feed.
    COMMITMENTS_FEED: 1 = "/cy/ymrwymiadau/{authority}/newyddion.atom", "/en/commitments/{authority}/news.atom";
    /// Searching what was released.
    SEARCH: 0 = "/cy/chwilio", "/en/search";
    /// The report of a release, for councillors and committees.
    RELEASE_REPORT: 1 = "/cy/cyhoeddiadau/{id}/adroddiad", "/en/releases/{id}/report";
    /// The report as PDF.
    RELEASE_REPORT_PDF: 1 = "/cy/cyhoeddiadau/{id}/adroddiad.pdf", "/en/releases/{id}/report.pdf";
    /// The tables of the report as a spreadsheet.
    RELEASE_REPORT_XLSX: 1 = "/cy/cyhoeddiadau/{id}/adroddiad.xlsx", "/en/releases/{id}/report.xlsx";
    /// How figures are made and protected.
    METHOD: 0 = "/cy/dull", "/en/method";
    /// One release as comma-separated values.
    RELEASE_CSV: 1 = "/cy/cyhoeddiadau/{id}/data.csv", "/en/releases/{id}/data.csv";
    /// What the columns of these values are (CSV on the Web).
    RELEASE_CSVW: 1 = "/cy/cyhoeddiadau/{id}/data.csv-metadata.json", "/en/releases/{id}/data.csv-metadata.json";
    /// One release as JSON.
    RELEASE_JSON: 1 = "/cy/cyhoeddiadau/{id}/data.json", "/en/releases/{id}/data.json";
    /// The leaves of a release's hash tree, one a line. Anyone can hash them up to the root on the release's
    /// page.
    RELEASE_LEAVES: 1 = "/cy/cyhoeddiadau/{id}/dail.txt", "/en/releases/{id}/leaves.txt";
    /// One section of a release's figures.
    RELEASE_PART: 2 = "/cy/cyhoeddiadau/{id}/{part}", "/en/releases/{id}/{part}";
    /// Figures of regions: Wales and every board.
    REGIONS: 0 = "/cy/rhanbarthau", "/en/regions";
    /// The figures of one region (its code) for a quarter.
    REGION: 2 = "/cy/rhanbarthau/{region}/{quarter}", "/en/regions/{region}/{quarter}";
    /// The same as comma-separated values.
    REGION_CSV: 2 = "/cy/rhanbarthau/{region}/{quarter}/data.csv", "/en/regions/{region}/{quarter}/data.csv";
    /// What the columns of these values are (CSV on the Web).
    REGION_CSVW: 2 = "/cy/rhanbarthau/{region}/{quarter}/data.csv-metadata.json", "/en/regions/{region}/{quarter}/data.csv-metadata.json";
    /// The same as JSON.
    REGION_JSON: 2 = "/cy/rhanbarthau/{region}/{quarter}/data.json", "/en/regions/{region}/{quarter}/data.json";
    /// One section of a region's figures.
    REGION_PART: 3 = "/cy/rhanbarthau/{region}/{quarter}/{part}", "/en/regions/{region}/{quarter}/{part}";
    /// Staff sign in.
    SIGN_IN: 0 = "/cy/mewngofnodi", "/en/sign-in";
    /// Staff sign out.
    SIGN_OUT: 0 = "/cy/allgofnodi", "/en/sign-out";
    /// The entrance to the staff area: leads to the only organisation that somebody acts in, or to the choice
    /// between several.
    STAFF: 0 = "/cy/staff", "/en/staff";
    /// Changing one's own password.
    STAFF_PASSWORD: 0 = "/cy/cyfrinair", "/en/password";
    /// Setting one's own alert addresses.
    STAFF_ALERTS: 0 = "/cy/rhybuddion", "/en/alerts";
    /// The address in an alert: leads to what the alert is about, for the person it was sent to. It names no
    /// organisation.
    OPEN: 1 = "/cy/agor/{id}", "/en/open/{id}";
    /// The start page of an organisation's staff area.
    STAFF_HOME: 1 = "/cy/staff/{organisation}", "/en/staff/{organisation}";
    /// The figures that somebody may see, section by section.
    STAFF_FIGURES: 1 = "/cy/staff/{organisation}/ffigurau", "/en/staff/{organisation}/figures";
    /// The queue of items to read.
    STAFF_QUEUE: 1 = "/cy/staff/{organisation}/ciw", "/en/staff/{organisation}/queue";
    /// One item of the queue.
    STAFF_ITEM: 2 = "/cy/staff/{organisation}/ciw/{id}", "/en/staff/{organisation}/queue/{id}";
    /// A desk's concerns; the concern that is due next comes first.
    STAFF_CONCERNS: 1 = "/cy/staff/{organisation}/pryderon", "/en/staff/{organisation}/concerns";
    /// One concern.
    STAFF_CONCERN: 2 = "/cy/staff/{organisation}/pryderon/{id}", "/en/staff/{organisation}/concerns/{id}";
    /// The written confirmation of a concern's telephone report, for printing.
    STAFF_CONCERN_LETTER: 3 = "/cy/staff/{organisation}/pryderon/{id}/llythyr/{entry}", "/en/staff/{organisation}/concerns/{id}/letter/{entry}";
    /// One disclosure of who somebody is, under a concern.
    STAFF_CONCERN_DISCLOSURE: 3 = "/cy/staff/{organisation}/pryderon/{id}/datgelu/{disclosure}", "/en/staff/{organisation}/concerns/{id}/disclosure/{disclosure}";
    /// The wishes to disclose who somebody is, for those who answer them.
    STAFF_DISCLOSURES: 1 = "/cy/staff/{organisation}/datgeliadau", "/en/staff/{organisation}/disclosures";
    /// Who of a desk is on duty, and who is away.
    STAFF_ROTA: 1 = "/cy/staff/{organisation}/rota", "/en/staff/{organisation}/rota";
    /// The response times of concerns.
    STAFF_WATCH: 1 = "/cy/staff/{organisation}/gwylio", "/en/staff/{organisation}/watch";
    /// Summaries of a quarter.
    STAFF_SUMMARIES: 1 = "/cy/staff/{organisation}/crynodebau", "/en/staff/{organisation}/summaries";
    /// One theme's summary of a quarter.
    STAFF_SUMMARY: 3 = "/cy/staff/{organisation}/crynodebau/{quarter}/{theme}", "/en/staff/{organisation}/summaries/{quarter}/{theme}";
    /// Replies to read.
    STAFF_REPLIES: 1 = "/cy/staff/{organisation}/ymatebion", "/en/staff/{organisation}/replies";
    /// A manager's themes with their figures.
    STAFF_THEMES: 1 = "/cy/staff/{organisation}/themau", "/en/staff/{organisation}/themes";
    /// A manager's first page: what is new, what is owed, what families said.
    STAFF_BOARD: 1 = "/cy/staff/{organisation}/bwrdd", "/en/staff/{organisation}/board";
    /// One theme over time.
    STAFF_THEME: 2 = "/cy/staff/{organisation}/bwrdd/{theme}", "/en/staff/{organisation}/board/{theme}";
    /// Searching what the authority released.
    STAFF_SEARCH: 1 = "/cy/staff/{organisation}/chwilio", "/en/staff/{organisation}/search";
    /// Replying to a summary.
    STAFF_REPLY: 2 = "/cy/staff/{organisation}/themau/{summary}", "/en/staff/{organisation}/themes/{summary}";
    /// What services promised: the list.
    STAFF_COMMITMENTS: 1 = "/cy/staff/{organisation}/ymrwymiadau", "/en/staff/{organisation}/commitments";
    /// One commitment.
    STAFF_COMMITMENT: 2 = "/cy/staff/{organisation}/ymrwymiadau/{id}", "/en/staff/{organisation}/commitments/{id}";
    /// Releasing a quarter.
    STAFF_QUARTER: 1 = "/cy/staff/{organisation}/chwarter", "/en/staff/{organisation}/quarter";
    /// Taking down what was released.
    STAFF_TAKE_DOWN: 1 = "/cy/staff/{organisation}/tynnu-i-lawr", "/en/staff/{organisation}/take-down";
    /// Importing comments: choosing a file.
    STAFF_IMPORT: 1 = "/cy/staff/{organisation}/mewnforio", "/en/staff/{organisation}/import";
    /// Importing comments: saying what each column means.
    STAFF_IMPORT_FILE: 2 = "/cy/staff/{organisation}/mewnforio/{id}", "/en/staff/{organisation}/import/{id}";
    /// The page behind an alert, for the person it was sent to: one button, and whom to ring.
    STAFF_ALERT: 2 = "/cy/staff/{organisation}/diogelu/rhybudd/{id}", "/en/staff/{organisation}/safeguard/alert/{id}";
    /// The audit trail.
    STAFF_AUDIT: 1 = "/cy/staff/{organisation}/archwilio", "/en/staff/{organisation}/audit";
    /// The organisation's settings with their history.
    STAFF_SETTINGS: 1 = "/cy/staff/{organisation}/gosodiadau", "/en/staff/{organisation}/settings";
    /// All organisations of this installation.
    STAFF_ORGANISATIONS: 1 = "/cy/staff/{organisation}/sefydliadau", "/en/staff/{organisation}/organisations";
    /// The people of an organisation, and the form that adds one.
    STAFF_PEOPLE: 1 = "/cy/staff/{organisation}/pobl", "/en/staff/{organisation}/people";
    /// One person: roles, password, signing in.
    STAFF_PERSON: 2 = "/cy/staff/{organisation}/pobl/{person}", "/en/staff/{organisation}/people/{person}";
    /// The services of an authority with the addresses for their posters, and the form that adds one.
    STAFF_SERVICES: 1 = "/cy/staff/{organisation}/gwasanaethau", "/en/staff/{organisation}/services";
    /// The server's jobs.
    STAFF_JOBS: 1 = "/cy/staff/{organisation}/gwaith", "/en/staff/{organisation}/jobs";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_place_has_two_different_addresses_with_the_same_parameters() {
        let mut seen = BTreeSet::new();
        for (cy, en, n) in ALL {
            assert!(cy.starts_with("/cy") && en.starts_with("/en"), "{cy} {en}");
            assert!(seen.insert(*cy) && seen.insert(*en), "{cy} or {en} stands twice");
            let names = |pattern: &str| -> Vec<String> {
                pattern
                    .split('{')
                    .skip(1)
                    .map(|p| p.split('}').next().unwrap_or_default().to_owned())
                    .collect()
            };
            assert_eq!(names(cy), names(en));
            assert_eq!(names(cy).len(), *n, "{cy}");
        }
    }

    #[test]
    fn parameters_are_filled_in_and_cannot_leave_their_segment() {
        assert_eq!(GIVE.path_with(Locale::Cy, ["K7QF"]), "/cy/rhoi/K7QF");
        assert_eq!(GIVE_CHECK.path_with(Locale::En, ["../x?y", "a"]), "/en/give/..%2Fx%3Fy/a/check");
        assert_eq!(RIGHTS.path(Locale::Cy), "/cy/hawliau");
    }
}
