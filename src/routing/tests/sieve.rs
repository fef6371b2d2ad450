//! Asking many units at once comes to what asking each of them by every rule does.

use super::desk::*;
use crate::desk::client::{Access, Pass};
use crate::desk::shift::Absence;
use crate::desk::skill::Permit;
use crate::desk::ticket::{Assignment, Handed, Mode};
use crate::desk::*;
use crate::routing::ask::{Ask, Asker};
use crate::routing::kind::Kinds;
use crate::routing::roster::Roster;
use crate::routing::rule::Rule;
use crate::routing::rules::{all_broken, first_broken};
use crate::routing::sieve::Sieve;
use crate::routing::terms::terms;
use proptest::prelude::*;
use std::collections::BTreeSet;

const ZONES: [&str; 3] = ["север", "юг", ""];
const GROUPS: [&str; 3] = ["", "первая", "пустая"];

prop_compose! {
    fn unit()(
        zone in 0_usize..2, levels in prop::array::uniform2(0_u8..4), group in 0_usize..2, from in prop::option::of(7_u16..14),
        marks in prop::array::uniform5(prop::bool::weighted(0.2)), room in 0_u32..4,
    ) -> Unit {
        let mut unit = skilled("", ZONES[zone], &[("опс", levels[0]), ("скуд", levels[1])]);
        let [gone, away, duty, out, permit] = marks;
        unit.active = !gone;
        unit.capacity.tickets = room;
        unit.can.groups = vec![Group(GROUPS[group].into())];
        if let Some(hour) = from {
            unit.shifts = weekly(hour * 60, (hour + 9) * 60);
        }
        unit.shifts.duty = duty;
        if away {
            unit.absences = vec![Absence { from: at("2026-11-23T09:00"), until: at("2026-11-23T12:00"), why: "болеет".into() }];
        }
        if out {
            unit.state = UnitState::Out;
        }
        if permit {
            unit.can.permits = vec![Permit { tag: "высота".into(), until: Some(at("2026-11-23T15:00")) }];
        }
        unit
    }
}

prop_compose! {
    fn job()(
        zone in 0_usize..3, group in 0_usize..3, needs_of in prop::collection::vec((0_usize..2, 1_u8..4, any::<bool>()), 0..3),
        hour in prop::option::of(9_u32..20), priority in 0_usize..4, marks in prop::array::uniform8(prop::bool::weighted(0.2)),
    ) -> Ticket {
        let [remote, two, permit, pinned, held, early, excludes, refused] = marks;
        let mut job = ticket(0, ZONES[zone]);
        job.head.priority = Priority::ALL[priority];
        job.people.group = Group(GROUPS[group].into());
        for (tag, level, required) in needs_of {
            job.work.needs.push(Need { tag: ["опс", "скуд"][tag].into(), level, required });
        }
        job.work.mode = if remote { Mode::Remote } else { Mode::Visit };
        job.work.people = if two { 2 } else { 1 };
        job.work.permits = permit.then(|| "высота".into()).into_iter().collect();
        job.work.earliest = early.then(|| at("2026-11-23T14:00"));
        job.extra.pinned = pinned;
        job.extra.held = held.then(|| "Ольга".into());
        job.people.excluded = excludes.then(|| UnitId::new("u1")).into_iter().collect();
        let handed = Handed::Refused { at: monday() };
        job.people.assignee = refused.then(|| Assignment { unit: Named::new("u0", "u0"), handed, since: monday() });
        hour.map_or(job.clone(), |hour| due(job, &format!("2026-11-23T{hour:02}:00")))
    }
}

prop_compose! {
    fn desk()(
        mut units in prop::collection::vec(unit(), 1..6), mut jobs in prop::collection::vec((job(), any::<bool>()), 1..8),
        crew in any::<bool>(), pass_needed in any::<bool>(), opens in prop::option::of(0_u16..1440),
    ) -> Backlog {
        for (place, unit) in units.iter_mut().enumerate() {
            unit.id = UnitId::new(&format!("u{place}"));
        }
        if crew {
            units.push(Unit { kind: UnitKind::Crew, members: vec!["u0".into(), "u1".into()], ..skilled("v", "север", &[("опс", 1)]) });
        }
        for (place, (job, of_store)) in jobs.iter_mut().enumerate() {
            job.head.number = place as i64;
            job.head.id = TicketId::new(&format!("t{place}"));
            if *of_store {
                *job = of_site(job.clone(), "склад");
            }
        }
        let passes = vec![Pass { unit: "u0".into(), until: None }, Pass { unit: "u1".into(), until: Some(at("2026-11-23T11:00")) }];
        let hours = opens.map(|from| (from, (from + 120) % 1440));
        let mut desk = backlog(jobs.into_iter().map(|(job, _)| job).collect(), units);
        let site = store(Access { hours, pass_needed, passes, ..Access::default() });
        desk.sites = [(site.id.clone(), site)].into();
        desk
    }
}

fn agrees(desk: &Backlog, policy: &Policy) -> Result<(), TestCaseError> {
    let roster = Roster::new(desk, policy, monday(), &BTreeSet::new());
    let (asker, mut kinds) = (Asker::new(desk, policy, monday()), Kinds::new(&roster));
    for ticket in &desk.tickets {
        let ask: Ask = asker.ask(ticket);
        let sieve = Sieve::new(&mut kinds, &ask);
        let mut may = Vec::new();
        for (unit, person) in roster.people.iter().enumerate() {
            let slow = first_broken(&roster, person, &ask).map(|broken| broken.refuse(person));
            let quick = sieve.first_broken(&roster, unit, &ask).map(|broken| broken.refuse(person));
            prop_assert_eq!(&quick, &slow, "{} for {}", person.unit.id.as_str(), ticket.head.number);
            let all: Vec<Rule> = all_broken(&roster, person, &ask).iter().map(|broken| broken.rule).collect();
            prop_assert_eq!(sieve.broken(&roster, unit, &ask).iter().collect::<Vec<_>>(), all);
            prop_assert_eq!(sieve.terms(&roster, unit, &ask).cost(), terms(&roster, person, &ask).cost());
            may.extend(slow.is_none().then_some(unit));
        }
        prop_assert_eq!(sieve.who_may(&roster, &ask).collect::<Vec<_>>(), may);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn a_sieve_lets_through_whom_every_rule_lets_through(desk in desk(), by_minutes in any::<bool>()) {
        let mut rules = policy();
        rules.field.reserve = [("север".into(), 1)].into();
        if by_minutes {
            rules.load = crate::desk::policy::LoadUnit::Minutes;
        }
        agrees(&desk, &rules)?;
    }
}
