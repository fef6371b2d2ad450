//! Engineers: where they are, and when they are not.

use super::{act, entry, pick, rehearse, send};
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::{Entering, Overlay};
use crate::app::rehearsing::Idea;
use crate::app::state::State;
use crate::desk::shift::Absence;
use crate::desk::when::parse_when;
use crate::desk::{Act, Handed, Named, TicketId, UnitId};

/// «Где инженер?»: state, expected time, last word.
pub fn whereabouts(state: &mut State, tickets: &[TicketId]) -> Vec<Effect> {
    let Some(row) = tickets.first().and_then(|t| state.board.row(t)).cloned() else { return Vec::new() };
    let Some(held) = &row.facts.assignee else {
        return act::say(state, Said::warning("nobody-holds-it").with("number", Arg::Number(row.number)));
    };
    let visit = row.facts.seldom.visit.map(|(visit, _)| match visit {
        crate::desk::visit::VisitState::Planned => "visit-planned",
        crate::desk::visit::VisitState::Travelling => "visit-travelling",
        crate::desk::visit::VisitState::OnSite => "visit-on-site",
        crate::desk::visit::VisitState::Done => "visit-done",
    });
    let word = match held.handed {
        Handed::Told { .. } => "handed-told",
        Handed::Refused { .. } => "handed-refused",
        Handed::Confirmed { .. } => visit.unwrap_or("handed-confirmed"),
    };
    let mut said = Said::plain("where")
        .with("unit", Arg::Words(held.unit.name.clone()))
        .with("number", Arg::Number(row.number))
        .with("state", Arg::Text(format!("said-{word}")));
    if let Some(expected) = row.facts.seldom.visit.and_then(|(_, expected)| expected) {
        said.code = "where-expected".into();
        said = said.with("at", Arg::At(expected));
    }
    if let Some(phone) = state.unit(&held.unit.id).and_then(|u| u.reach.phone.clone()) {
        said = said.with("phone", Arg::Words(phone.to_string().into()));
    } else {
        said = said.with("phone", Arg::Words("".into()));
    }
    act::say(state, said)
}

/// `X`: who is absent until when; with arguments `ENGINEER WHEN` at once.
pub fn absent(state: &mut State, args: &[String]) -> Vec<Effect> {
    let Some(name) = args.first() else {
        if let Overlay::Engineers { chosen } = state.overlay
            && let Some(unit) = state.desk.furniture.units.get(chosen)
        {
            let unit = Named::new(unit.id.clone(), unit.name.clone());
            return entry::open(state, Entering::AbsentUntil { unit });
        }
        return pick::absentee(state);
    };
    let Some(unit) = pick::unit_named(state, name) else { return act::say(state, Said::error("no-such-engineer")) };
    match absent_until(state, &unit, &args[1..].join(" ")) {
        Ok(effects) => effects,
        Err(said) => act::say(state, said),
    }
}

/// The unit is absent until that time, once it was shown what that moves; an empty line ends its absence.
pub fn absent_until(state: &mut State, unit: &Named<UnitId>, words: &str) -> super::work::Taken {
    let now = state.now;
    let kept: Vec<Absence> = state.unit(&unit.id).map(|u| u.absences.clone()).unwrap_or_default();
    let mut absences: Vec<Absence> = kept.into_iter().filter(|a| a.until > now && a.from > now).collect();
    let mut away = None;
    if !words.trim().is_empty() {
        let zone = state.desk.furniture.policy.zone;
        let until = parse_when(words, now, zone).filter(|at| *at > now).ok_or_else(|| Said::error("not-a-time"))?;
        absences.push(Absence { from: now, until, why: "ill".into() });
        away = Some(until);
    }
    let actor = state.seat.actor.clone();
    let wish = state.wishes.mint(&actor, Act::Absence { unit: unit.id.clone(), absences: absences.clone() });
    // Who comes back moves nothing; what goes wrong while somebody is away is shown before it is written. A macro was thought
    // over when it was made.
    match away.filter(|_| state.hands.running.is_none()) {
        Some(until) => Ok(rehearse::open(state, Idea::Absence { unit: unit.clone(), absences, until }, vec![wish])),
        None => Ok(send::send(state, vec![wish])),
    }
}
