//! Where a string of a desk can come out of the program. A new place is a line of [`PLACES`].

use super::house::House;
use super::log::logged;
use super::sown::{Field, Sown};

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
