//! A small desk to test with. Local times are UTC: units and policy stand in UTC here.

use crate::desk::client::{Access, Site};
use crate::desk::clock::{Clock, ClockKind, Due};
use crate::desk::shift::{DaySpan, Pattern, Shifts};
use crate::desk::ticket::{Assignment, Extra, Handed, Head, Mode, People, Place, Ticket, Work};
use crate::desk::*;

pub fn at(local: &str) -> Moment {
    Moment::parse(&format!("{local}:00Z")).unwrap()
}

/// Monday, ten in the morning.
pub fn monday() -> Moment {
    at("2026-11-23T10:00")
}

pub fn weekly(from: u16, to: u16) -> Shifts {
    let day = Some(DaySpan { from, to });
    Shifts { pattern: Pattern::Weekly { days: [day, day, day, day, day, None, None] }, ..Shifts::default() }
}

/// An engineer without skills who serves no zone and whose shifts nobody wrote down.
pub fn engineer(id: &str) -> Unit {
    serde_json::from_value(serde_json::json!({"id": id, "name": id, "active": true, "hour_cost": null})).unwrap()
}

pub fn skilled(id: &str, zone: &str, skills: &[(&str, u8)]) -> Unit {
    let mut unit = engineer(id);
    unit.can.zones = vec![Zone(zone.into())];
    unit.can.skills = skills.iter().map(|(tag, level)| Skill { tag: (*tag).into(), level: *level }).collect();
    unit
}

/// A visit of one hour in a zone, normal priority, without a deadline.
pub fn ticket(number: i64, zone: &str) -> Ticket {
    Ticket {
        head: Head {
            id: TicketId::new(&format!("t{number}")),
            number,
            subject: "Камеры: нет записи".into(),
            text: "".into(),
            channel: Channel::Phone,
            phase: Phase::New,
            status: "".into(),
            priority: Priority::Normal,
            created: at("2026-11-23T08:00"),
            version: 1,
        },
        place: Place { zone: Zone(zone.into()), ..Place::default() },
        people: People::default(),
        clocks: Clocks::default(),
        work: Work { mode: Mode::Visit, effort: Minutes(60), people: 1, ..Work::default() },
        extra: Extra::default(),
    }
}

pub fn due(mut ticket: Ticket, when: &str) -> Ticket {
    let due = Due::At { at: at(when) };
    ticket.clocks.due = due;
    ticket.clocks.due_of = Some(ClockKind::Arrival);
    ticket.clocks.list = vec![Clock {
        kind: ClockKind::Arrival,
        started: ticket.head.created,
        met: None,
        goal: Some(Minutes(240)),
        calendar: CalendarId::new("24x7"),
        since: ticket.head.created,
        used_before: 0,
        due,
    }];
    ticket
}

pub fn needs(mut ticket: Ticket, tag: &str, level: u8) -> Ticket {
    ticket.work.needs.push(Need { tag: tag.into(), level, required: true });
    ticket
}

pub fn of_site(mut ticket: Ticket, site: &str) -> Ticket {
    ticket.place.site = Some(Named::new(site, site));
    ticket.place.company = Some(Named::new("logist", "Логист"));
    ticket
}

pub fn held_by(mut ticket: Ticket, unit: &str) -> Row {
    ticket.head.phase = Phase::Open;
    ticket.people.assignee = Some(Assignment {
        unit: Named::new(unit, unit),
        handed: Handed::Confirmed { at: at("2026-11-23T09:00") },
        since: at("2026-11-23T09:00"),
    });
    Row::of(&ticket)
}

/// The object «склад» in the north.
pub fn store(access: Access) -> Site {
    Site {
        id: "склад".into(),
        company: "logist".into(),
        name: "склад".into(),
        address: "".into(),
        zone: Zone("север".into()),
        access,
    }
}

pub fn backlog(tickets: Vec<Ticket>, units: Vec<Unit>) -> Backlog {
    Backlog { tickets, units, ..Backlog::default() }
}

pub fn policy() -> Policy {
    Policy { zone: chrono_tz::UTC, ..Policy::default() }
}
