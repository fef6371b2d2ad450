//! The bell, the notification and the title: bytes beside the frames.

use crate::app::copying::Taken;
use std::fmt::Write;

/// At most so many letters reach a title or a notification.
const LONG: usize = 120;

/// Where the bytes go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    way: Way,
    tmux: bool,
    /// GNOME Terminal and its relatives keep the clipboard to themselves.
    vte: bool,
}

/// How the terminal is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// `OSC 9 ; text`: iTerm2, `WezTerm`, kitty, Windows Terminal and whoever ignores what it does not know.
    Nine,
    /// `OSC 777 ; notify ; title ; text`: rxvt, foot, VTE (GNOME Terminal and its relatives).
    Seven,
    /// The bell alone: the Linux console prints what it does not know.
    Bell,
}

impl Place {
    /// Finds out by the environment.
    pub(super) fn find(env: impl Fn(&str) -> Option<String>) -> Self {
        let term = env("TERM").unwrap_or_default();
        let vte = env("VTE_VERSION").is_some_and(|version| !version.is_empty());
        let way = if term == "linux" || term == "dumb" {
            Way::Bell
        } else if vte || term.starts_with("rxvt") || term.starts_with("foot") {
            Way::Seven
        } else {
            Way::Nine
        };
        Self { way, tmux: env("TMUX").is_some_and(|tmux| !tmux.is_empty()), vte }
    }

    /// Draws attention once: always the bell, and the words where the terminal takes them.
    pub(super) fn notice(self, words: &str) -> String {
        let words = harmless(words);
        let told = match self.way {
            Way::Bell => String::new(),
            Way::Nine => format!("\x1b]9;{words}\x07"),
            Way::Seven => format!("\x1b]777;notify;pult;{}\x07", words.replace(';', ",")),
        };
        format!("{}\x07", self.through(&told))
    }

    /// How this terminal takes what is copied: who prints what it does not know, who is known to ignore it.
    pub(super) fn takes_copies(self) -> Taken {
        match self.way {
            Way::Bell => Taken::No,
            Way::Seven if self.vte => Taken::No,
            _ if self.tmux => Taken::ByTmux,
            Way::Nine | Way::Seven => Taken::Yes,
        }
    }

    /// Puts text into the clipboard of the person's own machine (OSC 52), wherever the console runs. The text is encoded:
    /// nothing in it can end the sequence.
    pub(super) fn clipboard(self, encoded: &str) -> String {
        if self.way == Way::Bell {
            return String::new();
        }
        let plain = format!("\x1b]52;c;{encoded}\x07");
        // tmux takes it for its own buffer and hands it on (`set-clipboard on`), or lets it through (`allow-passthrough`).
        if self.tmux { format!("{plain}{}", self.through(&plain)) } else { plain }
    }

    /// Gives the window a title.
    pub(super) fn title(self, words: &str) -> String {
        if self.way == Way::Bell { String::new() } else { format!("\x1b]2;{}\x07", harmless(words)) }
    }

    /// tmux swallows what it does not know unless it is wrapped for the terminal outside (`allow-passthrough`).
    fn through(self, bytes: &str) -> String {
        if !self.tmux || bytes.is_empty() {
            return bytes.to_owned();
        }
        format!("\x1bPtmux;{}\x1b\\", bytes.replace('\x1b', "\x1b\x1b"))
    }
}

/// The words cannot end the sequence that carries them, or hide or turn round what they say. The texts were cleaned
/// already when they were made; this is the wall behind it, for these bytes go to no widget.
fn harmless(words: &str) -> String {
    let mut kept = String::new();
    for letter in crate::text::Raw::from(words).line(LONG).as_str().chars().filter(|letter| !letter.is_control()) {
        let _ = kept.write_char(letter);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{Place, Taken, harmless};

    fn place(vars: &[(&str, &str)]) -> Place {
        Place::find(|name| vars.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn every_terminal_hears_the_bell() {
        for vars in [[("TERM", "linux")], [("TERM", "xterm-256color")], [("TERM", "foot")]] {
            assert!(place(&vars).notice("1051 просрочена").ends_with('\x07'));
        }
        assert_eq!(place(&[("TERM", "linux")]).notice("1051"), "\x07");
    }

    #[test]
    fn words_go_the_way_the_terminal_knows() {
        assert_eq!(place(&[("TERM", "xterm")]).notice("a; b"), "\x1b]9;a; b\x07\x07");
        assert_eq!(place(&[("TERM", "foot")]).notice("a; b"), "\x1b]777;notify;pult;a, b\x07\x07");
        let gnome = place(&[("TERM", "xterm-256color"), ("VTE_VERSION", "7600")]);
        assert!(gnome.notice("a").starts_with("\x1b]777;"));
    }

    #[test]
    fn tmux_hands_the_words_through_and_rings_by_itself() {
        let place = place(&[("TERM", "screen-256color"), ("TMUX", "/run/tmux/default,1,0")]);
        assert_eq!(place.notice("a"), "\x1bPtmux;\x1b\x1b]9;a\x07\x1b\\\x07");
    }

    #[test]
    fn text_is_copied_where_the_terminal_takes_it_and_is_never_printed_where_it_does_not() {
        let xterm = place(&[("TERM", "xterm-256color")]);
        assert_eq!((xterm.takes_copies(), xterm.clipboard("aGk=")), (Taken::Yes, "\x1b]52;c;aGk=\x07".to_owned()));
        let console = place(&[("TERM", "linux")]);
        assert_eq!((console.takes_copies(), console.clipboard("aGk=")), (Taken::No, String::new()));
        let gnome = place(&[("TERM", "xterm-256color"), ("VTE_VERSION", "7600")]);
        assert_eq!(gnome.takes_copies(), Taken::No);
        let tmux = place(&[("TERM", "screen-256color"), ("TMUX", "/run/tmux/default,1,0")]);
        assert_eq!(tmux.takes_copies(), Taken::ByTmux);
        assert_eq!(tmux.clipboard("aGk="), "\x1b]52;c;aGk=\x07\x1bPtmux;\x1b\x1b]52;c;aGk=\x07\x1b\\");
    }

    #[test]
    fn words_from_outside_cannot_end_the_sequence() {
        let title = place(&[("TERM", "xterm")]).title("a\x07\x1b]52;c;aGk=\x07b\u{9c}c\u{202e}");
        assert_eq!(title.matches('\x07').count(), 1, "{title:?}");
        assert_eq!(title.matches('\x1b').count(), 1, "{title:?}");
        assert!(!title.contains('\u{9c}') && !title.contains('\u{202e}'));
        assert!(harmless(&"ы".repeat(10_000)).chars().count() <= super::LONG);
    }

    #[test]
    fn no_string_of_the_corpus_ends_a_sequence_or_begins_another() {
        let linux = place(&[("TERM", "linux")]);
        let others = [
            place(&[("TERM", "xterm-256color")]),
            place(&[("TERM", "foot")]),
            place(&[("TERM", "screen-256color"), ("TMUX", "/run/tmux/default,1,0")]),
        ];
        for words in crate::text::tests::corpus::texts() {
            assert_eq!((linux.title(&words), linux.notice(&words).as_str()), (String::new(), "\x07"));
            let (encoded, _) = super::super::clipboard::encode(&[words.chars().take(2_000).collect()], "…");
            for place in others {
                let sent = [place.title(&words), place.notice(&words), place.clipboard(&encoded)].concat();
                // A title, a notice with its bell, and what is copied: tmux takes that by itself and hands it through.
                let (bells, escapes) = if place.tmux { (5, 1 + 4 + 1 + 4) } else { (4, 3) };
                assert_eq!((sent.matches('\x07').count(), sent.matches('\x1b').count()), (bells, escapes), "{sent:?}");
                let harm = |c: char| (c.is_control() && !"\x07\x1b".contains(c)) || "\u{202e}\u{2066}".contains(c);
                assert!(!sent.contains(harm), "{sent:?}");
            }
        }
    }
}
