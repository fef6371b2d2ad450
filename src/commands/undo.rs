//! `pult undo [SEQ]`: takes a change back, with its whole batch.

use super::{Reply, Seat, Trouble, change};
use crate::desk::Act;

/// Flags of `pult undo`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Sequence number of the change; your own latest without it
    pub seq: Option<i64>,
    /// Print {"seq","ticket","version"}
    #[arg(long)]
    pub json: bool,
}

/// Takes it back.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    let applied = seat.apply(Act::Undo { seq: args.seq }, None).await?;
    let what = match applied.event.undoes {
        Some(seq) => seat.say("cmd-what-undo", &[("seq", &seq.to_string())]),
        None => seat.say("cmd-what-undo-last", &[]),
    };
    change::done(seat, &applied, args.json, &what)
}
