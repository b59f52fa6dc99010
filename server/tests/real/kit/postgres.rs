//! A PostgreSQL server of a story's own, which it may set to write everything down, and stop.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// A server that runs. Dropping it stops it and removes everything it had.
pub(crate) struct Postgres {
    /// Its folder: the data, and its log.
    pub(crate) folder: PathBuf,
    /// Its address as the setting `CLYWED_DATABASE` takes it.
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
    /// Starts one where the tests are run with PostgreSQL.
    pub(crate) fn start() -> Option<Self> {
        std::env::var_os("CLYWED_TEST_POSTGRES")?;
        let said = script(&["start"]);
        let mut lines = said.lines();
        let (folder, address) = (PathBuf::from(lines.next().unwrap()), lines.next().unwrap().to_owned());
        Some(Self { folder, address, stopped: false })
    }

    /// Ends it at once, as a machine that fails does.
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
