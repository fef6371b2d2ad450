//! Which clock the board sorts by, and the mark of a missed deadline.

use crate::desk::{Clock, ClockKind, Due, Moment, Ticket};

/// The clocks that a client sees. The holder's and the queue's are norms of our own: they are shown and warned about, but a
/// ticket is not late for the client because of them, so the board does not sort by them.
pub fn faces_client(kind: ClockKind) -> bool {
    !matches!(kind, ClockKind::Holder | ClockKind::Queue)
}

/// The deadline that the clock has missed by a moment: passed while unmet, or met too late.
pub fn missed(clock: &Clock, at: Moment) -> Option<Moment> {
    let due = clock.due.at()?;
    (faces_client(clock.kind) && due < clock.met.unwrap_or(at)).then_some(due)
}

/// The due that the ticket is sorted by, and whose it is.
///
/// The earliest unmet moment; else the clock that stands with the least left; else best effort; else none. Once a deadline was
/// missed and a new date is promised, the missed ones give way to it: the mark stays, the first page does not fill up.
pub fn of_board(ticket: &Ticket, at: Moment) -> (Due, Option<ClockKind>) {
    if !ticket.head.phase.kind().is_open() {
        return (Due::None, None);
    }
    let promised = ticket.clocks.breached.is_some() && ticket.extra.promise.is_some();
    let gives_way = |clock: &Clock| promised && clock.kind != ClockKind::Promise && missed(clock, at).is_some();
    let place = |clock: &Clock| match clock.due {
        Due::At { at } => (0, at.0),
        Due::Paused { left } => (1, left.0),
        other => (other.rank(), 0),
    };
    let unmet = ticket.clocks.list.iter().filter(|c| c.met.is_none() && faces_client(c.kind) && c.due != Due::None);
    let first = unmet.filter(|c| !gives_way(c)).min_by_key(|c| (place(c), c.kind));
    first.map_or((Due::None, None), |clock| (clock.due, Some(clock.kind)))
}
