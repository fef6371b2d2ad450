//! «Что если»: reads what an idea bears on and has it computed; nothing is written.

use super::{heavy, unexpected};
use crate::app::Idea;
use crate::backend::{Answer, Desk, Read};
use crate::desk::{Backlog, Card, Failure, Furniture, Moment, TicketId, UnitId};
use crate::routing::{self, Rehearsal};

/// What the idea would move and break.
///
/// # Errors
/// Whatever keeps the desk from being read.
pub async fn rehearse(desk: &dyn Desk, idea: Idea, now: Moment) -> Result<Rehearsal, Failure> {
    let furniture = furniture(desk).await?;
    match idea {
        Idea::Absence { unit, absences, .. } => {
            let theirs = held_by(&*backlog(desk, Some(Vec::new())).await?, &unit.id);
            let backlog = backlog(desk, Some(theirs)).await?;
            heavy(move || routing::rehearse_absence(&backlog, &furniture.policy, now, &unit.id, &absences)).await
        }
        Idea::Raise { ticket, to } => {
            let Some(card) = card(desk, ticket).await? else { return Ok(Rehearsal::default()) };
            let queue = card.ticket.people.assignee.is_some().then(Vec::new);
            let backlog = backlog(desk, queue).await?;
            heavy(move || {
                let raised = routing::raised(&card.ticket, to, &furniture, card.contract.as_ref(), now);
                routing::rehearse_raise(&backlog, &raised, &furniture.policy, now)
            })
            .await
        }
        Idea::First { ticket, unit, among } => {
            let backlog = backlog(desk, among).await?;
            heavy(move || routing::rehearse_first(&backlog, &ticket, &unit.id, &furniture.policy, now)).await
        }
        Idea::Level => {
            let could = routing::could_move(&*backlog(desk, Some(Vec::new())).await?, &furniture.policy, now);
            let backlog = backlog(desk, Some(could)).await?;
            heavy(move || routing::rebalance(&backlog, &furniture.policy, now)).await
        }
    }
}

fn held_by(backlog: &Backlog, unit: &UnitId) -> Vec<TicketId> {
    let theirs = backlog.held.iter().filter(|row| row.facts.assignee.as_ref().is_some_and(|held| held.unit.id == *unit));
    theirs.map(|row| row.id.clone()).collect()
}

async fn furniture(desk: &dyn Desk) -> Result<Furniture, Failure> {
    match desk.read(Read::Furniture).await {
        Ok(Answer::Furniture(furniture)) => Ok(*furniture),
        other => Err(unexpected(other)),
    }
}

async fn card(desk: &dyn Desk, ticket: TicketId) -> Result<Option<Box<Card>>, Failure> {
    match desk.read(Read::Card(ticket)).await {
        Ok(Answer::Card(card)) => Ok(card),
        other => Err(unexpected(other)),
    }
}

/// These tickets whole, or all that nobody holds, with what is held beside them.
async fn backlog(desk: &dyn Desk, tickets: Option<Vec<TicketId>>) -> Result<Box<Backlog>, Failure> {
    match desk.read(Read::Backlog(tickets)).await {
        Ok(Answer::Backlog(backlog)) => Ok(backlog),
        other => Err(unexpected(other)),
    }
}
