//! The house itself: who imports whom, what stands where, and that papers say what the program does.

#[path = "house/architecture.rs"]
mod architecture;
#[path = "house/docs.rs"]
mod docs;
#[path = "house/source.rs"]
mod source;
