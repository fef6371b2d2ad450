//! What a word about a phone call writes: the call, the minutes of the contract, the time on the ticket, and the missed calls
//! that it has seen to.

use super::decide::{self, Entry, Step};
use super::house::{House, in_force};
use super::ledger::Ledger;
use super::{Applied, Failure, fulfil, quota};
use crate::desk::contract::{Contract, QuotaKind};
use crate::desk::record::Kind;
use crate::desk::{
    Act, Call, CallState, Change, CompanyId, Moment, Record, Subject, Ticket, TicketId, TimeEntry, Undo, Wish, WishId,
};
use serde_json::{Value, json};

/// So many of a client's last calls may have been about a ticket that is taken back.
const RECENT: u32 = 50;

/// A call as a line or a person says it now. Of several that tell of one call none forgets what the others have told.
pub(super) async fn call<L: Ledger>(book: &mut L, wish: &Wish, at: Moment, news: &Call) -> Result<Applied, Failure> {
    let before = match book.record(Kind::Call, news.id.as_str()).await? {
        Some(Record::Call(call)) => Some(*call),
        _ => None,
    };
    let now = before.as_ref().map_or_else(|| news.clone(), |before| before.after(news));
    let entry = Entry::of(wish, book.seq() + 1, at);
    let mut step = step(entry, before.as_ref(), news, &now);
    minutes(book, &mut step, before.as_ref(), &now, at).await?;
    if !matches!(now.state, CallState::Ringing) {
        let open = book.calls(None, 0).await?;
        step.calls.extend(open.iter().filter(|missed| now.sees_to(missed)).map(Call::seen_to));
    }
    let applied = fulfil::write(book, step).await?;
    log_time(book, wish, at, before.as_ref(), &now).await?;
    Ok(applied)
}

fn step(entry: Entry, before: Option<&Call>, news: &Call, now: &Call) -> Step {
    let part = |call: &Call| json!({ "state": call.state, "ticket": call.ticket });
    let undo = Undo::No { why: "a-call-has-happened".into() };
    let act = Act::Call { call: Box::new(news.clone()) };
    let event = entry.event(Subject::Call(now.id.clone()), act, before.map_or(Value::Null, part), part(now), 1, undo);
    Step { calls: vec![now.clone()], ..Step::of(event) }
}

/// Minutes that the call has taken of the client's limit: none before it is over.
fn consulted(call: Option<&Call>) -> i64 {
    call.and_then(|call| Some(call.consulted_until(call.ended?))).unwrap_or(0)
}

/// Moves the minutes of the talk: whoever turns out not to have called gets theirs back, whoever did pays them.
async fn minutes<L: Ledger>(book: &mut L, step: &mut Step, before: Option<&Call>, now: &Call, at: Moment) -> Result<(), Failure> {
    let company = |call: Option<&Call>| call.and_then(|call| call.company.as_ref()).map(|company| company.id.clone());
    let (was, is) = (company(before), company(Some(now)));
    let (had, has) = (consulted(before), consulted(Some(now)));
    let moves = if was == is { vec![(is, has - had)] } else { vec![(was, -had), (is, has)] };
    for (company, minutes) in moves {
        let Some(company) = company.filter(|_| minutes != 0) else { continue };
        if let Some(contract) = consulting(book, &company, at).await? {
            burn(&book.house(), step, contract, minutes, at);
        }
    }
    Ok(())
}

/// Books the minutes on the contract; negative gives back what a ticket, or another client, turned out to pay for.
fn burn(house: &House, step: &mut Step, mut contract: Contract, minutes: i64, at: Moment) {
    let used = quota::burn(house, &mut contract, minutes, at);
    if let (false, Value::Object(parts)) = (used.is_empty(), &mut step.event.after) {
        let gift: i64 = used.iter().filter(|u| u.kind == QuotaKind::GiftMinutes).map(|u| u.by).sum();
        let moved = json!({ "minutes": minutes, "gift": gift, "contract": contract.id });
        // Of two clients the one who pays stands last: that is who called.
        if let Some(back) = parts.insert("burnt".into(), moved) {
            parts.insert("handed_back".into(), back);
        }
        step.contracts.push(contract);
    }
}

/// The calls that a ticket was made of when it is taken back: they are about nothing any more, and a talk is a consultation again.
/// `seq` is the number of the first of the events.
pub(super) async fn untied<L: Ledger>(
    book: &mut L,
    wish: &Wish,
    ticket: &Ticket,
    seq: i64,
    at: Moment,
) -> Result<Vec<Step>, Failure> {
    let company = ticket.place.company.as_ref().map(|company| company.id.clone());
    let mut calls = book.calls(company.as_ref(), RECENT).await?;
    calls.retain(|call| call.ticket.as_ref() == Some(&ticket.head.id));
    let mut steps = Vec::new();
    for call in calls {
        let now = Call { ticket: None, ..call.clone() };
        let entry =
            Entry { wish: WishId::from(format!("{}:{}", wish.id, call.id)), ..Entry::of(wish, seq + steps.len() as i64, at) };
        let mut step = step(entry, Some(&call), &now, &now);
        minutes(book, &mut step, Some(&call), &now, at).await?;
        steps.push(step);
    }
    Ok(steps)
}

async fn consulting<L: Ledger>(book: &mut L, company: &CompanyId, at: Moment) -> Result<Option<Contract>, Failure> {
    let all = book.owned(Kind::Contract, &[company.as_str().to_owned()]).await?;
    let all: Vec<Contract> = all.into_iter().filter_map(|r| if let Record::Contract(c) = r { Some(*c) } else { None }).collect();
    let house = book.house();
    let counts = |kind| in_force(&house, &all, kind, at).cloned();
    Ok(counts(QuotaKind::PhoneMinutes).or_else(|| counts(QuotaKind::GiftMinutes)))
}

/// The talk as time on its ticket: written when it ends, moved with it when it turns out to have been about another one.
async fn log_time<L: Ledger>(book: &mut L, wish: &Wish, at: Moment, before: Option<&Call>, now: &Call) -> Result<(), Failure> {
    let was = before.and_then(|call| Some((call.ticket.clone()?, TimeEntry::of(call, &wish.actor)?)));
    let is = now.ticket.clone().zip(TimeEntry::of(now, &wish.actor));
    if was.as_ref().map(|(ticket, _)| ticket) == is.as_ref().map(|(ticket, _)| ticket) {
        return Ok(());
    }
    if let Some((ticket, entry)) = was {
        on_ticket(book, wish, "struck", at, &ticket, Change::StrikeTime { entry }).await?;
    }
    if let Some((ticket, entry)) = is {
        on_ticket(book, wish, "time", at, &ticket, Change::LogTime { entry }).await?;
    }
    Ok(())
}

/// A ticket that is not there any more, or will not have the time, does not undo the call.
async fn on_ticket<L: Ledger>(
    book: &mut L,
    wish: &Wish,
    mark: &str,
    at: Moment,
    ticket: &TicketId,
    what: Change,
) -> Result<(), Failure> {
    let Some(current) = book.ticket(ticket).await? else { return Ok(()) };
    let id = WishId::from(format!("{}:{mark}", wish.id));
    let entry = Entry { wish: id, ..Entry::of(wish, book.seq() + 1, at) };
    let mut contracts = fulfil::contracts(book, decide::contracts_of(&current, &what, at)).await?;
    match decide::alter(&book.house(), entry, &current, &what, decide::Back::default(), &mut contracts) {
        Ok(step) => fulfil::write(book, step).await.map(|_| ()),
        Err(failure) if fulfil::is_an_answer(&failure) => Ok(()),
        Err(failure) => Err(failure),
    }
}
