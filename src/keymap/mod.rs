//! PURE. Chords, their parsing and resolution; built-in keymaps from `keymaps/*.toml`.

/// All bindings; the room fills it.
#[derive(Clone, Debug)]
pub struct Keymap;
/// A key with its modifiers; the room fills it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chord;
