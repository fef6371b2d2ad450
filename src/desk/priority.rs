//! How urgent a ticket was said to be.

use serde::{Deserialize, Serialize};

/// How urgent the ticket was said to be. Ordered: a later one is more urgent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// Низкий.
    Low,
    /// Обычный.
    #[default]
    Normal,
    /// Высокий.
    High,
    /// Авария.
    Critical,
}

impl Priority {
    /// All of them, least urgent first.
    pub const ALL: [Self; 4] = [Self::Low, Self::Normal, Self::High, Self::Critical];

    /// The name in JSON, in scripts and in the texts (`cmd-priority-high`).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Normal => "normal",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }

    /// The next more urgent one.
    #[must_use]
    pub fn raised(self) -> Option<Self> {
        Self::ALL.into_iter().find(|p| *p > self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_priority_is_called_alike_everywhere_and_rises_to_the_top() {
        for priority in Priority::ALL {
            assert_eq!(serde_json::to_value(priority).unwrap(), priority.name());
        }
        assert_eq!(Priority::Low.raised(), Some(Priority::Normal));
        assert_eq!(Priority::Critical.raised(), None);
    }
}
