//! Dates as people and spreadsheets write them.

use jiff::civil::Date;

codes! {
    /// How the dates of a column are written. Dates as in ISO 8601 (`2026-03-31`) are read in every order.
    pub enum DateOrder {
        /// `31/03/2026`.
        DayFirst = "day-first",
        /// `03/31/2026`.
        MonthFirst = "month-first",
        /// Day first; month first where the day cannot be a month (`3/31/2026`), as in files that a
        /// spreadsheet set to another country has half changed. Lines read so are listed, because
        /// their neighbours may be the wrong way round too.
        Mixed = "mixed",
    }
}

/// A date and how it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) date: Date,
    /// Read with the month first, although the order is [`DateOrder::Mixed`].
    pub(super) month_first: bool,
}

impl DateOrder {
    /// Reads a date; a time of day behind a space or a `T` is left out. `None`: not a date in this order.
    pub(super) fn read(self, text: &str) -> Option<Read> {
        let day = text.split([' ', 'T']).next()?;
        let parts: Vec<&str> = day.split(['/', '-', '.']).collect();
        let [first, second, third] = parts.as_slice() else { return None };
        if !parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())) {
            return None;
        }
        let date = |year: &str, month: &str, day: &str| {
            (year.len() == 4).then_some(())?;
            Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
        };
        let plain = |date| Read { date, month_first: false };
        if first.len() == 4 {
            return date(first, second, third).map(plain);
        }
        let day_first = || date(third, second, first);
        let month_first = || date(third, first, second);
        match self {
            Self::DayFirst => day_first().map(plain),
            Self::MonthFirst => month_first().map(plain),
            Self::Mixed => {
                day_first().map(plain).or_else(|| month_first().map(|date| Read { date, month_first: true }))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn each_order_reads_its_own_and_iso_and_no_other() {
        let read = |order: DateOrder, text| order.read(text).map(|read| read.date);
        for order in DateOrder::ALL {
            assert_eq!(read(*order, "2026-03-31T10:00"), Some(date(2026, 3, 31)));
            assert_eq!(read(*order, "31 March"), None);
            assert_eq!(read(*order, "31/03/26"), None);
            assert_eq!(read(*order, "30/02/2026"), None);
        }
        assert_eq!(read(DateOrder::DayFirst, "31/03/2026"), Some(date(2026, 3, 31)));
        assert_eq!(read(DateOrder::DayFirst, "3/31/2026"), None);
        assert_eq!(read(DateOrder::MonthFirst, "3/31/2026"), Some(date(2026, 3, 31)));
        assert_eq!(read(DateOrder::DayFirst, "01.02.2026"), Some(date(2026, 2, 1)));
    }

    #[test]
    fn a_mixed_column_says_which_dates_it_turned_round() {
        let turned = |text| DateOrder::Mixed.read(text).map(|read| read.month_first);
        assert_eq!(turned("31/3/2026"), Some(false));
        assert_eq!(turned("3/31/2026"), Some(true));
    }
}
