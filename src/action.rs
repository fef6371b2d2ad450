//! PURE. Every named wish a person can have: one list feeds keys, palette, command line, help, scripts and docs.
