//! `pult show ID`: one ticket with its history.

use super::columns::{aligned, shown, shown_whole};
use super::{Reply, Seat, Trouble};
use crate::desk::{Card, Event, Row};
use crate::i18n::did;
use crate::wire::Shown;
use std::fmt::Write;

/// Flags of `pult show`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Id or number
    pub id: String,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Shows the ticket.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    let card = seat.ticket(&args.id).await?;
    reply(seat, &card, args.json)
}

/// The ticket as JSON or text.
pub fn reply(seat: &Seat, card: &Card, json: bool) -> Result<Reply, Trouble> {
    Reply::either(json, &Shown::of(card, seat.said()), || text(seat, card))
}

fn text(seat: &Seat, card: &Card) -> String {
    let ticket = &card.ticket;
    let row = Row::of(ticket);
    let mut out = format!("{} {}\n", row.number, shown_whole(&row.subject));
    let mut field = |key: &str, value: String| {
        if !value.is_empty() {
            let label = seat.say(&format!("cmd-label-{key}"), &[]);
            // Writing into a String cannot fail.
            let _ = writeln!(out, "{label:<12} {value}");
        }
    };
    field("phase", format!("{} · {}", seat.phase(row.facts.phase), seat.priority(row.facts.priority)));
    let (due, left) = seat.due(row.facts.due, row.facts.due_of);
    field("due", format!("{due} {left}").trim_end().to_owned());
    field("holder", seat.holder(&row));
    field("place", seat.place_of(&row));
    if let Some(site) = &card.site {
        field("address", shown_whole(&site.address));
    }
    if let Some(contact) = &card.contact {
        let phones: Vec<String> = contact.phones.iter().map(ToString::to_string).collect();
        field("contact", format!("{} {}", shown(&contact.name), phones.join(", ")).trim_end().to_owned());
    }
    if let Some(contract) = &card.contract {
        field(
            "contract",
            seat.say("cmd-contract-until", &[("number", &shown(&contract.number)), ("until", &seat.last_day(contract.until))]),
        );
    }
    field("assets", card.assets.iter().map(|a| shown(&a.name)).collect::<Vec<_>>().join(", "));
    if let Some(promise) = &ticket.extra.promise {
        field("promise", format!("{}: {}", seat.time(promise.until), shown_whole(&promise.text)));
    }
    field("text", shown_whole(&ticket.head.text));
    out.push('\n');
    let head = ["change", "when", "who", "done"].map(|column| seat.say(&format!("cmd-head-{column}"), &[]));
    let rows: Vec<Vec<String>> = card.history.iter().map(|event| cells(seat, event)).collect();
    out + &aligned(&head, &rows)
}

/// A line of the history.
fn cells(seat: &Seat, event: &Event) -> Vec<String> {
    let what = did(&seat.texts, &seat.furniture.policy.reasons, event, &|at| seat.time(at));
    let undone = event.undoes.map(|seq| format!(" ← {seq}")).unwrap_or_default();
    vec![event.seq.to_string(), seat.time(event.at), shown(&event.actor), what + &undone]
}
