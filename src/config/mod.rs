//! Configuration: defaults, file, environment, flags; every complaint at once.
//!
//! Reading never fails: what is wrong is told, and the default stands in its place.

mod calls;
mod complaint;
mod default;
mod file;
mod log;
mod paths;
mod settings;
mod views;

pub use calls::{Ami, Calls};
pub use complaint::{Complaint, Wrong};
pub use default::default_file;
pub use log::{begin_log, log_to};
pub use paths::Paths;
pub use settings::{Config, Flags, defaults, parse_lang, read};

/// Every variable of the environment that means something to the program.
pub const VARIABLES: [&str; 13] = [
    "PULT_DESK",
    "PULT_LANG",
    "PULT_ACTOR",
    "PULT_PROFILE",
    "PULT_THEME",
    "PULT_KEYMAP",
    "PULT_CONFIG",
    "PULT_DATA_DIR",
    "PULT_STATE_DIR",
    "PULT_NOW",
    "PULT_LOG",
    "PULT_CALLS_TOKEN",
    "PULT_AMI_SECRET",
];
pub use views::save_view;
