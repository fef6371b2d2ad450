//! `pult show --json` and `pult new --json`: one ticket with all that hangs on it.

use super::board::{Line, Who, due_kind, known};
use super::event::History;
use super::said::{Said, money};
use crate::desk::client::{Asset, Contact, Site};
use crate::desk::contract::Contract;
use crate::desk::spec;
use crate::desk::ticket::Promise;
use crate::desk::visit::{Visit, VisitState};
use crate::desk::{self, Clock, Money, Quantity, Row};
use serde::Serialize;
use serde_json::{Value, json};

/// The document: one key, `ticket`.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    /// The ticket.
    pub ticket: Card,
}

/// A ticket as on the board, and the rest of it.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    /// As on the board. Its `site` is told at length below.
    #[serde(flatten)]
    pub line: CardLine,
    /// The client's words.
    pub text: String,
    /// Who asked.
    pub contact: Option<Value>,
    /// Where.
    pub site: Option<Value>,
    /// Equipment.
    pub assets: Vec<Value>,
    /// The contract it runs under.
    pub contract: Option<Value>,
    /// Every clock that was ever started.
    pub clocks: Vec<CardClock>,
    /// The trip.
    pub visit: Option<Value>,
    /// The word given to the client.
    pub promise: Option<Value>,
    /// What will be billed.
    pub lines: Vec<Value>,
    /// What happened, oldest first.
    pub history: Vec<History>,
    /// Mass incident it belongs to.
    pub parent: Option<String>,
    /// Kind of work.
    pub kind: Option<String>,
    /// Expected minutes of work.
    pub effort_minutes: i64,
}

/// The board's line without the object, which the card tells at length.
#[derive(Clone, Debug)]
pub struct CardLine(Line);

impl Serialize for CardLine {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut value = serde_json::to_value(&self.0).map_err(serde::ser::Error::custom)?;
        if let Some(map) = value.as_object_mut() {
            map.remove("site");
        }
        value.serialize(to)
    }
}

/// One clock.
#[derive(Clone, Debug, Serialize)]
pub struct CardClock {
    /// Which.
    pub kind: &'static str,
    /// The moment it is or was due.
    pub due: Option<String>,
    /// The clock's kind while it runs; or `paused`, `best_effort`, `none`.
    pub due_kind: &'static str,
    /// When it was met.
    pub met_at: Option<String>,
    /// Its goal in working minutes; null is best effort.
    pub goal_minutes: Option<i64>,
}

impl Shown {
    /// From a card.
    #[must_use]
    pub fn of(card: &desk::Card, said: Said) -> Self {
        let ticket = &card.ticket;
        Self {
            ticket: Card {
                line: CardLine(Line::of(&Row::of(ticket), said)),
                text: ticket.head.text.raw().to_owned(),
                contact: card.contact.as_ref().map(contact).or_else(|| ticket.people.contact.as_ref().map(|c| json!(Who::of(c)))),
                site: card.site.as_ref().map(site).or_else(|| ticket.place.site.as_ref().map(|s| json!(Who::of(s)))),
                assets: card.assets.iter().map(|a| asset(a, said)).collect(),
                contract: card.contract.as_ref().map(|c| contract(c, said)),
                clocks: ticket.clocks.list.iter().map(|c| clock(c, said)).collect(),
                visit: ticket.extra.visit.as_ref().map(|v| visit(v, said)),
                promise: ticket.extra.promise.as_ref().map(|p| promise(p, said)),
                lines: ticket.extra.lines.iter().map(spec_line).collect(),
                history: card.history.iter().map(|e| History::of(e, said)).collect(),
                parent: ticket.extra.parent.as_ref().map(ToString::to_string),
                kind: known(&ticket.work.kind.0),
                effort_minutes: ticket.work.effort.0,
            },
        }
    }
}

fn clock(clock: &Clock, said: Said) -> CardClock {
    CardClock {
        kind: clock.kind.name(),
        due: said.maybe(clock.due.at()),
        due_kind: due_kind(clock.due, Some(clock.kind)),
        met_at: said.maybe(clock.met),
        goal_minutes: clock.goal.map(|m| m.0),
    }
}

fn contact(contact: &Contact) -> Value {
    json!({
        "id": contact.id, "name": contact.name, "role": known(contact.role.raw()),
        "phones": contact.phones.iter().map(desk::Phone::e164).collect::<Vec<_>>(), "email": known(contact.email.raw()),
    })
}

fn site(site: &Site) -> Value {
    json!({ "id": site.id, "name": site.name, "address": known(site.address.raw()), "zone": known(&site.zone.0) })
}

fn asset(asset: &Asset, said: Said) -> Value {
    json!({
        "id": asset.id, "name": asset.name, "kind": known(&asset.kind.0), "serial": known(asset.serial.raw()),
        "warranty_until": said.maybe(asset.warranty_until),
    })
}

fn contract(contract: &Contract, said: Said) -> Value {
    json!({
        "id": contract.id, "number": contract.number, "package": contract.package,
        "from": said.time(contract.from), "until": said.time(contract.until), "state": contract.state,
    })
}

fn visit(visit: &Visit, said: Said) -> Value {
    let state = match visit.state {
        VisitState::Planned => "planned",
        VisitState::Travelling => "travelling",
        VisitState::OnSite => "on-site",
        VisitState::Done => "done",
    };
    json!({
        "state": state,
        "window": visit.window.map(|(from, to)| json!({ "from": said.time(from), "to": said.time(to) })),
        "expected": said.maybe(visit.expected), "since": said.maybe(visit.since), "defect": visit.defect,
    })
}

fn promise(promise: &Promise, said: Said) -> Value {
    json!({
        "text": promise.text, "until": said.time(promise.until), "owner": promise.owner, "made": said.time(promise.made),
    })
}

fn spec_line(line: &spec::Line) -> Value {
    let (milli, minutes) = match line.quantity {
        Quantity::Milli(milli) => (Some(milli), None),
        Quantity::Minutes(minutes) => (None, Some(minutes)),
    };
    let sum = line.sum().ok().map(|sum| money(&Money { minor: sum.gross, currency: line.price.money.currency.clone() }));
    json!({
        "number": line.number, "kind": line.kind, "item": line.item, "what": line.what,
        "quantity_milli": milli, "quantity_minutes": minutes, "price": money(&line.price.money), "unit": line.price.unit,
        "vat": line.price.vat, "vat_percent": line.vat_percent, "discount_percent_x100": line.discount, "sum": sum,
        "covered": line.covered, "visible": line.visible, "source": line.source,
    })
}
