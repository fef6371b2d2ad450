//! The terminal: loop, input, screen, guard.
