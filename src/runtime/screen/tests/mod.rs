//! What a terminal shows of the frames, by an emulated one.

mod board;
mod frames;

use super::{BEGIN, END, Screen};
use ratatui::Terminal;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::Line;
use std::io::{self, Write};

/// Keeps each write apart.
#[derive(Default)]
struct Sink(Vec<Vec<u8>>);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.push(bytes.to_vec());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What an emulated terminal must show of a frame, cell by cell, and where its cursor must stand.
fn agree(screen: &vt100::Screen, buffer: &Buffer, cursor: Option<(u16, u16)>) -> Result<(), String> {
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let (wanted, seen) = (&buffer[(x, y)], screen.cell(y, x).expect("a cell"));
            let letter = if seen.contents().is_empty() { " " } else { seen.contents() };
            let blank = wanted.symbol() == " ";
            let lined = wanted.modifier.intersects(Modifier::UNDERLINED | Modifier::REVERSED);
            let has = |modifier| wanted.modifier.contains(modifier);
            let letters = seen.fgcolor() == emulated(wanted.fg)
                && seen.bold() == has(Modifier::BOLD)
                && seen.dim() == (has(Modifier::DIM) && !has(Modifier::BOLD))
                && seen.italic() == has(Modifier::ITALIC);
            let behind = seen.bgcolor() == emulated(wanted.bg)
                && seen.underline() == has(Modifier::UNDERLINED)
                && seen.inverse() == has(Modifier::REVERSED);
            if letter != wanted.symbol() || !behind || !(letters || blank && !lined) {
                return Err(format!("at {x},{y}: wanted {wanted:?}, seen {seen:?}"));
            }
            x += wanted.cell_width().max(1);
        }
    }
    let at = (!screen.hide_cursor()).then(|| screen.cursor_position()).map(|(y, x)| (x, y));
    if at == cursor { Ok(()) } else { Err(format!("the cursor: wanted {cursor:?}, seen {at:?}")) }
}

fn emulated(colour: Color) -> vt100::Color {
    match colour {
        Color::Reset => vt100::Color::Default,
        Color::Indexed(number) => vt100::Color::Idx(number),
        Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
        named => {
            use Color::{Black, Blue, Cyan, DarkGray, Gray, Green, LightBlue, LightCyan, LightGreen, LightMagenta};
            use Color::{LightRed, LightYellow, Magenta, Red, White, Yellow};
            let dark = [Black, Red, Green, Yellow, Blue, Magenta, Cyan, Gray];
            let light = [DarkGray, LightRed, LightGreen, LightYellow, LightBlue, LightMagenta, LightCyan, White];
            let place = dark.iter().chain(&light).position(|known| *known == named).expect("a colour");
            vt100::Color::Idx(place as u8)
        }
    }
}

fn nonzero(number: u16) -> std::num::NonZeroU16 {
    std::num::NonZeroU16::new(number).expect("a size")
}

fn terminal() -> Terminal<Screen<Sink>> {
    Terminal::new(Screen::new(Sink::default(), Size::new(20, 3))).expect("a screen without a terminal cannot fail")
}

fn show(terminal: &mut Terminal<Screen<Sink>>, text: &str, cursor: Option<(u16, u16)>) -> Vec<Vec<u8>> {
    terminal
        .draw(|frame| {
            frame.render_widget(Line::styled(text, Style::new().add_modifier(Modifier::REVERSED)), frame.area());
            if let Some(at) = cursor {
                frame.set_cursor_position(at);
            }
        })
        .expect("a frame");
    std::mem::take(&mut terminal.backend_mut().sink.0)
}

#[test]
fn a_frame_is_one_write_in_synchronised_output_with_the_cursor_at_its_place() {
    let mut terminal = terminal();
    let writes = show(&mut terminal, "1051", Some((2, 1)));
    let [frame] = writes.as_slice() else { panic!("{} writes", writes.len()) };
    assert!(frame.starts_with(BEGIN.as_bytes()) && frame.ends_with(END.as_bytes()));
    let mut seen = vt100::Parser::default();
    seen.process(frame);
    assert_eq!(seen.screen().contents().trim_end(), "1051");
    assert_eq!(seen.screen().cursor_position(), (1, 2));
    assert!(!seen.screen().hide_cursor());
}

#[test]
fn a_frame_that_changes_nothing_sends_nothing() {
    let mut terminal = terminal();
    show(&mut terminal, "1051", Some((2, 1)));
    assert_eq!(show(&mut terminal, "1051", Some((2, 1))), Vec::<Vec<u8>>::new());
}

#[test]
fn only_the_cells_that_changed_are_sent_and_the_cursor_goes_back() {
    let mut terminal = terminal();
    show(&mut terminal, "0:40 1051", Some((2, 1)));
    let writes = show(&mut terminal, "0:39 1051", Some((2, 1)));
    let [frame] = writes.as_slice() else { panic!("{} writes", writes.len()) };
    let text = String::from_utf8_lossy(frame);
    assert!(text.contains("39") && !text.contains("1051"), "{text:?}");
    assert!(frame.len() < 60, "{text:?}");
}

#[test]
fn a_cursor_that_moves_alone_costs_a_few_bytes() {
    let mut terminal = terminal();
    show(&mut terminal, "1051", Some((2, 1)));
    assert_eq!(show(&mut terminal, "1051", Some((2, 2))), [b"\x1b[B".to_vec()]);
    assert_eq!(show(&mut terminal, "1051", None), [b"\x1b[?25l".to_vec()]);
    assert_eq!(show(&mut terminal, "1051", None), Vec::<Vec<u8>>::new());
}

#[test]
fn a_bell_goes_before_the_frame_never_into_it() {
    let mut terminal = terminal();
    terminal.backend_mut().send_beside("\x07");
    let writes = show(&mut terminal, "1051", None);
    assert!(writes[0].starts_with(b"\x07\x1b[?2026h"), "{writes:?}");
    terminal.backend_mut().send_beside("\x07");
    assert_eq!(show(&mut terminal, "1051", None), [b"\x07".to_vec()]);
}

#[test]
fn after_a_clear_everything_is_sent_anew() {
    let mut terminal = terminal();
    show(&mut terminal, "1051", None);
    terminal.clear().expect("a clear");
    let all: Vec<u8> = show(&mut terminal, "1051", None).concat();
    let mut seen = vt100::Parser::default();
    seen.process(b"rubbish of another program");
    seen.process(&all);
    assert_eq!(seen.screen().contents().trim_end(), "1051");
}
