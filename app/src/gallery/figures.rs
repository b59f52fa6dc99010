//! Made-up figures: responses that are counted and printed by the real rules.

use domain::{
    catalogue::{Level, catalogue},
    clock::{Month, Quarter},
    disclosure::{Disclosed, Figures, Policy, Position, Tally, print},
    feedback::{Audience, Channel, WordBox},
    figures::{Answered, Cut, Facts, Of, Period, Population},
    questionnaire::{Answers, Field},
    settings, statistics,
};
use std::collections::BTreeMap;

/// What `responses` made-up people said, as it is printed.
pub(super) fn figures(authority: &str, period: Period, responses: u64) -> Vec<Disclosed<Figures>> {
    let mut tallies: BTreeMap<Of, Tally> = BTreeMap::new();
    for number in 0..responses {
        // The made-up answers are of the closed lists, so they can be unpacked again.
        for (of, cells) in facts(number).contributions().unwrap_or_default() {
            tallies.entry(of).or_default().join(number, &cells);
        }
    }
    let month = Month { year: 2026, month: 10 };
    let printed = tallies.into_iter().map(|(of, tally)| {
        let population = Population { authority: authority.to_owned(), period, of };
        print(&tally, population, &Policy::default(), month, |keys| {
            Position(keys.wrapping_mul(0x9E37_79B9_7F4A_7C15))
        })
    });
    printed.collect()
}

/// Made-up numbers of the people who live somewhere.
pub(super) fn people_here() -> Vec<settings::Population> {
    domain::demo::population(2025)
}

/// The eleven quarters before `quarter`, in which fewer and fewer answered: what changed can be told from them.
pub(super) fn past(authority: &str, quarter: Quarter, responses: u64) -> Vec<Disclosed<Figures>> {
    let quarters = statistics::quarters(quarter);
    let before = quarters.into_iter().filter(|before| *before != quarter).zip(0..);
    let figures = before.flat_map(|(before, turn)| {
        let printed = figures(authority, Period::Quarter(before), responses - responses / 40 * (turn % 5));
        printed.into_iter().filter(|figures| figures.population().of.cut == Cut::All)
    });
    figures.map(|figures| figures.only(statistics::KEPT)).collect()
}

/// One of the list, turning with `number`.
fn one<T: Copy>(list: &[T], number: u64) -> Option<T> {
    let length = u64::try_from(list.len()).ok().filter(|length| *length > 0)?;
    list.get(usize::try_from(number % length).ok()?).copied()
}

fn facts(number: u64) -> Facts {
    let audience = match number % 6 {
        0 => Audience::Child,
        1 | 2 => Audience::YoungPerson,
        _ => Audience::Parent,
    };
    let mut answers = Answers::new(audience);
    let steps = ["top", "top", "middle", "top", "bottom", "middle", "not-sure", "top", "not-about-me"];
    for (turn, field) in (0..).zip(Field::ALL) {
        let chosen = match field {
            field if field.has_steps() && number % 9 != turn % 9 => one(&steps, number * 7 + turn),
            Field::Doors => one(&["one", "few", "many"], number),
            Field::TurnedAway | Field::Waiting => one(&["yes", "no", "no"], number + turn),
            Field::Band => one(&["4-7", "8-10", "11-15"], number).filter(|_| audience != Audience::Parent),
            Field::Speaks => one(&["cy", "en", "en"], number),
            Field::When => one(&["recent", "this-year"], number / 2),
            _ => None,
        };
        if let Some(code) = chosen {
            // Only codes of the question's own list are chosen.
            let _ = answers.answer(*field, code);
        }
    }
    for agency in
        ["social-services", "school", "health"].iter().take(usize::try_from(number % 4).unwrap_or(0))
    {
        let _ = answers.answer(Field::Agencies, agency);
    }
    let themes = &catalogue().codebook.themes;
    let theme = |turn: u64| one(&themes.iter().map(|theme| theme.code).collect::<Vec<_>>(), turn);
    let polarity = one(&[WordBox::Problem, WordBox::Praise, WordBox::Problem, WordBox::Idea], number);
    let spoken = |turn| theme(turn).zip(polarity).map(|(theme, polarity)| (theme.to_string(), polarity));
    let right = one(&[12, 12, 3, 9, 12, 19, 24, 23], number).zip(polarity);
    Facts {
        key: number,
        channel: if number % 11 == 5 { Channel::WithHelper } else { Channel::Alone },
        lineage: "2026.1".to_owned(),
        audience,
        service: None,
        service_type: None,
        level: one(&[Level::Early, Level::Early, Level::Intensive], number),
        answers: answers.pack(),
        themes: [spoken(number * number % 5), spoken(number % 10)].into_iter().flatten().collect(),
        rights: right.into_iter().collect(),
        answered: (!number.is_multiple_of(4))
            .then(|| Answered { in_time: number % 8 > 1, kind: "summarised".to_owned() }),
    }
}
