//! The made-up service company and its live stream.
