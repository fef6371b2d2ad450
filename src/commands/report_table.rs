//! A report as rows and columns: one table for people, spreadsheets and scripts.

use super::columns::{aligned, shown};
use super::phrase::hours;
use super::{Seat, Trouble};
use crate::desk::{Minutes, Moment};
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
}

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
    /// A number of tenths.
    Tenths(i64),
}

impl Table {
    /// For people.
    #[must_use]
    pub fn text(&self, seat: &Seat) -> String {
        if self.rows.is_empty() {
            return seat.say("cmd-report-empty", &[]);
        }
        let head: Vec<String> =
            self.columns.iter().map(|column| seat.say(&format!("report-col-{}", column.replace('_', "-")), &[])).collect();
        let rows: Vec<Vec<String>> = self.rows.iter().map(|row| row.iter().map(|cell| cell.text(seat)).collect()).collect();
        aligned(&head, &rows)
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
            Self::At(at) => said.time(*at),
            Self::Tenths(tenths) => format!("{}.{}", tenths / 10, tenths % 10),
        }
    }

    fn json(&self, said: Said) -> Value {
        match self {
            Self::None | Self::Nobody(_) => Value::Null,
            Self::Who(id, name) => json!({ "id": id, "name": name.raw() }),
            Self::Number(n) => json!(n),
            Self::Span(minutes) => json!(minutes.0),
            Self::Tenths(tenths) => json!(*tenths as f64 / 10.0),
            Self::Words(_) | Self::Code(..) | Self::Said(..) | Self::At(_) => json!(self.plain(said)),
        }
    }
}
