//! One change of one ticket, printed with its sequence number.

use super::reply::Reply;
use super::seat::Seat;
use super::trouble::Trouble;
use crate::backend::Applied;
use crate::desk::policy::Reason;
use crate::desk::{Act, Card, Change, Subject};
use crate::wire::Done;
use clap::Args;

/// How a change is made: flags of every changing command.
#[derive(Clone, Debug, Default, Args)]
pub struct How {
    /// Why: a digit or a code of the policy's list
    #[arg(long, value_name = "CODE")]
    pub reason: Option<String>,
    /// Only when the ticket still has this version (else exit 4)
    #[arg(long, value_name = "N")]
    pub if_version: Option<i64>,
    /// Print {"seq","ticket","version"}
    #[arg(long)]
    pub json: bool,
}

impl How {
    /// The reason's code, when one was given: from the list by digit or by code.
    pub fn code(&self, seat: &Seat, list: &[Reason]) -> Result<Option<String>, Trouble> {
        let Some(text) = self.reason.as_deref() else { return Ok(None) };
        match pick(list, text) {
            Some(reason) => Ok(Some(reason.code.clone())),
            None => Err(seat.wrong("cmd-bad-reason", &[("text", text), ("list", &listed(seat, list))])),
        }
    }

    /// The reason's code for what has no list of its own: any code of the policy; a digit counts in the list of overrides.
    pub fn any_code(&self, seat: &Seat) -> Result<Option<String>, Trouble> {
        let reasons = &seat.furniture.policy.reasons;
        let all: Vec<Reason> = [&reasons.over, &reasons.exception, &reasons.reassess, &reasons.wait, &reasons.breach]
            .into_iter()
            .flatten()
            .cloned()
            .collect();
        match self.reason.as_deref() {
            Some(text) if text.parse::<usize>().is_ok() => self.code(seat, &reasons.over),
            _ => self.code(seat, &all),
        }
    }
}

fn pick<'a>(list: &'a [Reason], text: &str) -> Option<&'a Reason> {
    match text.parse::<usize>() {
        Ok(digit) => list.get(digit.checked_sub(1)?),
        Err(_) => list.iter().find(|reason| reason.code == text),
    }
}

/// `1 client · 2 part`: the list as people pick from it.
pub(super) fn listed(seat: &Seat, list: &[Reason]) -> String {
    let one = |(place, reason): (usize, &Reason)| {
        let words = if seat.texts.lang() == crate::i18n::Lang::Ru { &reason.ru } else { &reason.en };
        format!("{} {} ({words})", place + 1, reason.code)
    };
    list.iter().enumerate().map(one).collect::<Vec<_>>().join(" · ")
}

/// Changes the ticket; `what` says it in the past («назначена: Сидоров»).
pub async fn one(seat: &Seat, card: &Card, change: Change, why: Option<String>, how: &How, what: &str) -> Result<Reply, Trouble> {
    let act = Act::Ticket { id: card.ticket.head.id.clone(), what: change, seen: how.if_version };
    let applied = seat.apply(act, why).await?;
    done(seat, &applied, how.json, what)
}

/// The same for a change that was decided on what was read: it goes through only while that still stands.
pub async fn on_sight(
    seat: &Seat,
    card: &Card,
    change: Change,
    why: Option<String>,
    how: &How,
    what: &str,
) -> Result<Reply, Trouble> {
    let how = How { if_version: how.if_version.or(Some(card.ticket.head.version)), ..how.clone() };
    one(seat, card, change, why, &how, what).await
}

/// What was done, with its number.
pub fn done(seat: &Seat, applied: &Applied, json: bool, what: &str) -> Result<Reply, Trouble> {
    let event = &applied.event;
    let ticket = match &event.subject {
        Subject::Ticket(id) => Some(id.to_string()),
        _ => None,
    };
    let version = applied.row.as_ref().map_or(event.version, |row| row.version);
    let number = applied.row.as_ref().map(|row| row.number.to_string());
    let document = Done { seq: event.seq, ticket, version };
    Reply::either(json, &document, || {
        let seq = event.seq.to_string();
        match number {
            Some(number) => seat.say("cmd-done-ticket", &[("number", &number), ("what", what), ("seq", &seq)]),
            None => seat.say("cmd-done", &[("what", what), ("seq", &seq)]),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::pick;
    use crate::desk::policy::Reasons;

    #[test]
    fn a_reason_is_picked_by_its_digit_or_its_code() {
        let list = Reasons::default().wait;
        assert_eq!(pick(&list, "2").map(|r| r.code.as_str()), Some("part"));
        assert_eq!(pick(&list, "access").map(|r| r.code.as_str()), Some("access"));
        assert!(pick(&list, "0").is_none() && pick(&list, "99").is_none() && pick(&list, "boredom").is_none());
    }
}
