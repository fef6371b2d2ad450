//! The names of the hard rules, of the ways to lift one, and of the terms: in JSON, in the texts, in the log.

use serde::{Deserialize, Serialize};

/// A hard rule, by the name that people see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Does not work here any more.
    Inactive,
    /// Absent: ill, on holiday.
    Absent,
    /// Neither on shift now nor before the deadline.
    OffShift,
    /// Rests after a night shift.
    Rests,
    /// Lacks a skill at its level.
    Skill,
    /// Lacks a permit.
    Permit,
    /// Does not serve the zone.
    Zone,
    /// The object is closed whenever they work.
    Closed,
    /// On duty: takes urgent work only.
    Duty,
    /// In the zone's reserve: stays free for urgent work.
    Reserve,
    /// No room left for another ticket.
    Full,
    /// The client does not want them.
    Excluded,
    /// Two are needed: crews only, and crews of which two are there.
    NeedsCrew,
    /// No pass for the object.
    Pass,
    /// Not a member of the ticket's group.
    Group,
    /// Was given this ticket and said no.
    Declined,
    /// The ticket is pinned to its holder.
    Pinned,
    /// On hold for approval.
    Held,
    /// Can wait: too early.
    Early,
}

impl Rule {
    /// All rules in the order they are asked: what would not pass by waiting comes first, so that the reason shown is the lasting one.
    pub const ALL: [Self; 19] = [
        Self::Inactive,
        Self::Pinned,
        Self::Held,
        Self::Early,
        Self::Excluded,
        Self::Declined,
        Self::Group,
        Self::NeedsCrew,
        Self::Skill,
        Self::Permit,
        Self::Zone,
        Self::Pass,
        Self::Closed,
        Self::Absent,
        Self::Rests,
        Self::OffShift,
        Self::Duty,
        Self::Reserve,
        Self::Full,
    ];

    /// Its place among [`Rule::ALL`].
    pub(super) const fn place(self) -> usize {
        let mut place = 0;
        while Self::ALL[place] as usize != self as usize {
            place += 1;
        }
        place
    }

    /// The name in JSON and in the texts (`rule-off_shift`).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Inactive => "inactive",
            Self::Absent => "absent",
            Self::OffShift => "off_shift",
            Self::Rests => "rests",
            Self::Skill => "skill",
            Self::Permit => "permit",
            Self::Zone => "zone",
            Self::Closed => "closed",
            Self::Duty => "duty",
            Self::Reserve => "reserve",
            Self::Full => "full",
            Self::Excluded => "excluded",
            Self::NeedsCrew => "needs_crew",
            Self::Pass => "pass",
            Self::Group => "group",
            Self::Declined => "declined",
            Self::Pinned => "pinned",
            Self::Held => "held",
            Self::Early => "early",
        }
    }
}

/// How one rule is lifted for one unit, by the name that people see. What protects people or keeps a word given to the client
/// (permits, two for the work, exclusions, approvals, pins) has no such name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lift {
    /// Comes from a zone that the policy does not count as near.
    OtherZone,
    /// Begins when the shift, the rest or the absence lets it, after the deadline.
    Later,
    /// Is called in from lunch.
    Lunch,
    /// Has the skill, one level lower.
    LowerSkill,
    /// Takes one ticket more than there is room for.
    OverRoom,
    /// Goes without a pass: somebody meets them at the gate.
    NoPass,
    /// Belongs to another group.
    OtherGroup,
}

impl Lift {
    /// All of them, in the order that settles ties.
    pub const ALL: [Self; 7] =
        [Self::OtherZone, Self::Later, Self::Lunch, Self::LowerSkill, Self::OverRoom, Self::NoPass, Self::OtherGroup];

    /// The name in JSON and in the texts (`lift-other_zone`).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::OtherZone => "other_zone",
            Self::Later => "later",
            Self::Lunch => "lunch",
            Self::LowerSkill => "lower_skill",
            Self::OverRoom => "over_room",
            Self::NoPass => "no_pass",
            Self::OtherGroup => "other_group",
        }
    }
}

/// A named part of a cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermName {
    /// A rule is lifted: only where nobody may.
    Lifted,
    /// Travel from where the fixed work ends.
    Travel,
    /// Waiting for the shift to begin or lunch to end.
    Wait,
    /// Arrival after the deadline.
    Late,
    /// More skill than is asked.
    OverQualified,
    /// A preferred skill is missing.
    Preferred,
    /// Knows the client, object or asset (negative).
    Knows,
    /// The client's personal engineer (negative).
    Personal,
    /// Holds the ticket already (negative).
    Keeps,
    /// Further down the duty chain.
    Duty,
    /// Has waited far too long (negative): whoever goes.
    Aged,
    /// The fuller, the dearer.
    Load,
    /// A client with an old debt stands further back.
    Debt,
}

impl TermName {
    /// All terms in the order they are shown.
    pub const ALL: [Self; 13] = [
        Self::Lifted,
        Self::Travel,
        Self::Wait,
        Self::Late,
        Self::OverQualified,
        Self::Preferred,
        Self::Knows,
        Self::Personal,
        Self::Keeps,
        Self::Duty,
        Self::Aged,
        Self::Debt,
        Self::Load,
    ];

    /// The name in JSON and in the texts (`term-over_qualified`).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lifted => "lifted",
            Self::Travel => "travel",
            Self::Wait => "wait",
            Self::Late => "late",
            Self::OverQualified => "over_qualified",
            Self::Preferred => "preferred",
            Self::Knows => "knows",
            Self::Personal => "personal",
            Self::Keeps => "keeps",
            Self::Duty => "duty",
            Self::Aged => "aged",
            Self::Load => "load",
            Self::Debt => "debt",
        }
    }
}
