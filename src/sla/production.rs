//! Production calendars: the days that differ from "Monday to Friday", by country and year.
//!
//! Holidays come from labour law, moved days from a decree a year. Our own tables, written from:
//! * Russia: Labour Code art. 112 (holidays, moving) and 95 (the eve of a holiday is an hour shorter); government decrees of
//!   10.08.2023 No. 1314 (moved days of 2024), of 04.10.2024 No. 1335 (2025) and of 24.09.2025 (2026). The decree for 2027
//!   was not at hand: unconfirmed.
//! * Kazakhstan: the law "On holidays", Labour Code art. 85. 2025 stands as it was published in open data; that table lacks the
//!   days which the law moves from a Saturday or Sunday (10, 24 and 25 March, 27 October, ...), so 2025 is unconfirmed.
//! * Belarus: decree No. 157 of 1998 and its amendments, Labour Code art. 116, from general knowledge: unconfirmed; the moved
//!   days of 2026 are missing.

use chrono::{Datelike, NaiveDate};

/// How a date differs from the usual week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A day off.
    Off,
    /// A working day that is an hour shorter, a Saturday too.
    Short,
    /// A working Saturday or Sunday.
    Work,
}

/// From a day of a month to another of it, inclusive: `(month, first, last)`.
type Run = (u32, u32, u32);

/// One year of a country.
#[derive(Debug)]
pub struct Table {
    /// Which.
    pub year: i32,
    /// False while nobody has compared it with the decree.
    pub confirmed: bool,
    off: &'static [Run],
    short: &'static [(u32, u32)],
    work: &'static [(u32, u32)],
}

/// The production calendars of a country.
#[derive(Debug)]
pub struct Country {
    /// ISO 3166, lower case.
    pub code: &'static str,
    /// Holidays with a fixed date: all that is known of a year without a table.
    fixed: &'static [Run],
    tables: &'static [Table],
}

/// The country by its code (`ru`, `kz`, `by`).
#[must_use]
pub fn country(code: &str) -> Option<&'static Country> {
    COUNTRIES.iter().find(|c| c.code.eq_ignore_ascii_case(code))
}

/// All countries that have tables.
pub static COUNTRIES: [Country; 3] = [RUSSIA, KAZAKHSTAN, BELARUS];

impl Country {
    /// The table of a year.
    #[must_use]
    pub fn year(&self, year: i32) -> Option<&'static Table> {
        self.tables.iter().find(|t| t.year == year)
    }

    /// How a date differs from the usual week; fixed holidays only in a year without a table.
    #[must_use]
    pub fn kind(&self, date: NaiveDate) -> Option<Kind> {
        match self.year(date.year()) {
            Some(table) => table.kind(date),
            None => within(self.fixed, date).then_some(Kind::Off),
        }
    }

    /// The last day of the last confirmed year; of the last known year where none is confirmed.
    #[must_use]
    pub fn ends(&self) -> Option<NaiveDate> {
        let last = |confirmed: bool| self.tables.iter().filter(|t| t.confirmed || !confirmed).map(|t| t.year).max();
        last(true).or_else(|| last(false)).and_then(|year| NaiveDate::from_ymd_opt(year, 12, 31))
    }
}

impl Table {
    fn kind(&self, date: NaiveDate) -> Option<Kind> {
        let day = (date.month(), date.day());
        if self.work.contains(&day) {
            Some(Kind::Work)
        } else if self.short.contains(&day) {
            Some(Kind::Short)
        } else {
            within(self.off, date).then_some(Kind::Off)
        }
    }
}

fn within(runs: &[Run], date: NaiveDate) -> bool {
    runs.iter().any(|(month, first, last)| date.month() == *month && (*first..=*last).contains(&date.day()))
}

const RUSSIA: Country = Country {
    code: "ru",
    fixed: &[(1, 1, 8), (2, 23, 23), (3, 8, 8), (5, 1, 1), (5, 9, 9), (6, 12, 12), (11, 4, 4)],
    tables: &[
        Table {
            year: 2024,
            confirmed: true,
            off: &[(1, 1, 8), (2, 23, 23), (3, 8, 8), (4, 29, 30), (5, 1, 1), (5, 9, 10), (6, 12, 12), (11, 4, 4), (12, 30, 31)],
            short: &[(2, 22), (3, 7), (5, 8), (6, 11), (11, 2)],
            work: &[(4, 27), (12, 28)],
        },
        Table {
            year: 2025,
            confirmed: true,
            off: &[(1, 1, 8), (2, 23, 23), (3, 8, 8), (5, 1, 2), (5, 8, 9), (6, 12, 13), (11, 3, 4), (12, 31, 31)],
            short: &[(3, 7), (4, 30), (6, 11), (11, 1)],
            work: &[],
        },
        Table {
            year: 2026,
            confirmed: true,
            off: &[(1, 1, 9), (2, 23, 23), (3, 8, 9), (5, 1, 1), (5, 9, 9), (5, 11, 11), (6, 12, 12), (11, 4, 4), (12, 31, 31)],
            short: &[(4, 30), (5, 8), (6, 11), (11, 3)],
            work: &[],
        },
        Table {
            year: 2027,
            confirmed: false,
            off: &[
                (1, 1, 8),
                (2, 22, 23),
                (3, 8, 8),
                (5, 1, 1),
                (5, 3, 3),
                (5, 9, 10),
                (6, 12, 12),
                (6, 14, 14),
                (11, 4, 5),
                (12, 31, 31),
            ],
            // By the rule of art. 95; the decree may differ.
            short: &[(4, 30), (6, 11), (11, 3)],
            work: &[(2, 20)],
        },
    ],
};

const KAZAKHSTAN: Country = Country {
    code: "kz",
    fixed: &[
        (1, 1, 2),
        (1, 7, 7),
        (3, 8, 8),
        (3, 21, 23),
        (5, 1, 1),
        (5, 7, 7),
        (5, 9, 9),
        (7, 6, 6),
        (8, 30, 30),
        (10, 25, 25),
        (12, 16, 16),
    ],
    tables: &[
        Table {
            year: 2025,
            confirmed: false,
            off: &[
                (1, 1, 2),
                (1, 7, 7),
                (3, 8, 8),
                (3, 21, 23),
                (5, 1, 1),
                (5, 7, 7),
                (5, 9, 9),
                (7, 6, 6),
                (8, 30, 30),
                (10, 25, 25),
                (12, 16, 16),
            ],
            short: &[],
            work: &[],
        },
        Table {
            year: 2026,
            confirmed: true,
            off: &[
                (1, 1, 2),
                (1, 7, 7),
                (3, 8, 9),
                (3, 21, 25),
                (5, 1, 1),
                (5, 7, 7),
                (5, 9, 9),
                (5, 11, 11),
                (5, 27, 27),
                (7, 6, 6),
                (8, 30, 31),
                (10, 25, 26),
                (12, 16, 16),
            ],
            short: &[],
            work: &[],
        },
    ],
};

const BELARUS: Country = Country {
    code: "by",
    fixed: &[(1, 1, 2), (1, 7, 7), (3, 8, 8), (5, 1, 1), (5, 9, 9), (7, 3, 3), (11, 7, 7), (12, 25, 25)],
    tables: &[
        Table {
            year: 2025,
            confirmed: false,
            off: &[(1, 1, 2), (1, 6, 7), (3, 8, 8), (4, 28, 29), (5, 1, 1), (5, 9, 9), (7, 3, 4), (11, 7, 7), (12, 25, 26)],
            short: &[(3, 7), (4, 30), (5, 8), (7, 2), (11, 6), (12, 24), (12, 31)],
            work: &[(1, 11), (4, 26), (7, 12), (12, 20)],
        },
        Table {
            year: 2026,
            confirmed: false,
            off: &[(1, 1, 2), (1, 7, 7), (3, 8, 8), (4, 21, 21), (5, 1, 1), (5, 9, 9), (7, 3, 3), (11, 7, 7), (12, 25, 25)],
            short: &[(1, 6), (4, 20), (4, 30), (5, 8), (7, 2), (11, 6), (12, 24), (12, 31)],
            work: &[],
        },
    ],
};
