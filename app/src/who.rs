//! The audience that a visitor chose, as addresses carry it.

use domain::feedback::Audience;

/// The query parameter that carries the audience from page to page. Its value is a bare digit, because an
/// address stays in the history of a phone that others use.
pub const QUERY: &str = "w";

/// The digit of an audience.
pub const fn code(audience: Audience) -> &'static str {
    match audience {
        Audience::Child => "1",
        Audience::YoungPerson => "2",
        Audience::Parent => "3",
    }
}

/// The audience of a digit; `None` for anything else, and the questionnaire then asks.
pub fn read(code: &str) -> Option<Audience> {
    Audience::ALL.iter().copied().find(|audience| self::code(*audience) == code)
}

/// Adds the digit to an address.
pub fn add(path: String, who: Option<Audience>) -> String {
    match who {
        Some(who) => format!("{path}?{QUERY}={}", code(who)),
        None => path,
    }
}
