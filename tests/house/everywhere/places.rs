//! Where a string of a desk can come out of the program. A new place is a line of [`PLACES`].

use super::sown::{Field, Sown};
use crate::console::{Pult, now};
use crate::hostile::harmless;
use pult::app::{Effect, Msg, update};
use pult::backend::{Answer, Read, SharedDesk};
use pult::calls;
use pult::commands::{Clock, Reply, Seat, Trouble, caller, export, show, tickets};
use pult::config::{self, Flags};
use pult::i18n::{Lang, Texts};
use pult::theme::{Meaning, Theme};
use pult::ui::{self, Look};
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use std::io::Write;
use std::ops::Range;
use std::sync::{Arc, Mutex};
use tokio::runtime::Handle;

/// What came out of a place.
pub enum Told {
    /// Rows of a screen. What reached the terminal of the whole frame was looked at already.
    Rows(Vec<Row>),
    /// Words that a terminal is told, in lines.
    Words(String),
    /// Values that another program reads.
    Values(Vec<String>),
    /// Cells that a spreadsheet opens.
    Cells(Vec<String>),
    /// Records of the log.
    Log(String),
}

/// A row of a screen.
pub struct Row {
    pub text: String,
    /// The letters that stand in the style of something neutralised.
    pub marks: String,
}

/// A place where strings come out.
pub struct Place {
    pub name: &'static str,
    /// What comes out there.
    pub field: Field,
    pub told: fn(&mut House, &Sown) -> Told,
}

const fn place(name: &'static str, field: Field, told: fn(&mut House, &Sown) -> Told) -> Place {
    Place { name, field, told }
}

/// Every place.
pub const PLACES: &[Place] = &[
    place("a row of the board", Field::Subject, House::board_row),
    place("a row of the board", Field::Company, House::board_row),
    place("the card", Field::Subject, House::card),
    place("the card", Field::Company, House::card),
    place("the card", Field::Contact, House::card),
    place("the card", Field::Comment, House::card),
    place("the banner of a call", Field::Contact, House::banner),
    place("the caller's panel", Field::Contact, House::call),
    place("the caller's panel", Field::Company, House::call),
    place("the form of a new ticket", Field::Contact, House::form),
    place("the form of a new ticket", Field::Company, House::form),
    place("the tree of objects", Field::Company, House::tree),
    place("the tree of objects", Field::Subject, House::tree),
    place("the notice of a call", Field::Contact, House::notice),
    place("the job that is copied", Field::Subject, House::job),
    place("the job that is copied", Field::Company, House::job),
    place("the job that is copied", Field::Contact, House::job),
    place("pult tickets", Field::Subject, House::listed),
    place("pult tickets --json", Field::Subject, |house, sown| house.board_json(sown, "subject")),
    place("pult tickets --json", Field::Company, |house, sown| house.board_json(sown, "company")),
    place("pult show", Field::Comment, |house, sown| house.shown(sown, false)),
    place("pult show --json", Field::Subject, |house, sown| house.shown(sown, true)),
    place("pult show --json", Field::Comment, |house, sown| house.shown(sown, true)),
    place("pult caller", Field::Contact, |house, sown| house.caller(sown, false)),
    place("pult caller --json", Field::Company, |house, sown| house.caller(sown, true)),
    place("pult export tickets", Field::Subject, |house, sown| house.cells("tickets", sown)),
    place("pult export companies", Field::Company, |house, sown| house.cells("companies", sown)),
    place("pult export contacts", Field::Contact, |house, sown| house.cells("contacts", sown)),
    place("pult export desk", Field::Subject, |house, sown| house.lines("desk", sown)),
    place("pult export desk", Field::Comment, |house, sown| house.lines("desk", sown)),
    place("the log", Field::Comment, |_, sown| logged(&sown.words(Field::Comment))),
];

/// A console and a seat at the desk, with what was asked of it once for all strings.
pub struct House {
    pult: Pult,
    seat: Seat,
    handle: Handle,
    look: (Texts, Theme),
    /// Answers of commands that speak of all strings, by their command lines.
    asked: HashMap<String, Arc<Asked>>,
    /// The rows of a screen as they were drawn for a string last.
    drawn: Option<(String, Arc<Buffer>)>,
}

/// What a command said, in the shape in which it is looked through.
struct Asked {
    lines: Vec<String>,
    /// The rows of a table, by the identifier in their first cell; of a JSON list, by `id`.
    rows: HashMap<String, Vec<String>>,
    documents: HashMap<String, Value>,
}

impl House {
    pub fn at(desk: SharedDesk, handle: &Handle) -> Self {
        let nowhere = |name: &str| (name == "PULT_CONFIG" || name == "PULT_DATA_DIR").then(|| "/nowhere".to_owned());
        let (config, _) = config::read(&nowhere, &Flags { lang: Some(Lang::Ru), ..Flags::default() });
        let seat = Seat::at(desk.clone(), "memory:", &config, Clock::frozen_at(now()), false);
        let seat = handle.block_on(seat).expect("a seat");
        let mut pult = Pult::at(desk, handle, "olga");
        pult.state.seat.size = (150, 36);
        let look = (Texts::new(Lang::Ru), Theme::mono());
        Self { pult, seat, handle: handle.clone(), look, asked: HashMap::new(), drawn: None }
    }

    /// The frame of a scene, drawn once for each string.
    fn scene(&mut self, scene: &str, sown: &Sown, arrive: impl FnOnce(&mut Pult)) -> Arc<Buffer> {
        let name = format!("{scene} of {}", sown.id);
        if let Some((drawn, buffer)) = &self.drawn
            && *drawn == name
        {
            return buffer.clone();
        }
        arrive(&mut self.pult);
        let buffer = Arc::new(harmless(&self.pult, &name));
        self.drawn = Some((name, buffer.clone()));
        buffer
    }

    /// The board with the card below it.
    fn ticket(&mut self, sown: &Sown) -> Halves {
        let number = sown.number;
        let buffer = self.scene("the ticket", sown, |pult| {
            pult.keys("esc esc esc").on(number).keys("enter");
        });
        self.halves(&buffer)
    }

    fn board_row(&mut self, sown: &Sown) -> Told {
        let mut board = self.ticket(sown).board;
        let begins = |row: &Row, number: i64| row.text.trim_start_matches(['>', ' ']).starts_with(&number.to_string());
        let own = board.iter().position(|row| begins(row, sown.number)).expect("its row");
        // A ticket that takes a second row, or none whole, parts its neighbours.
        let (above, below) = (board.get(own.wrapping_sub(1)), board.get(own + 1));
        let next = |row: Option<&Row>, number| row.is_some_and(|row| begins(row, number));
        assert!(next(above, sown.number - 1) || next(below, sown.number + 1), "{}: its row stands alone", sown.id);
        Told::Rows(vec![board.swap_remove(own)])
    }

    fn card(&mut self, sown: &Sown) -> Told {
        Told::Rows(self.ticket(sown).pane)
    }

    /// A phone rings, and the line says this about its number; the answer is the notice of it.
    fn ring(&mut self, sown: &Sown, from: &str) -> String {
        let call = calls::ring(from.into(), "".into(), "".into(), sown.id.as_str().into(), now(), "RU");
        let digits = sown.phone.trim_start_matches('+').to_owned();
        let people = self.handle.block_on(self.seat.desk.find(pult::backend::Find::Phone(digits))).expect("people");
        let effects = update(&mut self.pult.state, Msg::Calls(vec![calls::named(call, people)]));
        let said = effects.into_iter().find_map(|effect| match effect {
            Effect::Notify(said) => Some(said),
            _ => None,
        });
        let zone = self.pult.state.desk.furniture.policy.zone;
        ui::said(&self.look.0, &said.expect("a ring is told once"), zone, now())
    }

    fn notice(&mut self, sown: &Sown) -> Told {
        self.pult.state.desk.calls.clear();
        let told = self.ring(sown, &sown.words(Field::Contact));
        self.pult.state.desk.calls.clear();
        Told::Words(told)
    }

    fn banner(&mut self, sown: &Sown) -> Told {
        self.pult.keys("esc esc esc").state.desk.calls.clear();
        self.ring(sown, &sown.phone);
        // The banner alone: the width of the screen, and what matters of its height.
        let size = std::mem::replace(&mut self.pult.state.seat.size, (150, 4));
        let buffer = harmless(&self.pult, "the banner");
        self.pult.state.seat.size = size;
        Told::Rows(vec![row(&buffer, 0, 0..150, self.mark())])
    }

    fn call(&mut self, sown: &Sown) -> Told {
        if self.pult.state.desk.calls.iter().all(|call| call.phone.as_ref().is_none_or(|phone| phone.e164() != sown.phone)) {
            self.ring(sown, &sown.phone);
        }
        let buffer = self.scene("the call", sown, |pult| {
            pult.keys("c");
        });
        Told::Rows(self.halves(&buffer).pane)
    }

    /// The form over the caller's panel.
    fn form(&mut self, sown: &Sown) -> Told {
        self.call(sown);
        let buffer = self.scene("the form", sown, |pult| {
            pult.keys("n");
        });
        self.pult.keys("esc");
        Told::Rows(self.halves(&buffer).pane)
    }

    /// The tree of the ticket's client, unfolded: the ticket hangs at no object.
    fn tree(&mut self, sown: &Sown) -> Told {
        let number = sown.number;
        let buffer = self.scene("the tree", sown, |pult| {
            pult.keys("esc esc esc").on(number).keys("T right");
        });
        self.pult.keys("esc");
        Told::Rows(self.halves(&buffer).pane)
    }

    fn job(&mut self, sown: &Sown) -> Told {
        let answer = self.handle.block_on(self.seat.desk.read(Read::Card(sown.id.as_str().into()))).expect("an answer");
        let Answer::Card(Some(card)) = answer else { panic!("no card of {}", sown.id) };
        let look = Look { texts: &self.look.0, theme: &self.look.1 };
        Told::Words(ui::job(&self.pult.state, &look, &[card]).join("\n"))
    }

    fn listed(&mut self, sown: &Sown) -> Told {
        let args = tickets::Args { view: "all".into(), filter: None, limit: 1_000, json: false };
        let asked = self.ask("tickets", async |seat| tickets::run(seat, &args).await);
        let number = sown.number.to_string();
        let lines: Vec<&str> = asked.lines.iter().filter(|line| line.contains(&number)).map(String::as_str).collect();
        assert_eq!(lines.len(), 1, "{lines:?}");
        Told::Words(lines.join("\n"))
    }

    fn board_json(&mut self, sown: &Sown, field: &str) -> Told {
        let args = tickets::Args { view: "all".into(), filter: None, limit: 1_000, json: true };
        let asked = self.ask("tickets --json", async |seat| tickets::run(seat, &args).await);
        let ticket = &asked.documents[&sown.id];
        let value = if ticket[field].is_object() { &ticket[field]["name"] } else { &ticket[field] };
        Told::Values(value.as_str().map(ToOwned::to_owned).into_iter().collect())
    }

    fn shown(&mut self, sown: &Sown, json: bool) -> Told {
        let args = show::Args { id: sown.id.clone(), json };
        let reply = said(self.handle.block_on(show::run(&self.seat, &args)), json);
        Self::either(&reply, json)
    }

    fn caller(&mut self, sown: &Sown, json: bool) -> Told {
        let args = caller::Args { who: vec![sown.phone.clone()], asset: None, kind: None, json };
        let reply = said(self.handle.block_on(caller::run(&self.seat, &args)), json);
        Self::either(&reply, json)
    }

    fn either(out: &str, json: bool) -> Told {
        if !json {
            return Told::Words(out.to_owned());
        }
        let mut values = Vec::new();
        strings_of(&serde_json::from_str(out).expect("one document"), &mut values);
        Told::Values(values)
    }

    fn cells(&mut self, table: &str, sown: &Sown) -> Told {
        let args = export::Args { kind: table.into(), file: None, acts: export::Which::default() };
        let asked = self.ask(&format!("export {table}"), async |seat| export::run(seat, &args).await);
        Told::Cells(asked.rows[&sown.id].clone())
    }

    /// The log of changes with all that hangs on it: a JSON document a line.
    fn lines(&mut self, kind: &str, sown: &Sown) -> Told {
        let args = export::Args { kind: kind.into(), file: None, acts: export::Which::default() };
        let asked = self.ask("export as lines", async |seat| export::run(seat, &args).await);
        Told::Values(asked.rows[&sown.id].clone())
    }

    /// Asks a command once: its answer speaks of all strings.
    fn ask(&mut self, line: &str, run: impl AsyncFnOnce(&Seat) -> Result<Reply, Trouble>) -> Arc<Asked> {
        if let Some(asked) = self.asked.get(line) {
            return asked.clone();
        }
        let json = line.ends_with("--json");
        let reply = said(self.handle.block_on(run(&self.seat)), json);
        let asked = Arc::new(Asked {
            rows: match line {
                "export as lines" => lines(&reply),
                line if line.starts_with("export") => table(&reply),
                _ => HashMap::new(),
            },
            documents: if json { documents(&reply) } else { HashMap::new() },
            lines: if json || line.starts_with("export") { Vec::new() } else { reply.lines().map(ToOwned::to_owned).collect() },
        });
        self.asked.insert(line.to_owned(), asked.clone());
        asked
    }

    /// How a mark is told from text.
    fn mark(&self) -> Modifier {
        let mark = self.look.1.style(Meaning::Mark).add_modifier;
        assert!(!mark.is_empty(), "a mark has a style of its own");
        mark
    }

    /// What stands above and below the rule between board and pane.
    fn halves(&self, buffer: &Buffer) -> Halves {
        let (width, height, mark) = (buffer.area.width, buffer.area.height, self.mark());
        let mut board: Vec<Row> = (2..height).map(|y| row(buffer, y, 0..width, mark)).collect();
        let rule = board.iter().position(|row| row.text.starts_with("──")).expect("a pane below the board");
        let pane = board.split_off(rule);
        Halves { board, pane }
    }
}

/// A screen: the board, and the pane below it.
struct Halves {
    board: Vec<Row>,
    pane: Vec<Row>,
}

fn row(buffer: &Buffer, y: u16, columns: Range<u16>, mark: Modifier) -> Row {
    let (mut text, mut marks, mut behind) = (String::new(), String::new(), 0);
    for x in columns {
        let cell = &buffer[(x, y)];
        // The second column of a wide letter holds nothing of its own.
        if behind > 0 {
            behind -= 1;
            continue;
        }
        behind = pult::text::width::of(cell.symbol()).saturating_sub(1);
        text.push_str(cell.symbol());
        if cell.modifier.contains(mark) {
            marks.push_str(cell.symbol());
        }
    }
    Row { text, marks }
}

/// What a command printed; it must not fail, whatever the words are. A document is one line and obeyed by no terminal.
fn said(reply: Result<Reply, Trouble>, json: bool) -> String {
    let reply = reply.unwrap_or_else(|trouble| panic!("{trouble:?}"));
    assert_eq!(reply.aside, "");
    if json {
        assert_eq!(
            reply.out.trim_end().chars().find(|c| crate::hostile::is_harmful(*c) && u32::from(*c) & 0xfffe != 0xfffe),
            None
        );
    }
    reply.out
}

fn table(out: &str) -> HashMap<String, Vec<String>> {
    let mut table = csv::Reader::from_reader(out.as_bytes());
    let rows = table.records().map(|row| row.expect("a row").iter().map(ToOwned::to_owned).collect::<Vec<_>>());
    rows.map(|row| (row[0].clone(), row)).collect()
}

/// The strings of each line, by the identifiers that stand among them.
fn lines(out: &str) -> HashMap<String, Vec<String>> {
    let mut rows: HashMap<String, Vec<String>> = HashMap::new();
    for line in out.lines() {
        let mut values = Vec::new();
        strings_of(&serde_json::from_str(line).expect("a document a line"), &mut values);
        let ids: BTreeSet<String> = values.iter().filter(|value| value.starts_with("sown-")).cloned().collect();
        for id in ids {
            rows.entry(id).or_default().extend(values.iter().cloned());
        }
    }
    rows
}

fn documents(out: &str) -> HashMap<String, Value> {
    let document: Value = serde_json::from_str(out).expect("one document");
    let tickets = document["tickets"].as_array().expect("tickets").iter();
    tickets.map(|ticket| (ticket["id"].as_str().expect("an id").to_owned(), ticket.clone())).collect()
}

fn strings_of(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(text) => into.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|value| strings_of(value, into)),
        Value::Object(fields) => fields.values().for_each(|value| strings_of(value, into)),
        _ => {}
    }
}

/// The log of somebody who writes the words in each way there is: as the message, as an error, as a name, as they are kept.
fn logged(words: &str) -> Told {
    let file = Paper::default();
    tracing::subscriber::with_default(config::log_to(file.clone(), None), || {
        tracing::warn!("the message: {words}");
        tracing::warn!(error = %words, "an error");
        tracing::warn!(words, "a name");
        tracing::warn!(kept = ?pult::text::Raw::from(words), "as it is kept");
    });
    let written = file.0.lock().expect("one thread").clone();
    let written = String::from_utf8(written).expect("UTF-8");
    assert_eq!(written.matches("WARN everywhere").count() + written.matches("WARN house").count(), 4, "{written}");
    Told::Log(written)
}

#[derive(Clone, Default)]
struct Paper(Arc<Mutex<Vec<u8>>>);

impl Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("one thread").write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
