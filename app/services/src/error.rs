//! Codes for people, the chain for the log.

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

impl From<crate::VaultError> for Error {
    fn from(error: crate::VaultError) -> Self {
        Self::internal(error)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error").field("kind", &self.kind).field("source", &self.source).finish()
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
