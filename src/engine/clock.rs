//! What time it is: the system's clock, or the moment that `PULT_NOW` froze. The only file that asks the machine.

use crate::desk::Moment;

/// The clock of a command or a console.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    frozen: Option<Moment>,
}

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn system() -> Self {
        Self { frozen: None }
    }

    /// A clock that stands.
    #[must_use]
    pub fn frozen_at(at: Moment) -> Self {
        Self { frozen: Some(at) }
    }

    /// The moment it stands at; none while it runs.
    #[must_use]
    pub fn frozen(self) -> Option<Moment> {
        self.frozen
    }

    /// Now.
    #[must_use]
    #[allow(clippy::disallowed_methods, reason = "the one place where the machine is asked for the time")]
    pub fn now(self) -> Moment {
        self.frozen.unwrap_or_else(|| Moment::from(chrono::Utc::now()))
    }
}

/// Measures how long work takes, for people to see; nothing is decided by it.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(std::time::Instant);

impl Stopwatch {
    /// Starts to measure.
    #[must_use]
    #[allow(clippy::disallowed_methods, reason = "a duration shown to people, from the monotonic clock")]
    pub fn start() -> Self {
        Self(std::time::Instant::now())
    }

    /// Milliseconds since the start.
    #[must_use]
    pub fn milliseconds(self) -> f64 {
        self.0.elapsed().as_secs_f64() * 1000.0
    }
}
