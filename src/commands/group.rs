//! `pult move`, `link`: where a ticket belongs.

use super::{How, Reply, Seat, Trouble, change};
use crate::backend::Board;
use crate::desk::{Change, Group};
use crate::text::fold;
use std::collections::BTreeSet;

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
    let to = known(seat, &args.group).await?;
    let what = seat.say("cmd-what-move", &[("group", to.0.as_str())]);
    change::one(seat, &card, Change::Move { to }, why, &args.how, &what).await
}

/// The group of that name, whatever the case of the letters: somebody belongs to it, or a ticket waits in it. In any other the
/// ticket would be seen by nobody.
async fn known(seat: &Seat, name: &str) -> Result<Group, Trouble> {
    let mut groups: BTreeSet<Group> = seat.furniture.units.iter().flat_map(|unit| unit.can.groups.iter().cloned()).collect();
    groups.extend(seat.rows(Board::Open).await?.into_iter().map(|row| row.facts.group));
    groups.retain(|group| !fold(group.0.as_str()).is_empty());
    let exact = groups.iter().find(|group| group.0.as_str() == name);
    if let Some(group) = exact.or_else(|| groups.iter().find(|group| fold(group.0.as_str()) == fold(name))) {
        return Ok(group.clone());
    }
    let names: Vec<String> = groups.iter().map(|group| super::columns::shown(&group.0.as_str().into())).collect();
    Err(seat.wrong("cmd-no-group", &[("group", name), ("known", &names.join(", "))]))
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
