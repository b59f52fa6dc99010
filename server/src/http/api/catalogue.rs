//! The catalogue: the codes that everything else uses, with their names.

use super::{
    PLACE,
    answer::Answer,
    model::Text,
    problem::{Asker, Problem},
};
use domain::catalogue::catalogue;
use serde::Serialize;
use utoipa::ToSchema;

/// A code with its name.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Named {
    /// The code, which never changes.
    code: String,
    /// Its name.
    name: Text,
}

fn named(code: &impl ToString, name: &domain::catalogue::Text) -> Named {
    Named { code: code.to_string(), name: name.into() }
}

/// One of the themes of the codebook.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Theme {
    /// `1` to `10`.
    code: String,
    /// Its name.
    name: Text,
    /// What it is about.
    about: Text,
    /// The charter heading under which it is shown.
    heading: String,
    /// The articles of the Convention that it touches.
    articles: Vec<u8>,
    /// The themes within it, such as `4.6`.
    sub_themes: Vec<Named>,
}

/// An article of the Convention on the Rights of the Child.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Article {
    /// 1 to 54.
    number: u8,
    /// A short title.
    name: Text,
    /// What it is for, such as `protection`.
    group: String,
}

/// Codes with their names.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Catalogue {
    /// Its version. Each release says which one it uses.
    version: String,
    /// The five headings of the charter.
    charter_headings: Vec<Named>,
    /// The themes.
    themes: Vec<Theme>,
    /// The rights of children.
    articles: Vec<Article>,
    /// How strong help is.
    levels: Vec<Named>,
    /// Kinds of service.
    service_types: Vec<Named>,
    /// Who may have been helping a family.
    agencies: Vec<Named>,
}

/// The whole catalogue.
#[utoipa::path(get, path = "/catalogue", tag = "catalogue", responses((status = 200, body = Catalogue)))]
pub(super) async fn whole(asker: Asker) -> Result<Answer, Problem> {
    let known = catalogue();
    let theme = |theme: &domain::catalogue::Theme| Theme {
        code: theme.code.to_string(),
        name: (&theme.name).into(),
        about: (&theme.about).into(),
        heading: theme.heading.to_string(),
        articles: theme.articles.clone(),
        sub_themes: theme.sub_themes.iter().map(|sub| named(&sub.code, &sub.name)).collect(),
    };
    let article = |article: &domain::catalogue::Article| Article {
        number: article.number,
        name: (&article.name).into(),
        group: article.group.to_string(),
    };
    let document = Catalogue {
        version: known.version.clone(),
        charter_headings: known.charter.headings.iter().map(|one| named(&one.code, &one.name)).collect(),
        themes: known.codebook.themes.iter().map(theme).collect(),
        articles: known.rights.articles.iter().map(article).collect(),
        levels: known.services.levels.iter().map(|one| named(&one.code, &one.name)).collect(),
        service_types: known.services.types.iter().map(|one| named(&one.id, &one.name)).collect(),
        agencies: known.services.agencies.iter().map(|one| named(&one.id, &one.name)).collect(),
    };
    Ok(Answer::of(&asker, &document)?.at(format!("{PLACE}/catalogue")))
}
