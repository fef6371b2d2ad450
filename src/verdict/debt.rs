//! What a debt says: it may mark, ask for approval or, by a lead's decision, refuse; a gap or old data never blocks.

use super::Reason;
use super::reason::{Effect, Finding};
use crate::desk::client::Contact;
use crate::desk::contract::{Debt, DebtRelief};
use crate::desk::policy::{DebtEffect, Debts};
use crate::desk::{Moment, Standing};
use crate::text::Raw;

/// The finding about the client's debt, if there is anything to say.
pub(super) fn debt(debt: &Debt, state_client: bool, contact: Option<&Contact>, rules: &Debts, now: Moment) -> Option<Finding> {
    let tells = |code: &str| Finding::tells(sums(debt, code, now));
    Some(match rules.standing(debt, state_client, now) {
        Standing::Clear if debt.total.minor < 0 => Finding::tells(Reason::new("prepaid").money("sum", &debt.total)),
        Standing::Clear => return None,
        Standing::NoDueDates => tells("debt-no-due-dates"),
        Standing::Below => tells("debt-below"),
        Standing::StateClient => tells("debt-state-client"),
        Standing::Relieved(relief, until) => {
            let code = match relief {
                DebtRelief::Disputed => "debt-disputed",
                DebtRelief::Instalment => "debt-instalment",
                DebtRelief::PaidToday => "debt-paid-today",
            };
            Finding::tells(sums(debt, code, now).date("until", until))
        }
        Standing::Stale => Finding::new(Effect::Old, sums(debt, "debt-stale", now), "allowed"),
        Standing::Bites => match rules.effect {
            DebtEffect::Mark => tells("debt-mark"),
            DebtEffect::EndOfQueue => tells("debt-end-of-queue"),
            DebtEffect::Approval => Finding::new(Effect::Stops, sums(debt, "debt-overdue", now), phrase(contact)),
        },
        Standing::Stopped => {
            let who = debt.stop.as_ref().map_or_else(Raw::default, |s| s.name.clone());
            Finding::new(Effect::Refuses, sums(debt, "debt-stopped", now).words("who", &who), phrase(contact))
        }
    })
}

/// The sum is told only to whoever may hear it.
fn phrase(contact: Option<&Contact>) -> &'static str {
    if contact.is_some_and(|c| c.may.hear_debt) { "debt-sum" } else { "debt" }
}

fn sums(debt: &Debt, code: &str, now: Moment) -> Reason {
    let sum = debt.overdue.as_ref().unwrap_or(&debt.total);
    let reason = Reason::new(code).money("sum", sum).money("total", &debt.total);
    let reason = reason.words("source", &debt.source).date("as_of", debt.as_of);
    debt.overdue_days(now).into_iter().fold(reason, |reason, days| reason.number("days", days))
}
