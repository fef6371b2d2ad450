//! Where contracts, limits, price lists and equipment came from last: what another program said is shown with its name and its age.

use super::moment::Moment;
use crate::text::Raw;
use serde::{Deserialize, Serialize};

/// What a side source brings, each with an age of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Contracts.
    Contracts,
    /// Limits of contracts with what was used.
    Quotas,
    /// Price lists.
    Prices,
    /// Equipment.
    Assets,
}

impl Topic {
    /// The name in files and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Contracts => "contracts",
            Self::Quotas => "quotas",
            Self::Prices => "prices",
            Self::Assets => "assets",
        }
    }
}

/// The latest import of a topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Of what.
    pub of: Topic,
    /// The program that said so («1С»), else the file.
    pub source: Raw,
    /// When that was true.
    pub as_of: Moment,
    /// The file.
    #[serde(default)]
    pub file: Raw,
    /// Who brought it.
    pub by: Raw,
    /// When it was brought.
    pub at: Moment,
}

/// The latest imports, one a topic.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Origins {
    all: Vec<Origin>,
}

impl Origins {
    /// These imports.
    #[must_use]
    pub const fn of(all: Vec<Origin>) -> Self {
        Self { all }
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Origin] {
        &self.all
    }

    /// Where a topic came from; none where it was never imported. Limits of which no file came came with their contracts.
    #[must_use]
    pub fn get(&self, topic: Topic) -> Option<&Origin> {
        let own = |topic| self.all.iter().find(|origin| origin.of == topic);
        own(topic).or_else(|| if topic == Topic::Quotas { own(Topic::Contracts) } else { None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(of: Topic, source: &str) -> Origin {
        Origin { of, source: source.into(), as_of: Moment(0), file: Raw::default(), by: "Гришин".into(), at: Moment(0) }
    }

    #[test]
    fn limits_came_with_their_contracts_unless_a_file_of_their_own_did() {
        let source = |origins: &Origins, topic| origins.get(topic).map(|origin| origin.source.raw().to_owned());
        let mut all = vec![origin(Topic::Contracts, "1С")];
        assert_eq!(source(&Origins::of(all.clone()), Topic::Quotas).as_deref(), Some("1С"));
        all.push(origin(Topic::Quotas, "учёт выездов"));
        let both = Origins::of(all);
        assert_eq!(source(&both, Topic::Quotas).as_deref(), Some("учёт выездов"));
        assert_eq!(source(&both, Topic::Contracts).as_deref(), Some("1С"));
        assert_eq!(source(&both, Topic::Assets), None, "nobody brought any");
    }
}
