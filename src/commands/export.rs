//! `pult export`: the desk's tables as CSV, the whole as JSON lines.

use std::path::PathBuf;

/// Flags of `pult export`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// tickets, engineers, companies, contacts, sites, assets, packages, contracts, debts, calendar, policy, desk
    pub kind: String,
    /// Where to; stdout without it
    pub file: Option<PathBuf>,
}
