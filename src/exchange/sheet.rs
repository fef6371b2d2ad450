//! What came out of reading a file: records, bad rows, warnings.

use super::known::Known;
use super::register::{Called, Whose};
use super::table::{Row, Table};
use super::values::{self, Inn};
use super::why::Why;
use crate::desk::CompanyId;
use crate::text::{Raw, csv};
use std::collections::{BTreeSet, HashMap};

/// A row, or a part of it, that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    /// Line of the file, from 1; 0 for the file as a whole.
    pub line: u64,
    /// The column as the file names it; empty for the row as a whole.
    pub column: String,
    /// What stood there.
    pub text: Raw,
    /// Why not.
    pub why: Why,
}

/// A row whose client nobody knows for certain: it is shown to somebody, who says once whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmatched {
    /// Line of the file.
    pub line: u64,
    /// Its ИНН.
    pub inn: String,
    /// Its КПП.
    pub kpp: String,
    /// Its name.
    pub name: Raw,
    /// Its sum in kopecks, where the file is one of sums.
    pub sum: Option<i64>,
    /// Clients that it may mean.
    pub maybe: Vec<CompanyId>,
}

/// How a reading went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows read, bad ones too, the header not.
    pub rows: u64,
    /// What was not taken. While there is any, nothing should be loaded.
    pub bad: Vec<BadRow>,
    /// What was taken but should be looked at.
    pub warnings: Vec<BadRow>,
    /// Rows that wait for somebody to say whose they are. They are no mistake: a book of 1C has clients that we do not serve.
    pub unmatched: Vec<Unmatched>,
    /// Rows of those of whom somebody said that we do not serve them.
    pub passed_over: u64,
}

impl Report {
    /// True when all was taken.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.bad.is_empty()
    }

    /// How many lines have something wrong.
    #[must_use]
    pub fn bad_lines(&self) -> usize {
        self.bad.iter().map(|bad| bad.line).collect::<BTreeSet<_>>().len()
    }

    /// Is something wrong with the file as a whole, so that its good rows prove nothing?
    #[must_use]
    pub fn is_torn(&self) -> bool {
        self.bad.iter().any(|bad| bad.line == 0 || matches!(bad.why, Why::Total { .. }))
    }

    /// Notes that the file as a whole cannot be taken.
    pub fn refuse(&mut self, why: Why) {
        self.bad.push(BadRow { line: 0, column: String::new(), text: "".into(), why });
    }

    /// Counts a row and gives it on, or notes that it cannot be taken apart.
    pub(super) fn take(&mut self, row: Result<Row, BadRow>) -> Option<Row> {
        self.rows += 1;
        row.map_err(|bad| self.bad.push(bad)).ok()
    }

    /// Puts another file's report after this one.
    pub fn join(&mut self, other: Self) {
        self.rows += other.rows;
        self.bad.extend(other.bad);
        self.warnings.extend(other.warnings);
        self.unmatched.extend(other.unmatched);
        self.passed_over += other.passed_over;
    }
}

/// Records with the report of their reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet<T> {
    /// The good ones, in the order of the file.
    pub records: Vec<T>,
    /// How it went.
    pub report: Report,
}

impl<T> Default for Sheet<T> {
    fn default() -> Self {
        Self { records: Vec::new(), report: Report::default() }
    }
}

impl<T> Sheet<T> {
    /// The same with each record made into another.
    pub fn map<U>(self, make: impl FnMut(T) -> U) -> Sheet<U> {
        Sheet { records: self.records.into_iter().map(make).collect(), report: self.report }
    }
}

/// One column of a canonical file.
pub struct Column {
    /// Its canonical name.
    pub name: &'static str,
    /// What else people call it, folded (lower case, `_` for spaces).
    pub also: &'static [&'static str],
    /// Must it be there?
    pub needed: bool,
}

impl Column {
    /// Does a header of a file mean this one?
    #[must_use]
    pub fn is_called(&self, header: &str) -> bool {
        let folded = super::table::folded(header);
        self.name == folded || self.also.contains(&folded.as_str())
    }
}

/// A column that may be missing.
pub const fn may(name: &'static str, also: &'static [&'static str]) -> Column {
    Column { name, also, needed: false }
}

/// A column that must be there.
pub const fn must(name: &'static str, also: &'static [&'static str]) -> Column {
    Column { name, also, needed: true }
}

/// A row under reading: cells by canonical name; whatever is wrong with them is collected.
pub struct Fields<'a> {
    row: &'a Row,
    places: &'a HashMap<&'static str, usize>,
    headers: &'a [String],
    report: &'a mut Report,
    good: bool,
}

impl<'a> Fields<'a> {
    /// Line of the file.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.row.line
    }

    /// The cell, trimmed, with the export's guard against formulas taken off; empty where there is none.
    #[must_use]
    pub fn text(&self, name: &str) -> &'a str {
        self.places.get(name).map_or("", |&place| csv::bare(self.row.cell(place).trim()))
    }

    /// The cell, which must not be empty.
    pub fn need(&mut self, name: &str) -> &'a str {
        let text = self.text(name);
        if text.is_empty() {
            self.wrong(name, Why::Empty);
        }
        text
    }

    /// The cell as a value; none when it is empty, or wrong, which is noted.
    pub fn read<T>(&mut self, name: &str, parse: impl FnOnce(&str) -> Result<T, Why>) -> Option<T> {
        let text = self.text(name);
        if text.is_empty() {
            return None;
        }
        match parse(text) {
            Ok(value) => Some(value),
            Err(why) => {
                self.wrong(name, why);
                None
            }
        }
    }

    /// Notes that the cell is wrong: the row is not taken.
    pub fn wrong(&mut self, name: &str, why: Why) {
        self.good = false;
        let bad = self.complaint(name, why);
        self.report.bad.push(bad);
    }

    /// Notes something to look at; the row is taken.
    pub fn warn(&mut self, name: &str, why: Why) {
        let bad = self.complaint(name, why);
        self.report.warnings.push(bad);
    }

    /// The ИНН of the row with its КПП, wherever the two stand; a check digit that is wrong, or a zero that a spreadsheet
    /// dropped from the front, is noted.
    pub fn inn(&mut self) -> (String, String) {
        let (inn, branch) = self.text("inn").split_once('/').unwrap_or((self.text("inn"), ""));
        let kpp = if self.text("kpp").is_empty() { branch.trim() } else { self.text("kpp") };
        if inn.trim().is_empty() {
            return (String::new(), kpp.to_owned());
        }
        match Inn::read(inn) {
            Ok(inn) => {
                if let Some(why) = inn.doubt {
                    self.warn("inn", why);
                }
                (inn.digits, values::kpp(kpp))
            }
            Err(why) => {
                self.wrong("inn", why);
                Default::default()
            }
        }
    }

    /// The client of the row, by id, ИНН, confirmed match or name. None where the row is not taken: a bad one, one of a firm
    /// that we do not serve, or one that waits for somebody to say whose it is.
    pub fn client(&mut self, known: &Known) -> Option<CompanyId> {
        let (inn, kpp) = self.inn();
        let called = Called { client: self.text("company"), inn: &inn, kpp: &kpp, name: self.text("name") };
        if called.is_blank() {
            if self.good {
                self.wrong("company", Why::Empty);
            }
            return None;
        }
        match known.register.whose(called) {
            Whose::Of(company) => return Some(company),
            Whose::Nobody => self.report.passed_over += 1,
            Whose::Unmatched(maybe) => {
                let name = if called.name.is_empty() { called.client } else { called.name };
                let row =
                    Unmatched { line: self.line(), name: name.into(), sum: None, maybe, inn: inn.clone(), kpp: kpp.clone() };
                self.report.unmatched.push(row);
            }
        }
        self.good = false;
        None
    }

    fn complaint(&self, name: &str, why: Why) -> BadRow {
        let column = self.places.get(name).and_then(|&place| self.headers.get(place));
        BadRow { line: self.row.line, column: column.map_or(name, String::as_str).to_owned(), text: self.text(name).into(), why }
    }

    /// True while nothing was wrong.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.good
    }
}

/// Reads a table row by row: `key` is what must not stand twice, `make` makes the record (none: skip the row).
pub fn read<T>(table: &Table, columns: &[Column], mut make: impl FnMut(&mut Fields<'_>) -> Option<(String, T)>) -> Sheet<T> {
    let mut sheet = Sheet::default();
    let Some(places) = places(table, columns, &mut sheet.report) else { return sheet };
    let mut seen: HashMap<String, u64> = HashMap::new();
    for row in table.rows() {
        let Some(row) = sheet.report.take(row) else { continue };
        if is_total(&row, &places) {
            continue;
        }
        let mut fields = Fields { row: &row, places: &places, headers: table.headers(), report: &mut sheet.report, good: true };
        let outcome = make(&mut fields);
        let (good, line) = (fields.good, fields.line());
        let Some((key, record)) = outcome else { continue };
        if let Some(first) = seen.get(&key) {
            let why = Why::Twice(*first);
            sheet.report.bad.push(BadRow { line, column: String::new(), text: key.into(), why });
            continue;
        }
        seen.insert(key, line);
        if good {
            sheet.records.push(record);
        }
    }
    if sheet.report.rows == 0 {
        sheet.report.refuse(Why::NoRows);
    }
    sheet
}

/// A row of totals, as reports end with: the word stands where the key or the name would.
fn is_total(row: &Row, places: &HashMap<&'static str, usize>) -> bool {
    let word = |name: &str| places.get(name).map(|&place| row.cell(place).trim().to_lowercase()).unwrap_or_default();
    ["id", "company", "name", "inn"].iter().any(|name| {
        let word = word(name);
        ["итого", "всего", "total"].iter().any(|total| word.trim_end_matches(':') == *total || word.starts_with("итого "))
    })
}

fn places(table: &Table, columns: &[Column], report: &mut Report) -> Option<HashMap<&'static str, usize>> {
    let mut places = HashMap::new();
    for (place, header) in table.headers().iter().enumerate() {
        match columns.iter().find(|column| column.is_called(header)) {
            Some(column) => {
                places.entry(column.name).or_insert(place);
            }
            None if header.trim().is_empty() => {}
            None => report.warnings.push(BadRow { line: 1, column: header.clone(), text: "".into(), why: Why::UnknownColumn }),
        }
    }
    let missing: Vec<&Column> = columns.iter().filter(|c| c.needed && !places.contains_key(c.name)).collect();
    for column in &missing {
        report.refuse(Why::NoColumn(column.name.into()));
    }
    missing.is_empty().then_some(places)
}
