//! What an authority is set to, at the terminal: the simple things by option, everything by file.

use super::{LEAST, known_authority, open, unfit};
use crate::terminal::{Outcome, say};
use clap::{Args, Subcommand};
use domain::{
    catalogue::catalogue,
    clock::{Date, Moment},
    settings::{DaySet, LineChange, LineKind, Part, Problem, TimeOfDay, Window, is_telephone},
};
use services::{
    Ctx,
    govern::settings::{self, Set, Unfit, Wish},
};
use std::{path::PathBuf, str::FromStr};

/// `clywed authority`.
#[derive(Subcommand)]
pub enum AuthorityCommand {
    /// Let an authority take part, or change its settings. What is not said stays as it is; if anything does not fit,
    /// nothing is changed.
    Set(Box<Wanted>),
    /// Print an authority's settings as the file that `set --file` reads.
    Show {
        /// Code of the authority, such as W06000015.
        code: String,
        /// List its versions instead: when each was set, by whom, and what changed.
        #[arg(long)]
        history: bool,
    },
}

/// What `clywed authority set` is told.
#[derive(Args, Default)]
pub struct Wanted {
    /// Code of the authority, such as W06000015.
    code: String,
    /// A settings file (TOML), whole or in part. Options win over it.
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// The file is all there is: what it does not say goes back to its default.
    #[arg(long, requires = "file")]
    whole: bool,
    /// Days on which somebody reads: mon-fri, or mon,thu; with holiday also on bank holidays.
    #[arg(long, value_name = "DAYS")]
    reading_days: Option<String>,
    /// When they begin to read: 10:00, or 09:30,14:00.
    #[arg(long, value_name = "TIMES")]
    reading_times: Option<String>,
    /// Within how many days an answer is promised, 1 to 365.
    #[arg(long, value_name = "DAYS")]
    promise_days: Option<i64>,
    /// The telephone number of the children's front door; '' takes it away.
    #[arg(long, value_name = "NUMBER")]
    front_door: Option<String>,
    /// When it is answered: 'mon-fri 08:30-17:00'; several are parted by a semicolon.
    #[arg(long, value_name = "HOURS")]
    front_door_hours: Option<String>,
    /// The telephone number of the emergency duty team; '' takes it away.
    #[arg(long, value_name = "NUMBER")]
    duty_team: Option<String>,
    /// When it is answered: 'every 17:00-08:30; sat,sun,holiday 08:30-17:00'.
    #[arg(long, value_name = "HOURS")]
    duty_team_hours: Option<String>,
    /// Minutes in which a concern is acknowledged, 1 to 30.
    #[arg(long, value_name = "MINUTES")]
    acknowledge_minutes: Option<i64>,
    /// The day on which the authority adopted the charter: 2026-04-01.
    #[arg(long, value_name = "DAY")]
    charter_adopted: Option<String>,
    /// Months for which a closed concern is kept, 12 to 1200.
    #[arg(long, value_name = "MONTHS")]
    concern_months: Option<i64>,
}

/// `clywed authority`.
pub async fn authority(ctx: &Ctx, command: AuthorityCommand) -> Outcome {
    match command {
        AuthorityCommand::Set(wanted) => set(ctx, &wanted).await,
        AuthorityCommand::Show { code, history } => {
            known_authority("authority show", &code)?;
            if history { tell_history(ctx, &code).await } else { show(ctx, &code).await }
        }
    }
}

async fn set(ctx: &Ctx, wanted: &Wanted) -> Outcome {
    let code = &wanted.code;
    known_authority("authority set", code)?;
    let part = wanted.part()?;
    open(ctx).await?;
    let wish = Wish { part, whole: wanted.whole, ..Wish::default() };
    match settings::set(ctx, code, wish).await? {
        Ok(set) => tell(&set, ctx.now()),
        Err(unfit) => return Err(refused(&unfit, code, &wanted.text()).into()),
    }
    Ok(())
}

async fn show(ctx: &Ctx, code: &str) -> Outcome {
    let file = settings::as_file(ctx, code).await?;
    let file = file.ok_or_else(|| {
        format!("authority show: {code} does not take part yet. Example: clywed authority set {code} {LEAST}")
    })?;
    say(file.trim_end());
    Ok(())
}

async fn tell_history(ctx: &Ctx, code: &str) -> Outcome {
    for version in settings::history(ctx, code).await? {
        let at = version.set_at.local().strftime("%Y-%m-%d %H:%M").to_string();
        let by = version.name.unwrap_or_else(|| "at the terminal".to_owned());
        let changed =
            if version.changed.is_empty() { "the first".to_owned() } else { version.changed.join(", ") };
        say(format_args!("{:>4}  {at}  {by:<28}{changed}", version.version));
    }
    Ok(())
}

/// Why nothing was set, on one line.
fn refused(unfit: &Unfit, code: &str, file: &str) -> String {
    let told = |problem: &Problem| match line_of(file, &problem.key) {
        Some(line) => format!("line {line}: {problem}"),
        None => problem.to_string(),
    };
    let why = match unfit {
        Unfit::Misfit(misfit) => misfit.to_string(),
        Unfit::Problems(problems) => problems.iter().map(told).collect::<Vec<_>>().join("; "),
    };
    format!("authority set: nothing was changed. {why}. Example: clywed authority set {code} {LEAST}")
}

/// The line of a file on which the key of a list's entry stands: `population[3].year` is the year of the third
/// `[[population]]`, or that header where the entry does not say it.
fn line_of(file: &str, key: &str) -> Option<usize> {
    let (list, rest) = key.split_once('[')?;
    let (place, field) = rest.split_once(']')?;
    let (place, header): (usize, _) = (place.parse().ok()?, format!("[[{list}]]"));
    let mut lines = file.lines().map(str::trim).zip(1..);
    let (_, at) = lines.by_ref().filter(|(line, _)| *line == header).nth(place.checked_sub(1)?)?;
    let field = field.trim_start_matches('.').split('.').next().unwrap_or_default();
    let mut entry = lines.take_while(|(line, _)| !line.starts_with('['));
    let says = |line: &str| line.split_once('=').is_some_and(|(name, _)| name.trim() == field);
    Some(entry.find(|(line, _)| says(line)).map_or(at, |(_, line)| line))
}

/// What an authority is set to now, shortly.
fn tell(set: &Set, now: Moment) {
    let (code, settings) = (&set.authority.code, &set.authority.settings);
    let name = catalogue().authority(code).map_or("", |place| place.name.en.as_str());
    let times: Vec<String> = settings.reading.times.iter().map(ToString::to_string).collect();
    let next = settings.next_reading(now).map_or_else(
        || "nobody reads within a year".to_owned(),
        |at| format!("somebody reads next on {}", at.local().strftime("%A %-d %B %Y at %H:%M")),
    );
    let changed = match (set.new, set.changed.as_slice()) {
        (true, _) => "It takes part from now on.".to_owned(),
        (false, []) => "Nothing has changed: it was so already.".to_owned(),
        (false, keys) => format!("Changed: {}.", keys.join(", ")),
    };
    say(format_args!("{name} ({code}), version {} of its settings. {changed}", set.authority.version));
    say(format_args!(
        "Reading: {} at {}; {next}. An answer is promised within {} days.",
        settings.reading.days,
        times.join(", "),
        settings.promise_days,
    ));
    for line in &settings.lines {
        let when: Vec<String> = line.when.iter().map(ToString::to_string).collect();
        say(format_args!("{}: {} ({})", line.kind, line.number, when.join("; ")));
    }
    if settings.lines.is_empty() {
        say("No telephone number is set: pages show the police and the helplines alone.");
    }
}

impl Wanted {
    /// The file as it is, for telling where something stands in it.
    fn text(&self) -> String {
        self.file.as_ref().and_then(|path| std::fs::read_to_string(path).ok()).unwrap_or_default()
    }

    /// The file with the options laid over it.
    fn part(&self) -> Outcome<Part> {
        let mut part = match &self.file {
            Some(path) => {
                let text = std::fs::read_to_string(path).map_err(|error| {
                    unfit("--file", format_args!("{}: {error}", path.display()), "settings.toml")
                })?;
                Part::read(&text).map_err(|why| unfit("--file", why, "settings.toml"))?
            }
            None => Part::default(),
        };
        if let Some(text) = &self.reading_days {
            let days: DaySet = text.parse().map_err(|why| unfit("--reading-days", why, "mon,thu"))?;
            part.say(&["reading", "days"], days.to_string());
        }
        if let Some(text) = &self.reading_times {
            let times: Vec<TimeOfDay> = several("--reading-times", text, ',', "09:30,14:00")?;
            part.say(&["reading", "times"], times.iter().map(ToString::to_string).collect::<Vec<_>>());
        }
        let numbers = [
            ("--promise-days", &["promise_days"][..], self.promise_days, (1, 365), "20"),
            (
                "--acknowledge-minutes",
                &["clocks", "acknowledge_minutes"],
                self.acknowledge_minutes,
                (1, 30),
                "20",
            ),
            ("--concern-months", &["retention", "concern_months"], self.concern_months, (12, 1200), "84"),
        ];
        for (option, path, number, (least, most), example) in numbers {
            match number {
                Some(n) if !(least..=most).contains(&n) => {
                    return Err(unfit(option, format_args!("{n} is not from {least} to {most}"), example));
                }
                Some(n) => part.say(path, n),
                None => {}
            }
        }
        if let Some(text) = &self.charter_adopted {
            let day: Date = text.parse().map_err(|_| {
                unfit("--charter-adopted", format_args!("`{text}` is not written like a day"), "2026-04-01")
            })?;
            part.say(&["charter", "adopted"], day.to_string());
        }
        let lines = [
            (
                LineKind::FrontDoor,
                "--front-door",
                &self.front_door,
                "--front-door-hours",
                &self.front_door_hours,
            ),
            (LineKind::DutyTeam, "--duty-team", &self.duty_team, "--duty-team-hours", &self.duty_team_hours),
        ];
        for (kind, option, number, hours_option, hours) in lines {
            if let Some(text) = number.as_ref().filter(|text| !text.trim().is_empty() && !is_telephone(text))
            {
                return Err(unfit(
                    option,
                    format_args!("`{text}` is not a telephone number"),
                    "'029 2018 0123'",
                ));
            }
            let example = "'mon-fri 08:30-17:00'";
            let when =
                hours.as_ref().map(|text| several::<Window>(hours_option, text, ';', example)).transpose()?;
            if number.is_some() || when.is_some() {
                part.change_line(LineChange { kind, number: number.clone(), when });
            }
        }
        Ok(part)
    }
}

/// Several values in one option.
fn several<T: FromStr<Err: std::fmt::Display>>(
    option: &str,
    text: &str,
    between: char,
    example: &str,
) -> Outcome<Vec<T>> {
    let parts = text.split(between).map(str::trim);
    parts.map(|part| part.parse().map_err(|why| unfit(option, why, example))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::demo::plain_settings;

    fn with(change: impl FnOnce(&mut Wanted)) -> Result<domain::settings::Settings, String> {
        let mut wanted = Wanted::default();
        change(&mut wanted);
        let part = wanted.part().map_err(|error| error.to_string())?;
        part.over(Some(&plain_settings())).map_err(|error| error.to_string())
    }

    #[test]
    fn options_say_what_a_file_would() {
        let set = with(|wanted| {
            wanted.reading_days = Some("thu, Mon,mon".into());
            wanted.reading_times = Some("09:30, 14:00".into());
            wanted.duty_team = Some(" 029 2018 0102 ".into());
            wanted.duty_team_hours = Some("every 17:00-08:30; sat,sun,holiday 08:30-17:00".into());
            wanted.charter_adopted = Some("2026-04-01".into());
            wanted.acknowledge_minutes = Some(20);
        })
        .unwrap();
        assert_eq!((set.reading.days.to_string(), set.reading.times.len()), ("mon,thu".into(), 2));
        assert_eq!((set.lines[0].number.as_str(), set.lines[0].when.len()), ("029 2018 0102", 2));
        assert_eq!((set.clocks.acknowledge_minutes, set.charter.adopted.is_some()), (20, true));
        assert_eq!(set.problems(), []);
    }

    #[test]
    fn what_does_not_fit_is_told_with_its_line() {
        let file = "promise_days = 20\n[[population]]\nyear = 2025\nband = \"8-10\"\nnumber = 7\nsource = \"x\"\n\n[[population]]\nyear = 1066\nnumber = 3\nsource = \"x\"\n";
        let set = Part::read(file).unwrap().over(Some(&plain_settings())).unwrap();
        let said = refused(&Unfit::Problems(set.problems()), "W06000015", file);
        assert!(said.contains("line 9: population[2].year: it is too small or too large"), "{said}");
        assert!(said.contains("line 8: population[2].band: it is missing"), "{said}");
        assert_eq!(line_of(file, "promise_days"), None);
        assert_eq!(line_of(file, "population[3].year"), None);
    }

    #[test]
    fn an_option_that_cannot_be_used_is_refused_with_an_example() {
        let refused = [
            (with(|wanted| wanted.reading_days = Some("monday".into())), "`monday` is no day"),
            (with(|wanted| wanted.reading_times = Some("10:00,25:00".into())), "`25:00` is no time"),
            (with(|wanted| wanted.promise_days = Some(0)), "0 is not from 1 to 365"),
            (with(|wanted| wanted.front_door = Some("the desk".into())), "is not a telephone number"),
            (with(|wanted| wanted.front_door_hours = Some("office hours".into())), "mon-fri 08:30-17:00"),
            (with(|wanted| wanted.charter_adopted = Some("1 April".into())), "is not written like a day"),
            (with(|wanted| wanted.file = Some("/nowhere/settings.toml".into())), "--file"),
        ];
        for (refused, why) in refused {
            let said = refused.unwrap_err();
            assert!(said.contains(why) && said.contains("Example: ") && said.lines().count() == 1, "{said}");
        }
    }
}
