//! How long to search, in steps of work: the same on every machine, so that the plan is too.

/// Steps of work that a search may spend; one is about a nanosecond of a machine of today.
#[derive(Clone, Copy, Debug)]
pub struct Effort(pub u64);

impl Default for Effort {
    /// About half a second.
    fn default() -> Self {
        Self(400_000_000)
    }
}

/// What is left of an effort.
#[derive(Clone, Copy, Debug)]
pub(super) struct Steps(u64);

impl Steps {
    pub fn of(effort: Effort) -> Self {
        Self(effort.0)
    }

    pub fn spend(&mut self, steps: usize) {
        self.0 = self.0.saturating_sub(steps as u64);
    }

    pub fn left(self) -> u64 {
        self.0
    }

    pub fn are_spent(self) -> bool {
        self.0 == 0
    }

    /// Sets a part aside that is to be spent first, as much as there is of it.
    pub fn part(&mut self, steps: u64) -> Self {
        let part = self.0.min(steps);
        self.0 -= part;
        Self(part)
    }

    /// Takes back what was not spent.
    pub fn take_back(&mut self, rest: Self) {
        self.0 += rest.0;
    }
}
