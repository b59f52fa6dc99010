//! How many people: `8 of 10 families`, `tri theulu`, `half of the parents`, `80%`. A summary says what was said, never
//! by how many, since a small number points at somebody.

use crate::text::{self, radicals};

/// Numbers in words, folded, in both languages and with the Welsh forms for feminine nouns.
const NUMBERS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "dozen", "half", "third", "quarter", "un", "dau", "dwy", "tri", "tair", "pedwar", "pedair", "pump",
    "pum", "chwech", "chwe", "saith", "wyth", "naw", "deg", "deuddeg", "hanner", "traean", "chwarter",
];

/// Whom a count is of, folded and unmutated.
const PEOPLE: &[&str] = &[
    "family",
    "families",
    "parent",
    "parents",
    "child",
    "children",
    "mother",
    "mothers",
    "father",
    "fathers",
    "mum",
    "mums",
    "dad",
    "dads",
    "carer",
    "carers",
    "person",
    "people",
    "teenager",
    "teenagers",
    "girl",
    "girls",
    "boy",
    "boys",
    "teulu",
    "teuluoedd",
    "rhiant",
    "rhieni",
    "plentyn",
    "plant",
    "mam",
    "mamau",
    "tad",
    "tadau",
    "gofalwr",
    "gofalwyr",
    "pobl",
    "merch",
    "merched",
    "bachgen",
    "bechgyn",
];

/// Words that may stand between a number and whom it is of.
const BETWEEN: &[&str] = &[
    "of",
    "the",
    "out",
    "in",
    "o",
    "y",
    "yr",
    "r",
    "allan",
    "bob",
    "pob",
    "young",
    "ifanc",
    "different",
    "other",
];

/// So many words may stand between the number and the people.
const REACH: usize = 4;

struct Token {
    start: u32,
    end: u32,
    folded: String,
    /// A per cent sign follows.
    per_cent: bool,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    for piece in text::pieces(text) {
        if piece.is_word() {
            let folded = text::fold(piece.text);
            found.push(Token { start: piece.start, end: piece.end, folded, per_cent: false });
        } else if let Some(last) = found.last_mut()
            && piece.text.starts_with('%')
        {
            last.per_cent = true;
        }
    }
    found
}

fn is_number(folded: &str) -> bool {
    let digits = !folded.is_empty() && folded.chars().all(|c| c.is_ascii_digit());
    digits || radicals(folded).iter().any(|form| NUMBERS.contains(&form.as_str()))
}

fn is_people(folded: &str) -> bool {
    radicals(folded).iter().any(|form| PEOPLE.contains(&form.as_str()))
}

/// Every count of people in a text, as it stands there.
pub(super) fn counts(text: &str) -> Vec<String> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        if let Some(last) = count_at(&tokens, index) {
            found.push(text::slice(text, tokens[index].start, tokens[last].end).to_owned());
            index = last;
        }
        index += 1;
    }
    found
}

/// The last word of the count that begins at `first`, if one does.
fn count_at(tokens: &[Token], first: usize) -> Option<usize> {
    let number = tokens.get(first).filter(|token| is_number(&token.folded))?;
    let word = |at: usize| tokens.get(at).map_or("", |token| token.folded.as_str());
    let cent = matches!((word(first + 1), word(first + 2)), ("per", "cent") | ("y", "cant"));
    if number.per_cent || cent || word(first + 1) == "percent" {
        return Some(if cent { first + 2 } else { first });
    }
    // `8 of 10`, `8 allan o 10`, `un o bob pump`: a share, with or without a word for the people.
    let mut share = None;
    for at in first + 1..=first + REACH {
        let folded = word(at);
        if is_people(folded) {
            return Some(at);
        } else if is_number(folded) && share.is_none() && at > first + 1 {
            share = Some(at);
        } else if !BETWEEN.contains(&folded) {
            break;
        }
    }
    share
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_of_people_is_found_in_both_languages() {
        for (text, count) in [
            ("We heard that 8 of 10 families waited.", "8 of 10 families"),
            ("Clywson ni fod 8 o bob 10 teulu yn aros.", "8 o bob 10 teulu"),
            ("Dywedodd tri theulu yr un peth.", "tri theulu"),
            ("Roedd dau o blant yn drist.", "dau o blant"),
            ("One parent was angry.", "One parent"),
            ("Half of the young people agreed.", "Half of the young people"),
            ("About 80% agreed.", "80"),
            ("Roedd 80 y cant yn cytuno.", "80 y cant"),
            ("It was seven out of ten.", "seven out of ten"),
        ] {
            assert_eq!(counts(text), [count], "{text}");
        }
    }

    #[test]
    fn a_number_of_something_else_is_no_count_of_people() {
        for text in [
            "We answer within two days.",
            "Bydd un rhif i bawb, a rhywun yn ateb o naw tan bump.",
            "There will be one number, and somebody answers from nine to five.",
            "Ar ôl dwy flynedd, mae'r tîm yn llawn.",
            "Families are glad of the three rooms.",
        ] {
            assert_eq!(counts(text), Vec::<String>::new(), "{text}");
        }
    }
}
