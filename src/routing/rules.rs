//! Who may: the hard rules, one function each, with the particulars that people want to hear.

use super::ask::Ask;
use super::plan::Refused;
use super::roster::{Person, Roster, whole};
use super::rule::Rule;
use super::rule_set::RuleSet;
use crate::desk::policy::LoadUnit;
use crate::desk::{Handed, Minutes, Moment, Named, Need, Ticket, UnitId, UnitKind, UnitState};

/// What a broken rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Detail<'a> {
    Nothing,
    Words(&'a str),
    Skill(&'a Need),
    Count { held: usize, room: u32 },
    Hours { held: Minutes, room: Minutes },
}

/// A broken rule with its particulars; borrows, because most pairs of a large desk are refused and few are shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Broken<'a> {
    pub rule: Rule,
    detail: Detail<'a>,
    until: Option<Moment>,
}

impl Broken<'_> {
    pub fn refuse(&self, person: &Person) -> Refused {
        let detail = match self.detail {
            Detail::Nothing => None,
            Detail::Words(words) => Some(words.to_owned()),
            Detail::Skill(need) => Some(format!("{} {}", need.tag.as_str(), need.level)),
            Detail::Count { held, room } => Some(format!("{held}/{room}")),
            Detail::Hours { held, room } => Some(format!("{}/{}", hours(held), hours(room))),
        };
        Refused { unit: Named::new(person.unit.id.clone(), person.unit.name.clone()), rule: self.rule, detail, until: self.until }
    }
}

/// The first rule that says no.
pub(super) fn first_broken<'a>(roster: &Roster, person: &'a Person, ask: &'a Ask) -> Option<Broken<'a>> {
    Rule::ALL.into_iter().find_map(|rule| broken(rule, roster, person, ask))
}

/// All rules that say no.
pub(super) fn all_broken<'a>(roster: &Roster, person: &'a Person, ask: &'a Ask) -> Vec<Broken<'a>> {
    Rule::ALL.into_iter().filter_map(|rule| broken(rule, roster, person, ask)).collect()
}

/// True when this rule says no.
pub(super) fn breaks(rule: Rule, roster: &Roster, person: &Person, ask: &Ask) -> bool {
    broken(rule, roster, person, ask).is_some()
}

/// The rules that could say no of anybody: most tickets are not pinned, nor need a permit or two people.
pub(super) fn could_say_no(roster: &Roster, ask: &Ask) -> RuleSet {
    let any = |what: fn(&Ticket) -> bool| ask.tickets.iter().any(|ticket| what(ticket));
    let rules = &roster.policy.field;
    RuleSet::of(&[Rule::Inactive, Rule::Absent, Rule::Rests, Rule::OffShift, Rule::Full])
        .with(Rule::Pinned, any(|t| t.extra.pinned))
        .with(Rule::Held, any(|t| t.extra.held.is_some()))
        .with(Rule::Early, early(roster, ask).is_some())
        .with(Rule::Excluded, any(|t| !t.people.excluded.is_empty()) || ask.company.is_some_and(|c| !c.excluded.is_empty()))
        .with(Rule::Declined, any(|t| t.people.assignee.is_some()))
        .with(Rule::Group, roster.has_members(&ask.leader().people.group.0))
        .with(Rule::NeedsCrew, ask.people > 1)
        .with(Rule::Skill, ask.needs.iter().any(|need| need.required))
        .with(Rule::Permit, !ask.permits.is_empty())
        .with(Rule::Zone, ask.is_visit())
        .with(Rule::Pass, ask.is_visit() && ask.site.is_some_and(|site| site.access.pass_needed))
        .with(Rule::Closed, ask.is_visit() && ask.timing.doors.is_some())
        .with(Rule::Duty, ask.urgency < rules.duty_from)
        .with(Rule::Reserve, ask.urgency < rules.reserve_from)
}

/// One rule, where it says no.
pub(super) fn broken<'a>(rule: Rule, roster: &Roster, person: &'a Person, ask: &'a Ask) -> Option<Broken<'a>> {
    let (detail, until) = match rule {
        Rule::Inactive => (!person.unit.active).then_some((Detail::Nothing, None))?,
        Rule::Pinned => pinned(person, ask)?,
        Rule::Held => ask.tickets.iter().find_map(|t| t.extra.held.as_ref()).map(|who| (Detail::Words(who), None))?,
        Rule::Early => early(roster, ask)?,
        Rule::Excluded => excluded(person, ask)?,
        Rule::Declined => declined(person, ask)?,
        Rule::Group => group(roster, person, ask)?,
        Rule::NeedsCrew => needs_crew(roster, person, ask)?,
        Rule::Skill => skill(roster, person, ask)?,
        Rule::Permit => permit(roster, person, ask)?,
        Rule::Zone => zone(roster, person, ask)?,
        Rule::Pass => pass(roster, person, ask)?,
        Rule::Closed => closed(roster, person, ask).then_some((Detail::Nothing, None))?,
        Rule::Absent => absent(roster, person, ask)?,
        Rule::Rests => rests(roster, person, ask)?,
        Rule::OffShift => begins_too_late(roster, person, ask).then(|| (Detail::Nothing, begins(roster, person, ask)))?,
        Rule::Duty => on_duty(roster, person, ask)?,
        Rule::Reserve => reserve(roster, person, ask)?,
        Rule::Full => full(roster, person, ask)?,
    };
    Some(Broken { rule, detail, until })
}

type Said<'a> = Option<(Detail<'a>, Option<Moment>)>;

fn pinned<'a>(person: &Person, ask: &'a Ask) -> Said<'a> {
    let pinned = ask.tickets.iter().find(|t| t.extra.pinned)?;
    let holder = pinned.people.assignee.as_ref().map(|a| &a.unit);
    (holder.map(|h| &h.id) != Some(&person.unit.id))
        .then(|| (holder.map_or(Detail::Nothing, |h| Detail::Words(h.name.raw())), None))
}

fn early<'a>(roster: &Roster, ask: &Ask) -> Said<'a> {
    let window = |t: &Ticket| t.extra.visit.as_ref().and_then(|v| v.window).map(|w| w.0 - roster.policy.field.horizon);
    let earliest = ask.tickets.iter().filter_map(|t| t.work.earliest.max(window(t))).max()?;
    (roster.now < earliest).then_some((Detail::Nothing, Some(earliest)))
}

fn excluded<'a>(person: &Person, ask: &Ask) -> Said<'a> {
    let by_company = ask.company.is_some_and(|c| c.excluded.contains(&person.unit.id));
    let by_ticket = ask.tickets.iter().any(|t| t.people.excluded.contains(&person.unit.id));
    (by_company || by_ticket).then_some((Detail::Nothing, None))
}

fn declined<'a>(person: &Person, ask: &Ask) -> Said<'a> {
    ask.tickets
        .iter()
        .filter_map(|t| t.people.assignee.as_ref())
        .any(|a| a.unit.id == person.unit.id && matches!(a.handed, Handed::Refused { .. }))
        .then_some((Detail::Nothing, None))
}

fn group<'a>(roster: &Roster, person: &Person, ask: &'a Ask) -> Said<'a> {
    let group = &ask.leader().people.group;
    (roster.has_members(&group.0) && !person.unit.can.groups.contains(group)).then_some((Detail::Words(&group.0), None))
}

/// Two needed: a crew of which two are there.
fn needs_crew<'a>(roster: &Roster, person: &Person<'a>, ask: &Ask) -> Said<'a> {
    if ask.people < 2 {
        return None;
    }
    let at = ask.soonest(roster.now);
    if person.unit.kind == UnitKind::Crew && person.people(at) >= usize::from(ask.people) {
        return None;
    }
    let missing = person.missing(at).next();
    let until = missing.and_then(|member| member.absent_at(at)).map(|absence| absence.until);
    Some((missing.map_or(Detail::Nothing, |member| Detail::Words(member.name.raw())), until))
}

fn skill<'a>(roster: &Roster, person: &Person, ask: &'a Ask) -> Said<'a> {
    let lacking = person.lacks(&ask.needs, ask.people, ask.soonest(roster.now))?;
    Some((Detail::Skill(lacking), None))
}

fn permit<'a>(roster: &Roster, person: &'a Person, ask: &'a Ask) -> Said<'a> {
    let at = begins(roster, person, ask).unwrap_or(roster.now);
    ask.permits.iter().copied().find_map(|tag| {
        let mut held = person.unit.can.permits.iter().filter(|p| p.tag == tag).peekable();
        let expired = held.peek().and_then(|p| p.until);
        let valid = held.any(|p| p.until.is_none_or(|until| at < until));
        (!valid).then_some((Detail::Words(tag), expired))
    })
}

/// A zone is a neighbour when the policy's matrix names the pair; where there is no matrix at all, every zone is one.
fn zone<'a>(roster: &Roster, person: &Person, ask: &'a Ask) -> Said<'a> {
    if !ask.is_visit() || ask.zone.0.is_empty() {
        return None;
    }
    let rules = &roster.policy.routing;
    let named = |a: &str, b: &str| rules.minutes_between.get(a).is_some_and(|row| row.contains_key(b));
    let near = |served: &str| {
        rules.neighbours && (rules.minutes_between.is_empty() || named(served, &ask.zone.0) || named(&ask.zone.0, served))
    };
    let serves = person.unit.can.zones.iter().any(|z| z == ask.zone || near(&z.0));
    (!serves).then_some((Detail::Words(&ask.zone.0), None))
}

fn pass<'a>(roster: &Roster, person: &Person, ask: &Ask) -> Said<'a> {
    let access = &ask.site.filter(|_| ask.is_visit())?.access;
    if !access.pass_needed {
        return None;
    }
    let at = begins(roster, person, ask).unwrap_or(roster.now);
    let valid = |unit: &UnitId| access.passes.iter().any(|p| p.unit == *unit && p.until.is_none_or(|until| at < until));
    let members = &person.unit.members;
    let may_enter = valid(&person.unit.id) || (!members.is_empty() && members.iter().all(valid));
    let expired = access.passes.iter().filter(|p| p.unit == person.unit.id).filter_map(|p| p.until).max();
    (!may_enter).then_some((Detail::Nothing, expired))
}

/// In the coming two weeks the door is never open while they work. Who does not work at all is none of the door's business.
fn closed(roster: &Roster, person: &Person, ask: &Ask) -> bool {
    let Some(doors) = ask.timing.doors.as_deref().filter(|_| ask.is_visit()) else { return false };
    begins(roster, person, ask).is_some_and(|begins| doors.shared(&person.timeline, begins).is_none())
}

/// Away when the work could begin; a crew is away when nobody of it is there.
fn absent<'a>(roster: &Roster, person: &Person<'a>, ask: &Ask) -> Said<'a> {
    let at = ask.soonest(roster.now);
    let nobody = !person.members.is_empty() && person.people(at) == 0;
    let away = person.unit.absent_at(at).or_else(|| person.missing(at).find_map(|m| m.absent_at(at)).filter(|_| nobody));
    if let Some(absence) = away {
        return Some((Detail::Words(&absence.why), Some(absence.until)));
    }
    if at > roster.now {
        return None;
    }
    // Out while the roster has them at work; out after hours is what the shift rule says.
    let gone = person.unit.state == UnitState::Out && person.begins == Some(roster.now);
    gone.then_some((Detail::Nothing, None))
}

fn rests<'a>(roster: &Roster, person: &Person, ask: &Ask) -> Said<'a> {
    let until = person.rests?;
    begins_too_late(roster, person, ask).then_some((Detail::Nothing, Some(until)))
}

/// Neither at work now nor before the deadline.
fn begins_too_late(roster: &Roster, person: &Person, ask: &Ask) -> bool {
    let Some(begins) = begins(roster, person, ask) else { return true };
    let soon = ask.soonest(roster.now) + roster.policy.field.worth_waiting;
    ask.timing.due.is_some_and(|due| begins > due.max(soon))
}

/// The first moment that the unit works and the work may be done.
fn begins(roster: &Roster, person: &Person, ask: &Ask) -> Option<Moment> {
    let soonest = ask.soonest(roster.now);
    if soonest > roster.now { person.timeline.begin(soonest) } else { person.begins }
}

/// Whoever is on duty keeps free for what cannot wait until the day.
fn on_duty<'a>(roster: &Roster, person: &Person, ask: &Ask) -> Said<'a> {
    (person.unit.shifts.duty && ask.urgency < roster.policy.field.duty_from).then_some((Detail::Nothing, None))
}

fn reserve<'a>(roster: &Roster, person: &Person<'a>, ask: &Ask) -> Said<'a> {
    let zone = person.reserve?;
    (ask.urgency < roster.policy.field.reserve_from).then_some((Detail::Words(zone), None))
}

/// No room for another ticket or, where load counts minutes, for as many as this one takes.
fn full<'a>(roster: &Roster, person: &Person, ask: &Ask) -> Said<'a> {
    if roster.policy.load == LoadUnit::Minutes {
        let (held, room) = (person.held, person.unit.capacity.minutes);
        return (whole(ask.effort) > person.minutes_left()).then_some((Detail::Hours { held, room }, None));
    }
    (person.room() == 0).then_some((Detail::Count { held: person.open, room: person.unit.capacity.tickets }, None))
}

/// `7:30`.
fn hours(minutes: Minutes) -> String {
    format!("{}:{:02}", minutes.0 / 60, minutes.0.rem_euclid(60))
}
