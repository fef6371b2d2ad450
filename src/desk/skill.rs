//! Skills, zones, permits: what work needs and what an engineer has.

use super::moment::Moment;
use crate::text::Word;
use serde::{Deserialize, Serialize};

/// A skill an engineer has: a tag and a level 1..=5.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Skill {
    /// The tag, lower case (`опс`, `скуд`, `сети`).
    pub tag: String,
    /// 1 (may help) to 5 (teaches others).
    pub level: u8,
}

/// A skill that a ticket asks for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Need {
    /// The tag, lower case.
    pub tag: Word,
    /// The least level.
    pub level: u8,
    /// False for a skill that is only better to have.
    pub required: bool,
}

/// A paper that lets an engineer do a kind of work (height, electrical, fire), with its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Permit {
    /// The tag, lower case.
    pub tag: String,
    /// When it expires; never, when none.
    pub until: Option<Moment>,
}

/// A zone of service (`север`); compared as text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Zone(pub Word);

/// A group (or line) of support that a ticket may wait in.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Group(pub Word);

/// A kind of work or object (`видео`, `опс`, `сети`): what contracts cover and engineers know.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WorkKind(pub Word);
