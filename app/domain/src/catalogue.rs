//! The catalogue: versioned reference data in both languages, embedded and parsed once.
//!
//! The data are TOML files in `app/domain/catalogue`, the types one module a theme. Everything that a page, a
//! release or a report names (a right, a theme, a place, a helpline) comes from here, never from a page's code.

mod alphabet;
mod charter;
mod criticality;
mod geography;
mod helplines;
mod key_questions;
mod load;
mod measures;
mod programmes;
mod rights;
mod services;
mod standards;
mod text;
mod themes;
mod why;

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

pub use alphabet::welsh_sort_key;
pub use charter::{Charter, CharterHeading, Heading, Side, Statement};
pub use criticality::{Criteria, CriticalityLevel, TieBreak};
pub use geography::{Authority, Board, BoardKind, Geography, Region, Retired};
pub use helplines::{Helpline, HelplineFor};
pub use key_questions::{
    FamiliesCanSpeak, KeyQuestion, KeyQuestionCode, KeyQuestionPart, KeyQuestions, LeadQuestion,
};
pub use load::CatalogueError;
pub use measures::{InspectionTheme, Measure, Measures};
pub use programmes::{Body, BodyKind, CareCrisisOption, Programme, Programmes, Tag};
pub use rights::{Article, ArticleGroup, Convention, Core, Group, Rights};
pub use services::{Agency, Level, LevelName, ServiceType, Services};
pub use standards::{CorporateParenting, Goal, Participation, Principle, RightWay, Standards, WayOfWorking};
pub use text::{Provenance, Text, TextState};
pub use themes::{Codebook, PolarityName, SubTheme, Theme, ThemeCode};
pub use why::{Policy, PolicyKind};

use crate::Locale;
use crate::criticality::Criticality;
use crate::feedback::Audience;

/// Everything Clywed knows by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    /// The version, printed in releases.
    pub version: String,
    /// The charter's headings and our working statements.
    pub charter: Charter,
    /// The Convention's articles.
    pub rights: Rights,
    /// Places and their bodies.
    pub geography: Geography,
    /// Who to ring, text or chat with.
    pub helplines: Vec<Helpline>,
    /// Themes, sub-themes and polarities.
    pub codebook: Codebook,
    /// The inquiry's key questions.
    pub key_questions: KeyQuestions,
    /// The written criteria of seriousness.
    pub criteria: Criteria,
    /// Kinds of help, levels and agencies.
    pub services: Services,
    /// Programmes, bodies, options and tags.
    pub programmes: Programmes,
    /// What public bodies have promised.
    pub standards: Standards,
    /// Inspection themes, measures of success and principles of design.
    pub measures: Measures,
    /// Why this matters.
    pub why: Vec<Policy>,
}

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    #[expect(
        clippy::expect_used,
        reason = "the files are part of the binary and a test parses these very bytes"
    )]
    Catalogue::parse().expect("the embedded catalogue is sound")
});

/// The catalogue. It cannot fail at run time: it reads nothing but bytes compiled into the binary, and the
/// test `the_embedded_files_make_a_catalogue` parses the same bytes before any binary is built for use.
pub fn catalogue() -> &'static Catalogue {
    &CATALOGUE
}

impl Catalogue {
    /// The authority with this code.
    pub fn authority(&self, code: &str) -> Option<&Authority> {
        self.geography.authorities.iter().find(|authority| authority.code == code)
    }

    /// The authorities in the order of `locale`'s alphabet.
    pub fn authorities_sorted(&self, locale: Locale) -> Vec<&Authority> {
        self.geography.authorities_sorted(locale)
    }

    /// An article by its number.
    pub fn article(&self, number: u8) -> Option<&Article> {
        self.rights.articles.iter().find(|article| article.number == number)
    }

    /// A heading of the charter. `None` cannot happen: a test asks for each.
    pub fn heading(&self, code: CharterHeading) -> Option<&Heading> {
        self.charter.headings.iter().find(|heading| heading.code == code)
    }

    /// A key question.
    pub fn key_question(&self, code: KeyQuestionCode) -> Option<&KeyQuestion> {
        self.key_questions.questions.iter().find(|question| question.code == code)
    }

    /// The written criteria of a level of seriousness.
    pub fn criticality(&self, level: Criticality) -> Option<&CriticalityLevel> {
        self.criteria.levels.iter().find(|criteria| criteria.code == level)
    }

    /// A kind of help by its id, such as `fgc`.
    pub fn service_type(&self, id: &str) -> Option<&ServiceType> {
        self.services.types.iter().find(|kind| kind.id == id)
    }

    /// Who may have been helping a family, by its id, such as `housing`.
    pub fn agency(&self, id: &str) -> Option<&Agency> {
        self.services.agencies.iter().find(|agency| agency.id == id)
    }

    /// A programme by its id, such as `families-first`.
    pub fn programme(&self, id: &str) -> Option<&Programme> {
        self.programmes.programmes.iter().find(|programme| programme.id == id)
    }

    /// A law, charter, plan or report by its id, such as `mutual-expectations`.
    pub fn policy(&self, id: &str) -> Option<&Policy> {
        self.why.iter().find(|policy| policy.id == id)
    }

    /// Whether a theme or a sub-theme has this code: what a coding may name.
    pub fn is_theme(&self, code: &str) -> bool {
        self.theme(code).is_some() || self.sub_theme(code).is_some()
    }

    /// One of the ten themes by its code, such as `4`.
    pub fn theme(&self, code: &str) -> Option<&Theme> {
        let code: ThemeCode = code.parse().ok()?;
        self.codebook.themes.iter().find(|theme| theme.code == code)
    }

    /// A sub-theme by its code, such as `4.6`.
    pub fn sub_theme(&self, code: &str) -> Option<&SubTheme> {
        let code: ThemeCode = code.parse().ok()?;
        self.sub_themes().find(|sub| sub.code == code)
    }

    /// All sub-themes in order.
    pub fn sub_themes(&self) -> impl Iterator<Item = &SubTheme> {
        self.codebook.themes.iter().flat_map(|theme| &theme.sub_themes)
    }

    /// The helplines for `audience`: danger now first, then those that nobody can overhear, then the rest,
    /// each in the file's order.
    pub fn helplines_for(&self, audience: Audience) -> Vec<&Helpline> {
        let mut lines: Vec<_> = self
            .helplines
            .iter()
            .filter(|line| line.audiences.iter().any(|whom| whom.covers(audience)))
            .collect();
        lines.sort_by_key(|line| (!line.emergency, !line.is_silent()));
        lines
    }
}
