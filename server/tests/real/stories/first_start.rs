//! A first start leaves nothing that other users of the machine can read.

use crate::kit::Installation;
use std::{fs, os::unix::fs::PermissionsExt, path::Path};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[tokio::test]
async fn a_first_start_keeps_the_data_to_their_owner_and_the_key_out_of_the_journal() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("data");
    let database = format!("sqlite:{}", folder.join("clywed.db").display());
    let installation = Installation::at("SQLite", &database);
    let server = installation.start_demo().await;
    assert_eq!(mode(&folder), 0o700);
    let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(files.len() > 1, "the database and its log: {files:?}");
    for file in &files {
        assert_eq!(mode(file), 0o600, "{}", file.display());
    }
    let said = server.stop().await;
    let key = fs::read_to_string(installation.keys().join("master")).unwrap();
    assert!(said.contains("A new master key was made"), "{said}");
    for group in key.split_whitespace().take(3).map(str::to_owned).chain([key.replace(' ', "")]) {
        assert!(!said.split_whitespace().any(|word| word == group), "a part of the key was written: {group}");
    }
}
