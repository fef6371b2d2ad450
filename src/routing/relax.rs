//! What would free a ticket that the plan leaves out: the cheapest single rule to lift, for a single unit, around the plan as it stands.

use super::ask::Ask;
use super::best::Draft;
use super::gap;
use super::plan::{Relaxation, Room, Term};
use super::roster::{Person, Roster, whole};
use super::rule::{Lift, Rule, TermName};
use super::rule_set::RuleSet;
use super::terms::{candidate, terms};
use super::timeline::Timeline;
use crate::desk::policy::Lifting;
use crate::desk::{Moment, Need, Unit, Zone};

/// The units' room and how much of it the whole plan takes.
pub(super) enum Spare<'p> {
    Tickets { rooms: &'p [Room], taken: &'p [usize] },
    Minutes { rooms: &'p [gap::Unit], used: &'p [u32] },
}

impl Spare<'_> {
    fn is_full(&self, unit: usize, ask: &Ask) -> bool {
        match self {
            Self::Tickets { rooms, taken } => taken[unit] >= rooms[unit].room,
            Self::Minutes { rooms, used } => used[unit].saturating_add(whole(ask.effort)) > rooms[unit].room,
        }
    }

    /// The load term of one more line than the plan gives the unit.
    fn load(&self, roster: &Roster, unit: usize, ask: &Ask) -> i64 {
        let person = &roster.people[unit];
        match self {
            Self::Tickets { taken, .. } => person.load_cost(taken[unit], roster.policy),
            Self::Minutes { rooms, used } => {
                let after = used[unit].saturating_add(whole(ask.effort));
                let hours = person.hours(rooms[unit].room.max(after), roster.policy);
                hours.load(after) - hours.load(used[unit])
            }
        }
    }

    /// How full the unit gets: `9/8` tickets, `9:30/8:00` of work.
    fn fullness(&self, person: &Person, unit: usize, ask: &Ask) -> String {
        match self {
            Self::Tickets { taken, .. } => format!("{}/{}", person.open + taken[unit] + 1, person.unit.capacity.tickets),
            Self::Minutes { used, .. } => {
                let more = i64::from(used[unit].saturating_add(whole(ask.effort)));
                let hours = |minutes: i64| format!("{}:{:02}", minutes / 60, minutes.rem_euclid(60));
                format!("{}/{}", hours(person.held.0.saturating_add(more)), hours(person.unit.capacity.minutes.0))
            }
        }
    }

    /// Whoever has no capacity at all is given nothing, not even one more.
    fn takes_work(&self, unit: &Unit) -> bool {
        match self {
            Self::Tickets { .. } => unit.capacity.tickets > 0,
            Self::Minutes { .. } => unit.capacity.minutes.0 > 0,
        }
    }
}

/// A rule that may be lifted for a unit, and what that comes to.
struct Way {
    unit: usize,
    rule: Rule,
    lift: Lift,
    load: i64,
    price: i64,
}

/// The cheapest way; the same desk gives the same one.
pub(super) fn cheapest(roster: &Roster, draft: &Draft, spare: &Spare) -> Option<Box<Relaxation>> {
    let ways = (0..roster.people.len()).flat_map(|unit| ways(roster, unit, draft, spare));
    let best = ways.min_by_key(|way| (way.price, way.unit, way.lift))?;
    Some(Box::new(best.told(roster, &draft.ask, spare)))
}

fn ways<'w>(roster: &'w Roster, unit: usize, draft: &'w Draft, spare: &'w Spare) -> impl Iterator<Item = Way> + 'w {
    let (ask, person) = (&draft.ask, &roster.people[unit]);
    let lifts = liftable(roster, unit, draft, spare).into_iter().flatten();
    lifts.filter(|(_, lift)| !ask.is_about_safety() || keeps_safe(*lift)).map(move |(rule, lift)| {
        let load = spare.load(roster, unit, ask);
        let cost = match lift {
            Lift::Lunch => terms(roster, &without_lunch(roster, person), ask).cost(),
            _ => draft.sieve.terms(roster, unit, ask).cost(),
        };
        Way { unit, rule, lift, load, price: cost + load + lifting(lift, &roster.policy.lifting) }
    })
}

/// A rule and how it is lifted; two for one unit at most.
type Lifts = [Option<(Rule, Lift)>; 2];

/// The rule to lift, where it is one alone. That the plan leaves the unit no room for it is a rule too.
fn liftable(roster: &Roster, unit: usize, draft: &Draft, spare: &Spare) -> Lifts {
    let (ask, person) = (&draft.ask, &roster.people[unit]);
    // Most units fail for good on more than one rule: nobody looks further.
    if draft.sieve.always(unit).len() > 1 {
        return [None; 2];
    }
    let over_room = || [spare.takes_work(person.unit).then_some((Rule::Full, Lift::OverRoom)), None];
    let broken = draft.sieve.broken(roster, unit, ask);
    let one = match broken.first() {
        None | Some(Rule::Full) => return over_room(),
        _ if spare.is_full(unit, ask) => return [None; 2],
        Some(Rule::Zone) if !person.unit.can.zones.is_empty() => Lift::OtherZone,
        Some(Rule::Pass) => Lift::NoPass,
        Some(Rule::Group) => Lift::OtherGroup,
        Some(Rule::Skill) if one_short(person.unit, &ask.needs).is_some() => Lift::LowerSkill,
        Some(rule @ (Rule::Absent | Rule::Rests | Rule::OffShift)) => return in_time(roster.now, person, broken, rule),
        Some(_) => return [None; 2],
    };
    [broken.first().filter(|_| broken.len() == 1).map(|rule| (rule, one)), None]
}

/// Absence, rest and shift are one matter: when the work begins. Nobody is called in from any of them, but lunch can wait.
fn in_time(now: Moment, person: &Person, broken: RuleSet, first: Rule) -> Lifts {
    const TIME: RuleSet = RuleSet::of(&[Rule::Absent, Rule::Rests, Rule::OffShift]);
    if !broken.without(TIME).is_empty() {
        return [None; 2];
    }
    let later = person.begins.is_some_and(|begins| begins > now).then_some((first, Lift::Later));
    let eats = broken == RuleSet::of(&[Rule::OffShift])
        && person.unit.shifts.lunch_on(now).is_some_and(|lunch| lunch.from <= now && now < lunch.to);
    [later, eats.then_some((first, Lift::Lunch))]
}

/// Minutes that the policy asks for lifting a rule this way.
fn lifting(lift: Lift, prices: &Lifting) -> i64 {
    match lift {
        Lift::OtherZone => prices.other_zone,
        Lift::Later => prices.later,
        Lift::Lunch => prices.lunch,
        Lift::LowerSkill => prices.lower_skill,
        Lift::OverRoom => prices.over_room,
        Lift::NoPass => prices.no_pass,
        Lift::OtherGroup => prices.other_group,
    }
}

/// Fire, people locked in: who goes must be able to do the work and to get in.
fn keeps_safe(lift: Lift) -> bool {
    matches!(lift, Lift::OtherZone | Lift::Later | Lift::Lunch | Lift::OverRoom)
}

/// The only skill that is lacking, and only by one level.
fn one_short<'n>(unit: &Unit, needs: &'n [Need]) -> Option<(&'n Need, u8)> {
    let mut lacking = needs.iter().filter(|need| need.required).filter_map(|need| {
        let level = unit.level(&need.tag);
        (level < need.level).then_some((need, level))
    });
    let (need, level) = lacking.next()?;
    (lacking.next().is_none() && level > 0 && level + 1 == need.level).then_some((need, level))
}

fn without_lunch<'a>(roster: &Roster, person: &Person<'a>) -> Person<'a> {
    let mut unit = person.unit.clone();
    unit.shifts.lunch = None;
    let timeline = Timeline::rested(&unit, roster.now, roster.policy.field.night_rest);
    Person { begins: timeline.begin(roster.now), timeline, ..person.clone() }
}

impl Way {
    fn told(self, roster: &Roster, ask: &Ask, spare: &Spare) -> Relaxation {
        let Self { unit, rule, lift, load, price } = self;
        let person = match lift {
            Lift::Lunch => &without_lunch(roster, &roster.people[unit]),
            _ => &roster.people[unit],
        };
        let mut candidate = candidate(roster, person, ask, load);
        let lifted = lifting(lift, &roster.policy.lifting);
        if lifted != 0 {
            candidate.cost += lifted;
            candidate.terms.insert(0, Term { name: TermName::Lifted, value: lifted });
        }
        let detail = match lift {
            Lift::OtherZone => nearest_zone(roster, person.unit, ask),
            Lift::LowerSkill => one_short(person.unit, &ask.needs).map(|(need, level)| format!("{} {level}", need.tag.as_str())),
            Lift::OverRoom => Some(spare.fullness(person, unit, ask)),
            Lift::Later | Lift::Lunch | Lift::NoPass | Lift::OtherGroup => None,
        };
        let from = person.begins.filter(|_| lift == Lift::Later);
        Relaxation { candidate, rule, lift, detail, from, price }
    }
}

fn nearest_zone(roster: &Roster, unit: &Unit, ask: &Ask) -> Option<String> {
    let far = |zone: &&Zone| roster.policy.minutes_between(zone, ask.zone);
    unit.can.zones.iter().min_by_key(far).map(|zone| zone.0.to_string())
}
