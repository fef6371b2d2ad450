//! What each `must` of the corpus means of what came out of a place.

use super::places::{Row, Told};
use crate::hostile::is_harmful;
use pult::text::{Raw, csv, width};

/// Kept where a string of the desk does not come out: by which test, or why there is nothing to keep yet.
pub const ELSEWHERE: &[(&str, &str)] = &[
    ("time", "tests/bench holds the limits; that a frame is bounded follows from what a cell may hold (cell_bytes)"),
    ("search_fold", "what_is_looked_for_is_taken_literally_and_found_without_what_nobody_sees"),
    ("literal_search", "what_is_looked_for_is_taken_literally_and_found_without_what_nobody_sees"),
    ("phone_norm", "a_phone_is_the_right_one_or_none"),
    ("limit", "nothing is refused for its length: it is kept whole (stored_raw) and shown with an ellipsis (clip)"),
    ("mixed_script_hint", "optional: two alphabets in a word are shown as they came, no hint is given"),
    ("ami_frame", "no telephone exchange speaks to the program yet"),
    ("ami_unescape", "no telephone exchange speaks to the program yet"),
    ("no_shell", "the program starts no other one with words of a client"),
    ("path_safe", "no attachments are saved"),
    ("url_host_shown", "no links are opened"),
    ("url_scheme", "no links are opened"),
    ("mail_hdr", "no mail is sent"),
    ("reject", "there is no server yet that takes webhooks"),
    ("reject_or_clean", "there is no server yet that takes webhooks"),
];

/// How a promise stands at a place; none where it says nothing about such a place.
pub fn kept(promise: &str, words: &str, told: &Told) -> Option<bool> {
    // Whoever keeps NUL keeps nothing: PostgreSQL has no such letter.
    let stored = words.replace('\0', "\u{fffd}");
    match (promise, told) {
        // The whole frame was looked at when it was drawn: bytes, sequences, and that each cell came to its column.
        (
            "no_ctl" | "no_bidi" | "no_reply" | "no_title" | "no_link" | "no_clip" | "no_bell" | "modes_kept" | "cell_bytes"
            | "cell_scope" | "neighbour",
            Told::Rows(_),
        ) => Some(true),
        (
            "no_ctl" | "no_bidi" | "no_reply" | "no_title" | "no_link" | "no_clip" | "no_bell" | "modes_kept",
            Told::Words(told),
        ) => Some(told.lines().all(|line| !line.contains(is_harmful))),
        ("no_ctl" | "log_one_line", Told::Log(log)) => Some(one_line_each(log)),
        ("one_row", Told::Rows(rows)) if rows.len() == 1 => Some(true),
        ("one_row", Told::Words(told)) => Some(!told.contains(['\r', '\u{85}', '\u{2028}', '\u{2029}'])),
        ("marker", Told::Rows(rows)) => Some(is_marked(rows, words)),
        ("marker" | "not_blank", Told::Words(told)) => Some(shows(told, words)),
        ("not_blank", Told::Rows(rows)) => Some(Raw::from(words).is_blank() && shown(rows, words)),
        ("readable" | "literal", Told::Rows(rows)) => Some(shown(rows, words) && !is_marked(rows, words)),
        ("readable" | "literal", Told::Words(told)) => Some(told.contains(words)),
        ("clip", Told::Rows(rows)) => Some(rows.iter().any(|row| row.text.contains('…'))),
        ("clip", Told::Words(told)) => Some(told.chars().count() < 10_000),
        ("stored_raw" | "stored_or_rejected", Told::Values(values)) => Some(values.contains(&stored)),
        ("stored_raw" | "stored_or_rejected", Told::Cells(cells)) => Some(cells.iter().any(|cell| csv::bare(cell) == stored)),
        ("csv_safe", Told::Cells(cells)) => Some(cells.iter().any(|cell| *cell == format!("'{stored}"))),
        _ => None,
    }
}

/// The words came out of the place at all: whole, or their beginning with an ellipsis or the end of a row behind it. Without
/// this a place that shows nothing would keep every promise.
pub fn came_out(words: &str, told: &Told) -> bool {
    let stored = words.replace('\0', "\u{fffd}");
    match told {
        Told::Rows(rows) => shown(rows, words),
        Told::Words(told) => shows(told, words),
        Told::Values(values) => values.contains(&stored),
        Told::Cells(cells) => cells.iter().any(|cell| csv::bare(cell) == stored),
        Told::Log(log) => log.lines().count() == 4,
    }
}

fn shown(rows: &[Row], words: &str) -> bool {
    let looks = Looks::of(words);
    rows.iter().any(|row| looks.stand_in(&row.text))
}

fn shows(told: &str, words: &str) -> bool {
    let looks = Looks::of(words);
    told.lines().any(|line| looks.stand_in(line))
}

/// The first letter that was neutralised stands there, in the style of a mark; but for the dot, by which words of our own are
/// parted too.
fn is_marked(rows: &[Row], words: &str) -> bool {
    let (looks, clean) = (Looks::of(words), Raw::from(words).line(WIDE));
    let Some((mark, _)) = clean.pieces().find(|(_, mark)| *mark) else { return false };
    let first = &mark[..mark.chars().next().map_or(0, char::len_utf8)];
    rows.iter().any(|row| (first == "·" || row.marks.contains(first)) && looks.stand_in(&row.text))
}

/// Columns that no row has.
const WIDE: usize = 400;

/// How a text may look on a row: in one line with marks, or the first line of a text that has lines of its own.
struct Looks([String; 2]);

impl Looks {
    fn of(words: &str) -> Self {
        let raw = Raw::from(words);
        let first = raw.block(WIDE, 1).first().map(ToString::to_string).unwrap_or_default();
        Self([raw.line(WIDE).to_string(), first].map(|clean| clean.trim().trim_end_matches('…').to_owned()))
    }

    fn stand_in(&self, row: &str) -> bool {
        self.0.iter().any(|clean| begins_in(row, clean))
    }
}

/// The whole; or its beginning before an ellipsis; or at least twelve columns of it at the end of the row, where it is wrapped.
fn begins_in(row: &str, clean: &str) -> bool {
    let Some(first) = clean.chars().next() else { return false };
    row.match_indices(first).any(|(at, _)| {
        let here = &row[at..];
        let same = here.chars().zip(clean.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum::<usize>();
        let behind = &here[same..];
        same == clean.len() || behind.starts_with('…') || (behind.trim().is_empty() && width::of(&here[..same]) >= 12)
    })
}

/// Four records were written: four lines, each with its time, and nothing in them that a terminal obeys.
fn one_line_each(log: &str) -> bool {
    let is_record = |line: &str| {
        let time = line.split_whitespace().next().unwrap_or_default();
        chrono::DateTime::parse_from_rfc3339(time).is_ok()
            && line.contains(" WARN ")
            && !line.contains(|c| c != '\t' && is_control(c))
    };
    log.lines().count() == 4 && log.lines().all(is_record) && log.ends_with('\n')
}

fn is_control(c: char) -> bool {
    is_harmful(c) && u32::from(c) & 0xfffe != 0xfffe
}
