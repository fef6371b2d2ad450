//! PURE. Chords, their parsing and resolution; built-in keymaps from `keymaps/*.toml`.
