//! One car, one door: tickets of one object that the same unit can do in one trip become one line.

use super::ask::Ask;
use super::roster::Roster;
use super::rules::first_broken;
use super::terms::terms;
use crate::desk::TicketId;
use std::collections::{BTreeMap, BTreeSet};

/// Minutes of work that one trip may come to: a shift.
const ONE_TRIP: i64 = 480;

/// Joins asks of the same object. A ticket goes along only when the unit that would go best for the leading one may do it too: nobody
/// waits longer for the sake of a bundle. `alone` names tickets that stay by themselves.
pub(super) fn bundle<'a>(asks: Vec<Ask<'a>>, roster: &Roster, alone: &BTreeSet<&TicketId>) -> Vec<Ask<'a>> {
    let mut by_site: BTreeMap<&str, Vec<Ask>> = BTreeMap::new();
    let mut lines = Vec::with_capacity(asks.len());
    for ask in asks {
        match joinable(&ask, roster, alone) {
            Some(site) => by_site.entry(site).or_default().push(ask),
            None => lines.push(ask),
        }
    }
    for mut waiting in by_site.into_values() {
        while !waiting.is_empty() {
            let leader = waiting.remove(0);
            lines.push(gather(leader, &mut waiting, roster));
        }
    }
    lines.sort_by(|a, b| (a.place, &a.leader().head.id).cmp(&(b.place, &b.leader().head.id)));
    lines
}

fn joinable<'a>(ask: &Ask<'a>, roster: &Roster, alone: &BTreeSet<&TicketId>) -> Option<&'a str> {
    let ticket = ask.leader();
    let free = ask.is_visit()
        && !ticket.extra.pinned
        && ticket.extra.held.is_none()
        && ticket.work.earliest.is_none_or(|at| at <= roster.now)
        && !alone.contains(&ticket.head.id);
    ticket.place.site.as_ref().filter(|_| free).map(|site| site.id.as_str())
}

fn gather<'a>(leader: Ask<'a>, waiting: &mut Vec<Ask<'a>>, roster: &Roster) -> Ask<'a> {
    if waiting.is_empty() {
        return leader;
    }
    let goes = roster
        .people
        .iter()
        .filter(|person| first_broken(roster, person, &leader).is_none())
        .min_by_key(|person| (terms(roster, person, &leader).cost() + person.load_cost(0, roster.policy), &person.unit.id));
    let Some(goes) = goes else { return leader };
    let mut line = leader;
    waiting.retain(|other| {
        let joined = line.with(other);
        let same_desk = line.leader().people.group == other.leader().people.group;
        let fits = same_desk && joined.effort.0 <= ONE_TRIP && first_broken(roster, goes, &joined).is_none();
        if fits {
            line = joined;
        }
        !fits
    });
    line
}
