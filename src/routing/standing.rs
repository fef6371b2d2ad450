//! A plan that stands open while the desk goes on: what changed is mended in it, and no more moves than that asks for.

use super::best::{Draft, Planning, Reasons};
use super::flow::{Kept, Solution, fewest_moves, weight};
use super::plan::{Plan, Room};
use crate::desk::policy::LoadUnit;
use crate::desk::{Backlog, Moment, Policy, TicketId, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// The open plan as the solver keeps it. Nothing stands at first; and nothing does where load counts minutes, as such a plan is
/// made anew each time.
#[derive(Default)]
pub struct Standing(Option<Stands>);

struct Stands {
    kept: Kept,
    /// The solver knows units by place.
    units: Vec<UnitId>,
    /// The task of each line, by its leading ticket.
    tasks: BTreeMap<TicketId, usize>,
    /// Who has each task in the plan that was told last.
    held: Vec<Option<u32>>,
}

impl Standing {
    /// The best plan for the backlog as it is now, like [`super::replan`]. Where a plan stands already it is mended, and of all best
    /// plans it becomes the one that moves the fewest of its lines; a fixed line never moves.
    pub fn plan(
        &mut self,
        backlog: &Backlog,
        policy: &Policy,
        now: Moment,
        fixed: &[(TicketId, UnitId)],
        dropped: &[TicketId],
    ) -> Plan {
        let planning = Planning::new(backlog, policy, now, fixed, dropped, Reasons::All);
        if policy.load == LoadUnit::Minutes {
            self.0 = None;
            return planning.plan();
        }
        let rooms = planning.rooms();
        let units: Vec<UnitId> = rooms.iter().map(|room| room.unit.id.clone()).collect();
        let mut stands = match self.0.take().filter(|stands| stands.units == units) {
            Some(mut stands) => {
                stands.mend(&planning, &rooms);
                stands
            }
            None => Stands::new(&planning, &rooms, units),
        };
        let tasks: Vec<usize> = planning.drafts.iter().map(|draft| stands.tasks[leader(draft)]).collect();
        let best = stands.best();
        let plan = planning.told(rooms, stands.kept.problem(), &best, &tasks);
        self.0 = Some(stands);
        plan
    }
}

impl Stands {
    fn new(planning: &Planning, rooms: &[Room], units: Vec<UnitId>) -> Self {
        let (problem, tasks) = planning.problem(rooms);
        let leaders = planning.drafts.iter().map(|draft| leader(draft).clone());
        Self { kept: Kept::new(problem), units, tasks: leaders.zip(tasks).collect(), held: Vec::new() }
    }

    /// The best plan that is nearest to the one told last; it is the one told last from now on.
    fn best(&mut self) -> Solution {
        let problem = self.kept.problem();
        self.held.resize(problem.tasks(), None);
        let mut best = self.kept.solution();
        let units = |best: &Solution| -> Vec<Option<u32>> {
            best.chosen.iter().enumerate().map(|(task, choice)| choice.map(|k| problem.pairs(task)[k].unit)).collect()
        };
        let mut held = units(&best);
        if self.held.iter().zip(&held).any(|(was, is)| was.is_some() && was != is) {
            best = fewest_moves(problem, &best, &self.held);
            held = units(&best);
        }
        self.held = held;
        best
    }

    /// What is gone goes first, so that its room is there for what comes.
    fn mend(&mut self, planning: &Planning, rooms: &[Room]) {
        let here: BTreeSet<&TicketId> = planning.drafts.iter().map(leader).collect();
        let (kept, held) = (&mut self.kept, &mut self.held);
        self.tasks.retain(|ticket, task| {
            let stays = here.contains(ticket);
            if !stays {
                kept.remove(*task);
                held[*task] = None;
            }
            stays
        });
        for (unit, room) in rooms.iter().enumerate() {
            if kept.problem().slots(unit) != room.load_costs {
                kept.set_slots(unit, room.load_costs.clone());
            }
        }
        for draft in &planning.drafts {
            let left_out = weight(draft.class());
            match self.tasks.get(leader(draft)) {
                Some(task) if kept.problem().left_out(*task) == left_out && kept.problem().pairs(*task) == draft.pairs => {}
                Some(task) => kept.change(*task, left_out, draft.pairs.iter().copied()),
                None => {
                    let task = kept.insert(left_out, draft.pairs.iter().copied());
                    self.tasks.insert(leader(draft).clone(), task);
                }
            }
        }
    }
}

fn leader<'a>(draft: &'a Draft) -> &'a TicketId {
    &draft.ask.leader().head.id
}
