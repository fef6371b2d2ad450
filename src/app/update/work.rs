//! The ticket's own life: holder's answer, phases, promises, notes, links, visits.

use super::{act, ask, entry, send};
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::{Asking, Choice, Entering};
use crate::app::pane::Pane;
use crate::app::spoken::begins;
use crate::app::state::State;
use crate::desk::ticket::Promise;
use crate::desk::visit::VisitState;
use crate::desk::when::{parse_when, split_when};
use crate::desk::{Act, Change, Handed, Moment, Phase, PhaseKind, TicketId};
use crate::text::Raw;

/// What a line of text came to: effects, or what is wrong with it.
pub type Taken = Result<Vec<Effect>, Said>;

/// Takes the ticket from its holder.
pub fn release(state: &mut State, tickets: &[TicketId]) -> Vec<Effect> {
    let effects =
        send::each(state, tickets, None, |row| row.facts.assignee.as_ref().map(|_| Change::Assign { to: None, over: None }));
    if effects.is_empty() && !state.seat.read_only {
        return act::say(state, Said::warning("nobody-holds-it"));
    }
    effects
}

/// The holder said yes or no.
pub fn answer(state: &mut State, tickets: &[TicketId], yes: bool) -> Vec<Effect> {
    let at = state.now;
    let handed = if yes { Handed::Confirmed { at } } else { Handed::Refused { at } };
    let effects = send::each(state, tickets, None, |row| row.facts.assignee.as_ref().map(|_| Change::Answer { handed }));
    if effects.is_empty() && !state.seat.read_only {
        return act::say(state, Said::warning("nobody-holds-it"));
    }
    effects
}

/// Another phase.
pub fn phase(state: &mut State, tickets: &[TicketId], to: &Phase, already: &str) -> Vec<Effect> {
    let kind = to.kind();
    // Only what waits can go on: a new ticket is not «снова в работе».
    let may = |phase: PhaseKind| if kind == PhaseKind::Open { phase == PhaseKind::Waiting } else { phase != kind };
    let effects = send::each(state, tickets, None, |row| may(row.facts.phase).then(|| Change::SetPhase { to: to.clone() }));
    if effects.is_empty() && !state.seat.read_only {
        return act::say(state, Said::warning(&format!("already-{already}")));
    }
    effects
}

/// `d`, `D`: solves or closes the ticket; several at once only after a question, for marks reach further than the screen.
pub fn end(state: &mut State, tickets: Vec<TicketId>, to: Phase) -> Vec<Effect> {
    let word = ended(&to);
    let open = |id: &TicketId| state.board.row(id).is_some_and(|row| row.facts.phase != to.kind());
    if state.seat.read_only || tickets.iter().filter(|id| open(id)).count() < 2 {
        return phase(state, &tickets, &to, word);
    }
    let tickets: Vec<TicketId> = tickets.into_iter().filter(open).collect();
    let choice = |answer: &str| Choice::Said(Said::plain(&format!("{word}-all-{answer}")));
    let choices = vec![choice("yes"), choice("no")];
    ask::open(state, Asking::CloseAll { tickets, to }, choices)
}

/// The word of the texts for a ticket's end.
pub fn ended(to: &Phase) -> &'static str {
    if *to == Phase::Closed { "closed" } else { "solved" }
}

/// Opens a solved or closed ticket again: the one whose card is open.
pub fn reopen(state: &mut State, tickets: &[TicketId]) -> Vec<Effect> {
    if let Pane::Card(pane) = &state.pane
        && let Some(card) = &pane.card
        && !card.ticket.head.phase.kind().is_open()
    {
        let (id, version) = (card.ticket.head.id.clone(), card.ticket.head.version);
        let actor = state.seat.actor.clone();
        let act = Act::Ticket { id, what: Change::SetPhase { to: Phase::Open }, seen: Some(version) };
        let wish = state.wishes.mint(&actor, act);
        return send::send(state, vec![wish]);
    }
    phase(state, tickets, &Phase::Open, "resumed")
}

/// `w`: asks for the reason; with arguments `REASON [WHEN]` waits at once.
pub fn wait(state: &mut State, tickets: Vec<TicketId>, args: &[String]) -> Vec<Effect> {
    let Some(first) = args.first() else { return ask::open_reasons(state, Asking::Wait { tickets }) };
    let Some(reason) = reason_of(state, first) else {
        let said = no_such_reason(state);
        return act::say(state, said);
    };
    match wait_until(state, &tickets, &reason, &args[1..].join(" ")) {
        Ok(effects) => effects,
        Err(said) => act::say(state, said),
    }
}

/// No wait reason is called so; those that there are.
pub fn no_such_reason(state: &State) -> Said {
    Said::error("no-such-reason").with("list", Arg::Reasons(state.desk.furniture.policy.reasons.wait.clone()))
}

/// A wait reason by digit, by code, or by the beginning of what it is called in either language.
pub fn reason_of(state: &State, word: &str) -> Option<String> {
    let list = &state.desk.furniture.policy.reasons.wait;
    let by_digit = word.parse::<usize>().ok().and_then(|d| list.get(d.checked_sub(1)?));
    by_digit
        .or_else(|| list.iter().find(|r| r.code == word || begins(&r.ru, word) || begins(&r.en, word)))
        .map(|r| r.code.clone())
}

/// Waits for the reason until the time in words; without words until somebody resumes it.
pub fn wait_until(state: &mut State, tickets: &[TicketId], reason: &str, words: &str) -> Taken {
    let until = if words.trim().is_empty() { None } else { Some(when(state, words).ok_or_else(|| Said::error("not-a-time"))?) };
    let to = Phase::Waiting { reason: reason.to_owned(), until };
    Ok(send::each(state, tickets, Some(reason), |_| Some(Change::SetPhase { to: to.clone() })))
}

/// A time in words, in the future.
fn when(state: &State, words: &str) -> Option<Moment> {
    parse_when(words, state.now, state.desk.furniture.policy.zone).filter(|at| *at > state.now)
}

/// `p`: asks what is promised; with arguments `WHEN [WORDS]` promises at once.
pub fn promise(state: &mut State, tickets: Vec<TicketId>, args: &[String]) -> Vec<Effect> {
    if args.is_empty() {
        return entry::open(state, Entering::Promise { tickets });
    }
    match promise_text(state, &tickets, &args.join(" ")) {
        Ok(effects) => effects,
        Err(said) => act::say(state, said),
    }
}

/// A promise as typed: the time first, then the words; an empty line takes the promise back.
pub fn promise_text(state: &mut State, tickets: &[TicketId], text: &str) -> Taken {
    if text.is_empty() {
        return Ok(send::each(state, tickets, None, |row| row.facts.seldom.promised.map(|_| Change::Promise { to: None })));
    }
    let zone = state.desk.furniture.policy.zone;
    let (until, words) = split_when(text, state.now, zone).ok_or_else(|| Said::error("not-a-time"))?;
    if until <= state.now {
        return Err(Said::error("time-has-passed").with("at", Arg::At(until)));
    }
    let promise = Promise { text: Raw::new(words), until, owner: state.seat.actor.clone(), made: state.now };
    Ok(send::each(state, tickets, None, |_| Some(Change::Promise { to: Some(promise.clone()) })))
}

/// `i`: asks for the note; with arguments notes at once.
pub fn note(state: &mut State, tickets: Vec<TicketId>, args: &[String]) -> Vec<Effect> {
    if args.is_empty() {
        return entry::open(state, Entering::Note { tickets });
    }
    note_text(state, &tickets, &args.join(" "))
}

/// A note as typed; one that begins with `>` is for the client and counts as an answer.
pub fn note_text(state: &mut State, tickets: &[TicketId], text: &str) -> Vec<Effect> {
    let (to_client, words) = match text.strip_prefix('>') {
        Some(rest) => (true, rest.trim()),
        None => (false, text),
    };
    if words.is_empty() {
        return Vec::new();
    }
    if to_client && tickets.len() > 1 {
        let choices = vec![Choice::Said(Said::plain("to-client-yes")), Choice::Said(Said::plain("to-client-no"))];
        return ask::open(state, Asking::ToClients { tickets: tickets.to_vec(), text: words.to_owned() }, choices);
    }
    write_note(state, tickets, to_client, words)
}

/// Writes the note to each of the tickets.
pub fn write_note(state: &mut State, tickets: &[TicketId], to_client: bool, words: &str) -> Vec<Effect> {
    let text = Raw::from(words);
    send::each(state, tickets, None, |_| Some(Change::Note { text: text.clone(), to_client }))
}

/// `l`: asks for the parent's number; with it links at once.
pub fn link(state: &mut State, tickets: Vec<TicketId>, number: Option<&String>) -> Vec<Effect> {
    match number {
        None => entry::open(state, Entering::Parent { tickets }),
        Some(number) => match link_to(state, &tickets, number) {
            Ok(effects) => effects,
            Err(said) => act::say(state, said),
        },
    }
}

/// Links to the ticket of that number. With several, an empty line makes the one under the cursor the parent of the others; `-`
/// takes the link off.
pub fn link_to(state: &mut State, tickets: &[TicketId], number: &str) -> Taken {
    let number = number.trim().trim_start_matches(['#', '№']);
    if number.is_empty() && tickets.len() > 1 {
        let parent = would_be_parent(state, tickets).ok_or_else(|| Said::warning("no-ticket-chosen"))?;
        return link_under(state, tickets, &parent);
    }
    if matches!(number, "" | "-") {
        return Ok(send::each(state, tickets, None, |row| {
            row.facts.seldom.parent.as_ref().map(|_| Change::Link { parent: None })
        }));
    }
    let wanted: i64 = number.parse().map_err(|_| Said::error("not-a-number"))?;
    let parent = state.board.numbered(wanted).map(|r| r.id.clone());
    let parent = parent.ok_or_else(|| Said::error("no-such-ticket").with("number", Arg::Number(wanted)))?;
    link_under(state, tickets, &parent)
}

/// The ticket that an empty line makes the parent: the one under the cursor.
#[must_use]
pub fn would_be_parent(state: &State, tickets: &[TicketId]) -> Option<TicketId> {
    state.board.chosen.clone().or_else(|| tickets.first().cloned())
}

fn link_under(state: &mut State, tickets: &[TicketId], parent: &TicketId) -> Taken {
    // The parent itself may be among the marked ones: it is not linked to itself.
    let children: Vec<TicketId> = tickets.iter().filter(|t| *t != parent).cloned().collect();
    if children.is_empty() {
        return Err(Said::error("refusal-a-ticket-is-not-its-own-parent"));
    }
    Ok(send::each(state, &children, None, |_| Some(Change::Link { parent: Some(parent.clone()) })))
}

/// `V`: asks how far the visit is; with a word says it at once, with a time (`+40м`) when the engineer will be there.
pub fn visit(state: &mut State, tickets: Vec<TicketId>, args: &[String]) -> Vec<Effect> {
    let Some(word) = args.first() else {
        let choices = ask::VISITS.iter().map(|(_, code)| Choice::Said(Said::plain(code))).collect();
        return ask::open(state, Asking::Visit { tickets }, choices);
    };
    let found = ask::VISITS.iter().find(|(_, code)| code.strip_prefix("visit-") == Some(word.as_str()));
    match (found, when(state, &args.join(" "))) {
        (Some((to, _)), _) => visit_state(state, &tickets, *to),
        (None, Some(at)) => expected(state, &tickets, at),
        (None, None) => act::say(state, Said::error("no-such-visit-state")),
    }
}

/// The engineer said when they will be there; how far they are stays as it was said.
fn expected(state: &mut State, tickets: &[TicketId], at: Moment) -> Vec<Effect> {
    send::each(state, tickets, None, |row| {
        let so_far = row.facts.seldom.visit.map(|(so_far, _)| so_far).unwrap_or_default();
        Some(Change::Trip { state: so_far, expected: Some(at) })
    })
}

/// The visit is that far.
pub fn visit_state(state: &mut State, tickets: &[TicketId], to: VisitState) -> Vec<Effect> {
    send::each(state, tickets, None, |_| Some(Change::Trip { state: to, expected: None }))
}

/// `b`: why it was late; only of tickets that are.
pub fn breach(state: &mut State, tickets: Vec<TicketId>) -> Vec<Effect> {
    let now = state.now;
    let late = |t: &TicketId| state.board.row(t).is_some_and(|r| r.facts.seldom.breached.is_some() || r.overdue(now));
    let late: Vec<TicketId> = tickets.into_iter().filter(late).collect();
    if late.is_empty() {
        return act::say(state, Said::warning("not-late"));
    }
    ask::open_reasons(state, Asking::Breach { tickets: late })
}

/// The router keeps its hands off the ticket, or no longer.
pub fn pin(state: &mut State, tickets: &[TicketId]) -> Vec<Effect> {
    send::each(state, tickets, None, |row| Some(Change::Pin { on: !row.facts.work.pinned }))
}
