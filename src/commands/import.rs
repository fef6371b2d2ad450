//! `pult import`: a file into the desk, all of it or nothing.

use std::path::PathBuf;

/// Flags of `pult import`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// tickets, engineers, companies, contacts, sites, assets, packages, contracts, debts, calendar, policy, desk
    pub kind: String,
    /// The file: CSV, TOML (calendar, policy) or JSON lines (desk); .gz is unpacked
    pub file: PathBuf,
    /// Which column means what, for files of other programs
    #[arg(long, value_name = "MAP.toml")]
    pub map: Option<PathBuf>,
    /// The tickets' updates
    #[arg(long, value_name = "FILE")]
    pub events: Option<PathBuf>,
    /// The desk as it stood then
    #[arg(long, value_name = "T")]
    pub until: Option<String>,
    /// When the file was true (debts)
    #[arg(long, value_name = "D")]
    pub as_of: Option<String>,
    /// Read and tell, write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Take the good rows where some are bad; replace what is there
    #[arg(long)]
    pub force: bool,
}
