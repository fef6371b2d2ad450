//! Which column is what: a header of two or three lines with merged cells, or one line with long names.

use super::super::grid::{Grid, Line};
use super::super::sheet::BadRow;
use super::super::values;
use super::tree::Row;
use crate::text::fold;

/// The header stands among so many lines at the top.
pub const DEEPEST: usize = 40;
/// Lines of one header.
const TALL: usize = 3;

/// Words of the closing balance, folded.
const CLOSING: [&str; 9] = [
    "на конец",
    "конечное сальдо",
    "сальдо конечное",
    "кон. сальдо",
    "сальдо кон",
    "исходящее сальдо",
    "конечный остаток",
    "остаток конечный",
    "кон. остаток",
];

/// What the figures of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Figure {
    part: Part,
    /// -1 for the credit side of a balance.
    sign: i64,
}

/// Opening, turnover of one side, closing: each must add up by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Opening = 0,
    Debit = 1,
    Credit = 2,
    Closing = 3,
}

/// Where things stand.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// The last line of the header.
    pub below: u64,
    figures: Vec<(usize, Figure)>,
    names: Vec<usize>,
    /// A column of clients beside one of accounts: every row stands by itself.
    client: Option<usize>,
    inn: Option<usize>,
    kpp: Option<usize>,
    indicator: Option<usize>,
}

/// The line of the header that has the closing balance.
#[must_use]
pub fn header(grid: &Grid) -> Option<usize> {
    grid.lines.iter().take(DEEPEST).position(|line| line.cells.iter().any(|cell| is_closing(&fold(cell))))
}

/// Does the line part debit from credit?
#[must_use]
pub fn has_sides(line: &Line) -> bool {
    let sides: Vec<i64> = line.cells.iter().filter_map(|cell| side(&fold(cell))).collect();
    sides.contains(&1) && sides.contains(&-1)
}

/// A title has the words too («на конец периода»), but is longer than any header.
fn is_closing(folded: &str) -> bool {
    folded.chars().count() <= 60 && CLOSING.iter().any(|words| folded.contains(words))
}

/// 1 for debit, -1 for credit.
fn side(folded: &str) -> Option<i64> {
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    words.find_map(|word| match word {
        "дт" | "дебет" | "деб" | "дебетовое" => Some(1),
        "кт" | "кредит" | "кред" | "кредитовое" => Some(-1),
        _ => None,
    })
}

/// The account of the title: «по счету 62.01».
#[must_use]
pub fn account(heading: &[Line]) -> Option<String> {
    let texts = heading.iter().map(|line| fold(&line.cells.join(" "))).filter(|text| text.contains("ведомость"));
    texts.into_iter().find_map(|text| {
        let words: Vec<&str> = text.split([' ', ':', ',']).filter(|word| !word.is_empty()).collect();
        let place = words.iter().position(|word| word.starts_with("счет"))?;
        words.get(place + 1).filter(|word| word.starts_with(|c: char| c.is_ascii_digit())).map(|word| (*word).to_owned())
    })
}

impl Columns {
    /// The heading above the header, and where things stand; none without a closing balance.
    #[must_use]
    pub fn of(grid: &Grid) -> Option<(&[Line], Self)> {
        let top = header(grid)?;
        let first = grid.lines.get(top)?;
        // The sides stand in the same line or in one right below.
        let reach = grid.lines.iter().skip(top).take(TALL);
        let sides = reach.clone().find(|line| has_sides(line)).unwrap_or(first);
        let tall: Vec<&Line> = reach.take_while(|line| line.at <= sides.at).collect();
        let width = tall.iter().map(|line| line.cells.len()).max().unwrap_or_default();
        let mut columns = Self { below: sides.at, ..Self::default() };
        let mut group = String::new();
        for column in 0..width {
            let own = fold(first.cell(column));
            if !own.is_empty() {
                group = own;
            }
            let below = fold(sides.cell(column));
            columns.place(column, &group, side(&below).or_else(|| side(&group)), tall.iter().map(|line| line.cell(column)));
        }
        let from = columns.figures.iter().map(|(column, _)| *column).min()?;
        // «Контрагенты» in the very first column is the usual tree, not a column of its own.
        columns.client = columns.client.filter(|client| *client > 0);
        let others = [columns.client, columns.inn, columns.kpp, columns.indicator];
        columns.names = (0..from).filter(|column| !others.contains(&Some(*column))).collect();
        let closes = columns.figures.iter().any(|(_, figure)| figure.part == Part::Closing);
        closes.then_some((grid.lines.get(..top).unwrap_or_default(), columns))
    }

    fn place<'a>(&mut self, column: usize, group: &str, side: Option<i64>, cells: impl Iterator<Item = &'a str>) {
        let part = match () {
            () if is_closing(group) => Some(Part::Closing),
            () if ["на начало", "нач", "входящ"].iter().any(|words| group.contains(words)) => {
                Some(Part::Opening)
            }
            () if ["оборот", "увелич", "приход"].iter().any(|words| group.contains(words)) => Some(Part::Debit),
            () if ["уменьш", "расход"].iter().any(|words| group.contains(words)) => Some(Part::Credit),
            () => None,
        };
        let texts: Vec<String> = cells.map(fold).collect();
        match (part, side) {
            // A second column of a balance that has no sides is a blank of a merged cell.
            (Some(_), None) if texts.iter().all(String::is_empty) => {}
            (Some(Part::Debit), Some(-1)) => self.figures.push((column, Figure { part: Part::Credit, sign: 1 })),
            (Some(part @ (Part::Debit | Part::Credit)), _) => self.figures.push((column, Figure { part, sign: 1 })),
            (Some(part), side) => self.figures.push((column, Figure { part, sign: side.unwrap_or(1) })),
            (None, _) => self.word(column, &texts),
        }
    }

    fn word(&mut self, column: usize, texts: &[String]) {
        let says = |word: &str| texts.iter().any(|text| text.contains(word));
        let slot = match () {
            () if says("показател") => &mut self.indicator,
            () if says("инн") => &mut self.inn,
            () if says("кпп") => &mut self.kpp,
            () if says("контрагент") || says("покупател") => &mut self.client,
            () => return,
        };
        slot.get_or_insert(column);
    }

    /// A line with figures; none where it has none, or tells another measure than roubles of the books.
    #[must_use]
    pub fn row(&self, line: &Line) -> Option<Result<Row, BadRow>> {
        let measure = self.indicator.map(|column| fold(line.cell(column))).unwrap_or_default();
        if !measure.is_empty() && measure != "бу" {
            return None;
        }
        let name = match self.client {
            Some(client) => Some(line.cell(client)),
            None => self.names.iter().map(|column| line.cell(*column)).find(|cell| !cell.is_empty()),
        };
        let total = self.names.first().map(|column| line.cell(*column)).filter(|cell| super::is_total(cell));
        let name = total.or(name.filter(|name| !name.is_empty()))?;
        let mut row = Row { line: line.at, name: name.to_owned(), may_repeat: self.client.is_some(), ..Row::default() };
        let [inn, kpp] = [self.inn, self.kpp].map(|column| column.map(|column| line.cell(column)).unwrap_or_default());
        let (inn, branch) = inn.split_once('/').unwrap_or((inn, kpp));
        (row.inn, row.kpp) = (inn.trim().to_owned(), branch.trim().to_owned());
        let mut is_empty = true;
        for (column, figure) in &self.figures {
            let text = line.cell(*column);
            if text.is_empty() {
                continue;
            }
            is_empty = false;
            match values::money(text) {
                Ok(minor) => {
                    let sum = &mut row.figures[figure.part as usize];
                    *sum = sum.saturating_add(minor.saturating_mul(figure.sign));
                }
                Err(why) => return Some(Err(BadRow { line: line.at, column: name.to_owned(), text: text.into(), why })),
            }
        }
        (!is_empty).then_some(Ok(row))
    }
}
