//! `pult call ring|answer|end`: tells the consoles about a phone call.

use super::{Reply, Seat, Trouble, seat::unexpected};
use crate::backend::{Answer, Find, Read};
use crate::calls::{self, Happened, Heard};
use crate::desk::call::Way;
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
    let heard = heard(seat, args, from, known.as_ref());
    let call = match (&known, calls::hear(known.as_ref(), &heard, seat.now, country(seat))) {
        (None, _) if args.what != What::Ring => return Err(seat.wrong("cmd-no-call", &[("from", &args.from)])),
        (Some(known), _) if !known.is_going_on() => return Err(seat.wrong("cmd-call-over", &[("call", known.id.as_str())])),
        (None, Some(rings)) => named(seat, rings).await?,
        (_, Some(next)) => next,
        // A hook that fires twice is heard once.
        (Some(known), None) => known.clone(),
        (None, None) => return Err(seat.wrong("cmd-no-call", &[("from", &args.from)])),
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
            CallState::Returned => "cmd-call-returned",
        };
        let who = call.contact.as_ref().map_or_else(|| seat.say("cmd-call-unknown", &[]), |contact| seat.name(contact));
        seat.say(key, &[("from", &args.from), ("who", &who), ("call", call.id.as_str()), ("seq", &document.seq.to_string())])
    })
}

/// The call that is meant: of that id, else the latest one from the number that is not over; a ring without an id is always new.
async fn known(seat: &Seat, args: &Args, from: &Raw) -> Result<Option<Call>, Trouble> {
    if args.what == What::Ring && args.id.is_none() {
        return Ok(None);
    }
    let what = args.id.as_ref().map_or(Read::Calls, |id| Read::Call(CallId::new(id)));
    let mut calls = match seat.desk.read(what).await? {
        Answer::Calls(calls) => calls,
        other => return Err(unexpected(&other)),
    };
    Ok(if args.id.is_some() { calls.pop() } else { calls::going_on(&calls, from, country(seat)).cloned() })
}

fn heard(seat: &Seat, args: &Args, from: Raw, known: Option<&Call>) -> Heard {
    let new = || CallId::from(args.id.clone().unwrap_or_else(|| seat.new_id()));
    let word = |text: &Option<String>| Raw::new(text.clone().unwrap_or_default());
    let what = match args.what {
        What::Ring => Happened::Rings,
        What::Answer => Happened::Answered,
        What::End => Happened::Over,
    };
    let id = known.map_or_else(new, |call| call.id.clone());
    Heard { id, what, way: Way::In, from, to: word(&args.to), line: word(&args.line) }
}

/// The call with the name of who has its number.
pub(super) async fn named(seat: &Seat, call: Call) -> Result<Call, Trouble> {
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
    found.retain(|one| one.contact.as_ref().is_some_and(|contact| contact.phones.contains(phone)));
    Ok(if found.len() == 1 { found.pop() } else { None })
}

/// The number in E.164, with the desk's country where none is written.
pub(super) fn phone(seat: &Seat, text: &str) -> Option<Phone> {
    calls::number(&text.into(), country(seat))
}

/// The country of the house rules, else of the configuration.
pub(super) fn country(seat: &Seat) -> &str {
    let known = |code: &&str| code.parse::<phonenumber::country::Id>().is_ok();
    [seat.furniture.policy.country.as_str(), &seat.country].into_iter().find(known).unwrap_or("RU")
}
