//! One car, one door: tickets and due maintenance of one object that the same unit can do in one trip become one line.

use super::ask::Ask;
use super::kind::Kinds;
use super::roster::{Person, Roster};
use super::rules::first_broken;
use super::sieve::Sieve;
use crate::desk::visit::{Maintenance, VisitState};
use crate::desk::{Minutes, TicketId};
use std::collections::BTreeMap;

/// Tickets that a person fixed, and the place of the unit in the roster.
pub(super) type Fixed<'a> = BTreeMap<&'a TicketId, usize>;

/// Joins asks of the same object. A ticket goes along only when the unit that would go best for the leading one may do it too: nobody
/// waits longer for the sake of a bundle. Whoever is fixed to a line by hand goes, and takes along what they may do. Then the
/// maintenance that is due at an object goes along with the first line that goes there.
pub(super) fn bundle<'a>(asks: Vec<Ask<'a>>, due: &'a [Maintenance], kinds: &mut Kinds<'_, 'a>, fixed: &Fixed) -> Vec<Ask<'a>> {
    let roster = kinds.roster;
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
            lines.push(gather(leader, &mut waiting, kinds, fixed));
        }
    }
    lines.sort_by(|a, b| (a.place, &a.leader().head.id).cmp(&(b.place, &b.leader().head.id)));
    let mut due = due_by_site(due, roster);
    if !due.is_empty() {
        for line in &mut lines {
            maintain(line, &mut due, kinds, fixed);
        }
    }
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

fn gather<'a>(leader: Ask<'a>, waiting: &mut Vec<Ask<'a>>, kinds: &mut Kinds<'_, 'a>, fixed: &Fixed) -> Ask<'a> {
    let roster = kinds.roster;
    if waiting.is_empty() {
        return leader;
    }
    let by_hand = by_hand(&leader, fixed);
    let Some(goes) = goes(&leader, kinds, fixed) else { return leader };
    let soonest = leader.soonest(roster.now);
    let mut line = leader;
    waiting.retain(|other| {
        let joined = line.with(other);
        let same_desk = line.leader().people.group == other.leader().people.group;
        let free = fixed.get(&other.leader().head.id).is_none_or(|unit| by_hand == Some(*unit));
        let same_time = joined.soonest(roster.now) == soonest && joined.not_after().is_none_or(|until| soonest < until);
        // A choice by hand may break rules for the leading ticket; what goes along breaks none.
        let may = first_broken(roster, goes, if by_hand.is_some() { other } else { &joined }).is_none();
        let fits = same_desk && free && same_time && may && joined.effort <= roster.policy.field.one_trip;
        if fits {
            line = joined;
        }
        !fits
    });
    line
}

fn by_hand(ask: &Ask, fixed: &Fixed) -> Option<usize> {
    fixed.get(&ask.leader().head.id).copied()
}

/// Who would go for a line alone: whoever is fixed to it, else the cheapest.
fn goes<'r, 'a>(ask: &Ask<'a>, kinds: &mut Kinds<'r, 'a>, fixed: &Fixed) -> Option<&'r Person<'a>> {
    let roster: &'r Roster<'a> = kinds.roster;
    if let Some(unit) = by_hand(ask, fixed) {
        return Some(&roster.people[unit]);
    }
    let sieve = Sieve::new(kinds, ask);
    let cost = |unit: &usize| sieve.terms(roster, *unit, ask).cost() + roster.people[*unit].load_of(ask.effort, roster.policy);
    // The roster is in the order of the ids: of those that are equally cheap the first one goes.
    sieve.who_may(roster, ask).min_by_key(cost).map(|unit| &roster.people[unit])
}

/// Maintenance whose time has come and that nobody has begun, by object, the most pressing first.
fn due_by_site<'a>(all: &'a [Maintenance], roster: &Roster) -> BTreeMap<&'a str, Vec<&'a Maintenance>> {
    let mut due: BTreeMap<&str, Vec<&Maintenance>> = BTreeMap::new();
    for service in all {
        if service.state == VisitState::Planned && service.ticket.is_none() && service.from <= roster.now {
            due.entry(service.site.id.as_str()).or_default().push(service);
        }
    }
    for services in due.values_mut() {
        services.sort_by(|a, b| (a.until, &a.id).cmp(&(b.until, &b.id)));
    }
    due
}

/// Takes along the maintenance that fits into the trip and that whoever goes knows how to do.
fn maintain<'a>(line: &mut Ask<'a>, due: &mut BTreeMap<&str, Vec<&'a Maintenance>>, kinds: &mut Kinds<'_, 'a>, fixed: &Fixed) {
    let roster = kinds.roster;
    let Some(site) = line.leader().place.site.as_ref().filter(|_| line.is_visit()) else { return };
    let Some(services) = due.get_mut(site.id.as_str()).filter(|services| !services.is_empty()) else { return };
    let by_hand = by_hand(line, fixed);
    let Some(goes) = goes(line, kinds, fixed) else { return };
    services.retain(|service| {
        let theirs = service.unit.as_ref().is_none_or(|unit| unit.id == goes.unit.id);
        let kind = &service.kind.0;
        // A kind of work that is nobody's skill is a kind that anybody does.
        let knows = goes.level(kind) > 0 || roster.people.iter().all(|person| person.unit.level(kind) == 0);
        let mut longer = line.clone();
        longer.effort = Minutes(line.effort.0.saturating_add(service.effort.0.max(0)));
        let may = by_hand.is_some() || first_broken(roster, goes, &longer).is_none();
        let fits = theirs && knows && may && longer.effort <= roster.policy.field.one_trip;
        if fits {
            longer.also.push(service);
            *line = longer;
        }
        !fits
    });
}
