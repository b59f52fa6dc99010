//! Writes every sample page in both languages to a folder, to look at in a browser.
//!
//! `cargo run -p app --example look -- FOLDER`, then serve the folder; `style/` and `public/` are copied to
//! its `assets/`.

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).ok_or("usage: look FOLDER")?;
    let folder = Path::new(&folder);
    let app = Path::new(env!("CARGO_MANIFEST_DIR"));
    let assets = folder.join("assets");
    fs::create_dir_all(&assets)?;
    let style = |names: &[&str]| -> Result<String, std::io::Error> {
        names.iter().map(|name| fs::read_to_string(app.join("../style").join(name))).collect()
    };
    fs::write(
        assets.join("clywed.css"),
        style(&[
            "tokens.css",
            "base.css",
            "layout.css",
            "components.css",
            "choices.css",
            "public.css",
            "give.css",
        ])?,
    )?;
    fs::write(assets.join("staff.css"), style(&["staff.css"])?)?;
    for file in fs::read_dir(app.join("public"))? {
        let file = file?;
        fs::copy(file.path(), assets.join(file.file_name()))?;
    }
    for sample in app::gallery::all() {
        for locale in domain::Locale::ALL {
            fs::write(folder.join(format!("{}.{locale}.html", sample.name)), (sample.render)(*locale))?;
        }
    }
    for (name, html) in app::gallery::in_both_languages() {
        fs::write(folder.join(format!("{name}.html")), html)?;
    }
    Ok(())
}
