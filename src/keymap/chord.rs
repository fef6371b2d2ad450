//! One stroke on the keyboard.

use crate::text::layout;

/// A key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A character; the blank is one too.
    Char(char),
    /// A function key, from 1.
    F(u8),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tabulator.
    Tab,
    /// Tabulator with Shift.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

/// A key with what is held down, in one spelling only: Shift on a character is the other character (`A`, not `shift-a`),
/// Ctrl knows no case because terminals do not, Shift with Tab is a key of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chord {
    key: Key,
    ctrl: bool,
    alt: bool,
    shift: bool,
}

impl Chord {
    /// The chord for a key and what is held down.
    #[must_use]
    pub fn new(key: Key, ctrl: bool, alt: bool, shift: bool) -> Self {
        let (key, shift) = match key {
            Key::Char(c) if ctrl => (Key::Char(one_char(c.to_lowercase(), c)), false),
            Key::Char(c) if shift => (Key::Char(one_char(c.to_uppercase(), c)), false),
            Key::Tab if shift => (Key::BackTab, false),
            Key::BackTab => (Key::BackTab, false),
            key => (key, shift),
        };
        Self { key, ctrl, alt, shift }
    }

    /// The key alone.
    #[must_use]
    pub fn plain(key: Key) -> Self {
        Self::new(key, false, false, false)
    }

    /// The key.
    #[must_use]
    pub fn key(self) -> Key {
        self.key
    }

    /// Ctrl is held.
    #[must_use]
    pub fn is_ctrl(self) -> bool {
        self.ctrl
    }

    /// Alt is held.
    #[must_use]
    pub fn is_alt(self) -> bool {
        self.alt
    }

    /// Shift is held (never with a character: there it is part of the character).
    #[must_use]
    pub fn is_shift(self) -> bool {
        self.shift
    }

    /// The character, where the stroke means typing one.
    #[must_use]
    pub fn text(self) -> Option<char> {
        match self.key {
            Key::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// The same physical key on the Latin layout, where this one gave a character that only the Russian layout gives
    /// (`к` -> `r`, `Ж` -> `:`, `№` -> `#`). ASCII is left alone: nobody can tell which layout it came from.
    #[must_use]
    pub fn latin(self) -> Self {
        match self.key {
            Key::Char(c) if !c.is_ascii() => Self::new(Key::Char(layout::to_latin(c)), self.ctrl, self.alt, self.shift),
            _ => self,
        }
    }

    /// The key that a terminal sends for this chord instead, where it cannot tell them apart.
    pub(super) fn sent_as(self) -> Option<&'static str> {
        match self.key {
            Key::Char('m') if self.ctrl => Some("enter"),
            Key::Char('i') if self.ctrl => Some("tab"),
            Key::Char('[') if self.ctrl => Some("esc"),
            _ => None,
        }
    }
}

/// The changed character where it is one, else the old one (`ß` has no single capital).
fn one_char(mut changed: impl Iterator<Item = char>, old: char) -> char {
    match (changed.next(), changed.next()) {
        (Some(c), None) => c,
        _ => old,
    }
}
