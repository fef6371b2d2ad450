//! What a debt says: it may mark, ask for approval or, by a lead's decision, refuse; a gap or old data never blocks.

use super::Reason;
use super::matter::Matter;
use super::reason::{Effect, Finding};
use crate::desk::client::Contact;
use crate::desk::contract::{Debt, DebtRelief};
use crate::desk::policy::DebtEffect;
use crate::desk::{Moment, Standing};
use crate::text::Raw;

/// What there is to say about the client's debt.
pub(super) fn debt(matter: &Matter) -> Vec<Finding> {
    let Some(debt) = &matter.dossier.debt else { return Vec::new() };
    let (now, rules, contact) = (matter.facts.now, &matter.facts.policy.debts, matter.facts.contact);
    let tells = |code: &str| Finding::tells(sums(debt, code, now));
    let standing = rules.standing(debt, matter.dossier.company.state_client, now);
    let found = match standing {
        Standing::Clear if debt.total.minor < 0 => Finding::tells(Reason::new("prepaid").money("sum", &owed_to_us(debt))),
        Standing::Clear => return Vec::new(),
        Standing::NoDueDates => tells("debt-no-due-dates"),
        Standing::Below => tells("debt-below"),
        Standing::StateClient => tells("debt-state-client"),
        Standing::Relieved(relief, until) => Finding::tells(sums(debt, relieved(relief), now).date("until", until)),
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
    };
    // A word that lifts a debt does not lift a lead's stop, but the lead will want to hear it.
    let word = debt.relief.filter(|(_, until)| standing == Standing::Stopped && now < *until);
    let word =
        word.map(|(relief, until)| Finding::tells(Reason::new(&format!("{}-told", relieved(relief))).date("until", until)));
    std::iter::once(found).chain(word).collect()
}

fn relieved(relief: DebtRelief) -> &'static str {
    match relief {
        DebtRelief::Disputed => "debt-disputed",
        DebtRelief::Instalment => "debt-instalment",
        DebtRelief::PaidToday => "debt-paid-today",
    }
}

/// The sum is told only to whoever may hear it.
fn phrase(contact: Option<&Contact>) -> &'static str {
    if contact.is_some_and(|c| c.may.hear_debt) { "debt-sum" } else { "debt" }
}

/// A prepayment as a sum, not as a debt below zero.
fn owed_to_us(debt: &Debt) -> crate::desk::Money {
    crate::desk::Money { minor: debt.total.minor.saturating_neg(), currency: debt.total.currency.clone() }
}

fn sums(debt: &Debt, code: &str, now: Moment) -> Reason {
    let sum = debt.overdue.as_ref().unwrap_or(&debt.total);
    let reason = Reason::new(code).money("sum", sum).money("total", &debt.total);
    let reason = reason.words("source", &debt.source).date("as_of", debt.as_of);
    debt.overdue_days(now).into_iter().fold(reason, |reason, days| reason.number("days", days))
}
