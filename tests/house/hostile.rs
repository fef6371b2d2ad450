//! A desk whose every text was written by somebody who means harm: through the console into the bytes of a terminal.

use super::console::{Pult, now, threads};
use pult::backend::{self, SharedDesk};
use pult::demo;
use pult::desk::Load;
use ratatui::Terminal;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::{TerminalOptions, Viewport};
use serde_json::Value;
use std::num::NonZeroU16;
use std::path::PathBuf;

/// Fields that come from outside, in records, tickets and events alike.
const TEXTS: [&str; 20] = [
    "subject",
    "text",
    "name",
    "role",
    "note",
    "keys",
    "address",
    "serial",
    "status",
    "actor",
    "owner",
    "email",
    "messenger",
    "reason",
    "zone",
    "group",
    "zones",
    "groups",
    "who",
    "from",
];

/// Characters of a text that is told more than once: a desk of long texts only would be slow to no end.
const LONG: usize = 2_000;

/// The corpus, or nothing where it is not there.
fn corpus() -> Vec<String> {
    let folder = std::env::var_os("PULT_TEST_DATA")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"), PathBuf::from);
    let file = folder.join("hostile_strings.json");
    let Ok(json) = std::fs::read_to_string(&file) else {
        eprintln!("skipped: {} is not there (PULT_TEST_DATA names the folder)", file.display());
        return Vec::new();
    };
    let json: Value = serde_json::from_str(&json).expect("the corpus is JSON");
    let text = |item: &Value| item["s"].as_str().map_or_else(|| from_recipe(&item["gen"]), ToOwned::to_owned);
    json["items"].as_array().expect("items").iter().map(text).collect()
}

/// A long string stands in the corpus as a list of (text, times).
fn from_recipe(parts: &Value) -> String {
    let part = |p: &Value| Some(p[0].as_str()?.repeat(usize::try_from(p[1].as_u64()?).ok()?));
    parts.as_array().expect("a recipe").iter().map(|p| part(p).expect("text and times")).collect()
}

/// Whoever writes the texts.
struct Saboteur {
    corpus: Vec<String>,
    subjects: usize,
}

impl Saboteur {
    /// The same words become the same harm, so that what belongs together stays together.
    fn word(&self, word: &str) -> String {
        let sum = word.bytes().fold(7_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
        self.corpus[sum % self.corpus.len()].chars().take(LONG).collect()
    }

    fn spoil(&mut self, value: &mut Value, field: &str) {
        match value {
            Value::Object(fields) => fields.iter_mut().for_each(|(name, value)| self.spoil(value, name)),
            Value::Array(list) => list.iter_mut().for_each(|value| self.spoil(value, field)),
            Value::String(text) if field == "subject" => {
                text.clone_from(&self.corpus[self.subjects % self.corpus.len()]);
                self.subjects += 1;
            }
            // The zone of a shift is one of the clock, not of the town.
            Value::String(text) if field == "zone" && text.contains('/') => {}
            Value::String(text) if TEXTS.contains(&field) => *text = self.word(text),
            _ => {}
        }
    }

    /// The thing with its texts spoilt; rules of the house are left alone.
    fn spoilt(&mut self, load: &Load) -> Load {
        let mut value = serde_json::to_value(load).expect("a thing is JSON");
        match load {
            Load::Ticket(_) => self.spoil(&mut value, ""),
            Load::Record(record) if matches!(record.kind(), pult::desk::Kind::Policy | pult::desk::Kind::Calendar) => {}
            // A subject is told once at its full length: on the ticket.
            Load::Record(_) | Load::Event(_) => {
                let before = self.subjects;
                self.spoil(&mut value, "");
                self.subjects = before;
            }
        }
        serde_json::from_value(value).expect("words are words whatever they say")
    }
}

/// The demo's desk with nothing but hostile words on it.
fn desk(url: &str, handle: &tokio::runtime::Handle, corpus: Vec<String>) -> SharedDesk {
    handle.block_on(async {
        let desk = backend::open(url).await.expect("a desk");
        let bulk = desk.bulk().expect("a desk of ours loads in bulk");
        let mut saboteur = Saboteur { corpus, subjects: 0 };
        let tickets = demo::Recipe { tickets: 300, companies: 20, ..demo::Recipe::new(now()) };
        let loads: Vec<Load> = demo::build(&tickets).collect();
        let spoilt: Vec<Load> = loads.iter().map(|load| saboteur.spoilt(load)).collect();
        assert_ne!(spoilt, loads);
        assert!(saboteur.subjects > saboteur.corpus.len(), "each string is a subject");
        for batch in spoilt.chunks(500) {
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
        assert!("Hmhl".contains(&sequence[end..=end]), "CSI {:?}", &sequence[..=end]);
        rest = &sequence[end + 1..];
    }
    told.push_str(rest);
    told
}

/// Nothing but what may be shown was sent, and each cell came to its place.
fn harmless(pult: &Pult, scene: &str) {
    const BIDI: &str = "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}";
    let (bytes, wanted) = frame(pult);
    let told = told(&bytes);
    let bad = told.chars().find(|c| c.is_control() || BIDI.contains(*c) || u32::from(*c) & 0xfffe == 0xfffe);
    assert_eq!(bad, None, "{scene}");
    let area = wanted.area;
    let size = |n| NonZeroU16::new(n).expect("a size");
    let mut terminal = vt100::Parser::new(size(area.height), size(area.width), 0);
    // vt100 takes U+FFFD for its own decoder's complaint and leaves it out; a terminal shows it in one column.
    terminal.process(String::from_utf8_lossy(&bytes).replace('\u{fffd}', "?").as_bytes());
    let screen = terminal.screen();
    for y in 0..area.height {
        for x in 0..area.width {
            let meant = wanted[(x, y)].symbol();
            assert!(meant.len() <= 32, "{scene}: a cell of {} bytes at {x},{y}", meant.len());
            // Letters of our own alphabet stand where they should: nothing before them was wider or narrower than it said.
            if meant.chars().all(|c| c.is_alphanumeric() && u32::from(c) < 0x500) && !meant.is_empty() {
                let seen = screen.cell(y, x).map(vt100::Cell::contents).unwrap_or_default();
                let row: Vec<&str> = (0..=x).map(|x| wanted[(x, y)].symbol()).collect();
                assert_eq!(seen, meant, "{scene}: at {x},{y} after {row:?}\n{}", screen.contents());
            }
        }
    }
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
    let corpus = corpus();
    if corpus.is_empty() {
        return;
    }
    let threads = threads();
    let desk = desk("memory:", threads.handle(), corpus.clone());
    let mut pult = Pult::at(desk, threads.handle(), "olga");
    for size in [(80, 24), (120, 40)] {
        every_scene(&mut pult, size);
    }
    pult.state.seat.size = (80, 24);
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
    let corpus = corpus();
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
