//! Whom to ring at the authority. The lines that are the same for everybody stand in the catalogue.

use super::{Settings, TimeOfDay, Window};
use crate::{Bilingual, clock::Moment};
use serde::{Deserialize, Serialize};

codes! {
    /// What kind of line it is.
    pub enum LineKind {
        /// The front door of children's services.
        FrontDoor = "front-door",
        /// The emergency duty team, outside office hours.
        DutyTeam = "duty-team",
        /// Another line of the authority.
        Other = "other",
    }
}

/// A telephone line of the authority.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// What kind of line it is.
    pub kind: LineKind,
    /// What the authority calls it. A front door and a duty team have names of their own without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Bilingual>,
    /// The number, as it is written for reading.
    pub number: String,
    /// When it is answered.
    pub when: Vec<Window>,
}

/// Whether it can be dialled.
pub fn is_telephone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (3..=15).contains(&digits)
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '(' | ')' | '-'))
}

impl Settings {
    /// The lines that are answered at that moment, in their order.
    pub fn lines_at(&self, at: Moment) -> Vec<&Line> {
        let calendar = self.calendar();
        let open = |line: &&Line| line.when.iter().any(|window| window.covers(at, &calendar));
        self.lines.iter().filter(open).collect()
    }

    /// Every line, those that are answered at that moment first.
    pub fn lines_by_hour(&self, at: Moment) -> Vec<(&Line, bool)> {
        let open = self.lines_at(at);
        let mut lines: Vec<(&Line, bool)> =
            self.lines.iter().map(|line| (line, open.iter().any(|one| std::ptr::eq(*one, line)))).collect();
        lines.sort_by_key(|(_, open)| !open);
        lines
    }

    /// The minutes of an hour at which a page about this authority may change: a reading begins, or a line opens or
    /// closes. Summer time is a whole hour, so they are the same in UTC.
    pub fn turns(&self) -> impl Iterator<Item = u8> {
        let lines = self.lines.iter().flat_map(|line| &line.when).flat_map(|window| [window.from, window.to]);
        let times = self.reading.times.iter().copied().chain(lines);
        times.map(|time: TimeOfDay| u8::try_from(time.minutes() % 60).unwrap_or_default())
    }
}
