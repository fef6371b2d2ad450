//! What the keymap promises, on the one that ships and on a person's changes.

use super::{Chord, Context, Judges, Key, Keymap, Resolution, Wrong, file, sequence};
use crate::action::Action;
use crate::text::layout;
use proptest::prelude::*;

fn keys(text: &str) -> Vec<Chord> {
    sequence(text).expect("keys")
}

fn resolve(map: &Keymap, context: Context, text: &str) -> Resolution {
    map.resolve(context, &keys(text))
}

fn action(action: Action) -> Resolution {
    Resolution::Action(action, None)
}

/// What a file makes of no keymap at all.
fn alone(toml: &str) -> (Keymap, Vec<super::Complaint>) {
    Keymap::default().changed_by(&file::read(toml), Judges::LENIENT)
}

/// The complaints as (line, code, values).
fn said(complaints: &[super::Complaint]) -> Vec<String> {
    let one = |c: &super::Complaint| {
        let (code, values) = c.wrong.said();
        let values: Vec<String> = values.into_iter().map(|(_, value)| value).collect();
        format!("{} {code}: {}", c.line, values.join(" | "))
    };
    complaints.iter().map(one).collect()
}

/// The chord that the same physical keys give on the Russian layout.
fn in_russian(chord: Chord) -> Chord {
    match chord.key() {
        Key::Char(c) => Chord::new(Key::Char(layout::to_russian(c)), chord.is_ctrl(), chord.is_alt(), false),
        _ => chord,
    }
}

#[test]
fn every_shipped_key_typed_in_qwerty_does_what_it_says() {
    let map = Keymap::builtin();
    for binding in map.table() {
        let meant = Resolution::Action(binding.action, binding.argument.clone());
        assert_eq!(map.resolve(binding.context, &binding.keys), meant, "{}", binding.keys_text());
    }
}

#[test]
fn every_shipped_key_typed_on_the_russian_layout_does_the_same_or_nothing_and_then_the_action_has_another_key() {
    let map = Keymap::builtin();
    for binding in map.table() {
        let meant = Resolution::Action(binding.action, binding.argument.clone());
        let typed: Vec<Chord> = binding.keys.iter().copied().map(in_russian).collect();
        let got = map.resolve(binding.context, &typed);
        if got == meant {
            continue;
        }
        let shown = binding.keys_text();
        assert_eq!(got, Resolution::None, "`{shown}` typed in Russian must not do something else");
        let another =
            map.reachable(binding.context).filter(|b| b.action == binding.action && b.argument == binding.argument).any(|b| {
                let typed: Vec<Chord> = b.keys.iter().copied().map(in_russian).collect();
                map.resolve(binding.context, &typed) == meant
            });
        assert!(another, "`{shown}` cannot be pressed in Russian and {} has no other key", binding.action.name());
    }
}

#[test]
fn no_keys_are_given_twice_in_one_context() {
    let map = Keymap::builtin();
    for (i, a) in map.table().iter().enumerate() {
        for b in map.table().iter().skip(i + 1).filter(|b| b.context == a.context) {
            assert!(!a.keys.starts_with(&b.keys) && !b.keys.starts_with(&a.keys), "{} {}", a.keys_text(), b.keys_text());
        }
    }
}

#[test]
fn the_context_comes_first_and_then_what_it_stands_on() {
    let map = Keymap::builtin();
    assert_eq!(resolve(&map, Context::Board, "?"), action(Action::Help));
    assert_eq!(resolve(&map, Context::Card, "?"), action(Action::Explain));
    assert_eq!(resolve(&map, Context::Card, "r"), action(Action::Route));
    assert_eq!(resolve(&map, Context::Call, "n"), action(Action::New));
    assert_eq!(resolve(&map, Context::Board, "q"), action(Action::Quit));
    assert_eq!(resolve(&map, Context::Proposal, "q"), action(Action::Back));
    assert_eq!(resolve(&map, Context::Proposal, "j"), action(Action::Down));
}

#[test]
fn a_slip_over_a_plan_or_a_proposal_changes_no_ticket() {
    let map = Keymap::builtin();
    for context in [Context::Proposal, Context::Plan, Context::List] {
        for key in ["d", "D", "w", "+", "A", "y"] {
            assert_eq!(resolve(&map, context, key), Resolution::None, "{key}");
        }
    }
}

#[test]
fn while_a_line_is_typed_characters_are_text_on_both_layouts() {
    let map = Keymap::builtin();
    for c in layout::presses().flat_map(|(latin, russian)| [latin, russian, ' ']) {
        assert_eq!(map.resolve(Context::Entry, &[Chord::plain(Key::Char(c))]), Resolution::None, "{c}");
    }
    assert_eq!(resolve(&map, Context::Entry, "enter"), action(Action::Open));
    assert_eq!(resolve(&map, Context::Entry, "F9"), action(Action::HangUp));
    assert_eq!(resolve(&map, Context::Entry, "home"), Resolution::None);
}

#[test]
fn a_sequence_waits_and_says_what_may_follow() {
    let map = Keymap::builtin();
    let Resolution::Pending(next) = resolve(&map, Context::Board, "g") else { panic!("g must wait") };
    let said: Vec<_> = next.iter().map(|n| (n.keys_text(), n.action)).collect();
    for follows in [
        ("i".to_owned(), Action::Go),
        ("g".to_owned(), Action::Top),
        ("m".to_owned(), Action::Mouse),
        ("n".to_owned(), Action::Since),
        ("c".to_owned(), Action::HeldCalls),
    ] {
        assert!(said.contains(&follows), "{said:?}");
    }
    assert_eq!(resolve(&map, Context::Board, "п п"), action(Action::Top));
    assert_eq!(resolve(&map, Context::Board, "g п"), action(Action::Top));
    assert_eq!(resolve(&map, Context::Board, "v u"), Resolution::Action(Action::View, Some("unassigned".into())));
    assert_eq!(resolve(&map, Context::Board, "м г"), Resolution::Action(Action::View, Some("unassigned".into())));
    assert_eq!(resolve(&map, Context::Board, "g x"), Resolution::None);
    assert_eq!(map.resolve(Context::Board, &[]), Resolution::None);
}

#[test]
fn the_hint_line_shows_the_keys_that_work_there() {
    let map = Keymap::builtin();
    assert_eq!(map.keys_for(Action::Help, Context::Board), ["F1", "?"]);
    assert_eq!(map.keys_for(Action::Help, Context::Card), ["F1"]);
    assert_eq!(map.keys_for(Action::Explain, Context::Card), ["?", "t", "F2"]);
    assert_eq!(map.keys_for(Action::Route, Context::Entry), Vec::<String>::new());
}

#[test]
fn a_persons_file_is_a_diff() {
    let (map, complaints) = Keymap::with("[board]\nroute = 'z'\nnote = ['i', 'r']\npin = []\n'view overdue' = ['o']\n");
    assert_eq!(complaints, []);
    assert_eq!(resolve(&map, Context::Board, "z"), action(Action::Route));
    assert_eq!(resolve(&map, Context::Board, "r"), action(Action::Note));
    assert_eq!(resolve(&map, Context::Board, "P"), Resolution::None);
    assert_eq!(resolve(&map, Context::Board, "o"), Resolution::Action(Action::View, Some("overdue".into())));
    assert_eq!(resolve(&map, Context::Board, "v o"), Resolution::None);
    assert_eq!(resolve(&map, Context::Board, "a"), action(Action::Assign));
}

#[test]
fn a_key_that_began_a_sequence_is_taken_and_it_is_said_what_can_no_longer_be_pressed() {
    let (map, complaints) = Keymap::with("[list]\nabsent = ['X']\n[global]\nhelp = ['g']\n");
    assert_eq!(said(&complaints).len(), 1, "{complaints:?}");
    assert!(said(&complaints)[0].starts_with("4 hides: g | g g (top)"), "{complaints:?}");
    assert_eq!(map.keys_for(Action::Top, Context::List), ["home"]);
    assert_eq!(resolve(&map, Context::List, "g"), action(Action::Help));
}

#[test]
fn a_russian_letter_of_ones_own_comes_before_the_key_under_it() {
    let (map, _) = Keymap::with("[board]\nnote = ['к']\n");
    assert_eq!(resolve(&map, Context::Board, "к"), action(Action::Note));
    assert_eq!(resolve(&map, Context::Board, "r"), action(Action::Route));
}

#[test]
fn all_complaints_come_at_once_with_their_lines_and_the_rest_holds() {
    let toml = "\
speed = 3
[board]
rout = ['z']
note = ['ctrl-m']
pin = 7
assign = ['Ctr-a', 'z']
release = ['z']
go = ['z z']
[bord]
up = 'w'
[entry]
open = ['x', 'ctrl-o']
";
    let (map, complaints) = Keymap::with(toml);
    let expected = [
        "1 outside: speed",
        "3 action: rout",
        "4 same: ctrl-m | enter",
        "5 keys: pin",
        "6 chord: Ctr-a",
        "7 twice: z | assign | board",
        "8 begins: z z | z | assign | board",
        "9 table: bord | global, board, card, call, proposal, plan, spec, list, entry",
        "12 is-text: x",
    ];
    assert_eq!(said(&complaints), expected);
    assert_eq!(resolve(&map, Context::Board, "z"), action(Action::Assign));
    assert_eq!(resolve(&map, Context::Entry, "ctrl-o"), action(Action::Open));
}

#[test]
fn a_file_may_stand_on_another_shipped_keymap_and_says_so_in_one_line() {
    let (map, complaints) = Keymap::with("inherits = 'vim'\n[board]\nnote = ['F12']\n");
    assert_eq!(complaints, []);
    assert_eq!(resolve(&map, Context::Board, "d d"), action(Action::Solve));
    assert_eq!(resolve(&map, Context::Board, "F12"), action(Action::Note));
    let (map, complaints) = Keymap::with("inherits = 'emacs'\n[board]\nnote = ['F12']\n");
    assert_eq!(said(&complaints), ["1 inherits: emacs | default, vim, one-hand"]);
    assert_eq!(resolve(&map, Context::Board, "d"), action(Action::Solve), "on the default one then");
    assert_eq!(resolve(&map, Context::Board, "F12"), action(Action::Note));
}

#[test]
fn every_shipped_keymap_is_whole_and_has_nothing_to_complain_about() {
    for name in Keymap::NAMES {
        let text = Keymap::shipped_toml(name).expect("a shipped file");
        let (map, complaints) = if name == "default" { alone(text) } else { Keymap::with(text) };
        assert_eq!(said(&complaints), Vec::<String>::new(), "{name}");
        assert_eq!(Keymap::shipped(name), Some(map.clone()));
        for binding in Keymap::builtin().table() {
            assert!(map.table().iter().any(|b| b.action == binding.action), "{name}: {} has no key", binding.action.name());
        }
    }
}

#[test]
fn an_argument_that_the_action_does_not_know_is_complained_about() {
    let judges = Judges { argument: &|action, argument| action == Action::View && argument == "overdue", step: &|_| Ok(()) };
    let (map, complaints) =
        Keymap::judged("[board]\n'view overdue' = ['o']\n'view pink' = ['ctrl-p']\n'up 3' = ['ctrl-o']\n", judges);
    assert_eq!(said(&complaints), ["3 argument: view | pink", "4 argument: up | 3"]);
    assert_eq!(resolve(&map, Context::Board, "o"), Resolution::Action(Action::View, Some("overdue".into())));
    assert_eq!(resolve(&map, Context::Board, "ctrl-p"), Resolution::None);
}

#[test]
fn macros_are_read_with_their_lines_and_a_bad_step_names_the_word() {
    let toml = "\
[board]
'macro Утро' = ['ctrl-n']
'macro Вечер' = ['ctrl-e']
[macros]
\"Утро\" = [
  'note \"проверил\"',
  'wait client завтра',
]
bad = ['nope 1', 'note x']
none = []
";
    let step = |line: &str| if line.starts_with("nope") { Err("nope".to_owned()) } else { Ok(()) };
    let (map, complaints) = Keymap::judged(toml, Judges { argument: &|action, _| action != Action::Macro, step: &step });
    assert_eq!(said(&complaints), ["3 argument: macro | Вечер", "9 step: bad | nope", "10 macro: none"]);
    let made = map.macro_named("утро").expect("a macro");
    assert_eq!((made.line, made.steps.len(), made.steps[1].line), (5, 2, 7));
    assert_eq!(resolve(&map, Context::Board, "ctrl-n"), Resolution::Action(Action::Macro, Some("Утро".into())));
    assert_eq!(map.macros().len(), 1, "half a macro is none");
    let (map, complaints) = map.with_macros_of("lang = 'ru'\n[macros]\n'Обед' = ['view waiting']\n", Judges::LENIENT);
    assert_eq!((map.macros().len(), complaints), (2, Vec::new()));
}

#[test]
fn a_file_that_is_no_toml_is_complained_about_and_the_shipped_keys_stay() {
    let (map, complaints) = Keymap::with("[board]\nroute = ['r'\nnote == 2\n");
    let told = |c: &super::Complaint| c.line >= 2 && matches!(&c.wrong, Wrong::Syntax(what) if !what.is_empty());
    assert!(!complaints.is_empty() && complaints.iter().any(told), "{complaints:?}");
    assert_eq!(resolve(&map, Context::Board, "a"), action(Action::Assign));
    assert_eq!(resolve(&map, Context::Board, "enter"), action(Action::Open));
}

#[test]
fn the_shipped_keymap_printed_reads_back_as_itself() {
    let map = Keymap::builtin();
    assert_eq!(alone(&map.to_string()), (map, vec![]));
}

/// One table of a keymap file.
fn table<'a>(name: &str, entries: impl Iterator<Item = (Action, &'a String)>) -> String {
    let lines = entries.map(|(action, keys)| format!("{} = [{}]", action.name(), toml::Value::from(keys.as_str())));
    std::iter::once(format!("[{name}]")).chain(lines).map(|line| line + "\n").collect()
}

proptest! {
    #[test]
    fn any_keymap_printed_reads_back_as_itself(
        picks in prop::collection::btree_map((0..8_usize, 0..Action::ALL.len()), "[!-~А-я]( [!-~])?", 0..20)
    ) {
        let mut toml = String::new();
        for (i, context) in Context::ALL.iter().enumerate() {
            toml += &table(context.name(), picks.iter().filter(|((at, _), _)| *at == i).map(|((_, a), keys)| (Action::ALL[*a], keys)));
        }
        let (map, _) = alone(&toml);
        prop_assert_eq!(alone(&map.to_string()), (map, vec![]));
    }

    #[test]
    fn no_file_makes_the_reader_fail(toml in "[\\PC\n]{0,80}", cut in 0..3000_usize) {
        let _ = Keymap::with(&toml);
        let part: String = Keymap::DEFAULT_TOML.chars().skip(cut).take(200).collect();
        let _ = Keymap::with(&part);
    }
}
