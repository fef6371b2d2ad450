//! `pult move`, `link`: where a ticket belongs.

use super::{How, Reply, Seat, Trouble, change};
use crate::desk::{Change, Group};

/// Flags of `pult move`.
#[derive(Clone, Debug, clap::Args)]
pub struct Move {
    /// Id or number of the ticket
    pub id: String,
    /// The group or line
    pub group: String,
    #[command(flatten)]
    pub how: How,
}

/// Flags of `pult link`.
#[derive(Clone, Debug, clap::Args)]
pub struct Link {
    /// Id or number of the ticket
    pub id: String,
    /// Id or number of the mass incident; `-` takes the ticket out of it
    pub parent: String,
    #[command(flatten)]
    pub how: How,
}

/// Moves the ticket to another group.
pub async fn to_group(seat: &Seat, args: &Move) -> Result<Reply, Trouble> {
    seat.may_write()?;
    let card = seat.ticket(&args.id).await?;
    let why = args.how.any_code(seat)?;
    let what = seat.say("cmd-what-move", &[("group", &args.group)]);
    change::one(seat, &card, Change::Move { to: Group(args.group.as_str().into()) }, why, &args.how, &what).await
}

/// Puts the ticket under a mass incident.
pub async fn link(seat: &Seat, args: &Link) -> Result<Reply, Trouble> {
    seat.may_write()?;
    let card = seat.ticket(&args.id).await?;
    let why = args.how.any_code(seat)?;
    let (parent, what) = if args.parent == "-" {
        (None, seat.say("cmd-what-unlink", &[]))
    } else {
        let head = seat.ticket(&args.parent).await?.ticket.head;
        (Some(head.id), seat.say("cmd-what-link", &[("parent", &head.number.to_string())]))
    };
    change::one(seat, &card, Change::Link { parent }, why, &args.how, &what).await
}
