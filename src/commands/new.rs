//! `pult new`: registers a ticket under the entitlement rules.

use super::seat::unexpected;
use super::{How, Reply, Seat, Trouble, call, change, kind, phrase, show};
use crate::backend::{Answer, Read};
use crate::desk::client::{Asset, Contact, Site};
use crate::desk::policy::{DANGER, Demand, Lack};
use crate::desk::{
    Act, Change, Channel, ContractId, Dossier, Kind, Mode, Priority, Record, Registration, Ticket, TicketId, WorkKind,
    registration,
};
use crate::text::Raw;
use crate::verdict::{self, Certainty, Level, Question, Verdict};

/// Flags of `pult new`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Who asks, by id
    #[arg(long, value_name = "ID", required_unless_present = "phone", conflicts_with = "phone")]
    pub contact: Option<String>,
    /// Who asks, by phone
    #[arg(long, value_name = "P")]
    pub phone: Option<String>,
    /// What happened, in one line
    #[arg(long, value_name = "S")]
    pub subject: String,
    /// The client's words
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub text: String,
    /// phone, email, chat, portal, web-form, messenger, monitoring
    #[arg(long, value_name = "C", default_value = "phone", value_parser = channel)]
    pub channel: Channel,
    /// The object
    #[arg(long, value_name = "ID")]
    pub site: Option<String>,
    /// The equipment
    #[arg(long, value_name = "ID")]
    pub asset: Option<String>,
    /// The contract
    #[arg(long, value_name = "ID")]
    pub contract: Option<String>,
    /// Kind of work
    #[arg(long, value_name = "K")]
    pub kind: Option<String>,
    /// low, normal, high, critical
    #[arg(long, value_name = "P")]
    pub priority: Option<String>,
    /// remote, visit, workshop
    #[arg(long, value_name = "M", default_value = "visit", value_parser = mode)]
    pub mode: Mode,
    /// People in danger, a fire alarm, an unguarded object: accepted whatever contract or debt
    #[arg(long)]
    pub safety: bool,
    /// Why it is taken without contract or object, or against the verdict: a digit or a code of the policy
    #[arg(long, value_name = "CODE")]
    pub reason: Option<String>,
    /// Makes no sense here: a ticket that is not there yet has no version
    #[arg(long, value_name = "N", hide = true)]
    pub if_version: Option<String>,
    /// Print one JSON document, as show does
    #[arg(long)]
    pub json: bool,
}

fn channel(text: &str) -> Result<Channel, String> {
    named(text, "phone, email, chat, portal, web_form, messenger, monitoring")
}

fn mode(text: &str) -> Result<Mode, String> {
    named(text, "remote, visit, workshop")
}

fn named<T: serde::de::DeserializeOwned>(text: &str, wants: &str) -> Result<T, String> {
    serde_json::from_value(text.replace('-', "_").into()).map_err(|_| wants.to_owned())
}

/// What the flags and the client's dossier say together.
struct Asked<'a> {
    contact: Option<&'a Contact>,
    dossier: Option<&'a Dossier>,
    site: Option<&'a Site>,
    asset: Option<&'a Asset>,
    kind: Option<WorkKind>,
}

/// Registers the ticket, or says what stands against it.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    seat.may_write()?;
    if args.if_version.is_some() {
        return Err(seat.wrong("cmd-new-no-version", &[]));
    }
    if args.subject.trim().is_empty() {
        return Err(seat.wrong("cmd-no-words", &[]));
    }
    let priority = match args.priority.as_deref() {
        Some(text) => Some(phrase::priority_named(text).ok_or_else(|| seat.wrong("cmd-bad-priority", &[("text", text)]))?),
        None => None,
    };
    let how = How { reason: args.reason.clone(), ..How::default() };
    let reason = how.code(seat, &seat.furniture.policy.reasons.exception)?;
    let caller = contact(seat, args).await?;
    let dossier = match caller.as_ref().and_then(|contact| contact.company.as_ref()) {
        Some(company) => seat.dossier(company).await?,
        None => None,
    };
    let asked = asked(seat, args, caller.as_ref(), dossier.as_ref())?;
    let question = Question {
        site: asked.site.map(|site| site.id.clone()),
        asset: asked.asset.map(|asset| asset.id.clone()),
        kind: asked.kind.clone(),
        visit: args.mode == Mode::Visit,
        priority: priority.unwrap_or_default(),
        safety: args.safety,
        ..Question::default()
    };
    let under = contract(seat, args, dossier.as_ref(), &question)?;
    let usual = priority.is_none().then(|| usual(seat, dossier.as_ref(), under.as_ref())).flatten();
    let priority = priority.or(usual).unwrap_or_default();
    let question = Question { priority, ..question };
    let verdict = verdict::judge(&seat.facts(caller.as_ref(), dossier.as_ref()), &question);
    let danger = args.safety || reason.as_deref() == Some(DANGER);
    entitled(seat, &asked, under.as_ref(), &verdict, danger, reason.is_some())?;
    let mut ticket = ticket(seat, args, &asked, under, priority, danger);
    let excused = |reason: &String| verdict::excused(Some(&verdict), reason, &seat.actor, &seat.furniture.policy);
    ticket.extra.excused = reason.as_ref().map(excused);
    let what = Change::Register { ticket: Box::new(ticket) };
    let applied = seat.apply(Act::Ticket { id: TicketId::new(""), what, seen: None }, reason).await?;
    let Some(id) = applied.ticket() else { return change::done(seat, &applied, args.json, &args.subject) };
    let aside = aside(seat, &asked, &verdict, usual);
    let reply = if args.json {
        show::reply(seat, &seat.ticket(id.as_str()).await?, true)?
    } else {
        let subject = super::columns::shown(&args.subject.as_str().into());
        change::done(seat, &applied, false, &seat.say("cmd-what-new", &[("subject", &subject)]))?
    };
    Ok(reply.with_aside(&aside))
}

/// Who asks. An unknown number is nobody; an unknown id is a mistake.
async fn contact(seat: &Seat, args: &Args) -> Result<Option<Contact>, Trouble> {
    if let Some(id) = &args.contact {
        let known = match seat.desk.read(Read::Record(Kind::Contact, id.clone())).await? {
            Answer::Records(records) => {
                records.into_iter().find_map(|r| if let Record::Contact(c) = r { Some(*c) } else { None })
            }
            other => return Err(unexpected(&other)),
        };
        return known.map(Some).ok_or_else(|| seat.wrong("cmd-no-contact", &[("id", id)]));
    }
    let text = args.phone.as_deref().unwrap_or_default();
    let Some(phone) = call::phone(seat, text) else { return Err(seat.wrong("cmd-bad-phone", &[("text", text)])) };
    Ok(call::who(seat, &phone).await?.and_then(|found| found.contact))
}

/// What is not said is filled in: the equipment's object, the contact's usual one, the only one.
fn asked<'a>(seat: &Seat, args: &Args, contact: Option<&'a Contact>, dossier: Option<&'a Dossier>) -> Result<Asked<'a>, Trouble> {
    let sites: &[Site] = dossier.map_or(&[], |dossier| &dossier.sites);
    let assets: &[Asset] = dossier.map_or(&[], |dossier| &dossier.assets);
    let asset = match &args.asset {
        Some(id) => Some(assets.iter().find(|a| a.id.as_str() == id).ok_or_else(|| seat.wrong("cmd-no-asset", &[("id", id)]))?),
        None => None,
    };
    let site = match (&args.site, asset, contact.and_then(|contact| contact.site.as_ref()), sites) {
        (Some(id), ..) => {
            Some(sites.iter().find(|s| s.id.as_str() == id).ok_or_else(|| seat.wrong("cmd-no-site", &[("id", id)]))?)
        }
        (None, Some(asset), ..) => sites.iter().find(|s| s.id == asset.site),
        (None, None, Some(usual), _) => sites.iter().find(|s| s.id == *usual),
        (None, None, None, [only]) => Some(only),
        _ => None,
    };
    let said = args.kind.as_deref().map(|text| kind::named(seat, text, dossier)).transpose()?;
    let kind = said.or_else(|| asset.map(|a| a.kind.clone())).filter(|kind| !kind.0.is_empty());
    Ok(Asked { contact, dossier, site, asset, kind })
}

/// How urgent a ticket is by the contract or its package, where nobody said.
fn usual(seat: &Seat, dossier: Option<&Dossier>, contract: Option<&ContractId>) -> Option<Priority> {
    let contract = dossier?.contracts.iter().find(|c| Some(&c.id) == contract)?;
    verdict::terms_of(&seat.facts(None, dossier), contract).priority()
}

/// The contract that was named, else the one in force that covers the question best.
fn contract(seat: &Seat, args: &Args, dossier: Option<&Dossier>, question: &Question) -> Result<Option<ContractId>, Trouble> {
    let Some(id) = &args.contract else {
        return Ok(dossier.and_then(|d| verdict::pick_contract(d, question, seat.now)).map(|c| c.id.clone()));
    };
    let known = dossier.and_then(|dossier| dossier.contracts.iter().find(|c| c.id.as_str() == id));
    known.map(|contract| Some(contract.id.clone())).ok_or_else(|| seat.wrong("cmd-no-contract", &[("id", id)]))
}

/// Refuses what needs somebody's word first, and what the rules do not take for any reason. A gap in the data asks for a reason;
/// it never looks like a refusal of the client.
fn entitled(
    seat: &Seat,
    asked: &Asked<'_>,
    contract: Option<&ContractId>,
    verdict: &Verdict,
    danger: bool,
    excused: bool,
) -> Result<(), Trouble> {
    let list = change::listed(seat, &seat.furniture.policy.reasons.exception);
    if verdict.level == Level::Stop && verdict.certainty != Certainty::Unknown && !danger && !excused {
        let why = verdict.reasons.first().map(|reason| seat.texts.verdict_reason(reason, seat.zone())).unwrap_or_default();
        let who = verdict.approval.as_ref().map(|who| super::columns::shown(&who.name)).unwrap_or_default();
        let phone = verdict.approval.as_ref().and_then(|who| who.phone.as_ref()).map(ToString::to_string).unwrap_or_default();
        let values = [("why", why.as_str()), ("who", &who), ("phone", &phone), ("list", &list)];
        return Err(Trouble::Refused(seat.say("cmd-new-approval", &values)));
    }
    let rules = &seat.furniture.policy.entitlement;
    let company = asked.dossier.map(|dossier| &dossier.company);
    let (of, lack) = match rules.demands(company, contract.is_some(), asked.site.is_some(), danger) {
        Demand::Nothing => return Ok(()),
        Demand::Reason(_) if excused => return Ok(()),
        Demand::Reason(lack) => ("cmd-new-without", lack),
        Demand::Remedy(lack) => ("cmd-new-refused-without", lack),
    };
    let what = match lack {
        Lack::Both => "both",
        Lack::Contract => "contract",
        Lack::Site => "site",
    };
    Err(Trouble::Refused(seat.say(&format!("{of}-{what}"), &[("list", &list)])))
}

/// What the dispatcher should know beside the number: the price, and open tickets that may be the same.
fn aside(seat: &Seat, asked: &Asked<'_>, verdict: &Verdict, usual: Option<Priority>) -> String {
    let mut lines = Vec::new();
    if let Some(priority) = usual {
        let name = seat.say(&format!("cmd-priority-{}", priority.name()), &[]);
        lines.push(seat.say("cmd-new-usual-priority", &[("priority", &name)]));
    }
    if verdict.level == Level::Chargeable {
        let price = verdict.price.as_ref().map_or_else(|| seat.say("cmd-price-later", &[]), |price| seat.price(price));
        lines.push(seat.say("cmd-new-chargeable", &[("price", &price)]));
    }
    let site = asked.site.map(|site| &site.id);
    let alike: Vec<String> = asked
        .dossier
        .iter()
        .flat_map(|dossier| &dossier.open)
        .filter(|row| site.is_some() && row.facts.site.as_ref().map(|s| &s.id) == site)
        .filter(|row| asked.kind.as_ref().is_none_or(|kind| row.facts.work.kind == *kind))
        .map(|row| row.number.to_string())
        .collect();
    if !alike.is_empty() {
        lines.push(seat.say("cmd-new-alike", &[("numbers", &alike.join(", "))]));
    }
    lines.join("\n")
}

fn ticket(seat: &Seat, args: &Args, asked: &Asked<'_>, contract: Option<ContractId>, priority: Priority, danger: bool) -> Ticket {
    let assets = asked.asset.iter().map(|asset| asset.id.clone()).collect();
    let registration = Registration {
        subject: Raw::new(args.subject.trim()),
        text: Raw::new(args.text.as_str()),
        channel: args.channel,
        priority,
        place: registration::place(asked.dossier, asked.site.map(|site| &site.id), assets, contract),
        contact: asked.contact.map(registration::named),
        calls: u32::from(args.channel == Channel::Phone),
        kind: asked.kind.clone(),
        mode: args.mode,
        safety: danger,
        promise: None,
    };
    registration.ticket(TicketId::new(""), seat.now)
}
