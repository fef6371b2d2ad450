//! What happens next on the desk: the live stream of the demo, as wishes of its people.

use super::dice::Dice;
use super::story::DISPATCHERS;
use super::{Recipe, clients, draft, words};
use crate::desk::moment::MINUTE;
use crate::desk::visit::{Visit, VisitState};
use crate::desk::{
    Act, Call, CallId, CallState, Change, Handed, Mode, Moment, Named, Phase, PhaseKind, Row, TicketId, Wish, WishId,
};

/// The stream. Pure: what happens depends on the seed, on what was asked before, and on the rows shown to it.
#[derive(Clone, Debug)]
pub struct Live {
    recipe: Recipe,
    dice: Dice,
    /// How many happenings there were: part of each wish's id.
    count: u64,
    ringing: Option<Call>,
}

impl Live {
    /// The stream of a company.
    #[must_use]
    pub fn new(recipe: &Recipe) -> Self {
        Self { recipe: recipe.clone(), dice: Dice::of(recipe.seed, "live", 0), count: 0, ringing: None }
    }

    /// What happens now, and after how many milliseconds to ask again. Nothing may happen.
    pub fn next(&mut self, board: &[Row], now: Moment) -> (Vec<Wish>, u64) {
        self.count += 1;
        if let Some(call) = self.ringing.take() {
            return self.call_goes_on(call, now);
        }
        let wishes = match self.dice.weighted(&[22, 30, 18, 12, 8, 10]) {
            0 => Some(self.new_ticket(now)),
            1 => self.engineer_answers(board, now),
            2 => self.trip_goes_on(board, now),
            3 => self.work_is_done(board, now),
            4 => self.client_calls_again(board, now),
            _ => return self.call_rings(now),
        };
        (wishes.into_iter().collect(), self.dice.between(4_000, 15_000) as u64)
    }

    /// Somebody at the desk took the call: it is theirs now, and the stream leaves it alone.
    pub fn taken(&mut self, call: &CallId) {
        self.ringing.take_if(|ringing| ringing.id == *call);
    }

    fn wish(&self, actor: &str, at: Moment, act: Act) -> Wish {
        let id = WishId::new(&format!("live:{}:{}:{}", self.recipe.seed, self.count, at.0));
        Wish { id, actor: actor.into(), at: Some(at), act, reason: None, batch: None }
    }

    fn change(&self, actor: &str, at: Moment, row: &Row, what: Change) -> Wish {
        self.wish(actor, at, Act::Ticket { id: row.id.clone(), what, seen: Some(row.version) })
    }

    /// One of the rows that fit, by lot.
    fn one<'b>(&mut self, board: &'b [Row], fits: impl Fn(&Row) -> bool) -> Option<&'b Row> {
        let fitting = board.iter().filter(|r| fits(r)).count();
        let lot = self.dice.below(fitting);
        board.iter().filter(|r| fits(r)).nth(lot)
    }

    /// A ticket comes in by itself; the desk gives number and clocks.
    fn new_ticket(&self, now: Moment) -> Wish {
        let recipe = Recipe { now, ..self.recipe.clone() };
        let place = self.recipe.tickets + self.count as usize;
        let mut ticket = draft::fresh(&recipe, place);
        ticket.head.id = TicketId::new("");
        let channel = ticket.head.channel;
        let actor = if channel == crate::desk::Channel::Phone { DISPATCHERS[1] } else { "робот приёма" };
        let what = Change::Register { ticket: Box::new(ticket) };
        self.wish(actor, now, Act::Ticket { id: TicketId::new(""), what, seen: None })
    }

    /// Who was told says yes, rarely no.
    fn engineer_answers(&mut self, board: &[Row], now: Moment) -> Option<Wish> {
        let told = |r: &Row| matches!(&r.facts.assignee, Some(a) if matches!(a.handed, Handed::Told { at } if at.0 + MINUTE / 2 < now.0));
        let row = self.one(board, told)?;
        let actor = row.facts.assignee.as_ref()?.unit.name.raw().to_owned();
        let handed = if self.dice.percent(92) { Handed::Confirmed { at: now } } else { Handed::Refused { at: now } };
        Some(self.change(&actor, now, row, Change::Answer { handed }))
    }

    /// Who said yes drives off; who drives arrives. One trip at a time for each.
    fn trip_goes_on(&mut self, board: &[Row], now: Moment) -> Option<Wish> {
        let away = |r: &Row| matches!(r.facts.seldom.visit, Some((VisitState::Travelling | VisitState::OnSite, _)));
        let busy: Vec<&str> = board.iter().filter(|r| away(r)).filter_map(holder).collect();
        let goes = |r: &Row| {
            let confirmed = matches!(&r.facts.assignee, Some(a) if matches!(a.handed, Handed::Confirmed { .. }));
            let may_start = !away(r) && holder(r).is_some_and(|who| !busy.contains(&who));
            let drives = matches!(r.facts.seldom.visit, Some((VisitState::Travelling, _)));
            r.facts.work.mode == Mode::Visit && r.facts.phase == PhaseKind::Open && confirmed && (drives || may_start)
        };
        let row = self.one(board, goes)?;
        let drives = matches!(row.facts.seldom.visit, Some((VisitState::Travelling, _)));
        let state = if drives { VisitState::OnSite } else { VisitState::Travelling };
        let expected = if drives { now } else { Moment(now.0 + self.dice.between(10, 45) * MINUTE) };
        let to = Some(Visit { state, window: None, expected: Some(expected), since: Some(now), defect: false });
        let actor = row.facts.assignee.as_ref()?.unit.name.raw().to_owned();
        Some(self.change(&actor, now, row, Change::Visit { to }))
    }

    fn work_is_done(&mut self, board: &[Row], now: Moment) -> Option<Wish> {
        let ready = |r: &Row| {
            let there = matches!(r.facts.seldom.visit, Some((VisitState::OnSite, _))) || r.facts.work.mode != Mode::Visit;
            let confirmed = matches!(&r.facts.assignee, Some(a) if matches!(a.handed, Handed::Confirmed { .. }));
            r.facts.phase == PhaseKind::Open && there && confirmed
        };
        let row = self.one(board, ready)?;
        let actor = row.facts.assignee.as_ref()?.unit.name.raw().to_owned();
        let solved = Change::SetPhase { to: Phase::Solved };
        let what = match row.facts.seldom.visit {
            Some((VisitState::OnSite, expected)) => {
                let done = Visit { state: VisitState::Done, window: None, expected, since: Some(now), defect: false };
                Change::Several { changes: vec![Change::Visit { to: Some(done) }, solved] }
            }
            _ => solved,
        };
        Some(self.change(&actor, now, row, what))
    }

    fn client_calls_again(&mut self, board: &[Row], now: Moment) -> Option<Wish> {
        let waits = |r: &Row| r.facts.phase.is_open() && r.facts.work.calls < 4 && r.facts.created.0 + 30 * MINUTE < now.0;
        let row = self.one(board, waits)?;
        let calls = row.facts.work.calls + 1;
        let text =
            *self.dice.pick(&["Клиент спрашивает, когда будет инженер", "Клиент: стало хуже", "Клиент просит не раньше обеда"]);
        let note = Change::Note { text: text.into(), to_client: false };
        Some(self.change(DISPATCHERS[2], now, row, Change::Several { changes: vec![Change::CalledAgain { calls }, note] }))
    }

    fn call_rings(&mut self, now: Moment) -> (Vec<Wish>, u64) {
        let client = clients::client(&self.recipe, self.dice.below(self.recipe.clients()));
        let stranger = self.dice.percent(15) || client.contacts.is_empty();
        let contact = if stranger { None } else { client.contacts.get(self.dice.below(client.contacts.len())) };
        let unknown = words::contact_phone(230_000 + self.dice.below(9_000));
        let Some(phone) = contact.and_then(|c| c.phones.first().cloned()).or(unknown) else { return (Vec::new(), 5_000) };
        let call = Call {
            id: format!("live-{}-{}", self.count, now.0).into(),
            way: crate::desk::call::Way::In,
            from: phone.e164().into(),
            phone: Some(phone),
            to: "101".into(),
            line: "".into(),
            state: CallState::Ringing,
            rang: now,
            answered: None,
            ended: None,
            contact: contact.map(|c| Named::new(c.id.clone(), c.name.clone())),
            company: contact.map(|_| Named::new(client.company.id.clone(), client.company.name.clone())),
            ticket: None,
        };
        self.ringing = Some(call.clone());
        let wish = self.wish("АТС", now, Act::Call { call: Box::new(call) });
        (vec![wish], self.dice.between(12_000, 25_000) as u64)
    }

    /// Nobody took it: it is missed, and the line is free again.
    fn call_goes_on(&mut self, mut call: Call, now: Moment) -> (Vec<Wish>, u64) {
        call.state = CallState::Missed;
        call.ended = Some(now);
        let wish = self.wish("АТС", now, Act::Call { call: Box::new(call) });
        (vec![wish], self.dice.between(5_000, 12_000) as u64)
    }
}

fn holder(row: &Row) -> Option<&str> {
    row.facts.assignee.as_ref().map(|a| a.unit.id.as_str())
}
