//! Who looks after the client, and what is agreed with them already.

use super::Reason;
use super::matter::Matter;
use super::reason::Finding;
use crate::desk::client::Approver;
use crate::desk::visit::VisitState;

/// What the dispatcher should know of the client beside contract and debt.
pub(super) fn known(matter: &Matter) -> Vec<Finding> {
    let company = &matter.dossier.company;
    let vip = company.vip.then(|| Finding::tells(Reason::new("vip")));
    let manager = manager(matter).map(|who| Finding::tells(named("manager", who)));
    vip.into_iter().chain(manager).collect()
}

/// The personal manager: the contract's, else the company's.
pub(super) fn manager<'a>(matter: &Matter<'a>) -> Option<&'a Approver> {
    matter.shown.and_then(|c| c.manager.as_ref()).or(matter.dossier.company.manager.as_ref())
}

/// Trips that are agreed already: what needs approval now takes none of them back.
pub(super) fn booked(matter: &Matter) -> Option<Finding> {
    let trips = matter.dossier.open.iter().filter(|row| {
        let visit = row.facts.seldom.visit.as_ref().map(|(state, _)| *state);
        matches!(visit, Some(VisitState::Planned | VisitState::Travelling | VisitState::OnSite))
    });
    let first = trips.min_by_key(|row| row.number)?;
    Some(Finding::tells(Reason::new("visit-booked").number("number", first.number)))
}

/// A reason that names somebody, with the phone where it is known.
pub(super) fn named(code: &str, who: &Approver) -> Reason {
    match &who.phone {
        Some(phone) => {
            let phone = crate::text::Raw::new(phone.to_string());
            Reason::new(&format!("{code}-phone")).words("who", &who.name).words("phone", &phone)
        }
        None => Reason::new(code).words("who", &who.name),
    }
}
