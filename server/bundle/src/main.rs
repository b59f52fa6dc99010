//! `bundle INPUT.wasm FOLDER`: makes what a browser loads from the compiled islands.
//!
//! Writes `islands_bundle.js` and `islands_bundle_bg.wasm` to the folder, through the same wasm-bindgen that Cargo.lock pins, and makes the
//! wasm smaller with `wasm-opt` where that is installed. A tool of the build, not of the product.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, error, fs, io};

use walrus::{ExportItem, ModuleConfig, RefType};
use wasm_bindgen_cli_support::Bindgen;

/// Wasm features that every browser with wasm-bindgen support has. Debian's wasm-opt must be told to allow them.
const WASM_OPT: [&str; 3] = ["-Oz", "--enable-bulk-memory", "--enable-nontrapping-float-to-int"];

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [input, folder] = arguments.as_slice() else {
        return fail("usage: bundle INPUT.wasm FOLDER");
    };
    match bundle(input, folder) {
        Ok(said) => say(&said),
        Err(error) => fail(&format!("{}: {error}", input.display())),
    }
}

/// Bundles `input` into `folder` and returns a line that reports the sizes.
fn bundle(input: &Path, folder: &Path) -> Result<String, Box<dyn error::Error>> {
    Bindgen::new()
        .input_path(input)
        .out_name("islands_bundle")
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)?;

    let wasm = folder.join("islands_bundle_bg.wasm");
    let before = fs::metadata(&wasm)?.len();
    let optimised = optimise(&wasm)?;
    let after = fs::metadata(&wasm)?.len();
    let how = if optimised {
        format!("{before} bytes before wasm-opt")
    } else {
        "without wasm-opt, which is not installed (Debian: binaryen)".to_owned()
    };
    Ok(format!("islands: {after} bytes of wasm, {how}"))
}

/// Optimises the file for size, in place. Returns false when `wasm-opt` is not installed.
fn optimise(wasm: &Path) -> Result<bool, Box<dyn error::Error>> {
    let smaller = wasm.with_extension("opt");
    match Command::new("wasm-opt").args(WASM_OPT).arg(wasm).arg("-o").arg(&smaller).status() {
        Ok(status) if status.success() => {
            mend(&smaller)?;
            fs::rename(smaller, wasm)?;
            Ok(true)
        }
        Ok(status) => Err(format!("wasm-opt ended with {status}").into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Works around a bug of wasm-opt 108 (Debian 12): it writes index 0 for every exported table, so the glue code would read
/// the function table instead of the table of page objects. Newer versions write the right index and are left unchanged.
fn mend(wasm: &Path) -> Result<(), Box<dyn error::Error>> {
    let mut module = ModuleConfig::new().generate_producers_section(false).parse_file(wasm)?;
    let tables = &module.tables;
    let references = tables.iter().find(|table| table.element_ty == RefType::EXTERNREF);
    let references = references.ok_or("wasm-opt took the table of references away")?.id();
    let exported = module.exports.iter_mut().find(|export| export.name == "__wbindgen_externrefs");
    exported.ok_or("wasm-opt took the export of the references away")?.item = ExportItem::Table(references);
    module.emit_wasm_file(wasm)?;
    Ok(())
}

#[expect(clippy::print_stdout, reason = "a command-line tool answers on standard output")]
fn say(line: &str) -> ExitCode {
    println!("{line}");
    ExitCode::SUCCESS
}

#[expect(clippy::print_stderr, reason = "a command-line tool complains on standard error")]
fn fail(line: &str) -> ExitCode {
    eprintln!("{line}");
    ExitCode::FAILURE
}
