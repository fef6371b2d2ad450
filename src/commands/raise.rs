//! `pult raise`: another priority, at the client's wish or re-assessed.

use super::{How, Reply, Seat, Trouble, change, phrase, rehearsal};
use crate::app::Idea;
use crate::backend::Board;
use crate::desk::{Basis, Card, Change, Charge, Line, Priority};
use crate::verdict::{RaiseOffer, raise_offer};
use serde_json::{Value, json};

/// Flags of `pult raise`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Id or number of the ticket
    pub id: String,
    /// low, normal, high, critical; the next more urgent one without it
    #[arg(long, value_name = "PRIORITY")]
    pub to: Option<String>,
    /// With a reason it is a re-assessment and free; without, the client asks: limit or price
    #[command(flatten)]
    pub how: How,
    /// Show what it would move and break, write nothing
    #[arg(long, visible_alias = "rehearse")]
    pub dry_run: bool,
}

/// Moves the priority.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    if !args.dry_run {
        seat.may_write()?;
    }
    let card = seat.ticket(&args.id).await?;
    let reassessed = args.how.code(seat, &seat.furniture.policy.reasons.reassess)?;
    let from = card.ticket.head.priority;
    let to = match args.to.as_deref() {
        Some(text) => phrase::priority_named(text).ok_or_else(|| seat.wrong("cmd-bad-priority", &[("text", text)]))?,
        None => from.raised().ok_or_else(|| Trouble::Refused(seat.say("cmd-raise-highest", &[])))?,
    };
    if to == from {
        return Err(Trouble::Refused(seat.say("cmd-raise-same", &[("to", &seat.priority(to))])));
    }
    if args.dry_run {
        return rehearse(seat, &card, to, args.how.json).await;
    }
    let (why, key, extra) = match &reassessed {
        Some(_) => (Basis::Reassessed, "cmd-what-raise-free", String::new()),
        // Nobody asks a client for leave to come later; but the log should say why.
        None if to < from => return Err(Trouble::Refused(lowering(seat))),
        None => asked(seat, &card).await?,
    };
    let (from, to_word) = (seat.priority(from), seat.priority(to));
    let what = seat.say(key, &[("from", &from), ("to", &to_word), ("extra", &extra)]);
    set(seat, &card, to, why, reassessed, &args.how, &what).await
}

/// Who would come later, and which promises would break.
async fn rehearse(seat: &Seat, card: &Card, to: Priority, json: bool) -> Result<Reply, Trouble> {
    let head = &card.ticket.head;
    let told = seat.rehearse(Idea::Raise { ticket: head.id.clone(), to }).await?;
    let mut document = rehearsal::document(seat, &told);
    document.insert("ticket".into(), json!(head.id));
    document.insert("number".into(), json!(head.number));
    document.insert("from".into(), json!(head.priority));
    document.insert("to".into(), json!(to));
    let rows = if json { Vec::new() } else { seat.rows(Board::Open).await? };
    Reply::either(json, &Value::Object(document), || {
        let (number, to) = (head.number.to_string(), seat.priority(to));
        let title = seat.say("cmd-raise-rehearsal", &[("number", &number), ("to", &to)]);
        format!("{title}\n{}", rehearsal::text(seat, &told, &rows))
    })
}

async fn set(
    seat: &Seat,
    card: &Card,
    to: Priority,
    why: Basis,
    reason: Option<String>,
    how: &How,
    what: &str,
) -> Result<Reply, Trouble> {
    change::on_sight(seat, card, Change::SetPriority { to, why }, reason, how, what).await
}

fn lowering(seat: &Seat) -> String {
    let list = change::listed(seat, &seat.furniture.policy.reasons.reassess);
    seat.say("cmd-raise-lower", &[("list", &list)])
}

/// The client asks: what it takes, and the text that says so.
async fn asked(seat: &Seat, card: &Card) -> Result<(Basis, &'static str, String), Trouble> {
    let place = &card.ticket.place;
    let dossier = match &place.company {
        Some(company) => seat.dossier(&company.id).await?,
        None => None,
    };
    let offer = dossier.as_ref().map_or(RaiseOffer::NoContract, |dossier| {
        let contract = place.contract.as_ref();
        raise_offer(&seat.facts(card.contact.as_ref(), Some(dossier)), contract)
    });
    let caller = card.ticket.people.contact.as_ref().map(|named| named.id.clone());
    let asked = |charge| Basis::ClientAsked { contact: caller.clone(), charge };
    match (offer, &place.contract) {
        (RaiseOffer::Included { left: Some(left), .. }, Some(contract)) => {
            Ok((asked(Charge::Quota { contract: contract.clone() }), "cmd-what-raise-quota", (left - 1).to_string()))
        }
        (RaiseOffer::Included { .. }, _) => Ok((asked(Charge::None), "cmd-what-raise", String::new())),
        (RaiseOffer::Paid { price }, _) => {
            let said = seat.price(&price);
            Ok((
                asked(Charge::Paid { line: Line::raise(price, seat.furniture.policy.billing.vat_percent) }),
                "cmd-what-raise-paid",
                said,
            ))
        }
        (offer, _) => {
            let list = change::listed(seat, &seat.furniture.policy.reasons.reassess);
            let who = match &offer {
                RaiseOffer::NeedsAuthorised { who: Some(who) } => super::columns::shown(&who.name),
                _ => String::new(),
            };
            let said = seat.say(&format!("cmd-raise-{}", offer.code()), &[("who", &who), ("list", &list)]);
            Err(Trouble::Refused(said))
        }
    }
}
