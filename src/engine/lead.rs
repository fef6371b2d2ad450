//! What a lead asks of a desk: read here, computed beside the tasks that wait, told as one answer.

use super::{BOARD, heavy, unexpected};
use crate::app::{Asked, Told};
use crate::backend::{Answer, Desk, Read};
use crate::desk::handover::MOST;
use crate::desk::moment::DAY;
use crate::desk::{Arrivals, Backlog, Failure, Handing, Judged, Moment, Policy, Row, TicketId};
use crate::lead::{self, Crew, Facts, Overview, Tempo, Turn};
use futures_util::StreamExt;

/// Answers a lead.
pub(super) async fn answer(desk: &dyn Desk, asked: Asked, now: Moment) -> Result<Told, Failure> {
    Ok(match asked {
        Asked::Overview => Told::Overview(Box::new(overview(desk, now).await?)),
        Asked::Crew => Told::Crew(Box::new(crew(desk, now).await?)),
        Asked::Turn { unsent } => Told::Turn(Box::new(turn(desk, unsent, now).await?)),
    })
}

/// Load and forecast.
///
/// # Errors
/// Whatever keeps the desk from being read.
pub async fn crew(desk: &dyn Desk, now: Moment) -> Result<Crew, Failure> {
    let policy = policy(desk).await?;
    let backlog = backlog(desk, Vec::new()).await?;
    heavy(move || lead::crew(&backlog.units, &backlog.held, &policy, now)).await
}

/// All that a lead sees at once.
///
/// # Errors
/// Whatever keeps the desk from being read.
pub async fn overview(desk: &dyn Desk, now: Moment) -> Result<Overview, Failure> {
    let policy = policy(desk).await?;
    let backlog = backlog(desk, Vec::new()).await?;
    let arrivals = arrivals(desk, Tempo::begins(now, policy.zone), Moment(now.0 + 1)).await?;
    let judged = judged(desk, Moment(now.0 - lead::DAYS * DAY), now).await?;
    heavy(move || Overview {
        at: now,
        crew: lead::crew(&backlog.units, &backlog.held, &policy, now),
        tempo: lead::tempo(&arrivals, policy.zone, now),
        breaches: lead::breaches(&judged, now),
        shares: lead::shares(&judged, now),
    })
    .await
}

/// The sheet of the shift, and the one that was signed last.
///
/// # Errors
/// Whatever keeps the desk from being read.
pub async fn turn(desk: &dyn Desk, unsent: u32, now: Moment) -> Result<Turn, Failure> {
    let policy = policy(desk).await?;
    let rows = board(desk).await?;
    let mut promised: Vec<&Row> = rows.iter().filter(|row| row.facts.seldom.promised.is_some()).collect();
    promised.sort_by_key(|row| (row.facts.seldom.promised, row.number));
    // Twice as many as a part has lines: they are shared out among "promised" and "call back".
    let promised: Vec<TicketId> = promised.into_iter().take(2 * MOST).map(|row| row.id.clone()).collect();
    let backlog = backlog(desk, promised).await?;
    let Handing { last, calls } = match desk.read(Read::Handing).await {
        Ok(Answer::Handing(handing)) => *handing,
        other => return Err(unexpected(other)),
    };
    heavy(move || {
        // What is asked for by name does not count as held: the whole board says who holds what.
        let Backlog { tickets, units, .. } = &*backlog;
        let crew = lead::crew(units, &rows, &policy, now);
        let facts = Facts { rows: &rows, promised: tickets, units, crew: &crew, calls: &calls, unsent, now };
        Turn { fresh: lead::sheet(&facts), last }
    })
    .await
}

/// How many tickets came in between two moments.
///
/// # Errors
/// Whatever keeps the desk from being read.
pub async fn arrivals(desk: &dyn Desk, from: Moment, to: Moment) -> Result<Arrivals, Failure> {
    match desk.read(Read::Arrivals { from, to }).await {
        Ok(Answer::Arrivals(arrivals)) => Ok(arrivals),
        other => Err(unexpected(other)),
    }
}

/// Deadlines told to clients between two moments.
///
/// # Errors
/// Whatever keeps the desk from being read.
pub async fn judged(desk: &dyn Desk, from: Moment, to: Moment) -> Result<Vec<Judged>, Failure> {
    match desk.read(Read::Judged { from, to }).await {
        Ok(Answer::Judged(judged)) => Ok(judged),
        other => Err(unexpected(other)),
    }
}

async fn policy(desk: &dyn Desk) -> Result<Policy, Failure> {
    match desk.read(Read::Furniture).await {
        Ok(Answer::Furniture(furniture)) => Ok(furniture.policy),
        other => Err(unexpected(other)),
    }
}

/// Whole tickets of these, with everybody who works here and what they hold.
async fn backlog(desk: &dyn Desk, tickets: Vec<TicketId>) -> Result<Box<Backlog>, Failure> {
    match desk.read(Read::Backlog(Some(tickets))).await {
        Ok(Answer::Backlog(backlog)) => Ok(backlog),
        other => Err(unexpected(other)),
    }
}

async fn board(desk: &dyn Desk) -> Result<Vec<Row>, Failure> {
    let mut pages = desk.board(BOARD);
    let mut rows = Vec::new();
    while let Some(page) = pages.next().await {
        rows.extend(page?.rows);
    }
    Ok(rows)
}
