//! The console driven by a script, without a terminal.
