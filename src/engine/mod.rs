//! Performs effects: the only room that knows clocks, ids and the desk on behalf of the console.

mod clock;

pub use clock::{Clock, Stopwatch};
