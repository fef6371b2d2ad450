//! Maps: how a foreign log is read. A map is TOML; `tests/data/servicenow.toml` is one, with every key explained.

use super::table::text_of;
use super::values;
use super::why::Why;
use crate::desk::contract::{Goals, Targets};
use crate::desk::{Channel, Mode, Moment, Phase, Priority};
use chrono_tz::Tz;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::Read;

/// A map of a foreign log.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Map {
    /// How dates are written.
    #[serde(default)]
    pub dates: Dates,
    /// Columns of the tickets file.
    pub ticket: TicketColumns,
    /// Columns of the events file; without it tickets stand as their own file says.
    #[serde(default)]
    pub events: Option<EventColumns>,
    /// What the foreign values mean.
    #[serde(default)]
    pub values: Values,
    /// Targets for the tickets, which the log has none of.
    #[serde(default)]
    pub package: Option<PackageOf>,
    /// How engineers come out of tables of work done.
    #[serde(default)]
    pub engineers: Option<EngineerColumns>,
}

/// How dates are written.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Dates {
    /// `iso`, or a format of chrono's (`%d.%m.%Y %H:%M`).
    pub format: String,
    /// The zone of dates without one.
    pub zone: Tz,
}

impl Default for Dates {
    fn default() -> Self {
        Self { format: "iso".into(), zone: Tz::UTC }
    }
}

/// Columns of the tickets file; a text in braces is a template (`{category}: {symptom}`).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TicketColumns {
    /// Identifier; its last digits are the number.
    pub id: String,
    /// When it was registered.
    pub opened: String,
    /// The subject: a template.
    pub subject: String,
    /// The text: a template.
    #[serde(default)]
    pub text: String,
    /// Who registered it.
    #[serde(default)]
    pub by: String,
    /// State, where there is no events file.
    #[serde(default)]
    pub state: String,
    /// Priority.
    #[serde(default)]
    pub priority: String,
    /// Channel.
    #[serde(default)]
    pub channel: String,
    /// Group.
    #[serde(default)]
    pub group: String,
    /// Who holds it.
    #[serde(default)]
    pub assignee: String,
    /// Zone.
    #[serde(default)]
    pub zone: String,
    /// Who asked.
    #[serde(default)]
    pub contact: String,
    /// Kind of work.
    #[serde(default)]
    pub kind: String,
    /// The skill it asks for.
    #[serde(default)]
    pub skill: String,
    /// At which level.
    #[serde(default = "one")]
    pub skill_level: u8,
    /// Where the work is done.
    #[serde(default)]
    pub mode: Mode,
    /// Expected minutes of work.
    #[serde(default = "hour")]
    pub effort: i64,
}

fn one() -> u8 {
    1
}

fn hour() -> i64 {
    60
}

/// Columns of the events file: each row is the ticket as an update left it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventColumns {
    /// The ticket.
    pub id: String,
    /// When.
    pub at: String,
    /// Who.
    #[serde(default)]
    pub by: String,
    /// State after it.
    pub state: String,
    /// Priority after it.
    #[serde(default)]
    pub priority: String,
    /// Group after it.
    #[serde(default)]
    pub group: String,
    /// Holder after it; empty is nobody.
    #[serde(default)]
    pub assignee: String,
}

/// What the foreign values mean; a value that is not named is a bad row.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Values {
    /// State -> `new`, `open`, `solved`, `closed`, or `waiting:REASON` with a reason of the policy.
    pub state: BTreeMap<String, String>,
    /// Priority.
    pub priority: BTreeMap<String, Priority>,
    /// Channel.
    pub channel: BTreeMap<String, Channel>,
    /// Skill; one that is not named keeps its own name in lower case.
    pub skill: BTreeMap<String, String>,
    /// Zone; one that is not named keeps its own name.
    pub zone: BTreeMap<String, String>,
}

/// Targets for the tickets of a log: becomes a package, and the policy's default one where it has none.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackageOf {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Calendar.
    pub calendar: String,
    /// Minutes to the reaction by priority, least urgent first.
    #[serde(default)]
    pub reaction: Option<[i64; 4]>,
    /// Minutes to the solution by priority, least urgent first.
    #[serde(default)]
    pub resolution: Option<[i64; 4]>,
}

impl PackageOf {
    /// The targets.
    #[must_use]
    pub fn targets(&self) -> Targets {
        let minutes = |list: Option<[i64; 4]>, place: usize| list.map(|l| crate::desk::Minutes(l[place]));
        Targets {
            goals: std::array::from_fn(|place| Goals {
                reaction: minutes(self.reaction, place),
                resolution: minutes(self.resolution, place),
                ..Goals::default()
            }),
            calendar: self.calendar.as_str().into(),
            critical_calendar: None,
            reaction_by: crate::desk::contract::ReactionBy::Accepted,
            holder: None,
            queue: None,
            warn_percent: vec![25],
        }
    }
}

/// How engineers come out of tables `engineer, <what>, number`: each column that is there adds to the same engineers.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EngineerColumns {
    /// The engineer.
    pub id: String,
    /// How many tickets of that sort ended with them.
    pub number: String,
    /// Column of the skill.
    #[serde(default)]
    pub skill: String,
    /// Column of the zone.
    #[serde(default)]
    pub zone: String,
    /// Column of the group.
    #[serde(default)]
    pub group: String,
    /// From how many tickets on a level is reached, level 1 first.
    #[serde(default = "levels")]
    pub levels: [i64; 5],
    /// Their shift, as in an engineers file.
    #[serde(default)]
    pub shift: String,
    /// The zone of the shift.
    #[serde(default)]
    pub timezone: Option<Tz>,
    /// Tickets at once.
    #[serde(default = "tickets")]
    pub tickets: u32,
}

fn levels() -> [i64; 5] {
    [1, 3, 10, 30, 100]
}

fn tickets() -> u32 {
    8
}

impl Map {
    /// Reads a map and checks what it says.
    ///
    /// # Errors
    /// What is wrong, with its line where TOML knows it.
    pub fn read(from: impl Read) -> Result<Self, Vec<Why>> {
        let text = text_of(from).map_err(|why| vec![why])?;
        let map: Self = toml::from_str(&text).map_err(|e| vec![Why::Setting(e.to_string())])?;
        let mut wrong: Vec<Why> = Vec::new();
        for (state, phase) in &map.values.state {
            if phase_of(phase).is_none() {
                wrong.push(Why::Setting(format!(
                    "values.state: “{state}” = “{phase}” is none of new, open, waiting:REASON, solved, closed"
                )));
            }
        }
        if let Some(engineers) = &map.engineers
            && !engineers.shift.is_empty()
            && values::shift(&engineers.shift).is_err()
        {
            wrong.push(Why::Setting(format!("engineers.shift: {}", Why::Shift)));
        }
        if wrong.is_empty() { Ok(map) } else { Err(wrong) }
    }

    /// A date of the log.
    pub fn date(&self, text: &str) -> Result<Moment, Why> {
        match self.dates.format.as_str() {
            "iso" => values::date(text, self.dates.zone),
            format => values::date_as(text, format, self.dates.zone),
        }
    }

    /// The phase that a state means.
    pub fn phase(&self, state: &str) -> Result<Phase, Why> {
        self.values.state.get(state).and_then(|p| phase_of(p)).ok_or_else(|| Why::Unmapped("state".into()))
    }

    /// A priority of the log; Normal when empty.
    pub fn priority(&self, text: &str) -> Result<Priority, Why> {
        looked_up(&self.values.priority, text, "priority")
    }

    /// A channel of the log; by phone when empty.
    pub fn channel(&self, text: &str) -> Result<Channel, Why> {
        looked_up(&self.values.channel, text, "channel")
    }

    /// The tag of a skill of the log.
    #[must_use]
    pub fn skill(&self, text: &str) -> String {
        self.values.skill.get(text).cloned().unwrap_or_else(|| text.to_lowercase())
    }

    /// A zone of the log.
    #[must_use]
    pub fn zone(&self, text: &str) -> String {
        self.values.zone.get(text).cloned().unwrap_or_else(|| text.to_owned())
    }
}

fn looked_up<T: Copy + Default>(table: &BTreeMap<String, T>, text: &str, name: &str) -> Result<T, Why> {
    if text.is_empty() {
        return Ok(T::default());
    }
    table.get(text).copied().ok_or_else(|| Why::Unmapped(name.into()))
}

fn phase_of(word: &str) -> Option<Phase> {
    Some(match word {
        "new" => Phase::New,
        "open" => Phase::Open,
        "solved" => Phase::Solved,
        "closed" => Phase::Closed,
        other => {
            let reason = other.strip_prefix("waiting:").filter(|r| !r.is_empty())?;
            Phase::Waiting { reason: reason.into(), until: None }
        }
    })
}
