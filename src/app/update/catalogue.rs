//! `g k`: the packages that are sold, the client's own contract first.

use crate::app::catalogue::Catalogue;
use crate::app::msg::Effect;
use crate::app::overlay::Overlay;
use crate::app::pane::Pane;
use crate::app::state::State;
use crate::desk::Dossier;
use crate::text::fold;

/// Opens the catalogue; words name the package or the contract that is wanted.
pub fn open(state: &mut State, args: &[String]) -> Vec<Effect> {
    let (company, dossier, chosen) = match &state.pane {
        Pane::Call(pane) => {
            let known = pane.dossier.as_ref().map(|dossier| dossier.company.id.clone());
            let judged = pane.verdict.as_ref().and_then(|verdict| verdict.contract.clone());
            (known.or_else(|| pane.about.clone()), pane.dossier.clone(), judged)
        }
        Pane::Card(pane) | Pane::Explain(pane) => {
            let place = pane.card.as_ref().map(|card| &card.ticket.place);
            let company = place.and_then(|place| place.company.as_ref()).map(|company| company.id.clone());
            (company, None, place.and_then(|place| place.contract.clone()))
        }
        _ => {
            let row = state.pane.ticket().or(state.board.chosen.as_ref()).and_then(|id| state.board.row(id));
            (row.and_then(|row| row.facts.company.as_ref()).map(|company| company.id.clone()), None, None)
        }
    };
    let effects = if dossier.is_none() { company.iter().cloned().map(Effect::Dossier).collect() } else { Vec::new() };
    let mut catalogue = Catalogue { company, dossier, chosen: 0 };
    let wanted = fold(&args.join(" "));
    let place = catalogue.entries(&state.desk.furniture.packages, state.now).iter().position(|terms| {
        let named = |words: &str| !wanted.is_empty() && fold(words).contains(&wanted);
        let contract = terms.contract.is_some_and(|c| Some(&c.id) == chosen.as_ref() || named(c.number.raw()));
        contract || terms.contract.is_none() && terms.package.is_some_and(|package| named(package.name.raw()))
    });
    catalogue.chosen = place.unwrap_or_default();
    state.overlay = Overlay::Packages(Box::new(catalogue));
    effects
}

/// The client has come: their contracts stand first now.
pub fn dossier_came(state: &mut State, dossier: &Dossier) {
    let Overlay::Packages(catalogue) = &mut state.overlay else { return };
    if catalogue.company.as_ref() == Some(&dossier.company.id) {
        // What was looked at before they came stays under the eyes.
        if catalogue.dossier.is_none() && catalogue.chosen > 0 {
            catalogue.chosen += dossier.contracts.len();
        }
        catalogue.dossier = Some(Box::new(dossier.clone()));
    }
}
