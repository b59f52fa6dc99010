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

use std::collections::BTreeSet;
use std::fmt::Display;
use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::{Table, Value};

pub use alphabet::welsh_sort_key;
pub use charter::{Charter, CharterHeading, Heading, Side, Statement};
pub use criticality::{Criteria, CriticalityLevel, TieBreak};
pub use geography::{Authority, Board, BoardKind, Geography, Retired};
pub use helplines::{Helpline, HelplineFor};
pub use key_questions::{
    FamiliesCanSpeak, KeyQuestion, KeyQuestionCode, KeyQuestionPart, KeyQuestions, LeadQuestion,
};
pub use measures::{InspectionTheme, Measure, Measures};
pub use programmes::{Body, BodyKind, CareCrisisOption, Programme, Programmes, Tag};
pub use rights::{Article, ArticleGroup, Convention, Core, Group, Rights};
pub use services::{Agency, Level, LevelName, ServiceType, Services};
pub use standards::{CorporateParenting, Goal, Participation, Principle, RightWay, Standards, WayOfWorking};
pub use text::{Provenance, Text, TextState};
pub use themes::{Codebook, PolarityName, SubTheme, Theme, ThemeCode};
pub use why::{Policy, PolicyKind};

use crate::Locale;
use crate::coding::Criticality;
use crate::feedback::Audience;

/// A file of the catalogue: its name and its text.
type File = (&'static str, &'static str);

/// Names a file of `app/domain/catalogue` and embeds it.
macro_rules! file {
    ($name:literal) => {
        ($name, include_str!(concat!("../catalogue/", $name, ".toml")))
    };
}

const ABOUT: File = file!("catalogue");
const CHARTER: File = file!("charter");
const RIGHTS: File = file!("rights");
const GEOGRAPHY: File = file!("geography");
const HELPLINES: File = file!("helplines");
const THEMES: File = file!("themes");
const KEY_QUESTIONS: File = file!("key_questions");
const CRITICALITY: File = file!("criticality");
const SERVICES: File = file!("services");
const PROGRAMMES: File = file!("programmes");
const STANDARDS: File = file!("standards");
const MEASURES: File = file!("measures");
const WHY: File = file!("why");
const FILES: [File; 13] = [
    ABOUT,
    CHARTER,
    RIGHTS,
    GEOGRAPHY,
    HELPLINES,
    THEMES,
    KEY_QUESTIONS,
    CRITICALITY,
    SERVICES,
    PROGRAMMES,
    STANDARDS,
    MEASURES,
    WHY,
];

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

/// Why the catalogue's files cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// A file is not TOML, or not of the form its types ask for.
    #[error("catalogue/{file}.toml: {source}")]
    Form {
        /// The file.
        file: &'static str,
        /// What is wrong with it.
        source: Box<toml::de::Error>,
    },
    /// A text lacks one of its languages.
    #[error("catalogue: `{path}` has no text in `{locale}`")]
    Empty {
        /// Where the text stands.
        path: String,
        /// The missing language.
        locale: Locale,
    },
    /// An entry names something that is not there.
    #[error("catalogue: `{from}` names `{code}`, which does not exist")]
    Dangling {
        /// The entry.
        from: String,
        /// What it names.
        code: String,
    },
    /// Two entries of a list have the same code.
    #[error("catalogue: `{code}` stands twice among the {list}")]
    Twice {
        /// The list.
        list: &'static str,
        /// The code.
        code: String,
    },
}

/// The file `catalogue.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct About {
    version: String,
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
    /// Reads the embedded files, and checks that nothing is empty, named twice or left dangling.
    pub fn parse() -> Result<Self, CatalogueError> {
        let about: About = read(ABOUT)?;
        let helplines: helplines::Helplines = read(HELPLINES)?;
        let why: why::Policies = read(WHY)?;
        let catalogue = Self {
            version: about.version,
            charter: read(CHARTER)?,
            rights: read(RIGHTS)?,
            geography: read(GEOGRAPHY)?,
            helplines: helplines.helplines,
            codebook: read(THEMES)?,
            key_questions: read(KEY_QUESTIONS)?,
            criteria: read(CRITICALITY)?,
            services: read(SERVICES)?,
            programmes: read(PROGRAMMES)?,
            standards: read(STANDARDS)?,
            measures: read(MEASURES)?,
            why: why.policies,
        };
        catalogue.check()?;
        Ok(catalogue)
    }

    /// Every text of every file with the path of its entry, for editors and for checks over all of them.
    pub fn texts() -> Result<Vec<(String, Text)>, CatalogueError> {
        let mut texts = Vec::new();
        for file in FILES {
            let value = stamped(file)?;
            let mut found = Vec::new();
            text::collect_texts(&value, file.0, &mut found);
            for (path, value) in found {
                texts.push((path, typed(file, value.clone())?));
            }
        }
        Ok(texts)
    }

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

    fn check(&self) -> Result<(), CatalogueError> {
        refuse_empty(Self::texts()?)?;
        let articles = codes("articles", self.rights.articles.iter().map(|article| article.number))?;
        let authorities =
            codes("authorities", self.geography.authorities.iter().map(|authority| &authority.code))?;
        codes("charter statements", self.charter.statements.iter().map(|statement| &statement.code))?;
        let themes = codes(
            "themes",
            self.codebook.themes.iter().map(|theme| theme.code).chain(self.sub_themes().map(|sub| sub.code)),
        )?;
        codes("boards", self.geography.boards.iter().map(|board| &board.code))?;
        codes("helplines", self.helplines.iter().map(|line| &line.id))?;
        codes("service types", self.services.types.iter().map(|kind| &kind.id))?;
        codes("agencies", self.services.agencies.iter().map(|agency| &agency.id))?;
        codes("programmes", self.programmes.programmes.iter().map(|programme| &programme.id))?;
        codes("bodies", self.programmes.bodies.iter().map(|body| &body.id))?;
        codes("policies", self.why.iter().map(|policy| &policy.id))?;

        for statement in &self.charter.statements {
            all_known(&articles, &statement.code, &statement.articles)?;
        }
        for theme in &self.codebook.themes {
            all_known(&articles, &theme.code, &theme.articles)?;
        }
        for sub in self.sub_themes() {
            all_known(&articles, &sub.code, &sub.articles)?;
        }
        for board in &self.geography.boards {
            all_known(&authorities, &board.code, &board.members)?;
        }
        for option in &self.programmes.care_crisis_options {
            all_known(&themes, &option.number, &option.themes)?;
        }
        for tag in &self.programmes.tags {
            all_known(&themes, &tag.id, &tag.themes)?;
        }
        for inspected in &self.measures.inspection_themes {
            all_known(&themes, &inspected.id, &inspected.themes)?;
        }
        for policy in &self.why {
            all_known(&themes, &policy.id, &policy.themes)?;
        }
        Ok(())
    }
}

fn read<T: DeserializeOwned>(file: File) -> Result<T, CatalogueError> {
    typed(file, stamped(file)?)
}

fn stamped((file, text): File) -> Result<Value, CatalogueError> {
    let table: Table =
        text.parse().map_err(|source| CatalogueError::Form { file, source: Box::new(source) })?;
    let mut value = Value::Table(table);
    text::stamp_texts(&mut value, &Table::new());
    Ok(value)
}

fn typed<T: DeserializeOwned>((file, _): File, value: Value) -> Result<T, CatalogueError> {
    value.try_into().map_err(|source| CatalogueError::Form { file, source: Box::new(source) })
}

/// Refuses a text that lacks one of its languages.
fn refuse_empty(texts: Vec<(String, Text)>) -> Result<(), CatalogueError> {
    for (path, text) in texts {
        if let Some(locale) = Locale::ALL.iter().copied().find(|locale| text.get(*locale).trim().is_empty()) {
            return Err(CatalogueError::Empty { path, locale });
        }
    }
    Ok(())
}

/// The codes of a list, each once.
fn codes<C: Display>(
    list: &'static str,
    all: impl IntoIterator<Item = C>,
) -> Result<BTreeSet<String>, CatalogueError> {
    let mut seen = BTreeSet::new();
    for code in all {
        let code = code.to_string();
        if !seen.insert(code.clone()) {
            return Err(CatalogueError::Twice { list, code });
        }
    }
    Ok(seen)
}

/// Refuses a name that is not among the known ones.
fn all_known<C: Display>(
    known: &BTreeSet<String>,
    from: &impl Display,
    named: impl IntoIterator<Item = C>,
) -> Result<(), CatalogueError> {
    for code in named {
        let code = code.to_string();
        if !known.contains(&code) {
            return Err(CatalogueError::Dangling { from: from.to_string(), code });
        }
    }
    Ok(())
}
