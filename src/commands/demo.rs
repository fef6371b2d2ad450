//! `pult demo`: a made-up but lifelike service company on an embedded desk.

use std::path::PathBuf;

/// Flags of `pult demo`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Same seed, same desk
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// How many tickets
    #[arg(long, value_name = "N", default_value_t = 200)]
    pub tickets: usize,
    /// How many engineers
    #[arg(long, value_name = "N", default_value_t = 24)]
    pub engineers: usize,
    /// How many companies
    #[arg(long, value_name = "N", default_value_t = 60)]
    pub companies: usize,
    /// How many contacts; a few a company without it
    #[arg(long, value_name = "N")]
    pub contacts: Option<usize>,
    /// Nothing arrives by itself
    #[arg(long)]
    pub still: bool,
    /// The desk's file; a temporary one without it
    #[arg(long, value_name = "FILE")]
    pub path: Option<PathBuf>,
    /// Build the file and leave
    #[arg(long)]
    pub init_only: bool,
}
