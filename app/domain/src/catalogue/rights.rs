//! The 54 articles of the United Nations Convention on the Rights of the Child.

use serde::Deserialize;

use super::Text;

codes! {
    /// What an article is for. Sources group the articles differently; this grouping is ours.
    pub enum ArticleGroup {
        /// Keeping children safe.
        Protection = "protection",
        /// What children need to live and grow well.
        Provision = "provision",
        /// Having a say and being part of things.
        Participation = "participation",
        /// How adults and governments make the rights work: articles 43 to 54.
        Implementation = "implementation",
    }
}

codes! {
    /// How much an article matters in children's social care.
    pub enum Core {
        /// For every child who has a service.
        Core = "core",
        /// For some children.
        Sometimes = "sometimes",
        /// Seldom the point of feedback about a service.
        Other = "other",
    }
}

/// The Convention.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rights {
    /// Its names.
    pub convention: Convention,
    /// One plain sentence for articles 43 to 54 together.
    pub implementation: Text,
    /// The groups, in the order in which a page shows them.
    #[serde(rename = "group")]
    pub groups: Vec<Group>,
    /// The articles, 1 to 54.
    #[serde(rename = "article")]
    pub articles: Vec<Article>,
}

/// The Convention's names.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Convention {
    /// In full.
    pub name: Text,
    /// CCUHP, UNCRC.
    pub short: Text,
}

/// A group of articles.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Which.
    pub code: ArticleGroup,
    /// Its name.
    pub name: Text,
    /// What it is for.
    pub about: Text,
}

/// One article.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// 1 to 54.
    pub number: u8,
    /// What it is for.
    pub group: ArticleGroup,
    /// How much it matters in children's social care.
    pub core: Core,
    /// A short title.
    pub name: Text,
    /// The right in a child's words; articles 1 to 42 have them, and no other.
    pub child: Option<Text>,
}
