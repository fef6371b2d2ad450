//! The hand-over sheet of a shift.

use super::crew::Crew;
use crate::desk::handover::{AtRisk, Away, CallBack, Coming, Counts, Left, MOST, Promised};
use crate::desk::moment::HOUR;
use crate::desk::{Call, CallState, HandOver, Handed, Minutes, Moment, PhaseKind, Row, Ticket, Unit};
use crate::text::{Raw, fold};

/// What will be late within so much time is at risk.
pub const RISK: Minutes = Minutes(120);
/// Tickets listed by urgency, where fewer are overdue: the parts below have the others that matter.
const FEW: usize = 10;
/// A missed call is called back within the shift.
const MISSED: i64 = 12 * HOUR;
/// Who begins within so much time comes with the next shift.
const COMES: i64 = 14 * HOUR;
/// A promise with one of these in it is a promise to call.
const CALLING: [&str; 4] = ["звон", "набер", "call", "phone"];

/// What a sheet is made of.
pub struct Facts<'a> {
    /// The board in its order.
    pub rows: &'a [Row],
    /// Whole tickets of the promises, as many as are told.
    pub promised: &'a [Ticket],
    /// Engineers and crews.
    pub units: &'a [Unit],
    /// Load and forecast.
    pub crew: &'a Crew,
    /// The latest calls.
    pub calls: &'a [Call],
    /// Changes that the desk has not confirmed yet.
    pub unsent: u32,
    /// As of when.
    pub now: Moment,
}

/// The sheet; each part has [`MOST`] lines at most, the counts are whole.
#[must_use]
pub fn sheet(facts: &Facts) -> HandOver {
    let now = facts.now;
    let (mut promised, mut call_back) = (Vec::new(), Vec::new());
    for promise in promises(facts.promised) {
        if is_to_call(&promise.text) {
            call_back.push(CallBack::Promised { promise });
        } else {
            promised.push(promise);
        }
    }
    let missed = missed(facts.calls, now);
    call_back.truncate(MOST.saturating_sub(missed.len()));
    let counts = counts(facts.rows, now);
    let late = counts.overdue;
    HandOver {
        at: now,
        counts,
        left: facts.rows.iter().take(late.clamp(FEW, MOST)).map(left).collect(),
        promised: promised.into_iter().take(MOST).collect(),
        call_back: missed.into_iter().chain(call_back).collect(),
        at_risk: at_risk(facts),
        out: away(facts.units, now),
        coming: coming(facts.units, now),
        unsent: facts.unsent,
        note: Raw::default(),
    }
}

fn soon(row: &Row, now: Moment) -> bool {
    row.facts.due.at().is_some_and(|due| now <= due && due <= now + RISK)
}

fn counts(rows: &[Row], now: Moment) -> Counts {
    let mut counts = Counts { open: rows.len(), ..Counts::default() };
    for row in rows {
        counts.overdue += usize::from(row.overdue(now));
        counts.waiting += usize::from(row.facts.phase == PhaseKind::Waiting);
        counts.promised += usize::from(row.facts.seldom.promised.is_some());
        counts.at_risk += usize::from(soon(row, now));
        let nobody = row.facts.assignee.as_ref().is_none_or(|held| matches!(held.handed, Handed::Refused { .. }));
        counts.unassigned += usize::from(nobody);
        counts.by_priority[row.facts.priority as usize % 4] += 1;
    }
    counts
}

fn left(row: &Row) -> Left {
    let facts = &row.facts;
    let names = [facts.company.as_ref().map(|c| c.name.raw()), facts.site.as_ref().map(|s| s.name.raw())];
    let place: Vec<&str> = names.into_iter().flatten().filter(|name| !name.trim().is_empty()).collect();
    Left {
        number: row.number,
        subject: row.subject.clone(),
        place: Raw::from(place.join(", ")),
        priority: facts.priority,
        holder: facts.assignee.as_ref().map(|held| held.unit.name.clone()),
        due: facts.due.at(),
        of: facts.due_of,
    }
}

fn promises(tickets: &[Ticket]) -> Vec<Promised> {
    let mut promises: Vec<Promised> = tickets
        .iter()
        .filter_map(|ticket| {
            let promise = ticket.extra.promise.as_ref()?;
            let (text, owner) = (promise.text.clone(), promise.owner.clone());
            Some(Promised { number: ticket.head.number, text, until: promise.until, owner })
        })
        .collect();
    promises.sort_by_key(|promise| (promise.until, promise.number));
    promises
}

fn is_to_call(text: &Raw) -> bool {
    let folded = fold(text.raw());
    CALLING.iter().any(|word| folded.contains(word))
}

/// Calls of this shift that nobody answered, and that were not followed by a talk with the same number.
fn missed(calls: &[Call], now: Moment) -> Vec<CallBack> {
    let number = |call: &Call| call.phone.as_ref().map_or_else(|| call.from.raw().to_owned(), |phone| phone.e164().to_owned());
    let mut told: Vec<String> = Vec::new();
    let mut missed = Vec::new();
    // Newest first: a talk takes the missed calls before it off the list, and each number is told once.
    for call in calls.iter().filter(|call| now.millis_since(call.rang) <= MISSED && missed_or_talked(call)) {
        let number = number(call);
        if told.contains(&number) {
            continue;
        }
        if call.waits_for_us() && call.ticket.is_none() && missed.len() < MOST {
            let who = call.contact.as_ref().map(|c| &c.name).or(call.company.as_ref().map(|c| &c.name)).cloned();
            missed.push(CallBack::Missed { who, phone: Raw::from(number.as_str()), at: call.rang });
        }
        told.push(number);
    }
    missed.reverse();
    missed
}

fn missed_or_talked(call: &Call) -> bool {
    !matches!(call.state, CallState::Ringing)
}

fn at_risk(facts: &Facts) -> Vec<AtRisk> {
    let late = |row: &Row| facts.crew.late.iter().find(|expected| expected.ticket == row.id);
    let rows = facts.rows.iter().filter(|row| soon(row, facts.now)).take(MOST);
    rows.map(|row| {
        let forecast = late(row);
        AtRisk { ticket: left(row), expected: forecast.and_then(|f| f.meets), late: forecast.is_some() }
    })
    .collect()
}

fn away(units: &[Unit], now: Moment) -> Vec<Away> {
    let mut away: Vec<Away> = units
        .iter()
        .filter(|unit| unit.active)
        .filter_map(|unit| {
            let absence = unit.absent_at(now)?;
            Some(Away { name: unit.name.clone(), until: absence.until, why: absence.why.clone() })
        })
        .collect();
    away.sort_by(|a, b| (a.until, a.name.raw()).cmp(&(b.until, b.name.raw())));
    away.truncate(MOST);
    away
}

fn coming(units: &[Unit], now: Moment) -> Vec<Coming> {
    let mut coming: Vec<Coming> = units
        .iter()
        .filter(|unit| unit.active && unit.absent_at(now).is_none())
        .filter_map(|unit| {
            let shift = unit.shifts.at_or_after(now).filter(|shift| shift.from > now && shift.from.0 <= now.0 + COMES)?;
            unit.absent_at(shift.from).is_none().then(|| Coming { name: unit.name.clone(), from: shift.from })
        })
        .collect();
    coming.sort_by(|a, b| (a.from, a.name.raw()).cmp(&(b.from, b.name.raw())));
    coming.truncate(MOST);
    coming
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::desk::shift::{Absence, DaySpan, Pattern, Shifts};
    use crate::desk::ticket::{Extra, Head, People, Place, Promise, Work};
    use crate::desk::{Assignment, CallId, Channel, ClockKind, Clocks, Due, Mode, Named, Phase, Policy, Priority, TicketId};
    use crate::lead::crew;

    pub fn at(local: &str) -> Moment {
        Moment::parse(&format!("{local}:00Z")).unwrap()
    }

    /// Monday, ten in the morning.
    pub fn now() -> Moment {
        at("2026-11-23T10:00")
    }

    pub fn weekly(from: u16, to: u16) -> Shifts {
        Shifts { pattern: Pattern::Weekly { days: [Some(DaySpan { from, to }); 7] }, ..Shifts::default() }
    }

    pub fn unit(id: &str) -> Unit {
        serde_json::from_value(serde_json::json!({"id": id, "name": id, "active": true, "hour_cost": null})).unwrap()
    }

    fn ticket(number: i64) -> Ticket {
        Ticket {
            head: Head {
                id: TicketId::new(&format!("t{number}")),
                number,
                subject: "Нет связи".into(),
                text: "".into(),
                channel: Channel::Phone,
                phase: Phase::Open,
                status: "".into(),
                priority: Priority::Normal,
                created: at("2026-11-23T08:00"),
                version: 1,
            },
            place: Place {
                company: Some(Named::new("c", "Ромашка")), site: Some(Named::new("s", "офис")), ..Place::default()
            },
            people: People::default(),
            clocks: Clocks::default(),
            work: Work { mode: Mode::Remote, ..Work::default() },
            extra: Extra::default(),
        }
    }

    fn due(mut ticket: Ticket, when: &str) -> Ticket {
        ticket.clocks.due = Due::At { at: at(when) };
        ticket.clocks.due_of = Some(ClockKind::Resolution);
        ticket
    }

    fn given(mut ticket: Ticket, unit: &str, minutes: i64) -> Ticket {
        let handed = Handed::Confirmed { at: now() };
        ticket.people.assignee = Some(Assignment { unit: Named::new(unit, unit), handed, since: now() });
        ticket.work.effort = Minutes(minutes);
        ticket
    }

    /// A row without a deadline that somebody holds.
    pub fn held(number: i64, unit: &str, minutes: i64) -> Row {
        Row::of(&given(ticket(number), unit, minutes))
    }

    fn call(id: &str, from: &str, state: CallState, rang: &str) -> Call {
        Call {
            id: CallId::from(id),
            way: crate::desk::call::Way::In,
            from: from.into(),
            phone: None,
            to: "".into(),
            line: "".into(),
            state,
            rang: at(rang),
            answered: None,
            ended: None,
            contact: None,
            company: None,
            ticket: None,
        }
    }

    fn promising(number: i64, text: &str, until: &str) -> Ticket {
        let mut ticket = ticket(number);
        ticket.extra.promise = Some(Promise { text: text.into(), until: at(until), owner: "Ольга".into(), made: now() });
        ticket
    }

    fn of(rows: &[Row], promised: &[Ticket], units: &[Unit], calls: &[Call]) -> HandOver {
        let crew = crew(units, rows, &Policy::default(), now());
        sheet(&Facts { rows, promised, units, crew: &crew, calls, unsent: 2, now: now() })
    }

    #[test]
    fn what_is_left_stands_by_urgency_with_its_counts() {
        let mut late = due(ticket(1), "2026-11-23T09:00");
        late.head.priority = Priority::Critical;
        let mut waits = ticket(3);
        waits.head.phase = Phase::Waiting { reason: "part".into(), until: None };
        let rows = [Row::of(&late), Row::of(&given(due(ticket(2), "2026-11-23T11:00"), "Петров", 30)), Row::of(&waits)];
        let told = of(&rows, &[], &[], &[]);
        let Counts { open, overdue, unassigned, waiting, at_risk, by_priority, .. } = told.counts;
        assert_eq!((open, overdue, unassigned, waiting, at_risk), (3, 1, 2, 1, 1));
        assert_eq!(by_priority, [0, 2, 0, 1]);
        assert_eq!(told.left.iter().map(|l| l.number).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!((told.left[1].place.raw(), told.left[1].holder.clone()), ("Ромашка, офис", Some("Петров".into())));
        assert_eq!((told.at, told.unsent), (now(), 2));
    }

    #[test]
    fn promises_to_call_wait_with_the_missed_calls() {
        let promised = [
            promising(7, "Пришлём счёт", "2026-11-23T15:00"),
            promising(8, "Перезвоним о цене", "2026-11-23T11:00"),
            promising(9, "Скажем время", "2026-11-23T12:00"),
        ];
        let calls = [
            call("4", "+7 1", CallState::Missed, "2026-11-23T09:50"),
            call("3", "+7 2", CallState::Ended, "2026-11-23T09:40"),
            call("2", "+7 2", CallState::Missed, "2026-11-23T09:30"),
            call("1", "+7 3", CallState::Missed, "2026-11-22T09:30"),
        ];
        let told = of(&[], &promised, &[], &calls);
        assert_eq!(told.promised.iter().map(|p| p.number).collect::<Vec<_>>(), [9, 7], "earliest first");
        let [CallBack::Missed { phone, at: when, .. }, CallBack::Promised { promise }] = &told.call_back[..] else {
            panic!("{:?}", told.call_back)
        };
        assert_eq!((phone.raw(), *when, promise.number), ("+7 1", at("2026-11-23T09:50"), 8), "the second has been talked to");
    }

    #[test]
    fn what_is_due_in_two_hours_is_at_risk_and_the_forecast_says_which() {
        let rows = [
            Row::of(&given(due(ticket(1), "2026-11-23T11:00"), "a", 30)),
            Row::of(&given(due(ticket(2), "2026-11-23T11:30"), "a", 90)),
            Row::of(&given(due(ticket(3), "2026-11-23T14:00"), "a", 600)),
        ];
        let told = of(&rows, &[], &[unit("a")], &[]);
        let risks: Vec<_> = told.at_risk.iter().map(|r| (r.ticket.number, r.late, r.expected)).collect();
        assert_eq!(risks, [(1, false, None), (2, true, Some(at("2026-11-23T12:00")))]);
    }

    #[test]
    fn who_is_away_and_who_comes() {
        let mut people: Vec<Unit> = ["away", "night", "here", "tomorrow"].into_iter().map(unit).collect();
        people[0].absences = vec![Absence { from: now(), until: at("2026-11-24T12:00"), why: "ill".into() }];
        people[1].shifts = weekly(20 * 60, 32 * 60);
        people[2].shifts = weekly(9 * 60, 18 * 60);
        people[3].shifts = weekly(60, 2 * 60);
        let told = of(&[], &[], &people, &[]);
        assert_eq!(told.out.iter().map(|a| a.name.raw()).collect::<Vec<_>>(), ["away"]);
        assert_eq!(told.coming, [Coming { name: "night".into(), from: at("2026-11-23T20:00") }]);
    }

    #[test]
    fn a_sheet_has_an_end_and_its_counts_are_whole() {
        let rows: Vec<Row> = (1..=100).map(|n| Row::of(&ticket(n))).collect();
        let told = of(&rows, &[], &[], &[]);
        assert_eq!((told.left.len(), told.counts.open), (FEW, 100));
        let late: Vec<Row> = (1..=100).map(|n| Row::of(&due(ticket(n), "2026-11-23T09:00"))).collect();
        assert_eq!(of(&late, &[], &[], &[]).left.len(), MOST, "what is overdue is told as far as a sheet goes");
    }
}
