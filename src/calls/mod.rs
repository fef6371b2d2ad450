//! Where phone calls come from: what a PBX, a softphone hook or a script says becomes the next state of a [`Call`].
//!
//! What is said becomes something `heard`, and that the next state of the call: pure, and the same for the command line, the
//! scripts and both listening ends ([`cti`] over HTTP, [`ami`] from Asterisk). Only `door`, `endpoint` and `ami::client` know sockets.
//! The same door takes what clients say of finished work: `opinions`, by links that `opinion_link` seals.

pub mod ami;
pub mod cti;
mod door;
mod endpoint;
mod heard;
mod opinion_link;
mod opinions;
mod token;

pub use door::Door;
pub use endpoint::{Taken, Taker, router};
pub use heard::{Happened, Heard, hear};
pub use opinion_link::{OpinionLink, Seal};
pub use opinions::{Later, Listener, PageWords, Standing, router as opinions};
pub use token::Token;

use crate::desk::call::Way;
use crate::desk::{Act, Call, CallId, CallState, Found, Moment, Named, Phone, Wish, WishId};
use crate::text::Raw;
use phonenumber::country;

/// A call that begins to ring. `country` (ISO 3166, the policy's) is assumed where the number has none.
///
/// The first number in a process takes 70-90 ms, see [`Phone::parse`]: not on the screen's thread.
#[must_use]
pub fn ring(from: Raw, to: Raw, line: Raw, id: CallId, now: Moment, country: &str) -> Call {
    Call {
        id,
        way: Way::In,
        phone: number(&from, country),
        from,
        to,
        line,
        state: CallState::Ringing,
        rang: now,
        answered: None,
        ended: None,
        contact: None,
        company: None,
        ticket: None,
    }
}

/// The call with the name of the only person who has exactly its number; two with one number are nobody until the
/// dispatcher says who.
#[must_use]
pub fn named(mut call: Call, mut people: Vec<Found>) -> Call {
    let has = |found: &Found, phone| found.contact.as_ref().is_some_and(|contact| contact.phones.contains(phone));
    people.retain(|one| call.phone.as_ref().is_some_and(|phone| has(one, phone)));
    if let (Some(one), true) = (people.pop(), people.is_empty()) {
        call.contact = one.contact.map(|contact| Named::new(contact.id, contact.name));
        call.company = one.company.map(|company| Named::new(company.id, company.name));
    }
    call
}

/// The number in E.164, where it is one: a line may also say `anonymous` or an extension.
#[must_use]
pub fn number(from: &Raw, country: &str) -> Option<Phone> {
    let text = from.raw().trim();
    let home = country.parse().unwrap_or(country::Id::RU);
    Phone::from_e164(text).or_else(|| Phone::parse(text, home))
}

/// The call from this number that is not over, newest first: what `answer` and `end` are about when no id is said.
#[must_use]
pub fn going_on<'a>(calls: &'a [Call], from: &Raw, country: &str) -> Option<&'a Call> {
    let phone = number(from, country);
    let same = |call: &Call| match (&call.phone, &phone) {
        (Some(known), Some(asked)) => known == asked,
        _ => call.from.raw().trim() == from.raw().trim(),
    };
    calls.iter().filter(|call| call.is_going_on() && same(call)).max_by_key(|call| call.rang)
}

/// The wish that tells the desk about the call. Its key is made of the call, its state and, while it rings, whose phones do, so
/// that a hook that fires twice is heard once.
#[must_use]
pub fn tell(call: Call, actor: Raw, now: Moment) -> Wish {
    let state = match call.state {
        CallState::Ringing if call.to.is_blank() => "ringing".to_owned(),
        CallState::Ringing => format!("ringing:{}", call.to.raw()),
        CallState::Answered => "answered".to_owned(),
        CallState::Ended | CallState::Missed => "over".to_owned(),
        CallState::Returned => "returned".to_owned(),
    };
    Wish {
        id: WishId::from(format!("call:{}:{state}", call.id)),
        actor,
        at: Some(now),
        act: Act::Call { call: Box::new(call) },
        reason: None,
        batch: None,
    }
}

#[cfg(test)]
mod tests {
    use super::{going_on, number, ring, tell};
    use crate::desk::{Call, CallState, Minutes, Moment, Phone};
    use crate::text::Raw;

    const START: Moment = Moment(1_795_000_000_000);

    fn ringing(from: &str, at: Moment) -> Call {
        ring(from.into(), "201".into(), Raw::default(), format!("c{}", at.0).into(), at, "RU")
    }

    #[test]
    fn a_call_that_was_answered_ends_with_the_minutes_talked() {
        let call = ringing("8 (921) 555-01-42", START);
        assert_eq!(call.phone.as_ref().map(Phone::e164), Some("+79215550142"));
        let call = call.answer(START + Minutes(1)).end(START + Minutes(5));
        assert_eq!((call.state, call.talked_minutes()), (CallState::Ended, 4));
        assert_eq!(call.from.raw(), "8 (921) 555-01-42", "the number as the line said it is kept");
    }

    #[test]
    fn a_call_that_nobody_answered_is_missed() {
        let call = ringing("+79215550142", START).end(START + Minutes(1));
        assert_eq!((call.state, call.talked_minutes()), (CallState::Missed, 0));
    }

    #[test]
    fn late_messages_do_not_wake_a_call_that_is_over() {
        let over = ringing("+79215550142", START).end(START + Minutes(1));
        assert_eq!(over.answer(START + Minutes(2)), over);
        assert_eq!(over.end(START + Minutes(2)), over);
    }

    #[test]
    fn a_clock_that_runs_backwards_does_not_make_a_call_of_negative_length() {
        let call = ringing("+79215550142", START).answer(START - Minutes(3)).end(START - Minutes(5));
        assert_eq!((call.answered, call.ended), (Some(START), Some(START)));
    }

    #[test]
    fn an_anonymous_caller_has_no_phone_but_rings() {
        let call = ringing("anonymous", START);
        assert_eq!((call.phone, call.from.raw()), (None, "anonymous"));
        assert_eq!(number(&"201".into(), "RU"), None, "an extension is no phone");
    }

    #[test]
    fn answer_and_end_find_the_newest_call_that_is_not_over_however_the_number_is_written() {
        let calls = [
            ringing("+79215550142", START + Minutes(3)).end(START + Minutes(4)),
            ringing("+79215550142", START + Minutes(2)),
            ringing("+79215550142", START),
            ringing("anonymous", START),
        ];
        let found = |from: &str| going_on(&calls, &from.into(), "RU").map(|c| c.rang);
        assert_eq!(found("89215550142"), Some(START + Minutes(2)));
        assert_eq!(found("anonymous"), Some(START));
        assert_eq!(found("+79215550143"), None);
    }

    #[test]
    fn the_same_event_said_twice_is_one_wish() {
        let call = ringing("+79215550142", START);
        let later = tell(call.clone(), "pbx".into(), START + Minutes(1));
        assert_eq!(tell(call.clone(), "pbx".into(), START).id, later.id);
        assert_ne!(tell(call.answer(START), "pbx".into(), START).id, later.id);
    }
}
