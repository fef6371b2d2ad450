//! How a reason is put together, and what it does to the verdict.

use super::{Level, Reason, Value};
use crate::desk::{Moment, Money};
use crate::text::Raw;

impl Reason {
    /// A reason without values.
    pub(super) fn new(code: &str) -> Self {
        Self { code: code.to_owned(), ..Self::default() }
    }

    fn arg(mut self, name: &str, value: Value) -> Self {
        self.args.push((name.to_owned(), value));
        self
    }

    pub(super) fn number(self, name: &str, number: i64) -> Self {
        self.arg(name, Value::Number(number))
    }

    pub(super) fn date(self, name: &str, at: Moment) -> Self {
        self.arg(name, Value::Date(at))
    }

    pub(super) fn hour(self, name: &str, at: Moment) -> Self {
        self.arg(name, Value::Hour(at))
    }

    pub(super) fn money(self, name: &str, money: &Money) -> Self {
        self.arg(name, Value::Money(money.clone()))
    }

    pub(super) fn words(self, name: &str, words: &Raw) -> Self {
        self.arg(name, Value::Words(words.clone()))
    }
}

/// What a finding does to the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// Accepted whatever else is found.
    Accepts,
    /// A lead decided; only approval helps.
    Refuses,
    /// Free whatever the contract or an ordinary debt says.
    Frees,
    /// Somebody must approve.
    Stops,
    /// Served for money.
    Charges,
    /// Something is missing that could change the answer; until then this is the guess.
    Asks(Level),
    /// Served under the contract, but not in the plain way: out of gift time, or with the next working hour.
    Serves,
    /// Served under the contract.
    Covers,
    /// Would count, but the word is too old to act on.
    Old,
    /// Good to know.
    Tells,
}

/// A reason with what it does, and the phrase that goes with it.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    pub effect: Effect,
    pub reason: Reason,
    pub say: &'static str,
}

impl Finding {
    pub fn new(effect: Effect, reason: Reason, say: &'static str) -> Self {
        Self { effect, reason, say }
    }

    /// One that only tells.
    pub fn tells(reason: Reason) -> Self {
        Self::new(Effect::Tells, reason, "allowed")
    }
}
