//! «Где инженер?»: who goes to the caller's open ticket, how far they are, what they do before it, and the last word about it.

use crate::desk::visit::VisitState;
use crate::desk::{Act, Card, Change, Event, Handed, Moment, Named, PhaseKind, Row, TicketId, UnitId};
use crate::text::Raw;
use std::collections::BTreeSet;

/// What they do for the ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Told of it at this moment, no answer yet.
    Told(Moment),
    /// Said no at this moment.
    Refused(Moment),
    /// Said yes at this moment.
    Confirmed(Moment),
    /// On the way; since when, once that is read.
    Travelling(Option<Moment>),
    /// At the object.
    OnSite(Option<Moment>),
    /// Left it.
    Done(Option<Moment>),
}

impl Doing {
    /// The code of its text, `where-<code>`; with `-since` where the moment is known.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Told(_) => "told",
            Self::Refused(_) => "refused",
            Self::Confirmed(_) => "confirmed",
            Self::Travelling(_) => "travelling",
            Self::OnSite(_) => "on-site",
            Self::Done(_) => "done",
        }
    }

    /// Since when.
    #[must_use]
    pub const fn since(self) -> Option<Moment> {
        match self {
            Self::Told(at) | Self::Refused(at) | Self::Confirmed(at) => Some(at),
            Self::Travelling(at) | Self::OnSite(at) | Self::Done(at) => at,
        }
    }

    /// Are they already at it? Then nothing goes before it.
    const fn has_begun(self) -> bool {
        matches!(self, Self::Travelling(_) | Self::OnSite(_) | Self::Done(_))
    }
}

/// Where the engineer of a ticket is, as far as the desk knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whereabouts {
    /// Of which ticket.
    pub ticket: TicketId,
    /// As of which version of it.
    pub version: i64,
    /// Who.
    pub unit: Named<UnitId>,
    /// What they do.
    pub doing: Doing,
    /// How many open tickets they have before this one.
    pub before: usize,
    /// When they should be there.
    pub expected: Option<Moment>,
    /// The last word about it, to the client or of the engineer, with its moment; none where there is none, or it is still read.
    pub word: Option<(Moment, Raw)>,
}

impl Whereabouts {
    /// What is known of a ticket's holder; none where nobody holds it. `card` adds what the row does not keep; `board` are the open
    /// tickets, in their order.
    #[must_use]
    pub fn of<'a>(row: &Row, card: Option<&Card>, board: impl Iterator<Item = &'a Row>) -> Option<Self> {
        let held = row.facts.assignee.as_ref()?;
        let card = card.filter(|card| card.ticket.head.id == row.id);
        let visit = card.and_then(|card| card.ticket.extra.visit.as_ref());
        let since = visit.and_then(|visit| visit.since);
        let (state, expected) = row.facts.seldom.visit.map_or((None, None), |(state, expected)| (Some(state), expected));
        let doing = match (held.handed, state) {
            (Handed::Refused { at }, _) => Doing::Refused(at),
            (_, Some(VisitState::Travelling)) => Doing::Travelling(since),
            (_, Some(VisitState::OnSite)) => Doing::OnSite(since),
            (_, Some(VisitState::Done)) => Doing::Done(since),
            (Handed::Told { at }, _) => Doing::Told(at),
            (Handed::Confirmed { at }, _) => Doing::Confirmed(at),
        };
        let same = |other: &&Row| {
            other.id != row.id
                && matches!(other.facts.phase, PhaseKind::New | PhaseKind::Open)
                && other.facts.assignee.as_ref().is_some_and(|theirs| theirs.unit.id == held.unit.id)
        };
        let begun = |other: &Row| matches!(other.facts.seldom.visit, Some((VisitState::Travelling | VisitState::OnSite, _)));
        let over = |other: &Row| matches!(other.facts.seldom.visit, Some((VisitState::Done, _)));
        let goes_first = |other: &&Row| !over(other) && (begun(other) || other.place() < row.place());
        let before = if doing.has_begun() { 0 } else { board.filter(same).filter(goes_first).count() };
        let word = card.and_then(|card| last_word(&card.history));
        Some(Self { ticket: row.id.clone(), version: row.version, unit: held.unit.clone(), doing, before, expected, word })
    }
}

/// The newest note or promise that stands.
fn last_word(history: &[Event]) -> Option<(Moment, Raw)> {
    let undone: BTreeSet<i64> = history.iter().filter_map(|event| event.undoes).collect();
    let changes = |event: &Event| match &event.act {
        Act::Ticket { what: Change::Several { changes }, .. } => changes.clone(),
        Act::Ticket { what, .. } => vec![what.clone()],
        _ => Vec::new(),
    };
    let retracted = |event: &Event| {
        changes(event).into_iter().filter_map(|change| if let Change::Retract { seq } = change { Some(seq) } else { None })
    };
    let struck: BTreeSet<i64> = history.iter().flat_map(retracted).collect();
    let stands = |event: &&Event| event.undoes.is_none() && !undone.contains(&event.seq) && !struck.contains(&event.seq);
    history.iter().rev().filter(stands).find_map(|event| {
        let words = changes(event).into_iter().rev().find_map(|change| match change {
            Change::Note { text, .. } => Some(text),
            Change::Promise { to: Some(promise) } => Some(promise.text),
            _ => None,
        });
        words.filter(|words| !words.is_blank()).map(|words| (event.at, words))
    })
}
