//! PURE. Meaning -> style, with fallback and inheritance; built-in themes from `themes/*.toml`.
