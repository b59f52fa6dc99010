//! The language of an address.

use domain::Locale;

/// Reads the language of an address: Welsh where the address says nothing.
pub fn locale_of(path: &str) -> Locale {
    if path == "/en" || path.starts_with("/en/") { Locale::En } else { Locale::Cy }
}
