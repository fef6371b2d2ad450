//! Cells where they stand, without a header: what a spreadsheet, a report of 1C or a list of JSON objects is read into first.

/// Columns that a list may have.
pub const MOST_COLUMNS: usize = 512;
/// Cells that a workbook or a document may fill, the empty ones between others too.
pub const MOST_CELLS: usize = 8_000_000;

/// One line of a file with something in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Line of the file or row of the sheet, from 1.
    pub at: u64,
    /// Its cells from the first column on.
    pub cells: Vec<String>,
}

impl Line {
    /// The cell of a column, without blanks around it; empty past the end.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| trimmed(cell))
    }

    /// True when nothing stands in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| trimmed(cell).is_empty())
    }
}

/// Blanks off both ends; a no-break space counts, a mark of the file's beginning too.
#[must_use]
pub fn trimmed(cell: &str) -> &str {
    cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

/// Lines from top to bottom, the empty ones left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The lines.
    pub lines: Vec<Line>,
}

impl Grid {
    /// Takes a text of delimited cells apart. Titles stand above a report's table, so that every line may have another number
    /// of cells, and the delimiter is looked for below the first one too.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let body = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter_of(body))
            .flexible(true)
            .has_headers(false)
            .from_reader(body.as_bytes());
        let lines = reader.records().flatten().map(|record| Line {
            at: record.position().map_or(0, csv::Position::line),
            cells: record.iter().map(str::to_owned).collect(),
        });
        Self { lines: lines.filter(|line| !line.is_blank()).collect() }
    }
}

/// A tab or a semicolon where every other line has one; commas stand in titles and sums too.
fn delimiter_of(text: &str) -> u8 {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(100).collect();
    let is_usual = |mark: char| lines.iter().filter(|line| line.contains(mark)).count() * 2 > lines.len();
    match () {
        () if is_usual('\t') => b'\t',
        () if is_usual(';') => b';',
        () => b',',
    }
}
