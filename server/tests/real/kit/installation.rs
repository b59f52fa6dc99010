//! A database, a key folder and the binary. A server can be killed and started again on the same
//! installation.

use super::PASSWORD;
use std::{
    path::Path,
    process::{Output, Stdio},
    sync::{Arc, Mutex},
};
use storage::testkit::{self, Fresh, Inside};
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWriteExt, BufReader},
    process::{Child, Command},
    sync::oneshot,
};

/// The parts that remain when a server is killed.
pub(crate) struct Installation {
    /// The engine's name, for messages.
    pub(crate) engine: &'static str,
    /// The setting `CLYWED_DATABASE`.
    pub(crate) database: String,
    keys: TempDir,
    temporary: TempDir,
    data: Option<TempDir>,
    settings: Vec<(&'static str, String)>,
}

/// A running server. Dropping it kills it.
pub(crate) struct Running {
    /// The address that it listens at: `http://127.0.0.1:…`.
    pub(crate) address: String,
    child: Child,
    said: Said,
}

/// Everything that a process wrote, to standard output and to standard error.
type Said = Arc<Mutex<String>>;

impl Installation {
    /// An installation on each engine that is available, with the made-up people and services of the demo.
    pub(crate) async fn on_each_engine() -> Vec<Self> {
        let mut all = Vec::new();
        for fresh in testkit::both().await.unwrap() {
            all.push(Self::on(fresh).await);
        }
        all
    }

    /// An installation on SQLite.
    pub(crate) async fn on_sqlite() -> Self {
        Self::on(testkit::sqlite().await.unwrap()).await
    }

    /// An installation on `fresh`. This process closes its own connections, so that after a kill nothing is
    /// left that could clean up for the server.
    pub(crate) async fn on(fresh: Fresh) -> Self {
        fresh.db.close().await;
        Self { data: fresh.folder, ..Self::at(fresh.engine, &fresh.setting) }
    }

    /// An installation on an existing database.
    pub(crate) fn at(engine: &'static str, database: &str) -> Self {
        let (keys, temporary) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        Self { engine, database: database.to_owned(), keys, temporary, data: None, settings: Vec::new() }
    }

    /// Sets a further environment variable for everything that is started from now on.
    pub(crate) fn set(&mut self, name: &'static str, value: impl Into<String>) {
        self.settings.push((name, value.into()));
    }

    /// The folder that the server uses for temporary files.
    pub(crate) fn temporary(&self) -> &Path {
        self.temporary.path()
    }

    /// The folder of the keys.
    pub(crate) fn keys(&self) -> &Path {
        self.keys.path()
    }

    /// The folder of the SQLite file.
    pub(crate) fn data(&self) -> Option<&Path> {
        self.data.as_ref().map(TempDir::path)
    }

    /// The database itself, without the rules of the product.
    pub(crate) async fn inside(&self) -> Inside {
        Inside::of(&self.database).await.unwrap()
    }

    /// An SQL expression that shows a column of identifiers as 32 small hexadecimal digits.
    pub(crate) fn shown(&self, column: &str) -> String {
        match self.engine {
            "SQLite" => format!("lower(hex({column}))"),
            _ => format!("replace({column}::text, '-', '')"),
        }
    }

    /// The identifier in a column of the one row that `rest` finds, as it stands in addresses.
    pub(crate) async fn id(&self, column: &str, rest: &str) -> String {
        let mut inside = self.inside().await;
        let found = inside.text(&format!("SELECT {} {rest}", self.shown(column))).await.unwrap();
        inside.close().await.unwrap();
        found.parse::<uuid::Uuid>().unwrap().to_string()
    }

    /// The identifier of somebody who can sign in.
    pub(crate) async fn person(&self, sign_in: &str) -> String {
        self.id("id", &format!("FROM person WHERE sign_in = '{sign_in}'")).await
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_clywed"));
        command
            .args(arguments)
            .env("CLYWED_DATABASE", &self.database)
            .env("CLYWED_KEYS", self.keys.path())
            .env("TMPDIR", self.temporary.path())
            .env("CLYWED_ADDR", "127.0.0.1:0")
            .env("CLYWED_BEHIND_PROXY", "true")
            .env("CLYWED_DEMO_PASSWORD", PASSWORD)
            .envs(self.settings.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        command
    }

    /// Starts the server with the demo's people and services, and none of its feedback.
    pub(crate) async fn start_demo(&self) -> Running {
        self.start(&["serve", "--demo", "--feedback", "0"], "info").await
    }

    /// Starts the server again on the existing data.
    pub(crate) async fn start_again(&self) -> Running {
        self.start(&["serve"], "info").await
    }

    /// Starts the server with its log at `level`, and waits until it prints the address it listens at.
    pub(crate) async fn start(&self, arguments: &[&str], level: &str) -> Running {
        let mut child = self.command(arguments).env("RUST_LOG", level).spawn().unwrap();
        let said = Said::default();
        let (found, address) = oneshot::channel();
        listen(child.stdout.take().unwrap(), said.clone(), Some(found));
        listen(child.stderr.take().unwrap(), said.clone(), None);
        let address = address.await.unwrap_or_else(|_| {
            panic!("{}: the server did not start: {}", self.engine, said.lock().unwrap())
        });
        Running { address, child, said }
    }

    /// Runs a command of the program to its end.
    pub(crate) async fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().await.unwrap()
    }

    /// The same, with `typed` on its standard input. Returns whether it succeeded, and all its output.
    pub(crate) async fn told(&self, arguments: &[&str], typed: &str) -> (bool, String) {
        let mut child = self.command(arguments).stdin(Stdio::piped()).spawn().unwrap();
        // A command that refuses before it reads closes its input.
        let _ = child.stdin.take().unwrap().write_all(typed.as_bytes()).await;
        let ended = child.wait_with_output().await.unwrap();
        (ended.status.success(), String::from_utf8([ended.stdout, ended.stderr].concat()).unwrap())
    }
}

/// Reads lines to the end, and passes on the address in the first line that has one.
fn listen(
    from: impl AsyncRead + Unpin + Send + 'static,
    said: Said,
    mut found: Option<oneshot::Sender<String>>,
) {
    tokio::spawn(async move {
        let mut lines = BufReader::new(from).lines();
        while let Ok(Some(line)) = lines.next_line().await {
            let address = line.split_whitespace().find(|word| word.starts_with("http://127.0.0.1:"));
            if let Some(address) = address
                && let Some(found) = found.take()
            {
                let _ = found.send(address.to_owned());
            }
            let mut said = said.lock().unwrap();
            said.push_str(&line);
            said.push('\n');
        }
    });
}

impl Running {
    /// Kills the server with `SIGKILL`, as suddenly as a power cut.
    pub(crate) async fn kill(mut self) {
        self.child.kill().await.unwrap();
    }

    /// Tells the server to stop, waits until it has, and returns all its output.
    pub(crate) async fn stop(mut self) -> String {
        let id = self.child.id().unwrap();
        // The shell's own `kill`, because the tool of that name is not on every machine.
        let told = Command::new("sh").arg("-c").arg(format!("kill -TERM {id}")).status().await.unwrap();
        assert!(told.success());
        let ended = self.child.wait().await.unwrap();
        assert!(ended.success(), "{}", self.said());
        self.said()
    }

    /// Its output so far.
    pub(crate) fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }
}
