//! `pult caller`: who it is, and may we serve them.

use super::columns::{aligned, shown};
use super::{Reply, Seat, Trouble, call, kind, verdict_json};
use crate::backend::Find;
use crate::desk::{AssetId, CompanyId, Dossier, Found, Phone, Row};
use crate::verdict::{self, Level, Question, Verdict};
use futures_util::future::try_join_all;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Flags of `pult caller`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// A phone number, a tail of four digits or more, or three letters or more of a name
    #[arg(required = true)]
    pub who: Vec<String>,
    /// About which equipment
    #[arg(long, value_name = "ID")]
    pub asset: Option<String>,
    /// About which kind of work
    #[arg(long, value_name = "K")]
    pub kind: Option<String>,
    /// People in danger, fire alarm, an object without guard: accepted whatever contract or debt
    #[arg(long, visible_alias = "danger")]
    pub safety: bool,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// A person with their company and the verdict.
pub(super) struct Match {
    pub found: Found,
    pub dossier: Option<Dossier>,
    pub verdict: Verdict,
}

/// Looks the caller up and judges.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    let query = args.who.join(" ");
    let question = Question {
        asset: args.asset.as_deref().map(AssetId::new),
        kind: args.kind.as_deref().map(|text| kind::named(seat, text, None)).transpose()?,
        visit: true,
        safety: args.safety,
        ..Question::default()
    };
    // Each client is read once, and several at a time: twenty one after another took longer than all the rest of the command.
    let found = people_first(seat.desk.find(wanted(seat, &query)?).await?);
    let clients: BTreeSet<CompanyId> = found.iter().filter_map(company_of).collect();
    let dossiers = try_join_all(clients.iter().map(|id| seat.dossier(id))).await?;
    let dossiers: BTreeMap<CompanyId, Option<Dossier>> = clients.into_iter().zip(dossiers).collect();
    let judged = |found: Found| {
        let dossier = company_of(&found).and_then(|id| dossiers.get(&id).cloned().flatten());
        judged_on(seat, found, dossier, &question)
    };
    let matches: Vec<Match> = found.into_iter().map(judged).collect();
    if let Some(asset) = &question.asset {
        let owns = |one: &Match| one.dossier.iter().flat_map(|dossier| &dossier.assets).any(|owned| owned.id == *asset);
        if !matches.is_empty() && !matches.iter().any(owns) {
            return Err(seat.wrong("cmd-no-asset", &[("id", asset.as_str())]));
        }
    }
    let document =
        json!({ "query": query, "matches": matches.iter().map(|one| verdict_json::of(seat, one)).collect::<Vec<_>>() });
    Reply::either(args.json, &document, || {
        if matches.is_empty() {
            return seat.say("cmd-caller-unknown", &[("query", &query)]);
        }
        matches.iter().map(|one| text(seat, one)).collect::<Vec<_>>().join("\n")
    })
}

/// Digits are a number or its tail, anything else is a name.
fn wanted(seat: &Seat, query: &str) -> Result<Find, Trouble> {
    let digits: String = query.chars().filter(char::is_ascii_digit).collect();
    let is_phone = query.chars().all(|c| c.is_ascii_digit() || "+()- .".contains(c));
    match (is_phone, digits.len(), query.trim().chars().count()) {
        (true, 10.., _) => {
            let whole = call::phone(seat, query).map(|phone: Phone| phone.e164().trim_start_matches('+').to_owned());
            Ok(Find::Phone(whole.unwrap_or(digits)))
        }
        (true, 4.., _) => Ok(Find::Phone(digits)),
        (false, _, 3..) => Ok(Find::Text(query.trim().to_owned())),
        _ => Err(seat.wrong("cmd-caller-short", &[("query", query)])),
    }
}

/// People in the order of the desk: who asks for a caller asks for a person, and scripts rely on there being one. Companies by
/// themselves only where nobody was found.
fn people_first(found: Vec<Found>) -> Vec<Found> {
    let (people, alone): (Vec<Found>, Vec<Found>) = found.into_iter().partition(|found| found.contact.is_some());
    if people.is_empty() { alone } else { people }
}

/// The client they belong to.
fn company_of(found: &Found) -> Option<CompanyId> {
    let company = found.company.as_ref().map(|company| company.id.clone());
    company.or_else(|| found.contact.as_ref().and_then(|contact| contact.company.clone()))
}

/// The person with the verdict on the question.
fn judged_on(seat: &Seat, found: Found, dossier: Option<Dossier>, question: &Question) -> Match {
    let verdict = verdict::judge(&seat.facts(found.contact.as_ref(), dossier.as_ref()), question);
    Match { found, dossier, verdict }
}

fn text(seat: &Seat, one: &Match) -> String {
    let Match { found, dossier, verdict } = one;
    let company = found.company.as_ref().map(|c| shown(&c.name)).unwrap_or_default();
    let mut out = String::new();
    let parts = match &found.contact {
        Some(contact) => {
            let phones: Vec<String> = contact.phones.iter().map(ToString::to_string).collect();
            vec![phones.join(", "), shown(&contact.name), shown(&contact.role), company]
        }
        None => vec![company],
    };
    // Writing into a String cannot fail.
    let _ = writeln!(out, "{}", parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "));
    let reasons: Vec<String> = verdict.reasons.iter().map(|reason| seat.texts.verdict_reason(reason, seat.zone())).collect();
    let _ = writeln!(out, " {:<12} {}", seat.level(verdict), reasons.join("; "));
    if let Some(approval) = &verdict.approval {
        let phone = approval.phone.as_ref().map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(out, " {:<12} {} {phone}", seat.say("cmd-label-approval", &[]), shown(&approval.name));
    }
    if let Some(price) = &verdict.price {
        let _ = writeln!(out, " {:<12} {}", seat.say("cmd-label-price", &[]), seat.price(price));
    }
    let _ = writeln!(out, " {:<12} {}", seat.say("cmd-label-say", &[]), seat.texts.verdict_say(&verdict.say, seat.zone()));
    let offers: Vec<String> = verdict.offers.iter().map(|offer| seat.texts.verdict_offer(offer, seat.zone())).collect();
    if !offers.is_empty() {
        let _ = writeln!(out, " {:<12} {}", seat.say("cmd-label-offer", &[]), offers.join(" · "));
    }
    let open: Vec<Vec<String>> = dossier.iter().flat_map(|dossier| &dossier.open).map(|row| open(seat, row)).collect();
    if !open.is_empty() {
        let head = ["number", "due", "left", "subject", "holder"].map(|column| seat.say(&format!("cmd-head-{column}"), &[]));
        out.push('\n');
        for line in aligned(&head, &open).lines() {
            let _ = writeln!(out, " {line}");
        }
    }
    out
}

/// A ticket of the client that is open already.
fn open(seat: &Seat, row: &Row) -> Vec<String> {
    let (due, left) = seat.due(row.facts.due, row.facts.due_of);
    vec![row.number.to_string(), due, left, shown(&row.subject), seat.holder(row)]
}

impl Seat {
    /// The verdict's word; one that is not known is ПРОВЕРИТЬ, never a refusal.
    #[must_use]
    pub fn level(&self, verdict: &Verdict) -> String {
        let key = match (verdict.certainty, verdict.level) {
            (verdict::Certainty::Unknown, _) => "cmd-verdict-check",
            (_, Level::Allowed) => "cmd-verdict-allowed",
            (_, Level::Chargeable) => "cmd-verdict-chargeable",
            (_, Level::Stop) => "cmd-verdict-stop",
        };
        self.say(key, &[])
    }

    /// A price with its unit and VAT.
    #[must_use]
    pub fn price(&self, price: &crate::desk::Price) -> String {
        let unit = self.say(&format!("cmd-unit-{}", price.unit.name()), &[]);
        let vat = self.say(if price.vat { "cmd-with-vat" } else { "cmd-without-vat" }, &[]);
        format!("{}/{unit} {vat}", self.texts.lang().money(&price.money))
    }
}
