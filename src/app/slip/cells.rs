//! Lines and cells: numbering, bullets, separators, telephone numbers and dates around what was meant.

use super::words::tokens;

/// Lines of a pasted text at most: as many as a desk writes at once.
const MOST: usize = 500;
/// Characters of a line at most.
const LONG: usize = 400;

/// A cell of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its words.
    pub text: String,
}

/// The lines of a pasted text that say something, without control characters; tabs part cells and stay.
#[must_use]
pub fn lines(text: &str) -> Vec<String> {
    let clean =
        |line: &str| -> String { line.chars().map(|c| if c.is_control() && c != '\t' { ' ' } else { c }).take(LONG).collect() };
    let says = |line: &String| line.chars().any(char::is_alphabetic);
    let all = text.split(['\n', '\r']).map(clean).map(|line| line.trim().to_owned());
    all.filter(says).filter(|line| !is_heading(line)).take(MOST).collect()
}

/// The heading of a spreadsheet: every cell is what a column is called.
#[must_use]
pub fn is_heading(line: &str) -> bool {
    const CALLED: &[&str] = &[
        "номер",
        "пп",
        "п",
        "объект",
        "адрес",
        "проблема",
        "описание",
        "неисправность",
        "телефон",
        "контакт",
        "фио",
        "дата",
        "вид",
        "работа",
        "работ",
        "тема",
        "заявка",
        "комментарий",
        "site",
        "object",
        "address",
        "problem",
        "description",
        "phone",
        "contact",
        "date",
        "kind",
        "subject",
        "no",
        "n",
    ];
    let cells = parts(line);
    let called = |cell: &&str| tokens(cell).iter().all(|word| CALLED.contains(&word.as_str()));
    cells.len() > 1 && cells.iter().all(|cell| called(&cell.as_str()))
}

/// The cells of a line that say something: without its number, telephone numbers, dates.
pub(super) fn split(line: &str) -> Vec<Cell> {
    let cells = parts(without_number(line));
    let kept = cells.iter().map(|cell| without_phone(cell)).filter(|cell| cell.chars().any(char::is_alphabetic));
    kept.map(|text| Cell { text }).collect()
}

/// Parted at tabs, else at semicolons, else at bars; quotes around a cell go.
fn parts(line: &str) -> Vec<String> {
    let by = ['\t', ';', '|'].into_iter().find(|by| line.contains(*by));
    let cells: Vec<&str> = by.map_or_else(|| vec![line], |by| line.split(by).collect());
    let bare = |cell: &&str| cell.trim().trim_matches('"').trim().to_owned();
    cells.iter().map(bare).filter(|cell| !cell.is_empty()).collect()
}

/// Without the number or the bullet that the line begins with: `12)`, `3.`, `№ 7`, `-`, `•`.
fn without_number(line: &str) -> &str {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || "-–—•*·".contains(c));
    let bare = line.trim_start_matches(['№', '#']).trim_start();
    let digits = bare.chars().take_while(char::is_ascii_digit).count();
    let rest = &bare[digits..];
    let marked = rest.starts_with([')', '.', '\t', ';', '|', ':']) || (bare.len() < line.len() && digits > 0);
    // «12.05 не работает» is a date, «1.5» a number.
    let decimal = rest.starts_with('.') && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    if (1..=4).contains(&digits) && marked && !decimal {
        rest.trim_start_matches(|c: char| c.is_whitespace() || ").:;|".contains(c))
    } else {
        line
    }
}

/// Without telephone numbers: ten digits and more in one run, signs between them.
fn without_phone(cell: &str) -> String {
    let mut kept = String::with_capacity(cell.len());
    let mut run = String::new();
    let is_phone = |run: &str| run.chars().filter(char::is_ascii_digit).count() >= 10;
    for c in cell.chars().chain(['\n']) {
        let of_phone = c.is_ascii_digit() || (c == '+' && run.is_empty()) || (!run.is_empty() && " ()-–.\u{a0}".contains(c));
        if of_phone {
            run.push(c);
        } else {
            kept.push_str(if is_phone(&run) { " " } else { &run });
            run.clear();
            kept.push(c);
        }
    }
    let kept = kept.replace(['\n'], "");
    let bare = kept.trim_end_matches(|c: char| c.is_whitespace() || ",:;(тел.".contains(c) && !c.is_alphabetic());
    let bare = ["тел", "т", "tel", "моб"].iter().find_map(|word| bare.strip_suffix(&format!(" {word}"))).unwrap_or(bare);
    bare.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches([',', ':', '(', '.']).trim().to_owned()
}
