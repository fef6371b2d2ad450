//! The console's whole state. Views read it; `update` is the only thing that changes it.

use super::board::Board;
use super::copying::Copying;
use super::kept::Kept;
use super::looks::Looks;
use super::msg::{Arg, Said};
use super::overlay::Overlay;
use super::palette::Recent;
use super::pane::Pane;
use super::phones::{Phones, Whose};
use super::spoken::Spoken;
use super::view::Me;
use super::views::Views;
use super::wishes::Wishes;
use crate::action::Action;
use crate::desk::client::Contact;
use crate::desk::{BatchId, Call, CallState, Dossier, Failure, Furniture, Moment, Named, TicketId, UnitId};
use crate::keymap::{Chord, Keymap};
use crate::sla::Calendars;
use crate::text::Raw;
use crate::verdict::Facts;

/// What the console is started with; made by the rooms that may read files and clocks.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The moment of the start.
    pub now: Moment,
    /// Who sits here.
    pub actor: Raw,
    /// Unique for this start: the wishes' idempotency keys begin with it.
    pub session: String,
    /// The desk's name for the header.
    pub desk: String,
    /// How the screen looks.
    pub looks: Looks,
    /// What somebody who starts needs to know.
    pub first_steps: FirstSteps,
    /// Keys.
    pub keymap: Keymap,
    /// One-line text of each action in the person's language, for palette and command line.
    pub labels: Vec<(Action, String)>,
    /// Words for actions on the command line beside their names (`назначить`).
    pub words: Vec<(String, Action)>,
    /// Views that can be named, and the words of the filter language.
    pub views: Views,
    /// Words for arguments beside their names (`не назначены`).
    pub spoken: Vec<Spoken>,
    /// Who answers which extension.
    pub phones: Phones,
    /// Refuse every write.
    pub read_only: bool,
    /// What the console of the last start left for this one.
    pub kept: Kept,
    /// The terminal's size.
    pub size: (u16, u16),
}

/// What somebody who starts needs to know: where things live on this machine, and what can be brought in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FirstSteps {
    /// The settings' file.
    pub config: Raw,
    /// The program's log.
    pub log: Raw,
    /// How many complaints there are of the person's settings, keys and themes.
    pub complaints: usize,
    /// Kinds of files that can be imported, in an order in which each refers only to those before it.
    pub kinds: Vec<&'static str>,
}

/// How the desk is reached.
#[derive(Clone, Debug, PartialEq)]
pub enum Link {
    /// The first page is awaited.
    Loading,
    /// Live; the last word came at this moment.
    Live(Moment),
    /// Lost since this moment; the board stays, with its age.
    Lost(Moment, Failure),
}

/// What the desk shares and how it is reached.
#[derive(Clone, Debug)]
pub struct DeskSide {
    /// Policy, units, packages.
    pub furniture: Furniture,
    /// Calendars compiled from it.
    pub calendars: Calendars,
    /// The link.
    pub link: Link,
    /// Calls, newest first.
    pub calls: Vec<Call>,
    /// Calls put aside, the first who was put aside first.
    pub held: Vec<HeldCall>,
    /// How often the equipment of the client on the screen called of late.
    pub often: crate::desk::often::Often,
    /// Engineers and crews at work now, and all of them; none on a desk without any. Counted when units or the time change.
    pub on_shift: Option<(usize, usize)>,
}

impl DeskSide {
    /// What a verdict looks at: this caller and client under the rules of the house.
    #[must_use]
    pub fn facts<'a>(&'a self, contact: Option<&'a Contact>, dossier: Option<&'a Dossier>, now: Moment) -> Facts<'a> {
        let Furniture { policy, packages, prices, .. } = &self.furniture;
        Facts { contact, dossier, policy, prices, packages, calendars: &self.calendars, now }
    }
}

/// A call put aside, with all that was on the screen for it.
#[derive(Clone, Debug)]
pub struct HeldCall {
    /// The caller's panel.
    pub pane: Box<super::pane::CallPane>,
    /// The ticket that was being written for them.
    pub form: Option<Box<super::draft::NewTicket>>,
    /// Since when they wait.
    pub since: Moment,
}

/// The hands: keys and what they are in the middle of.
#[derive(Clone, Debug)]
pub struct Hands {
    /// Keys.
    pub keymap: Keymap,
    /// Chords of an unfinished sequence.
    pub pending: Vec<Chord>,
    /// Labels of actions in the person's language.
    pub labels: Vec<(Action, String)>,
    /// Words for actions on the command line.
    pub words: Vec<(String, Action)>,
    /// Words for arguments on the command line.
    pub spoken: Vec<Spoken>,
    /// The macro that runs.
    pub running: Option<Box<Running>>,
    /// What was chosen in the palette lately, newest first.
    pub recent: Vec<Recent>,
    /// Lines given to the command line, oldest first.
    pub history: Vec<String>,
    /// Jobs that are being copied.
    pub copying: Option<Copying>,
    /// The mouse is ours, not the terminal's.
    pub mouse: bool,
}

/// A macro that runs.
#[derive(Clone, Debug)]
pub struct Running {
    /// Its name.
    pub name: String,
    /// Its lines.
    pub steps: Vec<String>,
    /// How many of them were begun.
    pub at: usize,
    /// The tickets that it is about.
    pub tickets: Vec<TicketId>,
    /// What it changes is undone together.
    pub batch: BatchId,
}

/// Who sits here and where.
#[derive(Clone, Debug)]
pub struct Seat {
    /// Name.
    pub actor: Raw,
    /// Desk's name.
    pub desk: String,
    /// How the screen looks.
    pub looks: Looks,
    /// Who answers which extension.
    pub phones: Phones,
    /// Refuse every write.
    pub read_only: bool,
    /// What somebody who starts needs to know.
    pub first_steps: FirstSteps,
    /// Columns and rows.
    pub size: (u16, u16),
}

/// What a raise of priority is asked about, as it is being read.
#[derive(Clone, Debug)]
pub struct Raising {
    /// Which ticket.
    pub ticket: TicketId,
    /// The ticket with its contract and contact.
    pub card: Option<Box<crate::desk::Card>>,
    /// Its client.
    pub dossier: Option<Box<crate::desk::Dossier>>,
    /// `1` was pressed before the price could be said.
    pub asked_for: bool,
}

/// The console's whole state.
#[derive(Clone, Debug)]
pub struct State {
    /// The time, as last told.
    pub now: Moment,
    /// Who sits here.
    pub seat: Seat,
    /// The desk.
    pub desk: DeskSide,
    /// The board.
    pub board: Board,
    /// Views that can be named, and the words of the filter language.
    pub views: Views,
    /// Wishes on their way.
    pub wishes: Wishes,
    /// Keys.
    pub hands: Hands,
    /// The lower pane.
    pub pane: Pane,
    /// What lies over the board.
    pub overlay: Overlay,
    /// What a raise is being asked about.
    pub raising: Option<Raising>,
    /// The ticket that was solved here last: its client may be asked whether they are content.
    pub finished: Option<super::contentment::Finished>,
    /// A ticket that was being written down when something else came up.
    pub drafts: super::drafts::Drafts,
    /// What is kept between two starts and has no other place: see [`State::kept`].
    pub keeps: Kept,
    /// New tickets that are routed without a key.
    pub autopilot: super::autopilot::Autopilot,
    /// Those who work at the same desk.
    pub together: super::together::Together,
    /// The last word on the bottom line.
    pub said: Option<Said>,
    /// The person wants to leave.
    pub quitting: bool,
}

impl State {
    /// The console before its first message.
    #[must_use]
    pub fn new(setup: Setup) -> Self {
        let complaints = i64::try_from(setup.first_steps.complaints).unwrap_or(i64::MAX);
        let mut kept = setup.kept;
        let drafts: super::drafts::Drafts = kept.take_drafts().map(|draft| Box::new(draft.form())).collect();
        let mut looks = setup.looks;
        looks.mask.touched = setup.now;
        Self {
            now: setup.now,
            seat: Seat {
                actor: setup.actor,
                desk: setup.desk,
                looks,
                phones: setup.phones,
                read_only: setup.read_only,
                first_steps: setup.first_steps,
                size: setup.size,
            },
            desk: DeskSide {
                furniture: Furniture::default(),
                calendars: Calendars::builtin(),
                link: Link::Loading,
                calls: Vec::new(),
                held: Vec::new(),
                often: crate::desk::often::Often::default(),
                on_shift: None,
            },
            board: Board::default(),
            autopilot: super::autopilot::Autopilot::default(),
            together: super::together::Together::new(setup.session.clone()),
            views: setup.views,
            wishes: Wishes::new(setup.session),
            hands: Hands {
                keymap: setup.keymap,
                pending: Vec::new(),
                labels: setup.labels,
                words: setup.words,
                history: std::mem::take(&mut kept.history),
                spoken: setup.spoken,
                running: None,
                recent: Vec::new(),
                copying: None,
                mouse: false,
            },
            pane: Pane::None,
            overlay: Overlay::None,
            raising: None,
            finished: None,
            said: first_word(complaints, drafts.newest().is_some()),
            drafts,
            keeps: kept,
            quitting: false,
        }
    }

    /// Has nobody filled this desk yet? Neither people nor open tickets, and it was read to the end.
    #[must_use]
    pub fn is_new_desk(&self) -> bool {
        let read = matches!(self.desk.link, Link::Live(_));
        read && self.board.all().is_empty() && self.desk.furniture.units.is_empty()
    }

    /// The call that rings or is talked on here, newest first; those put aside wait for themselves.
    #[must_use]
    pub fn live_call(&self) -> Option<&Call> {
        let talks = |call: &Call| call.state == CallState::Answered && self.whose(call) != Whose::Others;
        self.desk.calls.iter().find(|call| (self.rings_here(call) || talks(call)) && !self.is_held(call))
    }

    /// Was the call put aside?
    #[must_use]
    pub fn is_held(&self, call: &Call) -> bool {
        self.desk.held.iter().any(|held| held.pane.call.as_ref() == Some(&call.id))
    }

    /// Calls that nobody answered and whose number was not spoken with since, newest first: somebody should call back.
    pub fn call_backs(&self) -> impl Iterator<Item = &Call> {
        crate::desk::call::waiting(&self.desk.calls)
    }

    /// The call that rings and is not looked at yet, newest first.
    #[must_use]
    pub fn ringing(&self) -> Option<&Call> {
        self.all_ringing().next()
    }

    /// The call that the answering key takes: with several the one that is looked at, else the newest.
    #[must_use]
    pub fn to_answer(&self) -> Option<&Call> {
        let looked_at = |pane: &super::pane::CallPane| {
            let rings = |call: &&Call| call.state == CallState::Ringing && Some(&call.id) == pane.call.as_ref();
            self.desk.calls.iter().find(rings)
        };
        let here = if let Pane::Call(pane) = &self.pane { looked_at(pane) } else { None };
        here.or_else(|| self.ringing())
    }

    /// How many calls ring beside this one that nobody here looks at.
    #[must_use]
    pub fn ringing_beside(&self, call: &Call) -> usize {
        self.all_ringing().filter(|other| other.id != call.id).count()
    }

    fn all_ringing(&self) -> impl Iterator<Item = &Call> {
        let looked_at = match &self.pane {
            Pane::Call(pane) => pane.call.as_ref(),
            _ => None,
        };
        self.desk.calls.iter().filter(move |call| self.rings_here(call) && Some(&call.id) != looked_at)
    }

    /// Counts anew who is at work.
    pub(super) fn count_shift(&mut self) {
        let now = self.now;
        let active = || self.desk.furniture.units.iter().filter(|u| u.active);
        let on = active().filter(|u| u.absent_at(now).is_none() && u.shifts.at(now).is_some()).count();
        let all = active().count();
        self.desk.on_shift = (all > 0).then_some((on, all));
    }

    /// Tells the board anew who looks at it; what this console knows of claims stays.
    pub(super) fn say_who_looks(&mut self) {
        let me = Me::of(&self.seat.actor, &self.desk.furniture.units).claiming_as(self.board.part().me());
        self.board.look_as(me);
    }

    /// Name of a unit.
    #[must_use]
    pub fn unit(&self, id: &UnitId) -> Option<&crate::desk::Unit> {
        self.desk.furniture.units.iter().find(|u| u.id == *id)
    }

    /// The chosen ticket.
    #[must_use]
    pub fn chosen(&self) -> Option<&TicketId> {
        self.board.chosen.as_ref()
    }

    /// A unit's id with its name.
    #[must_use]
    pub fn named(&self, id: &UnitId) -> Option<Named<UnitId>> {
        self.unit(id).map(|u| Named::new(u.id.clone(), u.name.clone()))
    }
}

/// What is said at the start: settings that are not as the person wrote them come first.
fn first_word(complaints: i64, has_draft: bool) -> Option<Said> {
    match complaints {
        0 => has_draft.then(|| Said::plain("draft-waits")),
        n => Some(Said::error("settings-ill").with("n", Arg::Number(n))),
    }
}
