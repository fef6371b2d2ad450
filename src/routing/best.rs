//! The best plan over the queue, the best proposal for one ticket, and the check of a choice by hand.

use super::ask::{Ask, Asker};
use super::bundle::bundle;
use super::by_minutes;
use super::flow::{CLASSES, Pair, Problem, Solution, Sum, second_best, solve, split, weight};
use super::kind::Kinds;
use super::plan::{Alternative, Line, Plan, Refused, Room};
use super::relax::{self, Spare};
use super::roster::{Person, Roster};
use super::rule::Rule;
use super::rules::all_broken;
use super::sieve::Sieve;
use super::terms::{candidate, candidate_by};
use crate::desk::policy::LoadUnit;
use crate::desk::{Backlog, Moment, Named, Policy, Ticket, TicketId, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// How much of the reasons a plan carries.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reasons {
    /// Every candidate and every refusal of every line.
    All,
    /// Only the choices, their alternatives and what blocks the rest.
    Choices,
}

/// The best plan for all of the backlog's tickets, with every reason.
#[must_use]
pub fn plan(backlog: &Backlog, policy: &Policy, now: Moment) -> Plan {
    replan(backlog, policy, now, &[], &[])
}

/// The same plan with `candidates` and `refused` left empty: for large desks, where they are millions.
#[must_use]
pub fn plan_choices(backlog: &Backlog, policy: &Policy, now: Moment) -> Plan {
    Planning::new(backlog, policy, now, &[], &[], Reasons::Choices).plan()
}

/// The best plan around lines that a person has fixed to a unit (whatever the rules say) and without the tickets they dropped.
#[must_use]
pub fn replan(backlog: &Backlog, policy: &Policy, now: Moment, fixed: &[(TicketId, UnitId)], dropped: &[TicketId]) -> Plan {
    Planning::new(backlog, policy, now, fixed, dropped, Reasons::All).plan()
}

/// The candidates for one ticket, cheapest first, and everybody who may not. None when the backlog does not have the ticket.
#[must_use]
pub fn propose(backlog: &Backlog, policy: &Policy, now: Moment, ticket: &TicketId) -> Option<Line> {
    let others: Vec<TicketId> = backlog.tickets.iter().map(|t| t.head.id.clone()).filter(|id| id != ticket).collect();
    Planning::new(backlog, policy, now, &[], &others, Reasons::All).plan().lines.pop()
}

/// All the rules that giving this ticket to this unit by hand would break. Empty for a unit that the backlog does not have.
#[must_use]
pub fn check(backlog: &Backlog, policy: &Policy, now: Moment, ticket: &Ticket, unit: &UnitId) -> Vec<Refused> {
    let roster = Roster::new(backlog, policy, now, &BTreeSet::from([&ticket.head.id]));
    let ask = Asker::new(backlog, policy, now).ask(ticket);
    let person = roster.place_of(unit).map(|place| &roster.people[place]);
    person.map_or_else(Vec::new, |person| all_broken(&roster, person, &ask).iter().map(|b| b.refuse(person)).collect())
}

/// A line before the solver: the ask, and who may.
pub(super) struct Draft<'a> {
    pub ask: Ask<'a>,
    pub sieve: Sieve,
    pub fixed: Option<usize>,
    pub pairs: Vec<Pair>,
}

impl Draft<'_> {
    pub fn class(&self) -> u8 {
        if self.fixed.is_some() { CLASSES as u8 - 1 } else { self.ask.urgency }
    }
}

pub(super) struct Planning<'a> {
    pub roster: Roster<'a>,
    pub drafts: Vec<Draft<'a>>,
    reasons: Reasons,
}

impl<'a> Planning<'a> {
    pub fn new(
        backlog: &'a Backlog,
        policy: &'a Policy,
        now: Moment,
        fixed: &[(TicketId, UnitId)],
        dropped: &[TicketId],
        reasons: Reasons,
    ) -> Self {
        let dropped: BTreeSet<&TicketId> = dropped.iter().collect();
        let tickets: BTreeMap<&TicketId, &Ticket> =
            backlog.tickets.iter().map(|t| (&t.head.id, t)).filter(|(id, _)| !dropped.contains(id)).collect();
        let roster = Roster::new(backlog, policy, now, &tickets.keys().copied().collect());
        let fixed: BTreeMap<&TicketId, usize> =
            fixed.iter().filter_map(|(ticket, unit)| Some((ticket, roster.place_of(unit)?))).collect();
        let asker = Asker::new(backlog, policy, now);
        let mut asks: Vec<Ask> = tickets.values().map(|t| asker.ask(t)).collect();
        asks.sort_by(|a, b| (a.place, &a.leader().head.id).cmp(&(b.place, &b.leader().head.id)));
        let mut kinds = Kinds::new(&roster);
        let lines = bundle(asks, &backlog.maintenance, &mut kinds, &fixed);
        let draft = |ask: Ask<'a>| draft(&mut kinds, fixed.get(&ask.leader().head.id).copied(), ask);
        let drafts = lines.into_iter().map(draft).collect();
        Self { roster, drafts, reasons }
    }

    pub fn plan(self) -> Plan {
        match self.roster.policy.load {
            LoadUnit::Tickets => {
                let rooms = self.rooms();
                let (problem, tasks) = self.problem(&rooms);
                let best = solve(&problem);
                self.told(rooms, &problem, &best, &tasks)
            }
            LoadUnit::Minutes => by_minutes::plan(&self),
        }
    }

    /// The plan that a solution of its problem stands for; `tasks`: the task of each draft.
    pub fn told(&self, units: Vec<Room>, problem: &Problem, best: &Solution, tasks: &[usize]) -> Plan {
        let others = second_best(problem, best);
        let bound = best.bound(problem) - best.left_out(problem);
        let cost = best.cost(problem);
        let mut taken = vec![0_usize; self.roster.people.len()];
        let whole = best.taken(problem);
        let spare = Spare::Tickets { rooms: &units, taken: &whole };
        let mut lines = Vec::with_capacity(self.drafts.len());
        for (draft, task) in self.drafts.iter().zip(tasks.iter().copied()) {
            let mut line = self.line(draft);
            if let Some(k) = best.chosen[task] {
                let unit = problem.pairs(task)[k].unit as usize;
                let load = units[unit].load_costs.get(taken[unit]).copied().unwrap_or(0);
                taken[unit] += 1;
                line.choice = Some(candidate(&self.roster, &self.roster.people[unit], &draft.ask, load));
                line.alternative = others[task].map(|other| {
                    let pair = problem.pairs(task)[other.pair];
                    let (leaves_out, dearer) = split(other.dearer);
                    let unit = named(&self.roster.people[pair.unit as usize]);
                    Alternative { unit, cost: pair.minutes(), dearer, leaves_out }
                });
            } else {
                line.blocked_by = blocked_by(&self.roster, draft);
                line.relaxation = relax::cheapest(&self.roster, draft, &spare);
            }
            lines.push(line);
        }
        let policy = self.roster.policy.name.clone();
        let (exact, cost, bound) = (cost == bound, minutes(cost), minutes(bound));
        Plan { policy, at: self.roster.now, lines, cost, bound, exact, more: 0, units }
    }

    /// The room of each unit, and the load of each ticket that this plan could give it.
    pub fn rooms(&self) -> Vec<Room> {
        let mut fixed = vec![0_usize; self.roster.people.len()];
        for unit in self.drafts.iter().filter_map(|d| d.fixed) {
            fixed[unit] += 1;
        }
        let room = |(person, fixed): (&Person, usize)| {
            let room = person.room().max(fixed);
            let usable = room.min(self.drafts.len());
            let load_costs = (0..usable).map(|k| person.load_cost(k, self.roster.policy)).collect();
            Room { unit: named(person), room, minutes: None, load_costs }
        };
        self.roster.people.iter().zip(fixed).map(room).collect()
    }

    /// The problem with the most urgent tasks first, and the task of each draft.
    pub fn problem(&self, units: &[Room]) -> (Problem, Vec<usize>) {
        let mut order: Vec<usize> = (0..self.drafts.len()).collect();
        order.sort_by_key(|draft| std::cmp::Reverse(self.drafts[*draft].class()));
        let mut problem = Problem::new(units.iter().map(|u| u.load_costs.clone()).collect());
        let mut tasks = vec![0; order.len()];
        for place in order {
            let draft = &self.drafts[place];
            tasks[place] = problem.task(weight(draft.class()), draft.pairs.iter().copied());
        }
        (problem, tasks)
    }

    /// A line with its reasons and without a choice.
    pub fn line(&self, draft: &Draft) -> Line {
        let head = &draft.ask.leader().head;
        let mut line = Line {
            ticket: head.id.clone(),
            number: head.number,
            version: head.version,
            with: draft.ask.tickets[1..].iter().map(|t| t.head.id.clone()).collect(),
            also: draft.ask.also.iter().map(|service| service.id.clone()).collect(),
            fixed: draft.fixed.is_some(),
            urgency: draft.ask.urgency,
            effort: draft.ask.effort,
            choice: None,
            alternative: None,
            candidates: Vec::new(),
            refused: Vec::new(),
            blocked_by: Vec::new(),
            relaxation: None,
        };
        if self.reasons == Reasons::All {
            let mut ranked = Vec::new();
            for (unit, person) in self.roster.people.iter().enumerate() {
                if let Some(broken) = draft.sieve.first_broken(&self.roster, unit, &draft.ask) {
                    line.refused.push(broken.refuse(person));
                    continue;
                }
                let load = person.load_of(draft.ask.effort, self.roster.policy);
                ranked.push((load, candidate_by(&self.roster, person, &draft.ask, load, draft.sieve.fit(unit))));
            }
            ranked.sort_by(|(la, a), (lb, b)| (a.cost + la, a.arrives, &a.unit.id).cmp(&(b.cost + lb, b.arrives, &b.unit.id)));
            line.candidates = ranked.into_iter().map(|(_, c)| c).collect();
        }
        line
    }
}

fn draft<'a>(kinds: &mut Kinds<'_, 'a>, fixed: Option<usize>, ask: Ask<'a>) -> Draft<'a> {
    let (roster, sieve) = (kinds.roster, Sieve::new(kinds, &ask));
    let pair = |unit: usize| Pair::new(unit as u32, sieve.terms(roster, unit, &ask).cost());
    let pairs = fixed.map_or_else(|| sieve.who_may(roster, &ask).map(pair).collect(), |unit| vec![pair(unit)]);
    Draft { ask, sieve, fixed, pairs }
}

/// The rules that say no, the most frequent first. Where somebody may but their room went to other lines, that stands before all: it
/// is the nearest to being freed.
pub(super) fn blocked_by(roster: &Roster, draft: &Draft) -> Vec<Rule> {
    let mut refusals: BTreeMap<Rule, usize> = BTreeMap::new();
    let first = |unit| draft.sieve.first_broken(roster, unit, &draft.ask);
    for broken in (0..roster.people.len()).filter_map(first) {
        *refusals.entry(broken.rule).or_default() += 1;
    }
    let mut rules: Vec<(Rule, usize)> = refusals.into_iter().collect();
    rules.sort_by_key(|(rule, units)| (std::cmp::Reverse(*units), *rule));
    let taken = (!draft.pairs.is_empty()).then_some(Rule::Full);
    let others = rules.into_iter().map(|(rule, _)| rule).filter(|rule| Some(*rule) != taken);
    taken.into_iter().chain(others).collect()
}

pub(super) fn named(person: &Person) -> Named<UnitId> {
    Named::new(person.unit.id.clone(), person.unit.name.clone())
}

fn minutes(cost: Sum) -> i64 {
    i64::try_from(cost).unwrap_or(if cost < 0 { i64::MIN } else { i64::MAX })
}
