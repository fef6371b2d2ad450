//! Spreadsheets: the first sheet of an XLSX that has something in it. A workbook is a hostile thing: what it
//! claims of its size is not believed, what it unpacks to is counted first.

use super::grid::{Grid, Line, MOST_CELLS, MOST_COLUMNS};
use super::why::Why;
use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Bytes that all parts of an XLSX may unpack to: fifty thousand clients take twenty million.
const LONGEST_UNPACKED: u64 = 128 << 20;
/// What a table of shared texts says of its length.
const CLAIM: &[u8] = b"uniqueCount";
/// Parts that an XLSX may have.
const MOST_PARTS: usize = 2_000;
/// What a file is by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Book {
    /// Packed XML.
    Xlsx,
    /// The format before 2007.
    Xls,
}

/// Is it a workbook?
#[must_use]
pub fn book(bytes: &[u8]) -> Option<Book> {
    match bytes {
        [b'P', b'K', 3, 4, ..] => Some(Book::Xlsx),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Some(Book::Xls),
        _ => None,
    }
}

/// Reads the first visible sheet with something in it.
///
/// # Errors
/// [`Why::NoRows`] where all are empty, [`Why::OldWorkbook`] for an XLS, [`Why::TooBig`] and [`Why::Unreadable`] for an overgrown
/// and a damaged one.
pub fn read(book: Book, bytes: &[u8]) -> Result<Grid, Why> {
    // The reader of the format counts on well-formed files in places (a column named ZZZZZZZZ overflows it): such a file is
    // refused like any damaged one, and the desk behind it stays open.
    match book {
        Book::Xlsx => catch_unwind(AssertUnwindSafe(|| xlsx(bytes))).unwrap_or_else(|_| Err(damaged("the workbook is damaged"))),
        // Its reader sets memory aside for as many cells as the file claims: a claim of sixteen milliards ends the program.
        Book::Xls => Err(Why::OldWorkbook),
    }
}

fn damaged(why: impl std::fmt::Display) -> Why {
    Why::Unreadable(why.to_string())
}

fn xlsx(bytes: &[u8]) -> Result<Grid, Why> {
    weigh(bytes, LONGEST_UNPACKED)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    for name in visible(book.sheets_metadata()) {
        let mut cells = Cells::default();
        let mut reader = book.worksheet_cells_reader(&name).map_err(damaged)?;
        // Cell by cell: a range would be as large as the corners that two cells claim.
        while let Some(cell) = reader.next_cell().map_err(damaged)? {
            cells.put(cell.get_position(), written(cell.get_value()))?;
        }
        if let Some(grid) = cells.grid() {
            return Ok(grid);
        }
    }
    Err(Why::NoRows)
}

/// Unpacks every part, since the sizes in the directory are only a claim, and looks for the one claim that the reader of the
/// format believes: for so many shared texts it sets memory aside before it has seen the first.
fn weigh(bytes: &[u8], most: u64) -> Result<(), Why> {
    let mut parts = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if parts.len() > MOST_PARTS {
        return Err(Why::TooBig);
    }
    let (mut left, mut part) = (most, Vec::new());
    for place in 0..parts.len() {
        part.clear();
        let packed = parts.by_index(place).map_err(damaged)?;
        packed.take(left + 1).read_to_end(&mut part).map_err(damaged)?;
        left = left.checked_sub(part.len() as u64).ok_or(Why::TooBig)?;
        if claimed_texts(&mut part) > MOST_CELLS {
            return Err(Why::TooBig);
        }
    }
    Ok(())
}

/// The largest `uniqueCount` of a part.
fn claimed_texts(part: &mut Vec<u8>) -> usize {
    // UTF-16 has a zero beside each of these letters.
    part.retain(|byte| *byte != 0);
    let after = part.windows(CLAIM.len()).enumerate().filter(|(_, bytes)| *bytes == CLAIM).map(|(at, _)| at + CLAIM.len());
    let claimed = |at: usize| {
        let digits = part[at..].iter().skip_while(|byte| !byte.is_ascii_digit()).take_while(|byte| byte.is_ascii_digit());
        digits.fold(0_usize, |sum, digit| sum.saturating_mul(10).saturating_add(usize::from(digit - b'0')))
    };
    after.map(claimed).max().unwrap_or_default()
}

fn visible(sheets: &[calamine::Sheet]) -> Vec<String> {
    let is_seen = |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet;
    sheets.iter().filter(is_seen).map(|sheet| sheet.name.clone()).collect()
}

/// Cells as they come, in whatever order.
#[derive(Default)]
struct Cells {
    rows: BTreeMap<u32, BTreeMap<u32, String>>,
    count: usize,
}

impl Cells {
    fn put(&mut self, (row, column): (u32, u32), text: String) -> Result<(), Why> {
        if text.is_empty() {
            return Ok(());
        }
        let cells = self.rows.entry(row).or_default();
        let width = |cells: &BTreeMap<u32, String>| cells.keys().next_back().map_or(0, |last| *last as usize + 1);
        let before = width(cells);
        cells.insert(column, text);
        // A cell far to the right brings all the empty ones before it.
        self.count += width(cells) - before;
        if self.count > MOST_CELLS || column as usize >= MOST_COLUMNS { Err(Why::TooBig) } else { Ok(()) }
    }

    /// The lines, or none where every cell was empty.
    fn grid(self) -> Option<Grid> {
        let line = |(row, mut cells): (u32, BTreeMap<u32, String>)| {
            let width = cells.keys().next_back().map_or(0, |last| last + 1);
            let cells = (0..width).map(|column| cells.remove(&column).unwrap_or_default()).collect();
            Line { at: u64::from(row) + 1, cells }
        };
        let lines: Vec<Line> = self.rows.into_iter().map(line).collect();
        (!lines.is_empty()).then_some(Grid { lines })
    }
}

fn written(value: &DataRef<'_>) -> String {
    match value {
        DataRef::SharedString(text) => (*text).to_owned(),
        other => shown(&Data::from(other.clone())),
    }
}

/// A value as a person would have typed it: numbers without the noise of binary fractions, dates as ISO.
fn shown(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) | Data::DurationIso(text) => text.clone(),
        Data::DateTimeIso(text) => text.trim_end_matches("T00:00:00").to_owned(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => plain(*number),
        Data::Bool(yes) => if *yes { "1" } else { "0" }.into(),
        Data::DateTime(at) => date(at),
        Data::Error(error) => error.to_string(),
    }
}

/// Fifteen digits, as spreadsheets show them: 12400.1, not 12400.100000000001.
pub(super) fn plain(number: f64) -> String {
    if !number.is_finite() || number.abs() >= 1e15 {
        return number.to_string();
    }
    let before = (number.abs().max(1.0).log10().floor() as usize).min(15);
    let text = format!("{number:.*}", 14_usize.saturating_sub(before));
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// A number that the sheet shows as a date; a duration stays a number.
fn date(at: &ExcelDateTime) -> String {
    if !at.is_datetime() {
        return plain(at.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    match (hour, minute, second) {
        (0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Why, weigh};
    use crate::exchange::tests::xlsx::zipped;

    #[test]
    fn parts_are_weighed_by_what_comes_out_of_them_and_all_together() {
        let (one, two) = ("<row/>".repeat(2_000), "<row/>".repeat(1_000));
        let book = zipped(&[("a.xml", &one), ("b.xml", &two)]);
        assert!(book.len() < 1_000, "{} bytes", book.len());
        assert_eq!((weigh(&book, 18_000), weigh(&book, 17_999)), (Ok(()), Err(Why::TooBig)));
        let mut liar = book.clone();
        let claimed = 12_000_u32.to_le_bytes();
        for place in 0..liar.len() - 4 {
            if liar[place..place + 4] == claimed {
                liar[place..place + 4].copy_from_slice(&1_u32.to_le_bytes());
            }
        }
        assert_ne!(liar, book);
        assert!(weigh(&liar, 2_000).is_err(), "what a part claims of itself is not believed");
    }

    #[test]
    fn a_claim_of_a_milliard_shared_texts_is_not_paid_in_memory() {
        let texts = "<sst count=\"1\" uniqueCount = '99999999999'><si><t>x</t></si></sst>";
        assert_eq!(weigh(&zipped(&[("xl/any.xml", texts)]), 18_000), Err(Why::TooBig));
        let wide: String = texts.chars().flat_map(|c| [c, '\0']).collect();
        assert_eq!(weigh(&zipped(&[("xl/any.xml", &wide)]), 18_000), Err(Why::TooBig));
        assert_eq!(weigh(&zipped(&[("xl/any.xml", &texts.replace("99999999999", "99"))]), 18_000), Ok(()));
    }
}
