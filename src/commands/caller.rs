//! `pult caller`: who it is, and may we serve them.

/// Flags of `pult caller`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// A phone number, a tail of four digits or more, or letters of a name
    #[arg(required = true, allow_hyphen_values = true)]
    pub who: Vec<String>,
    /// About which equipment
    #[arg(long, value_name = "ID")]
    pub asset: Option<String>,
    /// About which kind of work
    #[arg(long, value_name = "K")]
    pub kind: Option<String>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}
