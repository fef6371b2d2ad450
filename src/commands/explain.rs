//! `pult explain ID`: how each clock was computed.

/// Flags of `pult explain`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Id or number
    pub id: String,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}
