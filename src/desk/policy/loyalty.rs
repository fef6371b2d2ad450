//! When clients are asked whether they are content, and what their answers are measured by.

use serde::{Deserialize, Serialize};

/// How clients are asked, and the reference values of the loyalty index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Loyalty {
    /// The same person is asked at most once in so many days.
    pub ask_days: i64,
    /// From this index on it is well, in percent.
    pub good: i64,
    /// Below this index it is ill, in percent.
    pub poor: i64,
}

impl Default for Loyalty {
    fn default() -> Self {
        Self { ask_days: 30, good: 60, poor: 20 }
    }
}
