//! The house rules of a desk: what pauses a clock, what a route costs, when a debt bites. `policy.toml` is this struct.

mod autopilot;
mod billing;
mod entitlement;
pub mod hours;
mod lifting;
mod loyalty;
mod settings;
mod verdicts;

pub use autopilot::Autopilot;
pub use billing::{Billing, RateTable};
pub use entitlement::{DANGER, Demand, Entitlement, Lack, Lacking};
pub use lifting::Lifting;
pub use loyalty::Loyalty;
pub use settings::{SETTINGS, Setting, Wants, is_between, sections, sentence_id, setting, settings_of};
pub use verdicts::{Phrase, Verdicts};

use super::field::Field;
use super::moment::Minutes;
use super::money::Money;
use super::skill::Zone;
use super::ticket::Priority;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A reason that a person picks by one digit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Code in the log and in `--reason`.
    pub code: String,
    /// Russian words.
    pub ru: String,
    /// English words.
    pub en: String,
    /// For waits: do the clocks stand still?
    #[serde(default)]
    pub pauses: bool,
}

/// Lists of reasons; the place in a list is the digit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reasons {
    /// Why a ticket waits.
    pub wait: Vec<Reason>,
    /// Why a rule of routing was overridden by hand.
    pub over: Vec<Reason>,
    /// Why a ticket was taken without contract or object, or against the verdict.
    pub exception: Vec<Reason>,
    /// Why a deadline was missed.
    pub breach: Vec<Reason>,
    /// Why a priority was re-assessed.
    pub reassess: Vec<Reason>,
}

/// Weights of the routing terms; each term is counted in minutes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Routing {
    /// Times the minutes of travel, visits only.
    pub travel: i64,
    /// For each level above what is asked.
    pub over_qualified: i64,
    /// For each preferred skill that is missing.
    pub missing_preferred: i64,
    /// Off (negative) for the engineer who knows the client, object or asset.
    pub knows_client: i64,
    /// Off (negative) for the client's personal engineer.
    pub personal: i64,
    /// Off (negative) for whoever holds the ticket already: reopened work goes back to the same hands.
    pub keeps: i64,
    /// For each open ticket already held, or for each hour of work where load counts minutes: the k-th one costs k times this (convex).
    pub load: i64,
    /// Times the minutes by which the unit would be late.
    pub late: i64,
    /// Times (urgency + 1) when the shift starts only later: per minute of waiting for the shift.
    pub wait_for_shift: i64,
    /// May a neighbour zone be served?
    pub neighbours: bool,
    /// Minutes between zones that are not in `minutes_between`.
    pub neighbour_minutes: i64,
    /// Minutes between zones; symmetric, the same zone is 0.
    pub minutes_between: BTreeMap<String, BTreeMap<String, i64>>,
    /// Share of the time left, in percent, under which urgency grows by one.
    pub urgent_percent: i64,
    /// Urgency of each priority, least urgent first.
    pub urgency: [u8; 4],
}

/// What load and room of a unit count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LoadUnit {
    /// Tickets, each the same.
    #[default]
    Tickets,
    /// Minutes of work: the load term counts begun hours, the room is what is left of the unit's minutes.
    Minutes,
}

/// What a debt does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DebtEffect {
    /// Nothing but a mark.
    Mark,
    /// A routing term puts it behind others.
    EndOfQueue,
    /// Somebody must approve.
    Approval,
}

/// When a debt bites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Debts {
    /// Overdue for at least so many days.
    pub days: i64,
    /// And at least this sum overdue.
    pub minor: i64,
    /// Days of grace on top.
    pub grace_days: i64,
    /// What it does.
    pub effect: DebtEffect,
    /// Data older than so many days never blocks.
    pub stale_days: i64,
    /// «Оплатили сегодня» is believed for so many days, until the books must show the money.
    pub paid_days: i64,
    /// Who may approve, where the contract names no manager.
    pub approver: String,
    /// Their phone, E.164.
    pub approver_phone: String,
}

/// Times that the desk keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Times {
    /// An assigned engineer should answer within so many minutes, else the ticket comes back up.
    pub confirm: Minutes,
    /// A ticket is at risk with less than so many minutes left.
    pub at_risk: Minutes,
    /// A solved ticket is closed after so many hours.
    pub close_after_hours: i64,
    /// A claim (C) ends by itself after so many minutes.
    pub claim: Minutes,
    /// Load is level when nobody at work has more planned work than the mean and these minutes.
    pub level_above: Minutes,
    /// Equipment that calls for somebody so many times within `often_days` is told of.
    pub often: i64,
    /// Days that are counted for `often`.
    pub often_days: i64,
}

/// The house rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Policy {
    /// Its name, printed with each plan.
    pub name: String,
    /// Zone of the desk's wall clock.
    pub zone: Tz,
    /// Country for phone numbers without one (ISO 3166).
    pub country: String,
    /// Lists of reasons.
    pub reasons: Reasons,
    /// Routing.
    pub routing: Routing,
    /// Field practice.
    pub field: Field,
    /// What lifting a rule costs.
    pub lifting: Lifting,
    /// What load and room count.
    pub load: LoadUnit,
    /// Bills.
    pub billing: Billing,
    /// Debts.
    pub debts: Debts,
    /// Who is served without a contract, what is written down without an object.
    pub entitlement: Entitlement,
    /// Verdicts of calls.
    pub verdict: Verdicts,
    /// Times.
    pub times: Times,
    /// How clients are asked whether they are content.
    pub loyalty: Loyalty,
    /// What the autopilot may do by itself.
    pub autopilot: Autopilot,
    /// Targets of tickets without a contract: the package of this id.
    pub default_package: Option<String>,
    /// Price of a visit and an hour without a contract, kopecks.
    pub base_visit: Option<Money>,
    /// Price of an hour without a contract, kopecks.
    pub base_hour: Option<Money>,
    /// The shift's end that the header shows, minutes after midnight.
    pub shift_ends: u16,
    /// Who leads here, by the names that they work under; where nobody is named, everybody may do what leads may.
    pub leads: Vec<String>,
}

impl Policy {
    /// May this person do what leads may? The log keeps the answer beside the name.
    #[must_use]
    pub fn is_lead(&self, name: &str) -> bool {
        let same = |lead: &String| crate::text::fold(lead) == crate::text::fold(name);
        self.leads.is_empty() || self.leads.iter().any(same)
    }

    /// The role that the log keeps beside a name.
    #[must_use]
    pub fn role(&self, name: &str) -> &'static str {
        if self.is_lead(name) { "lead" } else { "dispatcher" }
    }

    /// Do the clocks stand still for this reason?
    #[must_use]
    pub fn pauses(&self, reason: &str) -> bool {
        self.reasons.wait.iter().any(|r| r.code == reason && r.pauses)
    }

    /// Minutes between two zones: 0 in one zone, the matrix, else the neighbourhood's default.
    #[must_use]
    pub fn minutes_between(&self, a: &Zone, b: &Zone) -> i64 {
        if a == b || a.0.is_empty() || b.0.is_empty() {
            return 0;
        }
        let known =
            |x: &Zone, y: &Zone| self.routing.minutes_between.get(x.0.as_str()).and_then(|row| row.get(y.0.as_str())).copied();
        known(a, b).or_else(|| known(b, a)).unwrap_or(self.routing.neighbour_minutes)
    }

    /// Urgency 0..3 by priority alone; time left adds to it in `routing`.
    #[must_use]
    pub fn urgency_of(&self, priority: Priority) -> u8 {
        self.routing.urgency[priority as usize].min(3)
    }
}

fn reason(code: &str, ru: &str, en: &str, pauses: bool) -> Reason {
    Reason { code: code.into(), ru: ru.into(), en: en.into(), pauses }
}

impl Default for Reasons {
    fn default() -> Self {
        Self {
            wait: vec![
                reason("client", "клиента", "the client", true),
                reason("part", "запчасть", "a part", true),
                reason("access", "доступ на объект", "access to the site", true),
                reason("approval", "согласование", "approval", true),
                reason("third-party", "подрядчика", "a third party", false),
                reason("later", "наше время", "our own time", false),
            ],
            over: vec![
                reason("client-asked", "клиент просил его", "the client asked for them", false),
                reason("knows-object", "знает объект", "knows the object", false),
                reason("by-phone", "договорились по телефону", "agreed by phone", false),
                reason("nobody-else", "больше некому", "nobody else", false),
                reason("training", "под присмотром", "under supervision", false),
            ],
            exception: vec![
                reason("contract-coming", "договор оформляют", "the contract is being signed", false),
                reason("not-in-books", "договор есть, в базе его ещё нет", "there is a contract, not in the books yet", false),
                reason("will-pay", "клиент согласен платить", "the client agrees to pay", false),
                reason("agreed", "разрешил руководитель", "a lead allowed it", false),
                reason(DANGER, "ждать опасно", "waiting is dangerous", false),
            ],
            breach: vec![
                reason("no-engineer", "не было инженера", "no engineer", false),
                reason("no-part", "не было запчасти", "no part", false),
                reason("no-access", "не пустили", "no access", false),
                reason("road", "дорога", "the road", false),
                reason("wrong-priority", "неверный приоритет", "wrong priority", false),
                reason("forgot", "не заметили", "went unnoticed", false),
            ],
            reassess: vec![
                reason("worse", "хуже, чем сказали", "worse than was said", false),
                reason("people", "страдают люди", "people are affected", false),
                reason("mistake", "ошиблись при записи", "a mistake at registration", false),
                reason("better", "не так срочно", "less urgent", false),
            ],
        }
    }
}

impl Default for Routing {
    fn default() -> Self {
        Self {
            travel: 1,
            over_qualified: 4,
            missing_preferred: 15,
            knows_client: -20,
            personal: -10,
            keeps: -15,
            load: 12,
            late: 2,
            wait_for_shift: 1,
            neighbours: true,
            neighbour_minutes: 40,
            minutes_between: BTreeMap::new(),
            urgent_percent: 25,
            urgency: [0, 1, 2, 3],
        }
    }
}

impl Default for Debts {
    fn default() -> Self {
        Self {
            days: 30,
            minor: 5_000_000,
            grace_days: 3,
            effect: DebtEffect::Approval,
            stale_days: 3,
            paid_days: 3,
            approver: String::new(),
            approver_phone: String::new(),
        }
    }
}

impl Default for Times {
    fn default() -> Self {
        Self {
            confirm: Minutes(15),
            at_risk: Minutes(60),
            close_after_hours: 72,
            claim: Minutes(10),
            level_above: Minutes(60),
            often: 3,
            often_days: 30,
        }
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            name: "default".into(),
            zone: chrono_tz::Europe::Moscow,
            country: "RU".into(),
            reasons: Reasons::default(),
            routing: Routing::default(),
            field: Field::default(),
            lifting: Lifting::default(),
            load: LoadUnit::default(),
            billing: Billing::default(),
            debts: Debts::default(),
            entitlement: Entitlement::default(),
            verdict: Verdicts::default(),
            times: Times::default(),
            loyalty: Loyalty::default(),
            autopilot: Autopilot::default(),
            default_package: None,
            base_visit: None,
            base_hour: None,
            shift_ends: 20 * 60,
            leads: Vec::new(),
        }
    }
}
