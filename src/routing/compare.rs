//! Two policies on one desk: what each places, and which tickets go to somebody else through which rule or term.

use super::best::replan;
use super::plan::{Candidate, Line, Plan};
use super::rule::{Rule, TermName};
use crate::desk::{Backlog, Moment, Named, Policy, TicketId, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// So many lines are weighed at once: the candidates of a whole large desk would be millions.
const AT_ONCE: usize = 64;

/// A plan with the rules that it was made by.
#[derive(Clone, Copy, Debug)]
pub struct Made<'a> {
    /// The rules.
    pub policy: &'a Policy,
    /// The plan.
    pub plan: &'a Plan,
}

/// How two plans of one desk differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Each class of urgency that either plan has, the most urgent first.
    pub classes: Vec<Class>,
    /// The tickets that go to somebody else, in the order of the first plan.
    pub moved: Vec<Moved>,
}

/// How much of a class of urgency is placed: (placed, all) tickets, by the one policy and by the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
    /// 0..3.
    pub urgency: u8,
    /// By the first.
    pub before: (usize, usize),
    /// By the second.
    pub after: (usize, usize),
}

/// A ticket that goes to somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Which.
    pub ticket: TicketId,
    /// Its number.
    pub number: i64,
    /// Who takes it by the first policy; none when nobody does.
    pub before: Option<Named<UnitId>>,
    /// Who by the second.
    pub after: Option<Named<UnitId>>,
    /// What made the difference.
    pub because: Because,
}

/// What made the difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// By the second policy a rule forbids the one who took it.
    NoLonger(Rule),
    /// By the first policy a rule forbade the one who takes it now.
    NowMay(Rule),
    /// Between the two this term speaks for the new one by so many minutes more than before; no other term by as much.
    Term(TermName, i64),
    /// The ticket is more or less urgent: before and after.
    Urgency(u8, u8),
    /// For the ticket itself nothing has changed: somebody's room went to other tickets, or came free.
    Others,
}

/// Compares two plans of one backlog, made for the same moment.
#[must_use]
pub fn compare(backlog: &Backlog, now: Moment, before: Made<'_>, after: Made<'_>) -> Comparison {
    let (old, new) = (taken(before.plan), taken(after.plan));
    let numbers: BTreeMap<&TicketId, i64> = backlog.tickets.iter().map(|t| (&t.head.id, t.head.number)).collect();
    let order = before.plan.lines.iter().flat_map(tickets);
    let changed: Vec<&TicketId> = order.filter(|id| unit(old.get(id)) != unit(new.get(id))).collect();
    let mut moved = Vec::with_capacity(changed.len());
    for part in changed.chunks(AT_ONCE) {
        let (by_old, by_new) = (weighed(backlog, before.policy, now, part), weighed(backlog, after.policy, now, part));
        for id in part {
            let (was, is) = (old.get(id), new.get(id));
            let named = |fate: Option<&Fate>| fate.and_then(|fate| fate.unit.cloned());
            let urgencies = (was.map_or(0, |fate| fate.urgency), is.map_or(0, |fate| fate.urgency));
            let because = because(by_old.get(id), by_new.get(id), (unit(was), unit(is)), urgencies);
            let number = numbers.get(id).copied().unwrap_or(0);
            moved.push(Moved { ticket: (*id).clone(), number, before: named(was), after: named(is), because });
        }
    }
    Comparison { classes: classes(&old, &new), moved }
}

/// What a plan does with a ticket.
struct Fate<'a> {
    unit: Option<&'a Named<UnitId>>,
    urgency: u8,
}

fn unit<'a>(fate: Option<&Fate<'a>>) -> Option<&'a UnitId> {
    fate?.unit.map(|unit| &unit.id)
}

fn tickets(line: &Line) -> impl Iterator<Item = &TicketId> {
    std::iter::once(&line.ticket).chain(&line.with)
}

fn taken(plan: &Plan) -> BTreeMap<&TicketId, Fate<'_>> {
    plan.lines
        .iter()
        .flat_map(|line| {
            let unit = line.choice.as_ref().map(|choice| &choice.unit);
            tickets(line).map(move |id| (id, Fate { unit, urgency: line.urgency }))
        })
        .collect()
}

fn classes(old: &BTreeMap<&TicketId, Fate>, new: &BTreeMap<&TicketId, Fate>) -> Vec<Class> {
    let count = |fates: &BTreeMap<&TicketId, Fate>, urgency: u8| {
        let all = fates.values().filter(|fate| fate.urgency == urgency);
        all.fold((0, 0), |(placed, all), fate| (placed + usize::from(fate.unit.is_some()), all + 1))
    };
    let class = |urgency| Class { urgency, before: count(old, urgency), after: count(new, urgency) };
    (0..=3).rev().map(class).filter(|class| class.before.1 + class.after.1 > 0).collect()
}

/// The lines of these tickets with every candidate, each by its ticket.
fn weighed(backlog: &Backlog, policy: &Policy, now: Moment, wanted: &[&TicketId]) -> BTreeMap<TicketId, Line> {
    let wanted: BTreeSet<&TicketId> = wanted.iter().copied().collect();
    let others: Vec<TicketId> = backlog.tickets.iter().map(|t| &t.head.id).filter(|id| !wanted.contains(id)).cloned().collect();
    let lines = replan(backlog, policy, now, &[], &others).lines;
    lines.into_iter().flat_map(|line| tickets(&line).cloned().map(|id| (id, line.clone())).collect::<Vec<_>>()).collect()
}

fn because(
    by_old: Option<&Line>,
    by_new: Option<&Line>,
    (was, is): (Option<&UnitId>, Option<&UnitId>),
    (before, after): (u8, u8),
) -> Because {
    let refused = |line: Option<&Line>, unit: Option<&UnitId>| {
        let refused = line?.refused.iter().find(|refused| Some(&refused.unit.id) == unit)?;
        Some(refused.rule)
    };
    if let Some(rule) = refused(by_new, was) {
        return Because::NoLonger(rule);
    }
    if let Some(rule) = refused(by_old, is) {
        return Because::NowMay(rule);
    }
    if let (Some(was), Some(is)) = (was, is)
        && let Some((term, minutes)) = turned(by_old, by_new, was, is)
    {
        return Because::Term(term, minutes);
    }
    if before == after { Because::Others } else { Because::Urgency(before, after) }
}

/// The term whose difference between the two has turned most for the new one.
fn turned(by_old: Option<&Line>, by_new: Option<&Line>, was: &UnitId, is: &UnitId) -> Option<(TermName, i64)> {
    let candidate = |line: Option<&Line>, unit: &UnitId| line?.candidates.iter().find(|c| c.unit.id == *unit).cloned();
    let value = |candidate: &Candidate, name| candidate.terms.iter().filter(|t| t.name == name).map(|t| t.value).sum::<i64>();
    let (old_was, old_is) = (candidate(by_old, was)?, candidate(by_old, is)?);
    let (new_was, new_is) = (candidate(by_new, was)?, candidate(by_new, is)?);
    let gain = |name| {
        let (before, after) = (value(&old_was, name) - value(&old_is, name), value(&new_was, name) - value(&new_is, name));
        after - before
    };
    let gains = TermName::ALL.into_iter().map(|name| (name, gain(name))).filter(|(_, minutes)| *minutes > 0);
    gains.reduce(|best, other| if other.1 > best.1 { other } else { best })
}
