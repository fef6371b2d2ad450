//! `pult import desk` over a desk that is worked on: an old file must not silently take back what was done since.

use super::{Seat, Trouble};
use crate::backend::Board;
use crate::desk::{Load, Ticket};
use std::collections::HashMap;

/// The sentence that refuses the file: how many tickets of the desk are newer than in the file, and how many are others under the
/// same id. None where each ticket of the file is new to the desk or stands there as the file has it.
pub(super) async fn moved_on(seat: &Seat, loads: &[Load]) -> Result<Option<String>, Trouble> {
    let tickets = || loads.iter().filter_map(|load| if let Load::Ticket(ticket) = load { Some(&**ticket) } else { None });
    if tickets().next().is_none() {
        return Ok(None);
    }
    let standing = seat.tickets(Board::All).await?;
    let standing: HashMap<&str, &Ticket> = standing.iter().map(|ticket| (ticket.head.id.as_str(), ticket)).collect();
    let (mut newer, mut other) = (0_usize, 0_usize);
    for ticket in tickets() {
        match standing.get(ticket.head.id.as_str()) {
            Some(ours) if ours.head.version > ticket.head.version => newer += 1,
            Some(ours) if *ours != ticket => other += 1,
            _ => {}
        }
    }
    if newer + other == 0 {
        return Ok(None);
    }
    Ok(Some(seat.say("cmd-import-desk-moved", &[("newer", &newer.to_string()), ("other", &other.to_string())])))
}
