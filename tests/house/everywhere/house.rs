//! A console and a seat at the desk, asked for what each place shows.

use super::places::{Row, Told};
use super::printed::{Asked, said, strings_of};
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
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;
use tokio::runtime::Handle;

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

    pub fn board_row(&mut self, sown: &Sown) -> Told {
        let mut board = self.ticket(sown).board;
        let begins = |row: &Row, number: i64| row.text.trim_start_matches(['>', ' ']).starts_with(&number.to_string());
        let own = board.iter().position(|row| begins(row, sown.number)).expect("its row");
        // A ticket that takes a second row, or none whole, parts its neighbours.
        let (above, below) = (board.get(own.wrapping_sub(1)), board.get(own + 1));
        let next = |row: Option<&Row>, number| row.is_some_and(|row| begins(row, number));
        assert!(next(above, sown.number - 1) || next(below, sown.number + 1), "{}: its row stands alone", sown.id);
        Told::Rows(vec![board.swap_remove(own)])
    }

    pub fn card(&mut self, sown: &Sown) -> Told {
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

    pub fn notice(&mut self, sown: &Sown) -> Told {
        self.pult.state.desk.calls.clear();
        let told = self.ring(sown, &sown.words(Field::Contact));
        self.pult.state.desk.calls.clear();
        Told::Words(told)
    }

    pub fn banner(&mut self, sown: &Sown) -> Told {
        self.pult.keys("esc esc esc").state.desk.calls.clear();
        self.ring(sown, &sown.phone);
        // The banner alone: the width of the screen, and what matters of its height.
        let size = std::mem::replace(&mut self.pult.state.seat.size, (150, 4));
        let buffer = harmless(&self.pult, "the banner");
        self.pult.state.seat.size = size;
        Told::Rows(vec![row(&buffer, 0, 0..150, self.mark())])
    }

    pub fn call(&mut self, sown: &Sown) -> Told {
        if self.pult.state.desk.calls.iter().all(|call| call.phone.as_ref().is_none_or(|phone| phone.e164() != sown.phone)) {
            self.ring(sown, &sown.phone);
        }
        let buffer = self.scene("the call", sown, |pult| {
            pult.keys("c");
        });
        Told::Rows(self.halves(&buffer).pane)
    }

    /// The form over the caller's panel.
    pub fn form(&mut self, sown: &Sown) -> Told {
        self.call(sown);
        let buffer = self.scene("the form", sown, |pult| {
            pult.keys("n");
        });
        self.pult.keys("esc");
        Told::Rows(self.halves(&buffer).pane)
    }

    /// The tree of the ticket's client, unfolded: the ticket hangs at no object.
    pub fn tree(&mut self, sown: &Sown) -> Told {
        let number = sown.number;
        let buffer = self.scene("the tree", sown, |pult| {
            pult.keys("esc esc esc").on(number).keys("T right");
        });
        self.pult.keys("esc");
        Told::Rows(self.halves(&buffer).pane)
    }

    pub fn job(&mut self, sown: &Sown) -> Told {
        let answer = self.handle.block_on(self.seat.desk.read(Read::Card(sown.id.as_str().into()))).expect("an answer");
        let Answer::Card(Some(card)) = answer else { panic!("no card of {}", sown.id) };
        let look = Look { texts: &self.look.0, theme: &self.look.1 };
        Told::Words(ui::job(&self.pult.state, &look, &[card]).join("\n"))
    }

    pub fn listed(&mut self, sown: &Sown) -> Told {
        let args = tickets::Args { view: "all".into(), filter: None, limit: 1_000, json: false };
        let asked = self.ask("tickets", async |seat| tickets::run(seat, &args).await);
        let number = sown.number.to_string();
        let lines: Vec<&str> = asked.lines.iter().filter(|line| line.contains(&number)).map(String::as_str).collect();
        assert_eq!(lines.len(), 1, "{lines:?}");
        Told::Words(lines.join("\n"))
    }

    pub fn board_json(&mut self, sown: &Sown, field: &str) -> Told {
        let args = tickets::Args { view: "all".into(), filter: None, limit: 1_000, json: true };
        let asked = self.ask("tickets --json", async |seat| tickets::run(seat, &args).await);
        let ticket = &asked.documents[&sown.id];
        let value = if ticket[field].is_object() { &ticket[field]["name"] } else { &ticket[field] };
        Told::Values(value.as_str().map(ToOwned::to_owned).into_iter().collect())
    }

    pub fn shown(&mut self, sown: &Sown, json: bool) -> Told {
        let args = show::Args { id: sown.id.clone(), json };
        let reply = said(self.handle.block_on(show::run(&self.seat, &args)), json);
        Self::either(&reply, json)
    }

    pub fn caller(&mut self, sown: &Sown, json: bool) -> Told {
        let args = caller::Args { who: vec![sown.phone.clone()], asset: None, kind: None, safety: false, json };
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

    pub fn cells(&mut self, table: &str, sown: &Sown) -> Told {
        let args = export::Args { kind: table.into(), file: None, acts: export::Which::default() };
        let asked = self.ask(&format!("export {table}"), async |seat| export::run(seat, &args).await);
        Told::Cells(asked.rows[&sown.id].clone())
    }

    /// The log of changes with all that hangs on it: a JSON document a line.
    pub fn lines(&mut self, kind: &str, sown: &Sown) -> Told {
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
        let asked = Arc::new(Asked::of(line, &reply));
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
