//! Numbers and lists as each language writes them.

use domain::Locale;

/// A whole number with a comma between thousands, as both languages write it: `12,500`.
pub fn number(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if n < 0 {
        out.push('−');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A whole percentage: `45%`.
pub fn percent(n: u8) -> String {
    format!("{n}%")
}

/// Joins with commas and a last *and*: `a, b and c`. Welsh writes *ac* before a vowel and *a* otherwise, and
/// *a* causes the aspirate mutation of c, p and t (`Powys a Chaerdydd`).
pub fn join_and<S: AsRef<str>>(locale: Locale, items: &[S]) -> String {
    let Some((last, rest)) = items.split_last() else { return String::new() };
    let last = last.as_ref();
    if rest.is_empty() {
        return last.to_owned();
    }
    let rest = rest.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", ");
    match locale {
        Locale::En => format!("{rest} and {last}"),
        Locale::Cy if starts_with_vowel(last) => format!("{rest} ac {last}"),
        Locale::Cy => format!("{rest} a {}", aspirated(last)),
    }
}

/// Whether the word begins with a Welsh vowel (`w` and `y` are vowels).
fn starts_with_vowel(word: &str) -> bool {
    word.chars().next().is_some_and(|c| {
        matches!(
            c.to_lowercase().next(),
            Some('a' | 'e' | 'i' | 'o' | 'u' | 'w' | 'y' | 'â' | 'ê' | 'î' | 'ô' | 'û' | 'ŵ' | 'ŷ')
        )
    })
}

/// The aspirate mutation of the first letter: c, p, t become ch, ph, th. Initials such as `TGP` do not
/// change.
fn aspirated(word: &str) -> String {
    let mut chars = word.chars();
    match (chars.next(), chars.next()) {
        (Some(first @ ('c' | 'p' | 't' | 'C' | 'P' | 'T')), Some(second))
            if second != 'h' && second.is_lowercase() =>
        {
            format!("{first}h{}", &word[1..])
        }
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        let said = [0, 999, 1_000, 12_500, 1_000_000, -1_234].map(number);
        assert_eq!(said, ["0", "999", "1,000", "12,500", "1,000,000", "−1,234"]);
        assert_eq!(percent(45), "45%");
    }

    #[test]
    fn welsh_and_is_a_before_a_consonant_and_ac_before_a_vowel() {
        let join = |items: &[&str]| join_and(Locale::Cy, items);
        assert_eq!(join(&["Powys", "Caerdydd"]), "Powys a Chaerdydd");
        assert_eq!(join(&["Gwynedd", "Conwy", "Abertawe"]), "Gwynedd, Conwy ac Abertawe");
        assert_eq!(join(&["tai", "ysgol"]), "tai ac ysgol");
        assert_eq!(join(&["NYAS", "TGP Cymru"]), "NYAS a TGP Cymru");
        assert_eq!(join(&["gwaith", "chwarae"]), "gwaith a chwarae");
        assert_eq!(join(&["Meic"]), "Meic");
        assert_eq!(join(&[]), "");
        assert_eq!(join_and(Locale::En, &["a", "b", "c"]), "a, b and c");
    }
}
