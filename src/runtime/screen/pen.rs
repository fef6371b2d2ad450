//! Writes cells as a terminal takes them: only what changes of the style, and the shortest way to the next cell.
//!
//! Every sequence here is one that the Linux console, tmux, `PuTTY` and all who call themselves xterm know.

use super::grid::{SEEN_ON_BLANKS, covered, empty, same};
use super::shift::Shift;
use ratatui::buffer::Cell;
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};
use std::fmt::Write;

/// A gap of so many cells is cheaper written anew than stepped over.
const STEP: usize = 3;
/// A row's rest of so many blanks is cheaper erased.
const ERASED: usize = 4;

/// How letters look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Style {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

const PLAIN: Style = Style { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

/// The codes of what a letter can be beside its colours; underlines have the letter's colour.
const MODIFIERS: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// Writes a frame.
pub(super) struct Pen {
    out: String,
    /// Where the terminal's cursor stands; none when that cannot be said for sure.
    at: Option<Position>,
    style: Style,
}

impl Pen {
    /// A pen over a terminal whose cursor stands there and whose style is plain.
    pub(super) fn at(at: Option<Position>) -> Self {
        Self { out: String::new(), at, style: PLAIN }
    }

    /// Erases the whole screen, whatever another program left of it.
    pub(super) fn wipe(&mut self) {
        self.out.push_str("\x1b[r\x1b[m\x1b[2J");
        self.at = None;
    }

    /// Lets the terminal move the rows of a region. The rows that come in are blank.
    pub(super) fn scroll(&mut self, Shift { top, bottom, by }: Shift) {
        let (edge, step) = if by > 0 { (bottom, "\n") } else { (top, "\x1bM") };
        let _ = write!(self.out, "\x1b[{};{}r\x1b[{}H{}\x1b[r", top + 1, bottom + 1, edge + 1, step.repeat(by.unsigned_abs()));
        // Leaving the region takes the cursor home.
        self.at = Some(Position::ORIGIN);
    }

    /// Turns a row as it is shown into the row that is wanted.
    pub(super) fn row(&mut self, y: usize, shown: &[Cell], wanted: &[Cell]) {
        let differs = |x: usize| !same(&shown[x], &wanted[x]);
        let mut x = 0;
        while x < wanted.len() {
            if covered(&wanted[x]) || !differs(x) {
                x += 1;
                continue;
            }
            let rest = wanted[x..].iter().all(empty);
            let blanks = (x..wanted.len()).rev().find(|x| differs(*x)).map_or(0, |last| last + 1 - x);
            self.over(x, y, wanted);
            if rest && blanks >= ERASED {
                self.dress(PLAIN);
                self.out.push_str("\x1b[K");
                return;
            }
            self.letter(x, wanted);
            x += 1;
        }
    }

    /// Goes to a cell, writing anew what lies between where that is shorter.
    fn over(&mut self, x: usize, y: usize, wanted: &[Cell]) {
        if let Some(at) = self.at.filter(|at| usize::from(at.y) == y && usize::from(at.x) < x) {
            let gap = usize::from(at.x)..x;
            let cheap = |cell: &Cell| cell.symbol().len() == 1 && (look(cell) == self.style || self.blank_as_it_is(cell));
            if gap.len() <= STEP && wanted[gap.clone()].iter().all(cheap) {
                for between in gap {
                    self.letter(between, wanted);
                }
            }
        }
        self.go(Position::new(narrow(x), narrow(y)));
    }

    /// Goes there the shortest way; that is where it stands then.
    pub(super) fn go(&mut self, to: Position) -> Option<Position> {
        let Position { x, y } = to;
        let mut way = match (x, y) {
            (0, 0) => "\x1b[H".to_owned(),
            (0, _) => format!("\x1b[{}H", y + 1),
            _ => format!("\x1b[{};{}H", y + 1, x + 1),
        };
        let mut offer = |other: String| {
            if other.len() < way.len() {
                way = other;
            }
        };
        match self.at {
            Some(at) if at == to => return self.at,
            Some(at) if at.y == y && x == 0 => offer("\r".to_owned()),
            Some(at) if at.y == y && x > at.x => offer(by(x - at.x, 'C')),
            Some(at) if at.y == y => offer(by(at.x - x, 'D')),
            Some(at) if at.x == x && y > at.y => offer(by(y - at.y, 'B')),
            Some(at) if at.x == x => offer(by(at.y - y, 'A')),
            _ => {}
        }
        self.out.push_str(&way);
        self.at = Some(to);
        self.at
    }

    /// Where the cursor stands, where that is known.
    pub(super) fn stands(&self) -> Option<Position> {
        self.at
    }

    /// Has anything been written?
    pub(super) fn drew(&self) -> bool {
        !self.out.is_empty()
    }

    /// Writes the letter of a cell where the cursor stands.
    fn letter(&mut self, x: usize, row: &[Cell]) {
        let cell = &row[x];
        if !self.blank_as_it_is(cell) {
            self.dress(look(cell));
        }
        self.out.push_str(cell.symbol());
        // Terminals disagree about the width of joined and wide letters, and in the last column the cursor hangs between
        // two lines: from there the way goes by the whole address.
        let mut chars = cell.symbol().chars();
        let lone = chars.next().is_some() && chars.next().is_none();
        let wide = row.get(x + 1).is_some_and(covered);
        self.at = self.at.filter(|_| lone && !wide && x + 1 < row.len()).map(|at| Position::new(at.x + 1, at.y));
    }

    /// Does a blank need no change of style? Of colours and weights of letters nothing is seen on it.
    fn blank_as_it_is(&self, cell: &Cell) -> bool {
        empty(cell) && self.style.bg == Color::Reset && !self.style.modifier.intersects(SEEN_ON_BLANKS)
    }

    /// Back to the plain style.
    pub(super) fn undress(&mut self) {
        self.dress(PLAIN);
    }

    fn dress(&mut self, wanted: Style) {
        if wanted == self.style {
            return;
        }
        if wanted == PLAIN {
            self.out.push_str("\x1b[m");
            self.style = wanted;
            return;
        }
        let mut codes = String::new();
        if !wanted.modifier.contains(self.style.modifier) {
            codes.push_str("0;");
            self.style = PLAIN;
        }
        for (modifier, code) in MODIFIERS {
            if (wanted.modifier - self.style.modifier).contains(modifier) {
                let _ = write!(codes, "{code};");
            }
        }
        if wanted.fg != self.style.fg {
            colour(&mut codes, wanted.fg, 30);
        }
        if wanted.bg != self.style.bg {
            colour(&mut codes, wanted.bg, 40);
        }
        let _ = write!(self.out, "\x1b[{}m", codes.trim_end_matches(';'));
        self.style = wanted;
    }

    /// What was written.
    pub(super) fn written(self) -> String {
        self.out
    }
}

fn narrow(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// A step of so many cells.
fn by(count: u16, way: char) -> String {
    if count == 1 { format!("\x1b[{way}") } else { format!("\x1b[{count}{way}") }
}

fn look(cell: &Cell) -> Style {
    Style { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
}

/// Adds the codes of a colour; `base` is 30 for letters and 40 for what lies behind them.
fn colour(codes: &mut String, colour: Color, base: u8) {
    let bright = base + 60;
    let code = match colour {
        Color::Reset => base + 9,
        Color::Black => base,
        Color::Red => base + 1,
        Color::Green => base + 2,
        Color::Yellow => base + 3,
        Color::Blue => base + 4,
        Color::Magenta => base + 5,
        Color::Cyan => base + 6,
        Color::Gray => base + 7,
        Color::DarkGray => bright,
        Color::LightRed => bright + 1,
        Color::LightGreen => bright + 2,
        Color::LightYellow => bright + 3,
        Color::LightBlue => bright + 4,
        Color::LightMagenta => bright + 5,
        Color::LightCyan => bright + 6,
        Color::White => bright + 7,
        Color::Indexed(number) => {
            let _ = write!(codes, "{};5;{number};", base + 8);
            return;
        }
        Color::Rgb(red, green, blue) => {
            let _ = write!(codes, "{};2;{red};{green};{blue};", base + 8);
            return;
        }
    };
    let _ = write!(codes, "{code};");
}
