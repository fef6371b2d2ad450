//! The plan where load counts minutes of work: not exact by nature, but with a proven bound.

use super::best::{Draft, Planning, blocked_by, named};
use super::gap::{Effort, Neighbours, Pair, Problem, Unit, solve};
use super::plan::{Alternative, Plan, Room};
use super::relax::{self, Spare};
use super::roster::whole;
use super::terms::candidate;

/// The best plan that the usual effort finds.
pub(super) fn plan(planning: &Planning) -> Plan {
    let (roster, drafts) = (&planning.roster, &planning.drafts);
    let rooms = rooms(planning);
    let mut problem = Problem::new(rooms.clone());
    for draft in drafts {
        let minutes = whole(draft.ask.effort);
        problem.task(draft.class(), draft.pairs.iter().map(|p| Pair { unit: p.unit, cost: p.minutes(), minutes }));
    }
    let best = solve(&problem, Effort::default());
    let around = Neighbours::of(&problem, &best.chosen);
    let mut used = vec![0; rooms.len()];
    let mut lines = Vec::with_capacity(drafts.len());
    for (task, draft) in drafts.iter().enumerate() {
        let mut line = planning.line(draft);
        if let Some(pair) = best.chosen[task].map(|k| problem.pairs(task)[k]) {
            let unit = pair.unit as usize;
            let before = rooms[unit].load(used[unit]);
            used[unit] += pair.minutes;
            let load = rooms[unit].load(used[unit]) - before;
            line.choice = Some(candidate(roster, &roster.people[unit], &draft.ask, load));
            line.alternative = around.other(task).map(|other| {
                let pair = problem.pairs(task)[other.pair];
                let unit = named(&roster.people[pair.unit as usize]);
                Alternative { unit, cost: pair.cost, dearer: other.dearer, leaves_out: 0 }
            });
        } else {
            line.blocked_by = blocked_by(roster, draft);
        }
        lines.push(line);
    }
    let spare = Spare::Minutes { rooms: &rooms, used: &used };
    for (line, draft) in lines.iter_mut().zip(drafts).filter(|(line, _)| line.choice.is_none()) {
        line.relaxation = relax::cheapest(roster, draft, &spare);
    }
    let out = problem.left_out(&best.chosen);
    let more = out.iter().zip(best.least_out).map(|(out, least)| out.saturating_sub(least)).sum();
    let units = roster.people.iter().zip(rooms).map(|(person, unit)| Room {
        unit: named(person),
        room: person.room(),
        minutes: Some(unit.room),
        load_costs: unit.steps,
    });
    Plan {
        policy: roster.policy.name.clone(),
        at: roster.now,
        cost: problem.cost(&best.chosen),
        bound: best.bound,
        exact: best.exact,
        more,
        units: units.collect(),
        lines,
    }
}

/// The minutes that each unit may take, those fixed by hand at least, and what its hours cost.
fn rooms(planning: &Planning) -> Vec<Unit> {
    let mut fixed = vec![0_u32; planning.roster.people.len()];
    let by_hand = |draft: &Draft| Some((draft.fixed?, whole(draft.ask.effort)));
    for (unit, minutes) in planning.drafts.iter().filter_map(by_hand) {
        fixed[unit] = fixed[unit].saturating_add(minutes);
    }
    let policy = planning.roster.policy;
    let room = |(person, fixed): (&super::roster::Person, u32)| person.hours(person.minutes_left().max(fixed), policy);
    planning.roster.people.iter().zip(fixed).map(room).collect()
}
