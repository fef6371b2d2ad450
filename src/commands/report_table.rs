//! A report as rows and columns: one table for people, spreadsheets and scripts.

use super::columns::{fitted, shown};
use super::phrase::hours;
use super::{Seat, Trouble};
use crate::desk::{Minutes, Moment, Money};
use crate::text::{Raw, csv};
use crate::wire::Said;
use serde_json::{Map, Value, json};

/// A report.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Names of the columns, as scripts know them.
    pub columns: Vec<&'static str>,
    /// Rows of as many cells.
    pub rows: Vec<Vec<Cell>>,
    /// Columns for spreadsheets and scripts that people have no use for.
    pub apart: &'static [&'static str],
    /// What people are told where there is no row: the key of a text.
    pub empty: &'static str,
    /// Sentences under the table: what its columns mean, and what is not known.
    pub notes: Vec<String>,
}

/// Columns of a terminal that every report fits.
const WIDTH: usize = 80;

/// A value of a report.
#[derive(Clone, Debug)]
pub enum Cell {
    /// Not known.
    None,
    /// Not known, with the text of this key for people.
    Nobody(&'static str),
    /// A name with its identifier.
    Who(String, Raw),
    /// Words from outside.
    Words(Raw),
    /// One of our codes; people read the text of this key.
    Code(String, String),
    /// A code of the policy with the words for it.
    Said(String, String),
    /// A number.
    Number(i64),
    /// Minutes.
    Span(Minutes),
    /// A moment.
    At(Moment),
    /// A day.
    Day(Moment),
    /// The end of a stretch of time; people read its last day.
    LastDay(Moment),
    /// A number of tenths.
    Tenths(i64),
    /// Money; people read whole units of it, and the currency where it is not the rouble.
    Sum(Money),
    /// Money, and more that is not known.
    AtLeast(Money),
}

impl Table {
    /// A table that everybody sees whole.
    #[must_use]
    pub fn new(columns: Vec<&'static str>, rows: Vec<Vec<Cell>>) -> Self {
        Self { columns, rows, apart: &[], empty: "cmd-report-empty", notes: Vec::new() }
    }

    /// For people.
    #[must_use]
    pub fn text(&self, seat: &Seat) -> String {
        if self.rows.is_empty() {
            return seat.say(self.empty, &[]);
        }
        let seen: Vec<usize> = (0..self.columns.len()).filter(|place| !self.apart.contains(&self.columns[*place])).collect();
        let head: Vec<String> =
            seen.iter().map(|n| seat.say(&format!("report-col-{}", self.columns[*n].replace('_', "-")), &[])).collect();
        let cells = |row: &Vec<Cell>| seen.iter().filter_map(|n| row.get(*n)).map(|cell| cell.text(seat)).collect();
        let rows: Vec<Vec<String>> = self.rows.iter().map(cells).collect();
        let counts = |n: &usize| self.rows.iter().filter_map(|row| row.get(*n)).any(Cell::counts);
        let right: Vec<bool> = seen.iter().map(counts).collect();
        let mut out = fitted(&head, &rows, &right, WIDTH);
        if !self.notes.is_empty() {
            out.push('\n');
            for note in &self.notes {
                out.push_str(note);
                out.push('\n');
            }
        }
        out
    }

    /// For spreadsheets: names of the columns first, times with offset, minutes as numbers.
    pub fn csv(&self, said: Said) -> Result<String, Trouble> {
        let failed = |error: &dyn std::error::Error| Trouble::Failed(error.to_string());
        let mut writer = ::csv::Writer::from_writer(Vec::new());
        writer.write_record(&self.columns).map_err(|error| failed(&error))?;
        for row in &self.rows {
            let cells: Vec<String> = row.iter().map(|cell| csv::safe(&cell.plain(said)).into_owned()).collect();
            writer.write_record(&cells).map_err(|error| failed(&error))?;
        }
        let bytes = writer.into_inner().map_err(|error| failed(&error))?;
        String::from_utf8(bytes).map_err(|error| failed(&error))
    }

    /// For scripts: a list of objects.
    #[must_use]
    pub fn json(&self, said: Said) -> Value {
        let object = |row: &Vec<Cell>| {
            let pairs = self.columns.iter().zip(row).map(|(column, cell)| ((*column).to_owned(), cell.json(said)));
            Value::Object(pairs.collect::<Map<_, _>>())
        };
        self.rows.iter().map(object).collect()
    }
}

impl Cell {
    fn text(&self, seat: &Seat) -> String {
        match self {
            Self::None => String::new(),
            Self::Nobody(key) => seat.say(key, &[]),
            Self::Who(_, name) | Self::Words(name) => shown(name),
            Self::Code(_, key) => seat.say(key, &[]),
            Self::Said(_, words) => words.clone(),
            Self::Number(n) => n.to_string(),
            Self::Span(minutes) => hours(*minutes),
            Self::At(at) => seat.time(*at),
            Self::Day(at) => seat.texts.lang().date(*at, seat.zone()),
            Self::LastDay(until) => seat.last_day(*until),
            Self::Sum(money) => whole(seat, money),
            Self::AtLeast(money) => format!("≥ {}", whole(seat, money)),
            Self::Tenths(tenths) => seat.texts.lang().tenths(*tenths),
        }
    }

    fn plain(&self, said: Said) -> String {
        match self {
            Self::None | Self::Nobody(_) => String::new(),
            Self::Who(_, name) | Self::Words(name) => name.raw().to_owned(),
            Self::Code(code, _) | Self::Said(code, _) => code.clone(),
            Self::Number(n) => n.to_string(),
            Self::Span(minutes) => minutes.0.to_string(),
            Self::At(at) | Self::Day(at) | Self::LastDay(at) => said.time(*at),
            Self::Sum(money) | Self::AtLeast(money) => {
                let sign = if money.minor < 0 { "-" } else { "" };
                format!("{sign}{}.{:02}", money.minor.unsigned_abs() / 100, money.minor.unsigned_abs() % 100)
            }
            Self::Tenths(tenths) => format!("{}{}.{}", if *tenths < 0 { "-" } else { "" }, tenths.abs() / 10, tenths.abs() % 10),
        }
    }

    fn json(&self, said: Said) -> Value {
        match self {
            Self::None | Self::Nobody(_) => Value::Null,
            Self::Who(id, name) => json!({ "id": id, "name": name.raw() }),
            Self::Number(n) => json!(n),
            Self::Span(minutes) => json!(minutes.0),
            Self::Tenths(tenths) => json!(*tenths as f64 / 10.0),
            Self::Sum(money) | Self::AtLeast(money) => json!({ "minor": money.minor, "currency": money.currency }),
            Self::Words(_) | Self::Code(..) | Self::Said(..) | Self::At(_) | Self::Day(_) | Self::LastDay(_) => {
                json!(self.plain(said))
            }
        }
    }

    /// Does it stand in a column of figures?
    fn counts(&self) -> bool {
        matches!(self, Self::Number(_) | Self::Span(_) | Self::Tenths(_) | Self::Sum(_) | Self::AtLeast(_))
    }
}

/// The word that a value stands for in JSON and in tables.
pub fn word<T: serde::Serialize>(of: &T) -> String {
    serde_json::to_value(of).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// A number of things.
pub fn count(n: usize) -> Cell {
    Cell::Number(i64::try_from(n).unwrap_or(i64::MAX))
}

/// Money in whole units, rounded halves away from zero: a table of a month has no use for kopecks.
fn whole(seat: &Seat, money: &Money) -> String {
    let units = (money.minor.unsigned_abs() + 50) / 100 * 100;
    let minor = i64::try_from(units).unwrap_or(i64::MAX);
    let minor = if money.minor < 0 { -minor } else { minor };
    let money = Money { minor, currency: money.currency.clone() };
    if money.currency == "RUB" { seat.texts.lang().amount(&money) } else { seat.texts.lang().money(&money) }
}
