//! Rows under a header as people have them: text with any of three delimiters, UTF-8 or CP1251, packed or not; the first sheet
//! of a workbook; a list of JSON objects.

use super::grid::{Grid, Line, MOST_CELLS, MOST_COLUMNS};
use super::sheet::BadRow;
use super::why::Why;
use super::{items, workbook};
use encoding_rs::{UTF_8, WINDOWS_1251};
use std::borrow::Cow;
use std::io::{BufRead, BufReader, Read};

/// Characters that a cell may have at most.
const LONGEST_CELL: usize = 65_536;
/// Bytes that an unpacked file may have at most.
const LONGEST_FILE: u64 = 1 << 30;

/// A file of rows under a header.
pub struct Table {
    text: String,
    delimiter: u8,
    headers: Vec<String>,
    /// Where each row stood, when the text was made of something else.
    lines: Option<Vec<u64>>,
}

/// One row with its line in the file.
pub struct Row {
    /// Line, from 1.
    pub line: u64,
    cells: csv::StringRecord,
}

impl Row {
    /// The cell at a place; empty past the end.
    #[must_use]
    pub fn cell(&self, place: usize) -> &str {
        self.cells.get(place).unwrap_or("")
    }
}

impl Table {
    /// Reads a file whole: unpacks gzip and workbooks (known by their first bytes), decodes UTF-8 or else CP1251, finds the
    /// delimiter.
    ///
    /// # Errors
    /// [`Why`] when it cannot be read, is too long, or has no header.
    pub fn read(from: impl Read) -> Result<Self, Why> {
        Paper::read(from)?.table()
    }

    /// A text of rows.
    fn of_text(text: String) -> Result<Self, Why> {
        let body = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let first = body.lines().find(|l| !l.trim().is_empty()).ok_or(Why::NoRows)?;
        let delimiter = delimiter_of(first);
        let mut reader = reader(body, delimiter);
        let headers: Vec<String> =
            reader.headers().map_err(|e| Why::Unreadable(e.to_string()))?.iter().map(|h| h.trim().to_owned()).collect();
        if headers.len() > MOST_COLUMNS {
            return Err(Why::Unreadable(format!("{} columns; {MOST_COLUMNS} at most", headers.len())));
        }
        drop(reader);
        let text = if body.len() == text.len() { text } else { body.to_owned() };
        Ok(Self { text, delimiter, headers, lines: None })
    }

    /// Lines of cells, the first of them the header. A line that ends early has empty cells there.
    fn of_grid(grid: &Grid) -> Result<Self, Why> {
        let (header, rows) = grid.lines.split_first().ok_or(Why::NoRows)?;
        if header.cells.len().saturating_mul(rows.len()) > MOST_CELLS {
            return Err(Why::TooBig);
        }
        let headers: Vec<String> = (0..header.cells.len()).map(|column| header.cell(column).to_owned()).collect();
        let mut text = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        let unwritable = |e: &dyn std::fmt::Display| Why::Unreadable(e.to_string());
        for cells in std::iter::once(&headers).cloned().chain(rows.iter().map(|row| padded(row, headers.len()))) {
            text.write_record(&cells).map_err(|e| unwritable(&e))?;
        }
        let text = text.into_inner().map_err(|e| unwritable(&e))?;
        let text = String::from_utf8(text).map_err(|e| unwritable(&e))?;
        Ok(Self { text, delimiter: b',', headers, lines: Some(rows.iter().map(|row| row.at).collect()) })
    }

    /// The header as the file has it.
    #[must_use]
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// The place of a column by its name in the file, case and spaces aside.
    #[must_use]
    pub fn place(&self, name: &str) -> Option<usize> {
        let name = folded(name);
        self.headers.iter().position(|h| folded(h) == name)
    }

    /// The rows under the header; a row that cannot be taken apart is a [`BadRow`].
    pub fn rows(&self) -> impl Iterator<Item = Result<Row, BadRow>> {
        let wants = self.headers.len();
        let stood = |place: usize, line: u64| self.lines.as_ref().map_or(line, |lines| lines.get(place).copied().unwrap_or(0));
        reader(&self.text, self.delimiter).into_records().enumerate().map(move |(place, record)| {
            let cells = record.map_err(|e| BadRow {
                line: stood(place, e.position().map_or(0, csv::Position::line)),
                column: String::new(),
                text: "".into(),
                why: Why::Unreadable(e.to_string()),
            })?;
            let line = stood(place, cells.position().map_or(0, csv::Position::line));
            let bad = |why| Err(BadRow { line, column: String::new(), text: cells.get(0).unwrap_or("").into(), why });
            let extra_is_blank = cells.iter().skip(wants).all(|c| c.trim().is_empty());
            if cells.len() < wants || !extra_is_blank {
                return bad(Why::Cells { has: cells.len(), wants });
            }
            if cells.as_slice().len() > LONGEST_CELL && cells.iter().any(|c| c.chars().count() > LONGEST_CELL) {
                return bad(Why::TooLong(LONGEST_CELL));
            }
            Ok(Row { line, cells })
        })
    }
}

/// A header as it is compared: lower case, ё as е, `_` for spaces and dashes.
#[must_use]
pub fn folded(header: &str) -> String {
    let plain = header.trim().to_lowercase().replace('ё', "е");
    plain
        .split(|c: char| c.is_whitespace() || c == '_' || c == '-' || c == '\u{a0}')
        .filter(|s| !s.is_empty())
        .collect::<Vec<_>>()
        .join("_")
}

fn padded(row: &Line, width: usize) -> Vec<String> {
    let mut cells = row.cells.clone();
    cells.resize(cells.len().max(width), String::new());
    cells
}

/// What lies before us, before anybody asked it for rows.
pub enum Paper {
    /// Text in whatever shape.
    Text(String),
    /// A sheet of a workbook.
    Sheet(Grid),
}

impl Paper {
    /// Reads a file whole.
    ///
    /// # Errors
    /// [`Why`] when it cannot be read or is too long.
    pub fn read(from: impl Read) -> Result<Self, Why> {
        let bytes = bytes_of(from)?;
        Ok(match workbook::book(&bytes) {
            Some(book) => Self::Sheet(workbook::read(book, &bytes)?),
            None => Self::Text(decoded(bytes)),
        })
    }

    /// Its cells where they stand.
    #[must_use]
    pub fn grid(&self) -> Cow<'_, Grid> {
        match self {
            Self::Text(text) => Cow::Owned(Grid::of_text(text)),
            Self::Sheet(grid) => Cow::Borrowed(grid),
        }
    }

    /// Its rows under their header.
    ///
    /// # Errors
    /// [`Why`] where there is none.
    pub fn table(self) -> Result<Table, Why> {
        match self {
            Self::Text(text) if items::is_list(&text) => Table::of_grid(&items::grid(&text)?),
            Self::Text(text) => Table::of_text(text),
            Self::Sheet(grid) => Table::of_grid(&grid),
        }
    }
}

/// The whole of a file as text: unpacked, and decoded from UTF-8, from UTF-16 where a mark says so, or else CP1251.
///
/// # Errors
/// [`Why::Unreadable`] when it cannot be read or is longer than a gibibyte.
pub fn text_of(from: impl Read) -> Result<String, Why> {
    bytes_of(from).map(decoded)
}

fn bytes_of(from: impl Read) -> Result<Vec<u8>, Why> {
    let unreadable = |e: std::io::Error| Why::Unreadable(e.to_string());
    let mut from = BufReader::new(from);
    let packed = from.fill_buf().map_err(unreadable)?.starts_with(&[0x1f, 0x8b]);
    let mut bytes = Vec::new();
    if packed {
        flate2::bufread::MultiGzDecoder::new(from).take(LONGEST_FILE + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    } else {
        from.take(LONGEST_FILE + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    }
    if bytes.len() as u64 > LONGEST_FILE {
        return Err(Why::Unreadable("it is longer than 1 GiB".into()));
    }
    Ok(bytes)
}

fn decoded(bytes: Vec<u8>) -> String {
    // A spreadsheet's "Unicode text".
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(&bytes).filter(|(found, _)| *found != UTF_8) {
        return encoding.decode_with_bom_removal(&bytes).0.into_owned();
    }
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(not_utf8) => WINDOWS_1251.decode_without_bom_handling(not_utf8.as_bytes()).0.into_owned(),
    }
}

/// The delimiter that stands most often in the header outside quotes; a comma where none does.
fn delimiter_of(header: &str) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in header.bytes() {
        if byte == b'"' {
            quoted = !quoted;
        } else if !quoted && let Some(count) = counts.iter_mut().find(|(d, _)| *d == byte) {
            count.1 += 1;
        }
    }
    counts.into_iter().rev().max_by_key(|(_, n)| *n).map_or(b',', |(d, _)| d)
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes())
}
