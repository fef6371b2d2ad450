//! Whatever frames follow one another, the terminal shows the last one as if it had been drawn on an empty screen.

use super::{Sink, agree, nonzero};
use crate::runtime::screen::Screen;
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};

/// Words of a row with their style.
type Row = Vec<(&'static str, Style)>;

/// What happens between two frames.
#[derive(Clone, Debug)]
enum Step {
    Scroll(i8),
    Change(usize, Row),
    Insert(usize, Row),
    Remove(usize),
    Pane(u16),
    Resize(u16, u16),
    Back,
    Cursor(Option<(u16, u16)>),
    Redraw,
}

fn words() -> impl Strategy<Value = &'static str> {
    let known =
        ["1051", "Ромашка", " ", "          ", "永日", "e\u{301}ё\u{308}", "👍", "── ", "0:40", "a", "Сидоров: ждём", "₽…№"];
    prop::sample::select(known.to_vec())
}

fn style() -> impl Strategy<Value = Style> {
    let colours =
        [Color::Reset, Color::Reset, Color::Red, Color::LightBlue, Color::Gray, Color::Indexed(200), Color::Rgb(1, 2, 3)];
    let colour = || prop::sample::select(colours.to_vec());
    let modifiers = [
        Modifier::empty(),
        Modifier::empty(),
        Modifier::BOLD,
        Modifier::DIM,
        Modifier::REVERSED,
        Modifier::UNDERLINED,
        Modifier::ITALIC | Modifier::BOLD,
    ];
    (colour(), colour(), prop::sample::select(modifiers.to_vec()))
        .prop_map(|(fg, bg, modifier)| Style::new().fg(fg).bg(bg).add_modifier(modifier))
}

fn row() -> impl Strategy<Value = Row> {
    prop::collection::vec((words(), style()), 0..7)
}

fn step() -> impl Strategy<Value = Step> {
    let at = 0..24_usize;
    prop_oneof![
        6 => (-4..5_i8).prop_map(Step::Scroll),
        3 => (at.clone(), row()).prop_map(|(at, row)| Step::Change(at, row)),
        2 => (at.clone(), row()).prop_map(|(at, row)| Step::Insert(at, row)),
        2 => at.prop_map(Step::Remove),
        1 => (0..6_u16).prop_map(Step::Pane),
        1 => (1..60_u16, 1..16_u16).prop_map(|(columns, rows)| Step::Resize(columns, rows)),
        1 => Just(Step::Back),
        2 => prop::option::of((0..60_u16, 0..16_u16)).prop_map(Step::Cursor),
        1 => Just(Step::Redraw),
    ]
}

/// A console that is only rows: a head, a window over them, a pane below.
struct Sketch {
    rows: Vec<Row>,
    top: usize,
    pane: u16,
    cursor: Option<(u16, u16)>,
    terminal: Terminal<Screen<Sink>>,
    seen: vt100::Parser,
}

impl Sketch {
    fn new(rows: Vec<Row>) -> Self {
        let terminal = Terminal::new(Screen::new(Sink::default(), Size::new(40, 12))).expect("a screen");
        let mut seen = vt100::Parser::new(nonzero(12), nonzero(40), 0);
        seen.process("rubbish of another program\r\n".repeat(20).as_bytes());
        Self { rows, top: 0, pane: 0, cursor: None, terminal, seen }
    }

    fn take(&mut self, step: Step) {
        let many = self.rows.len();
        match step {
            Step::Scroll(by) => self.top = self.top.saturating_add_signed(by.into()).min(many),
            Step::Change(at, row) if many > 0 => self.rows[at % many] = row,
            Step::Insert(at, row) => self.rows.insert(at.min(many), row),
            Step::Remove(at) if many > 0 => drop(self.rows.remove(at % many)),
            Step::Change(..) | Step::Remove(_) => {}
            Step::Pane(rows) => self.pane = rows,
            Step::Resize(columns, rows) => self.resize(columns, rows),
            Step::Back => {
                // Larger and as it was before anything could be drawn.
                let size = self.seen.screen().size();
                self.resize(50, 15);
                self.resize(size.1.get(), size.0.get());
            }
            Step::Cursor(at) => self.cursor = at,
            Step::Redraw => self.terminal.clear().expect("a clear"),
        }
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        self.seen.screen_mut().set_size(nonzero(rows), nonzero(columns));
        self.terminal.backend_mut().resize(columns, rows);
    }

    fn draw(&mut self) -> Result<(), String> {
        let (rows, top, pane) = (&self.rows, self.top, self.pane);
        let mut cursor = self.cursor;
        let completed = self.terminal.draw(|frame| {
            let area = frame.area();
            cursor = cursor.filter(|(x, y)| *x < area.width && *y < area.height);
            let (buffer, body) = (frame.buffer_mut(), area.height.saturating_sub(pane));
            buffer.set_line(0, 0, &Line::from("a head that stays"), area.width);
            for (row, y) in rows.iter().skip(top).zip(1..body) {
                let spans: Vec<Span> = row.iter().map(|(words, style)| Span::styled(*words, *style)).collect();
                buffer.set_line(0, y, &Line::from(spans), area.width);
            }
            for y in body..area.height {
                buffer.set_line(0, y, &Line::styled("── pane", Style::new().fg(Color::Cyan)), area.width);
            }
            if let Some(at) = cursor {
                frame.set_cursor_position(at);
            }
        });
        let buffer = completed.expect("a frame").buffer.clone();
        self.seen.process(&std::mem::take(&mut self.terminal.backend_mut().sink.0).concat());
        agree(self.seen.screen(), &buffer, cursor)
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(if cfg!(debug_assertions) { 200 } else { 2_000 })
    })]

    #[test]
    fn the_screen_is_the_last_frame_whatever_went_before(
        rows in prop::collection::vec(row(), 0..24),
        steps in prop::collection::vec(prop::collection::vec(step(), 1..3), 1..24),
    ) {
        let mut sketch = Sketch::new(rows);
        prop_assert_eq!(sketch.draw(), Ok(()));
        for between in steps {
            for step in between.clone() {
                sketch.take(step);
            }
            prop_assert_eq!(sketch.draw(), Ok(()), "after {:?}", between);
        }
    }
}
