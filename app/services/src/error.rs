//! Codes for people, the chain for the log.

use domain::alert::Fault;
use std::{error::Error as StdError, fmt};

/// What a page may say of an error. Holds no text: pages translate the code, the log gets the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// There is no such thing, or none that this person may know of.
    NotFound,
    /// Not allowed.
    Denied,
    /// Somebody else changed it meanwhile.
    Stale,
    /// What was asked breaks a rule that the form could not show.
    Refused,
    /// It takes a second person, and there is none.
    Alone,
    /// Too many tries; wait.
    TooMany,
    /// The database or the key store is away for the moment.
    Unavailable,
    /// A fault of ours.
    Internal,
}

/// An error with its cause.
pub struct Error {
    kind: ErrorKind,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// A result of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// Wraps a cause that is a fault of ours.
    pub fn internal(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { kind: ErrorKind::Internal, source: Some(source.into()) }
    }

    /// What led to it, outermost first: codes and names, never content.
    pub const fn causes(&self) -> Causes<'_> {
        Causes(self)
    }

    /// The code for people.
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self { kind, source: None }
    }
}

impl From<storage::Error> for Error {
    fn from(error: storage::Error) -> Self {
        let kind = if error.is_away() { ErrorKind::Unavailable } else { ErrorKind::Internal };
        Self { kind, source: Some(Box::new(error)) }
    }
}

/// An alert that did not leave: the server it goes to may be back later.
impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Self { kind: ErrorKind::Unavailable, source: Some(Box::new(fault)) }
    }
}

impl From<crate::VaultError> for Error {
    fn from(error: crate::VaultError) -> Self {
        Self::internal(error)
    }
}

/// The same as the log says it: no value of the database, no message of a panic.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({:?}: {})", self.kind, self.causes())
    }
}

/// The causes of an error for the log: see [`Error::causes`].
#[derive(Clone, Copy)]
pub struct Causes<'a>(&'a Error);

impl fmt::Display for Causes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut next = self.0.source();
        if next.is_none() {
            return f.write_str("-");
        }
        let mut between = "";
        while let Some(cause) = next {
            f.write_str(between)?;
            between = ": ";
            if let Some(error) = cause.downcast_ref::<storage::Error>() {
                return f.write_str(&error.cause());
            } else if let Some(error) = cause.downcast_ref::<tokio::task::JoinError>() {
                // Its own text repeats the message of the panic.
                return f.write_str(if error.is_panic() { "a task panicked" } else { "a task was ended" });
            } else if let Some(error) = cause.downcast_ref::<serde_json::Error>() {
                // Its own text repeats the value that did not fit.
                return write!(f, "stored JSON, {:?}", error.classify());
            } else if let Some(error) = cause.downcast_ref::<Error>() {
                write!(f, "{:?}", error.kind)?;
            } else {
                write!(f, "{cause}")?;
            }
            next = cause.source();
        }
        Ok(())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.kind)
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_ref().map(|source| &**source as &(dyn StdError + 'static))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_errors_causes_are_kept_and_tell_no_value_and_no_message_of_a_panic() {
        let panicked = tokio::spawn(async { panic!("what a child said") }).await.unwrap_err();
        let stored = serde_json::from_str::<bool>("\"what a child said\"").unwrap_err();
        let wrapped = Error::internal(Error::internal(stored));
        for (error, says) in [
            (Error::internal(panicked), "Internal: a task panicked"),
            (wrapped, "Internal: Internal: stored JSON, Data"),
            (
                Error::internal("five numbers in a row were taken"),
                "Internal: five numbers in a row were taken",
            ),
            (ErrorKind::Stale.into(), "Stale: -"),
        ] {
            assert_eq!(format!("{error:?}"), format!("Error({says})"));
        }
    }
}
