//! Every key of every shipped keymap, typed through the console on both layouts of the keyboard.

use super::console::{Pult, threads};
use super::shift::alone;
use pult::action::Action;
use pult::app::{Effect, Msg, State, context, update};
use pult::keymap::{Binding, Chord, Context, Key, Keymap};
use pult::text::layout;

/// The chord that the same physical key gives on the Russian layout.
fn in_russian(chord: &Chord) -> Chord {
    match chord.key() {
        Key::Char(c) => Chord::new(Key::Char(layout::to_russian(c)), chord.is_ctrl(), chord.is_alt(), false),
        _ => *chord,
    }
}

/// What a person would notice, and what the world is asked for.
fn noticed(state: &State, effects: &[Effect]) -> String {
    let board = &state.board;
    let cursor = (board.view, &board.chosen, board.at, board.top, &board.marked);
    let hands = (&state.hands.pending, &state.hands.running);
    format!(
        "{:?}",
        (&state.overlay, &state.pane, &state.said, cursor, hands, &state.drafts, &state.wishes, state.quitting, effects)
    )
}

fn pressed(state: &State, keys: &[Chord]) -> String {
    let mut state = state.clone();
    let effects: Vec<Effect> = keys.iter().flat_map(|chord| update(&mut state, Msg::Key(*chord))).collect();
    noticed(&state, &effects)
}

fn done(state: &State, binding: &Binding) -> String {
    let mut state = state.clone();
    let words = binding.argument.iter().flat_map(|argument| argument.split(' ')).map(str::to_owned).collect();
    let effects = update(&mut state, Msg::Do(binding.action, words));
    noticed(&state, &effects)
}

/// The console in each place where keys mean something, its cursor in the middle of the board.
fn places(pult: &mut Pult) -> Vec<(Context, State)> {
    let mut places = Vec::new();
    pult.on(1049);
    let mut stand = |pult: &mut Pult, place: Context| {
        pult.state.said = None;
        assert_eq!(context(&pult.state), place, "{}", pult.screen());
        places.push((place, pult.state.clone()));
    };
    stand(pult, Context::Board);
    pult.keys("enter");
    stand(pult, Context::Card);
    pult.keys("esc r");
    stand(pult, Context::Proposal);
    pult.keys("esc R");
    stand(pult, Context::Plan);
    pult.keys("esc E");
    stand(pult, Context::List);
    pult.keys("esc S");
    stand(pult, Context::Spec);
    pult.keys("esc i").types("да");
    stand(pult, Context::Entry);
    pult.keys("esc c").types("0142").keys("enter");
    stand(pult, Context::Call);
    places
}

#[test]
fn every_key_of_every_shipped_keymap_does_what_it_says_on_both_layouts() {
    let (_threads, mut pult) = alone();
    let places = places(&mut pult);
    let mut wrong = Vec::new();
    for name in Keymap::NAMES {
        let keymap = Keymap::shipped(name).expect("a shipped keymap");
        for (place, state) in &places {
            let mut state = state.clone();
            state.hands.keymap = keymap.clone();
            let untouched = noticed(&state, &[]);
            for binding in keymap.reachable(*place) {
                let russian: Vec<Chord> = binding.keys.iter().map(in_russian).collect();
                let (latin, russian) = (pressed(&state, &binding.keys), pressed(&state, &russian));
                let said = format!("{name}, {}: {} ({})", place.name(), binding.keys_text(), binding.action.name());
                // While a line is typed, keys are about the line first.
                if *place != Context::Entry && latin != done(&state, binding) {
                    wrong.push(format!("{said} does something else"));
                }
                if russian == latin {
                    continue;
                }
                let same = |b: &&Binding| b.action == binding.action && b.argument == binding.argument;
                let typed = |b: &Binding| pressed(&state, &b.keys.iter().map(in_russian).collect::<Vec<_>>());
                if russian != untouched {
                    wrong.push(format!("{said} does something else on the Russian layout"));
                } else if !keymap.reachable(*place).filter(same).any(|b| typed(b) == latin) {
                    wrong.push(format!("{said} cannot be pressed on the Russian layout, nor can another key of it"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_keys_of_one_hand_send_raise_promise_answer_and_note_without_a_letter() {
    let (_threads, mut pult) = alone();
    pult.state.hands.keymap = Keymap::shipped("one-hand").expect("a shipped keymap");
    pult.on(1051).keys("F2");
    assert!(pult.screen().contains("КОГО ПОСЛАТЬ"), "{}", pult.screen());
    pult.keys("enter");
    assert!(pult.holder(1051).is_some(), "{}", pult.said());
    pult.on(1049).keys("ins");
    assert!(pult.screen().contains("КОМУ ОТДАТЬ"), "{}", pult.screen());
    pult.keys("esc +");
    assert!(pult.screen().contains("ПОДНЯТЬ ПРИОРИТЕТ"), "{}", pult.screen());
    pult.keys("esc *").types("1145").keys("enter");
    assert!(pult.said().contains("11:45"), "{}", pult.said());
    pult.keys("F12").types("1").keys("enter");
    assert!(pult.said().contains("1049"), "{}", pult.said());
    pult.keys("right");
    assert_eq!(context(&pult.state), Context::Card);
    pult.keys("left");
    assert_eq!(context(&pult.state), Context::Board);
    pult.ring("+79215550142");
    pult.until("ЗВОНОК").keys("F8");
    assert_eq!(context(&pult.state), Context::Call, "{}", pult.screen());
}

#[test]
fn an_action_with_a_key_has_one_in_every_shipped_keymap_and_the_vim_one_moves_like_vim() {
    let has = |keymap: &Keymap, action: Action| keymap.table().iter().any(|b| b.action == action);
    for name in Keymap::NAMES {
        let keymap = Keymap::shipped(name).expect("a shipped keymap");
        for action in Action::ALL.iter().filter(|action| has(&Keymap::builtin(), **action)) {
            assert!(has(&keymap, *action), "{name}: {}", action.name());
        }
    }
    let threads = threads();
    let mut pult = Pult::at(super::console::demo_desk(threads.handle()), threads.handle(), "olga");
    pult.state.hands.keymap = Keymap::shipped("vim").expect("a shipped keymap");
    pult.on(1029).keys("l");
    assert_eq!(context(&pult.state), Context::Card);
    pult.keys("h d d");
    assert!(pult.said().contains("1029"), "{}", pult.said());
    pult.keys("u");
    assert!(pult.state.board.numbered(1029).is_some(), "{}", pult.said());
    // The same keys on the Russian layout.
    pult.on(1029).keys("д");
    assert_eq!(context(&pult.state), Context::Card);
    pult.keys("р в в");
    assert!(pult.said().contains("1029"), "{}", pult.said());
}
