//! Configuration: defaults, file, environment, flags; every complaint at once.
//!
//! Reading never fails: what is wrong is told, and the default stands in its place.

mod complaint;
mod file;
mod log;
mod paths;
mod settings;
mod views;

pub use complaint::{Complaint, Wrong};
pub use file::DEFAULT_FILE;
pub use log::begin_log;
pub use paths::Paths;
pub use settings::{Config, Flags, parse_lang, read};
pub use views::save_view;
