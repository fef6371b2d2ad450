//! The real binary in a real terminal: keys in, the screen out.
//!
//! What is matched is the screen that a vt100 makes of the bytes, never the bytes: a frame may be split anywhere, and
//! text that scrolled by must not count. Nothing sleeps: each test waits for a condition.

mod bytes;
mod call;
mod first;
mod heard;
mod leave;
mod manners;
mod opening;
mod screen;
#[allow(clippy::panic, reason = "a test that cannot go on says why")]
mod terminal;
mod work;
