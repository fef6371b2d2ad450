//! Personal reminders: come back to a ticket, whatever its clocks say. They ring once and wait until they are looked at.

use super::keep::keep;
use super::work::Taken;
use super::{act, entry, moves, pick};
use crate::app::kept::Reminder;
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::Entering;
use crate::app::state::State;
use crate::desk::when::split_when;
use crate::desk::{Minutes, Moment, TicketId};
use crate::text::{Raw, fold};

/// What asks for the list instead: `:напомнить список`.
const LIST: [&str; 2] = ["список", "list"];

/// What Enter on an empty line means.
pub const SOON: Minutes = Minutes(15);

/// `z`: brings the ticket of a reminder that has rung, else asks when to come back to this one; with arguments sets it at once.
pub fn remind(state: &mut State, tickets: Vec<TicketId>, args: &[String]) -> Vec<Effect> {
    if args.first().is_some_and(|word| LIST.contains(&fold(word).as_str())) {
        return list(state);
    }
    if !args.is_empty() {
        return match remind_text(state, &tickets, &args.join(" ")) {
            Ok(effects) => effects,
            Err(said) => act::say(state, said),
        };
    }
    match state.keeps.reminders.iter().find(|r| r.rung).cloned() {
        Some(reminder) => bring(state, &reminder),
        None => entry::open(state, Entering::Remind { tickets }),
    }
}

/// When to come back, as typed: a time, then words; nothing means soon, `-` takes the reminder away.
pub fn remind_text(state: &mut State, tickets: &[TicketId], text: &str) -> Taken {
    let numbered: Vec<(TicketId, i64)> =
        tickets.iter().filter_map(|t| state.board.row(t).map(|row| (t.clone(), row.number))).collect();
    let Some((_, number)) = numbered.first().cloned() else { return Err(Said::warning("no-ticket-chosen")) };
    let of = |r: &Reminder| tickets.contains(&r.ticket);
    if text == "-" {
        if !state.keeps.reminders.iter().any(of) {
            return Err(Said::warning("no-reminder").with("number", Arg::Number(number)));
        }
        state.keeps.reminders.retain(|r| !of(r));
        state.said = Some(Said::plain("reminder-off").with("number", Arg::Number(number)));
        return Ok(vec![keep(state)]);
    }
    let (at, words) = read(text, state.now, state.desk.furniture.policy.zone).ok_or_else(|| Said::error("not-a-time"))?;
    if at <= state.now {
        return Err(Said::error("time-has-passed").with("at", Arg::At(at)));
    }
    let words = Raw::from(words);
    state.keeps.reminders.retain(|r| !of(r));
    let new = numbered.into_iter().map(|(ticket, number)| Reminder { ticket, number, at, words: words.clone(), rung: false });
    state.keeps.reminders.extend(new);
    state.keeps.reminders.sort_by_key(|r| (r.at, r.number));
    state.said = Some(Said::plain("reminder-set").with("number", Arg::Number(number)).with("at", Arg::At(at)));
    Ok(vec![keep(state)])
}

/// The time that a line begins with, and the words after it: `20`, `20 мин`, `2 ч`, `через час`, `14:20 спросить про ключи`. A bare
/// number is minutes: that is what one says of coming back.
#[must_use]
pub fn read(text: &str, now: Moment, zone: chrono_tz::Tz) -> Option<(Moment, &str)> {
    let text = text.trim();
    if text.is_empty() {
        return Some((now + SOON, ""));
    }
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    if first.len() > 3 || !first.bytes().all(|b| b.is_ascii_digit()) {
        return split_when(text, now, zone);
    }
    let number: i64 = first.parse().ok()?;
    let rest = rest.trim();
    let unit = rest.split(' ').next().unwrap_or_default();
    let minutes = match fold(unit).trim_end_matches('.') {
        "ч" | "час" | "часа" | "часов" | "h" | "hour" | "hours" => number * 60,
        "м" | "мин" | "минут" | "минуты" | "минуту" | "m" | "min" | "minutes" => number,
        _ => return Some((now + Minutes(number), rest)),
    };
    Some((now + Minutes(minutes), rest[unit.len()..].trim()))
}

/// The list of reminders.
fn list(state: &mut State) -> Vec<Effect> {
    if state.keeps.reminders.is_empty() {
        return act::say(state, Said::plain("no-reminders"));
    }
    pick::reminders(state)
}

/// Goes to the ticket; a reminder that has rung has done its work.
pub fn bring(state: &mut State, reminder: &Reminder) -> Vec<Effect> {
    let mut effects = moves::go(state, &reminder.number.to_string());
    if reminder.rung {
        state.keeps.reminders.retain(|r| r != reminder);
        effects.push(keep(state));
    }
    let said = Said::plain("reminded").with("number", Arg::Number(reminder.number));
    state.said = Some(said.with("words", Arg::Words(reminder.words.clone())));
    effects
}

/// Rings for those whose time has come: once, and after a restart for those that were missed.
pub fn ring(state: &mut State) -> Vec<Effect> {
    let now = state.now;
    let due: Vec<&mut Reminder> = state.keeps.reminders.iter_mut().filter(|r| !r.rung && r.at <= now).collect();
    let Some(first) = due.first() else { return Vec::new() };
    let said = Said::warning("now-remind").with("number", Arg::Number(first.number));
    let said = said.with("words", Arg::Words(first.words.clone())).with("count", Arg::Number(due.len() as i64));
    for reminder in due {
        reminder.rung = true;
    }
    state.said = Some(said.clone());
    vec![Effect::Notify(said), keep(state)]
}
