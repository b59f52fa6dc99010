//! A PostgreSQL server for one story, which may make it log everything, and stop it.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// A running server. Dropping it stops it and removes its files.
pub(crate) struct Postgres {
    /// Its folder, with the data and the log.
    pub(crate) folder: PathBuf,
    /// Its address, in the form of the setting `CLYWED_DATABASE`.
    pub(crate) address: String,
    stopped: bool,
}

fn script(arguments: &[&str]) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.ci/postgres.sh");
    let ran = Command::new(script).args(arguments).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap()
}

impl Postgres {
    /// Starts a server if the tests run with PostgreSQL.
    pub(crate) fn start() -> Option<Self> {
        std::env::var_os("CLYWED_TEST_POSTGRES")?;
        let said = script(&["start"]);
        let mut lines = said.lines();
        let (folder, address) = (PathBuf::from(lines.next().unwrap()), lines.next().unwrap().to_owned());
        Some(Self { folder, address, stopped: false })
    }

    /// Stops the server at once, like a failing machine.
    pub(crate) fn stop(&mut self) {
        if !std::mem::replace(&mut self.stopped, true) {
            script(&["stop", self.folder.to_str().unwrap()]);
        }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.stop();
    }
}
