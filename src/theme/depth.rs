//! Colours that a terminal can show.

use ratatui::style::{Color, Style};

/// How many colours a terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// None.
    Mono,
    /// Its own sixteen.
    Sixteen,
    /// The palette of 256.
    Palette,
    /// Any.
    True,
}

impl Depth {
    /// What `NO_COLOR`, `COLORTERM` and `TERM` say; a value that is set and empty counts as not set (no-color.org).
    #[must_use]
    pub fn said_by(no_color: Option<&str>, colorterm: Option<&str>, term: Option<&str>) -> Self {
        let term = term.unwrap_or_default();
        if no_color.is_some_and(|v| !v.is_empty()) || matches!(term, "dumb" | "vt100" | "vt220") {
            Self::Mono
        } else if matches!(colorterm, Some("truecolor" | "24bit")) {
            Self::True
        } else if term.contains("256color") {
            Self::Palette
        } else {
            Self::Sixteen
        }
    }

    /// The style in the nearest colours of this depth.
    pub(super) fn of(self, mut style: Style) -> Style {
        style.fg = style.fg.and_then(|c| self.colour(c));
        style.bg = style.bg.and_then(|c| self.colour(c));
        style
    }

    fn colour(self, colour: Color) -> Option<Color> {
        match (self, colour) {
            (Self::Mono, _) => None,
            (Self::Palette, Color::Rgb(r, g, b)) => Some(Color::Indexed(palette([r, g, b]))),
            (Self::Sixteen, Color::Rgb(r, g, b)) => Some(sixteen([r, g, b])),
            (Self::Sixteen, Color::Indexed(i)) => Some(sixteen_of(i)),
            _ => Some(colour),
        }
    }
}

/// The steps of the palette's 6x6x6 cube (xterm).
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The nearest entry of the cube, or of the 24 greys.
fn palette(wanted: [u8; 3]) -> u8 {
    let nearest = |v: u8| (0..6_u8).min_by_key(|i| STEPS[usize::from(*i)].abs_diff(v)).unwrap_or(0);
    let steps = wanted.map(nearest);
    let cube = distance(wanted, steps.map(|i| STEPS[usize::from(i)]));
    let grey = |i: u8| distance(wanted, [8 + 10 * i; 3]);
    let nearest_grey = (0..24_u8).min_by_key(|i| grey(*i)).unwrap_or(0);
    if grey(nearest_grey) < cube { 232 + nearest_grey } else { 16 + 36 * steps[0] + 6 * steps[1] + steps[2] }
}

/// The sixteen with the values that xterm gives them; a person's palette may differ, their meaning hardly does.
const SIXTEEN: [(Color, [u8; 3]); 16] = [
    (Color::Black, [0, 0, 0]),
    (Color::Red, [205, 0, 0]),
    (Color::Green, [0, 205, 0]),
    (Color::Yellow, [205, 205, 0]),
    (Color::Blue, [0, 0, 238]),
    (Color::Magenta, [205, 0, 205]),
    (Color::Cyan, [0, 205, 205]),
    (Color::Gray, [229, 229, 229]),
    (Color::DarkGray, [127, 127, 127]),
    (Color::LightRed, [255, 0, 0]),
    (Color::LightGreen, [0, 255, 0]),
    (Color::LightYellow, [255, 255, 0]),
    (Color::LightBlue, [92, 92, 255]),
    (Color::LightMagenta, [255, 0, 255]),
    (Color::LightCyan, [0, 255, 255]),
    (Color::White, [255, 255, 255]),
];

fn sixteen(wanted: [u8; 3]) -> Color {
    SIXTEEN.iter().min_by_key(|(_, value)| distance(wanted, *value)).map_or(Color::Reset, |(colour, _)| *colour)
}

fn sixteen_of(index: u8) -> Color {
    let step = |i: u8| STEPS[usize::from(i % 6)];
    match index {
        0..=15 => SIXTEEN[usize::from(index)].0,
        16..=231 => sixteen([step((index - 16) / 36), step((index - 16) / 6), step(index - 16)]),
        232..=255 => sixteen([8 + 10 * (index - 232); 3]),
    }
}

/// How far two colours lie apart, squared.
fn distance(one: [u8; 3], other: [u8; 3]) -> u32 {
    one.into_iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}

#[cfg(test)]
mod tests {
    use super::{Color, Depth};

    #[test]
    fn a_colour_becomes_the_nearest_one_that_the_terminal_has() {
        let alarm = Color::Rgb(250, 10, 0);
        assert_eq!(Depth::True.colour(alarm), Some(alarm));
        assert_eq!(Depth::Palette.colour(alarm), Some(Color::Indexed(196)));
        assert_eq!(Depth::Sixteen.colour(alarm), Some(Color::LightRed));
        assert_eq!(Depth::Mono.colour(alarm), None);
        assert_eq!(Depth::Palette.colour(Color::Rgb(49, 49, 49)), Some(Color::Indexed(236)));
        assert_eq!(Depth::Sixteen.colour(Color::Indexed(196)), Some(Color::LightRed));
        assert_eq!(Depth::Sixteen.colour(Color::Indexed(4)), Some(Color::Blue));
        assert_eq!(Depth::Sixteen.colour(Color::Green), Some(Color::Green));
    }

    #[test]
    fn the_environment_says_how_many_colours_there_are() {
        assert_eq!(Depth::said_by(Some("1"), Some("truecolor"), Some("xterm-256color")), Depth::Mono);
        assert_eq!(Depth::said_by(Some(""), None, Some("screen-256color")), Depth::Palette);
        assert_eq!(Depth::said_by(None, Some("truecolor"), Some("xterm")), Depth::True);
        assert_eq!(Depth::said_by(None, None, Some("linux")), Depth::Sixteen);
        assert_eq!(Depth::said_by(None, None, Some("dumb")), Depth::Mono);
    }
}
