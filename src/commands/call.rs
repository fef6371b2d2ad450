//! `pult call ring|answer|end`: tells the consoles about a phone call.

use super::{Reply, Seat, Trouble, seat::unexpected};
use crate::backend::{Answer, Find, Read};
use crate::desk::{Act, Call, CallId, CallState, Found, Named, Phone};
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
    let phone = phone(seat, &args.from);
    let known = known(seat, args, phone.as_ref()).await?;
    let call = match (args.what, known) {
        (What::Ring, Some(known)) if known.ended.is_none() && args.id.is_some() => known,
        (What::Ring, _) => ringing(seat, args, phone).await?,
        (_, None) => return Err(seat.wrong("cmd-no-call", &[("from", &args.from)])),
        (What::Answer, Some(known)) => {
            Call { state: CallState::Answered, answered: Some(known.answered.unwrap_or(seat.now)), ..known }
        }
        (What::End, Some(known)) => {
            let state = if known.answered.is_some() { CallState::Ended } else { CallState::Missed };
            Call { state, ended: Some(seat.now), ..known }
        }
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

/// The open call that is meant: of that id, else the latest one from the number.
async fn known(seat: &Seat, args: &Args, phone: Option<&Phone>) -> Result<Option<Call>, Trouble> {
    let calls = match seat.desk.read(Read::Calls).await? {
        Answer::Calls(calls) => calls,
        other => return Err(unexpected(&other)),
    };
    let meant = |call: &Call| match &args.id {
        Some(id) => call.id.as_str() == id,
        None => call.from.raw() == args.from || (phone.is_some() && call.phone.as_ref() == phone),
    };
    Ok(calls.into_iter().filter(|call| call.ended.is_none() && meant(call)).max_by_key(|call| call.rang))
}

async fn ringing(seat: &Seat, args: &Args, phone: Option<Phone>) -> Result<Call, Trouble> {
    let found = match &phone {
        Some(phone) => who(seat, phone).await?,
        None => None,
    };
    let (contact, company) = match found {
        Some(Found { contact, company }) => (
            Some(Named { id: contact.id, name: contact.name }),
            company.map(|company| Named { id: company.id, name: company.name }),
        ),
        None => (None, None),
    };
    Ok(Call {
        id: CallId::from(args.id.clone().unwrap_or_else(|| seat.new_id())),
        from: Raw::new(args.from.as_str()),
        phone,
        to: Raw::new(args.to.clone().unwrap_or_default()),
        line: Raw::new(args.line.clone().unwrap_or_default()),
        state: CallState::Ringing,
        rang: seat.now,
        answered: None,
        ended: None,
        contact,
        company,
        ticket: None,
    })
}

/// The only person with exactly this number; two with one number are nobody until the dispatcher says who.
pub(super) async fn who(seat: &Seat, phone: &Phone) -> Result<Option<Found>, Trouble> {
    let mut found = seat.desk.find(Find::Phone(phone.e164().trim_start_matches('+').to_owned())).await?;
    found.retain(|one| one.contact.phones.contains(phone));
    Ok(if found.len() == 1 { found.pop() } else { None })
}

/// The number in E.164, with the desk's country where none is written.
pub(super) fn phone(seat: &Seat, text: &str) -> Option<Phone> {
    let country = [&seat.furniture.policy.country, &seat.country].into_iter().find_map(|code| code.parse().ok());
    Phone::from_e164(text).or_else(|| Phone::parse(text, country.unwrap_or(phonenumber::country::Id::RU)))
}
