//! A desk whose every text was written by somebody who means harm: through the console into the bytes of a terminal.

use super::console::{Pult, now, threads};
use super::corpus::texts;
use super::saboteur::{LONG, Saboteur};
use pult::backend::{self, SharedDesk};
use ratatui::Terminal;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::{TerminalOptions, Viewport};
use std::num::NonZeroU16;

/// The demo's desk with nothing but hostile words on it.
pub fn desk(url: &str, handle: &tokio::runtime::Handle, corpus: Vec<String>) -> SharedDesk {
    handle.block_on(async {
        let desk = backend::open(url).await.expect("a desk");
        let bulk = desk.bulk().expect("a desk of ours loads in bulk");
        for batch in Saboteur::of(corpus).desk(now()).chunks(500) {
            bulk.stage(batch.to_vec()).await.expect("staged");
        }
        bulk.flip("сабо\u{1b}[2Jтёр", Vec::new()).await.expect("loaded");
        desk
    })
}

/// What the terminal was sent for a frame, and what the frame was meant to be.
fn frame(pult: &Pult) -> (Vec<u8>, Buffer) {
    let (width, height) = pult.state.seat.size;
    let mut bytes = Vec::new();
    let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, width, height)) };
    let mut terminal = Terminal::with_options(CrosstermBackend::new(&mut bytes), options).expect("a terminal");
    let mut wanted = Buffer::default();
    terminal
        .draw(|frame| {
            pult.draw(frame);
            wanted = frame.buffer_mut().clone();
        })
        .expect("a frame");
    Backend::flush(terminal.backend_mut()).expect("bytes");
    drop(terminal);
    (bytes, wanted)
}

/// The bytes without the sequences that our own screen writes: `CSI … H`, `CSI … m`, modes.
fn told(bytes: &[u8]) -> String {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let mut told = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("\u{1b}[") {
        told.push_str(&rest[..at]);
        let sequence = &rest[at + 2..];
        let end = sequence.find(|c: char| !(c.is_ascii_digit() || ";?:".contains(c))).expect("a whole sequence");
        // Of the modes a frame may only hide and show the cursor.
        let known = "Hm".contains(&sequence[end..=end]) || ["?25h", "?25l"].contains(&&sequence[..=end]);
        assert!(known, "CSI {:?}", &sequence[..=end]);
        rest = &sequence[end + 1..];
    }
    told.push_str(rest);
    told
}

/// A terminal obeys it, or it turns round what follows, or it is no character at all.
pub fn is_harmful(c: char) -> bool {
    const BIDI: &str = "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}";
    c.is_control() || BIDI.contains(c) || u32::from(c) & 0xfffe == 0xfffe
}

/// Nothing but what may be shown was sent, and each cell came to its place. The answer is what the frame was meant to be.
pub fn harmless(pult: &Pult, scene: &str) -> Buffer {
    let (bytes, wanted) = frame(pult);
    let told = told(&bytes);
    assert_eq!(told.chars().find(|c| is_harmful(*c)), None, "{scene}");
    let area = wanted.area;
    let size = |n| NonZeroU16::new(n).expect("a size");
    let mut terminal = vt100::Parser::new(size(area.height), size(area.width), 0);
    // vt100 takes U+FFFD for its own decoder's complaint and leaves it out; a terminal shows it in one column.
    terminal.process(String::from_utf8_lossy(&bytes).replace('\u{fffd}', "?").as_bytes());
    let screen = terminal.screen();
    for y in 0..area.height {
        for x in 0..area.width {
            let meant = wanted[(x, y)].symbol();
            assert!(meant.len() <= 32 && meant.chars().count() <= 8, "{scene}: a cell of {} bytes at {x},{y}", meant.len());
            // Letters of our own alphabet stand where they should: nothing before them was wider or narrower than it said.
            if meant.chars().all(|c| c.is_alphanumeric() && u32::from(c) < 0x500) && !meant.is_empty() {
                let seen = screen.cell(y, x).map(vt100::Cell::contents).unwrap_or_default();
                if seen != meant {
                    let row: Vec<&str> = (0..=x).map(|x| wanted[(x, y)].symbol()).collect();
                    panic!("{scene}: {seen:?} for {meant:?} at {x},{y} after {row:?}\n{}", screen.contents());
                }
            }
        }
    }
    wanted
}

fn every_scene(pult: &mut Pult, size: (u16, u16)) {
    pult.state.seat.size = size;
    let rows = pult.state.board.shown().len();
    assert!(rows > 100, "{rows} rows");
    pult.keys("g g");
    for page in 0..=rows / 10 {
        harmless(pult, &format!("board {page} at {size:?}"));
        pult.keys("pgdn");
    }
    for (name, keys) in [
        ("card", "enter"),
        ("explain", "t"),
        ("proposal", "r"),
        ("proposal in full", "r ?"),
        ("pick", "a"),
        ("engineers", "F4"),
        ("raise", "+"),
        ("absent", "X"),
        ("move", "m"),
        ("link", "l"),
        ("visit", "V"),
        ("palette", "F3"),
        ("help", "F1"),
    ] {
        pult.keys("g g");
        for row in 0..3 {
            pult.keys(keys);
            harmless(pult, &format!("{name} of row {row} at {size:?}"));
            pult.keys("esc esc esc j j j");
        }
    }
    pult.keys("R");
    harmless(pult, &format!("plan at {size:?}"));
    pult.keys("esc esc");
}

#[test]
fn no_hostile_word_reaches_the_terminal_from_any_scene() {
    let corpus = texts();
    if corpus.is_empty() {
        return;
    }
    let threads = threads();
    let desk = desk("memory:", threads.handle(), corpus.clone());
    let mut pult = Pult::at(desk, threads.handle(), "olga");
    every_scene(&mut pult, (80, 24));
    for (n, from) in corpus.iter().enumerate() {
        let from: String = from.chars().take(LONG).collect();
        pult.rings(&format!("call-{n}"), &from);
        pult.settle();
        harmless(&pult, &format!("banner of {from:?}"));
        pult.keys("c");
        harmless(&pult, &format!("call of {from:?}"));
        pult.keys("esc esc");
    }
}

#[test]
fn both_stores_keep_hostile_words_alike() {
    let corpus = texts();
    if corpus.is_empty() {
        return;
    }
    let threads = threads();
    let folder = tempfile::tempdir().expect("a folder");
    let file = format!("sqlite:{}", folder.path().join("desk.db").display());
    let boards = ["memory:", &file].map(|url| {
        let desk = desk(url, threads.handle(), corpus.clone());
        let pult = Pult::at(desk, threads.handle(), "olga");
        pult.state.board.all().iter().map(|row| (**row).clone()).collect::<Vec<_>>()
    });
    assert_eq!(boards[0], boards[1]);
    let subjects: Vec<&str> = boards[0].iter().map(|row| row.subject.raw()).collect();
    let kept = corpus.iter().filter(|s| subjects.contains(&s.replace('\0', "\u{fffd}").as_str())).count();
    assert!(kept > corpus.len() / 2, "what was written is kept to the letter: {kept} of {}", corpus.len());
}
