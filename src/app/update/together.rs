//! Presence: the others are told which ticket this console is in, and tell where they are.

use super::{act, send};
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::{Asking, Entering, Overlay, Picking};
use crate::app::pane::Pane;
use crate::app::state::{Link, State};
use crate::desk::team::PRESENT;
use crate::desk::{Failure, Here, Minutes, Sign, Team, TicketId};

/// What was told is said again with less time left than this: two writes in five minutes at most, and no wake-up of its own.
const RENEW: Minutes = Minutes(2);

/// The signals as they stand now have come.
pub fn came(state: &mut State, team: Team) -> Vec<Effect> {
    let lost = lost(state, &team);
    state.together.team = team;
    lost.map_or_else(Vec::new, |said| act::say(state, said))
}

/// Somebody has taken over what this person had in their hands: two would call the same client.
fn lost(state: &State, team: &Team) -> Option<Said> {
    let own = state.together.team.claims.iter().filter(|claim| state.is_own(claim) && claim.until > state.now);
    let mut taken = own.filter_map(|claim| team.claim(&claim.ticket, state.now)).filter(|claim| !state.is_own(claim));
    let claim = taken.next()?;
    let number = state.board.row(&claim.ticket).map_or(0, |row| row.number);
    let said = Said::warning("claim-lost").with("number", Arg::Number(number));
    Some(said.with("who", Arg::Words(claim.actor.clone())).with("until", Arg::At(claim.until)))
}

/// Tells the others where this console is, if that is another ticket than they know, or they would soon think it gone.
pub fn tell(state: &mut State) -> Option<Effect> {
    if state.seat.read_only || !matches!(state.desk.link, Link::Live(_)) {
        return None;
    }
    let ticket = is_in(state).cloned();
    let told = state.together.told.as_ref();
    let sign = match (ticket, told) {
        (None, None) => return None,
        (None, Some(_)) => {
            state.together.told = None;
            Sign::Left { session: state.together.session.clone() }
        }
        (Some(ticket), told) => {
            let before = told.filter(|here| here.ticket == ticket);
            if before.is_some_and(|here| here.until > state.now + RENEW) {
                return None;
            }
            let since = before.map_or(state.now, |here| here.since);
            let (session, actor) = (state.together.session.clone(), state.seat.actor.clone());
            let here = Here { session, actor, ticket, since, until: state.now + PRESENT };
            state.together.told = Some(here.clone());
            Sign::Here(here)
        }
    };
    Some(Effect::Sign(sign))
}

/// The one ticket that lies open, or that a person is about to change. A list that the cursor walks over is nobody's place: the
/// others would hear of every step.
pub(super) fn is_in(state: &State) -> Option<&TicketId> {
    let over = match &state.overlay {
        Overlay::Pick(pick) => match &pick.what {
            Picking::Assignee { tickets, .. } | Picking::Group { tickets } => tickets.as_slice(),
            _ => &[],
        },
        Overlay::Entry(entry) => match &entry.what {
            Entering::WaitUntil { tickets, .. }
            | Entering::Promise { tickets }
            | Entering::Note { tickets }
            | Entering::Parent { tickets } => tickets.as_slice(),
            _ => &[],
        },
        Overlay::Ask(ask) => match &ask.what {
            Asking::Over { tickets, .. }
            | Asking::Reassess { tickets, .. }
            | Asking::Wait { tickets }
            | Asking::Breach { tickets }
            | Asking::Visit { tickets }
            | Asking::CloseAll { tickets, .. }
            | Asking::ToClients { tickets, .. } => tickets,
            Asking::Raise { ticket }
            | Asking::Pay { ticket }
            | Asking::OverInPlan { ticket, .. }
            | Asking::Content { ticket, .. } => std::slice::from_ref(ticket),
            Asking::Claimed { .. } | Asking::Exception { .. } | Asking::Exceptions { .. } | Asking::Refused { .. } => &[],
        },
        _ => &[],
    };
    match (over, &state.pane) {
        ([one], _) => Some(one),
        (_, Pane::Card(pane) | Pane::Explain(pane)) => Some(&pane.ticket),
        (_, Pane::Proposal(pane)) => Some(&pane.ticket),
        (_, Pane::None | Pane::Call(_) | Pane::Plan(_)) => None,
    }
}

/// A signal of ours was taken, or not. Presence is a courtesy: what hinders it is nobody's business.
pub fn signed(state: &mut State, sign: &Sign, team: Result<Team, Failure>) -> Vec<Effect> {
    let asked = matches!(sign, Sign::Claim { .. } | Sign::Free { .. });
    match team {
        Ok(team) => {
            state.together.team = team;
            if let Sign::Claim { claims, .. } = sign
                && let Some(claim) = claims.first()
            {
                let number = state.board.row(&claim.ticket).map_or(0, |row| row.number);
                let said = Said::plain("claimed").with("count", Arg::Number(claims.len() as i64));
                return act::say(state, said.with("number", Arg::Number(number)).with("until", Arg::At(claim.until)));
            }
        }
        Err(failure) if asked => return act::say(state, send::failure_said(&failure, None)),
        Err(_) => {}
    }
    Vec::new()
}
