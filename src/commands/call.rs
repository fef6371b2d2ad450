//! `pult call ring|answer|end`: tells the consoles about a phone call.

use super::{Reply, Seat, Trouble, seat::unexpected};
use crate::backend::{Answer, Find, Read};
use crate::calls;
use crate::desk::{Act, Call, CallId, CallState, Found, Phone};
use crate::text::Raw;
use crate::wire::{CallDone, Who};

/// Flags of `pult call`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// What happened on the line
    #[arg(value_enum)]
    pub what: What,
    /// The caller's number
    #[arg(long, value_name = "PHONE")]
    pub from: String,
    /// The extension that rings
    #[arg(long, value_name = "EXT")]
    pub to: Option<String>,
    /// The line it came by
    #[arg(long, value_name = "LINE")]
    pub line: Option<String>,
    /// The PBX's identifier of the call; without it the latest open call of the number is meant
    #[arg(long)]
    pub id: Option<String>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// What happened on the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum What {
    /// It rings
    Ring,
    /// Somebody took it
    Answer,
    /// It is over
    End,
}

/// Writes the call into the desk, so that every console on it hears.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    seat.may_write()?;
    let from = Raw::new(args.from.as_str());
    let known = known(seat, args, &from).await?;
    let call = match (args.what, known) {
        (What::Ring, Some(known)) if args.id.is_some() => known,
        (What::Ring, _) => ringing(seat, args, from).await?,
        (_, None) => return Err(seat.wrong("cmd-no-call", &[("from", &args.from)])),
        (What::Answer, Some(known)) => known.answer(seat.now),
        (What::End, Some(known)) => known.end(seat.now),
    };
    let applied = seat.apply(Act::Call { call: Box::new(call.clone()) }, None).await?;
    let document = CallDone {
        seq: applied.event.seq,
        call: call.id.to_string(),
        state: call.state,
        contact: call.contact.as_ref().map(Who::of),
        company: call.company.as_ref().map(Who::of),
    };
    Reply::either(args.json, &document, || {
        let key = match call.state {
            CallState::Ringing => "cmd-call-ringing",
            CallState::Answered => "cmd-call-answered",
            CallState::Ended => "cmd-call-ended",
            CallState::Missed => "cmd-call-missed",
        };
        let who = call.contact.as_ref().map_or_else(|| seat.say("cmd-call-unknown", &[]), |contact| seat.name(contact));
        seat.say(key, &[("from", &args.from), ("who", &who), ("call", call.id.as_str()), ("seq", &document.seq.to_string())])
    })
}

/// The call that is meant and not over: of that id, else the latest one from the number.
async fn known(seat: &Seat, args: &Args, from: &Raw) -> Result<Option<Call>, Trouble> {
    let mut calls = match seat.desk.read(Read::Calls).await? {
        Answer::Calls(calls) => calls,
        other => return Err(unexpected(&other)),
    };
    let Some(id) = &args.id else { return Ok(calls::going_on(&calls, from, country(seat)).cloned()) };
    calls.retain(|call| call.ended.is_none() && call.id.as_str() == id);
    Ok(calls.pop())
}

async fn ringing(seat: &Seat, args: &Args, from: Raw) -> Result<Call, Trouble> {
    let id = CallId::from(args.id.clone().unwrap_or_else(|| seat.new_id()));
    let word = |text: &Option<String>| Raw::new(text.clone().unwrap_or_default());
    let call = calls::ring(from, word(&args.to), word(&args.line), id, seat.now, country(seat));
    let people = match &call.phone {
        Some(phone) => people(seat, phone).await?,
        None => Vec::new(),
    };
    Ok(calls::named(call, people))
}

async fn people(seat: &Seat, phone: &Phone) -> Result<Vec<Found>, Trouble> {
    Ok(seat.desk.find(Find::Phone(phone.e164().trim_start_matches('+').to_owned())).await?)
}

/// The only person with exactly this number; two with one number are nobody until the dispatcher says who.
pub(super) async fn who(seat: &Seat, phone: &Phone) -> Result<Option<Found>, Trouble> {
    let mut found = people(seat, phone).await?;
    found.retain(|one| one.contact.phones.contains(phone));
    Ok(if found.len() == 1 { found.pop() } else { None })
}

/// The number in E.164, with the desk's country where none is written.
pub(super) fn phone(seat: &Seat, text: &str) -> Option<Phone> {
    calls::number(&text.into(), country(seat))
}

/// The country of the house rules, else of the configuration.
fn country(seat: &Seat) -> &str {
    let known = |code: &&str| code.parse::<phonenumber::country::Id>().is_ok();
    [seat.furniture.policy.country.as_str(), &seat.country].into_iter().find(known).unwrap_or("RU")
}
