//! Settings as a row keeps them: JSON with the number of its form, so that what an older Clywed wrote is read for ever, and
//! what a newer one wrote is refused rather than half understood.

use super::Settings;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The form that is written now. A change that an older body does not fit takes the next number and a step in
/// `brought_up`; a new key with a default needs neither.
pub const FORMAT: u32 = 1;

/// A body that cannot be read. Its text is not repeated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Written by a newer Clywed, in this form.
    #[error("the settings were written in form {0} by a newer Clywed; this one reads up to {FORMAT}")]
    Newer(u32),
    /// No settings.
    #[error("the stored settings cannot be read ({0:?})")]
    Broken(serde_json::error::Category),
}

#[derive(Serialize)]
struct Written<'a> {
    format: u32,
    settings: &'a Settings,
}

#[derive(Deserialize)]
struct Body {
    format: u32,
    settings: Value,
}

/// Brings settings of an older form up to the form of now, a step at a time. There is no older one yet.
fn brought_up(format: u32, settings: Value) -> Result<Value, Unreadable> {
    match format {
        FORMAT => Ok(settings),
        0 => Err(Unreadable::Broken(serde_json::error::Category::Data)),
        newer => Err(Unreadable::Newer(newer)),
    }
}

impl Settings {
    /// As a row keeps them.
    ///
    /// # Errors
    /// None for settings that came from a file or a form; whatever cannot be written as JSON is refused.
    pub fn to_stored(&self) -> serde_json::Result<String> {
        serde_json::to_string(&Written { format: FORMAT, settings: self })
    }

    /// From what a row keeps.
    ///
    /// # Errors
    /// [`Unreadable`]: another, newer Clywed wrote it, or it is no settings.
    pub fn from_stored(body: &str) -> Result<Self, Unreadable> {
        let broken = |error: serde_json::Error| Unreadable::Broken(error.classify());
        let Body { format, settings } = serde_json::from_str(body).map_err(broken)?;
        serde_json::from_value(brought_up(format, settings)?).map_err(broken)
    }
}
