//! Cells for spreadsheets.

use std::borrow::Cow;

/// The cell as a spreadsheet may open it: what would run as a formula begins with `'`. Numbers and phones (`-5`,
/// `+7 921 555-01-42`) hold nothing that can run and stay as they are, so that an export can be read back.
#[must_use]
pub fn safe(cell: &str) -> Cow<'_, str> {
    let begins =
        cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) || cell.starts_with(['\t', '\r', '\n']);
    let number = cell.chars().all(|c| c.is_ascii_digit() || " +-().,".contains(c));
    if begins && !number { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn what_a_spreadsheet_would_run_is_quoted_and_the_rest_is_not() {
        for formula in ["=1+1", "@SUM(1)*cmd|'/C calc'!A0", "+cmd|' /C calc'!A0", "-2+3+cmd|x", " =HYPERLINK(1)", "\t=1", "＝1x"]
        {
            assert_eq!(safe(formula), format!("'{formula}"));
        }
        for plain in ["", "Ромашка", "-5", "+7 (921) 555-01-42", "-12,50", "1=1"] {
            assert_eq!(safe(plain), plain);
        }
    }
}
