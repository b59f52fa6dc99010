//! Settings: `CLYWED_*` variables over a TOML file over plain defaults. No secret has a default.

mod alerts;

pub use alerts::{Alerts, Cover, Mail, Webhook};

use alerts::{ALERT_FROM, ALERT_SECRET, ALERT_WEBHOOK, SMTP_URL};
use serde::Deserialize;
use std::{
    fmt,
    net::SocketAddr,
    path::{Path, PathBuf},
};
use storage::{Way, way_to_postgres};

/// Where the data lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Database {
    /// A file.
    Sqlite(PathBuf),
    /// A server's address.
    Postgres(String),
}

/// The settings of a running server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// `CLYWED_DATABASE`.
    pub database: Database,
    /// `CLYWED_ADDR`: the address to listen on.
    pub addr: SocketAddr,
    /// `CLYWED_KEYS`: the folder of the keys, apart from the data.
    pub keys: PathBuf,
    /// `CLYWED_ORIGIN`: the address that people see, such as `https://clywed.example`.
    pub origin: String,
    /// `CLYWED_BEHIND_PROXY`: believe the last address of `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// `CLYWED_SMTP_URL`, `CLYWED_ALERT_FROM`, `CLYWED_ALERT_WEBHOOK` and `CLYWED_ALERT_SECRET`: where alerts go.
    pub alerts: Alerts,
}

/// A setting that cannot be used: which, why, and one that could.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadSetting {
    /// Its name.
    pub name: &'static str,
    /// What is wrong with it.
    pub why: String,
    /// One that would do.
    pub example: &'static str,
}

impl fmt::Display for BadSetting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}. Example: {}={}", self.name, self.why, self.name, self.example)
    }
}

impl std::error::Error for BadSetting {}

/// The settings file: the same names in lower case without `CLYWED_`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    database: Option<String>,
    addr: Option<String>,
    keys: Option<String>,
    origin: Option<String>,
    behind_proxy: Option<bool>,
    smtp_url: Option<String>,
    alert_from: Option<String>,
    alert_webhook: Option<String>,
    alert_secret: Option<String>,
}

const DATABASE: &str = "CLYWED_DATABASE";
const ADDR: &str = "CLYWED_ADDR";
const KEYS: &str = "CLYWED_KEYS";
const ORIGIN: &str = "CLYWED_ORIGIN";
const BEHIND_PROXY: &str = "CLYWED_BEHIND_PROXY";
/// Names the settings file.
pub const CONFIG: &str = "CLYWED_CONFIG";

/// Sets one password for all demo people, for tests; otherwise each start makes new ones.
const DEMO_PASSWORD: &str = "CLYWED_DEMO_PASSWORD";

const NAMES: [&str; 10] =
    [DATABASE, ADDR, KEYS, ORIGIN, BEHIND_PROXY, CONFIG, SMTP_URL, ALERT_FROM, ALERT_WEBHOOK, ALERT_SECRET];

impl Config {
    /// Reads the settings of this process.
    ///
    /// # Errors
    /// [`BadSetting`] names the first that cannot be used, or a `CLYWED_*` variable that nothing reads (a
    /// misspelt name must not pass as a setting).
    #[expect(clippy::disallowed_methods, reason = "this is where the environment comes in")]
    pub fn read() -> Result<Self, BadSetting> {
        let known =
            |name: &str| NAMES.contains(&name) || name == DEMO_PASSWORD || name.starts_with("CLYWED_TEST_");
        if let Some((name, _)) = std::env::vars_os()
            .find(|(name, _)| name.to_str().is_some_and(|name| name.starts_with("CLYWED_") && !known(name)))
        {
            let why = format!("there is no setting called {}", name.display());
            return Err(BadSetting { name: CONFIG, why, example: "/etc/clywed/clywed.toml" });
        }
        Self::from_parts(|name| std::env::var(name).ok())
    }

    /// Reads the settings from wherever `variable` finds them by name.
    pub(crate) fn from_parts(variable: impl Fn(&str) -> Option<String>) -> Result<Self, BadSetting> {
        let file = match variable(CONFIG) {
            Some(path) => read_file(Path::new(&path))?,
            None => File::default(),
        };
        let setting = |name, in_file: Option<String>, default: &str| {
            variable(name).or(in_file).unwrap_or_else(|| default.to_owned())
        };
        let addr: SocketAddr = {
            let text = setting(ADDR, file.addr, "127.0.0.1:3000");
            text.parse()
                .map_err(|_| bad(ADDR, format!("`{text}` is not an address with a port"), "127.0.0.1:3000"))?
        };
        let origin = {
            let text = setting(ORIGIN, file.origin, &format!("http://{addr}"));
            origin(text.trim_end_matches('/'), addr)?
        };
        let behind_proxy = match variable(BEHIND_PROXY).as_deref() {
            None => match file.behind_proxy {
                Some(said) => said,
                // A proxy removes the encryption. Unless the setting says whether to believe its header, all visitors
                // would count as one caller, and ten wrong numbers would keep everybody out.
                None if origin.starts_with("https://") => {
                    let why = "people come by https, so through a proxy: say whether the address that it names in \
                        `X-Forwarded-For` is the caller's";
                    return Err(bad(BEHIND_PROXY, why, "true"));
                }
                None => false,
            },
            Some("true") => true,
            Some("false") => false,
            Some(text) => {
                return Err(bad(BEHIND_PROXY, format!("`{text}` is neither true nor false"), "true"));
            }
        };
        let alerts = Alerts::read(|name| {
            let in_file = match name {
                SMTP_URL => &file.smtp_url,
                ALERT_FROM => &file.alert_from,
                ALERT_WEBHOOK => &file.alert_webhook,
                _ => &file.alert_secret,
            };
            variable(name).or_else(|| in_file.clone())
        })?;
        Ok(Self {
            database: database(&setting(DATABASE, file.database, "sqlite:data/clywed.db"))?,
            addr,
            keys: PathBuf::from(setting(KEYS, file.keys, "keys")),
            origin,
            behind_proxy,
            alerts,
        })
    }

    /// Whether people come by an encrypted connection, so that the cookie may be kept to it.
    pub fn is_https(&self) -> bool {
        self.origin.starts_with("https://")
    }
}

/// Whether the log says how long everything took: for measurements.
pub fn times() -> bool {
    std::env::var_os("CLYWED_TEST_TIMES").is_some()
}

/// The one password of all demo people, if a test asked for one.
#[expect(clippy::disallowed_methods, reason = "this is where the environment comes in")]
pub fn demo_password() -> Option<String> {
    std::env::var(DEMO_PASSWORD).ok()
}

fn bad(name: &'static str, why: impl Into<String>, example: &'static str) -> BadSetting {
    BadSetting { name, why: why.into(), example }
}

fn read_file(path: &Path) -> Result<File, BadSetting> {
    let text = std::fs::read_to_string(path).map_err(|error| {
        bad(CONFIG, format!("{} cannot be read ({error})", path.display()), "/etc/clywed/clywed.toml")
    })?;
    toml::from_str(&text).map_err(|error| {
        bad(CONFIG, format!("{}: {}", path.display(), error.message()), "/etc/clywed/clywed.toml")
    })
}

fn database(text: &str) -> Result<Database, BadSetting> {
    if let Some(path) = text.strip_prefix("sqlite:").filter(|path| !path.is_empty()) {
        Ok(Database::Sqlite(PathBuf::from(path)))
    } else if text.starts_with("postgres://") || text.starts_with("postgresql://") {
        // The message repeats neither text nor error: an address may hold a password.
        match way_to_postgres(text) {
            Ok(Way::Local | Way::Verified) => Ok(Database::Postgres(text.to_owned())),
            Ok(Way::Open) => {
                let why = "PostgreSQL is on another machine, so the connection must be encrypted and the server must \
                    prove its name: add `sslmode=verify-full` (and `sslrootcert=FILE` for a certificate of your own)";
                Err(bad(DATABASE, why, "postgres://clywed@db.example/clywed?sslmode=verify-full"))
            }
            Err(_) => Err(bad(
                DATABASE,
                "it is no address of a PostgreSQL database",
                "postgres://clywed@localhost/clywed",
            )),
        }
    } else {
        // The message does not repeat the text: a mistyped address may hold a password.
        Err(bad(DATABASE, "it begins with neither `sqlite:` nor `postgres://`", "sqlite:data/clywed.db"))
    }
}

fn origin(text: &str, addr: SocketAddr) -> Result<String, BadSetting> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or_default();
    if host.is_empty() || host.contains('/') {
        return Err(bad(
            ORIGIN,
            format!("`{text}` is not an address without a path"),
            "https://clywed.example",
        ));
    }
    if text.starts_with("http://") && !addr.ip().is_loopback() {
        let why = "people outside this machine must come by https (set it to the address of your proxy)";
        return Err(bad(ORIGIN, why, "https://clywed.example"));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(pairs: &[(&str, &str)]) -> Result<Config, BadSetting> {
        Config::from_parts(|name| {
            pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn with_nothing_set_it_listens_on_this_machine_only() {
        let config = with(&[]).unwrap();
        assert!(config.addr.ip().is_loopback());
        assert_eq!(config.database, Database::Sqlite("data/clywed.db".into()));
        assert!(!config.keys.starts_with("data"));
    }

    #[test]
    fn a_bad_setting_says_which_why_and_gives_an_example() {
        for (name, value) in [
            (ADDR, "three thousand"),
            (DATABASE, "mysql://x"),
            (ORIGIN, "clywed.example"),
            (BEHIND_PROXY, "yes"),
            (CONFIG, "no-such-file.toml"),
        ] {
            let refused = with(&[(name, value)]).unwrap_err();
            assert_eq!(refused.name, name);
            let line = refused.to_string();
            assert!(line.contains("Example: ") && !line.contains('\n'), "{line}");
        }
    }

    #[test]
    fn the_password_in_a_mistyped_database_address_is_not_repeated() {
        let refused = with(&[(DATABASE, "postgre://clywed:secret-word@db/clywed")]).unwrap_err();
        assert!(!refused.to_string().contains("secret-word"));
    }

    #[test]
    fn a_database_on_another_machine_is_reached_encrypted_and_by_its_proven_name_or_not_at_all() {
        let at = |address: &str| with(&[(DATABASE, address)]).map(|config| config.database);
        for local in [
            "postgres://clywed@localhost/clywed",
            "postgres://clywed@127.0.0.1:5433/clywed",
            "postgres://clywed@127.9.9.9/clywed",
            "postgres://clywed@[::1]/clywed",
            "postgres://clywed@localhost/clywed?host=/run/postgresql",
            "postgresql://clywed@%2Frun%2Fpostgresql/clywed",
            "postgres://clywed@db.example/clywed?host=127.0.0.1",
        ] {
            assert_eq!(at(local).unwrap(), Database::Postgres(local.into()));
        }
        for open in [
            "postgres://clywed:secret-word@db.example/clywed",
            "postgres://clywed:secret-word@db.example/clywed?sslmode=require",
            "postgres://clywed:secret-word@db.example/clywed?sslmode=verify-ca",
            "postgres://clywed:secret-word@192.0.2.1/clywed?sslmode=prefer",
            "postgres://clywed:secret-word@localhost.example/clywed",
            "postgres://clywed:secret-word@localhost/clywed?host=db.example",
            "postgres://clywed:secret-word@localhost/clywed?hostaddr=192.0.2.1",
            "postgres://clywed:secret-word@[2001:db8::1]/clywed",
        ] {
            let refused = at(open).unwrap_err().to_string();
            assert!(
                refused.contains("sslmode=verify-full") && !refused.contains("secret-word"),
                "{open}: {refused}"
            );
        }
        assert!(at("postgres://clywed@db.example/clywed?sslmode=verify-full").is_ok());
        let odd = at("postgres://clywed:secret-word@db:port/clywed").unwrap_err().to_string();
        assert!(!odd.contains("secret-word"), "{odd}");
    }

    #[test]
    fn nobody_outside_this_machine_is_served_without_https() {
        let refused = with(&[(ADDR, "0.0.0.0:80")]).unwrap_err();
        assert_eq!(refused.name, ORIGIN);
        let outside = [(ADDR, "0.0.0.0:80"), (ORIGIN, "https://clywed.example"), (BEHIND_PROXY, "true")];
        assert!(with(&outside).unwrap().is_https());
    }

    #[test]
    fn behind_https_it_must_be_said_whose_address_is_the_callers() {
        let https = (ORIGIN, "https://clywed.example");
        let refused = with(&[https]).unwrap_err().to_string();
        assert!(refused.starts_with(BEHIND_PROXY) && refused.ends_with("Example: CLYWED_BEHIND_PROXY=true"));
        assert!(with(&[https, (BEHIND_PROXY, "true")]).unwrap().behind_proxy);
        assert!(!with(&[https, (BEHIND_PROXY, "false")]).unwrap().behind_proxy);
    }
}
