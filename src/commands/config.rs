//! `pult config`: the configuration file.

use super::{Reply, Trouble};
use crate::config::{Complaint, Config, DEFAULT_FILE};

/// Flags of `pult config`.
#[derive(Clone, Debug, clap::Args)]
#[group(multiple = false)]
pub struct Args {
    /// Print the commented file with every default
    #[arg(long)]
    pub default: bool,
    /// Tell what is wrong with the file; exit 1 when something is
    #[arg(long)]
    pub check: bool,
    /// Print where the file is (the default)
    #[arg(long)]
    pub path: bool,
}

/// Tells about the configuration. `complaints` were told on stderr already.
pub fn run(config: &Config, complaints: &[Complaint], args: &Args) -> Result<Reply, Trouble> {
    if args.default {
        return Ok(Reply::text(DEFAULT_FILE.to_owned()));
    }
    let path = Reply::text(config.paths.config_file.display().to_string());
    Ok(if args.check && !complaints.is_empty() { path.exiting(1) } else { path })
}
