//! Chords as people write them: `ctrl-k`, `F5`, `space`, `g g`.

use super::chord::{Chord, Key};
use std::fmt;
use std::str::FromStr;

/// Names of keys; the first of several is the one that is printed.
const NAMES: [(&str, Key); 23] = [
    ("enter", Key::Enter),
    ("return", Key::Enter),
    ("esc", Key::Esc),
    ("escape", Key::Esc),
    ("tab", Key::Tab),
    ("backtab", Key::BackTab),
    ("backspace", Key::Backspace),
    ("del", Key::Delete),
    ("delete", Key::Delete),
    ("ins", Key::Insert),
    ("insert", Key::Insert),
    ("up", Key::Up),
    ("down", Key::Down),
    ("left", Key::Left),
    ("right", Key::Right),
    ("home", Key::Home),
    ("end", Key::End),
    ("pgup", Key::PageUp),
    ("page-up", Key::PageUp),
    ("pageup", Key::PageUp),
    ("pgdn", Key::PageDown),
    ("page-down", Key::PageDown),
    ("pagedown", Key::PageDown),
];

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.is_ctrl(), "ctrl-"), (self.is_alt(), "alt-"), (self.is_shift(), "shift-")] {
            if held {
                f.write_str(name)?;
            }
        }
        match self.key() {
            Key::Char(' ') => f.write_str("space"),
            Key::Char(c) => write!(f, "{c}"),
            Key::F(n) => write!(f, "F{n}"),
            key => f.write_str(NAMES.iter().find(|(_, k)| *k == key).map_or("", |(name, _)| name)),
        }
    }
}

/// The text names no key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no key: write a character, F1..F24 or a name such as enter, esc, space, pgdn, with ctrl-, alt- or shift- before it"
)]
pub struct NotAKey(String);

impl NotAKey {
    /// What was written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl FromStr for Chord {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let (mut ctrl, mut alt, mut shift) = (false, false, false);
        let mut rest = text;
        loop {
            let held = [("ctrl", &mut ctrl), ("alt", &mut alt), ("shift", &mut shift)];
            let Some((held, after)) = held.into_iter().find_map(|(name, held)| Some((held, after(rest, name)?))) else { break };
            *held = true;
            rest = after;
        }
        let key = key(rest).ok_or_else(|| NotAKey(text.to_owned()))?;
        Ok(Self::new(key, ctrl, alt, shift))
    }
}

/// What follows `name-` (or `name+`, as many write it), if something does.
fn after<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let (head, tail) = text.split_at_checked(name.len())?;
    let tail = tail.strip_prefix(['-', '+'])?;
    (head.eq_ignore_ascii_case(name) && !tail.is_empty()).then_some(tail)
}

fn key(text: &str) -> Option<Key> {
    let mut chars = text.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return (!c.is_control() && !c.is_whitespace()).then_some(Key::Char(c));
    }
    let name = text.to_lowercase();
    if name == "space" {
        return Some(Key::Char(' '));
    }
    if let Some(n) = name.strip_prefix('f').and_then(|n| n.parse().ok()).filter(|n| (1..=24).contains(n)) {
        return Some(Key::F(n));
    }
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, key)| *key)
}

/// Chords written one after another with blanks between them: `g g`, `ctrl-k`, `r`.
pub fn sequence(text: &str) -> Result<Vec<Chord>, NotAKey> {
    let chords: Vec<Chord> = text.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
    if chords.is_empty() { Err(NotAKey(text.to_owned())) } else { Ok(chords) }
}

#[cfg(test)]
mod tests {
    use super::{Chord, Key, sequence};
    use proptest::prelude::*;

    fn chord(text: &str) -> Chord {
        text.parse().expect("a chord")
    }

    #[test]
    fn chords_are_written_as_people_write_them() {
        for (written, printed) in [
            ("ctrl-k", "ctrl-k"),
            ("Ctrl+K", "ctrl-k"),
            ("ctrl-shift-k", "ctrl-k"),
            ("alt-X", "alt-X"),
            ("alt-shift-x", "alt-X"),
            ("f5", "F5"),
            ("Space", "space"),
            ("shift-tab", "backtab"),
            ("Page-Up", "pgup"),
            ("shift-up", "shift-up"),
            ("+", "+"),
            ("-", "-"),
            ("ctrl--", "ctrl--"),
            ("ctrl-+", "ctrl-+"),
            ("ж", "ж"),
        ] {
            assert_eq!(chord(written).to_string(), printed, "{written}");
        }
    }

    #[test]
    fn what_is_no_key_is_said_so() {
        for wrong in ["", "ctrl-", "F0", "F25", "rr", "hyper-x", "ctrl-alt"] {
            let complaint = wrong.parse::<Chord>().expect_err(wrong).to_string();
            assert!(complaint.contains(&format!("`{wrong}` is no key")), "{complaint}");
        }
        assert!(sequence("  ").is_err());
    }

    #[test]
    fn a_russian_letter_is_the_key_under_it_and_keeps_its_case() {
        assert_eq!(chord("к").latin(), chord("r"));
        assert_eq!(chord("К").latin(), chord("R"));
        assert_eq!(chord("ctrl-л").latin(), chord("ctrl-k"));
        assert_eq!(chord("alt-Ч").latin(), chord("alt-X"));
        assert_eq!(chord("№").latin(), chord("#"));
        assert_eq!(chord(",").latin(), chord(","));
    }

    #[test]
    fn only_a_bare_character_is_text() {
        assert_eq!(chord("Ж").text(), Some('Ж'));
        assert_eq!(chord("space").text(), Some(' '));
        assert_eq!((chord("ctrl-a").text(), chord("enter").text()), (None, None));
    }

    fn any_key() -> impl Strategy<Value = Key> {
        prop_oneof![
            any::<char>().prop_filter("visible", |c| !c.is_control() && (*c == ' ' || !c.is_whitespace())).prop_map(Key::Char),
            prop::char::range(' ', '~').prop_map(Key::Char),
            (1_u8..=24).prop_map(Key::F),
            prop::sample::select(super::NAMES.map(|(_, key)| key).to_vec()),
        ]
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(key in any_key(), ctrl: bool, alt: bool, shift: bool) {
            let chord = Chord::new(key, ctrl, alt, shift);
            prop_assert_eq!(chord.to_string().parse::<Chord>(), Ok(chord));
            prop_assert_eq!(sequence(&format!("{chord} {chord}")), Ok(vec![chord, chord]));
        }
    }
}
