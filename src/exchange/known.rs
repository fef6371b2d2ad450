//! What stands on the desk already, so that a file's references can be checked.

use super::register::Register;
use crate::desk::client::Company;
use crate::desk::contract::Contract;
use crate::desk::{AssetId, CompanyId, ContractId, Moment, Policy, Record, SiteId, Unit, UnitId};
use crate::text::Raw;
use std::collections::{BTreeMap, BTreeSet};

/// What stands on the desk already. Made of the desk's records; the files of one import may add to it one after another.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The house rules: zone and country are taken from here.
    pub policy: Policy,
    /// When the import is made.
    pub now: Moment,
    /// Engineers and crews.
    pub units: BTreeMap<UnitId, Unit>,
    /// Clients.
    pub companies: BTreeMap<CompanyId, Company>,
    /// Whose each site is.
    pub sites: BTreeMap<SiteId, CompanyId>,
    /// What each site is called.
    pub site_names: BTreeMap<SiteId, Raw>,
    /// Tickets, by id; only an import of tickets needs them.
    pub tickets: BTreeSet<String>,
    /// Equipment.
    pub assets: BTreeSet<AssetId>,
    /// Packages, by id.
    pub packages: BTreeSet<String>,
    /// The desk's own calendars, by id.
    pub calendars: BTreeSet<String>,
    /// Contracts; only imports of contracts and quotas need them.
    pub contracts: BTreeMap<ContractId, Contract>,
    /// Clients by what they are found by.
    pub register: Register,
}

impl Known {
    /// Starts with a policy and a clock.
    #[must_use]
    pub fn new(policy: Policy, now: Moment) -> Self {
        Self { policy, now, ..Self::default() }
    }

    /// Takes a record in.
    pub fn add(&mut self, record: &Record) {
        match record {
            Record::Unit(r) => drop(self.units.insert(r.id.clone(), (**r).clone())),
            Record::Company(r) => self.add_company(r),
            Record::Site(r) => {
                self.sites.insert(r.id.clone(), r.company.clone());
                self.site_names.insert(r.id.clone(), r.name.clone());
            }
            Record::Asset(r) => drop(self.assets.insert(r.id.clone())),
            Record::Package(r) => drop(self.packages.insert(r.id.as_str().into())),
            Record::Calendar(id, _) => drop(self.calendars.insert(id.as_str().into())),
            Record::Policy(r) => self.policy = (**r).clone(),
            Record::Contract(r) => drop(self.contracts.insert(r.id.clone(), (**r).clone())),
            Record::Match(r) => self.register.remember(r),
            Record::PriceList(_)
            | Record::Contact(_)
            | Record::Debt(_)
            | Record::Ruling(_)
            | Record::Origin(_)
            | Record::Maintenance(_)
            | Record::Call(_) => {}
        }
    }

    fn add_company(&mut self, company: &Company) {
        if self.companies.insert(company.id.clone(), company.clone()).is_none() {
            self.register.add(company);
        }
    }

    /// The country to assume for phones.
    #[must_use]
    pub fn country(&self) -> phonenumber::country::Id {
        self.policy.country.parse().unwrap_or(phonenumber::country::Id::RU)
    }

    /// Is there such a calendar, of the desk's own or built in?
    #[must_use]
    pub fn has_calendar(&self, id: &str) -> bool {
        self.calendars.contains(id) || crate::sla::Calendars::builtin().get(&id.into()).is_some()
    }
}
