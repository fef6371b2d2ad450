//! What was said to the person, in words.

use super::scene::clean;
use crate::app::{Arg, Said, State};
use crate::desk::policy::Reason;
use crate::desk::{ClockKind, Minutes, Moment};
use crate::i18n::{Lang, Texts, Value};
use chrono_tz::Tz;

/// Words from outside inside a said sentence take at most so many columns.
const WORDS: usize = 60;

/// A said thing as a sentence (`said-<code>`); `now` tells how a moment in it is written.
#[must_use]
pub fn said(texts: &Texts, said: &Said, zone: Tz, now: Moment) -> String {
    let lang = texts.lang();
    let values: Vec<(&str, Value<'_>)> = said
        .args
        .iter()
        .map(|(name, arg)| {
            let value = match arg {
                Arg::Number(number) => Value::Number(*number),
                Arg::Words(words) => words.line(WORDS).to_string().into(),
                Arg::At(at) => lang.clock(*at, now, zone).into(),
                Arg::Span(span) => lang.left(*span).into(),
                Arg::Money(money) => lang.money(money).into(),
                Arg::Text(key) => spoken(texts, key).into(),
                Arg::Reasons(reasons) => listed(lang, reasons).into(),
                Arg::Said(inner) => self::said(texts, inner, zone, now).into(),
            };
            (*name, value)
        })
        .collect();
    let key = format!("said-{}", said.code);
    texts.say(if texts.has(&key) { &key } else { &said.code }, &values)
}

/// `1 клиента, 2 запчасть`.
fn listed(lang: Lang, reasons: &[Reason]) -> String {
    let one = |(place, reason): (usize, &Reason)| format!("{} {}", place + 1, clean(lang.pick(&reason.ru, &reason.en), WORDS));
    reasons.iter().enumerate().map(one).collect::<Vec<_>>().join(", ")
}

/// One of our words inside a sentence; an id or a code without a text of its own is shown as it is.
fn spoken(texts: &Texts, key: &str) -> String {
    let said = format!("said-{key}");
    match [said.as_str(), key].into_iter().find(|k| texts.has(k)) {
        Some(known) => texts.word(known),
        None => clean(key, WORDS),
    }
}

/// The terminal's title: the most urgent deadline, so that it is seen from another window.
#[must_use]
pub fn title(state: &State, texts: &Texts) -> String {
    let lang = texts.lang();
    let name = texts.word("title-name");
    let Some(row) = state.board.all().first() else { return name };
    let Some(at) = row.facts.due.at() else { return name };
    let left: Minutes = at.minutes_since(state.now);
    let of = due_word(row.facts.due_of);
    let values = [("left", lang.left(left).into()), ("number", row.number.to_string().into()), ("of", texts.word(of).into())];
    texts.say("title-urgent", &values)
}

/// The key of the word that says what is due.
pub(super) fn due_word(kind: Option<ClockKind>) -> &'static str {
    match kind {
        Some(ClockKind::Reaction) => "due-reaction",
        Some(ClockKind::Reply) => "due-reply",
        Some(ClockKind::Arrival) => "due-arrival",
        Some(ClockKind::Resolution) => "due-resolution",
        Some(ClockKind::Promise) => "due-promise",
        Some(ClockKind::Holder) => "due-holder",
        Some(ClockKind::Queue) => "due-queue",
        None => "due-unknown",
    }
}
