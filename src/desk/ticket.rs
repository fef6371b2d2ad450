//! The ticket, in the parts that change together.

use super::clock::Clocks;
use super::ids::{AssetId, BatchId, CompanyId, ContactId, ContractId, Named, SiteId, TicketId, UnitId};
use super::moment::{Minutes, Moment};
use super::opinion::Opinion;
pub use super::phase::{Phase, PhaseKind};
pub use super::priority::Priority;
use super::regulation::Upkeep;
use super::skill::{Group, Need, WorkKind, Zone};
use super::spec::Line;
use super::time::TimeEntry;
use super::visit::Visit;
use crate::text::Raw;
use serde::{Deserialize, Serialize};

/// How the request came in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// By phone.
    #[default]
    Phone,
    /// By e-mail.
    Email,
    /// Support chat.
    Chat,
    /// Client portal.
    Portal,
    /// Form of a site.
    WebForm,
    /// Messenger.
    Messenger,
    /// A monitoring system.
    Monitoring,
}

/// Where the work is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// From afar: zone and travel do not count.
    Remote,
    /// At the client's.
    #[default]
    Visit,
    /// In our workshop.
    Workshop,
}

/// Did the one who was given the work say yes?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "answer")]
pub enum Handed {
    /// Told at this moment, no answer yet.
    Told {
        /// When.
        at: Moment,
    },
    /// Said yes.
    Confirmed {
        /// When.
        at: Moment,
    },
    /// Said no; the ticket comes back up.
    Refused {
        /// When.
        at: Moment,
    },
}

/// Who holds the ticket, and whether they know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// The engineer or crew.
    pub unit: Named<UnitId>,
    /// Their answer.
    pub handed: Handed,
    /// Since when they hold it.
    pub since: Moment,
}

/// What identifies and describes the ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The backend's identifier.
    pub id: TicketId,
    /// The number people say aloud.
    pub number: i64,
    /// One line.
    pub subject: Raw,
    /// The client's words.
    #[serde(default)]
    pub text: Raw,
    /// How it came in.
    #[serde(default)]
    pub channel: Channel,
    /// Where the work stands.
    #[serde(flatten)]
    pub phase: Phase,
    /// The backend's own word for it; empty when it has none.
    #[serde(default)]
    pub status: Raw,
    /// How urgent.
    pub priority: Priority,
    /// When it was registered.
    pub created: Moment,
    /// Grows by one with every change.
    pub version: i64,
}

/// Where the work is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The client.
    pub company: Option<Named<CompanyId>>,
    /// The object.
    pub site: Option<Named<SiteId>>,
    /// Its zone; empty when unknown.
    #[serde(default)]
    pub zone: Zone,
    /// Equipment it is about.
    #[serde(default)]
    pub assets: Vec<AssetId>,
    /// The contract it runs under.
    pub contract: Option<ContractId>,
}

/// Who has to do with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    /// Who asked.
    pub contact: Option<Named<ContactId>>,
    /// The group or line it waits in.
    #[serde(default)]
    pub group: Group,
    /// Who holds it.
    pub assignee: Option<Assignment>,
    /// Not to be sent there (client's wish).
    #[serde(default)]
    pub excluded: Vec<UnitId>,
    /// How many times the client called about it.
    #[serde(default)]
    pub calls: u32,
}

/// What has to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    /// Kind of work.
    #[serde(default)]
    pub kind: WorkKind,
    /// Where it is done.
    #[serde(default)]
    pub mode: Mode,
    /// People in danger, a fire alarm, an unguarded object.
    #[serde(default)]
    pub safety: bool,
    /// Skills asked for.
    #[serde(default)]
    pub needs: Vec<Need>,
    /// Permits asked for (tags).
    #[serde(default)]
    pub permits: Vec<String>,
    /// 1, or 2 where a crew is needed.
    #[serde(default)]
    pub people: u8,
    /// Expected minutes of work.
    #[serde(default)]
    pub effort: Minutes,
    /// Not before this moment; work that can wait is "early" until then.
    pub earliest: Option<Moment>,
}

/// A word given to the client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// What was said.
    pub text: Raw,
    /// By when.
    pub until: Moment,
    /// Who keeps it.
    pub owner: Raw,
    /// When it was given.
    pub made: Moment,
}

/// The rest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extra {
    /// The word given to the client.
    pub promise: Option<Promise>,
    /// The trip.
    pub visit: Option<Visit>,
    /// The router keeps its hands off.
    #[serde(default)]
    pub pinned: bool,
    /// The mass incident it belongs to.
    pub parent: Option<TicketId>,
    /// The specification: what will be billed.
    #[serde(default)]
    pub lines: Vec<Line>,
    /// Time that was spent on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub time: Vec<TimeEntry>,
    /// Why it was late (code of the policy), once asked.
    pub breach_reason: Option<String>,
    /// What the client thought of the work, once asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opinion: Option<Opinion>,
    /// On hold for approval (debt, paid work): who may say yes.
    pub held: Option<String>,
    /// The plan that assigned it.
    pub batch: Option<BatchId>,
    /// Why it was taken all the same, where the verdict or the rules stood against it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excused: Option<Excused>,
    /// The regulation that it is planned maintenance by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upkeep: Option<Upkeep>,
}

/// Taken against the verdict, or without contract or object. The reason that was given stands in the log beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excused {
    /// The code of what stood against it.
    pub against: String,
    /// As what they decided: `lead` or `dispatcher`.
    pub role: String,
    /// Who of ours said yes, where somebody had to.
    pub approved: Option<Raw>,
}

/// One registered request for work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    /// Identity and description.
    pub head: Head,
    /// Where.
    #[serde(default)]
    pub place: Place,
    /// Who.
    #[serde(default)]
    pub people: People,
    /// Until when.
    #[serde(default)]
    pub clocks: Clocks,
    /// What.
    #[serde(default)]
    pub work: Work,
    /// The rest.
    #[serde(default)]
    pub extra: Extra,
}

impl Ticket {
    /// Until when planned maintenance is to be done: the window that was agreed, else the regulation's; none for other work.
    #[must_use]
    pub fn maintained_by(&self) -> Option<Moment> {
        let upkeep = self.extra.upkeep.as_ref()?;
        let agreed = self.extra.visit.as_ref().and_then(|visit| visit.window);
        Some(agreed.map_or(upkeep.by, |(_, until)| until))
    }
}
