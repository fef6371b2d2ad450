//! PURE. Chords, their parsing and resolution; built-in keymaps from `keymaps/*.toml`.

/// Placeholder until the room lands.
#[derive(Clone, Debug)]
pub struct Keymap;
/// Placeholder until the room lands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chord {
    /// Key.
    pub key: Key,
    /// Ctrl.
    pub ctrl: bool,
    /// Alt.
    pub alt: bool,
    /// Shift.
    pub shift: bool,
}
/// Placeholder until the room lands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Key {
    Char(char),
    F(u8),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
}
/// Placeholder until the room lands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Context {
    Board,
    Card,
    Call,
    Proposal,
    Plan,
    List,
    Entry,
}
/// Placeholder until the room lands.
#[allow(missing_docs)]
pub enum Resolution {
    Action(crate::action::Action, Option<String>),
    Pending(Vec<(Chord, crate::action::Action)>),
    None,
}
impl Keymap {
    /// Placeholder until the room lands.
    #[must_use]
    pub fn resolve(&self, _: Context, _: &[Chord]) -> Resolution {
        Resolution::None
    }
}
