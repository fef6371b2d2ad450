//! What crossterm reads, as the console knows it.

use super::console::Knock;
use super::mouse;
use crate::keymap::{Chord, Key};
use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use std::sync::mpsc::Sender;
use std::{io, thread};

/// Reads events on a thread of its own for as long as somebody listens. It ends with the process: there is no way to
/// wake a thread that waits for a key.
pub(super) fn listen(to: Sender<Knock>) -> io::Result<()> {
    thread::Builder::new().name("keys".into()).spawn(move || {
        loop {
            let knock = match event::read() {
                Ok(event) => knock(event),
                Err(error) => {
                    tracing::error!(%error, "the terminal's input has ended");
                    Some(Knock::LineLost)
                }
            };
            let last = matches!(knock, Some(Knock::LineLost));
            if knock.is_some_and(|knock| to.send(knock).is_err()) || last {
                return;
            }
        }
    })?;
    Ok(())
}

fn knock(event: Event) -> Option<Knock> {
    match event {
        Event::Key(key) => chord(key).map(Knock::Key),
        Event::Paste(text) => Some(Knock::Paste(text)),
        Event::Resize(columns, rows) => Some(Knock::Resize(columns, rows)),
        Event::Mouse(event) => mouse::heard(event).map(Knock::Mouse),
        Event::FocusGained | Event::FocusLost => None,
    }
}

/// The chord of a key event; none for keys that mean nothing here (a release, a lone modifier, a media key).
pub(super) fn chord(event: KeyEvent) -> Option<Chord> {
    // Without kitty flags there are only presses; some terminals say more anyway.
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let held = event.modifiers;
    let key = match event.code {
        KeyCode::Char(letter) => Key::Char(letter),
        KeyCode::BackTab => Key::BackTab,
        KeyCode::F(number) => Key::F(number),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Insert => Key::Insert,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        _ => return None,
    };
    // The letter itself says that Shift was held; Caps Lock with Shift would only confuse.
    let shift = held.contains(KeyModifiers::SHIFT) && !matches!(key, Key::Char(_));
    let ctrl = held.contains(KeyModifiers::CONTROL);
    let alt = held.contains(KeyModifiers::ALT) || held.contains(KeyModifiers::META);
    Some(Chord::new(key, ctrl, alt, shift))
}

#[cfg(test)]
mod tests {
    use super::chord;
    use crate::keymap::{Chord, Key};
    use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers as Held};

    fn plain(key: Key) -> Chord {
        Chord::plain(key)
    }

    #[test]
    fn letters_are_themselves_on_any_layout_and_shift_is_in_the_letter() {
        assert_eq!(chord(KeyEvent::new(KeyCode::Char('j'), Held::NONE)), Some(plain(Key::Char('j'))));
        assert_eq!(chord(KeyEvent::new(KeyCode::Char('R'), Held::SHIFT)), Some(plain(Key::Char('R'))));
        assert_eq!(chord(KeyEvent::new(KeyCode::Char('о'), Held::NONE)), Some(plain(Key::Char('о'))));
        assert_eq!(chord(KeyEvent::new(KeyCode::Char(' '), Held::NONE)), Some(plain(Key::Char(' '))));
    }

    #[test]
    fn ctrl_and_alt_are_kept() {
        let ctrl_k = chord(KeyEvent::new(KeyCode::Char('k'), Held::CONTROL));
        assert_eq!(ctrl_k, Some(Chord::new(Key::Char('k'), true, false, false)));
        let alt_enter = chord(KeyEvent::new(KeyCode::Enter, Held::ALT));
        assert_eq!(alt_enter, Some(Chord::new(Key::Enter, false, true, false)));
        let shift_up = chord(KeyEvent::new(KeyCode::Up, Held::SHIFT));
        assert_eq!(shift_up, Some(Chord::new(Key::Up, false, false, true)));
    }

    #[test]
    fn shift_tab_is_one_key_however_the_terminal_says_it() {
        assert_eq!(chord(KeyEvent::new(KeyCode::BackTab, Held::SHIFT)), Some(plain(Key::BackTab)));
        assert_eq!(chord(KeyEvent::new(KeyCode::Tab, Held::SHIFT)), Some(plain(Key::BackTab)));
    }

    #[test]
    fn function_keys_have_their_numbers_and_the_keypad_is_no_other_keyboard() {
        assert_eq!(chord(KeyEvent::new(KeyCode::F(5), Held::NONE)), Some(plain(Key::F(5))));
        let mut keypad = KeyEvent::new(KeyCode::Char('7'), Held::NONE);
        keypad.state = crossterm::event::KeyEventState::KEYPAD;
        assert_eq!(chord(keypad), Some(plain(Key::Char('7'))));
    }

    #[test]
    fn a_release_and_a_lone_modifier_are_no_keys() {
        let release = KeyEvent::new_with_kind(KeyCode::Char('j'), Held::NONE, KeyEventKind::Release);
        assert_eq!(chord(release), None);
        assert_eq!(chord(KeyEvent::new(KeyCode::CapsLock, Held::NONE)), None);
    }
}
