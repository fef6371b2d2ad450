//! How the screen looks: themes tried on, the thin line, the mask.

use super::desk::{console, now, rows, settle};
use super::every::scenes;
use super::{complete, screen};
use crate::app::{Msg, State, update};
use crate::desk::{Minutes, Money, Row};
use crate::i18n::{Lang, Texts};
use crate::keymap::{Chord, Key, sequence};
use crate::theme::{Depth, Themes};
use crate::ui::{Look, draw};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::Color;

fn press(state: &mut State, keys: &str) {
    for chord in sequence(keys).expect("keys") {
        update(state, Msg::Key(chord));
    }
}

fn types(state: &mut State, text: &str) {
    for c in text.chars() {
        update(state, Msg::Key(Chord::plain(Key::Char(c))));
    }
}

/// Words and themes, made once: many screens are looked at.
struct Eyes {
    texts: Texts,
    themes: Themes,
}

impl Eyes {
    fn reading(lang: Lang) -> Self {
        Self { texts: Texts::new(lang), themes: Themes::shipped(Depth::True) }
    }

    /// What the terminal shows: the theme is the one that the state names.
    fn see(&self, state: &State) -> Buffer {
        let look = Look { texts: &self.texts, theme: self.themes.named(&state.seat.looks.theme) };
        let (width, height) = state.seat.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a terminal in memory");
        terminal.draw(|frame| draw(frame, state, &look)).expect("a frame");
        terminal.backend().buffer().clone()
    }

    /// Its rows as text.
    fn read(&self, state: &State) -> String {
        let buffer = self.see(state);
        let rows = buffer.content.chunks(usize::from(buffer.area.width.max(1)));
        rows.fold(String::new(), |all, row| all + &row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>() + "\n")
    }
}

fn shown(state: &State, lang: Lang) -> Buffer {
    Eyes::reading(lang).see(state)
}

const DARK: Color = Color::Rgb(0x1c, 0x20, 0x27);
const LIGHT: Color = Color::Rgb(0xfb, 0xfa, 0xf7);

#[test]
fn the_board_is_seen_in_a_theme_while_the_cursor_stands_on_it() {
    let mut state = console(Lang::Ru, (80, 24));
    assert_eq!(shown(&state, Lang::Ru)[(40, 5)].bg, Color::Reset, "the terminal's own colours to begin with");
    press(&mut state, "g t j");
    let picture = screen(&state, Lang::Ru);
    complete(&picture);
    assert!(picture.contains("ЦВЕТА ЭКРАНА") && picture.contains("> тёмная"), "{picture}");
    assert!(picture.contains("1038"), "the board stays in sight: {picture}");
    let dark = shown(&state, Lang::Ru);
    assert!(dark.content.iter().all(|cell| cell.bg != Color::Reset && cell.fg != Color::Reset), "every cell has its ground");
    assert_eq!(dark[(79, 5)].bg, DARK);
    press(&mut state, "j");
    assert_eq!(shown(&state, Lang::Ru)[(79, 5)].bg, LIGHT);
}

#[test]
fn enter_keeps_a_theme_and_everything_else_gives_the_old_one_back() {
    for (keys, theme) in [("g t j enter", "dark"), ("g t j esc", "default"), ("g t j q", "default"), ("g t j F5 esc", "default")]
    {
        let mut state = console(Lang::Ru, (80, 24));
        press(&mut state, keys);
        assert_eq!(state.seat.looks.theme, theme, "after {keys}");
    }
}

#[test]
fn a_theme_is_named_on_the_command_line_in_either_language() {
    for (typed, theme) in
        [("theme dark", "dark"), ("тема тёмная", "dark"), ("тема контр", "high-contrast"), ("цвета light", "light")]
    {
        let mut state = console(Lang::Ru, (80, 24));
        let texts = Texts::new(Lang::Ru);
        state.hands.words = texts.typed_words("theme").into_iter().map(|word| (word, crate::action::Action::Theme)).collect();
        press(&mut state, "F5");
        types(&mut state, typed);
        press(&mut state, "enter");
        assert_eq!(state.seat.looks.theme, theme, ":{typed}");
    }
    let mut state = console(Lang::Ru, (80, 24));
    press(&mut state, "F5");
    types(&mut state, "theme solar");
    press(&mut state, "enter");
    assert_eq!(state.seat.looks.theme, "default");
    assert!(screen(&state, Lang::Ru).contains("Нет таких цветов: solar"), "{}", screen(&state, Lang::Ru));
}

#[test]
fn on_a_thin_line_every_sign_is_a_byte_or_a_letter() {
    for (lang, size) in [(Lang::Ru, (80, 24)), (Lang::En, (200, 50))] {
        let eyes = Eyes::reading(lang);
        for (name, mut state) in scenes(lang, size, &rows()) {
            state.seat.looks.thin = true;
            let buffer = eyes.see(&state);
            for cell in &buffer.content {
                let mut chars = cell.symbol().chars();
                let first = chars.next().expect("a cell is never empty");
                let plain = chars.next().is_none() && (first.is_ascii_graphic() || first == ' ' || first.is_alphabetic());
                assert!(plain, "{name} at {size:?}: {:?} in\n{}", cell.symbol(), eyes.read(&state));
            }
        }
    }
}

#[test]
fn on_a_thin_line_nothing_changes_by_the_second() {
    let eyes = Eyes::reading(Lang::Ru);
    for (name, mut state) in scenes(Lang::Ru, (120, 40), &rows()) {
        press(&mut state, "ctrl-l");
        let before = eyes.read(&state);
        state.seat.looks.thin = true;
        let thin = eyes.read(&state);
        assert_ne!(before, thin, "{name}");
        update(&mut state, Msg::Tick(crate::desk::Moment(now().0 + 7_000)));
        assert_eq!(eyes.read(&state), thin, "{name}: seven seconds later");
    }
}

#[test]
fn a_key_makes_the_screen_thin_and_thick_again() {
    let mut state = console(Lang::Ru, (80, 24));
    press(&mut state, "enter");
    let thick = screen(&state, Lang::Ru);
    press(&mut state, "g l");
    let thin = screen(&state, Lang::Ru);
    assert!(thick.contains('─') && thick.contains('№'), "{thick}");
    assert!(!thin.contains('─') && thin.contains("-- "), "{thin}");
    press(&mut state, "g l esc enter");
    assert_eq!(screen(&state, Lang::Ru), thick);
}

/// A desk full of phones, sums and codes: in the structured places and in what people write.
fn full_of_secrets(mut state: State) -> State {
    use crate::app::pane::Pane;
    let secret = |client: &mut crate::desk::Dossier| {
        for site in &mut client.sites {
            site.access.note = "код двери 77К".into();
            site.access.keys = "сейф 7777".into();
        }
        if let Some(debt) = &mut client.debt {
            debt.total = Money::rub(77_700);
            debt.overdue = Some(Money::rub(77_700));
        }
    };
    match &mut state.pane {
        Pane::Call(pane) => pane.dossier.iter_mut().for_each(|d| secret(d)),
        Pane::Card(pane) | Pane::Explain(pane) => {
            if let Some(card) = &mut pane.card {
                card.ticket.head.text = "Звоните 8 (777) 777-77-77, долг 77 700 руб, пароль: семёрка".into();
                card.site.iter_mut().for_each(|site| site.access.note = "код двери 77К".into());
                card.ticket.extra.lines = vec![crate::desk::Line::one(
                    crate::desk::spec::LineKind::Visit,
                    "выезд",
                    crate::desk::Price { money: Money::rub(77_700), unit: crate::desk::PriceUnit::Piece, vat: true },
                    22,
                )];
            }
        }
        _ => {}
    }
    state.seat.looks.mask.on = true;
    settle(&mut state);
    state
}

fn secret_rows() -> Vec<Row> {
    let mut all = rows();
    all[0].subject = "тел. +7 777 777-77-77, код 77К".into();
    all[1].subject = "77777777777 просит счёт на 77 700 ₽".into();
    all
}

#[test]
fn behind_the_mask_no_phone_sum_or_code_is_seen_on_any_screen() {
    for (lang, sizes) in [(Lang::Ru, [(80, 24), (200, 50)]), (Lang::En, [(60, 16), (120, 40)])] {
        let eyes = Eyes::reading(lang);
        for size in sizes {
            for (name, state) in scenes(lang, size, &secret_rows()) {
                let state = full_of_secrets(state);
                let picture = eyes.read(&state);
                let bare: String = picture.chars().filter(|c| !matches!(c, ' ' | '-' | '(' | ')' | '\u{a0}' | ',')).collect();
                // The caller's phone, the approver's, an engineer's; sums and prices of the desk; what the clients wrote.
                for secret in ["9215550142", "5550142", "5550101", "5550177", "777", "12400", "1800", "2500", "77К", "семёрка"]
                {
                    assert!(!bare.contains(secret), "{name} at {size:?} shows {secret}:\n{picture}");
                }
            }
        }
    }
}

#[test]
fn without_the_mask_the_same_screens_do_show_them() {
    let eyes = Eyes::reading(Lang::Ru);
    let pictures: Vec<String> = scenes(Lang::Ru, (200, 50), &secret_rows())
        .into_iter()
        .map(|(_, state)| {
            let mut state = full_of_secrets(state);
            state.seat.looks.mask.on = false;
            eyes.read(&state)
        })
        .collect();
    let seen = |wanted: &str| pictures.iter().any(|picture| picture.contains(wanted));
    for secret in ["+7 921 555-01-42", "+7 921 555-01-77", "777", "2 500", "77К", "семёрка"] {
        assert!(seen(secret), "{secret} is on no screen: then the mask is not tested");
    }
}

#[test]
fn behind_the_mask_work_goes_on() {
    let mut state = console(Lang::Ru, (120, 40));
    let open = screen(&state, Lang::Ru);
    press(&mut state, "F6");
    let masked = screen(&state, Lang::Ru);
    assert!(masked.contains("СКРЫТО"), "a word says so: {masked}");
    for line in open.lines().skip(2).take(12) {
        assert!(masked.contains(line), "the rows, their times and numbers stay: {line}\n{masked}");
    }
    press(&mut state, "F6 esc");
    assert_eq!(screen(&state, Lang::Ru), open);
}

#[test]
fn the_mask_goes_on_and_off_while_a_line_is_typed_and_nothing_else_takes_it_off() {
    let mut state = console(Lang::Ru, (80, 24));
    press(&mut state, "c");
    types(&mut state, "5550142");
    assert!(screen(&state, Lang::Ru).contains("5550142"));
    press(&mut state, "F6");
    let picture = screen(&state, Lang::Ru);
    assert!(!picture.contains("5550142") && picture.contains("•••••••"), "{picture}");
    types(&mut state, "9");
    press(&mut state, "backspace esc enter esc j k");
    assert!(state.seat.looks.mask.on, "typing and walking about reveal nothing");
    press(&mut state, "c");
    types(&mut state, "12");
    press(&mut state, "F6");
    assert!(!state.seat.looks.mask.on);
}

#[test]
fn a_seat_that_nobody_touches_covers_itself_and_any_key_does_not_uncover_it() {
    let mut state = console(Lang::Ru, (80, 24));
    state.seat.looks.mask.after = Some(Minutes(10));
    let at = |minutes: i64| now() + Minutes(minutes);
    update(&mut state, Msg::Tick(at(9)));
    assert!(!state.seat.looks.mask.on);
    press(&mut state, "j");
    update(&mut state, Msg::Tick(at(18)));
    assert!(!state.seat.looks.mask.on, "a key nine minutes ago");
    update(&mut state, Msg::Tick(at(19)));
    assert!(state.seat.looks.mask.on);
    assert!(screen(&state, Lang::Ru).contains("Долго не было нажатий"), "{}", screen(&state, Lang::Ru));
    press(&mut state, "j k esc");
    assert!(state.seat.looks.mask.on);
    press(&mut state, "F6");
    update(&mut state, Msg::Tick(at(28)));
    assert!(!state.seat.looks.mask.on, "uncovered, it stays so for as long again");
}

#[test]
fn a_notification_and_the_title_are_covered_too() {
    let mut state = console(Lang::Ru, (80, 24));
    let words = "Звонит +7 921 555-01-42, долг 12 400 ₽";
    assert_eq!(crate::ui::veiled(&state, words), words);
    state.seat.looks.mask.on = true;
    assert_eq!(crate::ui::veiled(&state, words), "Звонит •••, долг ••• ₽");
    assert_eq!(crate::ui::veiled(&state, "-0:50 1038 приезд · пульт"), "-0:50 1038 приезд · пульт");
}

#[test]
fn the_end_of_the_shift_is_told_while_it_is_near() {
    for (time, words) in [("23 08:30", "смена: Ольга до 20:00"), ("23 22:54", "смена: Ольга"), ("24 03:00", "смена: Ольга")]
    {
        let mut state = console(Lang::Ru, (80, 24));
        state.now = super::desk::at(time);
        let picture = screen(&state, Lang::Ru);
        let head = picture.lines().next().unwrap_or_default();
        assert!(head.contains(&format!("{words}  ")), "{time}: {head}");
    }
}

/// The bottom line of a screen.
fn foot(state: &State, lang: Lang) -> String {
    let picture = Eyes::reading(lang).read(state);
    picture.lines().last().unwrap_or_default().trim_end().to_owned()
}

#[test]
fn eighty_columns_name_the_keys_that_a_day_is_made_of() {
    for lang in Lang::ALL {
        let line = foot(&console(lang, (80, 24)), lang);
        for key in [" Enter ", " r ", " p ", " c ", " R ", "? "] {
            assert!(line.contains(key), "{key}: {line}");
        }
    }
}

#[test]
fn a_pane_ends_with_the_key_that_leaves_it() {
    use crate::app::pane::Pane;
    for lang in Lang::ALL {
        let eyes = Eyes::reading(lang);
        for (name, state) in scenes(lang, (80, 24), &rows()) {
            let ready = match &state.pane {
                Pane::Proposal(pane) => pane.line.is_some(),
                Pane::Plan(pane) => pane.plan.is_some(),
                Pane::Call(_) => true,
                _ => false,
            };
            if ready {
                let picture = eyes.read(&state);
                let keys = picture.lines().rev().nth(1).unwrap_or_default();
                assert!(keys.contains("Esc"), "{name}: {keys}");
            }
        }
    }
}

#[test]
fn beside_a_caller_the_keys_of_the_ticket_they_have_open_are_named() {
    use crate::app::pane::Pane;
    let of = |open: bool| {
        let mut panel = super::call::panel();
        if let Some(dossier) = panel.dossier.as_mut().filter(|_| !open) {
            dossier.open.clear();
        }
        let mut state = console(Lang::Ru, (80, 24));
        state.pane = Pane::Call(Box::new(panel));
        settle(&mut state);
        foot(&state, Lang::Ru)
    };
    assert!(of(true).contains("r послать · + приоритет"), "{}", of(true));
    assert!(!of(false).contains("приоритет"), "there is nothing to raise: {}", of(false));
}

#[test]
fn sixty_columns_name_the_client_and_what_happened() {
    let picture = Eyes::reading(Lang::Ru).read(&console(Lang::Ru, (60, 16)));
    let picture = picture.lines().fold(String::new(), |all, line| all + line.trim_end() + "\n");
    for words in ["ТЦ Северный: Пож.", "Аптека 36: Перезв", "НИКТО", "Клиент: что случилось", "Бригада 2", "Кто\n"]
    {
        assert!(picture.contains(words), "{words}:\n{picture}");
    }
    assert!(!picture.contains("…:"), "no client is cut before the colon:\n{picture}");
}

#[test]
fn a_new_ticket_takes_the_whole_place_of_the_caller() {
    use crate::app::overlay::Overlay;
    use crate::app::pane::Pane;
    let mut state = console(Lang::Ru, (80, 24));
    state.pane = Pane::Call(Box::new(super::call::panel()));
    state.overlay = Overlay::New(Box::default());
    settle(&mut state);
    let picture = Eyes::reading(Lang::Ru).read(&state);
    assert_eq!(picture.lines().filter(|line| line.starts_with("── ")).count(), 1, "one title, one form:\n{picture}");
}

#[test]
fn one_who_is_off_shift_is_so_until_a_moment_that_is_read_whole() {
    for lang in Lang::ALL {
        let mut state = console(lang, (80, 24));
        state.now = super::desk::at("24 21:00");
        press(&mut state, "E");
        let picture = Eyes::reading(lang).read(&state);
        let until = if lang == Lang::Ru { "до ср 09:00" } else { "to Wed 09:00" };
        assert!(picture.contains(until), "{picture}");
    }
}
