//! What happened, in words: a line of a ticket's history.

use super::Texts;
use crate::desk::policy::{Reason, Reasons};
use crate::desk::{Act, CallState, Change, Decided, Event, Handed, Line, Moment, Money, Phase, Priority};
use crate::text::Raw;

/// Columns that words from outside may take inside a line: a name, a reason, a promise, a note.
const NAME: usize = 30;
const REASON: usize = 40;
const PROMISE: usize = 80;
const NOTE: usize = 200;

/// Parts of a change that was several at once.
const PARTS: usize = 4;

/// The words of the house rules for a reason's code; an unknown code stands for itself.
#[must_use]
pub fn reason_words(texts: &Texts, reasons: &Reasons, code: &str) -> String {
    let lists = [&reasons.wait, &reasons.over, &reasons.exception, &reasons.breach, &reasons.reassess];
    words_of(texts, lists.into_iter().flatten(), code)
}

fn words_of<'a>(texts: &Texts, mut list: impl Iterator<Item = &'a Reason>, code: &str) -> String {
    let known = list.find(|reason| reason.code == code);
    let words = known.map_or(code, |reason| texts.lang().pick(&reason.ru, &reason.en));
    Raw::from(words).line(REASON).to_string()
}

/// An event in words; `clock` writes its times.
#[must_use]
pub fn did(texts: &Texts, reasons: &Reasons, event: &Event, clock: &dyn Fn(Moment) -> String) -> String {
    let teller = Teller { texts, reasons, clock };
    let mut words = match &event.act {
        _ if event.undoes.is_some() => texts.word("did-undo"),
        Act::Ticket { what, .. } => teller.change(what),
        Act::Absence { .. } => texts.word("did-absence"),
        Act::UnitState { .. } => texts.word("did-unit-state"),
        Act::Debt { decided, .. } => teller.decided(decided),
        Act::Call { call } => match call.state {
            CallState::Ringing | CallState::Answered => texts.word("did-call"),
            CallState::Ended => texts.say("did-call-ended", &[("minutes", call.talked_minutes().into())]),
            CallState::Missed => texts.word("did-call-missed"),
            CallState::Returned => texts.word("did-call-returned"),
        },
        Act::Contact { to, .. } => texts.word(if to.is_some() { "did-contact" } else { "did-forget-contact" }),
        Act::HandOver { .. } => texts.word("did-hand-over"),
        Act::TakeOver { .. } => texts.word("did-take-over"),
        Act::Undo { .. } => texts.word("did-undo"),
        Act::Load { .. } => texts.word("did-load"),
    };
    if let Some(reason) = &event.reason {
        words.push_str(" — ");
        words.push_str(&reason_words(texts, reasons, reason));
    }
    words
}

struct Teller<'a> {
    texts: &'a Texts,
    reasons: &'a Reasons,
    clock: &'a dyn Fn(Moment) -> String,
}

impl Teller<'_> {
    fn tell(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.texts.tell(key, values)
    }

    fn change(&self, change: &Change) -> String {
        let plain = |key: &str| self.texts.word(key);
        let line = |raw: &Raw, columns: usize| raw.line(columns).to_string();
        match change {
            Change::Register { .. } => plain("did-register"),
            Change::Assign { to: None, .. } => plain("did-release"),
            Change::Assign { to: Some(to), over } => {
                let key = if over.is_some() { "did-assign-over" } else { "did-assign" };
                self.tell(key, &[("who", &line(&to.unit.name, NAME))])
            }
            Change::Answer { handed: Handed::Refused { .. } } => plain("did-refuse"),
            Change::Answer { handed: Handed::Confirmed { .. } } => plain("did-confirm"),
            Change::Answer { handed: Handed::Told { .. } } => plain("did-tell"),
            Change::SetPriority { to, .. } => self.tell("did-priority", &[("to", &plain(priority(*to)))]),
            Change::SetPhase { to } => self.phase(to),
            Change::Promise { to: None } => plain("did-promise-off"),
            Change::Promise { to: Some(promise) } => {
                self.tell("did-promise", &[("until", &(self.clock)(promise.until)), ("text", &line(&promise.text, PROMISE))])
            }
            Change::Move { to } => self.tell("did-move", &[("to", &line(&to.0.as_str().into(), NAME))]),
            Change::Link { parent: Some(parent) } => self.tell("did-link", &[("parent", &line(&parent.as_str().into(), NAME))]),
            Change::Link { parent: None } => plain("did-unlink"),
            Change::Note { text, to_client } => {
                let key = if *to_client { "did-note-client" } else { "did-note" };
                self.tell(key, &[("text", &line(text, NOTE))])
            }
            Change::Retract { .. } => plain("did-retract"),
            Change::Visit { .. } | Change::Trip { .. } => plain("did-visit"),
            Change::Pin { on: true } => plain("did-pin"),
            Change::Pin { on: false } => plain("did-unpin"),
            Change::BreachReason { .. } => plain("did-breach-reason"),
            Change::Opinion { to: None } => plain("did-opinion-off"),
            Change::Opinion { to: Some(opinion) } => {
                let (said, how) =
                    (plain(&format!("pleased-{}", opinion.pleased.name())), plain(&format!("asked-{}", opinion.how.name())));
                self.tell("did-opinion", &[("said", &said), ("how", &how)])
            }
            Change::CalledAgain { calls } => self.texts.say("did-call-again", &[("n", i64::from(*calls).into())]),
            Change::About { .. } => plain("did-about"),
            Change::AddLine { line } => self.line("did-line-add", line),
            Change::ChangeLine { to } => self.line("did-line-change", to),
            Change::DropLine { number } => self.texts.say("did-line-drop", &[("n", i64::from(*number).into())]),
            Change::LogTime { entry } => {
                let key = if entry.call.is_some() { "did-talk" } else { "did-time" };
                self.texts.say(key, &[("minutes", entry.minutes.0.into())])
            }
            Change::StrikeTime { entry } => self.texts.say("did-time-off", &[("minutes", entry.minutes.0.into())]),
            Change::Several { changes } => changes.iter().take(PARTS).map(|one| self.change(one)).collect::<Vec<_>>().join(", "),
        }
    }

    fn line(&self, key: &str, line: &Line) -> String {
        let sum = line.sum().ok().map(|sum| Money { minor: sum.gross, currency: line.price.money.currency.clone() });
        let sum = sum.map_or_else(|| self.texts.word("sum-unknown"), |sum| self.texts.lang().money(&sum));
        self.tell(key, &[("what", line.what.line(NAME).as_ref()), ("sum", &sum)])
    }

    fn decided(&self, decided: &Decided) -> String {
        let key = format!("did-debt-{}", decided.name());
        match decided {
            Decided::Lift { until, .. } => self.tell(&key, &[("until", &(self.clock)(*until))]),
            Decided::Stop { who } => self.tell(&key, &[("who", who.name.line(NAME).as_ref())]),
            Decided::Bite | Decided::Serve => self.texts.word(&key),
        }
    }

    fn phase(&self, to: &Phase) -> String {
        match to {
            Phase::New => self.texts.word("did-new"),
            Phase::Open => self.texts.word("did-open"),
            Phase::Waiting { reason, until } => {
                let what = words_of(self.texts, self.reasons.wait.iter(), reason);
                match until {
                    Some(until) => self.tell("did-wait-until", &[("what", &what), ("until", &(self.clock)(*until))]),
                    None => self.tell("did-wait", &[("what", &what)]),
                }
            }
            Phase::Solved => self.texts.word("did-solve"),
            Phase::Closed => self.texts.word("did-close"),
        }
    }
}

fn priority(priority: Priority) -> &'static str {
    match priority {
        Priority::Low => "priority-low",
        Priority::Normal => "priority-normal",
        Priority::High => "priority-high",
        Priority::Critical => "priority-critical",
    }
}
