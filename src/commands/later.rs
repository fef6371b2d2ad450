//! Commands of later releases: known by name, so that a script gets a plain answer and not a usage error of another kind.

use clap::{Args, Subcommand};

/// Whatever was said after the command's name.
#[derive(Clone, Debug, Args)]
pub struct Rest {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    rest: Vec<String>,
}

/// The one list of what is not there yet.
#[derive(Clone, Debug, Subcommand)]
pub enum Later {
    /// (not yet) A guided connection to a desk
    Connect(Rest),
    /// (not yet) The team desk
    Serve(Rest),
    /// (not yet) Access to the team desk
    Token(Rest),
}

impl Later {
    /// The command's name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Connect(_) => "pult connect",
            Self::Serve(_) => "pult serve",
            Self::Token(_) => "pult token",
        }
    }
}
