//! `pult absent`: an absence, and what it moves.

/// Flags of `pult absent`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Id, login or name
    pub engineer: String,
    /// Until when
    #[arg(long, value_name = "T")]
    pub until: String,
    /// From when; now without it
    #[arg(long, value_name = "T")]
    pub from: Option<String>,
    /// Why, in a word
    #[arg(long, value_name = "WORD", default_value = "ill")]
    pub why: String,
    /// Show what would move, write nothing
    #[arg(long)]
    pub rehearse: bool,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}
