//! Changes that are put into made-up feedback, so that figures and statistics have something to find. What is not named
//! here stays as it is over the three years, but for chance.

use super::mood::{Mood, steps};
use crate::{
    clock::{Month, Quarter},
    feedback::Audience,
    questionnaire::Field,
};

/// Whose answers change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Those of one audience.
    Audience(Audience),
    /// Those about the services of one kind.
    Service(&'static str),
}

/// A planted change: from one month on, more or fewer choose the best answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planted {
    /// Code of the authority.
    pub authority: &'static str,
    /// Whose answers.
    pub whose: Whose,
    /// The core question.
    pub question: Field,
    /// It begins with the first month of the quarter that lies so many quarters before the last one.
    pub quarters_ago: u8,
    /// By how many points the share of the best answer moves, of all who say that the question is about them.
    pub points: i32,
}

/// How many feedback a demo needs so that all planted changes can be told from chance.
pub const FOUND_FROM: u32 = 30_000;

/// Every planted change.
pub const PLANTED: [Planted; 5] = [
    // In the authority that the demo is looked at by.
    by("W06000008", Whose::Audience(Audience::Parent), Field::C1, 5, 20),
    by("W06000008", Whose::Audience(Audience::YoungPerson), Field::C4, 4, -20),
    by("W06000008", Whose::Service("flying-start"), Field::C5, 4, 25),
    by("W06000008", Whose::Service("social-work"), Field::C2, 4, -30),
    // In the largest of the others.
    by("W06000015", Whose::Audience(Audience::Parent), Field::C3, 4, 35),
];

const fn by(
    authority: &'static str,
    whose: Whose,
    question: Field,
    quarters_ago: u8,
    points: i32,
) -> Planted {
    Planted { authority, whose, question, quarters_ago, points }
}

impl Planted {
    /// The first month with the change, in a demo that ends in the quarter `last`.
    pub fn from(&self, last: Quarter) -> Month {
        (0..self.quarters_ago).fold(last, |quarter, _| quarter.previous()).months().0
    }

    /// Whether it is in what this audience says about a service of this kind.
    pub fn is_about(&self, authority: &str, audience: Audience, kind: Option<&str>) -> bool {
        let whose = match self.whose {
            Whose::Audience(of) => of == audience,
            Whose::Service(of) => Some(of) == kind,
        };
        self.authority == authority && whose
    }

    /// To what an answer is moved, and in how many of ten thousand answers that could be.
    pub(super) fn moves(&self, answer: &str) -> Option<(&'static str, u32)> {
        let best = best_of_ten_thousand();
        let points = self.points.unsigned_abs() * 100 * 10_000;
        match answer {
            "top" if self.points < 0 => Some(("bottom", points / best)),
            "middle" | "bottom" | "not-sure" if self.points > 0 => Some(("top", points / (10_000 - best))),
            _ => None,
        }
    }
}

/// The share of the best answer where nothing is planted, of all who say that a question is about them.
fn best_of_ten_thousand() -> u32 {
    let (mut best, mut base) = (0, 0);
    for (mood, weight) in Mood::ALL {
        for (step, likely) in steps(mood) {
            best += if step == "top" { weight * likely } else { 0 };
            base += if step == "not-about-me" { 0 } else { weight * likely };
        }
    }
    best * 10_000 / base
}

#[cfg(test)]
mod tests;
