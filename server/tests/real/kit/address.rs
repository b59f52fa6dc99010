//! Addresses made from the patterns of the route table.

use super::SERVICE;

/// The address of a pattern. Each parameter gets the value that `put` returns for its name, or an example of
/// its kind.
pub(crate) fn filled(pattern: &str, put: impl Fn(&str) -> Option<String>) -> String {
    let parts =
        pattern.split('/').map(|part| match part.strip_prefix('{').and_then(|p| p.strip_suffix('}')) {
            Some(name) => put(name).unwrap_or_else(|| example(name).to_owned()),
            None => part.to_owned(),
        });
    parts.collect::<Vec<_>>().join("/")
}

fn example(name: &str) -> &'static str {
    match name {
        "authority" | "organisation" => "W06000008",
        "code" | "service" => SERVICE,
        "region" => "wales",
        "audience" | "theme" => "3",
        "article" => "12",
        "part" => "charter",
        "day" => "2026-12-31",
        "quarter" => "2026-Q4",
        "id" | "summary" | "person" | "entry" | "disclosure" => "00000000-0000-4000-8000-000000000001",
        _ => panic!("{{{name}}} is new: say here what stands in its place"),
    }
}
