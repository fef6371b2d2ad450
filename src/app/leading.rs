//! What lies over the board for a lead: the overview, the hand-over sheet, the wall.

use crate::desk::{HandOver, Moment, Signed};
use crate::lead::{Crew, Overview, Turn};
use crate::text::Raw;

/// What a lead asks of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Load, arrivals, forecast, breaches.
    Overview,
    /// Load and forecast alone.
    Crew,
    /// The hand-over of the shift.
    Turn {
        /// Changes that the desk has not confirmed yet.
        unsent: u32,
    },
}

/// What a lead is told.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// Load, arrivals, forecast, breaches.
    Overview(Box<Overview>),
    /// Load and forecast alone.
    Crew(Box<Crew>),
    /// The hand-over of the shift.
    Turn(Box<Turn>),
}

/// What lies over the board for a lead.
#[derive(Clone, Debug)]
pub struct Leading {
    /// What.
    pub what: Sheet,
    /// Lines scrolled down.
    pub scroll: usize,
    /// When the desk was asked last.
    pub asked: Moment,
}

/// One thing at a time; what is still being read is none.
#[derive(Clone, Debug)]
pub enum Sheet {
    /// The overview.
    Overview(Option<Box<Overview>>),
    /// The hand-over of the shift.
    Turn {
        /// What was read.
        turn: Option<Box<Turn>>,
        /// A line for the next shift.
        note: Raw,
        /// Enter was pressed before it was read.
        sign_when_read: bool,
    },
    /// The wall.
    Wall {
        /// Load and forecast.
        crew: Option<Box<Crew>>,
        /// Digits of ASCII signs alone.
        ascii: bool,
        /// There is no board behind it: who leaves it leaves the program.
        alone: bool,
    },
}

impl Leading {
    /// What lies over the board, just asked for.
    #[must_use]
    pub fn of(what: Sheet, now: Moment) -> Self {
        Self { what, scroll: 0, asked: now }
    }

    /// Lines at most: as far as a scroll may go; the view stops earlier.
    #[must_use]
    pub fn lines(&self) -> usize {
        /// Headings and lines that are always there.
        const FIXED: usize = 24;
        FIXED
            + match &self.what {
                Sheet::Overview(overview) => overview.as_ref().map_or(0, |o| o.crew.loads.len() + o.crew.late.len() + 20),
                Sheet::Turn { turn, .. } => turn.as_ref().map_or(0, |turn| lines_of(&turn.fresh)),
                Sheet::Wall { .. } => 0,
            }
    }
}

fn lines_of(sheet: &HandOver) -> usize {
    let lists = [sheet.left.len(), sheet.promised.len(), sheet.call_back.len(), sheet.at_risk.len()];
    lists.into_iter().sum::<usize>() + sheet.out.len() + sheet.coming.len()
}

/// Whose signature the sheet waits for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Signing<'a> {
    /// Somebody has handed the shift over to whoever sits here: this sheet is to be taken over.
    Take(&'a Signed),
    /// This person has signed already: somebody else must take over.
    Waits(&'a Signed),
    /// The shift can be handed over.
    Give,
}

/// Which signature of whoever sits here is due.
#[must_use]
pub fn signing<'a>(last: Option<&'a Signed>, actor: &Raw) -> Signing<'a> {
    match last {
        Some(signed) if signed.waits_for(actor) => Signing::Take(signed),
        Some(signed) if signed.taken.is_none() => Signing::Waits(signed),
        _ => Signing::Give,
    }
}
