//! Puts every file that a page may load into the binary: style sheets, scripts, icons and, when they have
//! been built, the islands.
//!
//! Each file gets an address that contains a hash of its content, so browsers may cache it for ever, and is
//! compressed with Brotli once, here. If the islands were not built (`cargo test` on a fresh clone), the
//! binary still builds, and no page loads them.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha2::{Digest, Sha256};

/// A style sheet's name and its parts, in the order in which they apply.
type Sheet = (&'static str, &'static [&'static str]);

/// The style sheets that are served as files.
const SHEETS: [Sheet; 2] = [
    (
        "clywed.css",
        &["tokens.css", "base.css", "layout.css", "components.css", "choices.css", "public.css", "give.css"],
    ),
    ("staff.css", &["staff.css"]),
];

/// The style sheets that pages carry inline, so that a first view takes one round trip. The names are fields
/// of `app::page::Assets`; each sheet has only what its kind of page uses.
const INSIDE: [Sheet; 2] = [
    ("public_style", &["tokens.css", "base.css", "layout.css", "components.css", "public.css"]),
    ("own_style", &["tokens.css", "base.css", "layout.css", "components.css", "choices.css", "give.css"]),
];

/// The bundle tool's output files, and the names under which they are served.
const BUNDLE: [(&str, &str); 2] =
    [("islands_bundle.js", "islands_bundle.js"), ("islands_bundle_bg.wasm", "islands_bundle.wasm")];

/// The fields of `app::page::Assets`, and the file that each of them addresses.
const ADDRESSES: [(&str, &str); 7] = [
    ("css", "clywed.css"),
    ("staff_css", "staff.css"),
    ("leave_js", "leave.js"),
    ("favicon", "favicon.svg"),
    ("islands_boot", "islands.js"),
    ("islands_js", "islands_bundle.js"),
    ("islands_wasm", "islands_bundle.wasm"),
];

/// File contents by the name under which pages know them.
type Files = BTreeMap<String, Vec<u8>>;

fn main() -> Result<(), Box<dyn Error>> {
    let out = folder("OUT_DIR")?;
    let root = folder("CARGO_MANIFEST_DIR")?.join("..");

    let mut files = Files::new();
    sheets(&root.join("style"), &mut files)?;
    public(&root.join("app/public"), &mut files)?;
    islands(&out, &mut files)?;

    let inside = inside(&root.join("style"))?;
    fs::write(out.join("assets.rs"), table(&files, &inside, &out)?)?;
    Ok(())
}

fn folder(variable: &str) -> Result<PathBuf, String> {
    env::var_os(variable).map(PathBuf::from).ok_or_else(|| format!("cargo did not set {variable}"))
}

/// The names of the files in `folder`. Cargo runs this script again when one of them changes, appears or
/// disappears.
fn watched(folder: &Path) -> io::Result<Vec<String>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.extend(entry?.file_name().into_string());
    }
    Ok(names)
}

/// Joins the parts of each sheet. A part that belongs to no sheet stops the build, because every page would
/// lack it.
fn sheets(style: &Path, files: &mut Files) -> Result<(), Box<dyn Error>> {
    for name in watched(style)? {
        if !SHEETS.iter().any(|(_, parts)| parts.contains(&name.as_str())) {
            return Err(format!("style/{name} stands in no sheet of server/build.rs").into());
        }
    }
    for (sheet, parts) in SHEETS {
        files.insert(sheet.to_owned(), joined(style, parts)?.into_bytes());
    }
    Ok(())
}

fn joined(style: &Path, parts: &[&str]) -> Result<String, String> {
    let read = |part: &&str| {
        let path = style.join(part);
        fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
    };
    parts.iter().map(read).collect()
}

/// The inline sheets, minified: field name and text of each.
fn inside(style: &Path) -> Result<Vec<(&'static str, String)>, String> {
    INSIDE.iter().map(|(field, parts)| Ok((*field, squeezed(&joined(style, parts)?)?))).collect()
}

/// Minifies a sheet: removes comments, and white space that has no meaning: around braces, semicolons and
/// commas, and next to other white space. A space that may have a meaning (in a selector, in `calc()`) stays.
fn squeezed(sheet: &str) -> Result<String, String> {
    let mut bare = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, comment)) = rest.split_once("/*") {
        bare += before;
        rest = comment.split_once("*/").ok_or("a comment in a style sheet has no end")?.1;
    }
    bare += rest;
    let mut squeezed = String::with_capacity(bare.len());
    for word in bare.split_whitespace() {
        let tight = squeezed.ends_with(['{', '}', ';', ',']) || word.starts_with(['{', '}']);
        if !(squeezed.is_empty() || tight) {
            squeezed.push(' ');
        }
        squeezed += word;
    }
    let squeezed = squeezed.replace(";}", "}");
    if squeezed.contains('<') {
        return Err("a style sheet inside a page must not hold `<`".to_owned());
    }
    Ok(squeezed)
}

fn public(folder: &Path, files: &mut Files) -> io::Result<()> {
    for name in watched(folder)? {
        let content = fs::read(folder.join(&name))?;
        files.insert(name, content);
    }
    Ok(())
}

/// Takes the islands from `pkg` in cargo's target folder, where the bundle tool writes them: both files, or
/// neither.
fn islands(out: &Path, files: &mut Files) -> Result<(), Box<dyn Error>> {
    // OUT_DIR is TARGET/PROFILE/build/PACKAGE/out; with `--target` the platform's name follows TARGET.
    let target = out.ancestors().nth(4).ok_or("OUT_DIR is not inside a target folder")?;
    let target = match (target.file_name(), env::var_os("TARGET")) {
        (Some(name), Some(platform)) if name == platform => target.parent().unwrap_or(target),
        _ => target,
    };
    let pkg = target.join("pkg");
    // Cargo would run this script on every build if it watched a folder that does not exist.
    fs::create_dir_all(&pkg)?;
    let built = watched(&pkg)?;
    if BUNDLE.iter().all(|(file, _)| built.iter().any(|name| name == file)) {
        for (file, name) in BUNDLE {
            files.insert(name.to_owned(), fs::read(pkg.join(file))?);
        }
    }
    Ok(())
}

/// Writes both forms of each file to `out` and returns the Rust source of the tables.
fn table(files: &Files, inside: &[(&str, String)], out: &Path) -> Result<String, Box<dyn Error>> {
    let mut entries = String::new();
    let mut paths = BTreeMap::new();
    for (name, content) in files {
        let path = address(name, content)?;
        fs::write(out.join(name), content)?;
        let packed = packed(content)?;
        let brotli = if packed.len() < content.len() {
            let packed_name = format!("{name}.br");
            fs::write(out.join(&packed_name), packed)?;
            format!("Some({})", included(&packed_name))
        } else {
            "None".to_owned()
        };
        let (media, raw) = (media(name)?, included(name));
        writeln!(entries, "    File {{ path: {path:?}, media: {media:?}, raw: {raw}, brotli: {brotli} }},")?;
        paths.insert(name.as_str(), path);
    }

    let mut fields = String::new();
    for (field, name) in ADDRESSES {
        let path = paths.get(name).map_or("", String::as_str);
        if path.is_empty() && !BUNDLE.iter().any(|(_, served)| *served == name) {
            return Err(format!("{name}, which app::page::Assets names, is missing").into());
        }
        writeln!(fields, "    {field}: {path:?},")?;
    }
    let mut hashes = Vec::new();
    for (field, text) in inside {
        fs::write(out.join(field), text)?;
        writeln!(fields, "    {field}: include_str!(concat!(env!(\"OUT_DIR\"), \"/{field}\")),")?;
        hashes.push(format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text))));
    }
    let hashes = hashes.join(" ");
    Ok(format!(
        "/// Every file, by name.\nstatic FILES: &[File] = &[\n{entries}];\n\n\
         /// Where pages find them.\nstatic ASSETS: app::page::Assets = app::page::Assets {{\n{fields}}};\n\n\
         /// The hashes of the style inside pages, as the content policy names them.\n\
         pub(super) const STYLE_HASHES: &str = {hashes:?};\n"
    ))
}

fn included(name: &str) -> String {
    format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}\"))")
}

/// `/assets/NAME.HASH.EXTENSION`.
fn address(name: &str, content: &[u8]) -> Result<String, String> {
    let (stem, extension) = name.rsplit_once('.').ok_or_else(|| format!("{name} has no extension"))?;
    let hash = Sha256::digest(content).iter().take(6).fold(String::new(), |mut hex, byte| {
        // Writing to a String cannot fail.
        _ = write!(hex, "{byte:02x}");
        hex
    });
    Ok(format!("/assets/{stem}.{hash}.{extension}"))
}

fn packed(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut io::Cursor::new(content), &mut packed, &settings)?;
    Ok(packed)
}

/// The media type of a file, for `Content-Type`.
fn media(name: &str) -> Result<&'static str, String> {
    Ok(match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        _ => return Err(format!("server/build.rs does not know what {name} is")),
    })
}
