//! A new ticket before it has a number: what is known of it, in the shape of a ticket. The form, the quick line, the pasted list
//! and `pult new` all register through here.

use super::clock::Clocks;
use super::ids::{AssetId, ContactId, ContractId, Named, SiteId, TicketId};
use super::moment::{Minutes, Moment};
use super::skill::{Need, WorkKind, Zone};
use super::ticket::{Channel, Extra, Head, Mode, People, Phase, Place, Priority, Promise, Ticket, Work};
use super::{Dossier, client::Contact};
use crate::text::Raw;

/// Expected minutes of work where nobody said.
const EFFORT: Minutes = Minutes(60);

/// What is known of a new ticket.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registration {
    /// One line.
    pub subject: Raw,
    /// The client's words.
    pub text: Raw,
    /// How it came in.
    pub channel: Channel,
    /// How urgent.
    pub priority: Priority,
    /// Where.
    pub place: Place,
    /// Who asks.
    pub contact: Option<Named<ContactId>>,
    /// How many times they have called about it.
    pub calls: u32,
    /// Kind of work, once known.
    pub kind: Option<WorkKind>,
    /// Where it is done.
    pub mode: Mode,
    /// People in danger, a fire alarm, an unguarded object.
    pub safety: bool,
    /// What was said to the client.
    pub promise: Option<Promise>,
}

impl Registration {
    /// The ticket as a desk takes it in; the desk gives the number, and the identifier where this one is empty.
    #[must_use]
    pub fn ticket(self, id: TicketId, created: Moment) -> Ticket {
        let needs = self.kind.iter().map(|kind| Need { tag: kind.0.clone(), level: 1, required: true }).collect();
        Ticket {
            head: Head {
                id,
                number: 0,
                subject: self.subject,
                text: self.text,
                channel: self.channel,
                phase: Phase::New,
                status: Raw::default(),
                // People in danger wait for nobody, whatever was chosen in the form.
                priority: if self.safety { Priority::Critical } else { self.priority },
                created,
                version: 0,
            },
            place: self.place,
            people: People { contact: self.contact, calls: self.calls, ..People::default() },
            clocks: Clocks::default(),
            work: Work {
                kind: self.kind.unwrap_or_default(),
                mode: self.mode,
                safety: self.safety,
                needs,
                people: 1,
                effort: EFFORT,
                ..Work::default()
            },
            extra: Extra { promise: self.promise, ..Extra::default() },
        }
    }
}

/// Where a ticket of this client is, with the names as the client's record has them.
#[must_use]
pub fn place(dossier: Option<&Dossier>, site: Option<&SiteId>, assets: Vec<AssetId>, contract: Option<ContractId>) -> Place {
    let site = site.and_then(|id| dossier?.sites.iter().find(|site| site.id == *id));
    Place {
        company: dossier.map(|d| Named::new(d.company.id.clone(), d.company.name.clone())),
        site: site.map(|site| Named::new(site.id.clone(), site.name.clone())),
        zone: site.map_or_else(Zone::default, |site| site.zone.clone()),
        assets,
        contract,
    }
}

/// Somebody by id and name.
#[must_use]
pub fn named(contact: &Contact) -> Named<ContactId> {
    Named::new(contact.id.clone(), contact.name.clone())
}
