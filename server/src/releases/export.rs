//! A release as plain files: pages in both languages with relative links and their style inside, data, leaves, and the
//! SHA-256 of each file. Any web server can serve them, also one that has never heard of Clywed, for as long as anybody
//! wants to keep them.
//!
//! Only the release's own pages and the method are there. What leads to another page of the site (a right, a helpline)
//! keeps its words and loses its link, because those pages change after the release and lead to other sites.

mod links;

#[cfg(test)]
mod tests;

use crate::{
    http::{assets, model_of_release},
    terminal::{Outcome, say},
};
use app::{
    figures::{Section, column_names, row_names},
    page::{Frame, Kind},
    pages::public::{method, release},
    routes,
};
use clap::Args;
use domain::{
    Locale,
    clock::Quarter,
    release::{Hash, csv},
};
use services::{
    Ctx,
    govern::people::{self, Stamp},
    public::releases::{self, Published},
};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// What `clywed release export` is told.
#[derive(Args)]
pub struct Wanted {
    /// Code of the authority, such as W06000015.
    #[arg(long, value_name = "CODE")]
    pub authority: String,
    /// The quarter: 2026-Q4.
    #[arg(long, value_name = "QUARTER")]
    pub period: Quarter,
    /// An empty folder, or one that does not exist yet.
    pub folder: PathBuf,
}

/// The files by their paths in the folder.
type Files = BTreeMap<String, Vec<u8>>;

/// Where the hashes stand, as `sha256sum --check` reads them.
const MANIFEST: &str = "SHA256SUMS";

/// Writes the newest release of an authority's quarter into a folder. Everything is made before anything is written.
pub async fn export(ctx: &Ctx, wanted: &Wanted) -> Outcome {
    let Wanted { authority, period, folder } = wanted;
    refuse_unless_empty(folder)?;
    let all = releases::list(ctx).await?;
    let of = all.iter().filter(|one| one.authority == *authority && one.quarter == *period);
    let newest = of.max_by_key(|one| one.version);
    let newest = newest.ok_or_else(|| format!("release export: {authority} has not released {period}"))?;
    let published = releases::one(ctx, newest.id).await?;
    let leaves = releases::leaves(ctx, newest.id).await?;
    let demo = people::stamped(&ctx.db).await?.is_some_and(|(stamp, _)| stamp == Stamp::Demo);
    let files = files(&published, &leaves, demo)?;
    write(folder, &files)?;
    let (version, root) = (published.release.version, published.root);
    say(format_args!(
        "{authority} {period}, version {version}: {} files in {}",
        files.len(),
        folder.display()
    ));
    say(format_args!("The code of the release is {root}"));
    Ok(())
}

fn refuse_unless_empty(folder: &Path) -> Outcome {
    match fs::read_dir(folder) {
        Ok(mut entries) => match entries.next() {
            None => Ok(()),
            Some(_) => {
                Err(format!("release export: {} is not empty: nothing was written", folder.display()).into())
            }
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(format!("release export: {}: {error}", folder.display()).into()),
    }
}

fn write(folder: &Path, files: &Files) -> Outcome {
    for (name, content) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, content)?;
    }
    Ok(())
}

/// The path of a page in its language's folder.
fn page_path(l: Locale, name: &str) -> String {
    format!("{}/{name}.html", l.code())
}

/// Every file of a release.
fn files(published: &Published, leaves: &[Hash], demo: bool) -> Outcome<Files> {
    let mut pages: BTreeMap<String, String> = BTreeMap::new();
    let mut places: BTreeMap<String, String> = BTreeMap::new();
    let id = published.id.to_string();
    for l in Locale::ALL.iter().copied() {
        let model = model_of_release(published);
        let frame = |name: &dyn Fn(Locale) -> String| {
            let other = format!("../{}", page_path(l.other(), &name(l.other())));
            Frame { demo, ..Frame::public(l, other, assets::hrefs()).of(Kind::File) }
        };
        let mut add = |address: String, name: String, html: String| {
            let path = page_path(l, &name);
            places.insert(address, path.clone());
            pages.insert(path, html);
        };
        let index = |_: Locale| "index".to_owned();
        add(routes::RELEASE.path_with(l, [&id]), index(l), release::page(&frame(&index), &model));
        for section in Section::ALL {
            let name = |l: Locale| section.slug(l).to_owned();
            let html = release::part(&frame(&name), &model, section);
            add(routes::RELEASE_PART.path_with(l, [&id, section.slug(l)]), name(l), html);
        }
        let name = last_of(|l| routes::METHOD.path(l).to_owned());
        add(routes::METHOD.path(l).to_owned(), name(l), method::page(&frame(&name)));
        for (place, file) in [
            (routes::RELEASE_CSV, "data.csv"),
            (routes::RELEASE_JSON, "data.json"),
            (routes::RELEASE_LEAVES, "leaves.txt"),
        ] {
            places.insert(place.path_with(l, [&id]), file.to_owned());
        }
    }
    let mut files: Files = pages
        .into_iter()
        .map(|(path, html)| {
            let html = links::relative(&html, &path, &places);
            (path, html.into_bytes())
        })
        .collect();
    let lines: Vec<String> = leaves.iter().map(ToString::to_string).collect();
    files.insert("data.csv".to_owned(), csv(&published.release, row_names, column_names)?);
    files.insert("data.json".to_owned(), published.json.clone().into_bytes());
    files.insert("leaves.txt".to_owned(), lines.join("\n").into_bytes());
    files.insert("index.html".to_owned(), index(published, demo).into_bytes());
    let sums = files.iter().map(|(path, content)| {
        let hash: [u8; 32] = Sha256::digest(content).into();
        format!("{}  {path}\n", Hash(hash))
    });
    let sums: String = sums.collect();
    files.insert(MANIFEST.to_owned(), sums.into_bytes());
    Ok(files)
}

/// The last segment of an address, as the name of a file.
fn last_of(path: impl Fn(Locale) -> String) -> impl Fn(Locale) -> String {
    move |l| path(l).rsplit('/').next().unwrap_or_default().to_owned()
}

/// The page that asks which language to use, and lists the other files.
fn index(published: &Published, demo: bool) -> String {
    let frame = Frame::public(Locale::Cy, "en/index.html", assets::hrefs()).of(Kind::File);
    let frame = Frame { demo, ..frame };
    let title = |l| release::full_title(l, &published.release);
    let files = ["data.csv", "data.json", "leaves.txt", MANIFEST];
    let doors = Locale::ALL.iter().map(|l| (*l, page_path(*l, "index"), title(*l)));
    release::folder(&frame, doors.collect(), &files, &published.root.to_string())
}
