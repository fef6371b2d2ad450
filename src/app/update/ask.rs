//! Questions that one digit answers.

use super::{claims, content, draft, entry, paste, plan, priority, relax, send, work};
use crate::app::msg::{Effect, Said};
use crate::app::overlay::{Ask, Asking, Choice, Entering, Overlay};
use crate::app::pane::Over;
use crate::app::state::State;
use crate::desk::policy::Reason;
use crate::desk::visit::VisitState;
use crate::desk::{Assignment, Change, Handed};

/// Asks a question whose answers are reasons of the policy.
pub fn open_reasons(state: &mut State, what: Asking) -> Vec<Effect> {
    let reasons = &state.desk.furniture.policy.reasons;
    let list = match &what {
        Asking::Over { .. } | Asking::OverInPlan { .. } => &reasons.over,
        Asking::Exception { .. } | Asking::Exceptions { .. } => &reasons.exception,
        Asking::Reassess { .. } => &reasons.reassess,
        Asking::Wait { .. } => &reasons.wait,
        Asking::Breach { .. } => &reasons.breach,
        Asking::Raise { .. }
        | Asking::Pay { .. }
        | Asking::Visit { .. }
        | Asking::Claimed { .. }
        | Asking::CloseAll { .. }
        | Asking::Content { .. }
        | Asking::ToClients { .. }
        | Asking::Refused { .. } => return Vec::new(),
    };
    let choices = list.iter().take(9).cloned().map(Choice::Reason).collect();
    open(state, what, choices)
}

/// Asks a question.
pub fn open(state: &mut State, what: Asking, choices: Vec<Choice>) -> Vec<Effect> {
    state.overlay = Overlay::Ask(Box::new(Ask { what, choices }));
    Vec::new()
}

/// The states of a visit, in the order of their digits.
pub const VISITS: [(VisitState, &str); 4] = [
    (VisitState::Travelling, "visit-travelling"),
    (VisitState::OnSite, "visit-on-site"),
    (VisitState::Done, "visit-done"),
    (VisitState::Planned, "visit-planned"),
];

/// A digit was pressed: `place` 0 is `1`. A digit without an answer leaves the question open.
pub fn answer(state: &mut State, place: usize) -> Vec<Effect> {
    let Overlay::Ask(ask) = &state.overlay else { return Vec::new() };
    let reason = match ask.choices.get(place) {
        None => return Vec::new(),
        Some(Choice::Disabled(said)) => {
            state.said = Some(said.clone());
            return Vec::new();
        }
        Some(Choice::Reason(Reason { code, .. })) => code.clone(),
        Some(Choice::Said(_)) => String::new(),
    };
    let Overlay::Ask(ask) = std::mem::take(&mut state.overlay) else { return Vec::new() };
    match ask.what {
        Asking::Over { tickets, unit, rules } => {
            let now = state.now;
            let rule = rules.first().map(|rule| rule.name().to_owned());
            let effects = send::each(state, &tickets, Some(&reason), |row| {
                let to = Assignment { unit: unit.clone(), handed: Handed::Told { at: now }, since: now };
                (!row.is_with(&unit.id)).then(|| Change::Assign { to: Some(to), over: rule.clone() })
            });
            relax::sent(state, &tickets);
            effects
        }
        Asking::OverInPlan { ticket, unit, rules } => {
            let over = rules.first().map(|rule| Over { rule: *rule, reason });
            plan::fix_over(state, ticket, unit, over)
        }
        Asking::Raise { ticket } if place == 0 => priority::client_asks(state, &ticket),
        Asking::Raise { ticket } => open_reasons(state, Asking::Reassess { tickets: vec![ticket], up: true }),
        Asking::Pay { ticket } if place == 0 => priority::pay(state, &ticket),
        Asking::Pay { .. } => {
            state.said = Some(Said::plain("not-raised"));
            Vec::new()
        }
        Asking::Reassess { tickets, up } => priority::reassess(state, &tickets, up, &reason),
        Asking::Wait { tickets } => entry::open(state, Entering::WaitUntil { tickets, reason }),
        Asking::Breach { tickets } => {
            send::each(state, &tickets, Some(&reason), |_| Some(Change::BreachReason { code: Some(reason.clone()) }))
        }
        Asking::Content { ticket, .. } => content::answered(state, &ticket, place),
        Asking::Visit { tickets } => match VISITS.get(place) {
            Some((visit, _)) => work::visit_state(state, &tickets, *visit),
            None => Vec::new(),
        },
        Asking::Claimed { claim, then } if place == 0 => claims::all_the_same(state, &claim, *then),
        Asking::Claimed { claim, .. } => claims::leave_it(state, &claim),
        Asking::CloseAll { tickets, to } if place == 0 => work::phase(state, &tickets, &to, work::ended(&to)),
        Asking::ToClients { tickets, text } if place == 0 => work::write_note(state, &tickets, true, &text),
        Asking::CloseAll { .. } | Asking::ToClients { .. } => Vec::new(),
        Asking::Exceptions { list } => paste::excused(state, *list, reason),
        Asking::Refused { draft, .. } if reason.is_empty() => draft::back_to_it(state, draft),
        Asking::Exception { draft } | Asking::Refused { draft, .. } => draft::excused(state, *draft, reason),
    }
}
