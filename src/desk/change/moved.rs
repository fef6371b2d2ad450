//! What a change moved of the facts that the clocks are computed from.
//!
//! A change says more than its own part: an engineer who stands on site has met the arrival, a word to the client has answered them, a
//! wait has stopped the clocks. Taken back, none of it was so: without this a mistake that lasted a minute would stop a clock for good.

use crate::desk::clock::{Clock, ClockKind, Clocks, Pause};
use crate::desk::moment::Moment;
use serde::{Deserialize, Serialize};

/// A fact before a change and after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Step<T> {
    was: T,
    became: T,
}

impl<T: Clone + PartialEq> Step<T> {
    fn between(was: &T, became: &T) -> Option<Self> {
        (was != became).then(|| Self { was: was.clone(), became: became.clone() })
    }

    /// The fact after the undo: as it was before the change; as it stood where the change had not moved it; and what the inverse makes
    /// of it where something later has moved it on.
    fn back(step: Option<&Self>, stood: &T, fact: &mut T) {
        match step {
            Some(step) if step.became == *stood => fact.clone_from(&step.was),
            Some(_) => {}
            None => fact.clone_from(stood),
        }
    }
}

/// The facts of a ticket's clocks that a change moved; empty for most.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Moved {
    #[serde(skip_serializing_if = "Option::is_none")]
    answered: Option<Step<Option<Moment>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<Step<Option<Moment>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_spoke: Option<Step<Option<Moment>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    arrived: Option<Step<Option<Moment>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    solved: Option<Step<Option<Moment>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pauses: Option<Step<Vec<Pause>>>,
    /// The mark of a missed deadline.
    #[serde(skip_serializing_if = "Option::is_none")]
    breached: Option<Step<Option<Moment>>>,
    /// Clocks that the change stopped.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    stopped: Vec<Stopped>,
    /// Clocks that the change began, or set to other terms.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reset: Vec<Reset>,
}

/// The clock of a kind before a change and after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Reset {
    was: Option<Clock>,
    became: Clock,
}

impl Reset {
    fn of(before: &[Clock], after: &Clock) -> Option<Self> {
        let was = before.iter().find(|clock| clock.kind == after.kind);
        let runs_on = was.is_some_and(|was| same_run(was, after));
        (!runs_on).then(|| Self { was: was.cloned(), became: after.clone() })
    }

    /// The clock is again as it was, unless something later has moved it on.
    fn put_back(&self, stood: &[Clock], clocks: &mut Vec<Clock>) {
        let stands = |clock: &Clock| same_run(clock, &self.became) && clock.met == self.became.met;
        let Some(place) = clocks.iter().position(|clock| clock.kind == self.became.kind) else { return };
        if !stood.iter().any(stands) {
            return;
        }
        match &self.was {
            Some(was) => clocks[place].clone_from(was),
            None => {
                clocks.remove(place);
            }
        }
    }
}

/// One run of a clock under one set of terms; whether it was stopped and when it is due does not matter.
fn same_run(one: &Clock, other: &Clock) -> bool {
    let terms = |clock: &Clock| (clock.kind, clock.started, clock.goal, clock.since, clock.used_before);
    terms(one) == terms(other) && one.calendar == other.calendar
}

/// A clock that was running before a change and stood after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Stopped {
    kind: ClockKind,
    started: Moment,
    met: Moment,
}

impl Stopped {
    fn of(before: &[Clock], after: &Clock) -> Option<Self> {
        let ran = |clock: &&Clock| clock.kind == after.kind && clock.started == after.started && clock.met.is_none();
        before.iter().find(ran)?;
        Some(Self { kind: after.kind, started: after.started, met: after.met? })
    }

    /// The clock goes on as if it had never stood, unless something later has stopped or started it.
    fn let_go(self, clocks: &mut [Clock]) {
        let stands = |clock: &&mut Clock| (clock.kind, clock.started, clock.met) == (self.kind, self.started, Some(self.met));
        if let Some(clock) = clocks.iter_mut().find(stands) {
            clock.met = None;
        }
    }
}

impl Moved {
    /// What differs between the facts before a change and after it.
    #[must_use]
    pub fn between(before: &Clocks, after: &Clocks) -> Self {
        Self {
            answered: Step::between(&before.answered, &after.answered),
            accepted: Step::between(&before.accepted, &after.accepted),
            client_spoke: Step::between(&before.client_spoke, &after.client_spoke),
            arrived: Step::between(&before.arrived, &after.arrived),
            solved: Step::between(&before.solved, &after.solved),
            pauses: Step::between(&before.pauses, &after.pauses),
            breached: Step::between(&before.breached, &after.breached),
            stopped: after.list.iter().filter_map(|clock| Stopped::of(&before.list, clock)).collect(),
            reset: after.list.iter().filter_map(|clock| Reset::of(&before.list, clock)).collect(),
        }
    }

    /// Puts the facts back; `stood` are those right before the undo, `clocks` what the inverse alone has made of them.
    pub(super) fn put_back(&self, stood: &Clocks, clocks: &mut Clocks) {
        Step::back(self.answered.as_ref(), &stood.answered, &mut clocks.answered);
        Step::back(self.accepted.as_ref(), &stood.accepted, &mut clocks.accepted);
        Step::back(self.client_spoke.as_ref(), &stood.client_spoke, &mut clocks.client_spoke);
        Step::back(self.arrived.as_ref(), &stood.arrived, &mut clocks.arrived);
        Step::back(self.solved.as_ref(), &stood.solved, &mut clocks.solved);
        Step::back(self.pauses.as_ref(), &stood.pauses, &mut clocks.pauses);
        Step::back(self.breached.as_ref(), &stood.breached, &mut clocks.breached);
        for stopped in &self.stopped {
            stopped.let_go(&mut clocks.list);
        }
        for reset in &self.reset {
            reset.put_back(&stood.list, &mut clocks.list);
        }
    }
}
