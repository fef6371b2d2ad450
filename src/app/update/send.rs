//! Wishes: sending them, their answers, taking them back.

use super::{acquaint, autopilot, call_log, claims, since};
use crate::app::msg::{Arg, Effect, Said};
use crate::app::pane::Pane;
use crate::app::state::State;
use crate::desk::spec::LineSource;
use crate::desk::visit::{Visit, VisitState};
use crate::desk::{Act, Applied, Call, Change, Due, Failure, Handed, Line, Money, Phase, Pleased, Row, TicketId, Wish, WishId};

/// A wish on a ticket, with the version that is on the screen.
pub fn wish(state: &mut State, ticket: &TicketId, what: Change) -> Wish {
    let seen = state.board.row(ticket).map(|r| r.version);
    let actor = state.seat.actor.clone();
    state.wishes.mint(&actor, Act::Ticket { id: ticket.clone(), what, seen })
}

/// The same change for several tickets, undone together when they are several.
pub fn each(state: &mut State, tickets: &[TicketId], reason: Option<&str>, what: impl Fn(&Row) -> Option<Change>) -> Vec<Effect> {
    let wishes = wishes(state, tickets, reason, what);
    send(state, wishes)
}

/// The wishes of the same change for several tickets, not sent yet.
pub fn wishes(state: &mut State, tickets: &[TicketId], reason: Option<&str>, what: impl Fn(&Row) -> Option<Change>) -> Vec<Wish> {
    let batch = (tickets.len() > 1).then(|| state.wishes.mint_batch());
    let mut wishes = Vec::with_capacity(tickets.len());
    for ticket in tickets {
        let Some(row) = state.board.row(ticket).cloned() else { continue };
        let Some(change) = what(&row) else { continue };
        let mut made = wish(state, ticket, change);
        made.reason = reason.map(str::to_owned);
        made.batch.clone_from(&batch);
        wishes.push(made);
    }
    wishes
}

/// Sends wishes; on a read-only desk says so instead. Where somebody else has taken a ticket, asks first.
pub fn send(state: &mut State, wishes: Vec<Wish>) -> Vec<Effect> {
    match claims::stops_wishes(state, wishes) {
        Ok(wishes) => unasked(state, wishes),
        Err(asked) => asked,
    }
}

/// Sends wishes without a look at who has taken their tickets: what the clock wishes, and what a person has been asked about.
pub fn unasked(state: &mut State, wishes: Vec<Wish>) -> Vec<Effect> {
    if wishes.is_empty() {
        return Vec::new();
    }
    if state.seat.read_only {
        state.said = Some(Said::error("read-only"));
        return Vec::new();
    }
    let now = state.wishes.send(wishes);
    if now.is_empty() { Vec::new() } else { vec![Effect::Apply(now)] }
}

/// Takes back the event of that number, else the last thing done here.
pub fn undo(state: &mut State, seq: Option<&String>) -> Vec<Effect> {
    let seq = match seq.map(|s| s.parse::<i64>()) {
        Some(Err(_)) => {
            state.said = Some(Said::error("not-a-number"));
            return Vec::new();
        }
        Some(Ok(seq)) => Some(seq),
        None => autopilot::done_last(state),
    };
    let actor = state.seat.actor.clone();
    let made = state.wishes.mint(&actor, Act::Undo { seq });
    send(state, vec![made])
}

/// Answers have come: rows are confirmed or the wish is dropped, and the person is told.
pub fn answered(state: &mut State, answers: Vec<(WishId, Result<Applied, Failure>)>) -> Vec<Effect> {
    let (by_itself, answers): (Vec<_>, Vec<_>) = answers.into_iter().partition(|(id, _)| crate::desk::autopilot::is_wish(id));
    let mut effects = autopilot::answered(state, by_itself);
    let (ties, answers): (Vec<_>, Vec<_>) = answers.into_iter().partition(|(id, _)| call_log::is_tie(id));
    for (id, _) in ties {
        state.wishes.settle(&id);
    }
    if answers.is_empty() {
        return effects;
    }
    let several = answers.len() > 1;
    let (mut done, mut closed, mut failed) = (0i64, 0i64, None);
    let (mut fates, mut away) = (Vec::with_capacity(answers.len()), None);
    for (id, answer) in answers {
        let wish = state.wishes.settle(&id);
        let ticket = wish.as_ref().and_then(|w| match &w.act {
            Act::Ticket { id, .. } if !id.as_str().is_empty() => Some(id.clone()),
            _ => None,
        });
        let mut version = None;
        fates.push((id, ticket.clone().zip(answer.as_ref().err().cloned())));
        match answer {
            Ok(applied) => {
                // An absence that goes with the tickets it moves is no ticket.
                let is_absence = matches!(applied.event.act, Act::Absence { .. });
                done += i64::from(!is_absence);
                if is_absence && several {
                    away = Some(done_said(state, &applied.event, None));
                }
                closed += i64::from(closes(&applied.event.act));
                version = Some(applied.event.version);
                effects.extend(confirmed(state, wish.as_ref(), &applied, several));
            }
            Err(failure) => {
                if let Failure::Conflict { theirs, .. } = &failure {
                    state.board.upsert((**theirs).clone());
                    version = Some(theirs.version);
                }
                let said = failure_said(&failure, ticket.as_ref().and_then(|t| state.board.row(t)).map(|r| r.number));
                failed = Some(said);
            }
        }
        if let Some(next) = ticket.and_then(|t| state.wishes.release(&t, version)) {
            effects.push(Effect::Apply(vec![next]));
        }
    }
    let of_plan = super::meanwhile::answered(state, &fates);
    if let Some(said) = of_plan {
        state.said = Some(said);
    } else if let Some(said) = failed {
        let said = if several { said.with("done", Arg::Number(done)) } else { said };
        state.said = Some(said);
    } else if let Some(said) = away {
        state.said = Some(Said { code: format!("{}-moved", said.code), ..said }.with("count", Arg::Number(done)));
    } else if several {
        state.said =
            Some(Said::plain(if closed == done { "batch-closed" } else { "batch-done" }).with("count", Arg::Number(done)));
        state.board.marked.clear();
    }
    effects
}

fn closes(act: &Act) -> bool {
    matches!(act, Act::Ticket { what: Change::SetPhase { to: Phase::Closed }, .. })
}

fn confirmed(state: &mut State, wish: Option<&Wish>, applied: &Applied, several: bool) -> Vec<Effect> {
    let mut effects = Vec::new();
    since::grown(state, applied.event.seq);
    if wish.is_some() {
        autopilot::done_by_hand(state, &applied.event);
    }
    if wish.is_some() {
        effects.extend(acquaint::kept(state, applied));
    }
    if wish.is_some() && !several {
        effects.extend(super::content::done(state, applied));
    }
    if let Some(row) = &applied.row {
        let registered = matches!(&applied.event.act, Act::Ticket { what: Change::Register { .. }, .. });
        state.board.upsert((**row).clone());
        if registered {
            autopilot::came(state, row);
            state.board.chosen = Some(row.id.clone());
            effects.extend(for_the_caller(state, row));
            effects.extend(call_log::tie_new(state, row));
        }
        let read = super::look::refresh(state, &row.id);
        effects.extend(read.into_iter().filter(|one| !effects.contains(one)).collect::<Vec<_>>());
        if wish.is_some() {
            effects.extend(claims::done(state, &row.id, &applied.event));
        }
    }
    if !several && wish.is_some() {
        state.said = Some(done_said(state, &applied.event, applied.row.as_deref()));
    }
    effects
}

/// A ticket was made for the caller in the pane: the client is read again, and the ticket is the one that they talk about.
fn for_the_caller(state: &mut State, row: &Row) -> Option<Effect> {
    let Pane::Call(pane) = &mut state.pane else { return None };
    let company = pane.dossier.as_ref().map(|d| d.company.id.clone())?;
    if row.facts.company.as_ref().map(|c| &c.id) != Some(&company) {
        return None;
    }
    pane.fresh = Some(row.id.clone());
    Some(Effect::Dossier(company))
}

/// What is said when an event was done here.
fn done_said(state: &State, event: &crate::desk::Event, row: Option<&Row>) -> Said {
    let number = row.map_or(0, |r| r.number);
    let said = |code: &str| Said::plain(code).with("number", Arg::Number(number));
    if let Some(undone) = event.undoes {
        let left = event.after.get("left").and_then(|l| l.as_array()).map_or(0, Vec::len);
        let count = event.after.get("taken_back").and_then(serde_json::Value::as_i64).unwrap_or(1);
        let code = match (left > 0, row) {
            (true, _) => "undone-in-part",
            (false, None) if count == 1 => "undone-other",
            (false, _) => "undone",
        };
        return said(code)
            .with("seq", Arg::Number(undone))
            .with("count", Arg::Number(count))
            .with("left", Arg::Number(left as i64));
    }
    match &event.act {
        Act::Ticket { what, .. } => change_said(what, row, said),
        Act::Absence { unit, absences } => {
            let name = state.unit(unit).map_or_else(|| unit.as_str().into(), |u| u.name.clone());
            match absences.last() {
                Some(last) => said("absent").with("unit", Arg::Words(name)).with("until", Arg::At(last.until)),
                None => said("present").with("unit", Arg::Words(name)),
            }
        }
        Act::UnitState { .. } => said("unit-state"),
        Act::Call { call } if is_linked(event) => {
            let row = call.ticket.as_ref().and_then(|ticket| state.board.row(ticket));
            Said::plain("call-linked").with("number", Arg::Number(row.map_or(0, |row| row.number)))
        }
        Act::Debt { decided, .. } => super::owing::said(decided),
        Act::Call { call } => Said::plain(match call.state {
            crate::desk::CallState::Ringing => "call-rings",
            crate::desk::CallState::Answered => "call-answered",
            crate::desk::CallState::Ended => "call-ended",
            crate::desk::CallState::Missed => "call-missed",
            crate::desk::CallState::Returned => "call-returned",
        })
        .with("minutes", Arg::Number(call.talked_minutes()))
        .with("who", caller(call)),
        Act::Contact { to: Some(contact), .. } => Said::plain("contact-kept").with("who", Arg::Words(contact.name.clone())),
        Act::HandOver { .. } => said("handed-over"),
        Act::TakeOver { .. } => said("taken-over"),
        Act::Load { .. } => said("loaded"),
        Act::Undo { .. } | Act::Contact { to: None, .. } => said("undone"),
    }
}

/// The call was tied to a ticket, and nothing else happened to it.
fn is_linked(event: &crate::desk::Event) -> bool {
    let part = |name: &str| (event.before.get(name), event.after.get(name));
    let (was, is) = part("ticket");
    was.is_some() && was != is && part("state").0 == part("state").1
}

/// Who is on the line, by name: with two calls at once nobody must guess who was answered. A number is for the header, which
/// knows what is covered.
fn caller(call: &Call) -> Arg {
    let company = || call.company.as_ref().map(|company| &company.name);
    match call.contact.as_ref().map(|contact| &contact.name).or_else(company) {
        Some(name) => Arg::Words(name.clone()),
        None => Arg::Text("call-unknown".into()),
    }
}

fn change_said(what: &Change, row: Option<&Row>, said: impl Fn(&str) -> Said) -> Said {
    let due = |said: Said| match row.map(|r| r.facts.due) {
        Some(Due::At { at }) => Said { code: format!("{}-due", said.code), ..said }.with("due", Arg::At(at)),
        _ => said,
    };
    match what {
        Change::Register { .. } => due(said("registered")),
        Change::Assign { to: Some(to), .. } => said("assigned").with("unit", Arg::Words(to.unit.name.clone())),
        Change::Assign { to: None, .. } => said("released"),
        Change::Answer { handed: Handed::Refused { .. } } => said("refused"),
        Change::Answer { .. } => said("confirmed"),
        Change::SetPriority { to, .. } => due(said("priority")).with("priority", Arg::Text(priority_text(*to))),
        Change::SetPhase { to } => match to {
            Phase::Waiting { until, .. } => match until {
                Some(until) => said("waits-until").with("until", Arg::At(*until)),
                None => said("waits"),
            },
            Phase::Solved => said("solved"),
            Phase::Closed => said("closed"),
            Phase::New | Phase::Open => due(said("resumed")),
        },
        Change::Promise { to: Some(promise) } => said("promised").with("until", Arg::At(promise.until)),
        Change::Promise { to: None } => said("promise-cleared"),
        Change::Move { to } => said("moved").with("group", Arg::Words(to.0.as_str().into())),
        Change::Link { parent: Some(_) } => said("linked"),
        Change::Link { parent: None } => said("unlinked"),
        Change::Note { .. } => said("noted"),
        Change::Retract { .. } => said("retracted"),
        Change::Visit { to: Some(Visit { state: VisitState::Planned | VisitState::Travelling, expected: Some(at), .. }) } => {
            said("visit-expected").with("at", Arg::At(*at))
        }
        Change::Trip { state: VisitState::Planned | VisitState::Travelling, .. } => {
            match row.and_then(|row| row.facts.seldom.visit) {
                Some((_, Some(at))) => said("visit-expected").with("at", Arg::At(at)),
                _ => said("visit"),
            }
        }
        Change::Visit { .. } | Change::Trip { .. } => said("visit"),
        Change::Pin { on: true } => said("pinned"),
        Change::Pin { on: false } => said("unpinned"),
        Change::BreachReason { .. } => said("breach-reason"),
        Change::Opinion { to: Some(opinion) } => said(pleased_text(opinion.pleased)),
        Change::Opinion { to: None } => said("pleased-off"),
        Change::CalledAgain { .. } => said("called-again"),
        Change::About { .. } => said("about"),
        Change::AddLine { line } => line_said(said("line-added"), line),
        Change::ChangeLine { to } => line_said(said("line-changed"), to),
        Change::DropLine { .. } => said("line-dropped"),
        Change::LogTime { entry } => said("time-logged").with("minutes", Arg::Number(entry.minutes.0)),
        Change::StrikeTime { entry } => said("time-struck").with("minutes", Arg::Number(entry.minutes.0)),
        Change::Several { changes } => match changes.as_slice() {
            // A visit past the limit: that it costs money is the news.
            [_, Change::AddLine { line }] if line.source == LineSource::OverQuota => line_said(said("visit-over-quota"), line),
            [first, ..] => change_said(first, row, said),
            [] => said("done"),
        },
    }
}

fn line_said(said: Said, line: &Line) -> Said {
    let minor = line.charged().map_or(0, |sum| sum.gross);
    let sum = Money { minor, currency: line.price.money.currency.clone() };
    said.with("what", Arg::Words(line.what.clone())).with("sum", Arg::Money(sum))
}

/// Id of what a client thought of the work.
fn pleased_text(pleased: Pleased) -> &'static str {
    match pleased {
        Pleased::Yes => "pleased-yes",
        Pleased::No => "pleased-no",
        Pleased::Skip => "pleased-skip",
    }
}

/// Id of a priority's text.
pub fn priority_text(priority: crate::desk::Priority) -> String {
    match priority {
        crate::desk::Priority::Low => "said-priority-low",
        crate::desk::Priority::Normal => "said-priority-normal",
        crate::desk::Priority::High => "said-priority-high",
        crate::desk::Priority::Critical => "said-priority-critical",
    }
    .to_owned()
}

/// A failure as a dispatcher needs to hear it.
pub fn failure_said(failure: &Failure, number: Option<i64>) -> Said {
    let said = match failure {
        Failure::Offline(_) => Said::error("offline"),
        Failure::File { code, what } => {
            let said = Said { code: format!("file-{code}"), args: Vec::new(), tone: crate::app::Tone::Error };
            said.with("what", Arg::Words(what.clone()))
        }
        Failure::Refused { code, what } => {
            let said = Said { code: format!("refusal-{code}"), args: Vec::new(), tone: crate::app::Tone::Error };
            match what {
                Some(what) => said.with("what", Arg::Words(what.clone())),
                None => said,
            }
        }
        Failure::Conflict { theirs, by } => {
            let holder = theirs.facts.assignee.as_ref().map(|a| a.unit.name.clone());
            let said = Said::error(if by.is_some() { "conflict-by" } else { "conflict" });
            let said = match by {
                Some((who, at)) => said.with("who", Arg::Words(who.clone())).with("at", Arg::At(*at)),
                None => said,
            };
            match holder {
                Some(name) => said.with("holder", Arg::Words(name)),
                None => said.with("holder", Arg::Text("said-nobody".into())),
            }
        }
        Failure::SlowDown(at) => Said::warning("slow-down").with("at", Arg::At(*at)),
        Failure::Unsupported(what) => Said::error("unsupported").with("what", Arg::Words((*what).into())),
        Failure::Broken { id, .. } => Said::error("broken").with("id", Arg::Words(id.as_str().into())),
    };
    said.with("number", Arg::Number(number.unwrap_or(0)))
}
