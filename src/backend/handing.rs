//! Hand-overs of a shift: two signatures under one sheet, both in the log.

use super::Failure;
use super::decide::{self, Entry, Step};
use super::ledger::Ledger;
use super::shelf::Shelf;
use crate::desk::handover::Signature;
use crate::desk::{Act, Event, HandOver, Handing, Signed, UNNAMED};
use crate::text::Raw;
use serde_json::json;

/// Phone calls that a sheet looks at: a busy shift has fewer.
const CALLS: u32 = 500;
/// Signatures looked through for the last sheet: its own two are the newest.
const NEWEST: u32 = 8;

/// What a hand-over is made of that the board does not show.
pub(super) async fn handing<S: Shelf>(shelf: &mut S) -> Result<Handing, Failure> {
    Ok(Handing { last: last(shelf).await?, calls: shelf.calls(None, CALLS).await? })
}

/// The sheet that was signed last.
pub(super) async fn last<S: Shelf>(shelf: &mut S) -> Result<Option<Signed>, Failure> {
    let events = shelf.signatures(NEWEST).await?;
    let signed = |event: &Event| Signature { by: event.actor.clone(), at: event.at };
    Ok(events.iter().find_map(|event| {
        let Act::HandOver { sheet } = &event.act else { return None };
        let taken = events.iter().find(|other| other.act == Act::TakeOver { of: event.seq }).map(signed);
        Some(Signed { seq: event.seq, sheet: (**sheet).clone(), left: signed(event), taken })
    }))
}

/// The one who leaves signs.
///
/// # Errors
/// Refused without a name, and while somebody else's sheet waits for a signature: that one is taken over first.
pub(super) async fn hand_over<L: Ledger>(book: &mut L, entry: Entry, sheet: &HandOver) -> Result<Step, Failure> {
    named(&entry.actor)?;
    if let Some(last) = last(book).await?.filter(|last| last.waits_for(&entry.actor)) {
        return Err(Failure::Refused { code: "hand-over-waits".into(), what: Some(last.left.by) });
    }
    let after = json!({ "open": sheet.counts.open, "promised": sheet.counts.promised });
    Ok(decide::signature(entry, Act::HandOver { sheet: Box::new(sheet.clone()) }, after))
}

/// The one who comes signs.
///
/// # Errors
/// Refused without a name, for a sheet that is not the last one or has both signatures, and to the one who signed it first.
pub(super) async fn take_over<L: Ledger>(book: &mut L, entry: Entry, of: i64) -> Result<Step, Failure> {
    named(&entry.actor)?;
    let Some(last) = last(book).await?.filter(|last| last.seq == of) else { return Err(Failure::refused("no-such-hand-over")) };
    if let Some(taken) = last.taken {
        return Err(Failure::Refused { code: "hand-over-is-taken".into(), what: Some(taken.by) });
    }
    if last.left.by == entry.actor {
        return Err(Failure::Refused { code: "hand-over-by-the-same".into(), what: Some(last.left.by) });
    }
    let after = json!({ "of": of, "left": last.left.by });
    Ok(decide::signature(entry, Act::TakeOver { of }, after))
}

/// A signature is somebody's.
fn named(actor: &Raw) -> Result<(), Failure> {
    if actor.is_blank() || actor.raw() == UNNAMED { Err(Failure::refused("signature-needs-a-name")) } else { Ok(()) }
}
