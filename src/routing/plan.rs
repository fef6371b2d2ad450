//! A plan and its reasons, as data. The shape is the command line's contract; the unit of every value is the minute.

use super::rule::{Lift, Rule, TermName};
use crate::desk::{ClockKind, MaintenanceId, Minutes, Moment, Named, TicketId, UnitId};
use serde::{Deserialize, Serialize};

/// A term with its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Which.
    pub name: TermName,
    /// Minutes.
    pub value: i64,
}

/// A deadline that a choice does not keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Miss {
    /// Whose deadline: what was to be kept.
    pub of: ClockKind,
    /// Until when.
    pub due: Moment,
    /// When it will be met; none where the coming two weeks are not enough.
    pub at: Option<Moment>,
}

/// Who suffers from a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hurt {
    /// The ticket that moves.
    pub ticket: TicketId,
    /// Its number.
    pub number: i64,
    /// By how much later.
    pub later: Minutes,
    /// True when it misses its deadline through this.
    pub misses: bool,
}

/// A unit that may take a ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Who.
    pub unit: Named<UnitId>,
    /// Sum of the terms without load.
    pub cost: i64,
    /// The terms that are not zero, load among them (load is not in `cost`): for a choice the load that this line adds in
    /// the plan, else what the unit's next ticket would add.
    pub terms: Vec<Term>,
    /// When the unit would be there.
    pub arrives: Option<Moment>,
    /// The moment from which the agreed window or the door lets them in, where they have to wait for it.
    pub lets_in: Option<Moment>,
    /// When the work would be done, with what goes along.
    pub done: Option<Moment>,
    /// By how much after the deadline; none when in time.
    pub late: Option<Minutes>,
    /// The deadline that it is late for, the one that is missed by most.
    pub misses: Option<Miss>,
    /// When the unit was last at this object.
    pub last_here: Option<Moment>,
    /// Who suffers.
    pub hurts: Vec<Hurt>,
}

/// A unit that may not, and the first rule that says no.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// Who.
    pub unit: Named<UnitId>,
    /// Why.
    pub rule: Rule,
    /// Particulars: the skill, the zone, until when.
    pub detail: Option<String>,
    /// A moment that belongs to the particulars (end of the absence, of lunch).
    pub until: Option<Moment>,
}

/// The best other plan with a line given to somebody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternative {
    /// Who takes the line then.
    pub unit: Named<UnitId>,
    /// That candidate's cost, without load.
    pub cost: i64,
    /// By how many minutes the whole plan gets dearer; where load counts minutes, by how many at most.
    pub dearer: i64,
    /// How many other lines lose their place through it.
    pub leaves_out: u32,
}

/// One rule lifted for one unit, so that a ticket that has no place finds one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relaxation {
    /// Who takes the ticket then: the terms as for anybody who may, load of one more line than the plan gives them among them.
    pub candidate: Candidate,
    /// The rule that says no.
    pub rule: Rule,
    /// How it is lifted.
    pub lift: Lift,
    /// Particulars: the zone they come from, the level they have, how full they get.
    pub detail: Option<String>,
    /// When they can begin, where waiting is what lifts the rule.
    pub from: Option<Moment>,
    /// Minutes by which the whole plan gets dearer.
    pub price: i64,
}

impl Refused {
    /// The text that fits the particulars that are there: `rule-<name>`, or `rule-<name>-detail` with `detail` and `until`.
    #[must_use]
    pub fn text_id(&self) -> String {
        let name = self.rule.name();
        let enough = match self.rule {
            Rule::Permit if self.until.is_some() => return format!("rule-{name}-expired"),
            Rule::Pinned
            | Rule::Held
            | Rule::Group
            | Rule::NeedsCrew
            | Rule::Skill
            | Rule::Permit
            | Rule::Zone
            | Rule::Reserve
            | Rule::Full => self.detail.is_some(),
            Rule::Early | Rule::Pass | Rule::Rests | Rule::OffShift => self.until.is_some(),
            Rule::Absent => self.detail.as_ref().is_some_and(|why| !why.is_empty()) && self.until.is_some(),
            Rule::Inactive | Rule::Excluded | Rule::Declined | Rule::Closed | Rule::Duty => false,
        };
        if enough { format!("rule-{name}-detail") } else { format!("rule-{name}") }
    }
}

/// One ticket (with those that go along) in a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The ticket.
    pub ticket: TicketId,
    /// Its number.
    pub number: i64,
    /// The version that was planned on.
    pub version: i64,
    /// Tickets of the same object that go along.
    pub with: Vec<TicketId>,
    /// Maintenance due at the object, for the same trip.
    pub also: Vec<MaintenanceId>,
    /// Fixed by hand: the plan was made around it.
    pub fixed: bool,
    /// 0..3; class 3 is placed first.
    pub urgency: u8,
    /// Minutes of work.
    pub effort: Minutes,
    /// Who takes it; one of `candidates`.
    pub choice: Option<Candidate>,
    /// The best other plan with this ticket given to somebody else.
    pub alternative: Option<Alternative>,
    /// Everybody who may, cheapest first (load of the next ticket included in the order).
    pub candidates: Vec<Candidate>,
    /// Everybody who may not.
    pub refused: Vec<Refused>,
    /// Why it is not placed: the rules, the one that blocks most units first; [`Rule::Full`] before all where somebody may but their
    /// room went to other lines.
    pub blocked_by: Vec<Rule>,
    /// The cheapest single rule to lift for a ticket that has no place; none where no one rule alone would free it.
    pub relaxation: Option<Box<Relaxation>>,
}

/// How much more a unit may take, and what each further ticket costs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    /// Who.
    pub unit: Named<UnitId>,
    /// How many more tickets.
    pub room: usize,
    /// How many more minutes of work, where the policy counts load in minutes.
    pub minutes: Option<u32>,
    /// The load term of the k-th ticket, or of the k-th begun hour, taken in this plan; never falls. As many as the plan could use.
    pub load_costs: Vec<i64>,
}

/// A plan over the queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Name of the policy.
    pub policy: String,
    /// Made for this moment.
    pub at: Moment,
    /// Its lines in board order.
    pub lines: Vec<Line>,
    /// Sum of the choices' costs and of the load costs used.
    pub cost: i64,
    /// A proven lower bound on the cost of any plan that places as much.
    pub bound: i64,
    /// True when cost and bound meet and no better plan places more.
    pub exact: bool,
    /// How many more lines a better plan might place at most: 0 where it is proven that none does.
    pub more: usize,
    /// The units' room before the plan.
    pub units: Vec<Room>,
}

impl Plan {
    /// How many lines are placed.
    #[must_use]
    pub fn placed(&self) -> usize {
        self.lines.iter().filter(|l| l.choice.is_some()).count()
    }

    /// How much dearer than the best possible the plan is at most, in tenths of a percent, rounded up.
    #[must_use]
    pub fn gap_tenths(&self) -> i128 {
        let gap = i128::from(self.cost) - i128::from(self.bound);
        let base = i128::from(self.bound).abs().max(1);
        (gap.max(0) * 1000 + base - 1) / base
    }
}
