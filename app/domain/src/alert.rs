//! Alerts that say nothing but "open Clywed": the ways in which a person can be reached outside, and why one failed.

use crate::{Locale, clock::Moment};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

codes! {
    /// A way in which an alert leaves Clywed.
    pub enum Way {
        /// A mail, by SMTP.
        Mail = "mail",
        /// A text message, by a gateway that takes a signed webhook.
        Text = "text",
    }
}

/// For so many minutes after an alert left for somebody no other leaves for them by the same way.
pub const QUIET_MINUTES: i64 = 5;

/// When an alert leaves for somebody who is alerted at `now`. `newest`: when the newest one for them by the same way left,
/// or is to leave. The first leaves at once. Of those that follow within [`QUIET_MINUTES`] one leaves when they are over, and
/// stands for all of them: each says the same, and the desk lists every concern. `None`: such a one waits already.
///
/// So a flood makes one alert in so many minutes, and after whatever somebody is told of an alert leaves within them.
pub fn leaves(newest: Option<Moment>, now: Moment) -> Option<Moment> {
    let quiet_until = newest.map(|newest| Moment(newest.0 + QUIET_MINUTES * 60_000_000));
    match (newest, quiet_until) {
        (Some(newest), _) if newest > now => None,
        (_, Some(until)) if until > now => Some(until),
        _ => Some(now),
    }
}

/// What became of a try that failed. Its code is all that is stored or logged: no answer of a server, no address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Whoever runs the server has not set this way up.
    NotSetUp,
    /// The person has no address for this way, or no longer.
    NoAddress,
    /// Nobody answers at the server's address.
    Refused,
    /// The server did not answer in time.
    Late,
    /// No encrypted connection, or not to whom it should be.
    Unproven,
    /// The mail server said no, with this code.
    Mail(u16),
    /// The gateway said no, with this code.
    Text(u16),
    /// Something else went wrong on the way.
    Broken,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSetUp => f.write_str("not-set-up"),
            Self::NoAddress => f.write_str("no-address"),
            Self::Refused => f.write_str("refused"),
            Self::Late => f.write_str("late"),
            Self::Unproven => f.write_str("unproven"),
            Self::Mail(code) => write!(f, "smtp-{code}"),
            Self::Text(code) => write!(f, "http-{code}"),
            Self::Broken => f.write_str("broken"),
        }
    }
}

impl FromStr for Fault {
    type Err = crate::UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = |prefix| text.strip_prefix(prefix).and_then(|code: &str| code.parse().ok());
        match text {
            "not-set-up" => Ok(Self::NotSetUp),
            "no-address" => Ok(Self::NoAddress),
            "refused" => Ok(Self::Refused),
            "late" => Ok(Self::Late),
            "unproven" => Ok(Self::Unproven),
            "broken" => Ok(Self::Broken),
            _ => number("smtp-")
                .map(Self::Mail)
                .or_else(|| number("http-").map(Self::Text))
                .ok_or_else(|| crate::UnknownCode { list: "Fault", code: text.to_owned() }),
        }
    }
}

/// Where and in which language a person is alerted.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addresses {
    /// A mail address: [`mail`].
    pub mail: Option<String>,
    /// A telephone number that takes text messages: [`telephone`].
    pub telephone: Option<String>,
    /// The language of what is sent; none for the person's own.
    pub language: Option<Locale>,
}

impl Addresses {
    /// The address for a way.
    pub fn of(&self, way: Way) -> Option<&str> {
        match way {
            Way::Mail => self.mail.as_deref(),
            Way::Text => self.telephone.as_deref(),
        }
    }

    /// The ways in which the person can be reached.
    pub fn ways(&self) -> impl Iterator<Item = Way> {
        Way::ALL.iter().copied().filter(|way| self.of(*way).is_some())
    }
}

/// It never prints an address: what is printed may end in a log.
impl fmt::Debug for Addresses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.ways()).finish()
    }
}

/// A mail address as it is kept; `None` for what no mail server takes without extensions. Only its form is checked:
/// whether anybody reads it, the trial alert shows.
pub fn mail(text: &str) -> Option<String> {
    let text = text.trim();
    let (local, domain) = text.rsplit_once('@')?;
    let plain = |c: char| c.is_ascii_alphanumeric();
    let atom =
        |part: &str| !part.is_empty() && part.chars().all(|c| plain(c) || "!#$%&'*+/=?^_`{|}~-".contains(c));
    let label = |part: &str| {
        (1..=63).contains(&part.len())
            && part.chars().all(|c| plain(c) || c == '-')
            && !part.starts_with('-')
            && !part.ends_with('-')
    };
    let fits = text.len() <= 254
        && local.len() <= 64
        && local.split('.').all(atom)
        && domain.contains('.')
        && domain.split('.').all(label);
    fits.then(|| format!("{local}@{}", domain.to_lowercase()))
}

/// A telephone number as gateways take it: `+`, the country's code, the rest. A number of the United Kingdom may begin with
/// its nought. `None` for anything else.
pub fn telephone(text: &str) -> Option<String> {
    let text: String = text.replace("(0)", "").chars().filter(|c| !" ()-.\u{a0}".contains(*c)).collect();
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let abroad = text.strip_prefix('+').or_else(|| text.strip_prefix("00"));
    let whole = match abroad {
        Some(rest) => rest.to_owned(),
        None => format!("44{}", text.strip_prefix('0')?),
    };
    let fits = digits(&whole) && (8..=15).contains(&whole.len()) && !whole.starts_with('0');
    let home = !whole.starts_with("44") || (11..=12).contains(&whole.len());
    (fits && home).then(|| format!("+{whole}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_telephone_number_is_kept_as_gateways_take_it() {
        for (typed, kept) in [
            ("07700 900123", "+447700900123"),
            ("+44 (0)7700 900 123", "+447700900123"),
            ("0044 7700-900123", "+447700900123"),
            ("+353 1 234 5678", "+35312345678"),
        ] {
            assert_eq!(telephone(typed).as_deref(), Some(kept), "{typed}");
        }
        for odd in ["", "101", "7700 900123", "07700 900123 x4", "+", "+0123456789", "+4477009001234567", "ŷ"]
        {
            assert_eq!(telephone(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_mail_address_is_kept_if_every_server_takes_it() {
        for (typed, kept) in [
            (" Gwen.Made-Up@Post.Example ", "Gwen.Made-Up@post.example"),
            ("a+b@c.d.example", "a+b@c.d.example"),
        ] {
            assert_eq!(mail(typed).as_deref(), Some(kept));
        }
        for odd in [
            "",
            "gwen",
            "@post.example",
            "gwen@",
            "gwen@post",
            "gwen made@post.example",
            "gwen@post..example",
            "gwen@-post.example",
            "ŷ@post.example",
            "g..w@post.example",
            "gwen@post.example\r\nBcc: all@post.example",
            "<gwen@post.example>",
            "\"g\"@post.example",
            "gwen@post.example, all@post.example",
        ] {
            assert_eq!(mail(odd), None, "{odd}");
        }
    }

    proptest! {
        /// However alerts come, one leaves for the first at once and within the quiet minutes for each other, and no two
        /// leave within them.
        #[test]
        fn a_flood_makes_one_alert_in_so_many_minutes_and_nobody_waits_longer(gaps in prop::collection::vec(0..20_000_000_i64, 1..200)) {
            let quiet = QUIET_MINUTES * 60_000_000;
            let (mut now, mut left) = (Moment(0), Vec::<Moment>::new());
            for (place, gap) in gaps.into_iter().enumerate() {
                now = Moment(now.0 + gap);
                if let Some(at) = leaves(left.last().copied(), now) {
                    prop_assert!(at >= now && (place > 0 || at == now));
                    prop_assert!(left.last().is_none_or(|last| at.0 - last.0 >= quiet));
                    left.push(at);
                }
                prop_assert!(left.last().is_some_and(|last| *last >= now && last.0 - now.0 <= quiet));
            }
        }
    }

    #[test]
    fn addresses_are_never_printed() {
        let all = Addresses {
            mail: mail("gwen@post.example"),
            telephone: telephone("07700 900123"),
            language: Some(Locale::Cy),
        };
        assert_eq!(format!("{all:?}"), "[Mail, Text]");
        assert_eq!(Addresses::default().ways().count(), 0);
    }

    proptest! {
        #[test]
        fn a_fault_is_read_back_from_its_code(code in 100..600_u16) {
            let fixed = [Fault::NotSetUp, Fault::NoAddress, Fault::Refused, Fault::Late, Fault::Unproven, Fault::Broken];
            for fault in fixed.into_iter().chain([Fault::Mail(code), Fault::Text(code)]) {
                prop_assert_eq!(fault.to_string().parse::<Fault>(), Ok(fault));
            }
            let odd = format!("smtp-{code}x").parse::<Fault>();
            prop_assert!(odd.is_err());
        }

        #[test]
        fn whatever_is_typed_what_is_kept_stays_as_it_is_when_it_is_typed_again(text in "[ -~ŷ\r\n]{0,40}", digits in "[0-9 +()-]{0,24}") {
            for kept in [mail(&text), mail(&format!("{text}@post.example"))].into_iter().flatten() {
                prop_assert_eq!(mail(&kept), Some(kept.clone()));
                prop_assert!(!kept.contains(|c: char| c.is_control() || c == ' ' || !c.is_ascii()));
            }
            if let Some(kept) = telephone(&digits) {
                prop_assert_eq!(telephone(&kept), Some(kept.clone()));
            }
        }
    }
}
