//! What a lead reads, in words: said once for the screen and for the text page.

mod breaches;
mod crew;
mod sheet;
mod tempo;

pub use breaches::deadlines;
pub use crew::{late, loads, summary};
pub use sheet::hand_over;
pub use tempo::{heat, last_day};

use super::Texts;
use crate::desk::{ClockKind, Moment};
use crate::text::width;
use chrono_tz::Tz;

/// How a line is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// A heading.
    Heading,
    /// Something to know.
    Plain,
    /// Look here.
    Warning,
    /// It is late, or will be.
    Bad,
    /// It may be overlooked.
    Dim,
}

/// A line, clean and cut to its columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// How it is meant.
    pub tone: Tone,
    /// The words.
    pub text: String,
}

/// Where a page is read: its words, its wall clock, its columns.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// Words.
    pub texts: &'a Texts,
    /// Zone of the desk.
    pub zone: Tz,
    /// The moment it speaks of.
    pub now: Moment,
    /// Columns of a line.
    pub cols: usize,
}

impl Page<'_> {
    fn line(self, tone: Tone, text: &str) -> Line {
        Line { tone, text: width::clip(text.trim_end(), self.cols).into_owned() }
    }

    fn word(self, key: &str) -> String {
        self.texts.word(key)
    }

    fn clock(self, at: Moment) -> String {
        self.texts.lang().clock(at, self.now, self.zone)
    }

    /// `11:10 приезд`, what is due and when.
    fn due(self, due: Option<Moment>, of: Option<ClockKind>) -> String {
        match due {
            Some(at) => {
                let of = of.map_or("unknown", ClockKind::name);
                format!("{} {}", self.clock(at), self.word(&format!("due-{of}")))
            }
            None => self.word("due-none"),
        }
    }

    /// How many more there are than are told; nothing where all are.
    fn more(self, lines: &mut Vec<Line>, all: usize, told: usize) {
        if all > told {
            lines.push(self.line(Tone::Dim, &format!("  {}", self.texts.say("lead-more", &[("n", (all - told).into())]))));
        }
    }
}

/// Words in exactly so many columns, with a blank after them.
fn cell(words: &str, cols: usize) -> String {
    format!("{} ", width::fit(words, cols))
}
