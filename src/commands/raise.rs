//! `pult raise`: another priority, at the client's wish or re-assessed.

use super::How;

/// Flags of `pult raise`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Id or number of the ticket
    pub id: String,
    /// low, normal, high, critical; the next more urgent one without it
    #[arg(long, value_name = "PRIORITY")]
    pub to: Option<String>,
    /// With a reason it is a re-assessment and free; without, the client asks: limit or price
    #[command(flatten)]
    pub how: How,
}
