//! What stands on the desk already, so that a file's references can be checked.

use crate::desk::client::Company;
use crate::desk::{AssetId, CompanyId, Moment, Policy, Record, SiteId, Unit, UnitId};
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
    by_inn: BTreeMap<String, Vec<CompanyId>>,
    by_name: BTreeMap<String, Vec<CompanyId>>,
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
            Record::Contact(_)
            | Record::Contract(_)
            | Record::PriceList(_)
            | Record::Debt(_)
            | Record::Maintenance(_)
            | Record::Call(_) => {}
        }
    }

    fn add_company(&mut self, company: &Company) {
        if !self.companies.contains_key(&company.id) {
            if !company.inn.is_empty() {
                self.by_inn.entry(company.inn.clone()).or_default().push(company.id.clone());
            }
            self.by_name.entry(name_key(company.name.raw())).or_default().push(company.id.clone());
        }
        self.companies.insert(company.id.clone(), company.clone());
    }

    /// The companies of an ИНН, narrowed by a КПП where one is given and some company has it.
    #[must_use]
    pub fn of_inn(&self, inn: &str, kpp: &str) -> Vec<&CompanyId> {
        let all: Vec<&CompanyId> = self.by_inn.get(inn).into_iter().flatten().collect();
        let narrowed: Vec<&CompanyId> =
            all.iter().copied().filter(|id| !kpp.is_empty() && self.companies.get(*id).is_some_and(|c| c.kpp == kpp)).collect();
        if narrowed.is_empty() { all } else { narrowed }
    }

    /// The companies of a name: case, quotes, the form of ownership and ё aside.
    #[must_use]
    pub fn of_name(&self, name: &str) -> Vec<&CompanyId> {
        self.by_name.get(&name_key(name)).into_iter().flatten().collect()
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

/// A name as it is compared: «ООО "Ромашка"» is «ромашка».
#[must_use]
pub fn name_key(name: &str) -> String {
    let plain = name.to_lowercase().replace('ё', "е");
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && !FORMS.contains(w));
    words.collect::<Vec<_>>().join(" ")
}

const FORMS: [&str; 8] = ["ооо", "ао", "пао", "зао", "оао", "ип", "гбоу", "мбоу"];
