//! Settings as a file or a form says them: the whole of them, or only what is to change.

use super::{Line, LineKind, Settings, Window};
use serde::Deserialize;
use toml::{Table, Value};

/// What is to change. Tables are laid over those that hold now, key by key; a list replaces the whole list.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Part {
    table: Table,
    forgotten: Vec<[&'static str; 2]>,
    lines: Vec<LineChange>,
}

/// A change of the first line of a kind: how the simple ones are set without a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineChange {
    /// Which line.
    pub kind: LineKind,
    /// Its number; an empty one takes the line away. `None` leaves it.
    pub number: Option<String>,
    /// When it is answered. `None` leaves it.
    pub when: Option<Vec<Window>>,
}

/// Why settings cannot be read: the key and the reason, on one line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Misfit(String);

impl Misfit {
    fn of(error: &toml::de::Error) -> Self {
        Self(
            error
                .to_string()
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .collect::<Vec<_>>()
                .join(" "),
        )
    }
}

impl Part {
    /// Reads a settings file.
    ///
    /// # Errors
    /// [`Misfit`] with the line where it is no TOML.
    pub fn read(text: &str) -> Result<Self, Misfit> {
        let table = text.parse().map_err(|error: toml::de::Error| {
            let before = error.span().and_then(|span| text.get(..span.start));
            let place = before.map(|before| before.matches('\n').count() + 1);
            Misfit(match place {
                Some(line) => format!("line {line}: {}", error.message()),
                None => error.message().to_owned(),
            })
        })?;
        Ok(Self { table, ..Self::default() })
    }

    /// Settings as they are.
    ///
    /// # Errors
    /// [`Misfit`] if they cannot be written as a file, which no settings of ours do.
    pub fn of(settings: &Settings) -> Result<Self, Misfit> {
        let table = Table::try_from(settings).map_err(|error| Misfit(error.to_string()))?;
        Ok(Self { table, ..Self::default() })
    }

    /// Whether nothing is to change.
    pub fn is_empty(&self) -> bool {
        self.table.is_empty() && self.forgotten.is_empty() && self.lines.is_empty()
    }

    /// Says one key, by its path: `["reading", "days"]`.
    pub fn say(&mut self, path: &[&str], value: impl Into<Value>) {
        let Some((key, tables)) = path.split_last() else { return };
        let mut table = &mut self.table;
        for name in tables {
            let inner = table.entry(*name).or_insert_with(|| Value::Table(Table::new()));
            let Value::Table(inner) = inner else { return };
            table = inner;
        }
        table.insert((*key).to_owned(), value.into());
    }

    /// Takes a key of a table away: `["charter", "adopted"]`. It goes back to its default.
    pub fn forget(&mut self, path: [&'static str; 2]) {
        self.forgotten.push(path);
    }

    /// Changes a line.
    pub fn change_line(&mut self, change: LineChange) {
        self.lines.push(change);
    }

    /// Whoever is named on the rota, each with its key: a file may name people as they sign in, settings by identifier.
    pub fn people(&mut self) -> Vec<(String, &mut String)> {
        let mut people = Vec::new();
        let Some(Value::Table(rota)) = self.table.get_mut("rota") else { return people };
        for (list, entries) in rota.iter_mut().filter_map(|(name, value)| Some((name, value.as_array_mut()?)))
        {
            for (place, entry) in entries.iter_mut().enumerate() {
                let Value::Table(entry) = entry else { continue };
                for (name, value) in entry.iter_mut() {
                    if let ("person" | "stands_in", Value::String(person)) = (name.as_str(), value) {
                        people.push((format!("rota.{list}[{}].{name}", place + 1), person));
                    }
                }
            }
        }
        people
    }

    /// The settings that come of it: laid over those that hold now, or by itself where there are none.
    ///
    /// # Errors
    /// [`Misfit`]: a key that is missing, unknown, or whose value has the wrong shape.
    pub fn over(&self, now: Option<&Settings>) -> Result<Settings, Misfit> {
        let mut table = match now {
            Some(now) => Self::of(now)?.table,
            None => Table::new(),
        };
        lay(&mut table, &self.table);
        for [outer, key] in &self.forgotten {
            if let Some(Value::Table(inner)) = table.get_mut(*outer) {
                inner.remove(*key);
            }
        }
        let mut settings = Settings::deserialize(table).map_err(|error| Misfit::of(&error))?;
        self.lines.iter().for_each(|change| change.apply(&mut settings.lines));
        Ok(settings)
    }
}

impl std::fmt::Display for Part {
    /// As a settings file.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.table.fmt(f)
    }
}

fn lay(under: &mut Table, over: &Table) {
    for (key, value) in over {
        match (under.get_mut(key), value) {
            (Some(Value::Table(under)), Value::Table(over)) => lay(under, over),
            _ => _ = under.insert(key.clone(), value.clone()),
        }
    }
}

impl LineChange {
    fn apply(&self, lines: &mut Vec<Line>) {
        if self.number.as_deref().is_some_and(|number| number.trim().is_empty()) {
            return lines.retain(|line| line.kind != self.kind);
        }
        let place = lines.iter().position(|line| line.kind == self.kind).unwrap_or_else(|| {
            lines.push(Line { kind: self.kind, name: None, number: String::new(), when: Vec::new() });
            lines.len() - 1
        });
        let Some(line) = lines.get_mut(place) else { return };
        if let Some(number) = &self.number {
            number.trim().clone_into(&mut line.number);
        }
        if let Some(when) = &self.when {
            line.when.clone_from(when);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Adoption, DaySet, Reading, TimeOfDay};

    fn plain() -> Settings {
        Settings::new(Reading::once(DaySet::WORKING, TimeOfDay::of_hour(10).unwrap()), 28)
    }

    #[test]
    fn what_a_part_does_not_say_stays_as_it_is() {
        let part = Part::read("[clocks]\nwritten_hours = 12\n[reading]\ntimes = [\"09:30\"]").unwrap();
        let set = part.over(Some(&plain())).unwrap();
        assert_eq!((set.clocks.written_hours, set.clocks.officer_hours, set.promise_days), (12, 24, 28));
        assert_eq!((set.reading.days, set.reading.times[0].to_string()), (DaySet::WORKING, "09:30".into()));
        assert_eq!(set.changes(&plain()), ["clocks.written_hours", "reading.times"]);
        let whole = Part::of(&set).unwrap();
        assert_eq!(whole.over(None).unwrap(), set);
        assert_eq!(Part::read(&whole.to_string()).unwrap().over(None).unwrap(), set);
    }

    #[test]
    fn a_wrong_key_is_named_with_the_reason_on_one_line() {
        for (file, says) in [
            ("promise_days = 3\npromise_days = 4", "line 2"),
            ("promise_days = \"soon\"", "promise_days"),
            ("[clocks]\nwriten_hours = 3", "writen_hours"),
            ("[clocks]\nwritten_hours = -3", "clocks.written_hours"),
            ("[[lines]]\nkind = \"front-door\"\nnumber = \"1\"\nwhen = [\"monday\"]", "mon-fri 08:30-17:00"),
            ("[disclosure]\nbase = 5", "the base is a multiple of 5 from 10 to 50"),
            (
                "[charter]\nwording = [{ heading = \"RH\", side = \"service\", words = { cy = \"Un\" } }]",
                "en",
            ),
        ] {
            let why = match Part::read(file) {
                Err(why) => why,
                Ok(part) => part.over(Some(&plain())).unwrap_err(),
            };
            let why = why.to_string();
            assert!(why.contains(says) && why.lines().count() == 1, "{file}: {why}");
        }
        assert!(
            Part::read("promise_days = 3").unwrap().over(None).unwrap_err().to_string().contains("reading")
        );
    }

    #[test]
    fn a_line_is_added_changed_and_taken_away_by_its_kind() {
        let change = |number: &str, when: Option<&str>| {
            let when = when.map(|when| vec![when.parse().unwrap()]);
            let mut part = Part::default();
            part.change_line(LineChange { kind: LineKind::FrontDoor, number: Some(number.into()), when });
            part
        };
        let added = change(" 029 2018 0123 ", Some("mon-fri 08:30-17:00")).over(Some(&plain())).unwrap();
        assert_eq!((added.lines.len(), added.lines[0].number.as_str()), (1, "029 2018 0123"));
        let changed = change("029 2018 0124", None).over(Some(&added)).unwrap();
        assert_eq!(
            (changed.lines[0].number.as_str(), &changed.lines[0].when),
            ("029 2018 0124", &added.lines[0].when)
        );
        assert!(change("", None).over(Some(&changed)).unwrap().lines.is_empty());
        let hourless = change("029 2018 0123", None).over(Some(&plain())).unwrap();
        assert_eq!(
            hourless.problems()[0].key,
            "lines[1].when",
            "nobody is told to ring at an hour that nobody said"
        );
    }

    #[test]
    fn people_of_the_rota_may_be_named_as_they_sign_in() {
        let mut part =
            Part::read("[[rota.shifts]]\nperson = \"diogelu\"\nwhen = \"always\"\norder = 1").unwrap();
        let mut people = part.people();
        assert_eq!(
            (people.len(), people[0].0.as_str(), people[0].1.as_str()),
            (1, "rota.shifts[1].person", "diogelu")
        );
        *people[0].1 = "0191d1a2-0000-4000-8000-000000000001".into();
        assert_eq!(part.over(Some(&plain())).unwrap().rota.shifts[0].when, Window::ALWAYS);
    }

    #[test]
    fn a_key_is_said_by_its_path() {
        let mut part = Part::default();
        assert!(part.is_empty());
        part.say(&["charter", "adopted"], "2026-04-01");
        part.say(&["promise_days"], 20);
        let set = part.over(Some(&plain())).unwrap();
        assert_eq!((set.promise_days, set.charter.adopted.unwrap().to_string().as_str()), (20, "2026-04-01"));
        let mut part = Part::default();
        part.forget(["charter", "adopted"]);
        assert_eq!(part.over(Some(&set)).unwrap(), Settings { charter: Adoption::default(), ..set });
    }
}
