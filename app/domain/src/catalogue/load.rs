//! Reads the embedded files, and refuses a catalogue with a hole in it.

use std::collections::BTreeSet;
use std::fmt::Display;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::{Table, Value};

use super::{Catalogue, Text, helplines, text, why};
use crate::Locale;

/// A file of the catalogue: its name and its text.
pub(super) type File = (&'static str, &'static str);

/// Names a file of `app/domain/catalogue` and embeds it.
macro_rules! file {
    ($name:literal) => {
        ($name, include_str!(concat!("../../catalogue/", $name, ".toml")))
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
pub(super) struct About {
    version: String,
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

pub(super) fn read<T: DeserializeOwned>(file: File) -> Result<T, CatalogueError> {
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
pub(super) fn refuse_empty(texts: Vec<(String, Text)>) -> Result<(), CatalogueError> {
    for (path, text) in texts {
        if let Some(locale) = Locale::ALL.iter().copied().find(|locale| text.get(*locale).trim().is_empty()) {
            return Err(CatalogueError::Empty { path, locale });
        }
    }
    Ok(())
}

/// The codes of a list, each once.
pub(super) fn codes<C: Display>(
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
pub(super) fn all_known<C: Display>(
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
