//! Finding the client of a row: by ИНН (and КПП), by what somebody confirmed once, by the whole name. Never by half a name:
//! what is not certain is asked.

use super::names::Name;
use crate::desk::client::Company;
use crate::desk::{CompanyId, Match};
use crate::text::Raw;
use std::collections::BTreeMap;

/// So many clients are named as what an unmatched row may mean.
const MAYBE: usize = 3;
/// Letters by which a name begins alike.
const STEM: usize = 5;

/// How a file names a client. Any of them may be empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Called<'a> {
    /// Our id, an ИНН or a name: what people put into a column of clients.
    pub client: &'a str,
    /// ИНН, digits alone.
    pub inn: &'a str,
    /// КПП.
    pub kpp: &'a str,
    /// The name.
    pub name: &'a str,
}

/// Whose a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// This client's.
    Of(CompanyId),
    /// Nobody's whom we serve: somebody said so.
    Nobody,
    /// Not certain: these it may mean.
    Unmatched(Vec<CompanyId>),
}

/// Clients by what they are found by.
#[derive(Clone, Debug, Default)]
pub struct Register {
    companies: BTreeMap<CompanyId, Entry>,
    by_inn: BTreeMap<String, Vec<CompanyId>>,
    by_name: BTreeMap<String, Vec<CompanyId>>,
    confirmed: BTreeMap<String, Option<CompanyId>>,
}

#[derive(Clone, Debug)]
struct Entry {
    shown: Raw,
    name: Name,
    inn: String,
    kpp: String,
}

impl Register {
    /// Enters a client.
    pub fn add(&mut self, company: &Company) {
        let name = Name::of(company.name.raw());
        if !company.inn.is_empty() {
            self.by_inn.entry(company.inn.clone()).or_default().push(company.id.clone());
        }
        self.by_name.entry(name.words.clone()).or_default().push(company.id.clone());
        let entry = Entry { shown: company.name.clone(), name, inn: company.inn.clone(), kpp: company.kpp.clone() };
        self.companies.insert(company.id.clone(), entry);
    }

    /// Takes in what somebody confirmed.
    pub fn remember(&mut self, confirmed: &Match) {
        self.confirmed.insert(confirmed.key.clone(), confirmed.company.clone());
    }

    /// What a client is called on the desk.
    #[must_use]
    pub fn name(&self, id: &CompanyId) -> Option<&Raw> {
        self.companies.get(id).map(|entry| &entry.shown)
    }

    /// Whose is a row that names its client so?
    #[must_use]
    pub fn whose(&self, called: Called<'_>) -> Whose {
        if let Some((id, _)) = self.companies.get_key_value(&CompanyId::new(called.client)).filter(|_| !called.client.is_empty())
        {
            return Whose::Of(id.clone());
        }
        let called = called.spelt_out();
        if let [one] = self.of_inn(called.inn, called.kpp)[..] {
            return Whose::Of(one.clone());
        }
        if let Some(whose) = self.of_memory(called) {
            return whose;
        }
        match self.of_name(called.name, called.inn)[..] {
            [one] => Whose::Of(one.clone()),
            _ => Whose::Unmatched(self.maybe(called)),
        }
    }

    /// The companies of an ИНН, narrowed by a КПП where one is given and some company has it.
    fn of_inn(&self, inn: &str, kpp: &str) -> Vec<&CompanyId> {
        let all: Vec<&CompanyId> = self.by_inn.get(inn).into_iter().flatten().collect();
        let is_branch = |id: &&CompanyId| !kpp.is_empty() && self.companies.get(*id).is_some_and(|entry| entry.kpp == kpp);
        let narrowed: Vec<&CompanyId> = all.iter().copied().filter(is_branch).collect();
        if narrowed.is_empty() { all } else { narrowed }
    }

    /// What was confirmed of it; a client that has left the desk since is asked for anew.
    fn of_memory(&self, called: Called<'_>) -> Option<Whose> {
        called.keys().iter().find_map(|key| match self.confirmed.get(key)? {
            Some(id) => self.companies.contains_key(id).then(|| Whose::Of(id.clone())),
            None => Some(Whose::Nobody),
        })
    }

    /// The companies of a name. Two firms may have one name: another ИНН is another firm.
    #[must_use]
    pub fn of_name(&self, name: &str, inn: &str) -> Vec<&CompanyId> {
        let sought = Name::of(name);
        let is_it = |id: &&CompanyId| {
            let agrees =
                |entry: &Entry| entry.name.agrees(&sought) && (inn.is_empty() || entry.inn.is_empty() || entry.inn == inn);
            self.companies.get(*id).is_some_and(agrees)
        };
        self.by_name.get(&sought.words).into_iter().flatten().filter(is_it).collect()
    }

    /// Clients that an unmatched row may mean: those of its ИНН, of its name, or of a name that begins alike.
    fn maybe(&self, called: Called<'_>) -> Vec<CompanyId> {
        let words = Name::of(called.name).words;
        let begins: String = words.chars().take_while(|c| *c != ' ').take(STEM).collect();
        let begins = if begins.chars().count() > 2 { begins } else { words.clone() };
        let alike = self.by_name.range(begins.clone()..).take_while(|(key, _)| !begins.is_empty() && key.starts_with(&begins));
        let named = self.by_name.get(&words).filter(|_| !words.is_empty());
        let mut found: Vec<CompanyId> = Vec::new();
        for id in self.by_inn.get(called.inn).into_iter().chain(named).chain(alike.map(|(_, ids)| ids)).flatten() {
            if found.len() < MAYBE && !found.contains(id) {
                found.push(id.clone());
            }
        }
        found
    }
}

impl Called<'_> {
    /// What stands in a column of clients, put where it belongs.
    #[must_use]
    fn spelt_out(self) -> Self {
        let is_inn = matches!(self.client.len(), 10 | 12) && self.client.bytes().all(|b| b.is_ascii_digit());
        match self.client {
            "" => self,
            inn if is_inn && self.inn.is_empty() => Self { inn, ..self },
            name if self.name.is_empty() => Self { name, ..self },
            _ => self,
        }
    }

    /// By what a confirmed match of it is kept, the most certain first. Beside an ИНН the name says nothing.
    #[must_use]
    pub fn keys(self) -> Vec<String> {
        let called = self.spelt_out();
        match (called.inn, called.kpp) {
            ("", _) => vec![Match::by_name(&Name::of(called.name).key())],
            (inn, "") => vec![Match::by_inn(inn, "")],
            (inn, kpp) => vec![Match::by_inn(inn, kpp), Match::by_inn(inn, "")],
        }
    }

    /// Is there anything to find a client by?
    #[must_use]
    pub fn is_blank(self) -> bool {
        [self.client, self.inn, self.name].iter().all(|text| text.is_empty())
    }
}
