//! The language of an address.

use domain::Locale;

/// The language of an address; Welsh if the address names none.
pub fn locale_of(path: &str) -> Locale {
    if path == "/en" || path.starts_with("/en/") { Locale::En } else { Locale::Cy }
}
