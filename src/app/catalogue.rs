//! What is sold, and what the client in the panel has of it.

use crate::desk::contract::{Contract, Package};
use crate::desk::terms::{Terms, as_sold, terms};
use crate::desk::{CompanyId, Dossier, Moment};

/// The client's contracts, then the packages of the house: one of them is read aloud.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// Whose contracts stand first; nobody's where only packages are looked through.
    pub company: Option<CompanyId>,
    /// The client; none while they are read.
    pub dossier: Option<Box<Dossier>>,
    /// Which is chosen.
    pub chosen: usize,
}

impl Catalogue {
    /// What can be chosen: contracts in force, other contracts, packages as they are sold.
    #[must_use]
    pub fn entries<'a>(&'a self, packages: &'a [Package], now: Moment) -> Vec<Terms<'a>> {
        let mut contracts: Vec<&Contract> = self.dossier.iter().flat_map(|dossier| &dossier.contracts).collect();
        contracts.sort_by_key(|contract| !contract.in_force(now));
        let of_client = self.dossier.iter().flat_map(|dossier| &dossier.packages);
        let package = |contract: &Contract| of_client.clone().chain(packages).find(|package| package.id == contract.package);
        let signed = contracts.into_iter().map(|contract| terms(Some(contract), package(contract)));
        signed.chain(packages.iter().map(as_sold)).collect()
    }
}
