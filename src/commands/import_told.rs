//! What is wrong with a file, row by row, in words.

use super::Seat;
use crate::exchange::{BadRow, Report};
use crate::i18n::Lang;

/// So many bad rows are told one by one.
const TOLD: usize = 1_000;

/// Each bad row and each warning, one a line.
pub(super) fn told(seat: &Seat, report: &Report) -> String {
    let lang = seat.texts.lang();
    let mut lines: Vec<String> = report.bad.iter().take(TOLD).map(|bad| bad_row(lang, bad)).collect();
    if report.bad.len() > TOLD {
        lines.push(seat.say("cmd-import-more", &[("count", &(report.bad.len() - TOLD).to_string())]));
    }
    let warning = seat.say("cmd-import-warning", &[]);
    lines.extend(report.warnings.iter().take(TOLD).map(|bad| format!("{warning}: {}", bad_row(lang, bad))));
    lines.join("\n")
}

/// `12, inn «77»: an ИНН has 10 or 12 digits`
pub(super) fn bad_row(lang: Lang, bad: &BadRow) -> String {
    let why = match lang {
        Lang::Ru => bad.why.ru(),
        Lang::En => bad.why.to_string(),
    };
    let mut place = Vec::new();
    if bad.line > 0 {
        place.push(bad.line.to_string());
    }
    if !bad.column.is_empty() {
        place.push(super::columns::shown(&bad.column.as_str().into()));
    }
    if !bad.text.is_blank() {
        place.push(format!("«{}»", super::columns::shown(&bad.text)));
    }
    if place.is_empty() { why } else { format!("{}: {why}", place.join(" ")) }
}
