//! PURE. The console's state, its messages and effects, and the one update.
