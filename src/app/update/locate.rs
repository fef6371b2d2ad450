//! What the panel answers without a key. «Где инженер?»: what the board knows at once, the rest as soon as the ticket is read.

use crate::app::msg::Effect;
use crate::app::overlay::Overlay;
use crate::app::pane::Pane;
use crate::app::state::State;
use crate::app::whereabouts::Whereabouts;
use crate::desk::{Card, CompanyId, Row};

/// Says where the holder of the caller's chosen ticket is; asks for the ticket where its last word is not read yet.
pub fn locate(state: &mut State) -> Vec<Effect> {
    let Pane::Call(pane) = &state.pane else { return Vec::new() };
    let chosen = pane.open_ticket();
    let row = chosen.and_then(|id| pane.dossier.as_ref()?.open.iter().find(|row| row.id == *id));
    let fresh = row.and_then(|row| Whereabouts::of(row, None, on_the_board(state)));
    let known = pane.engineer.as_ref().filter(|known| Some(&known.ticket) == chosen);
    let moved_on = |fresh: &&Whereabouts| known.is_none_or(|known| known.version != fresh.version);
    let unread = fresh.as_ref().filter(moved_on).map(|fresh| fresh.ticket.clone());
    let engineer = match (fresh, known) {
        // The ticket stands as it was read, or is being read.
        (Some(fresh), Some(known)) if unread.is_none() => {
            Some(Whereabouts { word: known.word.clone(), doing: known.doing, ..fresh })
        }
        // The last word stays until it is read again: the line does not blink.
        (Some(fresh), Some(known)) => Some(Whereabouts { word: known.word.clone(), ..fresh }),
        (fresh, _) => fresh,
    };
    if let Pane::Call(pane) = &mut state.pane {
        pane.engineer = engineer.map(Box::new);
    }
    unread.map(Effect::Card).into_iter().collect()
}

/// The ticket has come.
pub fn card_came(state: &mut State, card: &Card) {
    let Pane::Call(pane) = &state.pane else { return };
    if pane.open_ticket() != Some(&card.ticket.head.id) {
        return;
    }
    let known = Whereabouts::of(&Row::of(&card.ticket), Some(card), on_the_board(state));
    if let Pane::Call(pane) = &mut state.pane {
        pane.engineer = known.map(Box::new);
    }
}

fn on_the_board(state: &State) -> impl Iterator<Item = &Row> {
    state.board.all().iter().map(|row| &**row)
}

/// Asks how often the client's equipment called of late, where somebody looks at it: in the panel, or in the form.
pub fn count_calls(state: &State, company: &CompanyId) -> Option<Effect> {
    let shown = match (&state.pane, &state.overlay) {
        (_, Overlay::New(new)) => new.dossier.as_ref(),
        (Pane::Call(pane), _) => pane.dossier.as_ref(),
        _ => None,
    };
    let has_equipment = shown.is_some_and(|dossier| dossier.company.id == *company && !dossier.assets.is_empty());
    has_equipment.then(|| Effect::Works(company.clone()))
}

/// The same for a ticket's card, where its client is not counted yet.
pub fn count_calls_of(state: &State, card: &Card) -> Option<Effect> {
    let company = card.ticket.place.company.as_ref().filter(|_| !card.assets.is_empty())?;
    let counted = state.desk.often.company.as_ref() == Some(&company.id);
    (!counted).then(|| Effect::Works(company.id.clone()))
}
