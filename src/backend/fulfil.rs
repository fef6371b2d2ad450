//! From a wish to its answer, the same way over every store.

use super::decide::{self, Contracts, Entry, Step};
use super::ledger::Ledger;
use super::{Applied, Failure, calling, handing, over_quota, taking_back};
use crate::desk::change::{is_made_of, with_numbers};
use crate::desk::client::{Company, Contact};
use crate::desk::record::Kind;
use crate::desk::unit::Unit;
use crate::desk::{
    Act, Change, CompanyId, ContactId, ContractId, Decided, Event, Moment, Record, Row, Ruling, Subject, TicketId, UnitId, Wish,
};

/// Does one wish: decides, then writes; a wish that is refused writes nothing.
///
/// # Errors
/// Refused and Conflict are answers to this wish alone; any other failure is the store's, and ends the transaction.
pub(super) async fn fulfil<L: Ledger>(book: &mut L, wish: &Wish, now: Moment) -> Result<Applied, Failure> {
    if let Some(event) = book.event_of(&wish.id).await? {
        if !became(wish, &event) {
            return Err(Failure::refused("wish-id-taken"));
        }
        return told_again(book, event).await;
    }
    let at = wish.at.unwrap_or(now);
    let entry = Entry::of(wish, book.seq() + 1, at);
    let step = match &wish.act {
        Act::Undo { seq } => return taking_back::take_back(book, wish, *seq, at).await,
        Act::Ticket { id, what, seen } => ticket(book, entry, id, what, *seen).await?,
        Act::Absence { unit: id, absences } => decide::absence(entry, &unit(book, id).await?, absences),
        Act::UnitState { unit: id, state } => decide::unit_state(entry, &unit(book, id).await?, *state),
        Act::Debt { company, decided } => debt(book, entry, company, decided).await?,
        Act::HandOver { sheet } => handing::hand_over(book, entry, sheet).await?,
        Act::TakeOver { of } => handing::take_over(book, entry, *of).await?,
        Act::Call { call } => return calling::call(book, wish, at, call).await,
        Act::Contact { id, to: Some(new) } => contact(book, entry, id, new).await?,
        Act::Load { .. } | Act::Contact { to: None, .. } => return Err(Failure::refused("not-a-wish")),
    };
    write(book, step).await
}

/// True for failures that are the answer to one wish, false for those of the store.
pub(super) fn is_an_answer(failure: &Failure) -> bool {
    matches!(failure, Failure::Refused { .. } | Failure::Conflict { .. })
}

/// Writes a step and answers with it.
pub(super) async fn write<L: Ledger>(book: &mut L, step: Step) -> Result<Applied, Failure> {
    book.enter(&step).await?;
    Ok(Applied { row: step.ticket.as_ref().map(|t| Box::new(Row::of(t))), event: std::sync::Arc::new(step.event) })
}

/// True when the event is what this very wish became: an id used for something else must not be answered with "done".
fn became(wish: &Wish, event: &Event) -> bool {
    match (&wish.act, &event.act) {
        (Act::Undo { .. }, _) => event.undoes.is_some(),
        (Act::Ticket { what: Change::Register { .. }, .. }, Act::Ticket { what, .. }) => matches!(what, Change::Register { .. }),
        (Act::Ticket { id, what, .. }, Act::Ticket { id: done, what: did, .. }) => id == done && is_made_of(did, what),
        (wished, done) => wished == done,
    }
}

async fn told_again<L: Ledger>(book: &mut L, event: Event) -> Result<Applied, Failure> {
    let row = match &event.subject {
        Subject::Ticket(id) => book.ticket(id).await?.map(|t| Box::new(Row::of(&t))),
        _ => None,
    };
    Ok(Applied { event: std::sync::Arc::new(event), row })
}

async fn ticket<L: Ledger>(book: &mut L, entry: Entry, id: &TicketId, what: &Change, seen: Option<i64>) -> Result<Step, Failure> {
    let house = book.house();
    if let Change::Register { ticket: new } = what {
        let named = if new.head.id.as_str().is_empty() { id } else { &new.head.id };
        if !named.as_str().is_empty() && book.ticket(named).await?.is_some() {
            return Err(Failure::refused("ticket-exists"));
        }
        let mut new = (**new).clone();
        new.head.id = named.clone();
        let contracts = contracts(book, decide::contracts_of(&new, what, entry.at)).await?;
        let number = book.number() + 1;
        return Ok(decide::register(&house, entry, &new, number, &contracts));
    }
    let Some(current) = book.ticket(id).await? else { return Err(Failure::refused("no-such-ticket")) };
    if seen.is_some_and(|version| version != current.head.version) {
        let by = book.last_hand(id).await?;
        decide::seen_is_current(&current, seen, by)?;
    }
    decide::judges_done_work(&current, what)?;
    let mut contracts = contracts(book, decide::contracts_of(&current, what, entry.at)).await?;
    let company = match over_quota::asks_for(&current, what, entry.at) {
        Some(company) => company_of(book, company).await?,
        None => None,
    };
    let what = over_quota::with_its_line(&house, &current, what, company.as_ref(), &contracts, entry.at);
    decide::alter(&house, entry, &current, &with_numbers(&current, &what), decide::Back::default(), &mut contracts)
}

/// Loads a company: its category says which price lists are its own.
async fn company_of<L: Ledger>(book: &mut L, id: &CompanyId) -> Result<Option<Company>, Failure> {
    Ok(match book.record(Kind::Company, id.as_str()).await? {
        Some(Record::Company(company)) => Some(*company),
        _ => None,
    })
}

/// Loads contracts.
pub(super) async fn contracts<L: Ledger>(book: &mut L, ids: Vec<ContractId>) -> Result<Contracts, Failure> {
    let mut found = Contracts::new();
    for id in ids {
        if let Some(Record::Contract(contract)) = book.record(Kind::Contract, id.as_str()).await? {
            found.insert(id, *contract);
        }
    }
    Ok(found)
}

/// Loads a unit.
pub(super) async fn unit<L: Ledger>(book: &mut L, id: &UnitId) -> Result<Unit, Failure> {
    match book.record(Kind::Unit, id.as_str()).await? {
        Some(Record::Unit(unit)) => Ok(*unit),
        _ => Err(Failure::refused("no-such-unit")),
    }
}

/// A new person: of a company that is there, or of none.
async fn contact<L: Ledger>(book: &mut L, entry: Entry, id: &ContactId, new: &Contact) -> Result<Step, Failure> {
    if *id != new.id || new.name.is_blank() {
        return Err(Failure::refused("not-a-wish"));
    }
    if book.record(Kind::Contact, id.as_str()).await?.is_some() {
        return Err(Failure::refused("contact-exists"));
    }
    if let Some(company) = &new.company
        && book.record(Kind::Company, company.as_str()).await?.is_none()
    {
        return Err(Failure::refused("no-such-company"));
    }
    Ok(decide::contact(entry, new))
}

/// A decision about a client's debt. Only a lead stops the service and resumes it; nothing is decided about what is not owed.
async fn debt<L: Ledger>(book: &mut L, entry: Entry, company: &CompanyId, decided: &Decided) -> Result<Step, Failure> {
    let house = book.house();
    if decided.is_for_leads() && !house.is_lead(entry.actor.raw()) {
        return Err(Failure::refused("lead-only"));
    }
    let before = ruling(book, company).await?;
    let owed = match book.record(Kind::Debt, company.as_str()).await? {
        Some(Record::Debt(debt)) if debt.owed() > 0 => debt.ruled(Some(&before)),
        _ => return Err(Failure::refused("nothing-owed")),
    };
    let next = before.with(decided, &owed, &entry.actor, entry.at).map_err(Failure::refused)?;
    let act = Act::Debt { company: company.clone(), decided: decided.clone() };
    Ok(decide::ruled(&house, entry, &before, next, act))
}

/// What stands decided about a client's debt.
pub(super) async fn ruling<L: Ledger>(book: &mut L, company: &CompanyId) -> Result<Ruling, Failure> {
    Ok(match book.record(Kind::Ruling, company.as_str()).await? {
        Some(Record::Ruling(ruling)) => *ruling,
        _ => Ruling::none(company.clone()),
    })
}
