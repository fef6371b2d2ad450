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
    /// What the environment says. A `NO_COLOR` that is set and empty counts as not set (no-color.org). Over SSH `TERM` comes along
    /// and `COLORTERM` does not, so terminals that are known by name show any colour by that name alone.
    #[must_use]
    pub fn found(env: &dyn Fn(&str) -> Option<String>) -> Self {
        let said = |name: &str| env(name).unwrap_or_default();
        let term = said("TERM");
        if !said("NO_COLOR").is_empty() || matches!(term.as_str(), "dumb" | "vt100" | "vt102" | "vt220") {
            return Self::Mono;
        }
        let palette = if term.contains("256color") { Self::Palette } else { Self::Sixteen };
        // GNU screen takes a colour of 24 bits for blinking; tmux calls itself `screen` too, and turns it into what the terminal
        // behind it knows.
        if term.starts_with("screen") && said("TMUX").is_empty() {
            return palette;
        }
        let promised = matches!(said("COLORTERM").as_str(), "truecolor" | "24bit") || term.contains("direct");
        let by_name = TRUE.iter().any(|known| term.starts_with(known)) || !said("WT_SESSION").is_empty();
        let by_program = matches!(said("TERM_PROGRAM").as_str(), "iTerm.app" | "WezTerm" | "vscode" | "ghostty");
        if promised || by_name || by_program { Self::True } else { palette }
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

/// Names of terminals that show any colour.
const TRUE: [&str; 6] = ["xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm", "iterm2"];

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

/// The sixteen in their order; the first eight are the darker ones.
const SIXTEEN: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

/// Less difference between its strongest and its weakest part makes a colour grey.
const GREY: u8 = 48;
/// From here on a colour is one of the lighter eight.
const LIGHT: u8 = 220;

/// The one of the same hue. The nearest by distance would not do: a soft red lies nearer to grey than to red, and what a theme
/// says by colour would be lost.
fn sixteen([red, green, blue]: [u8; 3]) -> Color {
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    if most - least < GREY {
        return match most {
            0..64 => Color::Black,
            64..190 => Color::DarkGray,
            190..235 => Color::Gray,
            235.. => Color::White,
        };
    }
    let [r, g, b] = [red, green, blue].map(i32::from);
    let spread = i32::from(most - least);
    let hue = match most {
        m if m == red => 60 * (g - b) / spread,
        m if m == green => 120 + 60 * (b - r) / spread,
        _ => 240 + 60 * (r - g) / spread,
    };
    // Red, yellow, green, cyan, blue, magenta: a sixth of the circle each.
    let sector = (hue.rem_euclid(360) + 30) / 60 % 6;
    let place = [1, 3, 2, 6, 4, 5][usize::try_from(sector).unwrap_or(0)];
    SIXTEEN[if most >= LIGHT { place + 8 } else { place }]
}

fn sixteen_of(index: u8) -> Color {
    let step = |i: u8| STEPS[usize::from(i % 6)];
    match index {
        0..=15 => SIXTEEN[usize::from(index)],
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
        for (wanted, found) in [
            (Color::Rgb(0xff, 0x8a, 0x80), Color::LightRed),
            (Color::Rgb(0xff, 0xd1, 0x66), Color::LightYellow),
            (Color::Rgb(0x17, 0x6f, 0x2c), Color::Green),
            (Color::Rgb(0x05, 0x50, 0xae), Color::Blue),
            (Color::Rgb(0x56, 0xb4, 0xe9), Color::LightCyan),
            (Color::Rgb(0xd7, 0xa6, 0xff), Color::LightMagenta),
            (Color::Rgb(0x9a, 0xa3, 0xb2), Color::DarkGray),
            (Color::Rgb(0x1c, 0x20, 0x27), Color::Black),
            (Color::Rgb(0xfb, 0xfa, 0xf7), Color::White),
        ] {
            assert_eq!(Depth::Sixteen.colour(wanted), Some(found), "{wanted:?} keeps its hue");
        }
    }

    #[test]
    fn the_environment_says_how_many_colours_there_are() {
        let table: &[(&[(&str, &str)], Depth)] = &[
            (&[("NO_COLOR", "1"), ("COLORTERM", "truecolor"), ("TERM", "xterm-256color")], Depth::Mono),
            (&[("NO_COLOR", ""), ("COLORTERM", "truecolor"), ("TERM", "xterm-256color")], Depth::True),
            (&[("NO_COLOR", ""), ("TERM", "xterm-256color")], Depth::Palette),
            (&[("COLORTERM", "24bit"), ("TERM", "xterm")], Depth::True),
            (&[("COLORTERM", "yes"), ("TERM", "xterm")], Depth::Sixteen),
            (&[("TERM", "xterm-direct")], Depth::True),
            (&[("TERM", "xterm-kitty")], Depth::True),
            (&[("TERM", "alacritty")], Depth::True),
            (&[("TERM", "foot-extra")], Depth::True),
            (&[("TERM", "xterm-256color"), ("WT_SESSION", "4f")], Depth::True),
            (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "iTerm.app")], Depth::True),
            (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "Apple_Terminal")], Depth::Palette),
            (&[("TERM", "tmux-256color"), ("TMUX", "/run/t,1,0"), ("COLORTERM", "truecolor")], Depth::True),
            (&[("TERM", "tmux-256color"), ("TMUX", "/run/t,1,0")], Depth::Palette),
            (&[("TERM", "screen-256color"), ("TMUX", "/run/t,1,0"), ("COLORTERM", "truecolor")], Depth::True),
            (&[("TERM", "screen-256color"), ("COLORTERM", "truecolor")], Depth::Palette),
            (&[("TERM", "screen.xterm-256color"), ("COLORTERM", "truecolor")], Depth::Palette),
            (&[("TERM", "screen"), ("COLORTERM", "truecolor")], Depth::Sixteen),
            (&[("TERM", "rxvt-unicode-256color")], Depth::Palette),
            (&[("TERM", "xterm")], Depth::Sixteen),
            (&[("TERM", "linux")], Depth::Sixteen),
            (&[("TERM", "vt220"), ("COLORTERM", "truecolor")], Depth::Mono),
            (&[("TERM", "dumb")], Depth::Mono),
            (&[], Depth::Sixteen),
        ];
        for (vars, depth) in table {
            let found = Depth::found(&|name| vars.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned()));
            assert_eq!(found, *depth, "{vars:?}");
        }
    }
}
