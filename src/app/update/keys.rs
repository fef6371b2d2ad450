//! Keys: what a chord means here and now.

use super::{
    act, ask, call, call_log, complete, draft, entry, handover, log, look, looks, paste as list, pick, plan, rehearse, since,
    tree,
};
use crate::action::Action;
use crate::app::draft::Field;
use crate::app::leading::Sheet;
use crate::app::msg::{Effect, Said, Tone};
use crate::app::overlay::Overlay;
use crate::app::pane::Pane;
use crate::app::state::State;
use crate::keymap::{Chord, Context, Key, Resolution};

/// A key was pressed.
pub fn press(state: &mut State, chord: Chord) -> Vec<Effect> {
    // What was copied has been seen; the key counts as if it had never lain there.
    if matches!(state.overlay, Overlay::Copied { .. }) {
        state.overlay = Overlay::None;
        if matches!(chord.key(), Key::Esc | Key::Enter) {
            return Vec::new();
        }
    }
    if state.hands.pending.is_empty()
        && let Some(effects) = before_the_keymap(state, chord)
    {
        return effects;
    }
    state.hands.pending.push(chord);
    match state.hands.keymap.resolve(context(state), &state.hands.pending) {
        Resolution::Action(action, argument) => {
            state.hands.pending.clear();
            // Under a list or a question, keys of the board would act on what nobody looks at.
            let over_a_question = [Action::Back, Action::Command];
            if matches!(state.overlay, Overlay::Ask(_)) && !over_a_question.contains(&action) {
                return Vec::new();
            }
            forget_what_was_said(state);
            act::perform(state, action, argument.into_iter().collect())
        }
        Resolution::Pending(_) => Vec::new(),
        Resolution::None => {
            let lone = state.hands.pending.len() == 1;
            state.hands.pending.clear();
            // A sequence that leads nowhere: the last key counts by itself.
            if lone { Vec::new() } else { press(state, chord) }
        }
    }
}

/// A word about the last key goes with the next one, so that the keys of the bottom line come back. What came by itself (a
/// deadline, a silence) and what went wrong stays until Esc or the next word.
fn forget_what_was_said(state: &mut State) {
    let stays = |said: &Said| said.tone == Tone::Error || said.code.starts_with("now-");
    if !state.said.as_ref().is_some_and(stays) {
        state.said = None;
    }
}

/// Which bindings hold now.
#[must_use]
pub fn context(state: &State) -> Context {
    match (&state.overlay, &state.pane) {
        (Overlay::Entry(_) | Overlay::New(_) | Overlay::Log(_) | Overlay::Pasted(_) | Overlay::Pick(_) | Overlay::Help(_), _) => {
            Context::Entry
        }
        (Overlay::Spec(_), _) => Context::Spec,
        (
            Overlay::Engineers { .. }
            | Overlay::Themes { .. }
            | Overlay::Lead(_)
            | Overlay::Calls(_)
            | Overlay::Since(_)
            | Overlay::Tree(_)
            | Overlay::Packages(_)
            | Overlay::Rehearsal(_)
            | Overlay::Ask(_),
            _,
        ) => Context::List,
        (Overlay::None | Overlay::Copied { .. }, Pane::None) => Context::Board,
        (Overlay::None | Overlay::Copied { .. }, Pane::Card(_) | Pane::Explain(_)) => Context::Card,
        (Overlay::None | Overlay::Copied { .. }, Pane::Call(_)) => Context::Call,
        (Overlay::None | Overlay::Copied { .. }, Pane::Proposal(_)) => Context::Proposal,
        (Overlay::None | Overlay::Copied { .. }, Pane::Plan(_)) => Context::Plan,
    }
}

/// Typing, digits and the keys of lists, which are the same in every keymap.
fn before_the_keymap(state: &mut State, chord: Chord) -> Option<Vec<Effect>> {
    let plain = plain_char(chord);
    match &state.overlay {
        Overlay::Entry(_) | Overlay::New(_) | Overlay::Log(_) | Overlay::Pasted(_) | Overlay::Pick(_) | Overlay::Help(_) => {
            return Some(typing(state, chord));
        }
        Overlay::Ask(_) => return plain.and_then(digit).map(|place| ask::answer(state, place)),
        Overlay::Calls(_) if chord.key() == Key::Enter => return Some(call_log::enter(state)),
        Overlay::Since(_) if chord.key() == Key::Enter => return Some(since::jump(state)),
        Overlay::Tree(_) => match (chord.key(), plain) {
            (Key::Enter, _) => return Some(tree::enter(state)),
            (Key::Right, _) | (_, Some(' ' | 'l' | 'д')) => return Some(tree::fold(state, true)),
            (Key::Left, _) | (_, Some('h' | 'р')) => return Some(tree::fold(state, false)),
            _ => {}
        },
        Overlay::Rehearsal(_) if chord.key() == Key::Enter => return Some(rehearse::enter(state)),
        Overlay::Rehearsal(_) if plain == Some('2') => return Some(rehearse::alone(state)),
        Overlay::Lead(leading) if chord.key() == Key::Enter && matches!(leading.what, Sheet::Turn { .. }) => {
            return Some(handover::sign(state));
        }
        Overlay::Themes { .. } if chord.key() == Key::Enter => return Some(looks::keep(state)),
        Overlay::Engineers { .. }
        | Overlay::Themes { .. }
        | Overlay::Copied { .. }
        | Overlay::Lead(_)
        | Overlay::Calls(_)
        | Overlay::Since(_)
        | Overlay::Packages(_)
        | Overlay::Rehearsal(_)
        | Overlay::Spec(_)
        | Overlay::None => {}
    }
    if let (Overlay::None, Some(place)) = (&state.overlay, plain.and_then(digit)) {
        match &state.pane {
            Pane::Proposal(_) => return Some(plan::send_chosen(state, Some(place))),
            Pane::Call(_) => return Some(call::choose(state, place)),
            Pane::None => {
                // Digits begin a number: the dispatcher types the ticket's number and is there.
                let effects = entry::open(state, crate::app::overlay::Entering::Number);
                let _ = typing(state, chord);
                return Some(effects);
            }
            Pane::Card(_) | Pane::Explain(_) | Pane::Plan(_) => {}
        }
    }
    None
}

/// A key while something is typed: characters are text, keys of the `entry` table act, the rest edits the line.
fn typing(state: &mut State, chord: Chord) -> Vec<Effect> {
    if plain_char(chord).is_none()
        && let Resolution::Action(action, argument) = state.hands.keymap.resolve(Context::Entry, &[chord])
    {
        let taken = match &state.overlay {
            Overlay::Entry(_) => entry::act(state, action),
            Overlay::Pick(_) => pick::act(state, action),
            Overlay::Help(_) => look::in_help(state, action),
            Overlay::New(_) => draft::act(state, action),
            Overlay::Log(_) => log::act(state, action),
            Overlay::Pasted(_) => list::act(state, action),
            _ => None,
        };
        return taken.unwrap_or_else(|| act::perform(state, action, argument.into_iter().collect()));
    }
    match &mut state.overlay {
        Overlay::Entry(entry) => {
            if chord.key() == Key::BackTab {
                return complete::tab(state, true);
            }
            if edit(&mut entry.typed, chord) { entry::edited(state) } else { Vec::new() }
        }
        Overlay::Pick(pick) => {
            if edit(&mut pick.typed, chord) {
                pick::refilter(state)
            } else {
                Vec::new()
            }
        }
        Overlay::Help(help) => {
            if edit(&mut help.typed, chord) {
                help.scroll = 0;
            }
            Vec::new()
        }
        Overlay::New(_) => draft::typed(state, chord),
        Overlay::Log(_) => log::typed(state, chord),
        Overlay::Pasted(_) => list::typed(state, chord),
        _ => Vec::new(),
    }
}

/// Pasted text goes where text is typed; elsewhere it is not taken for keys, but several lines are a list of tickets.
pub fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    if matches!(state.overlay, Overlay::None | Overlay::Log(_))
        && let Some(effects) = list::open(state, text)
    {
        return effects;
    }
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(2_000).collect();
    match &mut state.overlay {
        Overlay::Entry(entry) => {
            entry.typed.insert(&line);
            return entry::edited(state);
        }
        Overlay::New(new) => match new.field {
            Field::CallBack => new.call_back.insert(&line),
            _ => new.subject.insert(&line),
        },
        Overlay::Log(_) => return log::pasted(state, &line),
        Overlay::Pick(pick) => {
            pick.typed.insert(&line);
            return pick::refilter(state);
        }
        _ => {}
    }
    Vec::new()
}

/// The character, where the chord is one without Ctrl or Alt.
#[must_use]
pub fn plain_char(chord: Chord) -> Option<char> {
    match chord.key() {
        Key::Char(c) if !chord.is_ctrl() && !chord.is_alt() => Some(c),
        _ => None,
    }
}

/// The place that a digit names: `1` is the first.
fn digit(c: char) -> Option<usize> {
    c.to_digit(10).and_then(|d| usize::try_from(d).ok()).and_then(|d| d.checked_sub(1))
}

/// Keys that edit a line; true when the key was one of them.
pub fn edit(typed: &mut crate::app::overlay::Typed, chord: Chord) -> bool {
    if let Some(c) = plain_char(chord) {
        typed.insert(&c.to_string());
        return true;
    }
    match (chord.key(), chord.is_ctrl()) {
        (Key::Backspace, false) => typed.erase_back(),
        (Key::Delete, _) => typed.erase_forward(),
        (Key::Left, _) => typed.at = typed.at.saturating_sub(1),
        (Key::Right, _) => typed.at = (typed.at + 1).min(typed.len()),
        // The Cyrillic twins stand where the Latin letters do.
        (Key::Home, _) | (Key::Char('a' | 'ф'), true) => typed.at = 0,
        (Key::End, _) | (Key::Char('e' | 'у'), true) => typed.at = typed.len(),
        (Key::Char('u' | 'г'), true) => typed.clear(),
        (Key::Char('w' | 'ц') | Key::Backspace, true) => typed.erase_word(),
        _ => return false,
    }
    true
}
