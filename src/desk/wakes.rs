//! Tickets whose waiting is over: the wish that resumes them is the same on every console, so that it happens once.

use super::change::Change;
use super::event::{Act, Wish};
use super::ids::WishId;
use super::moment::Moment;
use super::row::Row;
use super::ticket::{Phase, PhaseKind};
use crate::text::Raw;

/// The wishes that resume what waits until `now` or earlier. Whoever ticks first does it; the rest get the same answer.
#[must_use]
pub fn wakes<'a>(rows: impl IntoIterator<Item = &'a Row>, now: Moment) -> Vec<Wish> {
    rows.into_iter()
        .filter(|row| row.facts.phase == PhaseKind::Waiting)
        .filter_map(|row| {
            let until = row.facts.seldom.waits.as_ref().and_then(|(_, until)| *until).filter(|until| *until <= now)?;
            Some(Wish {
                id: WishId::from(format!("wake:{}:{}", row.id, until.0)),
                actor: Raw::from("pult"),
                at: Some(now),
                act: Act::Ticket { id: row.id.clone(), what: Change::SetPhase { to: Phase::Open }, seen: Some(row.version) },
                reason: None,
                batch: None,
            })
        })
        .collect()
}
