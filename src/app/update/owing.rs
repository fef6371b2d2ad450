//! What is decided about a client's debt: «оплатили сегодня», disputed, by instalments; a lead stops the service and resumes it.

use super::{act, send};
use crate::app::msg::{Arg, Effect, Said};
use crate::app::pane::Pane;
use crate::app::state::State;
use crate::desk::client::Approver;
use crate::desk::contract::DebtRelief;
use crate::desk::when::parse_when;
use crate::desk::{Act, Decided, Moment, ruling};
use crate::text::Raw;

/// «Оплатили сегодня»: believed for the days of the policy, or until the day that was named.
pub fn paid_today(state: &mut State, args: &[String]) -> Vec<Effect> {
    let policy = &state.desk.furniture.policy;
    let until = match args {
        [] => ruling::through(state.now, policy.debts.paid_days, policy.zone),
        words => match day(state, words) {
            Ok(until) => until,
            Err(said) => return act::say(state, said),
        },
    };
    decide(state, Decided::Lift { why: DebtRelief::PaidToday, until })
}

/// The client disputes the debt, or pays it by instalments: does not count until the day that was named.
pub fn lift(state: &mut State, why: DebtRelief, args: &[String]) -> Vec<Effect> {
    match day(state, args) {
        Ok(until) => decide(state, Decided::Lift { why, until }),
        Err(said) => act::say(state, said),
    }
}

/// A lead stops the service: in their own name, or in the name of whoever decided.
pub fn stop(state: &mut State, args: &[String]) -> Vec<Effect> {
    let name = if args.is_empty() { state.seat.actor.clone() } else { Raw::new(args.join(" ")) };
    decide(state, Decided::Stop { who: Approver { name, phone: None } })
}

/// Writes the decision about the client on the screen.
pub fn decide(state: &mut State, decided: Decided) -> Vec<Effect> {
    let Pane::Call(pane) = &state.pane else { return act::say(state, Said::warning("no-call")) };
    let Some(dossier) = &pane.dossier else { return act::say(state, Said::warning("client-unknown")) };
    if dossier.debt.as_ref().is_none_or(|debt| debt.owed() <= 0) {
        return act::say(state, Said::warning("nothing-owed").with("who", Arg::Words(dossier.company.name.clone())));
    }
    let company = dossier.company.id.clone();
    let actor = state.seat.actor.clone();
    let wish = state.wishes.mint(&actor, Act::Debt { company, decided });
    send::send(state, vec![wish])
}

/// The end of the day that is named.
fn day(state: &State, words: &[String]) -> Result<Moment, Said> {
    let zone = state.desk.furniture.policy.zone;
    if words.is_empty() {
        return Err(Said::error("debt-until-when"));
    }
    let at = parse_when(&words.join(" "), state.now, zone).ok_or_else(|| Said::error("not-a-time"))?;
    let until = ruling::through(at, 0, zone);
    if until <= state.now { Err(Said::error("time-has-passed").with("at", Arg::At(at))) } else { Ok(until) }
}

/// What is said when it was written.
pub fn said(decided: &Decided) -> Said {
    let said = Said::plain(&format!("debt-{}", decided.name()));
    match decided {
        Decided::Lift { until, .. } => said.with("until", Arg::At(Moment(until.0.saturating_sub(1)))),
        Decided::Stop { who } => said.with("who", Arg::Words(who.name.clone())),
        Decided::Bite | Decided::Serve => said,
    }
}
