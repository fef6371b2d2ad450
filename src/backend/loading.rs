//! What a bulk load must keep to, the same for every store.

use super::{Failure, Flip, Load};
use crate::desk::contract::Debt;
use crate::desk::{Act, CompanyId, Decided, Event, Kind, Moment, Ruling, Subject, Undo, WishId};
use crate::text::Raw;
use serde_json::json;
use std::collections::BTreeMap;

/// Checks a batch before it is put aside.
///
/// # Errors
/// Refused when a ticket has no number: it could not be called by name.
pub(super) fn check(batch: &[Load]) -> Result<(), Failure> {
    for load in batch {
        if let Load::Ticket(ticket) = load
            && (ticket.head.number <= 0 || ticket.head.id.as_str().is_empty())
        {
            return Err(Failure::refused("ticket-without-number"));
        }
    }
    Ok(())
}

/// True for the kinds that clocks are computed from.
pub(super) fn rules_clocks(kind: Kind) -> bool {
    matches!(kind, Kind::Policy | Kind::Package | Kind::Contract | Kind::Calendar)
}

/// Two tickets cannot have one number.
pub(super) fn number_taken(number: i64) -> Failure {
    Failure::Refused { code: "number-taken".into(), what: Some(Raw::from(number.to_string())) }
}

/// The decisions about debts that the new books have made pointless: what they were about is paid.
pub(super) fn paid(rulings: Vec<Ruling>, debts: &[Debt]) -> Vec<Ruling> {
    let debts: BTreeMap<&CompanyId, &Debt> = debts.iter().map(|debt| (&debt.company, debt)).collect();
    rulings.into_iter().filter(|ruling| ruling.is_paid(debts.get(&ruling.company).copied())).collect()
}

/// The log's word on a decision that ended by itself, with the books that show the money.
pub(super) fn lifted(seq: i64, at: Moment, actor: &str, ruling: &Ruling) -> Event {
    let decided = if ruling.stop.is_some() { Decided::Serve } else { Decided::Bite };
    Event {
        seq,
        at,
        actor: Raw::from(actor),
        subject: Subject::Company(ruling.company.clone()),
        act: Act::Debt { company: ruling.company.clone(), decided },
        before: json!({ "ruling": ruling }),
        after: json!({ "ruling": Ruling::none(ruling.company.clone()), "paid": true }),
        reason: None,
        wish: WishId::from(format!("paid:{seq}")),
        batch: None,
        version: 1,
        undo: Undo::No { why: "a-load-stands".into() },
        undoes: None,
    }
}

/// What a load brought.
#[derive(Clone, Debug)]
pub(super) struct Brought {
    /// Things of all kinds.
    pub things: u64,
    /// Events among them that the log took over: they stand right before the one that tells of the load.
    pub events: i64,
    /// Clocks are computed by other rules from now on.
    pub rules: bool,
    /// How many records of which kind, by the kind's name.
    pub kinds: BTreeMap<String, u64>,
}

/// A kind by the name that documents write.
pub(super) fn kind_name(kind: Kind) -> String {
    json!(kind).as_str().unwrap_or_default().to_owned()
}

/// The one event that tells every console that the desk as a whole has changed.
pub(super) fn upheaval(seq: i64, at: Moment, flip: &Flip, brought: Brought) -> Event {
    let Brought { things, events, rules, mut kinds } = brought;
    // A kind that was emptied and got nothing has changed too.
    for kind in &flip.replace {
        kinds.entry(kind_name(*kind)).or_default();
    }
    if flip.origin.is_some() {
        kinds.insert(kind_name(Kind::Origin), 1);
    }
    let from = flip.from.as_ref().map(Raw::raw);
    Event {
        seq,
        at,
        actor: flip.actor.clone(),
        subject: Subject::Desk,
        act: Act::Load { things },
        before: serde_json::Value::Null,
        after: json!({ "things": things, "events": events, "rules": rules, "kinds": kinds, "from": from }),
        reason: None,
        wish: WishId::from(format!("load:{seq}")),
        batch: None,
        version: 1,
        undo: Undo::No { why: "a-load-stands".into() },
        undoes: None,
    }
}
