//! Tickets from a table of our own: the columns of the export, so that no map is needed.
//!
//! What the table does not hold (clocks, contracts, the history) does not come back with it: `desk` brings the whole. A
//! deadline comes back as the desk's own, which wins over whatever is counted.

use super::export::word;
use super::known::Known;
use super::names::Name;
use super::sheet::{Column, Fields, Sheet, may, must, read};
use super::table::{Table, folded};
use super::values;
use super::why::Why;
use crate::desk::ticket::{Head, People, Place, Promise, Work};
use crate::desk::{
    Assignment, Channel, ClockKind, Clocks, CompanyId, Due, Group, Handed, Load, Minutes, Moment, Named, Need, Phase, PhaseKind,
    Priority, SiteId, Ticket, TicketId, UnitId, WorkKind, Zone, ticket::Extra,
};
use serde::Serialize;

/// The columns, in the order of the export.
pub const TICKETS: &[Column] = &[
    must("id", &["код"]),
    must("number", &["номер", "№"]),
    must("subject", &["тема", "что_случилось"]),
    may("channel", &["канал"]),
    may("phase", &["фаза", "состояние"]),
    may("status", &["статус"]),
    may("priority", &["приоритет"]),
    must("created", &["создана", "зарегистрирована"]),
    may("due", &["срок"]),
    may("due_of", &["срок_чего"]),
    may("breached", &["просрочена"]),
    may("group", &["группа"]),
    may("assignee", &["исполнитель"]),
    may("company", &["клиент"]),
    may("site", &["объект"]),
    may("zone", &["зона"]),
    may("kind", &["вид"]),
    may("waiting_for", &["чего_ждем"]),
    may("waiting_until", &["ждем_до"]),
    may("due_kind", &[]),
    may("left_minutes", &[]),
];

/// Ways in which a ticket comes.
const CHANNELS: [Channel; 7] =
    [Channel::Phone, Channel::Email, Channel::Chat, Channel::Portal, Channel::WebForm, Channel::Messenger, Channel::Monitoring];

/// Expected minutes of work: the table does not say.
const EFFORT: Minutes = Minutes(60);

/// Has the table the columns that cannot be done without?
#[must_use]
pub fn is_own(table: &Table) -> bool {
    let headers: Vec<String> = table.headers().iter().map(|header| folded(header)).collect();
    TICKETS
        .iter()
        .filter(|column| column.needed)
        .all(|column| headers.iter().any(|header| header == column.name || column.also.contains(&header.as_str())))
}

/// Reads the table. A ticket that stands on the desk already is a bad row: what the table does not hold would be lost.
#[must_use]
pub fn own_tickets(table: &Table, known: &Known) -> Sheet<Load> {
    let sheet = read(table, TICKETS, |row| {
        let id = row.need("id").to_owned();
        if known.tickets.contains(&id) {
            row.wrong("id", Why::Stands);
        }
        Some((id.clone(), ticket(row, known, &id)))
    });
    sheet.map(|ticket| Load::Ticket(Box::new(ticket)))
}

fn ticket(row: &mut Fields<'_>, known: &Known, id: &str) -> Ticket {
    let zone = known.policy.zone;
    let date = |text: &str| values::date(text, zone);
    row.need("number");
    let number = row.read("number", values::number).unwrap_or_default();
    let subject = row.need("subject").to_owned();
    row.need("created");
    let created = row.read("created", date).unwrap_or_default();
    let company = row.read("company", |text| company(known, text));
    let site = row.read("site", |text| site(known, company.as_ref(), text));
    let assignee = row.read("assignee", |text| unit(known, text));
    let assignee = assignee.map(|unit| Assignment { unit, handed: Handed::Confirmed { at: created }, since: created });
    let kind = row.text("kind").to_owned();
    let due = row.read("due", date);
    let due_of = row.read("due_of", |text| one_of(text, &ClockKind::ALL));
    let clocks = Clocks {
        due: measure(row, due),
        due_of: due_of.or(due.map(|_| ClockKind::Resolution)),
        foreign_due: due.filter(|_| due_of != Some(ClockKind::Promise)),
        breached: row.read("breached", date),
        ..Clocks::default()
    };
    Ticket {
        head: Head {
            id: TicketId::new(id),
            number,
            subject: subject.into(),
            text: "".into(),
            channel: row.read("channel", |text| one_of(text, &CHANNELS)).unwrap_or_default(),
            phase: phase(row, date),
            status: row.text("status").into(),
            priority: row.read("priority", |text| one_of(text, &Priority::ALL)).unwrap_or_default(),
            created,
            version: 1,
        },
        place: Place { company, site, zone: Zone(row.text("zone").into()), ..Place::default() },
        people: People { group: Group(row.text("group").into()), assignee, ..People::default() },
        clocks,
        work: Work {
            needs: (!kind.is_empty()).then(|| Need { tag: kind.as_str().into(), level: 1, required: true }).into_iter().collect(),
            kind: WorkKind(kind.into()),
            people: 1,
            effort: EFFORT,
            ..Work::default()
        },
        extra: Extra { promise: promised(due, due_of, created), ..Extra::default() },
    }
}

fn phase(row: &mut Fields<'_>, date: impl Fn(&str) -> Result<Moment, Why>) -> Phase {
    match row.read("phase", |text| one_of(text, &PhaseKind::ALL)).unwrap_or(PhaseKind::New) {
        PhaseKind::New => Phase::New,
        PhaseKind::Open => Phase::Open,
        PhaseKind::Waiting => {
            Phase::Waiting { reason: row.text("waiting_for").to_owned(), until: row.read("waiting_until", date) }
        }
        PhaseKind::Solved => Phase::Solved,
        PhaseKind::Closed => Phase::Closed,
    }
}

/// What the board sorts by: a moment, or what the table says of a ticket without one.
fn measure(row: &mut Fields<'_>, due: Option<Moment>) -> Due {
    match (due, row.text("due_kind")) {
        (Some(at), _) => Due::At { at },
        (None, "paused") => Due::Paused { left: Minutes(row.read("left_minutes", values::number).unwrap_or_default()) },
        (None, "best_effort") => Due::BestEffort,
        (None, _) => Due::None,
    }
}

/// A promise is a clock by itself; any other deadline of the table is the desk's own.
fn promised(due: Option<Moment>, due_of: Option<ClockKind>, made: Moment) -> Option<Promise> {
    let until = due.filter(|_| due_of == Some(ClockKind::Promise))?;
    Some(Promise { text: "".into(), until, owner: "".into(), made })
}

/// A client by id or by name.
fn company(known: &Known, text: &str) -> Result<Named<CompanyId>, Why> {
    let id = CompanyId::new(text);
    let by_id = known.companies.get(&id).map(|_| &id);
    let found = match (by_id, known.register.of_name(text, "").as_slice()) {
        (Some(id), _) => id.clone(),
        (None, [one]) => (*one).clone(),
        (None, []) => return Err(Why::Unknown("company")),
        (None, _) => return Err(Why::Several),
    };
    let name = known.companies.get(&found).map(|company| company.name.clone()).unwrap_or_default();
    Ok(Named::new(found, name))
}

/// An object of the client by id or by name.
fn site(known: &Known, company: Option<&Named<CompanyId>>, text: &str) -> Result<Named<SiteId>, Why> {
    let company = company.ok_or(Why::Unknown("site"))?;
    let theirs = || known.site_names.iter().filter(|(id, _)| known.sites.get(*id) == Some(&company.id));
    let found = theirs()
        .find(|(id, _)| id.as_str() == text)
        .or_else(|| theirs().find(|(_, name)| Name::of(name.raw()).agrees(&Name::of(text))));
    found.map(|(id, name)| Named::new(id.clone(), name.clone())).ok_or(Why::Unknown("site"))
}

/// An engineer or a crew by id or by name.
fn unit(known: &Known, text: &str) -> Result<Named<UnitId>, Why> {
    let mut found = known.units.values().filter(|unit| unit.id.as_str() == text || unit.name.raw() == text);
    match (found.next(), found.next()) {
        (Some(unit), None) => Ok(Named::new(unit.id.clone(), unit.name.clone())),
        _ => Err(Why::Unknown("engineer")),
    }
}

/// A word of the export.
fn one_of<T: Serialize + Copy>(text: &str, all: &[T]) -> Result<T, Why> {
    let found = all.iter().find(|value| word(value) == text);
    found.copied().ok_or_else(|| Why::NotOneOf(all.iter().map(word).collect::<Vec<_>>().join(", ")))
}
