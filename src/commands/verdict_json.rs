//! `pult caller --json`: a match with its verdict as the contract writes it.

use super::Seat;
use super::caller::Match;
use crate::desk::client::Contact;
use crate::desk::contract::{Contract, Debt, Quota};
use crate::desk::moment::DAY;
use crate::desk::{Dossier, Origin, Phone, Topic};
use crate::verdict::{self, Verdict};
use serde_json::{Value, json};

/// One match.
pub fn of(seat: &Seat, one: &Match) -> Value {
    let Match { found, dossier, verdict } = one;
    let phones = |contact: &Contact| contact.phones.iter().map(|phone| phone.e164().to_owned()).collect::<Vec<_>>();
    let person = |contact: &Contact| json!({ "id": contact.id, "name": contact.name, "phones": phones(contact) });
    let company = found.company.as_ref().or(dossier.as_ref().map(|d| &d.company));
    let contract = dossier.as_ref().and_then(|d| d.contracts.iter().find(|c| Some(&c.id) == verdict.contract.as_ref()));
    json!({
        "contact": found.contact.as_ref().map(person),
        "company": company.map(|c| json!({ "id": c.id, "name": c.name, "inn": some(&c.inn) })),
        "verdict": judged(seat, verdict),
        "contract": dossier.as_ref().zip(contract).map(|(dossier, contract)| written(seat, dossier, contract)),
        "debt": dossier.as_ref().and_then(|d| d.debt.as_ref()).map(|debt| owed(seat, debt)),
        "quotas": quotas(seat, dossier.as_ref(), contract),
        "sources": dossier.iter().flat_map(|d| d.origins.all()).map(|origin| source(seat, origin)).collect::<Vec<_>>(),
        "open_tickets": dossier.iter().flat_map(|d| &d.open).map(|row| &row.id).collect::<Vec<_>>(),
    })
}

/// The verdict by itself.
pub fn judged(seat: &Seat, verdict: &Verdict) -> Value {
    let reason =
        |reason: &verdict::Reason| json!({ "code": reason.code, "text": seat.texts.verdict_reason(reason, seat.zone()) });
    let offer = |offer: &verdict::Reason| json!({ "code": offer.code, "text": seat.texts.verdict_offer(offer, seat.zone()) });
    let price = |price: &crate::desk::Price| json!({ "minor": price.money.minor, "currency": price.money.currency, "unit": price.unit, "vat": price.vat });
    json!({
        "level": verdict.level,
        "certainty": verdict.certainty,
        "approval": verdict.approval.as_ref().map(|a| json!({ "who": a.name, "phone": a.phone.as_ref().map(Phone::e164) })),
        "reasons": verdict.reasons.iter().map(reason).collect::<Vec<_>>(),
        "say": seat.texts.verdict_say(&verdict.say, seat.zone()),
        "price": verdict.price.as_ref().map(price),
        "visit_price": verdict.visit_price.as_ref().map(price),
        "offers": verdict.offers.iter().map(offer).collect::<Vec<_>>(),
    })
}

fn written(seat: &Seat, dossier: &Dossier, contract: &Contract) -> Value {
    let facts = seat.facts(None, Some(dossier));
    let package = verdict::terms_of(&facts, contract).package;
    json!({
        "id": contract.id, "number": contract.number, "package": contract.package,
        "package_name": package.map(|p| &p.name), "state": contract.state,
        "from": seat.said().time(contract.from), "until": seat.said().time(contract.until),
        "source": origin(dossier, Topic::Contracts).map(|o| &o.source),
        "as_of": seat.said().maybe(origin(dossier, Topic::Contracts).map(|o| o.as_of)),
    })
}

fn owed(seat: &Seat, debt: &Debt) -> Value {
    let age = seat.now.0 - debt.as_of.0;
    json!({
        "minor": debt.total.minor,
        "overdue_minor": debt.overdue.as_ref().map(|money| money.minor),
        "currency": debt.total.currency,
        "since": seat.said().maybe(debt.since),
        "as_of": seat.said().time(debt.as_of),
        "source": debt.source,
        "stale": age > seat.furniture.policy.debts.stale_days * DAY,
    })
}

fn quotas(seat: &Seat, dossier: Option<&Dossier>, contract: Option<&Contract>) -> Vec<Value> {
    let quotas = match (dossier, contract) {
        (Some(dossier), Some(contract)) => verdict::quotas_of(&seat.facts(None, Some(dossier)), contract),
        _ => Vec::new(),
    };
    let origin = dossier.and_then(|dossier| origin(dossier, Topic::Quotas));
    let told = |q: &Quota| {
        json!({
            "kind": q.kind, "used": q.used, "total": q.total, "until": seat.said().maybe(q.until),
            "source": origin.map(|o| &o.source), "as_of": seat.said().maybe(origin.map(|o| o.as_of)),
        })
    };
    quotas.iter().map(told).collect()
}

/// Where a topic came from by import; none where it was written here.
fn origin(dossier: &Dossier, topic: Topic) -> Option<&Origin> {
    dossier.origins.get(topic)
}

fn source(seat: &Seat, origin: &Origin) -> Value {
    json!({
        "of": origin.of, "source": origin.source, "as_of": seat.said().time(origin.as_of),
        "at": seat.said().time(origin.at), "by": origin.by, "file": some(origin.file.raw()),
    })
}

fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
