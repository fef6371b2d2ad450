//! The real board: what the terminal shows while one goes through it, and what a key costs.

use super::{Sink, agree, nonzero};
use crate::action::Action;
use crate::app::{Msg, Setup, State, update};
use crate::demo::{Recipe, build};
use crate::desk::{Load, Moment, Row};
use crate::i18n::{Lang, Texts};
use crate::keymap::Keymap;
use crate::runtime::screen::Screen;
use crate::theme::Theme;
use crate::ui::{Look, draw};
use ratatui::Terminal;
use ratatui::layout::Size;

/// What one key may cost in bytes while the window over the board stays where it is.
const CURSOR: usize = 150;
/// What the new row may cost beside its own letters when the window moves on by one.
const SCROLL: usize = 120;

/// The console on a demo desk, in an emulated terminal.
struct Seat {
    state: State,
    texts: Texts,
    theme: Theme,
    terminal: Terminal<Screen<Sink>>,
    seen: vt100::Parser,
}

impl Seat {
    fn new(columns: u16, rows: u16) -> Self {
        let now = Moment::parse("2026-11-23T10:30:00+03:00").expect("a moment");
        let setup = Setup {
            now,
            actor: "Ольга".into(),
            session: "t".into(),
            desk: "memory:".into(),
            keymap: Keymap::builtin(),
            labels: Vec::new(),
            words: Vec::new(),
            first_steps: crate::app::FirstSteps::default(),
            spoken: Vec::new(),
            views: crate::app::views::Views::default(),
            phones: crate::app::Phones::default(),
            read_only: false,
            looks: crate::app::looks::Looks::default(),
            kept: crate::app::kept::Kept::default(),
            size: (columns, rows),
        };
        let mut state = State::new(setup);
        let open = |row: &Row| row.facts.phase.is_open();
        let demo = build(&Recipe::new(now)).filter_map(|load| match load {
            Load::Ticket(ticket) => Some(Row::of(&ticket)).filter(open),
            _ => None,
        });
        state.board.extend(demo.collect());
        update(&mut state, Msg::Tick(now));
        let terminal = Terminal::new(Screen::new(Sink::default(), Size::new(columns, rows))).expect("a screen");
        let seen = vt100::Parser::new(nonzero(rows), nonzero(columns), 0);
        let mut seat = Self { state, texts: Texts::new(Lang::Ru), theme: Theme::standard(), terminal, seen };
        seat.frame();
        seat
    }

    /// Does it and draws; the answer is the bytes of the frame.
    fn does(&mut self, action: Action) -> usize {
        update(&mut self.state, Msg::Do(action, Vec::new()));
        self.frame()
    }

    fn frame(&mut self) -> usize {
        let look = Look { texts: &self.texts, theme: &self.theme };
        let state = &self.state;
        let mut cursor = None;
        let completed = self.terminal.draw(|frame| draw(frame, state, &look));
        let buffer = completed.expect("a frame").buffer.clone();
        let bytes = std::mem::take(&mut self.terminal.backend_mut().sink.0).concat();
        self.seen.process(&bytes);
        let screen = self.seen.screen();
        if !screen.hide_cursor() {
            let (y, x) = screen.cursor_position();
            cursor = Some((x, y));
        }
        agree(screen, &buffer, cursor).expect("the frame");
        bytes.len()
    }

    /// The letters of a row, in bytes.
    fn letters(&self, y: u16) -> usize {
        let columns = self.state.seat.size.0;
        self.seen.screen().rows(0, nonzero(columns).get()).nth(y.into()).map_or(0, |row| row.trim_end().len())
    }
}

/// Goes two screens down and up again; the answers are the dearest cursor move, how much more than its letters a new row took
/// at most, and how much it took with them.
fn through(columns: u16, rows: u16) -> (usize, usize, usize) {
    let mut seat = Seat::new(columns, rows);
    let (mut cursor, mut scroll, mut whole) = (0, 0, 0);
    for action in [Action::Down, Action::Up] {
        for _ in 0..rows * 2 {
            let (top, chosen) = (seat.state.board.top, seat.state.board.chosen.clone());
            let bytes = seat.does(action);
            assert_ne!(seat.state.board.chosen, chosen, "the board is longer than two screens");
            if seat.state.board.top == top {
                cursor = cursor.max(bytes);
            } else {
                let (y, _) = seat.seen.screen().cursor_position();
                scroll = scroll.max(bytes.saturating_sub(seat.letters(y)));
                whole = whole.max(bytes);
            }
        }
    }
    (cursor, scroll, whole)
}

#[test]
fn going_through_the_board_shows_every_row_and_costs_what_a_mail_reader_pays() {
    for (columns, rows) in [(40, 12), (60, 16), (80, 14), (120, 40), (200, 12), (400, 12)] {
        let (cursor, scroll, whole) = through(columns, rows);
        assert!(cursor <= CURSOR, "{columns} columns: a cursor key costs {cursor} bytes");
        assert!(scroll <= SCROLL, "{columns} columns: a new row costs {scroll} bytes beside its letters");
        assert!(columns != 120 || whole <= 450, "{columns} columns: a scrolled row costs {whole} bytes");
    }
}

#[test]
fn pages_views_and_panes_leave_nothing_behind() {
    for (columns, rows) in [(40, 12), (80, 24), (200, 30)] {
        let mut seat = Seat::new(columns, rows);
        let walk = [
            Action::PageDown,
            Action::PageDown,
            Action::PageUp,
            Action::Bottom,
            Action::Open,
            Action::Down,
            Action::Back,
            Action::Top,
            Action::Mark,
            Action::Mark,
            Action::NextView,
            Action::Down,
            Action::NextView,
            Action::Help,
            Action::Down,
            Action::Down,
            Action::PageDown,
            Action::Up,
            Action::Back,
        ];
        for action in walk {
            seat.does(action);
        }
    }
}
