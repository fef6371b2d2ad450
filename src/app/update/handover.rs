//! The hand-over of a shift: the sheet, and the two who sign it.

use super::{act, lead, send};
use crate::app::leading::{Sheet, Signing, signing};
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::Overlay;
use crate::app::state::State;
use crate::desk::{Act, Signed};
use crate::lead::Turn;
use crate::text::Raw;

/// `H`: the sheet of the shift. On the command line: `sign`, or a line for the next shift.
pub fn open(state: &mut State, args: &[String]) -> Vec<Effect> {
    let words = args.join(" ");
    let standing = match &mut state.overlay {
        Overlay::Lead(leading) => match &mut leading.what {
            Sheet::Turn { note, .. } => Some(note),
            _ => None,
        },
        _ => None,
    };
    match standing {
        Some(_) if words == "sign" => return sign(state),
        Some(note) if !words.is_empty() => {
            *note = Raw::from(words);
            return Vec::new();
        }
        _ => {}
    }
    let note = if words == "sign" { Raw::default() } else { Raw::from(words) };
    lead::show(state, Sheet::Turn { turn: None, note, sign_when_read: false })
}

/// Enter: whoever leaves hands over, whoever comes takes over; nobody signs twice.
pub fn sign(state: &mut State) -> Vec<Effect> {
    let Overlay::Lead(leading) = &mut state.overlay else { return Vec::new() };
    let Sheet::Turn { turn, note, sign_when_read } = &mut leading.what else { return Vec::new() };
    let Some(turn) = turn else {
        *sign_when_read = true;
        return Vec::new();
    };
    let Turn { fresh, last } = &**turn;
    let act = match signing(last.as_ref(), &state.seat.actor) {
        Signing::Take(signed) => Act::TakeOver { of: signed.seq },
        Signing::Waits(signed) => {
            let said = Said::warning("hand-over-signed").with("at", Arg::At(signed.left.at));
            return act::say(state, said);
        }
        Signing::Give => {
            let mut sheet = fresh.clone();
            sheet.note = note.clone();
            Act::HandOver { sheet: Box::new(sheet) }
        }
    };
    let actor = state.seat.actor.clone();
    let wish = state.wishes.mint(&actor, act);
    send::send(state, vec![wish])
}

/// Somebody has signed: who comes is told that a sheet waits for them, and a sheet that lies open is read anew.
pub fn signed(state: &mut State, signed: &Signed) -> Vec<Effect> {
    if signed.waits_for(&state.seat.actor) {
        state.said = Some(Said::plain("now-handed-over").with("who", Arg::Words(signed.left.by.clone())));
    }
    lead::read_again(state, |what| matches!(what, Sheet::Turn { .. }))
}
