//! One car, one door: tickets of one object that the same unit can do in one trip become one line.

use super::ask::Ask;
use super::roster::{Person, Roster};
use super::rules::first_broken;
use super::terms::terms;
use crate::desk::TicketId;
use std::collections::BTreeMap;

/// Tickets that a person fixed, and the place of the unit in the roster.
pub(super) type Fixed<'a> = BTreeMap<&'a TicketId, usize>;

/// Minutes of work that one trip may come to: a shift.
const ONE_TRIP: i64 = 480;

/// Joins asks of the same object. A ticket goes along only when the unit that would go best for the leading one may do it too: nobody
/// waits longer for the sake of a bundle. Whoever is fixed to a line by hand goes, and takes along what they may do.
pub(super) fn bundle<'a>(asks: Vec<Ask<'a>>, roster: &Roster, fixed: &Fixed) -> Vec<Ask<'a>> {
    let mut by_site: BTreeMap<&str, Vec<Ask>> = BTreeMap::new();
    let mut lines = Vec::with_capacity(asks.len());
    for ask in asks {
        match joinable(&ask, roster) {
            Some(site) => by_site.entry(site).or_default().push(ask),
            None => lines.push(ask),
        }
    }
    for mut waiting in by_site.into_values() {
        while !waiting.is_empty() {
            let leader = waiting.remove(0);
            lines.push(gather(leader, &mut waiting, roster, fixed));
        }
    }
    lines.sort_by(|a, b| (a.place, &a.leader().head.id).cmp(&(b.place, &b.leader().head.id)));
    lines
}

fn joinable<'a>(ask: &Ask<'a>, roster: &Roster) -> Option<&'a str> {
    let ticket = ask.leader();
    let free = ask.is_visit()
        && !ticket.extra.pinned
        && ticket.extra.held.is_none()
        && ticket.work.earliest.is_none_or(|at| at <= roster.now);
    ticket.place.site.as_ref().filter(|_| free).map(|site| site.id.as_str())
}

fn gather<'a>(leader: Ask<'a>, waiting: &mut Vec<Ask<'a>>, roster: &Roster, fixed: &Fixed) -> Ask<'a> {
    if waiting.is_empty() {
        return leader;
    }
    let by_hand = fixed.get(&leader.leader().head.id).copied();
    let Some(goes) = by_hand.map(|unit| &roster.people[unit]).or_else(|| cheapest(&leader, roster)) else { return leader };
    let mut line = leader;
    waiting.retain(|other| {
        let joined = line.with(other);
        let same_desk = line.leader().people.group == other.leader().people.group;
        let free = fixed.get(&other.leader().head.id).is_none_or(|unit| by_hand == Some(*unit));
        // A choice by hand may break rules for the leading ticket; what goes along breaks none.
        let may = first_broken(roster, goes, if by_hand.is_some() { other } else { &joined }).is_none();
        let fits = same_desk && free && may && joined.effort.0 <= ONE_TRIP;
        if fits {
            line = joined;
        }
        !fits
    });
    line
}

fn cheapest<'r>(ask: &Ask, roster: &'r Roster) -> Option<&'r Person<'r>> {
    let may = roster.people.iter().filter(|person| first_broken(roster, person, ask).is_none());
    may.min_by_key(|person| (terms(roster, person, ask).cost() + person.load_of(ask.effort, roster.policy), &person.unit.id))
}
