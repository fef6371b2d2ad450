//! The client's side: companies, people, objects, equipment.

use super::ids::{AssetId, CompanyId, ContactId, SiteId, UnitId};
use super::moment::Moment;
use super::phone::Phone;
use super::skill::{WorkKind, Zone};
use crate::text::Raw;
use serde::{Deserialize, Serialize};

/// Somebody to ask, with a phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approver {
    /// Name.
    pub name: Raw,
    /// Phone.
    pub phone: Option<Phone>,
}

/// A client company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Company {
    /// Identifier.
    pub id: CompanyId,
    /// Name.
    pub name: Raw,
    /// ИНН, 10 or 12 digits.
    #[serde(default)]
    pub inn: String,
    /// КПП.
    #[serde(default)]
    pub kpp: String,
    /// Category of the price lists.
    #[serde(default)]
    pub category: String,
    /// Treated first among equals; never routed by the autopilot.
    #[serde(default)]
    pub vip: bool,
    /// Paid from a budget: debts never block.
    #[serde(default)]
    pub state_client: bool,
    /// Who of ours looks after it.
    pub manager: Option<Approver>,
    /// Who of theirs approves paid work.
    pub approver: Option<Approver>,
    /// Engineers they do not want.
    #[serde(default)]
    pub excluded: Vec<UnitId>,
    /// Engineer they are used to.
    pub preferred: Option<UnitId>,
}

#[cfg(test)]
impl Company {
    /// A client of the tests, of whom nothing else is known.
    pub(crate) fn of_tests(id: &str, name: &str) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            inn: String::new(),
            kpp: String::new(),
            category: String::new(),
            vip: false,
            state_client: false,
            manager: None,
            approver: None,
            excluded: Vec::new(),
            preferred: None,
        }
    }
}

/// A person of a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Identifier.
    pub id: ContactId,
    /// Where they work; a private person has none.
    pub company: Option<CompanyId>,
    /// Name.
    pub name: Raw,
    /// What they are («управляющая»).
    #[serde(default)]
    pub role: Raw,
    /// Phones.
    #[serde(default)]
    pub phones: Vec<Phone>,
    /// E-mail.
    #[serde(default)]
    pub email: Raw,
    /// The object they usually call about.
    pub site: Option<SiteId>,
    /// What they are entitled to.
    #[serde(default)]
    pub may: Entitled,
}

/// What a contact is entitled to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entitled {
    /// Approve paid work.
    #[serde(default)]
    pub approve: bool,
    /// Hear the sum of a debt.
    #[serde(default)]
    pub hear_debt: bool,
    /// Ask for a higher priority.
    #[serde(default)]
    pub raise: bool,
}

/// Who may go through the guard, until when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pass {
    /// The engineer or crew.
    pub unit: UnitId,
    /// Until.
    pub until: Option<Moment>,
}

/// How to get in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    /// Minutes after local midnight, from and to; any time when none.
    pub hours: Option<(u16, u16)>,
    /// Where the keys are.
    #[serde(default)]
    pub keys: Raw,
    /// True when a pass is needed.
    #[serde(default)]
    pub pass_needed: bool,
    /// Who has one.
    #[serde(default)]
    pub passes: Vec<Pass>,
    /// What else to know: door code, dog, parking.
    #[serde(default)]
    pub note: Raw,
    /// The word by which a caller shows that they may speak for this object.
    #[serde(default, skip_serializing_if = "Raw::is_blank")]
    pub code_word: Raw,
}

/// A place under service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// Identifier.
    pub id: SiteId,
    /// Whose.
    pub company: CompanyId,
    /// Name («склад 2»).
    pub name: Raw,
    /// Address.
    #[serde(default)]
    pub address: Raw,
    /// Zone of service.
    #[serde(default)]
    pub zone: Zone,
    /// How to get in.
    #[serde(default)]
    pub access: Access,
}

/// A piece of equipment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asset {
    /// Identifier.
    pub id: AssetId,
    /// Where it stands.
    pub site: SiteId,
    /// Whose.
    pub company: CompanyId,
    /// What it is.
    pub name: Raw,
    /// Kind of work it belongs to.
    #[serde(default)]
    pub kind: WorkKind,
    /// Serial number.
    #[serde(default)]
    pub serial: Raw,
    /// End of the warranty.
    pub warranty_until: Option<Moment>,
    /// Found in need of repair.
    #[serde(default)]
    pub defect: bool,
}
