//! What the desk and the clock tell: pages, deltas, furniture, loss.

use super::keep::keep;
use super::{acquaint, autopilot, beside, call, call_log, handover, hold, lead, look, meanwhile, remind, send, since, together};
use crate::app::msg::{Arg, Effect, Said};
use crate::app::pane::Pane;
use crate::app::state::{Link, State};
use crate::desk::moment::MINUTE;
use crate::desk::{Call, Delta, Event, Failure, Furniture, Handed, Moment, News, Page, Unit};
use crate::sla::Calendars;

/// Calls that are over and are kept at hand.
const KEPT: usize = 50;

/// The time has come; whatever waits until now wakes up.
pub fn tick(state: &mut State, now: Moment) -> Vec<Effect> {
    let before = std::mem::replace(&mut state.now, now);
    // Shifts begin and end on a minute.
    let mut effects = Vec::new();
    if before.0.div_euclid(MINUTE) != now.0.div_euclid(MINUTE) {
        state.count_shift();
        effects.push(Effect::Nudge);
    }
    effects.extend(signals(state, before, now));
    effects.extend(lead::tick(state, now));
    effects.extend(remind::ring(state));
    if state.seat.read_only || !matches!(state.desk.link, Link::Live(_)) {
        return effects;
    }
    // Known rows only: a desk with nobody looking wakes at the next look.
    let wishes = crate::desk::wakes(state.board.slept(), now);
    let fresh = wishes.into_iter().filter(|w| !state.wishes.sent.iter().any(|s| s.id == w.id)).collect();
    effects.extend(send::unasked(state, fresh));
    effects.extend(autopilot::look(state));
    effects
}

/// What came to pass between two looks at the clock, each said once: a deadline near, a deadline missed, an engineer who is
/// silent for too long. Several at once are one signal.
fn signals(state: &mut State, before: Moment, now: Moment) -> Vec<Effect> {
    let times = state.desk.furniture.policy.times.clone();
    let passed = |at: Moment| before < at && at <= now;
    let mut told: Vec<Said> = Vec::new();
    let alarm = |code: &str, number: i64| Said::warning(code).with("number", Arg::Number(number));
    for row in state.board.ring(now) {
        if let Some(due) = row.facts.due.at() {
            // The thresholds of the package; the house's warning time where it has none.
            let house = [due - times.at_risk];
            let near: &[Moment] = if row.facts.warn_at.is_empty() { &house } else { &row.facts.warn_at };
            if passed(due) {
                told.push(alarm("now-overdue", row.number));
            } else if near.iter().any(|at| passed(*at)) {
                told.push(alarm("now-at-risk", row.number).with("due", Arg::At(due)));
            }
        }
        if let Some(Handed::Told { at }) = row.facts.assignee.as_ref().map(|a| a.handed)
            && passed(at + times.confirm)
        {
            told.push(alarm("now-silent", row.number));
        }
    }
    let count = told.len();
    let Some(first) = told.into_iter().next() else { return Vec::new() };
    let said = if count == 1 { first } else { Said { code: "now-several".into(), ..first } };
    let said = said.with("count", Arg::Number(count as i64));
    state.said = Some(said.clone());
    vec![Effect::Notify(said)]
}

/// A part of the board.
pub fn page(state: &mut State, first: bool, page: Page) -> Vec<Effect> {
    if first {
        state.board.restart();
    }
    if page.total.is_some() {
        state.board.total = page.total;
    }
    state.board.extend(page.rows);
    if page.end.is_some() {
        state.board.finish();
    }
    if matches!(state.desk.link, Link::Lost(..)) {
        state.said = Some(Said::plain("desk-is-back"));
    }
    state.desk.link = Link::Live(state.now);
    if page.end.is_none() {
        return Vec::new();
    }
    let mut effects = since::begin(state);
    effects.extend(remind::ring(state));
    autopilot::read_anew(state);
    effects
}

/// Something changed on the desk.
pub fn news(state: &mut State, news: News) -> Vec<Effect> {
    state.desk.link = Link::Live(state.now);
    if let Some(event) = &news.event {
        since::grown(state, event.seq);
        autopilot::heard(state, event);
    }
    match news.delta {
        Delta::Row(row) => {
            let id = row.id.clone();
            meanwhile::changed(state, &row, news.event.as_deref());
            beside::row_came(state, &row, news.event.as_deref());
            let known = state.board.row(&id).map(|r| r.version);
            let newer = known != Some(row.version);
            autopilot::came(state, &row);
            state.board.upsert(*row);
            if newer { look::refresh(state, &id) } else { Vec::new() }
        }
        Delta::Gone(id) => {
            meanwhile::gone(state, &id);
            beside::row_gone(state, &id);
            state.board.remove(&id);
            Vec::new()
        }
        Delta::Unit(unit) => {
            beside::unit_came(state, &unit);
            unit_changed(state, *unit);
            Vec::new()
        }
        Delta::Call(call) => call_changed(state, *call),
        Delta::Contact(_) => acquaint::heard(state),
        Delta::Client(company) => call::client_changed(state, &company),
        Delta::HandOver(signed) => handover::signed(state, &signed),
        Delta::Team(team) => together::came(state, *team),
        Delta::Reset => {
            state.said = news.event.as_deref().and_then(loaded).or_else(|| state.said.take());
            vec![Effect::Load]
        }
    }
}

/// Somebody loaded a file: what the board shows may be other than a moment ago, and this is why.
fn loaded(event: &Event) -> Option<Said> {
    let file = event.after.get("from")?.as_str()?;
    let kinds = event.after.get("kinds")?.as_object()?;
    let code = if kinds.keys().all(|kind| kind == "debt") { "debts-came" } else { "file-came" };
    Some(Said::plain(code).with("file", Arg::Words(file.into())).with("who", Arg::Words(event.actor.clone())))
}

fn unit_changed(state: &mut State, unit: Unit) {
    let units = &mut state.desk.furniture.units;
    match units.iter_mut().find(|u| u.id == unit.id) {
        Some(known) => *known = unit,
        None => units.push(unit),
    }
    state.count_shift();
    state.say_who_looks();
}

fn call_changed(state: &mut State, call: Call) -> Vec<Effect> {
    let known = state.desk.calls.iter().find(|known| known.id == call.id);
    // A queue that reaches this phone only now rings only now.
    let rings = state.rings_here(&call) && !known.is_some_and(|known| state.rings_here(known));
    let id = call.id.clone();
    let said = rung(&call);
    if let Pane::Call(pane) = &mut state.pane
        && pane.call.as_ref() == Some(&call.id)
        && pane.contact.is_none()
        && let Some(named) = &call.contact
    {
        pane.contact = pane.dossier.as_ref().and_then(|d| d.contacts.iter().find(|c| c.id == named.id)).cloned();
    }
    let chosen = call_log::under_cursor(state);
    match state.desk.calls.iter_mut().find(|c| c.id == call.id) {
        Some(known) => *known = call,
        None => state.desk.calls.insert(0, call),
    }
    forget_old(state);
    hold::over(state, &id);
    call::judge(state);
    call_log::changed(state, chosen);
    let mut effects = call_log::ended(state, &id);
    if !rings {
        return effects;
    }
    effects.push(Effect::Notify(said));
    effects.extend((!state.written().is_empty()).then(|| keep(state)));
    effects
}

/// Calls that are over are the log's business; who waits to be called back is not forgotten, however many come after.
fn forget_old(state: &mut State) {
    let mut over = 0;
    state.desk.calls.retain(|call| {
        let open = call.is_going_on() || call.waits_for_us();
        over += usize::from(!open);
        open || over <= KEPT
    });
}

/// The calls that are going on, read anew. A ring that began meanwhile is told as any other, once.
pub fn calls(state: &mut State, calls: Vec<Call>) -> Vec<Effect> {
    let known = std::mem::replace(&mut state.desk.calls, calls);
    let rings = |call: &&Call| state.rings_here(call) && !known.iter().any(|k| k.id == call.id);
    let told = state.desk.calls.iter().find(rings).map(rung);
    // Of a call that was put aside, others may have heard the end.
    let held: Vec<_> = state.desk.held.iter().filter_map(|held| held.pane.call.clone()).collect();
    for id in held {
        hold::over(state, &id);
    }
    told.map(Effect::Notify).into_iter().collect()
}

fn rung(call: &Call) -> Said {
    Said::warning("call-from").with("from", Arg::Words(call.from.clone()))
}

/// The desk is lost: the board stays, with its age.
pub fn lost(state: &mut State, failure: Failure) -> Vec<Effect> {
    if !matches!(state.desk.link, Link::Lost(..)) {
        state.desk.link = Link::Lost(state.now, failure);
    }
    Vec::new()
}

/// What the whole desk shares.
pub fn furniture(state: &mut State, furniture: Furniture) -> Vec<Effect> {
    // A calendar that cannot be read was complained of at import; here the rest still counts.
    let (calendars, _) = Calendars::builtin().with(&furniture.calendars);
    state.desk.calendars = calendars;
    state.desk.furniture = furniture;
    state.count_shift();
    state.say_who_looks();
    call::judge(state);
    Vec::new()
}
