//! Cells for spreadsheets: one rule on the way out, and its way back.

use std::borrow::Cow;

/// The cell as a spreadsheet may open it: what would run as a formula begins with `'`. Numbers and phones (`-5`, `-12,50`,
/// `+7 921 555-01-42`) hold nothing that can run and stay as they are. A cell that began with `'` gets another one, so that
/// [`bare`] gives back to the letter what was exported.
#[must_use]
pub fn safe(cell: &str) -> Cow<'_, str> {
    if runs(cell) || cell.starts_with('\'') { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// The cell without the `'` that [`safe`] put before it. One that somebody wrote before a word of their own stays.
#[must_use]
pub fn bare(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if runs(rest) || rest.starts_with('\'') => rest,
        _ => cell,
    }
}

/// Spreadsheets look at what stands behind the blanks, some of them at the wide forms of the signs too.
fn runs(cell: &str) -> bool {
    let begins =
        cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) || cell.starts_with(['\t', '\r', '\n']);
    begins && !is_number(cell)
}

/// A number or a phone: digits and what parts them. A dash parts the groups of a phone only, and that begins with `+`.
fn is_number(cell: &str) -> bool {
    match cell.strip_prefix('+') {
        Some(phone) => has_digits(phone, " -().,"),
        None => cell.strip_prefix('-').is_some_and(|number| has_digits(number, " \u{a0}.,")),
    }
}

fn has_digits(text: &str, parted_by: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || c == '(' || c == ' ')
        && text.contains(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || parted_by.contains(c))
}

#[cfg(test)]
mod tests {
    use super::{bare, safe};
    use proptest::prelude::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_quoted_and_the_rest_is_not() {
        for formula in [
            "=1+1",
            "@SUM(1)*cmd|'/C calc'!A0",
            "+cmd|' /C calc'!A0",
            "-2+3+cmd|x",
            "-2+3",
            "-12-AB",
            "-",
            " =HYPERLINK(1)",
            "\t=1",
            "＝1x",
            "'=1",
            "+7;CMD",
        ] {
            assert_eq!(safe(formula), format!("'{formula}"));
        }
        for plain in ["", "Ромашка", "-5", "-12.50", "+79215550142", "+7 (921) 555-01-42", "-12,50", "1=1"] {
            assert_eq!(safe(plain), plain);
        }
    }

    #[test]
    fn an_apostrophe_of_somebodys_own_word_stays() {
        assert_eq!((bare("'s-Hertogenbosch"), bare("'=1"), bare("''x")), ("'s-Hertogenbosch", "=1", "'x"));
    }

    proptest! {
        #[test]
        fn any_cell_comes_back_to_the_letter(cell in "['=+@\t\r\n －А-я0-9.,()-]{0,12}") {
            let out = safe(&cell).into_owned();
            prop_assert_eq!(bare(&out), cell);
        }
    }
}
