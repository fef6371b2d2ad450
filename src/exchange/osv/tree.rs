//! Which rows are clients. A printed report has no levels, only the order: an account, a client, their contracts, the next
//! client. The sums tell: what hangs under a row adds up to it in every column.

use crate::text::fold;

/// Levels under an account: clients, contracts, documents, and a folder of clients above them.
const DEEPEST: usize = 4;
/// Opening balance, turnover of both sides, closing balance; balances are debit less credit.
const PARTS: usize = 4;

/// A row with its figures in kopecks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Line of the file.
    pub line: u64,
    /// What stands in it first.
    pub name: String,
    /// ИНН, where the report has a column of it.
    pub inn: String,
    /// КПП.
    pub kpp: String,
    /// Figures that add up.
    pub figures: [i64; PARTS],
    /// The account it stands under, counted from 0.
    pub block: usize,
    /// A client may stand in several rows of one account.
    pub may_repeat: bool,
}

impl Row {
    /// The closing balance: what is owed, or paid ahead when negative.
    #[must_use]
    pub fn closing(&self) -> i64 {
        self.figures[PARTS - 1]
    }

    fn is_zero(&self) -> bool {
        self.figures == [0; PARTS]
    }

    /// «62», «62.01», «62.01, Расчеты с покупателями»: an account, not a client whose name begins with a number.
    fn is_account(&self) -> bool {
        let folded = fold(&self.name);
        let code = folded.split(',').next().unwrap_or_default().trim();
        let mut parts = code.split('.');
        parts.next() == Some("62")
            && parts.all(|part| (1..=3).contains(&part.chars().count()) && part.chars().all(char::is_alphanumeric))
    }
}

/// The rows of clients; none where the sums do not tell which they are. `is_known` finds the level on which our clients stand,
/// where there are several.
#[must_use]
pub fn clients(rows: &[Row], total: Option<&Row>, is_known: impl Fn(&Row) -> bool) -> Option<Vec<Row>> {
    if rows.iter().any(|row| row.may_repeat) {
        return Some(rows.to_vec());
    }
    let mut levels: Vec<Vec<Row>> = Vec::new();
    for (block, (sum, rows)) in blocks(rows, total).into_iter().enumerate() {
        for (level, mut found) in leveled(rows, sum.as_ref())?.into_iter().enumerate() {
            for row in &mut found {
                row.block = block;
            }
            if levels.len() <= level {
                levels.push(Vec::new());
            }
            levels[level].append(&mut found);
        }
    }
    // The outermost level unless an inner one has more of our clients.
    let known = |rows: &Vec<Row>| rows.iter().filter(|row| is_known(row)).count();
    let best = levels.iter().map(known).max()?;
    levels.into_iter().find(|rows| known(rows) == best)
}

/// The rows under each account that has no account below it, with what they must add up to. A report without accounts is one.
fn blocks<'a>(rows: &'a [Row], total: Option<&Row>) -> Vec<(Option<[i64; PARTS]>, &'a [Row])> {
    if !rows.first().is_some_and(Row::is_account) {
        return if rows.is_empty() { Vec::new() } else { vec![(total.map(|row| row.figures), rows)] };
    }
    let mut blocks = Vec::new();
    let mut from = 0;
    while let Some(account) = rows.get(from) {
        let below = rows.get(from + 1..).unwrap_or_default();
        let length = below.iter().position(Row::is_account).unwrap_or(below.len());
        if length > 0 {
            blocks.push((Some(account.figures), &below[..length]));
        }
        from += length + 1;
    }
    blocks
}

/// The rows by their levels, for the fewest levels with which everything adds up.
fn leveled(rows: &[Row], sum: Option<&[i64; PARTS]>) -> Option<Vec<Vec<Row>>> {
    (1..=DEEPEST).find_map(|depth| {
        let mut levels = vec![Vec::new(); depth];
        let mut at = 0;
        while at < rows.len() {
            at = take(rows, at, 0, &mut levels)?;
        }
        let adds_up = sum.is_none_or(|sum| added(&levels[0]) == *sum);
        adds_up.then_some(levels)
    })
}

/// Takes the row and all that hangs under it; gives the place after them.
fn take(rows: &[Row], at: usize, level: usize, levels: &mut [Vec<Row>]) -> Option<usize> {
    let row = rows.get(at)?;
    levels[level].push(row.clone());
    let mut next = at + 1;
    if level + 1 == levels.len() {
        return Some(next);
    }
    let mut sum = [0; PARTS];
    loop {
        let child = rows.get(next)?;
        next = take(rows, next, level + 1, levels)?;
        sum = plus(sum, &child.figures);
        if sum == row.figures {
            break;
        }
    }
    // A contract on which nothing happened changes no sum: it goes with the client above it.
    while level + 2 == levels.len() && rows.get(next).is_some_and(Row::is_zero) {
        levels[level + 1].push(rows[next].clone());
        next += 1;
    }
    Some(next)
}

fn plus(a: [i64; PARTS], b: &[i64; PARTS]) -> [i64; PARTS] {
    std::array::from_fn(|part| a[part].saturating_add(b[part]))
}

fn added(rows: &[Row]) -> [i64; PARTS] {
    rows.iter().fold([0; PARTS], |sum, row| plus(sum, &row.figures))
}
