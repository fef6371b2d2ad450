//! What starts and stops each clock, and what its goal is.

use crate::desk::contract::{ReactionBy, Targets};
use crate::desk::{CalendarId, Clock, ClockKind, Handed, Minutes, Mode, Moment, Ticket};

/// The calendar of clocks that run by the wall: promises, and the deadlines of a foreign desk.
pub const WALL: &str = "24x7";

/// One clock as the facts of the ticket have it.
pub struct Fact {
    pub kind: ClockKind,
    pub started: Moment,
    pub met: Option<Moment>,
    pub goal: Option<Minutes>,
    pub calendar: CalendarId,
}

/// The clocks that the ticket has at a moment. `known` are the clocks as they stood before: they remember what the ticket's
/// facts forget (when a reply was given, when the pool first let go).
pub fn read(ticket: &Ticket, targets: Option<&Targets>, at: Moment) -> Vec<Fact> {
    let known = |kind| ticket.clocks.list.iter().find(|c| c.kind == kind);
    if ticket.extra.upkeep.is_some() {
        return maintained(ticket, known(ClockKind::Promise), at);
    }
    let spans = [
        (ClockKind::Reaction, Some(reaction(ticket, targets, known(ClockKind::Reaction)))),
        (ClockKind::Reply, reply(ticket, known(ClockKind::Reply), at)),
        (ClockKind::Arrival, arrival(ticket)),
        (ClockKind::Resolution, Some((ticket.head.created, ticket.clocks.solved))),
        (ClockKind::Promise, promise(ticket, known(ClockKind::Promise), at)),
        (ClockKind::Holder, holder(ticket, known(ClockKind::Holder), at)),
        (ClockKind::Queue, Some(queue(ticket, known(ClockKind::Queue), at))),
    ];
    let mut facts = Vec::new();
    for (kind, span) in spans {
        let Some((started, met)) = span else { continue };
        let before = known(kind);
        let goal = targets.and_then(|t| goal(ticket, t, kind));
        let foreign = kind == ClockKind::Resolution && ticket.clocks.foreign_due.is_some();
        // The resolution clock stands for the ticket as a whole even without a goal: that is "best effort".
        let wanted = goal.is_some() || kind == ClockKind::Promise || foreign;
        if !(wanted || before.is_some() || (kind == ClockKind::Resolution && targets.is_some())) {
            continue;
        }
        let calendar = match (kind, targets, before) {
            (ClockKind::Promise, ..) | (_, None, None) => CalendarId::new(WALL),
            (_, Some(targets), _) => targets.calendar(ticket.head.priority).clone(),
            (_, None, Some(before)) => before.calendar.clone(),
        };
        // Without terms nothing is judged anew: a clock that ran keeps its goal for the day when terms come back.
        let goal = if targets.is_none() { before.and_then(|c| c.goal) } else { goal };
        facts.push(Fact { kind, started, met, goal, calendar });
    }
    facts
}

/// Planned maintenance has the window of its visit; a package's terms are for what clients ask for.
fn maintained(ticket: &Ticket, known: Option<&Clock>, at: Moment) -> Vec<Fact> {
    let spans = [(ClockKind::Arrival, arrival(ticket)), (ClockKind::Promise, promise(ticket, known, at))];
    let fact = |(kind, span): (ClockKind, Option<Span>)| {
        let (started, met) = span?;
        Some(Fact { kind, started, met, goal: None, calendar: CalendarId::new(WALL) })
    };
    spans.into_iter().filter_map(fact).collect()
}

fn goal(ticket: &Ticket, targets: &Targets, kind: ClockKind) -> Option<Minutes> {
    let goals = targets.goals(ticket.head.priority);
    match kind {
        ClockKind::Reaction => goals.reaction,
        ClockKind::Reply => goals.reply,
        ClockKind::Arrival => goals.arrival,
        ClockKind::Resolution => goals.resolution,
        ClockKind::Holder => targets.holder,
        ClockKind::Queue => targets.queue,
        ClockKind::Promise => None,
    }
}

/// When a clock started and when it was stopped for good.
type Span = (Moment, Option<Moment>);

/// What the contract counts as a reaction, or what implies it: who stands on site has accepted, and a solution answers all.
fn reaction(ticket: &Ticket, targets: Option<&Targets>, known: Option<&Clock>) -> Span {
    let clocks = &ticket.clocks;
    let created = ticket.head.created;
    let Some(targets) = targets else {
        // Nobody can say what counts: only the solution surely does.
        return (created, known.and_then(|c| c.met).or(clocks.solved));
    };
    let met = match targets.reaction_by {
        ReactionBy::Answer => earliest([clocks.answered, clocks.solved]),
        ReactionBy::Arrival if ticket.work.mode == Mode::Visit => earliest([clocks.arrived, clocks.solved]),
        // Nobody arrives at work that is done from afar.
        ReactionBy::Accepted | ReactionBy::Arrival => earliest([clocks.accepted, earliest([clocks.arrived, clocks.solved])]),
    };
    (created, met)
}

/// From the first word that still waits: a client who asks twice does not wait longer for it.
fn reply(ticket: &Ticket, known: Option<&Clock>, at: Moment) -> Option<Span> {
    let waits_since = known.filter(|c| c.met.is_none()).map(|c| c.started);
    match (ticket.clocks.client_spoke, known) {
        (Some(spoke), _) => {
            let started = waits_since.map_or(spoke, |since| since.min(spoke));
            Some((started, ticket.clocks.solved.filter(|solved| *solved >= spoke)))
        }
        (None, Some(known)) => Some((known.started, known.met.or(Some(at)))),
        (None, None) => None,
    }
}

fn arrival(ticket: &Ticket) -> Option<Span> {
    let met = earliest([ticket.clocks.arrived, ticket.clocks.solved]);
    (ticket.work.mode == Mode::Visit).then_some((ticket.head.created, met))
}

fn promise(ticket: &Ticket, known: Option<&Clock>, at: Moment) -> Option<Span> {
    match (&ticket.extra.promise, known) {
        (Some(promise), _) => Some((promise.made, ticket.clocks.solved.filter(|solved| *solved >= promise.made))),
        (None, Some(known)) => Some((known.started, known.met.or(Some(at)))),
        (None, None) => None,
    }
}

/// Since when somebody holds it who has not said no.
fn held_since(ticket: &Ticket) -> Option<Moment> {
    ticket.people.assignee.as_ref().filter(|a| !matches!(a.handed, Handed::Refused { .. })).map(|a| a.since)
}

fn holder(ticket: &Ticket, known: Option<&Clock>, at: Moment) -> Option<Span> {
    match (held_since(ticket), known) {
        (Some(since), _) => Some((since, ticket.clocks.solved.filter(|solved| *solved >= since))),
        (None, Some(known)) => Some((known.started, known.met.or(ticket.clocks.solved).or(Some(at)))),
        (None, None) => None,
    }
}

/// From registration, or from the moment when the ticket came back into the pool.
fn queue(ticket: &Ticket, known: Option<&Clock>, at: Moment) -> Span {
    let refused = ticket.people.assignee.as_ref().and_then(|a| match a.handed {
        Handed::Refused { at } => Some(at),
        Handed::Told { .. } | Handed::Confirmed { .. } => None,
    });
    let taken = earliest([held_since(ticket), ticket.clocks.solved]);
    match (taken, known) {
        (Some(taken), Some(known)) => {
            // Who says yes after a no, or gets it back by an undo, has held it since before: the pool let go only now.
            let let_go = if taken < known.started { at } else { taken };
            (known.started, known.met.or(Some(let_go)))
        }
        (Some(taken), None) => (ticket.head.created, Some(taken.max(ticket.head.created))),
        (None, Some(known)) if known.met.is_none() => (known.started, None),
        (None, Some(_)) => (refused.unwrap_or(at), None),
        (None, None) => (refused.unwrap_or(ticket.head.created), None),
    }
}

fn earliest(moments: [Option<Moment>; 2]) -> Option<Moment> {
    moments.into_iter().flatten().min()
}
